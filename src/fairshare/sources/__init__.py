"""How a publisher's file becomes facts: one reader per publisher, and one for bare tables."""
