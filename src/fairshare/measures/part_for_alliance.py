"""Which part of an ally's defence spending is for the alliance, by a low, a middle and a high reading."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.register import number_in
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import BadInput

READINGS = ("low", "middle", "high")
PERSON = Unit.of("person")
REGISTER = "capabilities"
#: Why there is no middle reading where spending is not split.
UNSPLIT = "no estimate is held of how many of its forces are meant for the Treaty's area"


@derived(
    Shown("Part of defence spending for the alliance", "% of its spending", 100, 1, stands_on=""),
    formula="high: all of it; middle: all of it for allies whose forces are all meant for the Treaty's area, for the "
    "others forces meant for the area (a published estimate) ÷ military personnel; low: what is held of spending in "
    "the common budgets and on forces and posture in Europe ÷ all spending",
)
def part_for_alliance(world: World, year: int, *, reading: str = "high") -> Row:
    """A ratio of what an ally spends; the readings are those of the question posture, the middle one made whole."""
    if reading not in READINGS:
        raise BadInput.of("reading", reading, ", ".join(READINGS))
    here = world.backfilled()
    spent = here.row("expenditure_usd", year)
    if reading == "high":
        return spent / spent
    return _middle(here, year, spent) if reading == "middle" else _low(here, year, spent)


def _middle(here: World, year: int, spent: Row) -> Row:
    """By whose forces are meant for what: all of them, or as many as an estimate says."""
    regional = here.row("spent_by_reading", year, reading="regional")
    whole = spent.only(regional.numbers) / spent.only(regional.numbers)
    kept = here.row("personnel", year)
    estimates = _estimates(here)
    unsplit = spent.keys() - regional.keys()
    forces = {p: estimates[p] for p in sorted(unsplit & estimates.keys())}
    reasons = {p: f"{regional.why_missing(p)}, and {UNSPLIT}" for p in unsplit - forces.keys()}
    by_forces = Row.of(forces, {}, PERSON) / kept.only(forces)
    return Row.of({**whole, **by_forces}, {**spent.missing, **by_forces.missing, **reasons})


def _estimates(here: World) -> dict[str, Figure]:
    """The newest published number of forces for the area, of every ally of which one was known on the day."""
    rows = [r for r in here.catalogue.register(REGISTER) if r["kind"] == "forces" and r["known"] <= str(here.asof)]
    rows.sort(key=lambda row: row["known"])
    return {row["iso3"]: number_in(REGISTER, row, float(row["quantity"]), PERSON) for row in rows}


def _low(here: World, year: int, spent: Row) -> Row:
    """Over spending at the same prices; where the board has none of the year, both over GDP."""
    direct = here.row("spent_by_reading", year, reading="direct", bound="least")
    if direct.unit == spent.unit:
        return direct / spent
    return (direct / here.row("weo_gdp_usd", year)) / (spent / here.row("gdp_usd", year))
