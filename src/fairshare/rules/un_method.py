"""How the United Nations would share it: income, with relief for poorer members, a floor and, if wanted, a ceiling."""

from functools import partial
from math import fsum
from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Example, Norm, rule
from fairshare.core.undated import held_year
from fairshare.core.world import FIRST_YEAR, World
from fairshare.methods.assessment_scale import Terms, assessment_scale
from fairshare.rules._inputs import gdp, population

Universe = Literal["world", "members"]
Base = Literal["3+6", "3", "6"]
#: First year of a scale; each holds for three, and its base periods end three years before it.
FIRST, LASTS = 2022, 3


@rule(
    Norm(
        family="capacity",
        varies="gradient",
        principle="Allies share by income, with relief for those whose people are poorer than the average.",
        asks="Should an ally whose people are poorer than the average be asked for less than its part of the income?",
        formula="mean over base periods of: GDP, less gradient × (t − GDP per head) ÷ t of it below the threshold t "
        "(GDP per head of all), what is taken off borne by those above in proportion; then floor, ceiling; re-based",
        refs=("A/RES/73/271 of the UN", "UN Committee on Contributions, A/79/11"),
        measures=("gdp_usd_current", "weo_gdp_usd", "population", "weo_population", "un_scale"),
        official="fair_share;rule=un-scale",
        note="Substituted: GDP for gross national income, and the IMF's exchange rates. Left out for lack of data: the "
        "step for debt, the ceiling for the least developed, and members without figures (Cuba, Monaco, North Korea, "
        "Syria). universe=world takes relief among all members of the United Nations, universe=members among allies "
        "alone. The UN's ceiling of 22 % is off unless chosen: fairshare shares tells who changes side under it, and "
        "shows the official scale among allies beside the computed one.",
        applied={"ceiling": (22.0,)},
        straight=("gradient", "floor", "ceiling"),
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "weo_population": {"USA": 30, "DEU": 30, "POL": 40},
            },
            choices={"universe": "members"},
            shares={"USA": 0.64, "DEU": 0.32, "POL": 0.04},
            steps="Per head 20, 10, 2.5; 10 for all. Poland is 3/4 below: 80 % of 3/4 are 60, which leaves 40. The 60 "
            "go 2 to 1 to the others: 640, 320, 40 of 1000.",
        ),
    ),
    gradient=(0.0, 100.0),
    floor=(0.0, 0.5),
    ceiling=(5.0, 100.0),
)
def un_method(
    world: World,
    year: int,
    *,
    universe: Universe = "world",
    base: Base = "3+6",
    gradient: float = 80.0,
    floor: float = 0.001,
    ceiling: float = 100.0,
) -> Shares:
    """The members' rates, re-based to one."""
    whole = rates(world, year, universe, base, Terms(gradient / 100, floor / 100, ceiling / 100))
    return Shares.proportional(whole.only(world.span(year)))


def rates(world: World, year: int, universe: Universe, base: Base, terms: Terms) -> Row:
    """The computed rates of all who share in the scale, before they are re-based to the members.

    1. Base periods of three and six years end three years before the scale begins; income and heads are means.
    2. Each gives a scale (``assessment_scale``).
    3. The rate is the mean of the scales.
    """
    places = world.span(year) | _states(world, year) if universe == "world" else world.span(year)
    last = FIRST + LASTS * ((year - FIRST) // LASTS) - LASTS
    there = world.over(places)
    scales = [
        there.once(("scale", last, years, terms), partial(_scale, there, last, int(years), terms))
        for years in base.split("+")
    ]
    return scales[0] if len(scales) == 1 else (scales[0] + scales[1]) / Figure.chosen("base periods", 2.0)


def _states(world: World, year: int) -> frozenset[str]:
    """Who has a rate in the official scale of the year, or of the last one held."""
    held = held_year(world, "un_scale", year)
    source = world.source_of(world.base_measure("un_scale"), held)
    return world.facts.covered("un_scale", held, source.id) if source else frozenset()


def _scale(there: World, last: int, length: int, terms: Terms) -> Row:
    """The scale of one base period; who lacks a year of it has no rate."""
    years = range(last - length + 1, last + 1)
    if years[0] < FIRST_YEAR:
        return Row.none(there.span(last), f"its base periods begin in {years[0]}, before {FIRST_YEAR}")
    income, heads = there.once(("base period", last, length), lambda: _base(there, years))
    known = sorted(income.keys() & heads.keys())
    if not known:
        return Row.none(there.span(last), f"no source held covers {years[0]} to {last}")
    shares = assessment_scale([income.numbers[p][0] for p in known], [heads.numbers[p][0] for p in known], terms)
    chosen = (
        Figure.chosen("gradient", terms.gradient),
        Figure.chosen("floor", terms.floor),
        Figure.chosen("ceiling", terms.ceiling),
    )
    given = (income, heads, income.only(known).total(), heads.only(known).total(), *chosen)
    return Row.made(
        f"scale by {years[0]}-{last}, reckoned among {len(known)}", dict(zip(known, shares, strict=True)), given
    )


def _base(there: World, years: range) -> tuple[Row, Row]:
    """Mean income and heads of a base period, whatever is then made of them."""
    income, heads = (_mean([rows(there, year) for year in years], years) for rows in (gdp, population))
    return income, heads


def _known(income: Row, heads: Row) -> tuple[Row, Row]:
    """Income and heads of those of whom both are known."""
    both = income.keys() & heads.keys()
    return income.only(both), heads.only(both)


def _mean(rows: list[Row], years: range) -> Row:
    """The mean over some years of who is known in all of them."""
    everywhere = set(rows[0]).intersection(*rows[1:])
    values = {p: fsum(row.numbers[p][0] for row in rows) for p in sorted(everywhere)}
    whole = Row.made(f"Σ {years[0]}-{years[-1]}", values, tuple(rows), rows[0].unit)
    return whole / Figure.chosen("years", float(len(rows)))
