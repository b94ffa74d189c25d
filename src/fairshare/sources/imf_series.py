"""The series of a WEO table, whatever its shape, as one stream: an economy, a subject and its years.

======== ========================================================== ===========================
shape    file                                                       rows
======== ========================================================== ===========================
long     copy with ``iso``, ``year`` and a column per subject       an economy and year
classic  ``WEO*.xls`` to 2024: text between tabs, mostly UTF-16     an economy and subject
portal   CSV with ``SERIES_CODE``, e.g. ``DEU.NGDP.A``, since 2025  an economy and subject
workbook the same columns in .xlsx, sheets for countries and groups an economy and subject
======== ========================================================== ===========================
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from fairshare.errors import BadInput, BadSource
from fairshare.sources.imf_workbook import tables
from fairshare.sources.spelling import year_of

#: A text file may be this large (the largest held has 4 million bytes).
LIMIT_BYTES = 40_000_000
_CLASSIC = ("ISO", "WEO Subject Code")
_CLASSIC_GROUPS = ("WEO Country Group Code", "WEO Subject Code")
_YEARS = re.compile(r"(?:FY ?)?(\d{4})\D?.*", re.ASCII)
_CURRENCY = re.compile(r"Primary domestic currency: ([^.;]+?)(?: Data last updated|[.;]|$)")


class Cell(NamedTuple):
    """What stands in a table for a year, and where."""

    year: int
    text: str
    at: str


@dataclass(frozen=True)
class Series:
    """One subject of one economy.

    Attributes:
        code: The economy's code in the file, e.g. ``DEU``; ``G001`` for the world.
        subject: WEO subject code, e.g. ``NGDPD``.
        cells: Its years in order, empty ones included.
        at: File and row in words.
        scale: As the file says, e.g. ``Billions``; empty where it does not.
        unit: As the file says, e.g. ``Domestic currency``; empty where it does not.
        currency: The national currency in the file's words, e.g. ``Bulgarian lev``; empty where it does not say.
        latest_actual: Last year that is no estimate, where the file says.
    """

    code: str
    subject: str
    cells: tuple[Cell, ...]
    at: str
    scale: str = ""
    unit: str = ""
    currency: str = ""
    latest_actual: int | None = None


def series(path: Path, subjects: Iterable[str]) -> Iterator[Series]:
    """Every series of these subjects in a WEO table.

    Raises:
        BadInput: if there is no such file, or openpyxl is needed and not installed.
        BadSource: if it is no WEO table, or a row of it cannot be read.
    """
    wanted = frozenset(subjects)
    for name, rows in _tables(path):
        head = [cell.strip() for cell in next(rows, [])]
        named = Counter(filter(None, head)).most_common(1)
        if named and named[0][1] > 1:
            raise BadSource(f"{name}: two columns are called {named[0][0]!r}.")
        if "iso" in head and "year" in head:
            yield from _long(name, head, rows, wanted)
        elif any(set(keys) <= set(head) for keys in (_CLASSIC, _CLASSIC_GROUPS)) or "SERIES_CODE" in head:
            yield from _wide(name, head, rows, wanted)
        else:
            known = "'iso' and 'year', 'ISO' and 'WEO Subject Code', or 'SERIES_CODE'"
            raise BadSource(f"{name}: no table of the World Economic Outlook, its head has none of {known}.")


def _tables(path: Path) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """The name and rows of every table of a file."""
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
    except (OSError, ValueError) as error:
        raise BadInput.of("file", path, f"there is no such file that can be read ({error})") from error
    if start.startswith(b"PK"):
        yield from tables(path)
    else:
        yield path.name, _lines(path)


def _lines(path: Path) -> Iterator[list[str]]:
    text = _text(path)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise BadSource(f"{path.name}: not a sound table ({error}).") from error


def _text(path: Path) -> str:
    if (size := path.stat().st_size) > LIMIT_BYTES:
        raise BadSource(f"{path.name}: {size:,} bytes are too many, at most {LIMIT_BYTES:,} are read.")
    raw = path.read_bytes()
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadSource(f"{path.name}: a binary or password-protected workbook; save it as .xlsx or CSV.")
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise BadSource(f"{path.name}: cut short or damaged, its UTF-16 text breaks off.") from error
        text = raw.decode("cp1252", errors="replace")
    if "\0" in text:
        raise BadSource(f"{path.name}: not a text file.")
    return text


def _long(name: str, head: list[str], rows: Iterator[list[str]], wanted: frozenset[str]) -> Iterator[Series]:
    """A row per economy and year, a column per subject; years without a row are absent."""
    columns = {subject: n for n, c in enumerate(head) if (subject := c.upper()) in wanted}
    iso, year_column = head.index("iso"), head.index("year")
    found: dict[tuple[str, str], dict[int, Cell]] = {}
    for row in rows:
        if not any(row):
            continue
        if len(row) != len(head):
            raise BadSource(f"{name}, row {' '.join(row[:3])}: {len(row)} cells under {len(head)} columns.")
        code, written = row[iso].strip(), row[year_column]
        if (year := year_of(written)) is None:
            raise BadSource(f"{name}, row {code} {written}: {written!r} cannot be read as a year.")
        for subject, n in columns.items():
            years = found.setdefault((code, subject), {})
            if year[0] in years:
                raise BadSource(f"{name}, row {code} {written}: stands there twice.")
            years[year[0]] = Cell(year[0], row[n], f"{name}, row {code} {written}, column {head[n]}")
    for (code, subject), years in found.items():
        yield Series(code, subject, tuple(years[y] for y in sorted(years)), f"{name}, rows {code}")


def _wide(name: str, head: list[str], rows: Iterator[list[str]], wanted: frozenset[str]) -> Iterator[Series]:
    """A row per economy and subject, a column per year."""
    years = sorted((int(c), n) for n, c in enumerate(head) if c.isdecimal() and year_of(c))
    if not years:
        raise BadSource(f"{name}: no column is a year.")
    for row in rows:
        told = dict(zip(head, (cell.strip() for cell in row), strict=False))
        code, subject = _key(told)
        if not subject:
            continue  # blank lines, and the footer with edition and copyright
        if len(row) != len(head):
            raise BadSource(f"{name}, row {code} {subject}: {len(row)} cells under {len(head)} columns.")
        if subject in wanted:
            at = f"{name}, row {code} {subject}"
            cells = tuple(Cell(year, row[n], f"{at}, column {year}") for year, n in years)
            yield Series(code, subject, cells, at, told.get("Scale", told.get("SCALE", "")), *_words(told))


def _key(told: Mapping[str, str]) -> tuple[str, str]:
    """Codes of economy and subject of a row; empty for a row that is none, or of quarters."""
    if "SERIES_CODE" in told:
        code, subject, frequency, *_ = *told["SERIES_CODE"].split("."), "", "", ""
        return (code, subject) if frequency == "A" else ("", "")
    return told.get("ISO") or f"G{told.get('WEO Country Group Code', '')}", told.get("WEO Subject Code", "")


def _words(told: Mapping[str, str]) -> tuple[str, str, int | None]:
    """Unit, currency and last actual year as a row says."""
    noted = _CURRENCY.search(told.get("Country/Series-specific Notes", ""))
    currency = told.get("PRIMARY_DOMESTIC_CURRENCY", "") or (noted.group(1) if noted else "")
    latest = _YEARS.fullmatch(told.get("Estimates Start After") or told.get("LATEST_ACTUAL_ANNUAL_DATA") or "")
    return told.get("Units") or told.get("UNIT", ""), currency, int(latest.group(1)) if latest else None


def trimmed(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells from the first that holds anything on: a series that has not begun is not missing."""
    first = next((n for n, cell in enumerate(cells) if cell.text.strip() not in ("", "n/a")), len(cells))
    return cells[first:]
