"""The tables of a bill: by ally for the due year, or by year for one ally."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from fairshare.core.measure import Measure
from fairshare.core.question import Cell, Column
from fairshare.core.row import Row
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
        choices: dict[str, str] = {} if self.baseline == "baseline" else {"baseline": self.baseline}
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
        return {id: self.plan.on_it(row_or_reason(world, m, year, **chosen)) for id, (m, chosen) in asked.items()}

    def meant(self, measure: str) -> Measure:
        """A measure as it is shown here: a sign stands before differences alone."""
        found = self.plan.world.measure(measure)
        return replace(found, signed=found.signed and self.baseline == "baseline")

    def columns(self, *, by_year: bool) -> tuple[Column, ...]:
        """The columns of these rows, in the same order."""
        since = f"since {self.first}" if by_year else f"{self.first}-{self.plan.due}"
        money = "m own currency" if self.prices == "national" else "US$ m"
        when = "" if by_year else f" in {self.plan.due}"
        what, kind = ("Extra spending", "extra") if self.baseline == "baseline" else ("Spending", "all")
        amount = self.amount[0]
        heads = (
            ("share", "defence_share", f"Share of GDP{when}", "% GDP"),
            ("extra_points", "bill_points", f"{what}, share of GDP{when}", f"{kind}\n% GDP"),
            ("extra", amount, f"{what}{when}", f"{kind}\n{money}"),
            ("cumulated", amount, f"{what}, added up since {self.first}", f"{money}\n{since}"),
            ("per_head", "bill_per_head", f"US$ a head{when}", "US$ a\nhead"),
            ("per_employed", "bill_per_employed", f"US$ for each person in work{when}", "US$ a\nworker"),
            ("per_household", "bill_per_household", f"US$ for each household{when}", "US$ a\nhousehold"),
            ("of_government_spending", "bill_to_budget", f"Over all government spending{when}", "% of\ngov."),
            ("of_government_revenue", "bill_to_budget", f"Over government revenue{when}", "% of\nrevenue"),
            ("of_equipment", "bill_to_budget", f"{what}{when} over equipment spending now", "% of\nequipment"),
        )
        left_out = _HIDDEN if by_year else ("share", *_HIDDEN)
        return tuple(
            Column(id, label, "figure", "", self.meant(measure), id in left_out, short)
            for id, measure, label, short in heads
        )


def by_ally(bill: Bill, places: tuple[str, ...]) -> tuple[tuple[Column, ...], tuple[Mapping[str, Cell], ...]]:
    """Columns and rows: the due year and the sum since the path began, for every ally."""
    plan = bill.plan
    rows, beside = bill.rows(plan.due), Beside.of(plan, places)
    measure, choices = bill.amount
    here = plan.everybody(plan.world)
    yearly = {y: plan.on_it(row_or_reason(here, measure, y, **choices)) for y in range(bill.first, plan.due)}
    meant = bill.meant(measure)
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
        Column(
            "real_growth",
            "Real growth on the year before",
            "figure",
            "",
            world.measure("real_growth"),
            short="growth\n%",
        ),
    )
    cells: list[Mapping[str, Cell]] = []
    for year in range(bill.first, bill.plan.due + 1):
        growth = row_or_reason(bill.plan.everybody(world), "real_growth", year)
        found = {id: cell(row, place) for id, row in bill.rows(year).items()}
        named: dict[str, Cell] = {"year": year, "iso3": place, "name": world.catalogue.places[place].name}
        cells.append({**named, **found, "real_growth": cell(growth, place)})
    return columns, tuple(cells)
