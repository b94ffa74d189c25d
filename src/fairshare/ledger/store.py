"""Store: all releases held, as columns; looked up by measure, year and release."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from fairshare.core.fact import Fact
from fairshare.core.source import Source
from fairshare.errors import BadSource
from fairshare.ledger.load import recorded, source

_TYPES = {
    "measure": pl.String, "place": pl.String, "year": pl.Int32, "value": pl.Float64, "shown": pl.String,
    "unit": pl.String, "status": pl.String, "reason": pl.String, "cell": pl.String, "grade": pl.String,
}  # fmt: skip
_TEXT = [name for name, kind in _TYPES.items() if kind == pl.String]


class Store:
    """The facts of every release folder (``source.toml``, ``facts.csv``), never changed.

    A publisher's facts are read when the first of its measures is asked for, so that a scoreboard of NATO's never
    waits for anybody else's figures.
    """

    def __init__(self, folders: Iterable[Path], publishers: Mapping[str, str]) -> None:
        """Look at every release; ``publishers`` says whose releases hold a measure."""
        found = sorted(((source(f), f) for f in folders), key=lambda f: (f[0].published, f[0].id))
        self._sources = {s.id: s for s, _ in found}
        self._folders = {s.id: folder for s, folder in found}
        self._publishers = dict(publishers)
        self._frames: dict[str, dict[str, pl.DataFrame]] = {}
        self._rows: dict[tuple[str, int, str], Mapping[str, Fact]] = {}
        self._years: dict[tuple[str, str], tuple[int, ...]] = {}

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every release held, by id, oldest first."""
        return self._sources

    @cached_property
    def fingerprint(self) -> str:
        """A hash of everything held: of a shipped release the one recorded when it was built, which verify checks."""
        digest = hashlib.sha256()
        homes = {folder.parent: recorded(folder.parent) for folder in self._folders.values()}
        for id, folder in self._folders.items():
            digest.update((folder / "source.toml").read_bytes())
            built = homes[folder.parent].get(f"{id}/facts.csv")
            digest.update(built.encode() if built else _bytes(folder))
        return digest.hexdigest()

    def row(self, measure: str, year: int, release: str) -> Mapping[str, Fact]:
        """Place -> fact of one release, missing cells included."""
        key = (measure, year, release)
        if key not in self._rows:
            wanted = (pl.col("measure") == measure) & (pl.col("year") == year)
            held = release in self._releases(measure)
            self._rows[key] = {f.place: f for f in _facts(self._frame(release).filter(wanted))} if held else {}
        return self._rows[key]

    def _releases(self, measure: str) -> list[str]:
        """The releases that may hold a measure: its publisher's, oldest first."""
        publisher = self._publishers.get(measure)
        return [s.id for s in self._sources.values() if publisher in (None, s.publisher)]

    def _frame(self, release: str) -> pl.DataFrame:
        """The facts of a release; those of all its publisher's releases are read in one go."""
        publisher = self._sources[release].publisher
        if publisher not in self._frames:
            ids = [s.id for s in self._sources.values() if s.publisher == publisher]
            self._frames[publisher] = frames({id: self._folders[id] / "facts.csv" for id in ids})
        return self._frames[publisher][release]

    def newest(self, measure: str, place: str, year: int, asof: date) -> Fact | None:
        """The fact with a value from the newest release published by that day."""
        seen = [f for f in self.editions(measure, place, year) if f.value is not None]
        return next((f for f in reversed(seen) if self._sources[f.source].published <= asof), None)

    def editions(self, measure: str, place: str, year: int) -> tuple[Fact, ...]:
        """What every release says, oldest first, missing cells included."""
        found = (self.row(measure, year, release).get(place) for release in self._releases(measure))
        return tuple(f for f in found if f is not None)

    def covered(self, measure: str, year: int, release: str) -> frozenset[str]:
        """The places for which a release has a value."""
        return frozenset(p for p, f in self.row(measure, year, release).items() if f.value is not None)

    def years(self, measure: str, release: str) -> tuple[int, ...]:
        """The years for which a release has any value of a measure."""
        if (measure, release) not in self._years:
            wanted = (pl.col("measure") == measure) & pl.col("value").is_not_null()
            held = release in self._releases(measure)
            found = self._frame(release).filter(wanted)["year"].unique().sort().to_list() if held else ()
            self._years[measure, release] = tuple(found)
        return self._years[measure, release]


def _bytes(folder: Path) -> bytes:
    """The facts of a folder as they lie there (BadSource if there are none)."""
    try:
        return (folder / "facts.csv").read_bytes()
    except OSError as error:
        raise BadSource(f"{folder.name}/facts.csv cannot be read: {error.strerror}.") from error


def frames(paths: Mapping[str, Path]) -> dict[str, pl.DataFrame]:
    """The facts of every release, all files read in one go; BadSource names the one that cannot be."""
    try:
        whole = _scan(list(paths.values()))
    except (pl.exceptions.PolarsError, OSError):
        for id, path in paths.items():
            try:
                _scan([path])
            except (pl.exceptions.PolarsError, OSError) as error:
                told = str(error).partition("\n")[0]
                raise BadSource(f"{id}: facts.csv cannot be read: {told}.") from error
        raise
    ids = {str(path): id for id, path in paths.items()}
    named = whole.with_columns(
        pl.col("source").replace_strict(ids, return_dtype=pl.String), pl.col(_TEXT).fill_null("")
    )
    parts = named.partition_by("source", as_dict=True)
    return {id: parts.get((id,), named.clear()) for id in paths}


def _scan(paths: list[Path]) -> pl.DataFrame:
    lazy = pl.scan_csv(paths, schema_overrides=_TYPES, include_file_paths="source")
    return lazy.select(*_TYPES, "source").collect()


def _facts(frame: pl.DataFrame) -> Iterable[Fact]:
    record: dict[str, Any]
    for record in frame.iter_rows(named=True):
        yield Fact(**record)
