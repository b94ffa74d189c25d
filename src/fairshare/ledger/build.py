"""Regenerate ``facts.csv`` of every release from the raw files its ``source.toml`` names, byte for byte the same."""

import csv
import hashlib
import io
from collections.abc import Callable, Collection, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.errors import BadSource, UnknownName
from fairshare.ledger.load import DATA, places, toml
from fairshare.sources.order import Order

COLUMNS = ("measure", "place", "year", "value", "shown", "unit", "status", "reason", "cell", "grade")


def build(raw: Path, out: Path, only: Collection[str] | None = None) -> list[str]:
    """Write ``facts.csv`` into the release folders that have import instructions.

    Args:
        raw: Root of the raw material; the files of a release lie under ``data`` in it.
        out: The folder of releases.
        only: Ids of the releases to build; all by default.

    Returns:
        One line per release: its id and the number of facts.

    Raises:
        UnknownName: for an id in ``only`` that has no folder.
        BadSource: for a raw file that is absent, changed or cannot be read; nothing is written then.
    """
    known = sorted(p.parent.name for p in out.glob("*/source.toml"))
    if only is not None and (strange := sorted(set(only) - set(known))):
        raise UnknownName("release", strange[0], known)
    written: dict[str, str] = {}
    for release in known if only is None else sorted(only):
        entry = toml(out / release / "source.toml")
        if "import" in entry:
            written[release] = as_csv(facts(raw, entry))
    for release, text in written.items():
        (out / release / "facts.csv").write_text(text, encoding="utf-8", newline="\n")
    record(out)
    return [f"{release}: {text.count(chr(10)) - 1} facts" for release, text in written.items()]


def record(out: Path) -> None:
    """Write ``SHA256SUMS``, the hash of every facts.csv in a folder of releases."""
    found = sorted(out.glob("*/facts.csv"))
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.parent.name}/{p.name}\n" for p in found]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def facts(raw: Path, entry: dict[str, Any], gazetteer: Gazetteer | None = None) -> list[Fact]:
    """The facts of one release, read and derived as its ``source.toml`` says, sorted by measure, place and year.

    A release may also be made from a hand-written register of this package (``register`` in place of ``folder``).

    Args:
        raw: Root of the raw material.
        entry: The parsed ``source.toml``.
        gazetteer: Who the labels may name; the shipped places by default.

    Raises:
        BadSource: for a raw file that is absent, changed or cannot be read, and for a cell read twice.
    """
    says = entry["import"]
    if "register" in says:
        folder, names = DATA / "register", frozenset({f"{says['register']}.csv"})
    else:
        folder = raw / "data" / says["folder"]
        names = _checked(folder, entry["id"], entry["sha256"])
    order = Order(entry["id"], entry["grade"], entry.get("price_base"), folder, names, says)
    read = cast(Callable[[Order, Gazetteer], Iterator[Fact]], _named(says["reader"], "release"))
    found = list(read(order, gazetteer or places()))
    if "derive" in says:
        derive = cast(Callable[[Iterable[Fact]], Iterator[Fact]], _named(says["derive"], "derive"))
        found += list(derive(found))
    return ordered(found)


def ordered(found: Iterable[Fact]) -> list[Fact]:
    """Facts by measure, place and year (BadSource for a cell read twice)."""
    kept: dict[tuple[str, str, int], Fact] = {}
    for fact in found:
        key = (fact.measure, fact.place, fact.year)
        if (first := kept.setdefault(key, fact)) is not fact:
            raise BadSource(f"{fact.source}: {' '.join(map(str, key))} stands at {first.cell} and at {fact.cell}.")
    return [kept[key] for key in sorted(kept)]


def as_csv(found: Iterable[Fact]) -> str:
    """Facts as the text of ``facts.csv``; a value is written with ``repr``, without a trailing ``.0``."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for f in found:
        value = "" if f.value is None else repr(f.value).removesuffix(".0")
        rows.writerow((f.measure, f.place, f.year, value, f.shown, f.unit, f.status, f.reason, f.cell, f.grade))
    return text.getvalue()


def _named(module: str, function: str) -> object:
    """A reader's or deriver's function; the file in ``sources`` is the registration."""
    return getattr(import_module(f"fairshare.sources.{module}"), function)


def _checked(folder: Path, release: str, sha256: Iterable[str]) -> frozenset[str]:
    """The names of the raw files, after a look at the contents of each."""
    names = set()
    for line in sha256:
        name, _, expected = line.rpartition("=")
        path = folder / name
        if not path.is_file():
            raise BadSource(f"{release}: the raw file {name} is not in {folder}.")
        if (found := hashlib.sha256(path.read_bytes()).hexdigest()) != expected:
            raise BadSource(f"{release}: the raw file {name} has changed, its sha256 is {found} and not {expected}.")
        names.add(name)
    return frozenset(names)
