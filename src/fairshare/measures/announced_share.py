"""What an ally's government, parliament or law set for a year, as a share of GDP."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, RegisterRow, Trail
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World

_YEAR = re.compile(r"\b(20\d\d)\b")
_RANGE = re.compile(r"\b(20\d\d)-(20\d\d)\b")
_LEVEL = re.compile(r"(\d+(?:\.\d+)?)(?:-\d+(?:\.\d+)?)?(?:\+\d+(?:\.\d+)?)?")
#: Kinds of standing under which a level is no plan.
_NO_PLAN = ("demand", "statement", "ambition", "not adopted", "proposal")


@derived(
    Shown("Announced for the year, share of GDP", "% of GDP", 100, 2, "1", stands_on=""),
    formula="the newest plan, law or announcement held for the year; of a range its lower end, of core and related "
    "spending the core",
)
def announced_share(world: World, year: int) -> Row:
    """The level that each ally's own plans name for the year, from the register of pledges; no plan is no figure."""
    found: dict[str, Figure] = {}
    for row in sorted(plans(world), key=lambda r: (r["adopted"], r["id"])):
        place = row["bound"]
        if place in world.span(year) and year in years(row["deadline"]):
            found[place] = Figure(_level(row) / 100, RATIO, Trail("plan", leaf=RegisterRow("pledges", row["id"])))
    missing = dict.fromkeys(world.span(year) - found.keys(), f"no national plan held names a level for {year}")
    return Row.of(found, missing)


def plans(world: World) -> Iterator[Mapping[str, str]]:
    """The rows of the register that set one ally's own share of GDP, adopted by the day."""
    for row in world.catalogue.register("pledges"):
        alone = row["bound"] in world.catalogue.places
        share = "share of GDP" in row["measure"] and not row["measure"].startswith("total")
        plan = not any(word in row["standing"] for word in _NO_PLAN)
        known = date.fromisoformat(row["adopted"]) <= world.asof
        if alone and share and plan and known and _LEVEL.fullmatch(row["threshold"]):
            yield row


def years(text: str) -> frozenset[int]:
    """The years a deadline names: ``2026``, ``2027-04``, ``2026-2030``, ``2025 and 2026``; text in brackets is none.

    >>> sorted(years("2026-2028")), sorted(years("2026 (average 2026-29)"))
    ([2026, 2027, 2028], [2026])
    """
    plain = re.sub(r"\(.*?\)|;.*", "", text)
    ranges = [(int(a), int(b)) for a, b in _RANGE.findall(plain)]
    named = {int(y) for y in _YEAR.findall(_RANGE.sub("", plain))}
    return frozenset(named.union(*(range(a, b + 1) for a, b in ranges)))


def _level(row: Mapping[str, str]) -> float:
    """The level in per cent."""
    found = _LEVEL.fullmatch(row["threshold"])
    return float(found[1]) if found else 0.0
