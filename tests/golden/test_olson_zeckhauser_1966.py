"""Olson and Zeckhauser (1966), Review of Economics and Statistics 48(3), table 1: NATO in 1964.

Published: rho = .490, significant at 5 % on one side. Recomputed exactly: p = .07791 on two sides, .03895 on one;
Kendall's tau = .3846154. Their fourteen countries are put into an imagined ledger, and the question is asked of it.
"""

import csv
from pathlib import Path

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import ask
from fairshare.core.world import World
from tests.rules.imagined import YEAR, imagined

#: Their names for countries that have others here.
NAMES = {"US": "USA", "W.Germany": "DEU"}


@pytest.fixture(scope="module")
def then(today: World, shared: Path) -> World:
    with (shared / "oracles" / "olson_zeckhauser_1964.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    gnp = {today.place(NAMES.get(r["country"], r["country"])).iso3: float(r["gnp_bn_usd"]) * 1e9 for r in rows}
    share = [float(r["defence_pct_gnp"]) / 100 for r in rows]
    spent = {place: size * part for (place, size), part in zip(gnp.items(), share, strict=True)}
    return imagined(today, {"weo_gdp_usd": gnp, "cow_military_expenditure": spent}, frozenset(gnp))


@pytest.mark.parametrize(("sides", "chance"), [("one", 0.03895), ("two", 0.07791)])
def test_larger_allies_bore_larger_burdens_in_1964(then: World, sides: str, chance: float) -> None:
    row = ask(then, "theory", since=YEAR, year=YEAR, source="cow", sides=sides).rows[0]
    found = {id: cell.value for id, cell in row.items() if isinstance(cell, Figure)}
    assert found["rho"] == pytest.approx(0.4901099, abs=1e-7)
    assert found["rho_p"] == pytest.approx(chance, abs=1e-5)  # given to five places, cut off
    assert found["tau"] == pytest.approx(0.3846154, abs=1e-7)
    assert row["n"] == 14 and str(row["method"]).startswith("spearman exact, kendall exact")


def test_at_five_percent_the_sides_decide(then: World) -> None:
    one, two = (ask(then, "theory", since=YEAR, year=YEAR, source="cow", sides=s).headline for s in ("one", "two"))
    assert "in 1 of 1 years" in one and "in 0 of 1 years" in two
