"""Who changed side between two days, and whether by spending, by GDP or by revision."""

from collections.abc import Iterable

from fairshare.core.figure import Figure
from fairshare.core.question import Missing, Record
from fairshare.core.standing import standings
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.errors import NoBoard

CAUSES = ("revision", "spending", "gdp")


def changed_sides(before: World, now: World, year: int, targets: Iterable[Target]) -> tuple[Record, ...]:
    """Allies on another side of a target than on an earlier day.

    ``before`` answers with its own newest year. The change of the share is taken apart in this order: what the newer
    release says of the old year (revision), what more expenditure adds at the new year's GDP (spending), and what
    growth of GDP takes off at the old year's expenditure (gdp).
    """
    old_year = before.newest_year()
    parts = _parts(before, now, old_year, year)
    records: list[Record] = []
    for target in targets:
        if not target.in_force(old_year, before.asof):
            continue
        then, today = standings(before, target, old_year), standings(now, target, year)
        for place, standing in today.items():
            earlier = then.get(place)
            if earlier is None or {earlier.state, standing.state} & {"unknown", "not_bound"}:
                continue
            if (earlier.state == "met") == (standing.state == "met"):
                continue
            records.append(
                {
                    "iso3": place,
                    "target": target.id,
                    "then": earlier.state,
                    "then_year": old_year,
                    "then_release": before.release(old_year).id,
                    "now": standing.state,
                    "now_year": year,
                    "now_release": now.release(year).id,
                    **_cause(parts, place, target, up=standing.state == "met"),
                }
            )
    return tuple(records)


def _parts(before: World, now: World, old_year: int, year: int) -> dict[str, dict[str, Figure]]:
    """The three parts of each ally's change of share, where the newer release covers both years."""
    here = now.steady(year).over(before.span(old_year) & now.span(year))
    old = before.over(here.scope)
    try:
        old_share = here.row("defence_share", old_year)
    except NoBoard:
        return {}
    old_gdp, gdp = (here.row("gdp_usd_constant", y) for y in (old_year, year))
    old_spent, spent = (here.row("expenditure_usd_constant", y) for y in (old_year, year))
    return {
        "revision": dict(old_share - old.row("defence_share", old_year)),
        "spending": dict((spent - old_spent) / gdp),
        "gdp": dict(old_spent / gdp - old_spent / old_gdp),
    }


def _cause(parts: dict[str, dict[str, Figure]], place: str, target: Target, *, up: bool) -> Record:
    if target.measure != "defence_share":
        return {"cause": "composition"}
    found = {c: parts.get(c, {}).get(place) for c in CAUSES}
    known = {c: f for c, f in found.items() if f is not None}
    cells = {
        c: f if f is not None else Missing("the newer release does not cover both years") for c, f in found.items()
    }
    if len(known) < len(CAUSES):
        return {"cause": "unknown", **cells}
    pick = max if up else min
    return {"cause": pick(known, key=lambda c: known[c].value), **cells}
