"""Derived measures, one small pure function each, and published ones that scenarios make derive again."""
