"""Defence spending on a path above what it would be at an unchanged share of GDP."""

from typing import get_args

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.lever import Change, Scenario
from fairshare.core.row import NO_FORCES, Row
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.core.years import carried_on, carried_until
from fairshare.errors import BadInput
from fairshare.methods.paths import Shape

ANNOUNCED = "as-announced"
SHAPES = (*get_args(Shape), ANNOUNCED)
#: ``by``: the year a target is due; where it holds every year, or was due before, ten years after the last board.
DUE, TEN_YEARS = "due", 10
#: The most that may be asked for, and the longest delay.
_HIGHEST, _LONGEST = 20.0, 10


@derived(
    Shown("Extra defence spending, share of GDP", "% of GDP", 100, 2, stands_on="", signed=True),
    formula="share of GDP on the path to the target − share of GDP without it; with a delay, of as many years before",
)
def extra_defence(
    world: World, year: int, *, target: str = "hague-2025-core", by: str = DUE, shape: str = "linear", delay: str = "0"
) -> Row:
    """The path to a ``target``, or to a percentage of GDP, ``by`` a year, less the share it has without.

    ``shape`` is one of the paths, or as-announced: through national plans. ``delay`` is by how many years the same
    path begins and ends later.
    """
    known = world.catalogue.targets.get(target)
    if known is not None and known.agreed > world.asof:
        return Row.none(world.span(year), f"{target} was agreed on {known.agreed}, after {world.asof}")
    change, later = _change(world, target, by, shape), _delay(delay)
    newest = world.unchanged().newest_year()
    at = year - later
    if at <= newest:
        return _before(world, year, newest + 1 + later)
    here = carried_on(world).over(world.span(year))
    extra = _on_path(here, change).row("defence_share", at) - here.row("defence_share", at)
    if not later:
        return extra
    told = Figure.chosen("years of delay", float(later))
    return Row.made("the same path later", {p: v for p, (v, _) in extra.numbers.items()}, (extra, told), extra.unit)


def _before(world: World, year: int, begins: int) -> Row:
    """Nothing is extra before a path begins, whatever is known of the year."""
    places, here = world.catalogue.places, world.span(year)
    told = Figure.chosen("year in which the path begins", float(begins))
    none = Row.made("before the path", {p: 0.0 for p in here if places[p].armed_forces}, (told,))
    idle = dict.fromkeys((p for p in here if not places[p].armed_forces), NO_FORCES)
    return Row(none.numbers, none.unit, idle, none.step)


def _on_path(world: World, change: Change) -> World:
    """The world under the path; under a shipped scenario where one ends just so, because its figures open again."""
    lines = (*world.changes, change)
    for scenario in world.catalogue.scenarios.values():
        rest, last = lines[: -len(scenario.changes)], lines[-len(scenario.changes) :]
        if [(c.lever, c.settings) for c in last] == [(c.lever, c.settings) for c in scenario.changes]:
            return world.unchanged().after(rest).under(scenario)
    return world.after((change,))


def _change(world: World, target: str, by: str, shape: str) -> Change:
    """The line of a scenario that takes everybody along the path."""
    if shape not in SHAPES:
        raise BadInput.of("shape", shape, f"one of {', '.join(SHAPES)}")
    known = world.catalogue.targets.get(target)
    year = last_year(world, by, world.target(target) if known else None)
    settings: dict[str, str | int | float | bool | tuple[str, ...]] = {
        "lever": "reach",
        "by_year": year,
        "shape": shape,
    }
    if shape != ANNOUNCED:
        settings["level"] = _level(target, known)
    return Scenario.of("path", [settings]).changes[0]


def _level(target: str, known: Target | None) -> float:
    if known is not None:
        if known.measure != "defence_share" or known.comparator == "up_to":
            raise BadInput.of("target", target, "name one for defence expenditure as a share of GDP, or a percentage")
        return known.threshold
    try:
        percent = float(target)
    except ValueError:
        raise BadInput.of("target", target, "a target's id, or a percentage of GDP such as 3.5") from None
    if not 0 < percent <= _HIGHEST:
        raise BadInput.of("target", target, f"a target's id, or a percentage of GDP above 0 and up to {_HIGHEST:g}")
    return percent / 100


def last_year(world: World, by: str, known: Target | None) -> int:
    """The year in which a path ends: the one given, or by default the one its target is due.

    Raises:
        BadInput: for what is no year after the last one published that the world goes on to.
    """
    newest, end = world.unchanged().newest_year(), carried_until(world)
    if by == DUE:
        due = known.due.year if known is not None and known.due is not None else 0
        return due if due > newest else min(newest + TEN_YEARS, end)
    if not by.isdecimal() or not newest < int(by) <= end:
        raise BadInput.of("by", by, f"a year from {newest + 1}, the first not published, to {end}")
    return int(by)


def _delay(text: str) -> int:
    if not text.isdecimal() or int(text) > _LONGEST:
        raise BadInput.of("delay", text, f"years from 0 to {_LONGEST}")
    return int(text)
