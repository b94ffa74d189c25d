"""A table of the IMF's World Economic Outlook in any of its shapes, the user's own copy."""

from datetime import date
from pathlib import Path

from fairshare.core.place import Gazetteer
from fairshare.sources.glimpse import Glimpse
from fairshare.sources.imf import read as read_table
from fairshare.sources.kind import Handed, Kind, day_needed, must_fit

_WORDS = "a table of the IMF's World Economic Outlook (.xlsx, .xls to 2024, .csv)"
#: Heads of columns that only its tables have, by shape: portal, classic, copy.
_HEADS = (
    {"SERIES_CODE"}, {"WEO SUBJECT CODE"}, {"ISO", "YEAR", "NGDPD"}, {"ISO", "YEAR", "NGDP"},
)  # fmt: skip
_QUOTAS = "quotas are published apart from the World Economic Outlook"


def recognises(seen: Glimpse) -> bool:
    """Whether the head of a text, or a row of a sheet, names the columns of such a table."""
    rows = [row for sheet in seen.sheets for row in sheet.rows]
    rows.append(tuple(seen.head.split("\t" if "\t" in seen.head else ",")))
    heads = [{cell.strip().strip('"').upper() for cell in row} for row in rows]
    return any(wanted <= head for head in heads for wanted in _HEADS)


def read(path: Path, places: Gazetteer, published: date | None) -> Handed:
    """What a table of the World Economic Outlook holds; its own year is the first that it projects."""
    day = day_needed(published, _WORDS)
    facts = tuple(read_table(path, places, "imf-weo-own", "reported", day.year))
    must_fit(day, max(f.year for f in facts), 7)
    title = f"World Economic Outlook Database, {day:%B %Y}"
    return Handed(
        publisher="IMF",
        title=title,
        published=day,
        release=f"imf-weo-own-{day:%Y-%m}",
        facts=facts,
        licence="(c) IMF; its data terms let users copy and distribute data with attribution; the user's own copy",
        attribution=f"Source: International Monetary Fund, {title}.",
        citation=f"International Monetary Fund, {title}; the user's own copy",
        units="typed",
        notes=(
            "Units are those of the subjects; where the file names a unit or a scale it was read and had to agree.",
            f"Figures from {day.year} on are projections.",
        ),
        absent={"imf_quota": _QUOTAS, "imf_quota_share": _QUOTAS},
    )


imf_weo = Kind(_WORDS, recognises, read)
