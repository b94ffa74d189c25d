"""Rows: what is missing stays missing; shares sum to one; trails open down to their leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.figure import Choice, Figure
from fairshare.core.row import NO_FORCES, Row, Shares
from fairshare.core.unit import RATIO, Unit
from fairshare.errors import BadShares, NoSuchFact, UnitMismatch

USD = Unit.of("USD@2015")
NUMBERS = st.floats(0.001, 1e12, allow_nan=False)
ROWS = st.dictionaries(st.sampled_from(["DEU", "FRA", "POL", "USA", "ISL"]), NUMBERS, min_size=1)


def row(values: dict[str, float], unit: Unit = USD, missing: dict[str, str] | None = None) -> Row:
    return Row.of({p: Figure.chosen(p, v, unit) for p, v in values.items()}, missing or {}, unit)


@given(ROWS, ROWS)
def test_a_place_is_known_or_missing_never_lost(left: dict[str, float], right: dict[str, float]) -> None:
    out = row(left) / row(right)
    assert out.keys() | out.missing.keys() == left.keys() | right.keys()
    assert not out.keys() & out.missing.keys()
    assert all(out.missing.values())


@given(ROWS)
def test_shares_sum_to_one(values: dict[str, float]) -> None:
    shares = Shares.proportional(row(values))
    assert sum(f.value for f in shares.values()) == pytest.approx(1, abs=1e-12)


@given(ROWS, st.floats(0.01, 1e6))
def test_shares_do_not_depend_on_the_unit_of_account(values: dict[str, float], scale: float) -> None:
    once = Shares.proportional(row(values))
    again = Shares.proportional(row({p: v * scale for p, v in values.items()}))
    for place in once:
        assert again[place].value == pytest.approx(once[place].value, rel=1e-9)


def test_shares_refuse_anything_else() -> None:
    with pytest.raises(BadShares):
        Shares(row({"DEU": 0.5, "FRA": 0.6}, RATIO))
    with pytest.raises(BadShares):
        Shares(row({"DEU": 1.5, "FRA": -0.5}, RATIO))
    with pytest.raises(BadShares):
        Shares(row({"DEU": 1.0}, USD))


def test_prices_do_not_mix() -> None:
    with pytest.raises(UnitMismatch):
        row({"DEU": 1.0}) + row({"DEU": 1.0}, Unit.of("USD@current"))
    with pytest.raises(UnitMismatch):
        Row.of({"DEU": Figure.chosen("a", 1.0, USD), "FRA": Figure.chosen("b", 1.0, RATIO)}, {})


def test_a_part_is_not_the_whole() -> None:
    with pytest.raises(NoSuchFact, match=r"DEU missing \(left blank\)"):
        row({"FRA": 1.0}, missing={"DEU": "left blank"}).total()
    assert row({"FRA": 1.0}, missing={"ISL": NO_FORCES}).total().value == 1.0


def test_national_currencies_have_no_sum() -> None:
    with pytest.raises(UnitMismatch, match="national currencies"):
        row({"DEU": 1.0}, Unit.of("NCU@current")).total()


def test_division_by_zero_is_missing() -> None:
    out = row({"DEU": 1.0}) / row({"DEU": 0.0})
    assert out.missing == {"DEU": "division by zero"}


@given(ROWS)
def test_every_leaf_is_found(values: dict[str, float]) -> None:
    total = (row(values) * row(values)).total()
    leaves = list(total.trail.leaves())
    assert len(leaves) == 2 * len(values)
    assert all(isinstance(leaf, Choice) for leaf in leaves)


def test_a_figure_is_as_soft_as_its_softest_input() -> None:
    firm, soft = Figure.chosen("a", 1.0), Figure(1.0, RATIO, Figure.chosen("b", 1.0).trail, "estimate")
    derived = Figure(1.0, RATIO, firm.trail, "derived")
    assert (firm * soft).status == "estimate"
    assert (derived / soft).status == "derived_estimate"
    assert (firm + firm).status == "actual"


def test_a_row_cannot_be_changed() -> None:
    """Rows are cached in their world: whoever could change one would change every later answer."""
    with pytest.raises(AttributeError):
        row({"DEU": 1.0}).numbers.clear()  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        row({"DEU": 1.0}).missing["FRA"] = "x"  # type: ignore[index]


def test_a_row_is_filled_from_another_and_keeps_its_own() -> None:
    own = row({"DEU": 1.0}, missing={"FRA": "left blank", "ISL": NO_FORCES, "POL": "left blank"})
    other = row({"DEU": 9.0, "FRA": 2.0, "ISL": 3.0}, missing={"POL": "not held either", "USA": "not asked"})
    out = own.or_else(other)
    assert {p: f.value for p, f in out.items()} == {"DEU": 1.0, "FRA": 2.0}
    assert out.missing == {"ISL": NO_FORCES, "POL": "not held either", "USA": "not asked"}
    assert list(out["FRA"].trail.leaves()) == [Choice("FRA", "2")]
    with pytest.raises(UnitMismatch):
        own.or_else(row({"DEU": 1.0}, Unit.of("USD@current")))


@given(ROWS, ROWS)
def test_filling_loses_no_place(left: dict[str, float], right: dict[str, float]) -> None:
    out = row(left, missing={p: "gap" for p in right if p not in left}).or_else(row(right))
    assert out.keys() == left.keys() | right.keys()
    assert all(out[p].value == left.get(p, right.get(p)) for p in out)


def test_a_marked_row_is_at_least_as_soft() -> None:
    once = row({"DEU": 1.0}).marked("derived")
    assert once["DEU"].status == "derived"
    assert once.marked("estimate")["DEU"].status == "derived_estimate"
    assert once.marked("projection").marked("derived")["DEU"].status == "projection"


def test_a_power_of_zero_below_zero_is_missing() -> None:
    assert (row({"DEU": 0.0}) ** -1).missing == {"DEU": "division by zero"}
