"""Thin ways to ask: today the command line."""
