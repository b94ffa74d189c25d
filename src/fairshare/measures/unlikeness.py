"""How unlike an ally another one is, by income, size and distance to a threat."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.nearness import unlikeness as gower


@dataclass(frozen=True)
class Criterion:
    """What allies are compared by.

    Attributes:
        measure: The measure that tells it.
        ratio: Whether twice as much is as far as half as much.
    """

    measure: str
    ratio: bool = True


#: By what allies can be compared.
CRITERIA: Mapping[str, Criterion] = {
    "income": Criterion("gdp_per_head_ppp"),
    "size": Criterion("weo_gdp_usd"),
    "population": Criterion("weo_population"),
    "distance": Criterion("distance_to_threat", ratio=False),
}


@derived(
    Shown("Unlikeness to an ally", "of 1 (0 alike, 1 opposite ends)", 1, 2, stands_on=""),
    formula="the mean over the criteria of the difference as a part of the whole range in the group; income, size and "
    "population in logarithms",
)
def unlikeness(
    world: World, year: int, *, to: str = "", by: str = "income,size", group: str = "NATO", **threat: str
) -> Row:
    """How unlike ``to`` every member of a group is ``by`` some criteria; whose criteria are not all held is unknown.

    Further choices are those of the distance to a threat.
    """
    rows, members = criteria(world, year, by=by, group=group, **threat), world.members(year, group)
    missing = {p: _why_not(rows, p) for p in members if any(p not in row for row in rows.values())}
    missing |= dict.fromkeys(world.span(year) - members, f"not a member of {group} in {year}")
    held = sorted(members - missing.keys())
    if to not in held:
        why = f"{to}: {missing.get(to, f'not a member of {group} in {year}')}" if to else "no ally is named: choose to="
        return Row.none(world.span(year), why)
    table = [[row.numbers[p][0] for row in rows.values()] for p in held]
    apart = gower(table, [CRITERIA[n].ratio for n in rows])[held.index(to)]
    values = {p: float(d) for p, d in zip(held, apart, strict=True) if p in world.span(year)}
    found = Row.made("Gower's distance", values, (*rows.values(), *_shared(rows, to, held)))
    return Row(found.numbers, found.unit, {p: why for p, why in missing.items() if p in world.span(year)}, found.step)


def criteria(world: World, year: int, *, by: str, group: str, **threat: str) -> dict[str, Row]:
    """What the members of a group are compared by, a row for each criterion; later editions may tell it.

    Raises:
        BadInput: for what is no criterion, one that stands twice, or a choice of the distance where it does not count.
    """
    named = [part.strip() for part in by.split(",") if part.strip()]
    if not named or len(set(named)) < len(named) or any(n not in CRITERIA for n in named):
        raise BadInput.of("by", by, f"some of {', '.join(CRITERIA)}, joined by commas, each once")
    if threat and "distance" not in named:
        raise BadInput.of("by", by, f"with {', '.join(threat)}, distance must be among the criteria")
    here = world.over(world.members(year, group)).backfilled()
    return {n: here.row(CRITERIA[n].measure, year, **(threat if n == "distance" else {})) for n in named}


def _why_not(rows: Mapping[str, Row], place: str) -> str:
    return next(f"{name}: {row.why_missing(place)}" for name, row in rows.items() if place not in row)


def _shared(rows: Mapping[str, Row], to: str, held: list[str]) -> list[Figure]:
    """What every distance rests on beside the place's own criteria: the ally's, and the ends of each range."""
    known = [row.only(held) for row in rows.values()]
    ends = [end(row.values(), key=lambda f: f.value) for row in known for end in (min, max)]
    return [*(row[to] for row in known), *ends]
