"""Bars and sparklines in block characters."""

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"


def bar(value: float, full: float, width: int, level: float | None = None) -> str:
    """A bar from zero, ``width`` characters long at ``full``, rounded down; a line marks ``level``.

    >>> bar(2.0, 4.0, 8)
    '████    '
    """
    cells = max(0.0, min(1.0, value / full)) * width if full > 0 else 0.0
    whole = int(cells)
    drawn = "█" * whole + (_EIGHTHS[int((cells - whole) * 8)] if whole < width else "")
    drawn = drawn.ljust(width)[:width]
    if level is None or not 0 < level < full:
        return drawn
    at = min(width - 1, int(level / full * width))
    return drawn if drawn[at] != " " else f"{drawn[:at]}│{drawn[at + 1 :]}"


def sparkline(values: Sequence[float | None]) -> str:
    """A line of blocks from zero; a gap where a value is missing.

    >>> sparkline([0, 4, None, 8])
    '▁▄ █'
    """
    top = max((v for v in values if v is not None), default=0.0)
    if top <= 0:
        return ""
    return "".join(" " if v is None else _LEVELS[min(7, max(0, round(v / top * 8) - 1))] for v in values)
