"""How fast defence expenditure must grow to reach a target when it is due."""

from collections.abc import Iterator

from fairshare.core.derived import Shown, derived
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
    factor = world.row(asked.measure, year) ** -1 * threshold
    here = world.over(world.span(year))
    for grown in _growth_of_gdp(here, range(year + 1, asked.due.year + 1)):
        factor = factor * (grown + ONE)
    return factor ** (1 / (asked.due.year - year)) - ONE


def _why_none(asked: Target, year: int) -> str:
    """Why no growth leads to a target; empty where one does."""
    if asked.whole != "gdp":
        return f"{asked.measure} is not a share of GDP"
    if asked.due is None:
        return f"{asked.id} has no due year: it holds every year"
    return f"{asked.id} was due in {asked.due.year}" if asked.due.year <= year else ""


def _growth_of_gdp(world: World, years: range) -> Iterator[Row]:
    """The IMF's rate of each year; after the last year it projects, the rate of that year again."""
    row = None
    for year in years:
        found = world.row("weo_growth", year)
        row = found if found.numbers or row is None else row
        yield row
