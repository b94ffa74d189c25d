"""A tidy table as a file: CSV, JSON, Parquet or an Excel workbook; written beside its place and moved there whole."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from fairshare.core.source import Source
from fairshare.errors import BadInput
from fairshare.ledger.about import about

Write = Callable[[pl.DataFrame, Sequence[Source], Path], None]
#: Most rows of an Excel sheet, its head left aside.
MOST_ROWS = 1_048_575
#: What stands once per release where the file has a place for releases, and in every row where it has none.
PER_RELEASE = ("licence", "attribution")
#: A spreadsheet takes text that begins so for a formula; a plain number is none.
_FORMULA, _NUMBER = r"^[=+\-@\t\r]", r"^[+\-]?[0-9][0-9.,]*([eE][+\-]?[0-9]+)?$"


def writer_of(path: Path) -> Write:
    """How a file of this suffix is written.

    Raises:
        BadInput: naming the suffixes there are.
    """
    if (found := _WRITERS.get(path.suffix.lower())) is None:
        raise BadInput.of("file", path, f"a name that ends in {', '.join(_WRITERS)}")
    return found


def write(facts: pl.DataFrame, sources: Sequence[Source], path: Path, *, overwrite: bool) -> None:
    """Write a tidy table and what it comes from; a file that is there is replaced only if asked to.

    Raises:
        BadInput: naming the file and why it cannot be written; nothing is left behind then.
    """
    writer = writer_of(path)
    if path.is_dir() or (path.exists() and not overwrite):
        raise BadInput.of("file", path, "a folder is there" if path.is_dir() else "it exists; --overwrite replaces it")
    if not path.parent.is_dir():
        raise BadInput.of("file", path, f"there is no folder {path.parent}")
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".exporting-") as beside:
            draft = Path(beside) / f"draft{path.suffix.lower()}"
            writer(facts, sources, draft)
            draft.replace(path)
    except OSError as error:
        raise BadInput.of("file", path, f"a file that can be written ({error.strerror or error})") from error


def _csv(facts: pl.DataFrame, sources: Sequence[Source], path: Path) -> None:
    """Comma-separated; text a spreadsheet would take for a formula gets an apostrophe in front."""
    guarded = facts.with_columns(_guarded(pl.col(name)) for name, kind in facts.schema.items() if kind == pl.String)
    guarded.write_csv(path)


def _guarded(text: pl.Expr) -> pl.Expr:
    formula = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return pl.when(formula).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).name.keep()


def _json(facts: pl.DataFrame, sources: Sequence[Source], path: Path) -> None:
    """One object: the releases as their ``source.toml`` has them, licence included, and the facts, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"releases": {_dumped([about(s) for s in sources])},\n"facts": [')
        for n, fact in enumerate(facts.drop(PER_RELEASE).iter_rows(named=True)):
            out.write(f"{',' if n else ''}\n{_dumped({**fact, 'published': fact['published'].isoformat()})}")
        out.write("\n]}\n")


def _dumped(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=False, allow_nan=False)


def _parquet(facts: pl.DataFrame, sources: Sequence[Source], path: Path) -> None:
    facts.write_parquet(path)


def _xlsx(facts: pl.DataFrame, sources: Sequence[Source], path: Path) -> None:
    try:
        from fairshare.ledger.workbook import write_workbook  # noqa: PLC0415  xlsxwriter is an extra
    except ImportError as error:
        raise BadInput.of("file", path, "writing .xlsx needs xlsxwriter: pip install 'fairshare[export]'") from error
    if facts.height > MOST_ROWS:
        raise BadInput.of("file", path, f"at most {MOST_ROWS:,} facts fit a sheet, not {facts.height:,}; ask for fewer")
    write_workbook(facts.drop(PER_RELEASE), sources, path)


_WRITERS: Mapping[str, Write] = {".csv": _csv, ".json": _json, ".parquet": _parquet, ".xlsx": _xlsx}
