"""A departure year by year: what is missing, what is filled, and what that takes."""

from collections.abc import Iterator
from dataclasses import replace

from fairshare.core.figure import Figure
from fairshare.core.question import Missing
from fairshare.core.row import Row
from fairshare.questions._without_asked import Leaving, Phase


def year_by_year(leaving: Leaving, phase: Phase) -> Iterator[dict[str, object]]:
    """A record per year; what is not filled in a year is not made good later."""
    for year in phase.years:
        members = leaving.world.members(year)
        who = replace(leaving.who, left=tuple(p for p in leaving.who.left if p in members))  # some joined later
        at = replace(leaving, year=year, who=who, filled=phase.filled(year))
        lost, parts = at.shortfall[at.reading], at.rows["part_usd"]
        yield {
            "year": year,
            "filled": at.filled,
            "shortfall_usd": lost,
            "filled_usd": _times(lost, at.filled, "part filled by the year"),
            "unfilled_usd": _times(lost, 1 - at.filled, "part not filled by the year"),
            "gdp_ratio": at.burden,
            "parts": dict(parts) if parts.numbers else {},
        }


def _times(lost: Figure | Missing, part: float, name: str) -> Figure | Missing:
    return lost if isinstance(lost, Missing) else lost * Figure.chosen(name, part)


def added_up(records: list[dict[str, object]], key: str) -> Figure | Missing:
    """The sum over all years."""
    found = {str(r["year"]): r[key] for r in records}
    missing = next((v for v in found.values() if isinstance(v, Missing)), None)
    figures = {year: v for year, v in found.items() if isinstance(v, Figure)}
    return missing or Row.of(figures, {}).total()
