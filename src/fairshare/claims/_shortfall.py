"""What allies below a level of GDP would have to spend more to reach it."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairshare.claims._sightings import Sighting, in_view
from fairshare.claims._views import views
from fairshare.claims._words import mark
from fairshare.core.claim import Case
from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import NO_FORCES
from fairshare.core.world import World
from fairshare.errors import FairshareError


@dataclass(frozen=True)
class Shortfall:
    """The money that lacks to a level in one year, in one release.

    Attributes:
        seen: The sum, in the release it is of.
        below: Who is below, the largest gap first.
        of: How many have a figure.
        year: The year, with a mark where it is an estimate.
    """

    seen: Sighting
    below: tuple[str, ...]
    of: int
    year: str


def shortfalls(case: Case, places: str, year: int, level: float) -> Iterator[Shortfall]:
    """The shortfall of those of a country or group that are below a level, from every release that covers the year.

    A release in which an ally with forces has no figure gives none: a part is not the whole.
    """
    yield from case.once(("shortfalls", places, year, level), lambda: tuple(_shortfalls(case, places, year, level)))


def _shortfalls(case: Case, places: str, year: int, level: float) -> Iterator[Shortfall]:
    for view in views(case, year):
        found = _gaps(view.world, places, year, level)
        if found is None:
            continue
        gaps, of = found
        below = tuple(sorted(gaps, key=lambda p: -gaps[p].value))
        whole = _added(list(gaps.values()))
        if whole is not None:
            yield Shortfall(in_view(case, view, whole), below, of, f"{year}{mark(whole)}")


def _gaps(world: World, places: str, year: int, level: float) -> tuple[dict[str, Figure], int] | None:
    """Who is below, and by how much: (level − share) × GDP, at the prices of the release."""
    members = _members(world, places, year)
    over = world.over(members)
    try:
        share, gdp = over.row("defence_share", year), over.row("gdp_usd", year)
    except FairshareError:
        return None
    gaps: dict[str, Figure] = {}
    for place in members:
        if place not in share or place not in gdp:
            if share.missing.get(place) != NO_FORCES:
                return None
            continue
        lacking = Figure.chosen(f"{level * 100:g} % of GDP", level) - share[place]
        if lacking.value > 1e-9:
            gaps[place] = lacking * gdp[place]
    return gaps, len(share)


def _members(world: World, places: str, year: int) -> frozenset[str]:
    return world.members(year, places) if world.names_group(places) else frozenset({places})


def _added(figures: list[Figure]) -> Figure | None:
    if not figures:
        return None
    status = softest(*(f.status for f in figures))
    return Figure(sum(f.value for f in figures), figures[0].unit, Trail("Σ", tuple(figures)), status)
