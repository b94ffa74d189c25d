"""The same figure in two years of one release, so that what is compared is of one making."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairshare.claims._sightings import Sighting, computed, in_view
from fairshare.claims._views import View, newest_year, views
from fairshare.claims._words import mark
from fairshare.core.claim import Case
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.measure import ANCHOR


@dataclass(frozen=True)
class Pair:
    """A figure and its like of an earlier year.

    Attributes:
        after: The later one, in its release.
        before: The earlier one of the same release.
    """

    after: Sighting
    before: Figure

    @property
    def rise(self) -> float:
        """How much more the later one is."""
        return self.after.value - self.before.value

    @property
    def growth(self) -> float:
        """The rise as a ratio of the earlier one."""
        return self.after.value / self.before.value - 1

    @property
    def span(self) -> str:
        """Its two years in words, the later one marked where it is an estimate."""
        first, last = self.before.id, self.after.figure.id
        return f"from {first.year if first else ''} to {last.year if last else ''}{mark(self.after.figure)}"


def pairs(case: Case, measure: str, place: str, years: tuple[int, int], *, base: int | None = None) -> Iterator[Pair]:
    """A figure in two years, from every release that carries both.

    Args:
        case: The claim before the checker.
        measure: What is counted.
        place: A country, a group or countries joined by commas.
        years: The earlier and the later year.
        base: For a group: the year whose membership is counted in both.
    """
    for view in views(case, years[1]):
        after = _figure(view, FigureId(measure, place, years[1], base))
        before = _figure(view, FigureId(measure, place, years[0], base))
        if after is not None and before is not None and before.value:
            yield Pair(in_view(case, view, after), before)


def series(case: Case, last: FigureId, place: str, first: int) -> dict[int, Figure]:
    """A figure year by year up to one of a release, from that release; years it does not hold are left out."""
    view = next((v for v in views(case, last.year) if v.source.id == last.at), None)
    if view is None:
        return {}
    found = {y: _figure(view, FigureId(last.measure, place, y, last.base)) for y in range(first, last.year + 1)}
    return {y: f for y, f in found.items() if f is not None}


def clamped(case: Case, years: tuple[int, int]) -> tuple[int, int]:
    """Two years brought within what the main release of the later one covers."""
    newest = newest_year(case)
    late = not views(case, years[1]) and newest is not None and newest > years[0]
    last = newest if late and newest is not None else years[1]
    view = next(iter(views(case, last)), None)
    held = view.world.facts.years(ANCHOR, view.source.id) if view is not None else ()
    first = max(years[0], min(held, default=years[0]))
    return (first, last) if first < last else (last - 1, last)


def _figure(view: View, id: FigureId) -> Figure | None:
    return computed(view.world, FigureId(id.measure, id.place, id.year, id.base, view.source.id))
