"""Real transcripts and fact sheets, read beside the checkout: every labelled turn is given to its label."""

import re
from pathlib import Path

import pytest

from fairshare.core.document import Document
from fairshare.inputs.read import read

#: A plainer rule than the reader's, for these texts alone: capitals or a lone Q at the start of a paragraph.
LABEL = re.compile(r"(?:\A|\n\s*\n)[^\S\n]*(?:([A-Z][A-Z.’' -]{2,40}):|(Q)(?=\s{2}))(?=\s)")
SPOKEN = ("remarks", "press")


def files(shared: Path) -> list[Path]:
    found = sorted((shared / "claims" / "articles" / "open").glob("*.txt"))
    if not found:
        pytest.skip("needs the transcripts in ../shared, which are not there")
    return found


def label_before(text: str, at: int) -> str:
    return next((m[1] or m[2] for m in reversed(list(LABEL.finditer(text, 0, at)))), "")


def check(document: Document) -> None:
    turns = list(LABEL.finditer(document.text))
    assert len(turns) > 1
    starts = [p.span.start for p in document.paragraphs if p.kind == "text"]
    for turn, end in zip(turns, [*(t.start() for t in turns[1:]), len(document.text)], strict=True):
        words = re.sub(
            r"[(\[][^()\[\]]*[)\]]|(?:END\s+)?\d+:\d\d [AP]\.M\. [A-Z]+", "", document.text[turn.end() : end]
        )
        if re.search(r"\w", words):
            assert any(turn.end() <= start < end for start in starts), turn.group()
    for paragraph in document.paragraphs:
        if paragraph.kind == "text":
            assert paragraph.label == label_before(document.text, paragraph.span.start)
            assert not LABEL.match("\n\n" + paragraph.span.of(document.text))
            assert not re.fullmatch(r"\W*\([^()]*\)\W*|.*\d:\d\d [AP]\.M\. [A-Z]+", paragraph.span.of(document.text))


def test_every_labelled_turn_has_its_speaker(shared: Path) -> None:
    spoken = [file for file in files(shared) if any(word in file.name for word in SPOKEN)]
    assert len(spoken) >= 10
    for file in spoken:
        check(read(file))


def test_fact_sheets_are_no_transcripts(shared: Path) -> None:
    sheets = [file for file in files(shared) if not any(word in file.name for word in SPOKEN)]
    assert sheets
    for file in sheets:
        document = read(file)
        assert {p.label for p in document.paragraphs} == {""}
        assert not any("read as a transcript" in note for note in document.notes)


def test_the_article_is_read_from_headline_to_end_matter(shared: Path) -> None:
    file = shared / "claims" / "article.txt"
    if not file.is_file():
        pytest.skip("needs the article in ../shared, which is not there")
    document = read(file)
    source = file.read_bytes().decode()
    assert document.text == source
    assert document.title == source.splitlines()[0]
    assert [p.kind for p in document.paragraphs].count("title") == 1
    read_of = [p.span.of(source) for p in document.paragraphs]
    assert "." not in read_of
    assert "Related Content" not in read_of
    blocks = {block.strip() for block in source.split("\n\n")} - {".", "Related Content"}
    assert set(read_of) == blocks
