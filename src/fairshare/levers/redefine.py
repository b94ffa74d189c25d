"""Another definition of what counts as defence expenditure, for all allies alike."""

from collections.abc import Iterator
from typing import Literal

from fairshare.core.figure import Figure, ScenarioLine, Trail
from fairshare.core.lever import AMOUNTS, Setting, lever
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard

Category = Literal["equipment", "personnel", "infrastructure", "other"]
CATEGORIES: tuple[Category, ...] = ("equipment", "personnel", "infrastructure", "other")
SHARES = tuple(f"{c}_share" for c in CATEGORIES)
#: Where what is added is counted: it is none of the other three.
ADDED_TO = "other_share"


def _sound(*, leave_out: tuple[str, ...], add: float, **_: Setting) -> Iterator[tuple[str, str]]:
    """Something changes, and something is left."""
    if not leave_out and not add:
        yield "leave_out", f"at least one of {', '.join(CATEGORIES)}, or a ratio of GDP in add"
    if len(set(leave_out)) == len(CATEGORIES):
        yield "leave_out", "at most three of the four categories, or nothing is left"


@lever(alters="amounts", rewrites=(*AMOUNTS, *SHARES), once=True, sound=_sound, add=(0, 0.2))
def redefine(  # noqa: PLR0913  one parameter per setting
    below: World,
    measure: str,
    row: Row,
    line: ScenarioLine,
    *,
    leave_out: tuple[Category, ...] = (),
    add: float = 0.0,
) -> Row:
    """Count only some of the four categories NATO publishes, or a part of GDP more.

    Without those in ``leave_out`` expenditure is the other categories added up: ``personnel`` holds pensions, which
    nobody publishes apart. ``add`` is a ratio of GDP that every ally counts more, e.g. 0.015 for related spending of
    1.5 % in full: an assumption, since no ally's is published; it is counted under other. An ally whose categories are
    not known is unknown then; years after the last published one need the lever growth behind this line. Targets stay
    as they are, though they were agreed for another definition.
    """
    if any(change.lever == "redefine" for change in below.changes):
        raise BadInput.of("lever", "redefine", "a scenario defines expenditure already, and there is one definition")
    year = row.name.year if row.name else 0
    if not _covered(below, year):
        return row
    none = Figure(0.0, RATIO, Trail("scenario", leaf=line), "hypothetical")
    added = _added(below, year, Figure(add, RATIO, Trail("scenario", leaf=line), "hypothetical"))
    factor = _kept(below, year, leave_out) + added
    if measure in AMOUNTS:
        return row * factor
    part = row * none if measure.removesuffix("_share") in leave_out else row
    return (part + added if measure == ADDED_TO else part) / factor


def _covered(below: World, year: int) -> bool:
    """Whether there is anything to redefine in a year; a line behind this one may carry on what was redefined."""
    try:
        below.release(year)
    except NoBoard:
        return False
    return True


def _kept(below: World, year: int, leave_out: tuple[Category, ...]) -> Row:
    """The part of expenditure that still counts: the categories that are kept, added up as published."""
    spent = below.row("expenditure_usd_constant", year)
    if not leave_out:
        return spent / spent
    first, *more = (below.row(f"{c}_share", year) for c in CATEGORIES if c not in leave_out)
    return sum(more, first)


def _added(below: World, year: int, part: Figure) -> Row:
    """What is added, as a part of expenditure as published."""
    spent, gdp = (below.row(f"{what}_usd_constant", year) for what in ("expenditure", "gdp"))
    return gdp / spent * part
