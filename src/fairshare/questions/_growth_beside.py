"""The real growth a path needs, beside the growth that was achieved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairshare.core.figure import Figure
from fairshare.core.question import Column, Missing
from fairshare.core.world import World
from fairshare.questions._plan import Plan
from fairshare.questions._rules import cell, row_or_reason

MEASURE = "growth_achieved"
#: Over how many years growth is told that was achieved.
SPANS = (3, 5, 10)
#: Who is blank in the last published year is told from one of the two before it.
_LOOK_BACK = 3


@dataclass(frozen=True, eq=False)
class Beside:
    """Growth needed and achieved, by place.

    Attributes:
        needed: Real growth a year on the path, from the last published year to the due one.
        achieved: Number of years -> real growth a year up to that last published year.
    """

    needed: Mapping[str, Figure | Missing]
    achieved: Mapping[int, Mapping[str, Figure | Missing]]

    @classmethod
    def of(cls, plan: Plan, places: Iterable[str]) -> "Beside":
        """Look everything up once."""
        wanted = tuple(places)
        years = range(plan.last, plan.last - (_LOOK_BACK if plan.last > plan.start else 1), -1)
        ahead = [(plan.everybody(plan.world), plan.due, plan.due - year) for year in years]
        behind = {n: [(plan.everybody(plan.before), year, n) for year in years] for n in SPANS}
        return cls(_first(ahead, wanted), {n: _first(asked, wanted) for n, asked in behind.items()})

    def cells(self, place: str) -> dict[str, Figure | Missing]:
        """The cells of one ally's row."""
        return {
            "growth_needed": self.needed[place],
            **{f"growth_achieved_{n}": found[place] for n, found in self.achieved.items()},
        }


def growth_columns(world: World) -> tuple[Column, ...]:
    """The columns of these cells."""
    measure = world.measure(MEASURE)
    return (
        Column("growth_needed", "Real growth needed, a year", "figure", "", measure, short="needs\n% a year"),
        *(
            Column(f"growth_achieved_{n}", f"Real growth of the last {n} years, a year", "figure", "", measure, short=s)
            for n, s in zip(SPANS, ("had, 3\nyears", "had, 5\nyears", "had, 10\nyears"), strict=True)
        ),
    )


def _first(asked: list[tuple[World, int, int]], places: tuple[str, ...]) -> dict[str, Figure | Missing]:
    """For every place the first growth that is known, else why the first is not."""
    rows = [row_or_reason(world, MEASURE, year, years=str(span)) for world, year, span in asked]
    return {p: cell(next((r for r in rows if p in r), rows[0]), p) for p in places}
