"""How near a threat is that whoever asks must name."""

from math import exp
from typing import Literal

from fairshare.core.figure import ONE, Figure, Trail
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact
from fairshare.rules._geography import KM, between, neighbours
from fairshare.rules._inputs import gdp

#: Directions, as the countries outside the alliance that its outermost allies border there.
DIRECTIONS = {"east": ("BLR", "RUS"), "south": ("IRN", "IRQ", "MAR", "SYR")}
RUSSIA = "RUS"
_NONE = "none"
_WHAT = "choice threat of rule exposure"


@rule(
    Norm(
        family="benefit",
        varies="decay",
        principle="How near a named threat is decides the rate: the exposed gain most, or bear most already.",
        asks="Should it matter how near an ally lies to a threat?",
        formula="share ∝ GDP × (1 + e^(−distance ÷ decay)), or GDP ÷ it where the exposed pay less; no "
        "distance where a land border touches the threat",
        refs=("Plümper and Neumayer 2015, CMPS 32(3)", "Boulding 1962, Conflict and Defense"),
        measures=("gdp_usd_current", "weo_gdp_usd", "capital_distance", "land_border"),
        note="No threat is assumed: without threat= the rule is unknown. It takes country codes joined by commas, east "
        "(Belarus, Russia) or south (Iran, Iraq, Morocco, Syria): directions by land neighbours, no judgement of them. "
        "Distances are held to Russia; of other threats it is that to the capital of the nearest ally which borders "
        "them. Distances lie between the capitals of 2024, for between territories Alaska is next to Russia; borders "
        "are those of 2026.",
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 400, "DEU": 200, "POL": 100},
                "capital_distance": {"USA>RUS": 1386.2943611198906, "DEU>RUS": 693.1471805599453, "POL>RUS": 500},
                "land_border": {"POL>RUS": 200, "DEU>CHE": 300, "USA>MEX": 3000},
            },
            choices={"threat": "RUS", "decay": 1000},
            shares={"USA": 0.5, "DEU": 0.3, "POL": 0.2},
            steps="e^(−1.386) = 1/4, e^(−0.693) = 1/2, a border: 1. Rates 1.25, 1.5, 2 make 500, 300, 200 of 1000.",
        ),
    ),
    decay=(10.0, 20000.0),
)
def exposure(
    world: World,
    year: int,
    *,
    threat: str = _NONE,
    sign: Literal["pays-more", "pays-less"] = "pays-more",
    decay: float = 1000.0,
) -> Shares:
    """Shares by GDP at a rate that rises, or falls, towards a threat."""
    near = _distances(world, year, _named(world, threat))
    length = Figure.chosen("decay", decay, KM)
    closeness = {p: exp(-km / decay) for p, (km, _) in near.numbers.items()}
    fades = Row.made("e^(−distance ÷ decay)", closeness, (near, length))
    rate = fades + ONE
    income = gdp(world, year)
    return Shares.proportional(income * rate if sign == "pays-more" else income / rate)


def _named(world: World, threat: str) -> tuple[str, ...]:
    """The countries a threat means.

    Raises:
        NoSuchFact: where none is named.
        BadInput: for a country that is neither Russia nor a land neighbour of an ally.
    """
    if threat == _NONE:
        raise NoSuchFact("no threat is named: choose threat=RUS, other country codes, east or south.")
    if threat in DIRECTIONS:
        return DIRECTIONS[threat]
    codes = tuple(sorted({code.strip().upper() for code in threat.split(",")}))
    if any(code in world.catalogue.groups["NATO"].on(world.asof) for code in codes) or not all(
        len(code) == 3 and code.isalpha() for code in codes
    ):
        raise BadInput.of(_WHAT, threat, "east, south, or three-letter codes of countries outside the alliance")
    return codes


def _distances(world: World, year: int, threats: tuple[str, ...]) -> Row:
    """Kilometres to the nearest of the threats; none where a land border touches it."""
    figures = _touching(world, year, threats)
    missing: dict[str, str] = {}
    far = frozenset(world.span(year) - figures.keys())
    if RUSSIA in threats:
        row = _to_russia(world.over(far), year)
        figures |= dict(row)
        missing |= row.missing
    else:
        figures |= _by_the_frontier(world, year, threats, far)
    return Row.of(figures, missing, KM)


def _touching(world: World, year: int, threats: tuple[str, ...]) -> dict[str, Figure]:
    """Who borders a threat on land, at no distance."""
    return {
        place: Figure(0.0, KM, Trail("borders the threat", (border,)), border.status)
        for place, borders in neighbours(world, year).items()
        for border in borders
        if border.id and border.id.place.partition(">")[2] in threats
    }


def _to_russia(world: World, year: int) -> Row:
    """The distance between capitals: between territories Alaska would be next to Russia."""
    span = world.span(year)
    row = between(world, "capital_distance", year, {(place, RUSSIA) for place in span})
    figures = {place: row[f"{place}>{RUSSIA}"] for place in span if f"{place}>{RUSSIA}" in row}
    return Row.of(figures, {p: row.why_missing(f"{p}>{RUSSIA}") for p in span - figures.keys()}, KM)


def _by_the_frontier(world: World, year: int, threats: tuple[str, ...], far: frozenset[str]) -> dict[str, Figure]:
    """The distance to the capital of the nearest ally that borders a threat.

    Raises:
        NoSuchFact: if no ally does.
    """
    allies = world.over(world.members(year) | world.span(year))
    frontier = _touching(allies, year, threats)
    if not frontier:
        raise NoSuchFact(f"no ally of {year} borders {', '.join(threats)} on land, and no distance to them is held.")
    row = between(world, "capital_distance", year, {(a, b) for a in far for b in frontier if a != b})
    nearest: dict[str, Figure] = {}
    for pair, figure in row.items():
        place = pair.partition(">")[0]
        if place not in nearest or figure.value < nearest[place].value:
            nearest[place] = figure
    return nearest
