"""Words of others as they may be shown: they steer no terminal, and no spreadsheet takes them for a formula."""

import re

#: Characters that steer a terminal or turn the direction of writing; a text under audit does neither.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t")


def steerless(words: str) -> str:
    """Words with a mark in place of every character that steers a terminal."""
    return _STEERING.sub("�", words)


def as_cell(words: str) -> str:
    """Words as a cell of CSV; behind an apostrophe where a spreadsheet would calculate with them."""
    return "'" * words.startswith(_FORMULA) + steerless(words)
