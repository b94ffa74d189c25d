"""Coalitional games with transferable utility: what each coalition is worth alone, and how the whole is shared."""
