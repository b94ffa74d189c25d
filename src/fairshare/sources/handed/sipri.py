"""SIPRI's military expenditure workbook, which its terms let users keep and nobody pass on."""

from datetime import date
from pathlib import Path

from fairshare.core.place import Gazetteer
from fairshare.sources.glimpse import Glimpse
from fairshare.sources.kind import Handed, Kind, day_needed, must_fit
from fairshare.sources.sipri import HEADER
from fairshare.sources.sipri import read as read_workbook

_WORDS = "SIPRI's military expenditure workbook (.xlsx)"


def recognises(seen: Glimpse) -> bool:
    """Whether a sheet names SIPRI over a table of countries."""
    return any(
        any("SIPRI" in text for text in sheet.texts) and any(row and row[0] == HEADER for row in sheet.rows)
        for sheet in seen.sheets
    )


def read(path: Path, places: Gazetteer, published: date | None) -> Handed:
    """What SIPRI's workbook holds of the places registered."""
    day = day_needed(published, _WORDS)
    reading = read_workbook(path, places, "sipri-own", "reported")
    must_fit(day, reading.years[-1], 0)
    title = f"SIPRI Military Expenditure Database, {reading.years[0]}-{reading.years[-1]}"
    return Handed(
        publisher="SIPRI",
        title=title,
        published=day,
        release=f"sipri-own-{day:%Y-%m}",
        facts=reading.facts,
        licence="(c) SIPRI; its terms forbid passing the data on; the user's own copy",
        attribution="Source: SIPRI Military Expenditure Database.",
        citation=f"{title}, {day}; the user's own copy",
        price_base=reading.price_base,
        notes=(
            "Figures in blue (SIPRI's estimates) and in red (highly uncertain) are marked as estimates; "
            f"{reading.uncertain:,} are in red.",
            "SIPRI's marks for budgets, pensions and paramilitary forces beside a country's name are not carried over.",
            "Local currency is today's as SIPRI names it, for all years.",
        ),
        skipped=reading.skipped,
    )


sipri = Kind(_WORDS, recognises, read)
