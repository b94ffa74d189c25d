"""The figures behind a budget: rows of one plan, its delay and its bounds, for the places asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fairshare.core.figure import Figure
from fairshare.core.place import Place
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.core.years import carried_on
from fairshare.questions._budget_asked import PATH, Plan, Terms, choices
from fairshare.questions._rules import row_or_reason

#: Which choices a measure takes: all, those of the path, all but the rate, or only the rate.
_ALL = ("debt_with", "balance_with", "extra_debt", "extra_interest", "excess_deficit", "excess_within_clause")
_NO_RATE = ("gdp_effect", "extra_borrowing")
_PATH_ALONE = ("extra_defence", "escape_clause_room")
#: Multipliers and per cents imported between which the literature's results lie; see the decision on debt mechanics.
BOUNDS = ((0.0, 0.0), (1.5, 0.0), (1.5, 60.0))


@dataclass(frozen=True)
class Case:
    """One plan, its terms and where it is looked at.

    Attributes:
        world: What was known, the IMF's later editions included, over the places asked about.
        plan: Where spending is to go.
        terms: How it is paid for.
        places: Whom it is about, by name.
        start: The last published year; the path is extra after it.
    """

    world: World
    plan: Plan
    terms: Terms
    places: tuple[Place, ...]
    start: int

    @property
    def years(self) -> range:
        """The years of the path."""
        return range(self.start + 1, self.plan.by + 1)

    def row(self, measure: str, year: int, *, delay: int = 0, **other: str) -> Row:
        """A measure of the plan in a year, begun so many years later; other choices go to it as they are."""
        given = dict(choices(self.plan, self.terms, **({"delay": str(delay)} if delay else {})))
        if measure in _PATH_ALONE:
            given = {k: v for k, v in given.items() if k in (*PATH, "delay")}
        elif measure in _NO_RATE:
            given.pop("rate", None)
        elif measure == "extra_debt_rate":
            given = {k: v for k, v in given.items() if k == "rate"}
        elif measure not in _ALL:
            given = {}
        return row_or_reason(self.world, measure, year, **given, **other)

    def bounds(self) -> tuple[Row, ...]:
        """Debt at the end under the multipliers and imports of the literature."""
        return tuple(
            replace(self, terms=replace(self.terms, multiplier=strength, leakage=imported)).row(
                "debt_with", self.plan.by
            )
            for strength, imported in BOUNDS
        )

    def growth(self, year: int) -> Row:
        """Growth a year that leads from a year's spending without the path to the end of it in time."""
        given = {k: v for k, v in choices(self.plan, self.terms).items() if k == "target"}
        return row_or_reason(self.world, "growth_on_path", year, by=str(self.plan.by), **given)

    def spent(self, *, delay: int = 0) -> Row:
        """Extra spending of all years of the path in US dollars at the board's constant prices, added up."""
        ahead = carried_on(self.world)
        parts: Mapping[str, Row] = {
            str(year): self.row("extra_defence", year, delay=delay) * row_or_reason(ahead, "gdp_usd_constant", year)
            for year in self.years
        }
        return Row.summed(f"Σ {self.years[0]}-{self.plan.by}", parts)


def difference(one: Row, other: Row, place: str) -> Figure | None:
    """What a place has more in one row than in another; None where either is unknown."""
    return one[place] - other[place] if place in one and place in other else None
