"""Why a published share of GDP was revised, as far as the tables of both releases tell.

A share is spending over GDP at constant prices. With E and G the amounts at current prices, R the share recomputed
from the constant ones, and S the share as printed:

    ln(R1/R0) = ln(E1/E0) - ln(G1/G0) + ln of the rest           the rest: deflators and exchange rates of the base
    S1 - S0   = [spending + GDP + prices] + typed or rounded
    spending  =  L(R1, R0) * ln(E1/E0)
    GDP       = -L(R1, R0) * ln(G1/G0)
    prices    =  R1 - R0 - spending - GDP
    typed     = (S1 - R1) - (S0 - R0)                            a typed number, rounding, another denominator

L(a, b) = (a - b) / ln(a/b) is the logarithmic mean: the additive LMDI-I method, which leaves no residual (Ang,
"Decomposition analysis for policymaking in energy", Energy Policy 32, 2004; "The LMDI approach to decomposition
analysis: a practical guide", Energy Policy 33, 2005). So the four add up to the difference, whatever the order.

Amounts that were derived, from the shares themselves, explain nothing and are never used.
"""

from dataclasses import dataclass
from math import log, log1p
from typing import Literal

from fairshare.core.question import Missing
from fairshare.core.unit import scaled
from fairshare.ledger.check import Held
from fairshare.ledger.compare import Pair

#: The one measure whose two amounts NATO publishes beside it.
SHARE = "defence_share"
#: In which amounts a revision is split: each currency's own; US dollars, with exchange rates inside spending and GDP;
#: or prices of the common base year, with deflators inside both.
Money = Literal["national", "usd", "constant"]


@dataclass(frozen=True, slots=True)
class Causes:
    """The parts of one revision of a share; they add up to it.

    Attributes:
        spending: By other expenditure.
        gdp: By another GDP.
        prices: By deflators and exchange rates; None where they are inside spending and GDP (``constant``).
        typed: By what is printed beside what the amounts give: a typed number, rounding.
        money: In which amounts.
    """

    spending: float
    gdp: float
    prices: float | None
    typed: float
    money: Money

    @property
    def total(self) -> float:
        """The revision."""
        return self.spending + self.gdp + (self.prices or 0.0) + self.typed


@dataclass(frozen=True, slots=True)
class _Amounts:
    """Positive spending and GDP of one place and year in two releases."""

    spending: tuple[float, float]
    gdp: tuple[float, float]

    @property
    def shares(self) -> tuple[float, float]:
        """Spending over GDP, before and after."""
        return self.spending[0] / self.gdp[0], self.spending[1] / self.gdp[1]


def causes(before: Held, after: Held, pair: Pair) -> Causes | Missing:
    """The parts of a revision of a share of GDP, or why the tables do not tell them."""
    if pair.key[0] != SHARE:
        return Missing("only shares of GDP are split")
    real = _amounts(before, after, pair, "constant")
    if real is None:
        return Missing("published amounts at constant prices are not held in both releases")
    money, amounts = _current(before, after, pair)
    if amounts is None:
        if not _same_base(before, after):
            return Missing("published GDP at current prices is not held in both releases, and their price bases differ")
        money, amounts = "constant", real
    (old, new), (s0, s1) = real.shares, pair.values
    weight = logarithmic_mean(new, old)
    spending = weight * log(amounts.spending[1] / amounts.spending[0])
    gdp = -weight * log(amounts.gdp[1] / amounts.gdp[0])
    typed = (s1 - new) - (s0 - old)
    prices = None if money == "constant" else new - old - spending - gdp
    return Causes(spending, gdp, prices, typed, money)


def logarithmic_mean(a: float, b: float) -> float:
    """(a - b) / ln(a/b) of two positive numbers; the number itself where they are equal.

    >>> round(logarithmic_mean(2.0, 1.0), 4)
    1.4427
    """
    apart = (a - b) / b
    if not apart:
        return b
    return (a - b) / (log1p(apart) if abs(apart) < 0.5 else log(a / b))  # exact for numbers close to one another too


def _current(before: Held, after: Held, pair: Pair) -> tuple[Money, _Amounts | None]:
    """Amounts at current prices, in national currency if both releases hold it.

    NATO prints GDP in dollars only; its own rate of the year, expenditure in dollars over the same in national
    currency, takes it back.
    """
    dollars = _amounts(before, after, pair, "current")
    _, place, year = pair.key
    spent = [h.value("expenditure_national_current", place, year) for h in (before, after)]
    if dollars is None or spent[0] is None or spent[1] is None or min(spent[0], spent[1]) <= 0:
        return "usd", dollars
    if len({_currency(h, place, year) for h in (before, after)}) > 1:
        return "usd", dollars
    own = (spent[0], spent[1])
    gdp = (own[0] / dollars.shares[0], own[1] / dollars.shares[1])
    return "national", _Amounts(own, gdp)


def _amounts(before: Held, after: Held, pair: Pair, prices: str) -> _Amounts | None:
    """Published spending and GDP in dollars of both releases; None if one is lacking, derived or not positive."""
    _, place, year = pair.key
    found = [h.value(f"{m}_usd_{prices}", place, year) for m in ("expenditure", "gdp") for h in (before, after)]
    values = [v for v in found if v is not None and v > 0]
    return _Amounts((values[0], values[1]), (values[2], values[3])) if len(values) == len(found) else None


def _currency(held: Held, place: str, year: int) -> str:
    return str(scaled(held.facts["expenditure_national_current", place, year].unit).unit)


def _same_base(before: Held, after: Held) -> bool:
    return before.source.price_base == after.source.price_base is not None
