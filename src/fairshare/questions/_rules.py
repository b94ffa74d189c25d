"""What questions about rules share: the year by default, choices written as text, allies in order, words for norms."""

from collections import Counter
from collections.abc import Iterator

from fairshare.core.choice_text import choices_in
from fairshare.core.figure import Figure
from fairshare.core.place import Place
from fairshare.core.question import Cell, Missing
from fairshare.core.row import Row
from fairshare.core.rule import Rule, rules
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World, no_year
from fairshare.core.years import last_actual_year
from fairshare.errors import BadInput, FairshareError, NoBoard
from fairshare.questions._basis import basis
from fairshare.questions._settings import checked

#: What must be said wherever relative shares are shown.
ZERO_SUM = (
    "Shares by a rule are relative: they add up to the whole, so someone is always below, even if all spend 5 %. "
    "A rule is a choice, not a finding."
)


def default_year(world: World) -> int:
    """The newest year with actuals for every member with forces; where none has, the newest with a board."""
    return last_actual_year(world)


def resting_on(world: World, year: int) -> str:
    """The release that the year's spending is of; where no board covers the year, that none does."""
    try:
        return basis(world, year)
    except NoBoard:
        return f"No release of NATO's held on {world.asof} covers {year}."


def year_note(asked: int | None, year: int) -> Iterator[str]:
    """Why this year, where nobody named one."""
    if asked is None:
        yield f"{year} is the newest year for which every ally with forces has an actual figure; --year takes another."


def choices_of(rule: Rule, text: str | None) -> dict[str, str]:
    """Choices written as ``name=value,name=value``, checked against the rule; a piece without ``=`` goes on the last.

    Raises:
        BadInput: naming the piece that is none, or the choice that the rule does not have or take.
    """
    return checked(rule, choices_in("set", text or "", _sample(rule)))


def _sample(rule: Rule) -> str:
    name, choice = next(iter(rule.choices.items()), ("elasticity", None))
    shown = rule.example.choices if rule.example is not None else {}
    return f"{name}={shown.get(name, choice.default) if choice is not None else 0.5}"


def editions_note(world: World, row: Row) -> Iterator[str]:
    """Which later edition answered for the day, where one did."""
    first: Figure | None = next(iter(row.values()), None)
    if first is not None and first.status == "backfilled":
        yield f"Inputs published after {world.asof} answer for the day: {first.id}; open it with fairshare why."


def row_or_reason(world: World, measure: str, year: int, **choices: str) -> Row:
    """A row; where a year has no board or an input is not held, every place with that reason."""
    try:
        return world.row(measure, year, **choices)
    except BadInput:
        raise
    except FairshareError as error:
        return Row.none(world.span(year), str(error).rstrip("."))


def commonest(row: Row) -> str:
    """The reason for which most places are missing."""
    return next((why for why, _ in Counter(row.missing.values()).most_common(1)), "unknown")


def cell(row: Row, place: str) -> Figure | Missing:
    """A place's figure, or why there is none."""
    return row[place] if place in row else Missing(row.why_missing(place))


def in_order(world: World, year: int, group: str) -> list[Place]:
    """The members of a group in a year by name (BadInput for a group without any, or no year of the treaty's time)."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise no_year(year)
    members = world.members(year, group)
    if not members:
        raise BadInput.of("group", group, f"a group with members in {year}")
    return sorted((world.catalogue.places[p] for p in members), key=lambda p: p.name)


def one_of(world: World, year: int, group: str, ally: str) -> Place:
    """The member of a group in a year that goes by a name (BadInput for a country that is none)."""
    wanted = world.place(ally)
    if wanted not in in_order(world, year, group):
        raise BadInput.of("ally", ally, f"one that is in the group {group} in {year}")
    return wanted


def all_rules() -> Iterator[Rule]:
    """Every rule, family by family."""
    found = [rules[id] for id in rules]
    families = list(dict.fromkeys(r.family for r in sorted(found, key=lambda r: _ORDER.index(r.family))))
    for family in families:
        yield from sorted((r for r in found if r.family == family), key=lambda r: r.id)


_ORDER = (
    "effort", "capacity", "equality", "benefit", "history", "keys", "in kind", "broad burden", "cooperative", "mixed",
)  # fmt: skip


def is_known(cell: Cell) -> bool:
    """Whether a cell holds a figure."""
    return isinstance(cell, Figure)
