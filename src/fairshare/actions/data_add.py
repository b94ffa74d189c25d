"""Add a release from the user's own copy of a publisher's file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.ledger import load, own
from fairshare.ledger.check import Held
from fairshare.ledger.finding import Finding
from fairshare.ledger.handed import draft, must_be_free, received
from fairshare.ledger.open import own_folder, release_folders, store


@action
def data_add(file: str, *, published: date | None = None, release: str | None = None) -> Answer:
    """Add a release from your own copy of a publisher's file: NATO's, the IMF's or SIPRI's, or a table you describe.

    Args:
        file: The file; what it is is seen by its contents.
        published: Day it was published; from that day on it is known. Needed unless the file's description says it.
        release: Id to keep it under; <publisher>[-<product>]-own-yyyy-mm by default.
    """
    others = {source.id: source for source in map(load.source, release_folders())}
    if release is not None:
        must_be_free(release, others)
    found = received(Path(file), published)
    new = draft(found, release, others)
    folder = own.keep(own_folder(), new.held.source.id, new.files)
    store.cache_clear()
    return _told(new.held, folder, found.handed.skipped, new.doubtful)


def _told(held: Held, folder: Path, skipped: tuple[str, ...], doubtful: tuple[Finding, ...]) -> Answer:
    """What came in, per measure, and what did not."""
    source = held.source
    rows = tuple(_row(held, measure) for measure in dict.fromkeys(m for m, _, _ in held.facts))
    figures = sum(int(row["figures"]) for row in rows)
    years = sorted(y for (_, _, y), fact in held.facts.items() if fact.value is not None)
    covered = f" of {years[0]} to {years[-1]}" if years else ""
    return Answer(
        headline=f"Added {source.id}: {figures:,} figures{covered}, known from {source.published}.",
        columns=(
            Column("measure", "Measure"),
            Column("figures", "Figures", "number"),
            Column("missing", "Missing", "number"),
            Column("estimates", "Estimates", "number"),
            Column("from", "From", "number"),
            Column("to", "To", "number"),
            Column("places", "Places", "number"),
        ),
        rows=rows,
        notes=(
            source.attribution,
            f"Licence: {source.licence}.",
            f"Kept in {folder}.",
            *(f"Not read: {words}." for words in skipped),
            *_doubts(source.id, doubtful),
            *source.notes,
        ),
        extra={
            "release": source.id,
            "published": str(source.published),
            "publisher": source.publisher,
            "title": source.title,
            "folder": str(folder),
            "skipped": skipped,
        },
        next=f"fairshare coverage --publisher '{source.publisher}' --release {source.id}",
    )


def _row(held: Held, measure: str) -> dict[str, str | int]:
    facts = [fact for (m, _, _), fact in held.facts.items() if m == measure]
    known = [fact for fact in facts if fact.value is not None]
    years = sorted({fact.year for fact in known or facts})
    return {
        "measure": measure,
        "figures": len(known),
        "missing": len(facts) - len(known),
        "estimates": sum(fact.status in ("estimate", "projection") for fact in known),
        "from": years[0],
        "to": years[-1],
        "places": len({fact.place for fact in known}),
    }


def _doubts(id: str, doubtful: tuple[Finding, ...]) -> Iterator[str]:
    if doubtful:
        first = doubtful[0]
        told = f"{first.measure} of {first.place} in {first.year}: {first.told}"
        many = f"{len(doubtful)} figures are" if len(doubtful) > 1 else "One figure is"
        yield f"{many} outside the plausible range ({told}); see: fairshare data verify --release {id}."
