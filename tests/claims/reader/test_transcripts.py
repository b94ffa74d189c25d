"""Every labelled turn of the shared transcripts has the right speaker."""

import re
from datetime import date
from pathlib import Path

import pytest

from fairshare.claims.reader.known import offices_of
from fairshare.claims.reader.read import read
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.core.document import Document, Paragraph, Span
from fairshare.core.world import World

LABEL = re.compile(r"^[ \t]*((?:[A-Z][A-Z.’'-]+ ?){1,5}):[ \t]|^[ \t]*(Q)[ \t]", re.MULTILINE)
#: Who is meant by labels that do not spell out a full name, by what the White House published about the event.
PEOPLE = {
    "PRESIDENT TRUMP": "Donald Trump", "PRESIDENT BIDEN": "Joe Biden", "SECRETARY GENERAL RUTTE": "Mark Rutte",
    "SECRETARY GENERAL STOLTENBERG": "Jens Stoltenberg", "MS. JEAN-PIERRE": "Karine Jean-Pierre",
    "VICE PRESIDENT VANCE": "J.D. Vance", "THE VICE PRESIDENT": "J.D. Vance", "SECRETARY HEGSETH": "Pete Hegseth",
    "MR. MUSK": "Elon Musk", "MR. WALTZ": "Mike Waltz", "Q": "reporters", "QUESTION": "reporters",
}  # fmt: skip


def turns(text: str) -> list[Paragraph]:
    found = list(LABEL.finditer(text))
    ends = [*(m.start() for m in found[1:]), *([len(text)] if found else [])]
    return [Paragraph(Span(m.end(), end), label=(m[1] or m[2]).strip()) for m, end in zip(found, ends, strict=True)]


def expected(label: str, day: date) -> str:
    if label == "THE PRESIDENT":
        return "Joe Biden" if date(2021, 1, 20) <= day < date(2025, 1, 20) else "Donald Trump"
    return PEOPLE.get(label, "")


def test_every_labelled_turn(shared: Path, known: Vocabulary, today: World) -> None:
    offices, checked = offices_of(today.catalogue), 0
    for path in sorted((shared / "claims" / "articles" / "open").glob("*.txt")):
        text, day = path.read_text(encoding="utf-8"), date.fromisoformat(path.name[:10])
        parts = turns(text)
        for clause in read(Document(text, tuple(parts)), known, day, offices):
            said = clause.statement
            part = next(p for p in parts if said.span.within(p.span))
            wanted = expected(part.label, day)
            surname = part.label.split()[-1].lower()
            assert said.speaker.name == wanted if wanted else surname in said.speaker.name.lower(), (path.name, part)
            assert said.voice == ("question" if part.label in ("Q", "QUESTION") else "quote")
            checked += 1
    assert checked > 2000


@pytest.mark.parametrize(
    ("label", "day", "name"),
    [
        ("THE PRESIDENT", "2024-07-11", "Joe Biden"),
        ("THE PRESIDENT", "2025-03-13", "Donald Trump"),
        ("CHANCELLOR SCHOLZ", "2024-07-11", "Olaf Scholz"),
        ("SECRETARY AUSTIN", "2024-07-11", "Lloyd Austin"),
        ("PRIME MINISTER CARNEY", "2025-06-25", "Mark Carney"),
        ("MS. LEAVITT", "2025-03-12", "Karoline Leavitt"),
        ("Q:", "2025-03-12", "reporters"),
        ("MR. SMITH", "2025-03-12", "Smith"),
    ],
)
def test_labels_by_the_register_and_the_day(label: str, day: str, name: str, known: Vocabulary, today: World) -> None:
    document = Document("We spend enough.", (Paragraph(Span(0, 16), label=label),))
    (clause,) = read(document, known, date.fromisoformat(day), offices_of(today.catalogue))
    assert clause.statement.speaker.name == name
    assert clause.statement.speaker.found == "label"
