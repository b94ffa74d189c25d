"""How near a threat is that whoever asks must name."""

from math import exp
from typing import Literal

from fairshare.core.figure import ONE, Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import NoSuchFact
from fairshare.measures.distance_to_threat import NONE
from fairshare.rules._inputs import gdp

KM = Unit.of("km")


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
    threat: str = NONE,
    sign: Literal["pays-more", "pays-less"] = "pays-more",
    decay: float = 1000.0,
) -> Shares:
    """Shares by GDP at a rate that rises, or falls, towards a threat."""
    near = world.row("distance_to_threat", year, threat=threat)
    if not near.numbers:
        raise NoSuchFact(f"{next(iter(near.missing.values()), 'nobody shares')}.")
    length = Figure.chosen("decay", decay, KM)
    closeness = {p: exp(-km / decay) for p, (km, _) in near.numbers.items()}
    fades = Row.made("e^(−distance ÷ decay)", closeness, (near, length))
    rate = fades + ONE
    income = gdp(world, year)
    return Shares.proportional(income * rate if sign == "pays-more" else income / rate)
