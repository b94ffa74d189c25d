"""Public debt in shares of GDP: how it goes on from year to year, and what more spending does to it.

    d[t] = d[t-1] (1 + i[t]) / (1 + n[t]) - p[t] + a[t]

d is debt, i the interest rate on the debt of the year before, n the growth of nominal GDP, which is (1 + real growth)
(1 + change of prices) - 1, p the primary balance, a whatever else moves debt (the stock-flow adjustment: assets bought
or sold, exchange rates, revisions). It is an identity: with i and a taken from the figures it holds in every year.
"""

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import FROM_0_TO_1, NOT_NEGATIVE, Bounds, Vector, matching, number, vector, whole

#: Growth and interest below which nothing would be left of GDP or debt.
_ABOVE_MINUS_ONE = Bounds("a finite number above -1", low=-1.0, open=True)


def debt_path(start: float, rates: ArrayLike, growth: ArrayLike, primary: ArrayLike, other: ArrayLike) -> Vector:
    """Debt over GDP at the end of every year, from the start (year 0) on.

    See e.g. Blanchard (1990), Suggestions for a new set of fiscal indicators, OECD Working Paper 79.

    >>> debt_path(0.6, [0.05, 0.05], [0.05, 0.05], [0.01, -0.01], [0, 0.02]).round(4).tolist()
    [0.6, 0.59, 0.62]

    Args:
        start: Debt over GDP in year 0.
        rates: Interest paid in each year over the debt at the end of the one before.
        growth: Growth of nominal GDP in each year.
        primary: Primary balance over GDP in each year; negative is a deficit.
        other: Stock-flow adjustment over GDP in each year.

    Raises:
        BadInput: for numbers that are not finite, growth of -1 or less, and rows of unlike length.
    """
    interest, grown = vector(rates, "interest rate"), vector(growth, "growth", within=_ABOVE_MINUS_ONE)
    balances, adjusted = vector(primary, "primary balance"), vector(other, "stock-flow adjustment")
    for row, what in ((grown, "growth rate"), (balances, "primary balance"), (adjusted, "stock-flow adjustment")):
        matching(row, interest, what)
    found = np.empty(len(interest) + 1)
    found[0] = number(start, "debt in year 0")
    for year, factor in enumerate((1 + interest) / (1 + grown)):
        found[year + 1] = found[year] * factor - balances[year] + adjusted[year]
    return found


def demand(extra: ArrayLike, multiplier: float, leakage: float, borrowed: float, fades: int) -> Vector:
    """How much higher GDP is in every year because of extra spending, over GDP without it.

    1. Of each unit spent ``leakage`` buys abroad and does nothing here; what is not ``borrowed`` is taken out of
       demand by taxes or less other spending. The rest, ``borrowed - leakage``, is what demand rises by.
    2. GDP rises by the multiplier times that, in the year in which spending rises.
    3. The effect of each year's rise falls in equal steps to nothing in ``fades`` years; with 0 it stays.

    >>> demand([0.01, 0.01, 0.01, 0.02], 0.5, 0.2, 1.0, 2).round(6).tolist()
    [0.004, 0.002, 0.0, 0.004]

    Args:
        extra: Extra spending over GDP in each year; before the first there is none.
        multiplier: What one unit of demand adds to GDP.
        leakage: Part of the extra spending that is imported, from 0 to 1.
        borrowed: Part of it that is borrowed, from 0 to 1.
        fades: Years after which the effect of a rise is gone; 0 for never.

    Raises:
        BadInput: for anything else.
    """
    spent = vector(extra, "extra spending")
    strength = number(multiplier, "multiplier", within=NOT_NEGATIVE) * (
        number(borrowed, "part borrowed", within=FROM_0_TO_1) - number(leakage, "leakage", within=FROM_0_TO_1)
    )
    if not whole(fades, "years in which the effect fades", least=0):
        return spent * strength
    rises, ages = np.diff(spent, prepend=0.0), np.arange(len(spent))
    left = np.maximum(0.0, 1 - ages / fades)
    found: Vector = strength * np.convolve(rises, left)[: len(spent)]
    return found


def borrowing(extra: ArrayLike, higher: ArrayLike, revenue: ArrayLike, borrowed: float) -> Vector:
    """What is borrowed more in every year before interest, over GDP without the extra spending.

    The borrowed part of the spending, less the revenue that higher GDP brings at an unchanged share of GDP.

    >>> borrowing([0.01], [0.005], [0.4], 1.0).round(6).tolist()
    [0.008]

    Args:
        extra: Extra spending over GDP in each year.
        higher: How much higher GDP is, see ``demand``.
        revenue: Revenue over GDP in each year.
        borrowed: Part of the spending that is borrowed, from 0 to 1.

    Raises:
        BadInput: for anything else.
    """
    spent, effect, share = vector(extra, "extra spending"), vector(higher, "higher GDP"), vector(revenue, "revenue")
    matching(effect, spent, "year of higher GDP")
    matching(share, spent, "year of revenue")
    found: Vector = number(borrowed, "part borrowed", within=FROM_0_TO_1) * spent - share * effect
    return found


def mix(borrow: float | None, taxes: float, cuts: float) -> tuple[float, float, float]:
    """How extra spending is paid for: borrowed, by taxes, by less other spending; parts that add up to one.

    >>> mix(None, 0.25, 0)
    (0.75, 0.25, 0.0)

    Args:
        borrow: Part that is borrowed; None for what taxes and cuts leave.
        taxes: Part paid by more taxes.
        cuts: Part paid by less other spending.

    Raises:
        BadInput: for a part outside 0 to 1, or parts that do not add up to one.
    """
    taxed, saved = number(taxes, "taxes", within=FROM_0_TO_1), number(cuts, "cuts", within=FROM_0_TO_1)
    borrowed = 1 - taxed - saved if borrow is None else number(borrow, "borrow", within=FROM_0_TO_1)
    if borrowed < 0 or abs(borrowed + taxed + saved - 1) > 1e-9:
        given = {"borrow": borrow, "taxes": taxed, "cuts": saved}
        told = ", ".join(f"{name} {100 * part:g} %" for name, part in given.items() if part is not None)
        raise BadInput.of("finance mix", told, "parts of at least 0 that add up to 100 %")
    return borrowed, taxed, saved
