"""A table the user describes: a CSV or JSON file with a ``source.toml`` beside it, in the words of the shipped ones."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from fairshare.core.fact import Grade
from fairshare.core.place import Gazetteer
from fairshare.core.source import Extent
from fairshare.errors import BadSource
from fairshare.sources.glimpse import Glimpse
from fairshare.sources.kind import Handed, Kind, day_needed
from fairshare.sources.order import Order
from fairshare.sources.table import release

BESIDE = "source.toml"
_WORDS = f"a CSV or JSON table with a {BESIDE} beside it that describes it in [[import.table]]"
#: A description may be this large.
LIMIT_BYTES = 1_000_000
_NEEDED = ("publisher", "title", "licence", "attribution")
#: Key -> the type of its value.
_KEYS: dict[str, type] = {
    **dict.fromkeys((*_NEEDED, "id", "citation", "published_note", "extent", "grade"), str),
    "published": date, "price_base": int, "notes": list, "absent": dict, "import": dict,
}  # fmt: skip
_IN_IMPORT = ("reader", "defaults", "table")


def recognises(seen: Glimpse) -> bool:
    """Whether a description beside a text names it, or cannot be read: then the reader says why."""
    beside = seen.path.parent / BESIDE
    if seen.sheets or not beside.is_file():
        return False
    try:
        return seen.path.name in _files(_toml(beside))
    except BadSource:
        return True


def read(path: Path, places: Gazetteer, published: date | None) -> Handed:
    """What a table holds that is described beside it."""
    says = _checked(_toml(path.parent / BESIDE))
    day = day_needed(published or says.get("published"), BESIDE)
    if strange := sorted(_files(says) - {path.name}):
        raise BadSource(f"{BESIDE}: [[import.table]] names {strange[0]!r}; only the file added, {path.name}, is read.")
    id, grade = says.get("id", "own"), says.get("grade", "reported")
    order = Order(id, grade, says.get("price_base"), path.parent, frozenset({path.name}), says["import"])
    return Handed(
        publisher=says["publisher"],
        title=says["title"],
        published=day,
        release=says.get("id", ""),
        facts=tuple(release(order, places)),
        licence=says["licence"],
        attribution=says["attribution"],
        citation=says.get("citation", f"{says['publisher']}, {says['title']}, {day}"),
        units="typed",
        extent=says.get("extent", "complete"),
        grade=grade,
        price_base=says.get("price_base"),
        published_note=says.get("published_note", "Day given by the user"),
        notes=tuple(says.get("notes", ())),
        absent=says.get("absent", {}),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise BadSource(f"{path.name}: more than {LIMIT_BYTES:,} bytes are too many for a description.")
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadSource(f"{path.name}: not a sound TOML file ({error}).") from error


def _files(says: Mapping[str, Any]) -> set[str]:
    """The names of the files a description speaks of."""
    told = says.get("import")
    tables = told.get("table") if isinstance(told, Mapping) else None
    return {str(t.get("file")) for t in tables if isinstance(t, Mapping)} if isinstance(tables, list) else set()


def _checked(says: dict[str, Any]) -> dict[str, Any]:
    """A description as it is, if every key is known and of its type."""
    for key, value in says.items():
        if key not in _KEYS:
            raise BadSource(f"{BESIDE}: unknown key {key!r}; known are {', '.join(sorted(_KEYS))}.")
        wrong = not isinstance(value, _KEYS[key]) or isinstance(value, bool | datetime)
        if wrong or (isinstance(value, str) and not value.strip()):
            raise BadSource(f"{BESIDE}: {key} is {value!r}, which is no {_KEYS[key].__name__} that says anything.")
    if lacking := [key for key in (*_NEEDED, "import") if key not in says]:
        raise BadSource(f"{BESIDE}: says no {lacking[0]}; needed are {', '.join((*_NEEDED, 'import'))}.")
    for key, allowed in (("extent", get_args(Extent)), ("grade", [g for g in get_args(Grade) if g != "quotable"])):
        if says.get(key, allowed[0]) not in allowed:
            raise BadSource(f"{BESIDE}: {key} {says[key]!r} cannot be used: one of {', '.join(allowed)}.")
    texts = [*says.get("notes", ()), *says.get("absent", {}).values()]
    if any(not isinstance(text, str) for text in texts):
        raise BadSource(f"{BESIDE}: notes must be a list of texts, and absent must say why in a text for each measure.")
    if unknown := sorted(says["import"].keys() - set(_IN_IMPORT)):
        raise BadSource(f"{BESIDE}: unknown key 'import.{unknown[0]}'; known are {', '.join(_IN_IMPORT)}.")
    if says["import"].get("reader", "table") != "table":
        raise BadSource(f"{BESIDE}: reader {says['import']['reader']!r} cannot be used: only 'table' reads such files.")
    if (base := says.get("price_base")) is not None and not re.fullmatch(r"(19|20)\d\d", str(base)):
        raise BadSource(f"{BESIDE}: price_base {base!r} is no year.")
    return says


table = Kind(_WORDS, recognises, read, described=True)
