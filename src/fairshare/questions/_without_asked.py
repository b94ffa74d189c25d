"""What a departure is asked to be: who, when, filled how, in which world, by which rule; and all rows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from fairshare.core.departure import Departure
from fairshare.core.figure import Figure
from fairshare.core.question import Missing
from fairshare.core.row import Row
from fairshare.core.rule import Rule
from fairshare.core.world import World
from fairshare.errors import BadInput, FairshareError
from fairshare.methods.paths import Form, path
from fairshare.questions._rules import row_or_reason

Reading = Literal["low", "middle", "high"]
READINGS: tuple[Reading, ...] = ("low", "middle", "high")
Branch = Literal["war", "ceasefire", "aid-ends"]
Filling = Literal["linear", "front-loaded", "back-loaded", "held-then-jump"]
#: Scenarios that carry a world on, the shorter first.
_ONWARD = ("baseline", "baseline-2050")
MOST_YEARS = 30


@dataclass(frozen=True)
class Phase:
    """The years in which those who stay fill what is missing.

    Attributes:
        first: The year of leaving.
        over: How many years filling takes; all is filled in the last of them.
        shape: How it rises.
    """

    first: int
    over: int
    shape: Filling

    @property
    def last(self) -> int:
        """The first year in which all is filled."""
        return self.first + self.over - 1

    @property
    def years(self) -> range:
        """All of them."""
        return range(self.first, self.last + 1)

    def filled(self, year: int) -> float:
        """Which part of what is missing is filled in a year."""
        done = path(0.0, 1.0, self.over, Form(self.shape))
        return float(done[min(year - self.first + 1, self.over)])


def phase_of(first: int | None, over: int | None, shape: Filling | None) -> Phase | None:
    """The phase asked for, or None for a year in which all is filled.

    Raises:
        BadInput: for years without a first one, or too many of them.
    """
    if first is None:
        for name, given in (("over", over), ("shape", shape)):
            if given is not None:
                raise BadInput.of(name, given, "it needs --from YEAR, the year of leaving")
        return None
    if over is not None and not 1 <= over <= MOST_YEARS:
        raise BadInput.of("over", over, f"a number of years from 1 to {MOST_YEARS}")
    return Phase(first, over if over is not None else 10, shape or "linear")


def carried_on(world: World, last: int) -> World:
    """The world itself where it answers for a year, else under the shortest baseline that does.

    Raises:
        BadInput: for a year after the last one of every baseline.
    """
    if last <= world.unchanged().newest_year() or world.beyond(last):
        return world
    ends: list[int] = []
    for name in _ONWARD:
        scenario = world.catalogue.scenarios[name]
        ends += [int(str(dict(change.settings)["until_year"])) for change in scenario.changes]
        if last <= ends[-1]:
            return world.under(scenario)
    raise BadInput.of("year", last, f"a year up to {max(ends)}, until which the baselines go")


def leavers(world: World, year: int, text: str | None) -> str:
    """Codes of those who leave, from one ally, several joined by commas, or a group.

    Raises:
        BadInput: for a group of which nobody is a member of the alliance in the year.
    """
    if not text:
        return ""
    if "," not in text and world.names_group(text):
        found = world.members(year, text) & world.members(year)
        if not found:
            raise BadInput.of("who leaves", text, f"a group of which somebody is a member of the alliance in {year}")
        return ",".join(sorted(found))
    return text


@dataclass(frozen=True, eq=False)
class Leaving:
    """One departure in one year, by one rule and reading, and what follows from it.

    Attributes:
        world: What was known, under which scenarios.
        year: The year.
        who: Who leaves and who joins.
        reading: What is counted as spent for the alliance.
        branch: What becomes of the aid to Ukraine; None for nothing said of it.
        rule: Who fills it.
        choices: Of the rule.
        filled: Which part is filled in the year.
    """

    world: World
    year: int
    who: Departure
    reading: Reading
    branch: Branch | None
    rule: Rule
    choices: Mapping[str, str]
    filled: float = 1.0

    def by(self, rule: Rule) -> "Leaving":
        """The same by another rule, with its defaults."""
        return replace(self, rule=rule, choices={})

    @property
    def here(self) -> World:
        """The world over all who are concerned."""
        return self.world.over(self.world.members(self.year) | set(self.who.joined))

    @property
    def norm(self) -> dict[str, str]:
        """The rule and its choices as those of a measure."""
        return {"rule": self.rule.id, **self.choices}

    @property
    def shared(self) -> dict[str, str]:
        """All choices of ``shortfall_part``; those that are the defaults are left out, to keep ids short."""
        aid = {"replacing": "money-and-aid"} if self.branch == "war" else {}
        filled = {"filled": f"{self.filled:.6g}"} if self.filled != 1 else {}
        return {**self.who.choices(), "counted": self.reading, **aid, **filled, **self.norm}

    def row(self, measure: str, **choices: str) -> Row:
        """A row of the year over all who are concerned."""
        return row_or_reason(self.here, measure, self.year, **choices)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Column -> row."""
        after = self.who.after(self.world, self.year)
        forces = {**self.who.choices(), "counted": self.reading, **self.norm}
        key = {"rule": "common-budget-key"}
        return {
            "fair_before": self.row("fair_share", **self.norm),
            "fair_after": self.row("fair_share", group=after, **self.norm),
            "spends_usd": self.row("expenditure_usd"),
            "part_usd": self.row("shortfall_part", **self.shared),
            "defence_share": self.row("defence_share"),
            "extra_gdp": self.row("shortfall_part_gdp", **self.shared),
            "defence_share_with": self.row("defence_share_with", **self.shared),
            "personnel_part": self.row("shortfall_personnel", **forces),
            "common_before": self.official,
            "common_key_before": self.row("fair_share", **key),
            "common_after": self.row("fair_share", group=after, **key),
        }

    @cached_property
    def official(self) -> Row:
        """The cost shares of the common budgets in force, of the last year up to this one that is held."""
        here = self.here.backfilled()
        rows = (here.row("common_funding_share", y) for y in range(self.year, self.year - 15, -1))
        return next((r for r in rows if r.numbers), here.row("common_funding_share", self.year))

    def lost(self, measure: str, **choices: str) -> Figure | Missing:
        """What is lost on balance, or why nobody can say."""
        try:
            return self.who.lost(self.world, self.year, measure, **choices)
        except BadInput:
            raise
        except FairshareError as error:
            return Missing(str(error).rstrip("."))

    @cached_property
    def shortfall(self) -> dict[Reading, Figure | Missing]:
        """What is lost by every reading, the aid that must be replaced added where the branch says so."""
        found = {r: self.lost("withdrawn_usd", reading=r) for r in READINGS}
        return {r: self._with_aid(f) for r, f in found.items()} if self.branch == "war" else found

    def _with_aid(self, lost: Figure | Missing) -> Figure | Missing:
        if isinstance(lost, Missing) or isinstance(self.aid, Missing):
            return lost if isinstance(lost, Missing) else self.aid
        return lost + self.aid

    @cached_property
    def aid(self) -> Figure | Missing:
        """Aid to Ukraine of those who leave, of the last full year."""
        return self.lost("aid_to_replace")

    @cached_property
    def burden(self) -> Figure | Missing:
        """What filling takes of the GDP of those who stay and have forces, all together."""
        lost = self.shortfall[self.reading]
        if isinstance(lost, Missing):
            return lost
        stayers = self.world.bound(self.year) - set(self.who.left)
        try:
            whole = self.world.over(stayers).row("gdp_usd", self.year).total()
            return lost * Figure.chosen("part filled by the year", self.filled) / whole
        except FairshareError as error:
            return Missing(str(error).rstrip("."))
