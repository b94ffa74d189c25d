"""Points of a path as people write them: ``2027=2.5,2030=3``, in per cent of GDP."""

from fairshare.errors import BadInput


def points_of(text: str, start: int, last: int) -> dict[int, float]:
    """Year -> ratio of GDP.

    >>> points_of("2027=2.5, 2030=3", 2023, 2050)
    {2027: 0.025, 2030: 0.03}

    Args:
        text: What was written.
        start: The year before the first that may be named.
        last: The last that may be named.

    Raises:
        BadInput: naming the point that is none.
    """
    found: dict[int, float] = {}
    for part in text.split(","):
        year, equals, share = (p.strip() for p in part.partition("="))
        try:
            at, percent = int(year), float(share)
        except ValueError:
            at, percent = 0, -1.0
        if not equals or not 0 <= percent <= 100:
            raise BadInput.of("points", part.strip(), "a year and a level in % of GDP, e.g. 2027=2.5,2030=3")
        if not start < at <= last:
            raise BadInput.of("points", part.strip(), f"a year from {start + 1} to {last}")
        if at in found:
            raise BadInput.of("points", part.strip(), f"{at} once")
        found[at] = round(percent / 100, 12)
    return found
