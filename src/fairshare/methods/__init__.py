"""Numerics behind rules and questions: numbers in, numbers out; nothing here knows of NATO."""
