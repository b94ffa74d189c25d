"""Add a release from the user's own copy of a publisher's file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.ledger import load, own
from fairshare.ledger.check import Held, read
from fairshare.ledger.finding import Finding
from fairshare.ledger.handed import draft, must_be_free, received
from fairshare.ledger.news import News, news, told
from fairshare.ledger.open import own_folder, release_folders, store


@action
def data_add(file: str, *, published: date | None = None, release: str | None = None) -> Answer:
    """Add a release from your own copy of a publisher's file: NATO's, the IMF's or SIPRI's, or a table you describe.

    Args:
        file: The file; what it is is seen by its contents.
        published: Day it was published; from that day on it is known. Needed unless the file's description says it.
        release: Id to keep it under; <publisher>[-<product>]-own-yyyy-mm by default.
    """
    folders = {folder.name: folder for folder in release_folders()}
    others = {source.id: source for source in map(load.source, folders.values())}
    if release is not None:
        must_be_free(release, others)
    found = received(Path(file), published)
    new = draft(found, release, others)
    publisher = new.held.source.publisher
    earlier = [read(folders[id])[0] for id, source in others.items() if source.publisher == publisher]
    report = {n.measure: n for n in news(new.held, earlier)}
    folder = own.keep(own_folder(), new.held.source.id, new.files)
    store.cache_clear()
    return _told(new.held, folder, report, (*_notes(found.handed.skipped, new.held.source.id, new.doubtful),))


def _told(held: Held, folder: Path, report: Mapping[str, News], notes: tuple[str, ...]) -> Answer:
    """What came in, per measure, what it says otherwise than earlier releases, and what did not come in."""
    source = held.source
    rows = tuple(_row(held, measure, report) for measure in dict.fromkeys(m for m, _, _ in held.facts))
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
            Column("new", "New", "number"),
            Column("revised", "Revised", "number"),
        ),
        rows=rows,
        notes=(
            source.attribution,
            f"Licence: {source.licence}.",
            f"Kept in {folder}.",
            *_revised(report.values()),
            *notes,
            *source.notes,
        ),
        extra={
            "release": source.id,
            "published": str(source.published),
            "publisher": source.publisher,
            "title": source.title,
            "folder": str(folder),
            "revised": sum(n.revised for n in report.values()),
        },
        next=f"fairshare coverage --publisher '{source.publisher}' --release {source.id}",
    )


def _revised(report: Iterable[News]) -> Iterator[str]:
    """The largest revision of each measure that has one, and how unusual it is."""
    measures, places = load.measures(), load.places()
    for found in report:
        if found.revised and found.measure in measures:
            yield told(found, measures[found.measure], places)


def _notes(skipped: tuple[str, ...], id: str, doubtful: tuple[Finding, ...]) -> Iterator[str]:
    """What was not read, and what is outside its plausible range."""
    yield from (f"Not read: {words}." for words in skipped)
    yield from _doubts(id, doubtful)


def _row(held: Held, measure: str, report: Mapping[str, News]) -> dict[str, str | int]:
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
        "new": report[measure].new if measure in report else len(known),
        "revised": report[measure].revised if measure in report else 0,
    }


def _doubts(id: str, doubtful: tuple[Finding, ...]) -> Iterator[str]:
    if doubtful:
        first = doubtful[0]
        told = f"{first.measure} of {first.place} in {first.year}: {first.told}"
        many = f"{len(doubtful)} figures are" if len(doubtful) > 1 else "One figure is"
        yield f"{many} outside the plausible range ({told}); see: fairshare data verify --release {id}."
