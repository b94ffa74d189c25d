"""Defence is not all that an ally gives for security."""

from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.errors import NoSuchFact
from fairshare.rules._inputs import gdp

TYPES = {"civil": ("financial", "humanitarian"), "all": ("total",), "none": ()}


@rule(
    Norm(
        family="broad burden",
        principle="Every ally gives the same percentage of its income to security in all its forms; aid counts.",
        asks="Should aid to a country under attack count beside defence spending?",
        formula="share of defence ∝ max(0, g × (Σ defence + Σ aid) − own aid), g = share of GDP",
        refs=("Sandler and Shimizu 2014, Foreign Policy Analysis 10(1)",),
        measures=(
            "gdp_usd_current",
            "weo_gdp_usd",
            "weo_gdp_national",
            "defence_share",
            "ukraine_aid_financial",
            "ukraine_aid_humanitarian",
            "ukraine_aid_total",
        ),
        note="Sandler and Shimizu add UN peacekeeping and development aid; neither is held, nor are the rates and "
        "budgets of peacekeeping. In their place stands aid to Ukraine since 2022 (Kiel Institute): by default what "
        "is financial and humanitarian, because military aid is in part inside defence spending already; aid=all is "
        "an upper bound, and where spending is counted with all of it already (--aid all-inside) it would count twice. "
        "What went through the EU is left out. Three allies are not covered by the tracker: without "
        "evidence nothing is credited to them, and their shares are estimates. Unknown before 2022 and where a "
        "member's spending is blank.",
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "weo_gdp_national": {"DEU": 300},
                "defence_share": {"USA": 0.05, "DEU": 0.02, "POL": 0.04},
                "ukraine_aid_financial": {"USA": 2, "DEU": 5, "POL": 2},
                "ukraine_aid_humanitarian": {"USA": 0, "DEU": 0, "POL": 1},
            },
            shares={"USA": 0.7, "DEU": 0.25, "POL": 0.05},
            steps="Defence 30, 6, 4 and aid 2, 5, 3 come to 50, of which 0.6, 0.3, 0.1 are 30, 15, 5. Less own aid: "
            "28, 10, 2 of 40.",
        ),
    )
)
def broad_burden(world: World, year: int, *, aid: Literal["civil", "all", "none"] = "civil") -> Shares:
    """Shares of what all give to security, less what each gives as aid."""
    income = gdp(world, year)
    part = income / income.total()
    if not TYPES[aid]:
        return Shares.proportional(part)
    given = _aid(world, year, TYPES[aid]) * income
    if not given.numbers:
        raise NoSuchFact(f"no aid is held for {year} ({next(iter(given.missing.values()), 'nobody shares')}).")
    whole = (world.row("defence_share", year) * income).total() + given.only(given).total()
    fair = part * whole
    credited = (fair - given).at_least(Figure.chosen("nothing", 0.0, income.unit))
    return Shares.proportional(credited.or_else(fair.only(given.missing).marked("derived_estimate")))


def _aid(world: World, year: int, types: tuple[str, ...]) -> Row:
    """Aid of some types over GDP."""
    first, *others = (world.row("ukraine_aid_share", year, type=type) for type in types)
    for other in others:
        first = first + other
    return first
