"""What was given since a year counts: a balance is settled over some years."""

from functools import partial
from math import fsum

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.world import World
from fairshare.errors import NoSuchFact
from fairshare.rules._inputs import gdp, spending


@rule(
    Norm(
        family="history",
        varies="settle",
        principle="Who gave more than its part in earlier years gives less now, and the other way round.",
        asks="Should it count now what every ally gave or did not give in earlier years?",
        formula="share ∝ max(0, g − B ÷ settle), B = Σ over the years since, from accession, of (share of the members' "
        "spending − share of their GDP) × (1 + interest in %)^(years since), g = share of GDP now; what the floor at "
        "zero leaves over is taken off all others in proportion",
        refs=("Ringius, Torvanger and Underdal 2002, International Environmental Agreements 2(1)",),
        measures=("gdp_usd_current", "weo_gdp_usd", "expenditure_usd", "cow_military_expenditure"),
        note="No start year is the right one: fairshare shares shows the curve over since and over interest, and its "
        "headline rests on no single point. Balances are in parts of each year's total, so prices do not enter. An "
        "ally counts from the year it joined; who has no forces has no balance. Before NATO's releases held the "
        "Correlates of War's military expenditure stands in. No treaty creates such a debt.",
        curves={"since": "the start year", "interest": "the interest in per cent a year"},
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "cow_military_expenditure": {"USA": 70, "DEU": 20, "POL": 10},
            },
            choices={"since": 2022, "settle": 2},
            shares={"USA": 0.5, "DEU": 0.4, "POL": 0.1},
            steps="Spending 0.7, 0.2, 0.1 and GDP 0.6, 0.3, 0.1 in 2022 and 2023: balances 0.2, −0.2, 0. Over 2 years: "
            "0.6 − 0.1, 0.3 + 0.1, 0.1 − 0.",
        ),
    ),
    since=(1949, 2100),
    interest=(0.0, 20.0),
    settle=(1, 100),
)
def historical(world: World, year: int, *, since: int = 2014, interest: float = 0.0, settle: int = 10) -> Shares:
    """Shares of GDP less a part of the balance since a year."""
    income = gdp(world, year)
    now = income / income.total()
    balance = _balance(world, range(since, year), interest)
    due = now - balance / Figure.chosen("years to settle the balance", float(settle))
    return Shares.proportional(due.at_least(Figure.chosen("nothing", 0.0)).or_else(now))


def _balance(world: World, years: range, interest: float) -> Row:
    """What every member of today gave above its part of GDP, in parts of each year's total, from accession.

    Raises:
        NoSuchFact: if there is no year to look back on, or one whose total is unknown.
    """
    rows = []
    armed = frozenset(p for p in world.span(years.stop) if world.catalogue.places[p].armed_forces)
    for year in years:
        here = world.over(armed & world.members(year))
        if not here.span(year):
            continue
        grown = Figure.chosen("interest", (1 + interest / 100) ** (years.stop - year))
        rows.append(here.once(("above its part", year), partial(_above, here, year)) * grown)
    if not rows:
        raise NoSuchFact(f"there is no year of membership from {years.start} to before {years.stop} to look back on.")
    known = sorted(set().union(*rows))
    values = {p: fsum(r.numbers[p][0] for r in rows if p in r.numbers) for p in known}
    return Row.made(f"Σ {years.start}-{years.stop - 1}, from accession", values, tuple(rows))


def _above(here: World, year: int) -> Row:
    """What every ally spent in a year above its part of GDP, in parts of the total."""
    spent = spending(here, year)
    income = gdp(here, year).only(spent)
    return spent / spent.total() - income / income.total()
