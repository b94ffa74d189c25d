"""How far an ally lies from a threat that whoever asks must name."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import Row
from fairshare.core.undated import undated
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import BadInput

KM = Unit.of("km")
#: Directions, as the countries outside the alliance that its outermost allies border there.
DIRECTIONS = {"east": ("BLR", "RUS"), "south": ("IRN", "IRQ", "MAR", "SYR")}
#: The one country outside the alliance to whose capital distances are held.
HELD_TO = "RUS"
#: No threat is assumed.
NONE = "none"


@derived(
    Shown("Distance to a named threat", "km", 1, 0, "km", stands_on=""),
    formula="0 where a land border touches the threat; else the distance between the capitals, to Moscow where Russia "
    "is among the threats, and otherwise to the capital of the nearest ally that borders one of them",
)
def distance_to_threat(world: World, year: int, *, threat: str = NONE) -> Row:
    """Kilometres to the nearest of the countries ``threat`` names: codes, ``east`` or ``south``; unknown for none.

    Distances lie between the capitals of the newest table up to the year: between territories Alaska is next to Russia.
    """
    countries = _named(world, threat)
    if not countries:
        return Row.none(world.span(year), "no threat is named: choose threat=RUS, other country codes, east or south")
    figures = _touching(world, year, countries)
    far = frozenset(world.span(year) - figures.keys())
    row = _to_russia(world, year, far) if HELD_TO in countries else _by_the_frontier(world, year, countries, far)
    return Row.of({**figures, **row}, row.missing, KM)


def _named(world: World, threat: str) -> tuple[str, ...]:
    """The countries a threat means (BadInput for allies and what is no country code)."""
    if threat == NONE:
        return ()
    if threat in DIRECTIONS:
        return DIRECTIONS[threat]
    codes = tuple(sorted({code.strip().upper() for code in threat.split(",")}))
    allies = world.catalogue.groups["NATO"].on(world.asof)
    if any(code in allies or len(code) != 3 or not code.isalpha() for code in codes):
        accepted = "east, south, or three-letter codes of countries outside the alliance, joined by commas"
        raise BadInput.of("threat", threat, accepted)
    return codes


def _touching(world: World, year: int, countries: tuple[str, ...]) -> dict[str, Figure]:
    """Who borders a threat on land, at no distance."""
    borders = world.row("outer_border", year, towards=",".join(countries))
    return {
        place: Figure(0.0, KM, Trail("borders the threat", (border,)), border.status)
        for place, border in borders.items()
        if border.value > 0
    }


def _between(world: World, year: int, pairs: frozenset[str]) -> Row:
    """Distances between capitals, keyed ``DEU>POL``."""
    return undated(world.over(pairs), "capital_distance", year)


def _to_russia(world: World, year: int, far: frozenset[str]) -> Row:
    row = _between(world, year, frozenset(f"{place}>{HELD_TO}" for place in far))
    keyed = {place: f"{place}>{HELD_TO}" for place in sorted(far)}
    figures = {place: row[pair] for place, pair in keyed.items() if pair in row}
    return Row.of(figures, {place: row.why_missing(pair) for place, pair in keyed.items() if pair not in row}, KM)


def _by_the_frontier(world: World, year: int, countries: tuple[str, ...], far: frozenset[str]) -> Row:
    """The distance to the capital of the nearest ally that borders a threat; unknown for all if none does."""
    frontier = _touching(world.over(world.members(year)), year, countries)
    if not frontier:
        told = f"no ally of {year} borders {', '.join(countries)} on land, and no distance to them is held"
        return Row.none(far, told, KM)
    row = _between(world, year, frozenset(f"{a}>{b}" for a in far for b in frontier if a != b))
    nearest: dict[str, Figure] = {}
    for pair, figure in row.items():
        place = pair.partition(">")[0]
        if place not in nearest or figure.value < nearest[place].value:
            nearest[place] = figure
    return Row.of(nearest, dict.fromkeys(far - nearest.keys(), "no distance to an ally at the threat is held"), KM)
