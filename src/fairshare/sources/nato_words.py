"""What NATO's titles, subtitles and block titles say: which measure, in which unit, at the prices of which year.

Everything is decided by words, so a table may move, be retitled "Core defence expenditure" or "Defence investment",
or change its price base, and is still read; words that decide nothing are an error.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from fairshare.errors import BadSource
from fairshare.sources.nato_labels import currency_of
from fairshare.sources.nato_tables import Row, Run, Table
from fairshare.sources.xlsx import Cell

_SPENDING = r"(?:core )?defence (?:expenditure|investment|spending)s?"
#: Title -> kind of table; the first that matches counts.
_KINDS = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in (
    (rf"^{_SPENDING} real change (?:19|20)\d\d", "chart"),
    (r"per (?:capita|head)", "head"),
    (r"(?:main )?categor(?:y|ies)", "category"),
    (r"share of (?:real )?(?:gdp|gross domestic product)", "share"),
    (r"military personnel|armed forces", "people"),
    (r"^(?:gdp|gross domestic product)\b", "gdp"),
    (rf"^{_SPENDING}(?: of nato countries)?$", "money"),
))  # fmt: skip
#: Kind of table -> words of a block title -> measure, or ``current`` and ``constant`` where prices decide.
_BLOCKS = {kind: tuple((re.compile(p, re.IGNORECASE), m) for p, m in blocks) for kind, blocks in {
    "money": ((r"\bcurrent\b", "current"), (r"\bconstant\b", "constant")),
    "gdp": ((r"\bcurrent\b", "current"), (r"\bconstant\b", "constant")),
    "share": ((r"\bshare\b", "defence_share"), (r"\breal change\b", "real_growth")),
    "head": ((r"^(?:gdp|gross domestic product) per", "gdp_per_head"), (rf"^{_SPENDING} per", "expenditure_per_head")),
    "category": (
        (r"^equipment\b", "equipment_share"), (r"^personnel\b", "personnel_share"),
        (r"^infrastructure\b", "infrastructure_share"), (r"^other\b", "other_share"),
    ),
}.items()}  # fmt: skip
_SCALE = re.compile(r"\b(thousand|million|billion)s?\b", re.IGNORECASE)
_NATIONAL = re.compile(r"national currenc", re.IGNORECASE)
_DOLLARS = re.compile(r"\bUS dollars?\b|\bUSD\b|US\$", re.IGNORECASE)
_MONEY = re.compile(f"{_NATIONAL.pattern}|{_DOLLARS.pattern}", re.IGNORECASE)
_PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
_BASE = re.compile(r"\b((?:19|20)\d\d)\b")
T = TypeVar("T", bound=str | int | bool)


@dataclass(frozen=True)
class Meaning:
    """What a run of rows holds; ``unit`` has ``{currency}`` where each row names its own.

    Attributes:
        measure: Id of the measure.
        unit: As printed, e.g. ``million {currency}@current`` or ``percent``.
        base: Year of the constant prices named over the run, if any.
    """

    measure: str
    unit: str
    base: int | None

    def unit_of(self, table: Table, row: Row) -> str:
        """The unit of one row (BadSource if its label names no currency known)."""
        if "{currency}" not in self.unit:
            return self.unit
        if (code := currency_of(row.label.text, row.place)) is None:
            raise table.sheet.bad(row.label.at, f"the label {row.label.text!r} names no currency known")
        return self.unit.replace("{currency}", code)


def kind_of(subject: str) -> str | None:
    """What a table is about by its title (without its number), or None."""
    return next((kind for pattern, kind in _KINDS if pattern.search(subject)), None)


def meaning_of(table: Table, kind: str, run: Run) -> Meaning:
    """Measure, unit and price base of a run.

    Raises:
        BadSource: naming the cell where words are missing or contradict each other.
    """
    words = _Words.over(table, kind, run)
    if kind == "people":
        return Meaning("personnel", f"{words.scale(words.nearest(_SCALE, 'unit'))} person", None)
    block = words.measure(kind)
    if kind in ("share", "category"):
        words.nearest(_PERCENT, "unit")
        return Meaning(block, "percent", words.base(must=False))
    base = words.base(must=block != "current")
    if kind == "head":
        scale = words.scale(words.nearest(_DOLLARS, "currency"), optional=True)
        return Meaning(block, f"{scale} USD@{base}/person".strip(), base)
    prices = "current" if block == "current" else f"{base}"
    lines = words.nearest(_MONEY, "currency")
    national = words.agreed({_NATIONAL.search(line.text) is not None for line in lines}, "currency")
    if national and kind == "money":
        return Meaning(f"expenditure_national_{block}", f"{words.scale(lines)} {{currency}}@{prices}", base)
    name = "gdp" if kind == "gdp" else "expenditure"
    return Meaning(f"{name}_usd_{block}", f"{words.scale(lines)} USD@{prices}", base)


@dataclass(frozen=True)
class _Words:
    """The lines that speak of a run, nearest first: its block title, other lines over it, the table's subtitles."""

    table: Table
    at: str
    levels: tuple[tuple[Cell, ...], ...]

    @classmethod
    def over(cls, table: Table, kind: str, run: Run) -> "_Words":
        deciding = tuple(line for line in run.lines if _measures(kind, line))
        rest = tuple(line for line in run.lines if line not in deciding)
        general = tuple(line for line in table.runs[0].lines if not _measures(kind, line))
        return cls(table, (deciding or run.lines or (table.title,))[-1].at, (deciding, rest, general))

    def nearest(self, pattern: re.Pattern[str], what: str) -> tuple[Cell, ...]:
        """The lines of the nearest level in which any holds the words."""
        for level in self.levels:
            if found := tuple(line for line in level if pattern.search(line.text)):
                return found
        raise self.bad(f"no words say the {what} of the figures below")

    def measure(self, kind: str) -> str:
        """The measure, or ``current`` and ``constant``, as the block title says."""
        return self.agreed({m for line in self.levels[0] for m in _measures(kind, line)}, "measure")

    def scale(self, lines: Iterable[Cell], *, optional: bool = False) -> str:
        """``thousand``, ``million`` or ``billion`` as these lines say."""
        found = {s.lower() for line in lines for s in _SCALE.findall(line.text)}
        return "" if optional and not found else self.agreed(found, "scale")

    def base(self, *, must: bool) -> int | None:
        """The year whose prices are named."""
        for level in self.levels:
            years = {int(y) for line in level if "price" in line.text.lower() for y in _BASE.findall(line.text)}
            if years:
                return self.agreed(years, "price base")
        if must:
            raise self.bad("no words say of which year the constant prices below are")
        return None

    def agreed(self, found: set[T], what: str) -> T:
        """The one thing found; anything else is an error."""
        if len(found) != 1:
            said = f"the words say both {' and '.join(sorted(map(str, found)))} as" if found else "no words say"
            raise self.bad(f"{said} the {what} of the figures below")
        return next(iter(found))

    def bad(self, what: str) -> BadSource:
        return self.table.sheet.bad(self.at, what)


def _measures(kind: str, line: Cell) -> set[str]:
    return {measure for pattern, measure in _BLOCKS.get(kind, ()) if pattern.search(line.text)}
