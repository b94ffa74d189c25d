"""The published figures as a file."""

from collections.abc import Mapping
from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.core.source import Source
from fairshare.errors import BadInput
from fairshare.ledger import load
from fairshare.ledger.open import release_folders
from fairshare.ledger.selection import Selection, named, placed, years
from fairshare.ledger.tidy import tidy
from fairshare.ledger.writing import write, writer_of


@action
def data_export(
    *,
    to: str,
    release: str | None = None,
    measure: str | None = None,
    place: str | None = None,
    year: str | None = None,
    own: bool = False,
    overwrite: bool = False,
) -> Answer:
    """Write published figures to a file, one fact a row, with its unit, source, licence and attribution.

    Args:
        to: The file; its suffix says how: .csv, .json, .parquet or .xlsx.
        release: Releases by commas; all by default.
        measure: Published measures by commas; all by default.
        place: Countries and groups by commas; all by default.
        year: Years and spans by commas, e.g. 2014,2019-2024; all by default.
        own: Also what may not be passed on (your own copies), marked by may_ship = false.
        overwrite: Replace the file if it exists.
    """
    path = Path(to)
    writer_of(path)
    held = {load.source(folder): folder for folder in release_folders()}
    codes = tidy(held, Selection())["place"].unique() if place else ()
    wanted = Selection(
        measures=named("measure", measure, load.measures()),
        places=placed(place, load.places(), load.groups().values(), held=codes),
        years=years(year),
    )
    ids = named("release", release, (s.id for s in held)) or tuple(s.id for s in held)
    asked = {s: folder for s, folder in held.items() if s.id in ids}
    facts = tidy({s: folder for s, folder in asked.items() if own or s.may_ship}, wanted)
    left_out = _left_out(asked, wanted) if not own else {}
    if facts.is_empty():
        raise BadInput.of("selection", _said(release, measure, place, year), _why_none(left_out))
    given = set(facts["release"])
    sources = [s for s in asked if s.id in given]
    write(facts, sources, path, overwrite=overwrite)
    counts = dict(facts.group_by("release").len().iter_rows())
    return Answer(
        headline=f"Wrote {_facts(facts.height)} of {len(sources)} release{'s' * (len(sources) != 1)} to {to}.",
        columns=(
            Column("release", "Release"),
            Column("facts", "Facts", "number"),
            Column("licence", "Licence", hidden=True),
            Column("attribution", "Attribution"),
        ),
        rows=tuple(
            {"release": s.id, "facts": counts[s.id], "licence": s.licence, "attribution": s.attribution}
            for s in sources
        ),
        notes=tuple(_notes(sources, left_out)),
        extra={
            "file": to,
            "facts": facts.height,
            "left_out": tuple({"release": id, "facts": n} for id, n in left_out.items()),
        },
        next="fairshare data info",
    )


def _left_out(asked: Mapping[Source, Path], wanted: Selection) -> dict[str, int]:
    """How many of the facts asked for may not be passed on, by release."""
    kept_back = tidy({s: folder for s, folder in asked.items() if not s.may_ship}, wanted)
    return dict(kept_back.group_by("release", maintain_order=True).len().iter_rows())


def _said(*filters: str | None) -> str:
    return " ".join(f for f in filters if f) or "everything"


def _why_none(left_out: Mapping[str, int]) -> str:
    if left_out:
        return f"all it names, {_counted(left_out)}, may not be passed on; --own gives it"
    return "no fact of it is held; 'fairshare data info' and 'fairshare coverage' tell what is"


def _counted(left_out: Mapping[str, int]) -> str:
    return f"{_facts(sum(left_out.values()))} of {', '.join(left_out)}"


def _facts(count: int) -> str:
    return f"{count:,} fact{'s' * (count != 1)}"


def _notes(sources: list[Source], left_out: Mapping[str, int]) -> list[str]:
    """What must be known before the file is passed on."""
    notes = ["Whoever passes figures on prints the attribution of each release; the licences are in the file."]
    if left_out:
        notes.append(f"Left out: {_counted(left_out)}, which may not be passed on; --own takes them along.")
    if marked := [s.id for s in sources if not s.may_ship]:
        notes.append(f"For your own use only, marked by may_ship = false: {', '.join(marked)}.")
    return notes
