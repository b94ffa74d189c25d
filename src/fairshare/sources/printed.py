"""What a spreadsheet prints for a number under a number format: ``1.3465`` under ``#,##0.00`` is ``1.35``."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?")
#: Spreadsheets allow a format this many characters.
_LONGEST = 255
#: Every digit of the largest number, and of the longest format.
_EXACT = Context(prec=1_000)
_CONDITION = re.compile(r"\[[<>=]")


def printed(value: float, number_format: str) -> str:
    """The number as printed.

    Args:
        value: The stored number.
        number_format: The spreadsheet's format code; sections for negative numbers and zero are honoured.

    Returns:
        The text, rounded half away from zero as spreadsheets do; empty where the format hides the number.

    Raises:
        ValueError: for a format this function does not know (scientific, dates, scaling by trailing commas), and for
            what is no finite number.

    >>> printed(-1234.565, "#,##0.00"), printed(2.0, "General"), printed(0.0201, "0.00%")
    ('-1,234.57', '2', '2.01%')
    """
    if not isfinite(value):
        raise ValueError(f"{value!r} is no finite number")
    if len(number_format) > _LONGEST or "\0" in number_format:
        raise ValueError(f"number format {number_format[:20]!r}... is not understood")
    code, number = _section(value, number_format)
    if not number_format or code.strip().lower() in ("general", "@"):
        return f"{number:.10g}"
    prefix, core, suffix = _parts(code)
    if not core:
        return prefix.strip()
    exact = _EXACT.multiply(Decimal(repr(number)), Decimal(100 if is_percentage(code) else 1))
    return f"{prefix}{_digits(exact, core)}{suffix}".strip()


def is_percentage(number_format: str) -> bool:
    """Whether the format prints 100 times the stored number, followed by ``%`` (a quoted ``%`` is only text)."""
    return "%" in _QUOTED.sub("", number_format)


def _section(value: float, number_format: str) -> tuple[str, float]:
    """The section of the format that applies, and the number it prints (a section for negatives has its own sign)."""
    sections = number_format.split(";")
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _parts(code: str) -> tuple[str, str, str]:
    """Text before the digits, the digit placeholders, and text after them."""
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        text = found.group(1) or found.group(2) or ""
        literals.append(text)
        return f"\0{len(literals) - 1}\0" if text else ""

    bare = _QUOTED.sub(keep, code)
    outside = re.sub(r"\0\d+\0", lambda m: "\0" * len(m.group()), bare)
    marks = list(_DIGITS.finditer(outside))
    first = marks[0].span() if marks else (len(bare), len(bare))
    before, core, after = bare[: first[0]], bare[slice(*first)], bare[first[1] :]
    scaled = core.rstrip(".").endswith(",") or after.startswith(",")
    if scaled or len(marks) > 1 or re.search(r"[a-zA-Z/]", outside) or _CONDITION.search(code):
        raise ValueError(f"number format {code!r} is not understood")
    return _literal(before, literals), core, _literal(after, literals)


def _literal(text: str, literals: list[str]) -> str:
    return re.sub(r"\0(\d+)\0", lambda m: literals[int(m.group(1))], text)


def _digits(exact: Decimal, core: str) -> str:
    """The number under bare placeholders such as ``#,##0.0#``."""
    whole, _, fraction = core.partition(".")
    places = len(fraction)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    spare = places - fraction.count("0")
    while spare and text.endswith("0"):
        text, spare = text[:-1], spare - 1
    return text.removesuffix(".")
