"""Two releases compared: what both hold, what differs, what cannot be compared.

Figures of the publications: nato-2019-06, nato_2019.csv (row = ally and year); nato-2024-06, NATO's workbook, by cell.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.unit import scaled
from fairshare.ledger.check import Held, read
from fairshare.ledger.compare import Comparison, Pair, largest, revisions, size, spans
from fairshare.ledger.digits import decimals, digits
from fairshare.ledger.load import DATA
from tests.ledger.releases import fact, release

JANUARY, JUNE = date(2020, 1, 15), date(2020, 6, 15)


def held(id: str) -> Held:
    return read(DATA / "releases" / id)[0]


@pytest.fixture(scope="module")
def june2019_to_2024() -> Comparison:
    return revisions(held("nato-2019-06"), held("nato-2024-06"))


@pytest.fixture(scope="module")
def june2024_to_august2025() -> Comparison:
    return revisions(held("nato-2024-06"), held("nato-2025-08"))


def pair(found: Comparison, measure: str, place: str, year: int) -> Pair:
    return next(p for p in found.pairs if p.key == (measure, place, year))


def test_poland_2016(june2019_to_2024: Comparison) -> None:
    """1.99245213458405 % (row POL 2016) and 2.0004550856909797 % (TABLE3!F32)."""
    found = pair(june2019_to_2024, "defence_share", "POL", 2016)
    assert found.kind == "revised"
    assert found.in_points
    assert (found.difference or 0) * 100 == pytest.approx(2.0004550856909797 - 1.99245213458405, abs=1e-12)


def test_amounts_differ_by_a_part_of_themselves(june2019_to_2024: Comparison) -> None:
    """Poland 2016: US$ 9404971725.8113 (row POL 2016) and 9397.467319894044 million (TABLE2!F32)."""
    found = pair(june2019_to_2024, "expenditure_usd_current", "POL", 2016)
    assert not found.in_points
    assert found.difference == pytest.approx(9397.467319894044e6 / 9404971725.8113 - 1, abs=1e-12)


def test_every_ally_and_year_is_somewhere(june2019_to_2024: Comparison) -> None:
    """June 2019 has 28 allies with forces and 2012 to 2019, June 2024 has 31, two aggregates and 2014 to 2024."""
    part = june2019_to_2024.of("defence_share")
    assert len(part.pairs) == 28 * 6
    assert len(part.dropped) == 28 * 2
    assert len(part.new) == 33 * 11 - 28 * 6
    assert {f.place for f in part.new if f.year < 2020} == {"EUR_CAN", "FIN", "MKD", "NATO", "SWE"}


def test_a_typed_number_is_a_revision_of_what_was_exact(june2019_to_2024: Comparison) -> None:
    """Lithuania 2019: 1.98452213035172 % (row LTU 2019), then the typed 2 (TABLE3!I26), which is no rounding."""
    assert pair(june2019_to_2024, "defence_share", "LTU", 2019).kind == "revised"


def test_prices_of_different_years_are_not_compared(june2024_to_august2025: Comparison) -> None:
    for measure in ("expenditure_usd_constant", "gdp_usd_constant", "expenditure_per_head"):
        part = june2024_to_august2025.of(measure)
        assert part.pairs
        assert {p.kind for p in part.pairs} == {"incomparable"}
        assert {p.difference for p in part.pairs} == {None}


def test_what_we_derived_is_never_called_a_revision() -> None:
    ours = replace(fact("personnel", 100.0), status="derived")
    found = revisions(release(JANUARY, ours), release(JUNE, fact("personnel", 110.0)))
    assert [p.kind for p in found.pairs] == ["derived"]
    assert not found.kinds("revised")


def test_another_currency_cannot_be_compared() -> None:
    old = replace(fact("expenditure_national_current", 5.0), unit="million BGN@current")
    new = replace(fact("expenditure_national_current", 2.5), unit="million EUR@current")
    assert [p.kind for p in revisions(release(JANUARY, old), release(JUNE, new)).pairs] == ["incomparable"]


def test_a_figure_that_was_missing_is_new_and_one_left_blank_is_dropped() -> None:
    blank, given_ = fact("personnel", None), fact("personnel", 7.0)
    there = revisions(release(JANUARY, blank), release(JUNE, given_))
    back = revisions(release(JANUARY, given_), release(JUNE, blank))
    assert [f.value for f in there.new] == [7.0]
    assert [f.value for f in back.dropped] == [7.0]
    assert not there.pairs and not there.dropped and not back.new


def test_an_amount_that_was_zero_has_no_relative_change() -> None:
    found = revisions(release(JANUARY, fact("personnel", 0.0)), release(JUNE, fact("personnel", 7.0)))
    assert found.pairs[0].kind == "revised"
    assert found.pairs[0].difference is None
    assert largest(found.pairs) is None


@given(st.floats(0.5, 9.0), st.integers(1, 6))
def test_a_copy_with_fewer_digits_is_no_revision(value: float, places: int) -> None:
    whole = [fact("defence_share", value + n / 7, year=2000 + n) for n in range(5)]
    short = [fact("defence_share", round(f.value or 0, places), year=f.year) for f in whole]
    found = revisions(release(JANUARY, *whole), release(JUNE, *short))
    assert {p.kind for p in found.pairs} == {"same"}


def test_more_than_the_last_digit_is_a_revision() -> None:
    whole = [fact("defence_share", 1.23456 + n, year=2000 + n) for n in range(5)]
    other = [fact("defence_share", round(f.value or 0, 2) + 0.01, year=f.year) for f in whole]
    assert {p.kind for p in revisions(release(JANUARY, *whole), release(JUNE, *other)).pairs} == {"revised"}


def test_units_of_another_scale_are_the_same_figure() -> None:
    """4625 persons and 4.625 thousand."""
    old = replace(fact("personnel", 4625.0), unit="person")
    assert [p.kind for p in revisions(release(JANUARY, old), release(JUNE, fact("personnel", 4.625))).pairs] == ["same"]


def test_digits_are_those_of_the_table_and_not_of_one_cell() -> None:
    exact = release(JANUARY, *(fact("defence_share", v, year=2000 + n) for n, v in enumerate((1.2345, 2.0, 1.8765))))
    assert digits(exact) == {("office-2020-01", "defence_share", "percent"): 4}
    assert [decimals(v) for v in (2.0, 1.99, 9815.232937625693, 1e-05, 1e22)] == [0, 2, 12, 5, 0]


@given(st.floats(0.1, 99), st.floats(0.1, 99))
def test_a_way_back_is_the_way_there_turned_round(a: float, b: float) -> None:
    old, new = release(JANUARY, fact("defence_share", a)), release(JUNE, fact("defence_share", b))
    there, back = revisions(old, new).pairs[0], revisions(new, old).pairs[0]
    assert there.kind == back.kind
    assert there.difference == pytest.approx(-(back.difference or 0))
    assert size(there) == size(back)


@given(st.sets(st.integers(1900, 2100)))
def test_spans_name_every_year_once(years: set[int]) -> None:
    told = [word.split("-") for word in spans(years)]
    assert [y for ends in told for y in range(int(ends[0]), int(ends[-1]) + 1)] == sorted(years)


def test_every_difference_of_the_shipped_releases_is_in_one_unit(june2019_to_2024: Comparison) -> None:
    for p in june2019_to_2024.pairs:
        assert (p.difference is None) == (scaled(p.before.unit).unit != scaled(p.after.unit).unit)


def test_nothing_is_revised_against_itself() -> None:
    for folder in sorted((DATA / "releases").glob("nato-2*")):
        one = read(Path(folder))[0]
        found = revisions(one, one)
        assert {p.kind for p in found.pairs} == {"same"}
        assert not found.new and not found.dropped
