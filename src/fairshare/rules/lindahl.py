"""Everybody pays for the common good by what it is worth to them."""

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.rules._inputs import gdp
from fairshare.rules._weights import weights

_ACCEPTED = "equal, revealed, or weights such as POL:2,USA:1.5 (1 for everybody else)"


@rule(
    Norm(
        family="effort",
        principle="Every ally pays for the common defence by what it is worth to it; equal tastes give equal effort.",
        asks="Should those pay more to whom the alliance is worth more?",
        formula="share ∝ taste × GDP; revealed taste = (own + spill × others' spending) ÷ (GDP + spill × others' "
        "spending)",
        refs=(
            "Lindahl 1919, Die Gerechtigkeit der Besteuerung",
            "Bergstrom, Blume and Varian 1986, Journal of Public Economics 29(1)",
        ),
        measures=("gdp_usd_current", "weo_gdp_usd", "defence_share"),
        note="Tastes are Cobb-Douglas weights of a pure public good. Revealed ones are those at which what everybody "
        "spent is its best reply to what the others spent, of which the part spill counts as its own: with 0 the rule "
        "asks for what is spent already, with 1 small allies show a stronger taste than they would admit to.",
        example=Example(
            given={"weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100}},
            choices={"tastes": "POL:2"},
            shares={"USA": 6 / 11, "DEU": 3 / 11, "POL": 2 / 11},
            steps="600 × 1, 300 × 1, 100 × 2: 1100 in all; each over 1100.",
        ),
    ),
    spill=(0.0, 1.0),
)
def lindahl(world: World, year: int, *, tastes: str = "equal", spill: float = 1.0) -> Shares:
    """Shares in proportion to taste times GDP: the Lindahl equilibrium of Cobb-Douglas tastes."""
    income = gdp(world, year)
    if tastes == "equal":
        return Shares.proportional(income)
    if tastes == "revealed":
        return Shares.proportional(income * _revealed(world, year, income, spill))
    given = weights("choice tastes of rule lindahl", tastes, _ACCEPTED)
    named = {world.place(name).iso3: weight for name, weight in given.items()}
    if strangers := sorted(named.keys() - income.keys()):
        raise BadInput.of("choice tastes of rule lindahl", tastes, f"{strangers[0]} is none of those who share")
    chosen = {p: Figure.chosen(f"taste of {p}", named.get(p, 1.0)) for p in income}
    return Shares.proportional(income * Row.of(chosen, income.missing))


def _revealed(world: World, year: int, income: Row, spill: float) -> Row:
    """The tastes at which everybody's spending is its best reply to that of the others."""
    spent = world.row("defence_share", year) * income
    others = (spent * Figure.chosen("minus one", -1.0) + spent.total()) * Figure.chosen("spill", spill)
    return (spent + others) / (income + others)
