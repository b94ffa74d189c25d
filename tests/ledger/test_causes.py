"""Revisions of a share of GDP split by cause: the parts add up, and each catches what it is for.

Method: logarithmic mean Divisia index, additive (Ang, Energy Policy 32, 2004, and 33, 2005).
"""

from dataclasses import dataclass, replace
from datetime import date
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.question import Missing
from fairshare.ledger.causes import Causes, causes, logarithmic_mean
from fairshare.ledger.check import Held, read
from fairshare.ledger.compare import Pair, revisions
from fairshare.ledger.load import DATA
from tests.ledger.releases import fact, release

DAYS = (date(2020, 1, 15), date(2021, 1, 15))
POSITIVE = st.floats(0.01, 1e6)


@dataclass(frozen=True)
class Tables:
    """What a release says of one ally in one year: amounts at current and constant prices, and a printed share."""

    spent: float = 30.0
    gdp: float = 1500.0
    rate: float = 4.0
    real_spent: float = 28.0
    real_gdp: float = 1450.0
    beside: float = 0.0

    def held(self, day: date, *, national: bool = True, price_base: int = 2015) -> Held:
        """As a release: dollars, the same in national currency at a rate, and a share with something beside it."""
        share = self.real_spent / self.real_gdp * 100 + self.beside
        cells = {
            "defence_share": share,
            "expenditure_usd_constant": self.real_spent,
            "gdp_usd_constant": self.real_gdp,
            "expenditure_usd_current": self.spent,
            "gdp_usd_current": self.gdp,
        }
        cells |= {"expenditure_national_current": self.spent * self.rate} if national else {}
        return release(day, *(fact(m, v) for m, v in cells.items()), price_base=price_base)


TABLES = st.builds(Tables, POSITIVE, POSITIVE, POSITIVE, POSITIVE, POSITIVE, st.floats(-1, 1))


def split(before: Held, after: Held) -> Causes:
    found = causes(before, after, shares(before, after))
    assert isinstance(found, Causes), found
    return found


def shares(before: Held, after: Held) -> Pair:
    return next(p for p in revisions(before, after).pairs if p.key[0] == "defence_share")


def both(old: Tables, new: Tables, *, national: bool = True) -> Causes:
    return split(old.held(DAYS[0], national=national), new.held(DAYS[1], national=national))


@given(TABLES, TABLES, st.booleans())
def test_the_parts_add_up(old: Tables, new: Tables, national: bool) -> None:
    a, b = old.held(DAYS[0], national=national), new.held(DAYS[1], national=national)
    found, moved = split(a, b), shares(a, b).difference
    scale = max(abs(v) for v in (found.spending, found.gdp, found.prices or 0, found.typed, 1.0))
    assert found.total == pytest.approx(moved, abs=1e-12 * scale)


@given(TABLES, TABLES)
def test_the_way_back_is_the_negative(old: Tables, new: Tables) -> None:
    there, back = both(old, new), both(new, old)
    scale = max(abs(there.spending), abs(there.gdp), abs(there.prices or 0), 1.0)
    for part in ("spending", "gdp", "prices", "typed"):
        assert getattr(there, part) == pytest.approx(-getattr(back, part), abs=1e-9 * scale)


@given(TABLES, st.floats(0.5, 2.0))
def test_more_spending_alone_is_all_spending(old: Tables, k: float) -> None:
    new = replace(old, spent=old.spent * k, real_spent=old.real_spent * k)
    found = both(old, new)
    assert found.spending == pytest.approx(old.real_spent / old.real_gdp * (k - 1), rel=1e-6, abs=1e-9)
    assert [found.gdp, found.prices, found.typed] == pytest.approx([0, 0, 0], abs=1e-9 * max(1, abs(found.spending)))


@given(TABLES, st.floats(0.5, 2.0))
def test_another_gdp_alone_is_all_gdp(old: Tables, k: float) -> None:
    found = both(old, replace(old, gdp=old.gdp * k, real_gdp=old.real_gdp * k))
    size = max(1, abs(found.gdp))
    assert found.gdp == pytest.approx(old.real_spent / old.real_gdp * (1 / k - 1), rel=1e-6, abs=1e-9)
    assert [found.spending, found.prices, found.typed] == pytest.approx([0, 0, 0], abs=1e-9 * size)


@given(TABLES, st.floats(0.5, 2.0))
def test_other_deflators_alone_are_all_prices(old: Tables, k: float) -> None:
    found = both(old, replace(old, real_gdp=old.real_gdp * k))
    share = old.real_spent / old.real_gdp
    weight = share if k == 1 else share * (1 / k - 1) / log(1 / k)
    assert found.prices == pytest.approx(weight * log(1 / k), rel=1e-6, abs=1e-9)
    assert [found.spending, found.gdp] == [0, 0]


def test_a_typed_number_is_kept_apart() -> None:
    """Amounts give 1.931 % in both; the later release prints 2."""
    old = Tables()
    found = both(old, replace(old, beside=2 - 28 / 1450 * 100))
    assert found.typed == pytest.approx(0.02 - 28 / 1450, abs=1e-12)
    assert [found.spending, found.gdp, found.prices] == pytest.approx([0, 0, 0], abs=1e-15)


@given(TABLES, TABLES, st.floats(0.1, 10))
def test_in_national_currency_exchange_rates_are_outside(old: Tables, new: Tables, k: float) -> None:
    """Dollars worth k times as much: the same split in national currency, another one in dollars."""
    dearer = replace(new, spent=new.spent * k, gdp=new.gdp * k, rate=new.rate / k)
    one, other = both(old, new), both(old, dearer)
    scale = max(abs(one.spending), abs(one.gdp), 1.0)
    assert one.money == other.money == "national"
    assert one.spending == pytest.approx(other.spending, abs=1e-7 * scale)
    assert one.gdp == pytest.approx(other.gdp, abs=1e-7 * scale)


def test_in_dollars_exchange_rates_are_inside() -> None:
    """Dollars worth twice as much: spending and GDP both double, and cancel."""
    old = Tables()
    found = both(old, replace(old, spent=60, gdp=3000), national=False)
    assert found.money == "usd"
    assert found.spending == pytest.approx(28 / 1450 * log(2), rel=1e-12)
    assert found.gdp == pytest.approx(-found.spending, rel=1e-12)


def test_another_currency_falls_back_to_dollars() -> None:
    old, new = Tables().held(DAYS[0]), Tables(spent=31).held(DAYS[1])
    key = ("expenditure_national_current", "POL", 2016)
    euro = Held(new.source, {**new.facts, key: replace(new.facts[key], unit="million EUR@current")})
    assert split(old, euro).money == "usd"


@pytest.mark.parametrize("measure", ["expenditure_usd_constant", "gdp_usd_constant"])
@pytest.mark.parametrize("status", ["derived", "derived_estimate"])
def test_derived_amounts_explain_nothing(measure: str, status: str) -> None:
    old, new = Tables().held(DAYS[0]), Tables(real_gdp=1400).held(DAYS[1])
    key = (measure, "POL", 2016)
    ours = Held(new.source, {**new.facts, key: replace(new.facts[key], status=status)})  # type: ignore[arg-type]
    found = causes(old, ours, shares(old, ours))
    assert isinstance(found, Missing)
    assert "constant prices" in found.reason


def without(held: Held, measure: str) -> Held:
    return Held(held.source, {k: f for k, f in held.facts.items() if k[0] != measure})


def test_without_current_gdp_it_is_split_at_constant_prices_of_one_base() -> None:
    old, new = (
        without(t.held(d), "gdp_usd_current") for t, d in zip((Tables(), Tables(real_gdp=1400)), DAYS, strict=True)
    )
    found = split(old, new)
    assert (found.money, found.prices, found.spending) == ("constant", None, 0)
    assert found.gdp == pytest.approx(28 / 1400 - 28 / 1450, abs=1e-12)
    other = Held(replace(new.source, price_base=2021), new.facts)
    refused = causes(old, other, shares(old, other))
    assert isinstance(refused, Missing)
    assert "price bases differ" in refused.reason


def test_amounts_that_are_not_positive_explain_nothing() -> None:
    old, new = Tables().held(DAYS[0]), replace(Tables(), real_spent=0.0).held(DAYS[1])
    assert isinstance(causes(old, new, shares(old, new)), Missing)


@given(POSITIVE, POSITIVE)
def test_the_logarithmic_mean_lies_between(a: float, b: float) -> None:
    found = logarithmic_mean(a, b)
    assert min(a, b) * (1 - 1e-9) <= found <= max(a, b) * (1 + 1e-9)
    assert logarithmic_mean(a, a) == a


def test_the_logarithmic_mean_of_known_numbers() -> None:
    """(e - 1) / ln(e / 1) = e - 1."""
    assert logarithmic_mean(exp(1), 1.0) == pytest.approx(exp(1) - 1, rel=1e-12)


def test_poland_2016_by_hand() -> None:
    """Row POL 2016 of nato_2019.csv; TABLE2!F66 and TABLE5!F68 of June 2024, all at 2015 prices.

    ln(9815.232937625693 / 9806.92264783855) = 0.00084703; ln(490650.00298 / 492203.67594) = -0.00316156; the mean of
    both shares is 1.996454 %: 0.00169 points by spending, 0.00631 by GDP, together 0.00800.
    """
    found = split_of("POL", 2016)
    assert found.money == "constant"
    assert found.spending * 100 == pytest.approx(0.00169106, abs=5e-7)
    assert found.gdp * 100 == pytest.approx(0.00631190, abs=5e-7)
    assert found.typed == pytest.approx(0, abs=1e-9)


def test_lithuania_2019_by_hand() -> None:
    """TABLE3!I26 holds a typed 2; TABLE2 over TABLE5 is 961.98156 / 48221.71298 = 1.994914 %: .005086 beside it."""
    assert split_of("LTU", 2019).typed * 100 == pytest.approx(2 - 1.994914, abs=1e-6)


def split_of(place: str, year: int) -> Causes:
    old, new = (read(DATA / "releases" / id)[0] for id in ("nato-2019-06", "nato-2024-06"))
    pair = next(p for p in revisions(old, new).pairs if p.key == ("defence_share", place, year))
    found = causes(old, new, pair)
    assert isinstance(found, Causes)
    return found


def test_august_2025_is_not_split() -> None:
    """Its amounts were derived from its shares."""
    old, new = (read(DATA / "releases" / id)[0] for id in ("nato-2024-06", "nato-2025-08"))
    pairs = [p for p in revisions(old, new).pairs if p.key[0] == "defence_share"]
    assert {type(causes(old, new, p)) for p in pairs} == {Missing}
