"""Add a release from the user's own copy of NATO's workbook."""

import hashlib
import json
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.errors import BadInput
from fairshare.ledger.build import as_csv
from fairshare.ledger.load import places
from fairshare.ledger.open import own_folder, release_folders
from fairshare.sources.nato import Reading, read

_LICENCE = "NATO, no open licence; the user's own copy, not for redistribution"

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


@action
def data_add(file: str, *, published: date, release: str | None = None) -> Answer:
    """Add a release from your own copy of NATO's defence expenditure workbook (.xlsx).

    Args:
        file: The workbook.
        published: Day NATO published it; from that day on it is known.
        release: Id to keep it under; nato-own-yyyy-mm by default.
    """
    path = Path(file)
    id = release or f"nato-own-{published:%Y-%m}"
    if not _ID.fullmatch(id) or not id.endswith(f"-{published:%Y-%m}"):
        raise BadInput.of(
            "release", id, f"lower-case words and the month of publication, e.g. nato-own-{published:%Y-%m}"
        )
    home = own_folder() / "releases"
    if id in {f.name for f in release_folders()}:
        raise BadInput.of("release", id, "it is held already; 'fairshare data remove' lets a release of your own go")
    reading = read(path, places(), id, "reported")
    if published.year < reading.years[-1] - 1:
        raise BadInput.of("published", published, f"the workbook covers {reading.years[-1]}, so a day near that year")
    _keep(home, id, _source(path, id, published, reading), as_csv(reading.facts))
    known = sum(f.value is not None for f in reading.facts)
    return Answer(
        headline=f"Added {id}: {known:,} figures of {reading.years[0]} to {reading.years[-1]}, known from {published}.",
        columns=(Column("release", "Release"), Column("figures", "Figures", "number"), Column("folder", "Kept in")),
        rows=({"release": id, "figures": known, "folder": str(home / id)},),
        notes=tuple(f"Not read: {s}." for s in reading.skipped),
        next="fairshare",
    )


def _keep(home: Path, id: str, source: str, facts: str) -> None:
    """Write the whole release beside its place and move it there: never half of one."""
    home.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=home.parent, prefix=".adding-"))
    try:
        (draft / "source.toml").write_text(source, encoding="utf-8", newline="\n")
        (draft / "facts.csv").write_text(facts, encoding="utf-8", newline="\n")
        draft.rename(home / id)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise BadInput.of("folder", home, f"a folder that can be written to ({error})") from error


def _source(path: Path, id: str, published: date, reading: Reading) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    lines = {
        "id": id,
        "publisher": "NATO",
        "title": reading.title,
        "extent": "complete",
        "grade": "reported",
        "licence": _LICENCE,
        "attribution": f"Source: NATO, {reading.title} (release: {published:%B %Y}; the user's own copy).",
        "citation": f"NATO, {reading.title}, {published}",
        "units": "read",
        "published_note": "Day given by the user",
    }
    text = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in lines.items()]
    text += [f"published = {published}", "may_ship = false", f"sha256 = [{json.dumps(f'{path.name}={digest}')}]"]
    text += [f"price_base = {reading.price_base}"] if reading.price_base else []
    return "\n".join([*text, ""])
