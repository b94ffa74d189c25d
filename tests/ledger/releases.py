"""Releases made for a test, in memory."""

from dataclasses import replace
from datetime import date

from fairshare.core.fact import Fact
from fairshare.core.source import Source
from fairshare.ledger.check import Held

SOURCE = Source(
    id="office-2020-01",
    publisher="Office",
    title="Tables",
    published=date(2020, 1, 15),
    extent="complete",
    grade="quotable",
    licence="none",
    attribution="Source: Office.",
    may_ship=True,
    citation="Office",
    price_base=2015,
)
UNITS = {
    "defence_share": "percent",
    "expenditure_usd_constant": "million USD@2015",
    "gdp_usd_constant": "million USD@2015",
    "expenditure_usd_current": "million USD@current",
    "gdp_usd_current": "million USD@current",
    "expenditure_national_current": "million PLN@current",
    "personnel": "thousand person",
}


def fact(measure: str, value: float | None, place: str = "POL", year: int = 2016) -> Fact:
    """One published cell."""
    reason = "" if value is not None else "left blank"
    return Fact(measure, place, year, value, str(value), UNITS[measure], "actual", reason, SOURCE.id, "A1", "quotable")


def release(published: date, *facts: Fact, price_base: int | None = 2015) -> Held:
    """A release of the office, named by its month."""
    id = f"office-{published:%Y-%m}"
    source = replace(SOURCE, id=id, published=published, price_base=price_base)
    return Held(source, {(f.measure, f.place, f.year): replace(f, source=id) for f in facts})
