"""What a TOML text holds, read within limits, so that whatever a user wrote can be read in time and shown again."""

import tomllib
from math import isfinite
from typing import Any

#: A line may have this many points where a key can stand: reading a key takes time with the square of its parts.
LIMIT_PARTS = 250
#: No value may lie deeper.
LIMIT_DEPTH = 50


def parsed(text: str) -> dict[str, Any]:
    """A TOML text as a mapping.

    Raises:
        ValueError: saying in one line why it is no TOML, which number is not finite or has more than 64 bits, or that
            it is nested beyond reason.
    """
    for number, line in enumerate(text.split("\n"), 1):
        head = line.lstrip().startswith("[")  # every key below it takes time with its length
        key, most = (line, LIMIT_DEPTH) if head else (line.rpartition("=")[0], LIMIT_PARTS)
        if key.count(".") > most:
            raise ValueError(f"a key of more than {most} parts (at line {number})")
    try:
        found = tomllib.loads(text, parse_float=_finite)
    except RecursionError:
        raise ValueError(f"nested more than {LIMIT_DEPTH} deep") from None
    _check(found)
    return found


def _finite(text: str) -> float:
    if not isfinite(number := float(text)):
        raise ValueError(f"{text} is no finite number")
    return number


def _check(found: dict[str, Any]) -> None:
    """Refuse integers that are none of TOML's (64 bits), and nesting beyond reason."""
    level: list[Any] = [found]
    for _ in range(LIMIT_DEPTH):
        if any(isinstance(v, int) and not -(2**63) <= v < 2**63 for v in level):
            raise ValueError("an integer of more than 64 bits")
        inner = (v.values() if isinstance(v, dict) else v for v in level if isinstance(v, dict | list))
        level = [v for values in inner for v in values]
    if level:
        raise ValueError(f"nested more than {LIMIT_DEPTH} deep")
