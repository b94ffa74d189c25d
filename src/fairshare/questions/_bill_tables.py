"""The tables of a bill: by ally for the due year, or by year for one ally."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from fairshare.core.question import Cell, Column
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.questions._growth_beside import Beside, growth_columns
from fairshare.questions._plan import Plan
from fairshare.questions._rules import cell, row_or_reason

Prices = Literal["constant", "current", "national"]
Baseline = Literal["baseline", "none"]
#: Of growth, what a terminal has room for; and other columns that it leaves out.
_GROWTH = ("growth_needed", "growth_achieved_5")
_HIDDEN = ("per_household", "of_government_revenue", "of_equipment")


@dataclass(frozen=True)
class Bill:
    """What is counted of a path, in which prices, over what.

    Attributes:
        plan: The path.
        prices: Constant or current US dollars, or national currency at the prices of every year.
        baseline: Whether what would be spent anyway is taken off.
    """

    plan: Plan
    prices: Prices
    baseline: Baseline

    @property
    def first(self) -> int:
        """The first year that the path may change."""
        return self.plan.last + 1

    @property
    def amount(self) -> tuple[str, dict[str, str]]:
        """The measure of the amount and its choices; what is default is left out, as in short addresses."""
        choices = {} if self.baseline == "baseline" else {"baseline": self.baseline}
        if self.prices == "national":
            return "bill_national", choices
        return "bill_usd", choices | ({"prices": self.prices} if self.prices != "constant" else {})

    def rows(self, year: int) -> Mapping[str, Row]:
        """Column -> row of a year."""
        world = self.plan.everybody(self.plan.world)
        measure, choices = self.amount
        over = {k: v for k, v in choices.items() if k == "baseline"}
        each = over | ({"prices": "current"} if self.prices == "current" else {})
        asked: dict[str, tuple[str, dict[str, str]]] = {
            "share": ("defence_share", {}),
            "extra_points": ("bill_points", over),
            "extra": (measure, choices),
            "cumulated": (measure, choices | {"since": str(self.first)}),
            "per_head": ("bill_per_head", each),
            "per_employed": ("bill_per_employed", each),
            "per_household": ("bill_per_household", each),
            "of_government_spending": ("bill_to_budget", over),
            "of_government_revenue": ("bill_to_budget", over | {"of": "revenue"}),
            "of_equipment": ("bill_to_budget", over | {"of": "equipment"}),
        }
        return {id: row_or_reason(world, m, year, **chosen) for id, (m, chosen) in asked.items()}

    def columns(self, *, by_year: bool) -> tuple[Column, ...]:
        """The columns of these rows, in the same order."""
        world, since = self.plan.world, f"{self.first}-{self.plan.due}"
        measure = world.measure(self.amount[0])
        money = "m own currency" if self.prices == "national" else "US$ m"
        when = "" if by_year else f" in {self.plan.due}"
        what, kind = ("Extra spending", "extra") if self.baseline == "baseline" else ("Spending", "all")
        return (
            replace(_figures(world, "defence_share", "share", f"Share of GDP{when}", "% GDP"), hidden=not by_year),
            _figures(world, "bill_points", "extra_points", f"{what}, share of GDP{when}", f"{kind}\n% GDP"),
            Column("extra", f"{what}{when}", "figure", "", measure, short=f"{kind}\n{money}"),
            Column(
                "cumulated",
                f"{what}, added up since {self.first}",
                "figure",
                "",
                measure,
                short=f"{money}\n{'since ' + str(self.first) if by_year else since}",
            ),
            _figures(world, "bill_per_head", "per_head", f"US$ a head{when}", "US$ a\nhead"),
            _figures(world, "bill_per_employed", "per_employed", "US$ for each person in work", "US$ a\nworker"),
            _figures(world, "bill_per_household", "per_household", "US$ for each household", "US$ a\nhousehold"),
            _figures(world, "bill_to_budget", "of_government_spending", "Over all government spending", "% of\ngov."),
            _figures(world, "bill_to_budget", "of_government_revenue", "Over government revenue", "% of\nrevenue"),
            _figures(world, "bill_to_budget", "of_equipment", "Over equipment spending now", "% of\nequipment"),
        )


def by_ally(bill: Bill, places: tuple[str, ...]) -> tuple[tuple[Column, ...], tuple[Mapping[str, Cell], ...]]:
    """Columns and rows: the due year and the sum since the path began, for every ally."""
    plan = bill.plan
    rows, beside = bill.rows(plan.due), Beside.of(plan, places)
    measure, choices = bill.amount
    here = plan.everybody(plan.world)
    yearly = {y: row_or_reason(here, measure, y, **choices) for y in range(bill.first, plan.due)}
    meant = plan.world.measure(measure)
    columns = (
        Column("iso3", "Code", hidden=True),
        Column("name", "Ally"),
        *bill.columns(by_year=False),
        *(replace(c, hidden=c.id not in _GROWTH) for c in growth_columns(plan.world)),
        *(Column(f"extra_{y}", f"{meant.label} in {y}", "figure", "", meant, True, f"{y}, US$") for y in yearly),
    )
    cells = tuple(
        {
            "iso3": place,
            "name": plan.world.catalogue.places[place].name,
            **{id: cell(row, place) for id, row in rows.items()},
            **beside.cells(place),
            **{f"extra_{year}": cell(row, place) for year, row in yearly.items()},
        }
        for place in places
    )
    return columns, cells


def by_year(bill: Bill, place: str) -> tuple[tuple[Column, ...], tuple[Mapping[str, Cell], ...]]:
    """Columns and rows: one ally, every year that the path may change."""
    world = bill.plan.world
    columns = (
        Column("year", "Year", "number"),
        Column("iso3", "Code", hidden=True),
        Column("name", "Ally", hidden=True),
        *bill.columns(by_year=True),
        _figures(world, "real_growth", "real_growth", "Real growth on the year before", "growth\n%"),
    )
    cells = []
    for year in range(bill.first, bill.plan.due + 1):
        growth = row_or_reason(bill.plan.everybody(world), "real_growth", year)
        found = {id: cell(row, place) for id, row in bill.rows(year).items()}
        named = {"year": year, "iso3": place, "name": world.catalogue.places[place].name}
        cells.append({**named, **found, "real_growth": cell(growth, place)})
    return columns, tuple(cells)


def _figures(world: World, measure: str, id: str, label: str, short: str) -> Column:
    return Column(id, label, "figure", "", world.measure(measure), id in _HIDDEN, short)
