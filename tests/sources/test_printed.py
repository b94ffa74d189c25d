"""What is printed under a number format, and how numbers, years and labels spelt as text are read."""

import doctest
import importlib
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.place import Gazetteer
from fairshare.sources.nato_labels import currency_of, is_page_number, place_of
from fairshare.sources.printed import is_percentage, printed
from fairshare.sources.spelling import number_in, year_of
from fairshare.sources.xlsx import address


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1.346516857, "#,##0.00", "1.35"),
        (18788.017032, "#,##0", "18,788"),
        (2.0, "#,##0.00", "2.00"),
        (7.85, "#,##0.0", "7.9"),  # half goes up, as in a spreadsheet
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-0.73, "0.0", "-0.7"),
        (1234567.891, "0.00", "1234567.89"),
        (1234.5, "General", "1234.5"),
        (7900.0, "General", "7900"),
        (0.1 + 0.2, "General", "0.3"),
        (12.5, "@", "12.5"),
        (0.0201, "0.00%", "2.01%"),
        (3.0, "#,##0.##", "3"),
        (3.25, "0.0##", "3.25"),
        (-5.0, "#,##0.0;(#,##0.0)", "(5.0)"),
        (-5.0, "#,##0.0;-#,##0.0;\"-\"", "-5.0"),
        (0.0, "#,##0.0;-#,##0.0;\"-\"", "-"),
        (12.34, "_-* #,##0.0_-", "12.3"),
        (12.34, "[Red]0.0", "12.3"),
        (3.5, '0.0" e"', "3.5 e"),
        (3.5, '0.0"%"', "3.5%"),
        (3.5, ";;;", ""),
    ],
)  # fmt: skip
def test_printed(value: float, number_format: str, shown: str) -> None:
    assert printed(value, number_format) == shown


@pytest.mark.parametrize("number_format", ["0.00E+00", "d mmm yyyy", "#,##0,", "0.0,", "[<1]0.0;0", "# ?/?", "0 0"])
def test_formats_that_are_not_understood(number_format: str) -> None:
    with pytest.raises(ValueError, match="is not understood"):
        printed(1.5, number_format)


def test_a_quoted_percent_sign_scales_nothing() -> None:
    assert is_percentage("0.0%")
    assert not is_percentage('0.0"%"')
    assert not is_percentage(r"0.0\%")


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 4))
def test_printed_is_within_half_of_the_last_digit(value: float, digits: int) -> None:
    shown = printed(value, "#,##0" + ("." + "0" * digits if digits else ""))
    wanted = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert Decimal(shown.replace(",", "")) == wanted
    assert number_in(shown) == float(wanted)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2014", (2014, False)), ("2023e", (2023, True)), (" 2023 e ", (2023, True)), ("2024(e)", (2024, True)),
     ("2014.0", (2014, False)), ("2024*", None), ("1899", None), ("20145", None), ("2014-2024e", None), ("", None)],
)  # fmt: skip
def test_years(text: str, year: tuple[int, bool] | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize("text", ["1,35", "1,2345", "2.01e", "..", "", "1 234", "12,34,567", "#REF!", "e5", "."])
def test_what_is_no_number(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize(
    ("label", "place"),
    [("Czechia* (Koruny)", "CZE"), ("Czechia*\xa0\xa0(Koruny)", "CZE"), ("Slovak Republic", "SVK"), ("Turkey", "TUR"),
     ("Türkiye", "TUR"), ("The Netherlands", "NLD"), ("Netherlands **", "NLD"), ("Czech Republic", "CZE"),
     ("NATO Europe and Canada", "EUR_CAN"), ("NATO - Total", "NATO"), ("NATO Europe", "NATO_EUROPE"),
     ("Atlantis", None), ("", None), ("-7-", None)],
)  # fmt: skip
def test_labels(label: str, place: str | None, places: Gazetteer) -> None:
    assert place_of(label, places) == place


def test_currencies() -> None:
    assert currency_of("Norway   (Kroner)", "NOR") == "NOK"
    assert currency_of("Denmark   (Kroner)", "DNK") == "DKK"
    assert currency_of("Iceland (Kroner)", "ISL") is None
    assert currency_of("Romania*   (New Lei)", "ROU") == "RON"


def test_page_numbers() -> None:
    assert is_page_number("-7-")
    assert is_page_number(" -13- ")
    assert not is_page_number("-7")


def test_addresses() -> None:
    assert [address(1, c) for c in (1, 26, 27, 702, 703)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]


@pytest.mark.parametrize("module", ["printed", "spelling", "nato_labels"])
def test_the_examples_in_the_docstrings(module: str) -> None:
    tried = doctest.testmod(importlib.import_module(f"fairshare.sources.{module}"))
    assert tried.attempted
    assert not tried.failed
