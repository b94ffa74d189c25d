"""To how many decimals a release holds its figures: two that agree to the digits held are the same figure.

Another party's copy may hold fewer digits than the publisher's workbook; that is no revision. One value does not
tell: a typed 2 in a table of full precision is exact. So it is the median over the release's figures of the measure
in the same unit that counts, or the value's own decimals if it has more.
"""

from collections.abc import Mapping
from decimal import Decimal
from statistics import median_low

from fairshare.core.fact import Fact
from fairshare.core.unit import scaled
from fairshare.ledger.check import Held

#: Release, measure and printed unit -> decimals.
Digits = Mapping[tuple[str, str, str], int]
#: What binary rounding does to a value, relative to it.
_BINARY = 1e-12


def digits(*releases: Held) -> Digits:
    """The decimals held by each release, measure and printed unit."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for held in releases:
        for fact in held.facts.values():
            if fact.value is not None:
                found.setdefault(_table(fact), []).append(decimals(fact.value))
    return {table: median_low(each) for table, each in found.items()}


def half_digit(fact: Fact, held: Digits) -> float:
    """Half of the last digit held of a fact with a value, in its plain unit; a little more for binary rounding."""
    value = fact.value or 0.0
    places = max(held[_table(fact)], decimals(value))
    unit = scaled(fact.unit)
    return unit.plain(0.5 * 10.0**-places) * (1 + 1e-9) + abs(unit.plain(value)) * _BINARY


def decimals(value: float) -> int:
    """How many digits stand after the point.

    >>> decimals(1.99), decimals(2.0), decimals(1e-05)
    (2, 0, 5)
    """
    exponent = Decimal(repr(value).removesuffix(".0")).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _table(fact: Fact) -> tuple[str, str, str]:
    return fact.source, fact.measure, fact.unit
