"""Kinds of file users may hand in, one per file."""
