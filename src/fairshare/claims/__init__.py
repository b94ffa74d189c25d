"""Kinds of checkable claims, one file each; ``reader`` turns a text into the clauses they read."""
