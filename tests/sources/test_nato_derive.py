"""What the tables of August 2025 imply, on numbers that can be checked by hand."""

from dataclasses import replace

import pytest

from fairshare.core.fact import Fact
from fairshare.errors import BadSource
from fairshare.sources.nato_derive import derive

AMOUNT = Fact(
    "expenditure_usd_constant", "POL", 2024, 600.0, "600", "million USD@2021", "estimate", "", "nato-2030-01",
    "amount.csv, row Poland 2024e, column usd", "reported",
)  # fmt: skip


def cell(measure: str, year: int, value: float | None, unit: str = "percent") -> Fact:
    reason = "" if value is not None else "left blank by NATO"
    at = f"{measure}.csv, row Poland, column {year}"
    return replace(AMOUNT, measure=measure, year=year, value=value, unit=unit, reason=reason, cell=at, status="actual")


def inputs(growth: dict[int, float | None]) -> list[Fact]:
    shares = [cell("defence_share", y, 2.0) for y in growth]
    heads = [cell("expenditure_per_head", y, 50.0, "USD@2021/person") for y in growth]
    return [AMOUNT, *shares, *heads, *(cell("real_growth", y, g) for y, g in growth.items())]


def test_amounts_gdp_and_population() -> None:
    found = {(f.measure, f.year): f for f in derive(inputs({2022: 7.0, 2023: 25.0, 2024: 20.0, 2025: 10.0}))}
    amounts = {y: f.value for (m, y), f in found.items() if m == "expenditure_usd_constant"}
    assert amounts == {2022: pytest.approx(400), 2023: pytest.approx(500), 2025: pytest.approx(660)}
    gdp = [found["gdp_usd_constant", y].value for y in range(2022, 2026)]
    assert gdp == [pytest.approx(v) for v in (20_000, 25_000, 30_000, 33_000)]
    people = [found["population", y].value for y in range(2022, 2026)]
    assert people == [pytest.approx(v) for v in (8, 10, 12, 13.2)]
    assert {f.unit for (m, _), f in found.items() if m != "population"} == {"million USD@2021"}
    assert {f.unit for (m, _), f in found.items() if m == "population"} == {"million person"}
    assert {f.shown for f in found.values()} == {""}
    assert {y: f.status for (m, y), f in found.items() if m == "gdp_usd_constant"} == {
        2022: "derived", 2023: "derived", 2024: "derived_estimate", 2025: "derived_estimate",
    }  # fmt: skip


def test_the_cells_it_rests_on() -> None:
    found = {(f.measure, f.year): f.cell for f in derive(inputs({2022: 7.0, 2023: 25.0, 2024: 20.0, 2025: 10.0}))}
    amount = "amount.csv, row Poland 2024e, column usd"
    assert found["expenditure_usd_constant", 2022] == f"{amount}; real_growth.csv, row Poland, column 2023 to 2024"
    assert found["expenditure_usd_constant", 2025] == f"{amount}; real_growth.csv, row Poland, column 2025"
    assert found["gdp_usd_constant", 2024] == f"{amount}; defence_share.csv, row Poland, column 2024"


def test_a_missing_input_is_named_and_nothing_is_made_up() -> None:
    found = {(f.measure, f.year): f for f in derive(inputs({2023: 25.0, 2024: 20.0, 2025: None}))}
    for measure in ("expenditure_usd_constant", "gdp_usd_constant", "population"):
        assert found[measure, 2025].value is None
        assert found[measure, 2025].reason == "cannot be derived: real_growth of 2025 is left blank by NATO"
    assert found["gdp_usd_constant", 2023].value == pytest.approx(25_000)


def test_a_missing_share_leaves_the_amount() -> None:
    facts = [f for f in inputs({2023: 25.0, 2024: 20.0}) if (f.measure, f.year) != ("defence_share", 2023)]
    found = {(f.measure, f.year): f for f in derive([*facts, cell("defence_share", 2023, None)])}
    assert found["expenditure_usd_constant", 2023].value == pytest.approx(500)
    assert found["gdp_usd_constant", 2023].reason == "cannot be derived: defence_share of 2023 is left blank by NATO"


def test_places_without_an_amount_are_left_out() -> None:
    total = [replace(f, place="NATO") for f in inputs({2023: 25.0, 2024: 20.0}) if f is not AMOUNT]
    assert list(derive(total)) == []


def test_two_printed_amounts_are_refused() -> None:
    with pytest.raises(BadSource, match="amounts of POL are printed for 2 years"):
        list(derive([*inputs({2023: 25.0, 2024: 20.0}), replace(AMOUNT, year=2023)]))


def test_a_share_of_zero_is_no_divisor() -> None:
    facts = [f for f in inputs({2023: 25.0, 2024: 20.0}) if (f.measure, f.year) != ("defence_share", 2023)]
    found = {(f.measure, f.year): f for f in derive([*facts, cell("defence_share", 2023, 0.0)])}
    assert found["gdp_usd_constant", 2023].value is None
    assert found["gdp_usd_constant", 2023].reason == "cannot be derived: defence_share of 2023 is 0"
    assert found["gdp_usd_constant", 2024].value == pytest.approx(30_000)


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        (("real_growth", 2023), "no cell for real_growth of POL in 2023"),
        (("defence_share", 2022), "no cell for defence_share of POL in 2022"),
        (("expenditure_per_head", 2024), "no cell for expenditure_per_head of POL in 2024"),
    ],
)
def test_a_cell_that_is_not_there_is_named(lacking: tuple[str, int], told: str) -> None:
    facts = inputs({2022: 7.0, 2023: 25.0, 2024: 20.0})
    with pytest.raises(BadSource, match=told):
        list(derive(f for f in facts if (f.measure, f.year) != lacking))


def test_nothing_is_chained_back_from_nothing() -> None:
    with pytest.raises(BadSource, match="column 2024: a growth of -100 % leaves nothing"):
        list(derive(inputs({2023: 25.0, 2024: -100.0})))


def test_without_growth_only_the_printed_year_is_derived() -> None:
    facts = [f for f in inputs({2024: 20.0}) if f.measure != "real_growth"]
    assert [(f.measure, f.year) for f in derive(facts)] == [("gdp_usd_constant", 2024), ("population", 2024)]
