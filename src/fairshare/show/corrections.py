"""Sentences an editor can paste: what was said, and what the figures say, in neutral words."""

from collections.abc import Iterator

from fairshare.show.report import Note, Report

#: Verdict -> what the sentence about it begins with; all others need no correction.
_OPENINGS = {
    "refuted": "Not borne out by the figures",
    "supported_with_caveat": "Needs an addition",
    "depends_on_definition": "Depends on the definition",
}
_ENDS = (".", "!", "?", "”", '"')


def corrections(report: Report) -> tuple[str, ...]:
    """For every refuted, incomplete or ambiguous statement what was found, in a few sentences."""
    return tuple(_correction(note, report) for note in report.judged if note.row["verdict"] in _OPENINGS)


def _correction(note: Note, report: Report) -> str:
    row, shown = note.row, " ".join(note.row["text"].split())
    words = f"{'the words ' if note.presumed else ''}“{shown}” ({row['speaker'] or 'speaker not named'}, {row['said']})"
    parts = [f"{_OPENINGS[row['verdict']]}: {words}.", *(_sentence(found) for found in _found(note))]
    releases = list(dict.fromkeys(r["release"] for r in note.readings if r["main"] and r["release"]))
    if releases:
        parts.append(f"Source: {'; '.join(report.source(id) for id in releases)}.")
    return " ".join(p for p in parts if p)


def _found(note: Note) -> Iterator[str]:
    """What the figures say: the nearest true sentence, what must be added to it, or each definition's finding."""
    row = note.row
    if row["verdict"] == "depends_on_definition":
        yield "; ".join(_by_definition(note, ("holds", "fails"))) or row["explanation"]
        return
    yield row["true_sentence"] or row["explanation"]
    if row["verdict"] == "supported_with_caveat":
        yield row["caveats"] or "; ".join(_by_definition(note, ("fails",)))


def _by_definition(note: Note, outcomes: tuple[str, ...]) -> Iterator[str]:
    """The first reading of each outcome; of those beside the main ones only where no main one has it."""
    for outcome in outcomes:
        found = [r for r in note.readings if r["outcome"] == outcome]
        if found:
            first = next((r for r in found if r["main"]), found[0])
            yield f"by the definition “{first['definition']}” it {outcome}: {first['found']}"


def _sentence(words: str) -> str:
    """Words with a capital and a full stop; nothing stays nothing."""
    begun = words[:1].upper() + words[1:]
    return begun if not begun or begun.endswith(_ENDS) else f"{begun}."
