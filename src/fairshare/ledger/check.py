"""Check every release: is it readable, in known units, plausible, without duplicates, unchanged since it was built?"""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import get_args

from fairshare.core.fact import Fact, Grade, Status
from fairshare.core.measure import Measure
from fairshare.core.source import Source
from fairshare.core.unit import NATIONAL, Unit, scaled
from fairshare.errors import FairshareError
from fairshare.ledger import load
from fairshare.ledger.build import COLUMNS
from fairshare.ledger.finding import Finding

Key = tuple[str, str, int]


@dataclass(frozen=True)
class Held:
    """One release as it lies on disk: its facts by measure, place and year."""

    source: Source
    facts: Mapping[Key, Fact]

    def value(self, measure: str, place: str, year: int, *, derived: bool = False) -> float | None:
        """A plain value as published; derived ones count only if asked for, and never for an identity."""
        fact = self.facts.get((measure, place, year))
        if fact is None or fact.value is None or (not derived and fact.status in ("derived", "derived_estimate")):
            return None
        return scaled(fact.unit).plain(fact.value)

    def keys(self, measure: str) -> list[tuple[str, int]]:
        """Places and years of a measure."""
        return sorted((p, y) for m, p, y in self.facts if m == measure)


def read(folder: Path) -> tuple[Held, list[Finding]]:
    """A release from its folder, with what is wrong with its rows; facts that cannot be read at all are one finding."""
    source = load.source(folder)
    try:
        return _read(folder / "facts.csv", source)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return Held(source, {}), [Finding("schema", source.id, told=f"facts.csv cannot be read ({error})")]


def _read(path: Path, source: Source) -> tuple[Held, list[Finding]]:
    facts: dict[Key, Fact] = {}
    findings: list[Finding] = []
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            return Held(source, {}), [Finding("schema", source.id, told=f"columns are {rows.fieldnames}")]
        for row in rows:
            try:
                fact = _fact(row, source.id)
            except (ValueError, FairshareError) as error:
                where = (row["measure"], row["place"])
                findings.append(Finding("schema", source.id, *where, told=f"{row['cell']}: {error}"))
                continue
            key = (fact.measure, fact.place, fact.year)
            if key in facts:
                findings.append(Finding("duplicate", source.id, *key, f"{fact.cell} and {facts[key].cell}"))
            facts[key] = fact
    return Held(source, facts), findings


def _fact(row: Mapping[str, str], release: str) -> Fact:
    """A row as a fact (ValueError naming the field that is not as it should be)."""
    if row["status"] not in get_args(Status):
        raise ValueError(f"status {row['status']!r} is none of {', '.join(get_args(Status))}")
    if row["grade"] not in get_args(Grade):
        raise ValueError(f"grade {row['grade']!r} is none of {', '.join(get_args(Grade))}")
    if (row["value"] == "") != bool(row["reason"]):
        raise ValueError("a missing value needs a reason, and only a missing one")
    if not row["cell"]:
        raise ValueError("no address in the publisher's file")
    value = float(row["value"]) if row["value"] else None
    if value is not None and not isfinite(value):
        raise ValueError(f"{row['value']} is no finite number")
    rest = {k: row[k] for k in ("measure", "place", "shown", "unit", "status", "reason", "cell", "grade")}
    scaled(row["unit"])
    return Fact(year=int(row["year"]), value=value, source=release, **rest)  # type: ignore[arg-type]


def rows_of(held: Held, measures: Mapping[str, Measure], groups: Iterable[str]) -> Iterator[Finding]:
    """Rows in an unknown measure, in another unit than the measure's, or outside its plausible range."""
    id, sums = held.source.id, set(groups)
    for (measure, place, year), fact in held.facts.items():
        meant = measures.get(measure)
        if meant is None:
            yield Finding("schema", id, measure, place, year, f"no measure is called {measure}")
            continue
        if not _same_unit(meant, scaled(fact.unit).unit):
            yield Finding("unit", id, measure, place, year, f"{fact.unit} is no unit of {measure} ({meant.unit})")
        value = held.value(measure, place, year, derived=True)
        large = place in sums and meant.aggregate == "sum"
        if value is not None and not meant.low <= value <= (float("inf") if large else meant.high):
            told = f"{value:,.6g} is outside {meant.low:,.6g} to {meant.high:,.6g}"
            yield Finding("range", id, measure, place, year, told)


def _same_unit(measure: Measure, found: Unit) -> bool:
    """Whether a unit is the measure's; any base year stands for ``constant``, any currency for the national one."""
    basis = found.price_basis
    wanted = measure.unit.replace("constant", basis if basis.isdigit() else "constant")
    if not wanted.startswith(NATIONAL):
        return found == Unit.of(wanted)
    currency = str(found).partition("@")[0]
    return len(currency) == 3 and found == Unit.of(wanted.replace(NATIONAL, currency))


def built(folder: Path) -> bool | None:
    """Whether the facts of a release are as they were when it was built; None where nobody recorded them."""
    expected = load.recorded(folder.parent).get(f"{folder.name}/facts.csv")
    return hashlib.sha256((folder / "facts.csv").read_bytes()).hexdigest() == expected if expected else None


def hashes(folder: Path) -> Iterator[Finding]:
    """Facts that are not as they were when the release was built, and facts nobody recorded."""
    recorded = load.recorded(folder)
    for facts in sorted(folder.glob("*/facts.csv")):
        name = f"{facts.parent.name}/facts.csv"
        found = hashlib.sha256(facts.read_bytes()).hexdigest()
        if recorded.pop(name, None) != found:
            yield Finding("hash", facts.parent.name, told=f"{name} is not what was built ({found[:12]}...)")
    for name in recorded:
        yield Finding("hash", name.partition("/")[0], told=f"{name} is recorded and not there")


def own_hashes(folder: Path) -> Iterator[Finding]:
    """Files of a release the user added that are not as they were then, and those nobody recorded."""
    recorded = load.recorded(folder)
    for name in ("facts.csv", "source.toml"):
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "nothing"
        if name not in recorded:
            yield Finding("hash", folder.name, told=f"{name} was not recorded when it was added")
        elif recorded[name] != found:
            yield Finding("hash", folder.name, told=f"{name} is not what was added ({found[:12]}...)")
