"""A mix of measures with weights the user gives."""

from math import fsum
from statistics import pstdev
from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.rules._inputs import complete, gdp
from fairshare.rules._weights import weights as parsed

_ACCEPTED = "measures with weights of at least 0, such as weo_gdp_usd:2,weo_population:1"


@rule(
    Norm(
        family="broad burden",
        principle="Several measures count together, by weights that whoever asks must name.",
        asks="Should several measures count together, each with a weight of its own?",
        formula="shares: share ∝ Σ weight × share of the measure; z-scores: share ∝ GDP × (1 + z ÷ cap), z the "
        "weighted mean of the measures' z-scores, each held within ± cap",
        refs=("OECD and JRC 2008, Handbook on Constructing Composite Indicators", "natoburdensharing.org (method)"),
        measures=("weo_gdp_usd", "weo_population"),
        note="The weights decide the result: show it with several. Shares need measures that add up; z-scores take "
        "any, and mean that an ally at the average pays at the common rate, one at the cap twice that.",
        straight=("cap",),
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "weo_population": {"USA": 50, "DEU": 30, "POL": 20},
            },
            choices={"weights": "weo_gdp_usd:3,weo_population:1"},
            shares={"USA": 0.575, "DEU": 0.3, "POL": 0.125},
            steps="3/4 × 0.6 + 1/4 × 0.5, 3/4 × 0.3 + 1/4 × 0.3, 3/4 × 0.1 + 1/4 × 0.2.",
        ),
    ),
    cap=(0.5, 10.0),
)
def composite(
    world: World,
    year: int,
    *,
    weights: str = "weo_gdp_usd:1,weo_population:1",
    by: Literal["shares", "z-scores"] = "shares",
    cap: float = 3.0,
) -> Shares:
    """Shares by a weighted mix of measures."""
    given = parsed("choice weights of rule composite", weights, _ACCEPTED)
    rows = {measure: complete(world, year, measure, idle=True) for measure, weight in given.items() if weight}
    parts = [Figure.chosen(f"weight of {m}", given[m] / fsum(given.values())) for m in rows]
    if by == "shares":
        if loose := [m for m in rows if world.measure(m).aggregate != "sum"]:
            raise BadInput.of("choice weights of rule composite", loose[0], "a measure that adds up, or by=z-scores")
        terms = [row / row.total() * part for row, part in zip(rows.values(), parts, strict=True)]
        return Shares.proportional(_summed(terms))
    limit = Figure.chosen("cap", cap)
    scores = _summed([_z(row, cap) * part for row, part in zip(rows.values(), parts, strict=True)])
    return Shares.proportional(gdp(world, year) * (scores / limit + Figure.chosen("one", 1.0)))


def _summed(rows: list[Row]) -> Row:
    first, *others = rows
    for other in others:
        first = first + other
    return first


def _z(row: Row, cap: float) -> Row:
    """Distance from the mean in standard deviations, held within the cap; nothing where all are alike."""
    whole, values = row.total(), [v for v, _ in row.numbers.values()]
    mean, spread = whole.value / len(values), pstdev(values)
    z = {p: max(-cap, min(cap, (v - mean) / spread)) if spread else 0.0 for p, (v, _) in row.numbers.items()}
    return Row.made("z-score among all", z, (row, whole, Figure.chosen("cap", cap)))
