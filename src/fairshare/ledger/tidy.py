"""Facts as one tidy table: a row per fact, with the plain value, what is printed, and whose it is."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.errors import BadSource
from fairshare.ledger.selection import Selection
from fairshare.ledger.store import frames

#: The table's columns: ``value`` in the plain ``unit``; ``shown`` and ``printed_unit`` as the publisher has them.
COLUMNS: Mapping[str, pl.DataType] = {
    "measure": pl.String(), "place": pl.String(), "year": pl.Int32(), "value": pl.Float64(), "unit": pl.String(),
    "shown": pl.String(), "printed_unit": pl.String(), "status": pl.String(), "reason": pl.String(),
    "release": pl.String(), "published": pl.Date(), "cell": pl.String(), "grade": pl.String(),
    "licence": pl.String(), "attribution": pl.String(), "may_ship": pl.Boolean(),
}  # fmt: skip


def tidy(folders: Mapping[Source, Path], wanted: Selection) -> pl.DataFrame:
    """The facts of releases that a selection asks for, in order of publication, measure, place and year.

    Args:
        folders: The releases, each with the folder it lies in.
        wanted: Measures, places and years.

    Raises:
        BadSource: for a release whose facts cannot be read.
    """
    held = frames({s.id: folder / "facts.csv" for s, folder in folders.items()}) if folders else {}
    meant = {s: held[s.id].filter(_meant(wanted)) for s in sorted(folders, key=lambda s: (s.published, s.id))}
    parts = [_of(facts, source) for source, facts in meant.items() if not facts.is_empty()]
    return pl.concat(parts) if parts else pl.DataFrame(schema=COLUMNS)


def _meant(wanted: Selection) -> pl.Expr:
    lists: Mapping[str, Iterable[str | int]] = {
        "measure": wanted.measures,
        "place": wanted.places,
        "year": wanted.years,
    }
    asked = [pl.col(name).is_in(list(values)) for name, values in lists.items() if values]
    return pl.all_horizontal(asked) if asked else pl.lit(value=True)


def _of(facts: pl.DataFrame, source: Source) -> pl.DataFrame:
    """The facts of one release with its own particulars; values are scaled as ``Scaled.plain`` does it."""
    if not facts["value"].drop_nulls().is_finite().all():
        raise BadSource(f"{source.id}: facts.csv holds a value that is no finite number.")
    units = {text: scaled(text) for text in facts["unit"].unique()}

    def by_unit(values: Mapping[str, object], kind: type[pl.DataType]) -> pl.Expr:
        return pl.col("unit").replace_strict(values, return_dtype=kind)

    times = by_unit({t: u.times for t, u in units.items()}, pl.Float64)
    over = by_unit({t: u.over for t, u in units.items()}, pl.Float64)
    plain = facts.with_columns(
        value=pl.col("value") * times / over,
        printed_unit=pl.col("unit"),
        unit=by_unit({t: str(u.unit) for t, u in units.items()}, pl.String),
        release=pl.lit(source.id),
        published=pl.lit(source.published),
        licence=pl.lit(source.licence),
        attribution=pl.lit(source.attribution),
        may_ship=pl.lit(source.may_ship),
    )
    return plain.select(*COLUMNS).sort("measure", "place", "year")
