"""What a scenario makes of the alliance in a year: its members, who is at a target, what is spent."""

from dataclasses import dataclass, replace

from fairshare.core.figure import Figure
from fairshare.core.lever import Change, Scenario, levers
from fairshare.core.question import Missing
from fairshare.core.standing import standings, tally
from fairshare.core.target import Target
from fairshare.core.world import LAST_YEAR, World
from fairshare.errors import NoBoard, NoSuchFact
from fairshare.questions._gathered import default_target

#: Settings that name a year in which a line does something.
_YEARS = ("by_year", "from_year", "until_year")
#: How many years back a year is looked for in which every member's spending is known.
_BACK = 5


@dataclass(frozen=True)
class Effect:
    """The alliance in a year of a world.

    Attributes:
        members: How many there are.
        of: How many of them the target binds; they have armed forces.
        met: How many of those reach it; None where it is known of nobody.
        at_most: How many would if everyone of whom it is unknown did.
        spent: What all members spent, added up.
        share: The same over their GDP.
    """

    members: int | None
    of: int | None
    met: int | None
    at_most: int | None
    spent: Figure | Missing
    share: Figure | Missing

    @property
    def reached(self) -> str:
        """How many reach the target, in words: a number, a range, or that nobody knows."""
        if self.met is None:
            return "unknown"
        return f"{self.met}" if self.met == self.at_most else f"{self.met} to {self.at_most}"

    @property
    def unnamed(self) -> "Effect":
        """The same, its figures without the address of a world that has no name of its own."""
        spent, share = (replace(f, id=None) if isinstance(f, Figure) else f for f in (self.spent, self.share))
        return replace(self, spent=spent, share=share)


def effect(world: World, target: Target, year: int) -> Effect:
    """The alliance as it is in this world; everything unknown where no board covers the year."""
    try:
        counted = tally(world, target, year, standings(world, target, year))
    except NoBoard as error:
        why = Missing(str(error).rstrip("."))
        return Effect(None, None, None, None, why, why)
    spent, share = (_together(world, m, year) for m in ("expenditure_usd", "defence_share"))
    nobody = len(counted.unknown) == counted.of
    met, at_most = (None, None) if nobody else (counted.met, counted.at_most)
    return Effect(len(world.members(year)), counted.of, met, at_most, spent, share)


def _together(world: World, measure: str, year: int) -> Figure | Missing:
    """All members together, added up over those of the year, so that worlds compare like for like."""
    try:
        return world.figure(f"{measure}/NATO~{year}/{year}")
    except NoSuchFact as error:
        return Missing(str(error).rstrip("."))


def year_of(world: World, changes: tuple[Change, ...]) -> int:
    """The last year the lines speak of, if it lies after all boards; else the newest whose spending is fully known."""
    newest = world.unchanged().newest_year()
    named = [int(v) for c in changes for k, v in _settings(c).items() if k in _YEARS and isinstance(v, int)]
    last = max((y for y in named if y <= LAST_YEAR), default=newest)
    if last > newest and world.after(changes).beyond(last):
        return last
    for year in range(newest, newest - _BACK, -1):
        if world.unchanged().bound(year) <= world.unchanged().row("expenditure_usd", year).keys():
            return year
    return newest


def year_of_both(world: World, one: tuple[Change, ...], other: tuple[Change, ...]) -> int:
    """The last year either speaks of, if both go on to it; else the newest that both cover."""
    years = [year_of(world, changes) for changes in (one, other)]
    newest = world.unchanged().newest_year()
    reach = all(max(years) <= newest or world.after(changes).beyond(max(years)) for changes in (one, other))
    return max(years) if reach else min(years)


def _settings(change: Change) -> dict[str, object]:
    return {**levers[change.lever].complete(dict(change.settings))}


def target_of(world: World, asked: str | None, year: int) -> Target:
    """The target asked for; the 2 % guideline in force by default."""
    return world.target(asked) if asked is not None else default_target(world, year)


def lines_told(changes: tuple[Change, ...]) -> list[str]:
    """One note per lever: what it does and what it rewrites."""
    told = []
    for name in dict.fromkeys(c.lever for c in changes):
        kind = levers[name]
        what = f"rewrites {', '.join(sorted(kind.rewrites))}" if kind.rewrites else "alters who is a member"
        told.append(f"{name}: {kind.summary.rstrip('.')}. It {what}; everything else is derived again.")
    return told


def hash_of(world: World, scenario: Scenario) -> str:
    """The hash of what a scenario sets, countries by their codes."""
    return scenario.located(lambda name: world.place(name).iso3).hash


def called(world: World, scenario: Scenario) -> str:
    """What a scenario is called in a sentence: a shipped one by its id, another by its label and hash."""
    return scenario.id if scenario.id in world.catalogue.scenarios else f"“{scenario.label}” ({scenario.id})"
