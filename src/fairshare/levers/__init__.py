"""Kinds of change a scenario may make, one per file."""
