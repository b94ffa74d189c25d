"""Claims problems: an amount too small for what is claimed of it, and the rules that divide it (O'Neill 1982)."""
