"""What a ``[[import.table]]`` of a ``source.toml`` may say about a bare table, checked key by key."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Literal, get_args

from fairshare.core.fact import Grade
from fairshare.core.unit import scaled
from fairshare.errors import BadInput, BadSource

#: ``wide``: a column per year; ``long``: a row per place and year; ``series``: lists in a JSON file.
Shape = Literal["wide", "long", "series"]


@dataclass(frozen=True)
class Holds:
    """A named column (long), row (wide) or list (series): its measure and its typed unit."""

    name: str
    measure: str
    unit: str


@dataclass(frozen=True)
class Entry:
    """One bare table.

    Attributes:
        file: Name within the folder of raw files.
        shape: How it is laid out.
        measure, unit: Of every cell of a wide table whose rows are places.
        holds: Otherwise: which column, row or list holds what; a long table and a series always need it.
        place: Column with the name of the place (or of the row); the first by default.
        place_is: The place, where the table is about one.
        year: Column with the year (long), or path of the list of years (series).
        year_is: The year, where the table is about one; it may carry an ``e``.
        estimates: Years whose figures are estimates although the table has no mark for it.
        estimate: Column that holds ``1`` for an estimate.
        where: Only rows that hold these texts in these columns.
        lines: First and last line of the file that belong to the table, counted from 1.
        skip: Labels that are not read, and why.
        groups: Labels of aggregates, to the id of the group.
        blank: Why a blank cell has no value.
        missing: Texts that stand for nothing, and why.
        missing_for: Place -> why its cells are empty, if not for one of these reasons.
        decimal_comma: Whether ``1,35`` is a number.
        grade: How far to trust this table, if not as the release.
        grades: The same for single places.
    """

    file: str
    shape: Shape
    measure: str = ""
    unit: str = ""
    holds: tuple[Holds, ...] = ()
    place: str = ""
    place_is: str = ""
    year: str = "year"
    year_is: str = ""
    estimates: tuple[int, ...] = ()
    estimate: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[int, ...] = ()
    skip: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    blank: str = "left blank in the table held"
    missing: Mapping[str, str] = field(default_factory=dict)
    missing_for: Mapping[str, str] = field(default_factory=dict)
    decimal_comma: bool = False
    grade: Grade | None = None
    grades: Mapping[str, Grade] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for unit in (self.unit, *(h.unit for h in self.holds)):
            if unit:
                scaled(unit)
        if self.shape not in get_args(Shape):
            raise BadInput.of("shape", self.shape, f"one of {', '.join(get_args(Shape))}")
        if bool(self.measure and self.unit) == bool(self.holds):
            raise BadInput.of("table", self.file, "either measure and unit, or holds = [{name, measure, unit}, ...]")
        if self.shape != "wide" and not self.holds:
            told = "measure and unit are for wide tables; holds = [{name, measure, unit}, ...] names what is read"
            raise BadInput.of("shape", self.shape, told)


def entries(says: Mapping[str, object], release: str) -> tuple[Entry, ...]:
    """The tables an ``[import]`` lists, each completed by its ``defaults``.

    Raises:
        BadSource: naming the release and the table that cannot be understood.
    """
    defaults, tables = says.get("defaults", {}), says.get("table", [])
    if not isinstance(defaults, Mapping) or not isinstance(tables, list) or not tables:
        raise BadSource(f"{release}, source.toml: [import] lists no [[import.table]].")
    where = f"{release}, source.toml, table"
    return tuple(_entry({**defaults, **table}, f"{where} {n}") for n, table in enumerate(tables, 1))


def _entry(says: dict[str, object], where: str) -> Entry:
    _must_have_keys(says, Entry, where)
    try:
        if isinstance(listed := says.get("holds"), list):
            says["holds"] = tuple(_holds(h, where) for h in listed)
        settings = {k: tuple(v) if isinstance(v, list) else v for k, v in says.items()}
        return Entry(**settings)  # type: ignore[arg-type]  # keys are checked above, values by use
    except (TypeError, BadInput) as error:
        raise BadSource(f"{where}: {error}") from error


def _holds(says: object, where: str) -> Holds:
    if not isinstance(says, Mapping):
        raise BadSource(f"{where}: holds is a list of {{name, measure, unit}}, not of {says!r}.")
    _must_have_keys(says, Holds, f"{where}, holds")
    return Holds(**says)


def _must_have_keys(says: Mapping[str, object], what: type[Entry | Holds], where: str) -> None:
    """Return if every key is known and none that is needed is lacking (BadSource otherwise)."""
    needed = [f.name for f in fields(what) if f.default is MISSING and f.default_factory is MISSING]
    known = sorted(f.name for f in fields(what))
    if unknown := sorted(says.keys() - set(known)):
        raise BadSource(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(known)}.")
    if lacking := [key for key in needed if key not in says]:
        raise BadSource(f"{where}: says no {lacking[0]}; needed are {', '.join(needed)}.")
