"""A paragraph an editor can paste: what was said, and what the figures say, in neutral words."""

from collections.abc import Iterator

from fairshare.show.report import Note, Report

#: Verdict -> what the sentence about it begins with; all others need no correction.
_OPENINGS = {
    "refuted": "Not borne out by the figures",
    "supported_with_caveat": "Needs an addition",
    "depends_on_definition": "Depends on the definition",
}
_ENDS = (".", "!", "?", "”", '"')


def corrections(report: Report) -> str:
    """Every refuted, incomplete or ambiguous statement with what was found; empty if there is none."""
    return " ".join(_correction(note, report) for note in report.judged if note.row["verdict"] in _OPENINGS)


def _correction(note: Note, report: Report) -> str:
    row, shown = note.row, " ".join(note.row["text"].split())
    said = f"{'the words ' if note.presumed else ''}“{shown}” ({row['speaker'] or 'speaker not named'}, {row['said']})"
    parts = [f"{_OPENINGS[row['verdict']]}: {said}.", _sentence(row["explanation"])]
    if row["verdict"] == "supported_with_caveat":
        parts.append(_sentence(row["caveats"]))
    if row["verdict"] == "depends_on_definition":
        parts.append(_sentence("; ".join(_by_definition(note))))
    if row["true_sentence"] and row["true_sentence"] != row["explanation"]:
        parts.append(_sentence(row["true_sentence"]))
    releases = list(dict.fromkeys(r["release"] for r in note.readings if r["main"] and r["release"]))
    if releases:
        parts.append(f"Source: {'; '.join(report.source(id) for id in releases)}.")
    return " ".join(p for p in parts if p)


def _by_definition(note: Note) -> Iterator[str]:
    """What the main readings say that disagree, one of each outcome."""
    seen: set[str] = set()
    for reading in note.readings:
        if reading["main"] and reading["outcome"] in ("holds", "fails") and reading["outcome"] not in seen:
            seen.add(reading["outcome"])
            yield f"by one definition ({reading['definition']}) it {reading['outcome']}: {reading['found']}"


def _sentence(words: str) -> str:
    """Words with a capital and a full stop; nothing stays nothing."""
    begun = words[:1].upper() + words[1:]
    return begun if not begun or begun.endswith(_ENDS) else f"{begun}."
