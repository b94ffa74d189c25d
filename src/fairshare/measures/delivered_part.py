"""What part of a planned rise of an ally's share of GDP was delivered."""

from collections.abc import Iterator
from datetime import date

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, RegisterRow, TargetTerm, Trail
from fairshare.core.row import Row
from fairshare.core.target import Target
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard

MEASURE = "defence_share"
#: ``pledge`` of the allies' own plans.
OWN = "announced"


@derived(
    Shown("Part of the planned rise delivered", "% of it", 100, 0),
    formula="rise of the share of GDP since the year of the pledge ÷ the rise that a straight line to the level asks "
    "for by then, held between 0 and 1; pledge=announced: since the year before an ally adopted its own plan",
)
def delivered_part(world: World, year: int, *, pledge: str = "wales-2014-2pct") -> Row:
    """How much of the rise due by a year had come, for those who were below the level when it was set.

    More than all counts as all: what a rise of a hundredth became says nothing of the part of a plan that comes.
    """
    here = world.unchanged().over(world.span(year)).steady(year)
    now = here.row(MEASURE, year)
    if pledge == OWN:
        return _own_plans(here, year, now)
    known = world.catalogue.targets.get(pledge)
    if known is not None and known.agreed > world.asof:
        return Row.none(world.span(year), f"{pledge} was agreed on {known.agreed}, after {world.asof}")
    target = world.target(pledge)
    if target.whole != "gdp" or target.measure != MEASURE:
        raise BadInput.of("pledge", pledge, f"a target for {MEASURE}, or {OWN}")
    return _since(here, year, now, target)


def _since(here: World, year: int, now: Row, target: Target) -> Row:
    """The part of the way to a target."""
    first, due = target.agreed.year, target.due.year if target.due else target.agreed.year + 1
    if year <= first:
        return Row.none(here.span(year), f"{target.id} was agreed on {target.agreed}")
    try:
        before = here.row(MEASURE, first)
    except NoBoard:
        return Row.none(here.span(year), f"{here.release(year).id} does not cover {first}")
    way = min(1.0, (year - first) / (due - first))
    values, missing = {}, {}
    for place, (share, _) in before.numbers.items():
        if place not in here.members(first):
            missing[place] = f"not a member in {first}"
        elif share >= target.threshold:
            missing[place] = f"at the level already in {first}"
        elif place in now:
            values[place] = _part(share, now.numbers[place][0], (target.threshold - share) * way)
    level = Figure(target.threshold, RATIO, Trail("target", leaf=TargetTerm(target.id, target.source)))
    row = Row.made(f"part of the rise due by {year} since {first}", values, (now, before, level))
    return Row(row.numbers, row.unit, {**row.missing, **missing}, row.step)


def _own_plans(here: World, year: int, now: Row) -> Row:
    """The part of the way to what each ally announced for the year."""
    plans = here.row("announced_share", year)
    figures, missing = {}, dict(plans.missing)
    for place, plan in plans.items():
        first = _adopted(here, plan).year - 1
        try:
            before = here.row(MEASURE, first)
        except NoBoard:
            missing[place] = f"{here.release(year).id} does not cover {first}"
            continue
        if place not in now or place not in before:
            missing[place] = (now if place not in now else before).why_missing(place)
        elif before[place].value >= plan.value:
            missing[place] = f"at the level already in {first}"
        else:
            part = _part(before[place].value, now[place].value, plan.value - before[place].value)
            row = Row.made(f"part of the rise since {first}", {place: part}, (now, before, plan))
            figures[place] = row[place]
    return Row.of(figures, missing)


def _part(before: float, now: float, rise: float) -> float:
    return min(1.0, max(0.0, (now - before) / rise))


def _adopted(here: World, plan: Figure) -> date:
    """The day on which a plan was adopted, by the row of the register it rests on."""
    ids = {leaf.row for leaf in plan.trail.leaves() if isinstance(leaf, RegisterRow)}
    days: Iterator[date] = (
        date.fromisoformat(r["adopted"]) for r in here.catalogue.register("pledges") if r["id"] in ids
    )
    return next(days)
