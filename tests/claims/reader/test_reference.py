"""The reference reading of a real article: statements, voices and speakers."""

import json
from datetime import date
from pathlib import Path

import pytest

from fairshare.claims.reader.known import offices_of
from fairshare.claims.reader.read import read
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.core.clause import Clause
from fairshare.core.document import Document, Paragraph, Span
from fairshare.core.world import World

#: S14 is context and no statement; S13 lies inside S12 and is found by the kinds of claims that look inside sentences.
NOT_READ = {"S13", "S14"}


@pytest.fixture(scope="module")
def clauses(shared: Path, known: Vocabulary, today: World) -> tuple[Clause, ...]:
    text = (shared / "claims" / "article.txt").read_text(encoding="utf-8")
    parts, at = [], 0
    for part in text.split("\n\n"):
        parts.append(Paragraph(Span(at, at + len(part)), "text" if at else "title"))
        at += len(part) + 2
    document = Document(text, tuple(parts), publisher="Washington Examiner")
    return read(document, known, date(2025, 3, 12), offices_of(today.catalogue))


def characters(spans: list[Span]) -> set[int]:
    return {n for s in spans for n in range(s.start, s.end)}


def found(clauses: tuple[Clause, ...], wanted: list[Span]) -> list[Clause]:
    """The statement that fits best; all that lie inside where the reference puts several sentences in one."""
    if len(wanted) > 1:
        return [c for c in clauses if any(s.overlap(w) for s in c.statement.spans for w in wanted)]
    here = characters(wanted)

    def fit(clause: Clause) -> float:
        there = characters(list(clause.statement.spans))
        return len(here & there) / len(here | there)

    return [max(clauses, key=fit)]


def test_statements_voices_and_speakers(shared: Path, clauses: tuple[Clause, ...]) -> None:
    reference = json.loads((shared / "claims" / "article-statements.json").read_text(encoding="utf-8"))
    missed = []
    for row in reference["statements"]:
        if row["id"] in NOT_READ:
            continue
        wanted = [Span(s["start"], s["end"]) for s in row["spans"]]
        best = found(clauses, wanted)
        here, there = characters(wanted), characters([s for c in best for s in c.statement.spans])
        if len(here & there) / len(here | there) < 0.6 or {c.statement.voice for c in best} != {row["voice"]}:
            missed.append(row["id"])
        if row["voice"] == "quote":
            who = row["speaker"].split(" (")[0].replace("Micheal", "Micheál")
            assert {c.statement.speaker.name for c in best} == {who}, row["id"]
        elif row["voice"] == "question":
            assert {c.statement.speaker.name for c in best} == {"reporters"}
    assert len(reference["statements"]) - len(NOT_READ) - len(missed) >= 31, missed


def test_nothing_is_given_to_a_wrong_person(shared: Path, clauses: tuple[Clause, ...]) -> None:
    """Outside its quotations the article retells two people only."""
    retold = {c.statement.speaker.name for c in clauses if c.statement.voice == "paraphrase"}
    assert retold == {"Donald Trump", "Micheál Martin"}
    assert {c.statement.speaker.name for c in clauses if c.statement.voice == "reporter"} == {"Washington Examiner"}
