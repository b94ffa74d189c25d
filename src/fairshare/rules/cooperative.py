"""What the alliance would cost whom, if every group of allies could do without the others."""

from typing import Literal

from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.methods.games.airport import airport_nucleolus, airport_shapley
from fairshare.rules._inputs import gdp, population


@rule(
    Norm(
        family="cooperative",
        principle="The first part of the common defence is paid by all alike, each further one only by who needs it.",
        asks="Should a larger ally alone pay for what only a larger ally needs?",
        formula="cost of a group = the largest need in it; Shapley value: Σ over the steps up to one's own need of "
        "step ÷ number of those who need it; or its nucleolus",
        refs=("Littlechild and Owen 1973, Management Science 20(3)", "Littlechild 1974, IJGT 3(1)", "Shapley 1953"),
        measures=("gdp_usd_current", "weo_gdp_usd", "population", "weo_population"),
        note="An illustration: nobody applies it, and the game is assumed. Deterrence that protects the ally with most "
        "to lose protects all others as well, so that a group needs what its largest member needs and not the sum; "
        "need is taken to grow with what there is to protect. This airport game is one of few with a closed form: 2^32 "
        "groups of 32 allies cannot be gone through.",
        standing="illustrative",
        example=Example(
            given={"weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100}},
            shares={"USA": 13 / 18, "DEU": 4 / 18, "POL": 1 / 18},
            steps="The first 100 by all three: 33.3 each; the next 200 by two: 100 each; the last 300 by one. 433.3, "
            "133.3, 33.3 of 600.",
        ),
    )
)
def cooperative(
    world: World,
    year: int,
    *,
    solution: Literal["shapley", "nucleolus"] = "shapley",
    need: Literal["gdp", "population"] = "gdp",
) -> Shares:
    """The solution of an airport game, as parts of its whole cost."""
    needs = gdp(world, year) if need == "gdp" else population(world, year)
    whole = needs.total()
    solve = airport_shapley if solution == "shapley" else airport_nucleolus
    paid = dict(zip(needs, solve([v for v, _ in needs.numbers.values()]).tolist(), strict=True))
    return Shares.proportional(Row.made(f"{solution} value among all", paid, (needs, whole), needs.unit))
