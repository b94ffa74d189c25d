"""What became of a share of GDP in later releases, as a factor."""

from fairshare.core.board import visible
from fairshare.core.derived import Shown, derived
from fairshare.core.fact import Status
from fairshare.core.row import NO_FORCES, Cells, Row
from fairshare.core.unit import RATIO, scaled
from fairshare.core.world import World
from fairshare.errors import BadInput

MEASURE = "defence_share"


@derived(
    Shown("Share now over share then", "times", 1, 3, stands_on=""),
    formula="share of GDP of the year in the release that answers for it now ÷ the same in an earlier release",
)
def share_revision(world: World, year: int, *, first: str = "") -> Row:
    """The share of a year as published now over that of the release ``first``, by default the one before it."""
    here = world.unchanged().over(world.span(year))
    now = here.row(MEASURE, year)
    release = first or _before(here, year)
    if not release:
        return Row.none(world.span(year), f"no earlier release held has shares of {year}")
    if here.source(release).published > world.asof or year not in here.facts.years(MEASURE, release):
        raise BadInput.of("first", release, f"a release published by {world.asof} with shares of {year}")
    return now / _row_of(here, year, release)


def _before(world: World, year: int) -> str:
    """The newest release before the one that answers for a year, of those that have the year."""
    answers = world.release(year)
    older = [s for s in visible(world.facts, world.asof) if s.published < answers.published]
    held = [s for s in older if s.publisher == answers.publisher and year in world.facts.years(MEASURE, s.id)]
    return max(held, key=lambda s: s.published).id if held else ""


def _row_of(world: World, year: int, release: str) -> Row:
    """The cells of one release, however few it has."""
    facts = world.facts.row(MEASURE, year, release)
    numbers: dict[str, tuple[float, Status]] = {}
    missing: dict[str, str] = {}
    for place in sorted(world.span(year)):
        fact = facts.get(place)
        if fact is not None and fact.value is not None:
            numbers[place] = scaled(fact.unit).plain(fact.value), fact.status
        elif not world.catalogue.places[place].armed_forces:
            missing[place] = NO_FORCES
        else:
            missing[place] = (fact.reason if fact else "") or f"{release} has no such figure for {year}"
    return Row(numbers, RATIO, missing, Cells(facts))
