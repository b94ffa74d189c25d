"""What an ally spends for the alliance, by what that may mean: directly, in the Treaty's area, or on all defence."""

from fairshare.core.derived import Shown, derived
from fairshare.core.register import in_force
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput

READINGS = ("direct", "regional", "all")
BOUNDS = ("least", "most")


@derived(
    Shown("Spending for the alliance by a reading", "million US$", 1e-6, 0, "USD@current", "sum", stands_on=""),
    formula="direct: part in the common budgets + forces and posture in Europe, at least: of these what is held; all: "
    "national defence expenditure; regional: the same for allies whose forces are all meant for the Treaty's area",
)
def spent_by_reading(world: World, year: int, *, reading: str = "all", bound: str = "least") -> Row:
    """US dollars by a reading; ``bound`` counts for the direct one, of which only parts may be held."""
    if reading not in READINGS:
        raise BadInput.of("reading", reading, ", ".join(READINGS))
    if bound not in BOUNDS:
        raise BadInput.of("bound", bound, " or ".join(BOUNDS))
    if reading == "direct":
        return _direct(world, year, bound)
    spent = _national(world, year)
    return _in_the_area(world, year, spent) if reading == "regional" else spent


def _direct(world: World, year: int, bound: str) -> Row:
    funding, posture = world.row("common_funding_usd", year), world.row("direct_posture_usd", year, bound=bound)
    both = funding + posture
    return both.or_else(posture).or_else(funding) if bound == "least" else both


def _national(world: World, year: int) -> Row:
    """At the prices of the year where the release has them, else at those of the board."""
    current = world.row("expenditure_usd_current", year)
    return current if current.numbers else world.row("expenditure_usd", year)


def _in_the_area(world: World, year: int, spent: Row) -> Row:
    outside = {row["iso3"]: row["item"] for row in in_force(world, "posture", "outside", year)}
    unsplit = {p: f"it has {outside[p]}, and no source held splits its spending" for p in spent if p in outside}
    kept = spent.only(world.span(year) - unsplit.keys())
    return Row(kept.numbers, kept.unit, {**kept.missing, **unsplit}, kept.step, kept.name)
