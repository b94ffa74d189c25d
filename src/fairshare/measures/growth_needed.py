"""How fast defence expenditure must grow to reach a target when it is due."""

from math import prod

from fairshare.core.derived import Shown, derived
from fairshare.core.fact import softest
from fairshare.core.figure import ONE, Figure, TargetTerm, Trail
from fairshare.core.row import Row
from fairshare.core.target import Target
from fairshare.core.unit import RATIO
from fairshare.core.world import World


@derived(
    Shown("Growth needed to reach the target, a year", "% a year", 100, 1, stands_on="", signed=True),
    formula="(threshold ÷ share of GDP × real growth of GDP until the target is due) ^ (1 ÷ years until then) − 1; GDP "
    "grows as the IMF projects, and after its last year at the rate of that year (an assumption)",
)
def growth_needed(world: World, year: int, *, target: str = "hague-2025-core") -> Row:
    """Average annual real growth of expenditure that ends at the target in its due year; negative above it."""
    known = world.catalogue.targets.get(target)
    if known is not None and known.agreed > world.asof:
        return Row.none(world.span(year), f"{target} was agreed on {known.agreed}, after {world.asof}")
    asked = world.target(target)
    if (why := _why_none(asked, year)) or asked.due is None:
        return Row.none(world.span(year), why)
    threshold = Figure(asked.threshold, RATIO, Trail("target", leaf=TargetTerm(asked.id, asked.source)))
    gdp = _gdp_grown(world.over(world.span(year)), year, asked.due.year)
    factor = gdp / world.row(asked.measure, year) * threshold
    return factor ** (1 / (asked.due.year - year)) - ONE


def _why_none(asked: Target, year: int) -> str:
    """Why no growth leads to a target; empty where one does."""
    if asked.whole != "gdp":
        return f"{asked.measure} is not a share of GDP"
    if asked.due is None:
        return f"{asked.id} has no due year: it holds every year"
    return f"{asked.id} was due in {asked.due.year}" if asked.due.year <= year else ""


def _gdp_grown(world: World, year: int, due: int) -> Row:
    """GDP of the due year over that of the year, by the IMF's rates; its last one also stands for the years after."""
    rows = [r for y in range(year + 1, due + 1) if (r := world.row("weo_growth", y)).numbers]
    if not rows:
        return world.row("weo_growth", year + 1)
    last = year + len(rows)
    op = f"Π of 1 + growth, {year + 1}-{last}" + f", and that of {last} until {due}" * (last < due)
    figures, missing = {}, {}
    for place in sorted(world.span(year)):
        rates = [r[place] for r in rows if place in r]
        if len(rates) < len(rows):
            missing[place] = next(r.why_missing(place) for r in rows if place not in r)
            continue
        grown = prod(1 + r.value for r in rates) * (1 + rates[-1].value) ** (due - last)
        figures[place] = Figure(grown, RATIO, Trail(op, tuple(rates)), softest(*(r.status for r in rates)))
    return Row.of(figures, missing)
