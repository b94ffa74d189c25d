"""Glimpse: the beginning of a file a user hands in, enough to tell what it is without reading it."""

import warnings
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from fairshare.errors import BadInput, BadSource
from fairshare.sources.packed import BROKEN, OLE, Limits, must_be_workbook, unsound

#: Nothing larger is looked at, whatever it is.
LIMITS = Limits(40_000_000, 400_000_000, 2_000_000)
#: So many rows and columns of so many sheets are looked at; NATO's titles stand in the first 16 rows.
ROWS, COLUMNS, SHEETS = 40, 12, 60
_START = 1 << 16


@dataclass(frozen=True)
class Leaf:
    """The top of a sheet: its name and the texts in it, row by row."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in it that is not empty."""
        return tuple(text for row in self.rows for text in row if text)


@dataclass(frozen=True)
class Glimpse:
    """What is seen of a file: the tops of a workbook's sheets, or the first line of a text.

    Attributes:
        path: The file.
        sheets: Empty for a text.
        head: First line of a text; empty for a workbook.
    """

    path: Path
    sheets: tuple[Leaf, ...] = ()
    head: str = ""

    def __str__(self) -> str:
        """What was seen, in words."""
        if not self.sheets:
            return f"a text that begins {self.head[:60]!r}"
        names = [sheet.name[:31] for sheet in self.sheets]
        told = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        return f"a workbook with the sheet{'s' * (len(names) != 1)} {told}"


def glimpse(path: Path) -> Glimpse:
    """The beginning of a file.

    Raises:
        BadSource: if it is neither a workbook nor a text, or is too large.
    """
    if (size := path.stat().st_size) > LIMITS.packed:
        raise BadSource(f"{path.name}: {size:,} bytes are too many, at most {LIMITS.packed:,} are read.")
    with path.open("rb") as raw:
        start = raw.read(_START)
    if start.startswith((b"PK", OLE)):
        return Glimpse(path, _sheets(path))
    # A start may end within a character; what is no text at all is for the reader to say.
    text = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "replace")
    if "\0" in text:
        raise BadSource(f"{path.name}: neither an .xlsx workbook nor a text, it holds bytes of value zero.")
    lines = text.removeprefix("\xef\xbb\xbf").removeprefix("\ufeff").splitlines()
    return Glimpse(path, head=lines[0] if lines else "")


def _sheets(path: Path) -> tuple[Leaf, ...]:
    must_be_workbook(path, LIMITS)
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise BadInput.of("file", path.name, "reading .xlsx needs openpyxl: pip install 'fairshare[import]'") from error
    with path.open("rb") as raw, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions openpyxl does not read
        try:
            book = load_workbook(raw, read_only=True, data_only=True)
            found = []
            for sheet in book.worksheets[:SHEETS]:
                rows = islice(sheet.iter_rows(max_col=COLUMNS, values_only=True), ROWS)
                found.append(Leaf(sheet.title, tuple(tuple(map(_text, row)) for row in rows)))
        except BROKEN as error:
            raise unsound(path.name, error) from error
    return tuple(found)


def _text(value: object) -> str:
    return " ".join(value[:500].split()) if isinstance(value, str) else ""
