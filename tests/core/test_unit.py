"""Units refuse what cannot be added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.unit import RATIO, Unit, scaled
from fairshare.errors import BadInput, UnitMismatch

SYMBOLS = st.sampled_from(["USD@current", "USD@2015", "USD@2021", "EUR@2021", "person"])


def test_prices_are_part_of_the_symbol() -> None:
    assert Unit.of("USD@2015") != Unit.of("USD@2021")
    assert Unit.of("USD@2015") / Unit.of("USD@2015") == RATIO
    assert Unit.of("USD@2015/person").price_basis == "2015"
    with pytest.raises(UnitMismatch, match=r"USD@2015.*USD@current"):
        Unit.of("USD@2015").must_equal(Unit.of("USD@current"))


@given(SYMBOLS, SYMBOLS)
def test_text_round_trip(above: str, below: str) -> None:
    unit = Unit.of(above) / Unit.of(below)
    assert Unit.of(str(unit)) == unit


@given(st.integers(1, 6), SYMBOLS)
def test_powers_are_exact(root: int, symbol: str) -> None:
    """A third, three times, is the whole: no unit is lost to rounding."""
    unit = Unit.of(symbol)
    again = RATIO
    for _ in range(root):
        again = again * unit ** (1 / root)
    assert again == unit


@pytest.mark.parametrize(
    ("text", "printed", "plain", "unit"),
    [
        ("percent", 2.0, 0.02, "1"),
        ("million USD@current", 1.5, 1_500_000.0, "USD@current"),
        ("billion USD@2015", 1.0, 1e9, "USD@2015"),
        ("thousand person", 6.744, 6744.0, "person"),
        ("USD@2015/person", 51.9, 51.9, "USD@2015/person"),
        ("thousand USD@2015/person", 3.856, 3856.0, "USD@2015/person"),
    ],
)
def test_printed_units(text: str, printed: float, plain: float, unit: str) -> None:
    read = scaled(text)
    assert read.plain(printed) == pytest.approx(plain, rel=1e-15)
    assert read.unit == Unit.of(unit)


def test_a_printed_two_is_two_percent_exactly() -> None:
    """Multiplying by 0.01 would miss thresholds by a bit in the last place."""
    for threshold in (2.0, 3.5, 1.5, 5.0, 20.0, 3.0):
        assert scaled("percent").plain(threshold) == threshold / 100


@pytest.mark.parametrize("text", ["USD per head", "a/b/c", "USD/"])
def test_bad_units_are_named(text: str) -> None:
    with pytest.raises(BadInput, match="unit"):
        Unit.of(text)
