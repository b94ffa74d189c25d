"""A claims problem: what must be raised is divided among incomes, by any of the classical solutions."""

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.methods.claims.solve import Division, claims_problem
from fairshare.rules._inputs import gdp


@rule(
    Norm(
        family="capacity",
        principle="What must be raised is divided among the incomes of all, by a solution somebody must choose.",
        asks="Should a tax law be applied to allies as if each were one taxpayer?",
        formula="claims problem: estate = level × Σ GDP, claims = GDP, divided by the solution chosen",
        refs=(
            "O'Neill 1982, Mathematical Social Sciences 2(4)",
            "Young 1988, JET 44(2)",
            "Thomson 2019, How to Divide",
        ),
        measures=("gdp_usd_current", "weo_gdp_usd"),
        note="A claimant is an ally, large or small: equal awards ask Luxembourg for as much as the United States "
        "until its income is used up, and equal losses take from the largest alone until it is as small as the next. "
        "proportional is equal effort. level, in percent of all members' GDP, matters to every other solution. "
        "average-of-awards goes up to 20 allies.",
        straight=("level",),
        example=Example(
            given={"weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100}},
            choices={"solution": "constrained-equal-losses", "level": 60},
            shares={"USA": 0.75, "DEU": 0.25, "POL": 0.0},
            steps="600 are raised, 400 are left to keep. A third of it, 133.3, is more than Poland has, so it pays "
            "nothing and keeps its 100; the others keep 150 each and pay 450 and 150.",
        ),
    ),
    level=(0.1, 100.0),
)
def taxation(world: World, year: int, *, solution: Division = "proportional", level: float = 2.0) -> Shares:
    """The awards of a claims problem, as parts of what is raised."""
    income = gdp(world, year)
    percent = Figure.chosen("level in percent of GDP", level) / Figure.chosen("one hundred", 100.0)
    estate = income.total() * percent
    claims = {place: value for place, (value, _) in income.numbers.items()}
    awards = claims_problem(estate.value, list(claims.values()), solution)
    paid = dict(zip(claims, awards.tolist(), strict=True))
    return Shares.proportional(Row.made(f"{solution} among all", paid, (income, estate), income.unit))
