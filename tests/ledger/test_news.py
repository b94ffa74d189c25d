"""What a release says anew, and how unusual its largest revision is among earlier ones."""

from dataclasses import replace
from datetime import date

import pytest

from fairshare.core.fact import Fact
from fairshare.ledger import load
from fairshare.ledger.check import Held, read
from fairshare.ledger.load import DATA
from fairshare.ledger.news import ENOUGH, News, Precedents, news, told
from tests.ledger.releases import fact, release


def shares(year: int, *values: float) -> list[Fact]:
    """Shares of one year, of as many made-up places."""
    return [fact("defence_share", v, f"P{n:02}", year) for n, v in enumerate(values)]


def in_year(year: int, *facts: Fact) -> Held:
    return release(date(year, 6, 15), *facts)


def only(found: tuple[News, ...]) -> News:
    assert len(found) == 1
    return found[0]


#: Releases of 2001 and 2002, held to four decimals, that revise 25 figures of 2000 by 0.001, 0.002 ... 0.025 points.
FIRST = in_year(2001, *shares(2000, *[1.0001] * 25))
SECOND = in_year(2002, *shares(2000, *(round(1.0001 + n / 1000, 4) for n in range(1, 26))))


def revised_by(points: float, *, year: int = 2001, published: int = 2003) -> tuple[Held, Held]:
    """Two releases a year apart that revise one share of a year, both in three decimals or more."""
    return (
        in_year(published - 1, *shares(year, 2.0, 1.001, 1.002)),
        in_year(published, *shares(year, 2.0 + points, 1.001, 1.002)),
    )


def test_counts_new_and_revised_and_finds_the_largest() -> None:
    before = in_year(2001, *shares(2000, 1.11, 2.22, 3.33))
    after = in_year(2002, *shares(2000, 1.11, 2.32, 3.03), *shares(2001, 1.15))
    found = only(news(after, [before]))
    assert (found.measure, found.figures, found.new, found.revised) == ("defence_share", 4, 1, 2)
    assert found.largest is not None
    assert found.largest.key == ("defence_share", "P02", 2000)
    assert (found.largest.difference or 0) * 100 == pytest.approx(-0.3)


def test_how_unusual_is_counted_among_revisions_of_the_same_age() -> None:
    """0.0205 points: of the 25 earlier revisions, those of 0.021 to 0.025 were at least as large."""
    old, new = revised_by(0.0205)
    found = only(news(new, [FIRST, SECOND, old]))
    assert found.precedents == Precedents(among=25, as_large=5, age=2)
    assert found.precedents.share == pytest.approx(0.2)


def test_where_there_are_too_few_of_that_age_all_count() -> None:
    old, new = revised_by(0.0205, year=1990)
    precedents = only(news(new, [FIRST, SECOND, old])).precedents
    assert precedents == Precedents(among=25, as_large=5, age=None)


def test_too_few_earlier_revisions_say_nothing() -> None:
    few = in_year(2002, *shares(2000, *(round(1.0001 + n / 1000, 4) for n in range(1, ENOUGH))))
    old, new = revised_by(0.01)
    found = only(news(new, [FIRST, few, old]))
    assert found.precedents is not None
    assert found.precedents.among == ENOUGH - 1
    assert found.precedents.share is None
    assert "too few" in told(found, load.measures()["defence_share"], load.places())


def test_the_order_they_are_given_in_does_not_matter() -> None:
    old, new = revised_by(0.0205)
    assert news(new, [old, SECOND, FIRST]) == news(new, [FIRST, SECOND, old])


def test_later_releases_and_those_of_others_are_left_aside() -> None:
    old, new = revised_by(0.0205)
    later = in_year(2009, *shares(2001, 9.999))
    stranger = Held(replace(old.source, id="stranger-2001-01", publisher="Stranger"), old.facts)
    assert news(new, [FIRST, SECOND, old, later, stranger, new]) == news(new, [FIRST, SECOND, old])


def test_a_first_release_is_all_new() -> None:
    found = only(news(FIRST, []))
    assert (found.new, found.revised, found.largest, found.precedents) == (25, 0, None, None)


def test_derived_figures_and_other_price_bases_are_no_revisions() -> None:
    ours = replace(fact("personnel", 7.0), status="derived")
    dollars = fact("gdp_usd_constant", 500.0)
    rebased = replace(dollars, value=600.0, unit="million USD@2021")
    found = news(in_year(2002, fact("personnel", 8.0), rebased), [in_year(2001, ours, dollars)])
    told_of = {n.measure: (n.revised, n.derived, n.incomparable) for n in found}
    assert told_of == {"personnel": (0, 1, 0), "gdp_usd_constant": (0, 0, 1)}


def test_a_figure_is_compared_with_the_newest_release_that_has_it() -> None:
    """1.50 in 2001, 1.60 in 2002, nothing in 2003: the release of 2004 with 1.60 revises nothing."""
    older, newer = (in_year(y, *shares(2000, v)) for y, v in ((2001, 1.50), (2002, 1.60)))
    found = only(news(in_year(2004, *shares(2000, 1.60)), [older, newer, in_year(2003, *shares(1999, 1.11))]))
    assert (found.new, found.revised) == (0, 0)


def test_in_words() -> None:
    old, new = revised_by(0.0205)
    found = only(news(new, [FIRST, SECOND, old]))
    assert told(found, load.measures()["defence_share"], load.places()) == (
        "Defence expenditure, share of GDP: 3 figures, 0 new, 1 revised; most P00 2001 (+0.021 points). "
        "Of 25 earlier revisions of figures 2 years old, 20 % were at least as large."
    )


def test_june_2024_against_what_was_held_before() -> None:
    """Bulgaria 2019: 1.61 % in June 2019, 3.13 % in June 2024 (TABLE3!I13): an order for aircraft."""
    releases = {p.name: read(p)[0] for p in (DATA / "releases").glob("nato-20*")}
    found = {n.measure: n for n in news(releases["nato-2024-06"], list(releases.values()))}
    most = found["defence_share"].largest
    assert most is not None
    assert most.key[1:] == ("BGR", 2019)
    assert (most.difference or 0) * 100 == pytest.approx(1.53, abs=0.005)
    assert found["gdp_usd_current"].new == found["gdp_usd_current"].figures == 34 * 11
