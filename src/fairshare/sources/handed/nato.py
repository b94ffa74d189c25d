"""NATO's defence expenditure workbook, the user's own copy."""

import re
from datetime import date
from pathlib import Path

from fairshare.core.place import Gazetteer
from fairshare.sources.glimpse import Glimpse
from fairshare.sources.kind import Handed, Kind, day_needed, must_fit
from fairshare.sources.nato import read as read_workbook

_WORDS = "NATO's defence expenditure workbook (.xlsx)"
_TITLE = re.compile(r"table\s*\d+\s*[a-h]?(\s*[:.–-].*)?", re.IGNORECASE)


def recognises(seen: Glimpse) -> bool:
    """Whether a sheet is named or titled like one of NATO's tables."""
    return any(_TITLE.fullmatch(text) for sheet in seen.sheets for text in (sheet.name.strip(), *sheet.texts))


def read(path: Path, places: Gazetteer, published: date | None) -> Handed:
    """What NATO's workbook holds."""
    day = day_needed(published, _WORDS)
    reading = read_workbook(path, places, "nato-own", "reported")
    must_fit(day, reading.years[-1], 1)
    return Handed(
        publisher="NATO",
        title=reading.title,
        published=day,
        release=f"nato-own-{day:%Y-%m}",
        facts=reading.facts,
        licence="NATO, no open licence; the user's own copy, not for redistribution",
        attribution=f"Source: NATO, {reading.title} (release: {day:%B %Y}; the user's own copy).",
        citation=f"NATO, {reading.title}, {day}",
        price_base=reading.price_base,
        skipped=reading.skipped,
    )


nato = Kind(_WORDS, recognises, read)
