"""A folder or a JSON Lines file of texts: read one by one, what is no text is told, no link leads round."""

import json
import os
from pathlib import Path

import pytest

from fairshare.faces import corpus
from fairshare.faces.corpus import Corpus, Text, count, texts

LINES: list[tuple[str | bytes, str]] = [
    ('{"text": "A", "id": "a"}', ""),
    ('{"text": "B", "date": "2025-03-12", "speaker": "Jane Roe"}', ""),
    ('{"text": "C", "id": 7, "url": "unread"}', ""),
    ('{"text": "again", "id": "a"}', "an id that no line before it has"),
    ("not JSON", "JSON"),
    ("[1]", "an object"),
    ('{"id": "x"}', "an object"),
    ('{"text": 5}', "an object"),
    ('{"text": "t", "id": [1]}', "text or a whole number"),
    ('{"text": "t", "id": true}', "text or a whole number"),
    ('{"text": "t", "date": "12 March"}', "YYYY-MM-DD"),
    ('{"text": "t", "date": 5}', "YYYY-MM-DD"),
    ('{"text": "t", "speaker": {}}', "a name"),
    ("[" * 100_000, "JSON"),
    (b'{"text": "\xff\xfe"}', "codec"),
    ('{"text": "' + "9" * 5_000 + '", "id": ' + "9" * 5_000 + "}", "digits"),
]


def of_lines(folder: Path, *lines: str | bytes) -> Corpus:
    file = folder / "texts.jsonl"
    file.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return Corpus(file)


def test_every_line_is_a_text_or_told_in_one_line(tmp_path: Path) -> None:
    found = list(texts(of_lines(tmp_path, *(line for line, _ in LINES))))
    assert len(found) == len(LINES)
    assert len({t.id for t in found}) == len(LINES), "no two have one id"
    for number, (text, (_, why)) in enumerate(zip(found, LINES, strict=True), 1):
        assert why in text.fault
        assert bool(why) == bool(text.fault)
        assert len(text.fault.splitlines()) <= 1
        assert not why or f"line {number}" in text.fault
    assert [t.id for t in found[:3]] == ["a", "2", "7"]
    assert (str(found[1].day), found[1].speaker) == ("2025-03-12", "Jane Roe")


def test_empty_lines_are_none_and_the_last_needs_no_end(tmp_path: Path) -> None:
    held = of_lines(tmp_path, "", '{"text": "A"}', "   ", '{"text": "B"}')
    assert [t.id for t in texts(held)] == ["2", "4"]
    assert count(held) == 4
    assert count(of_lines(tmp_path, "")) == 0


def test_a_line_too_long_is_told_and_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"text": "x" * corpus.MOST})
    found = list(texts(of_lines(tmp_path, '{"text": "A"}', long, '{"text": "B"}')))
    assert [bool(t.fault) for t in found] == [False, True, False]
    assert "20,000,000" in found[1].fault
    assert len(found[1].fault) < 300


def test_a_folder_gives_its_texts_by_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/two.md", "one.txt", "b/page.HTML", "notes.csv", "results.jsonl"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    assert [t.id for t in texts(Corpus(tmp_path))] == ["one.txt", "b/page.HTML", "b/two.md"]
    assert count(Corpus(tmp_path)) == 3


@pytest.mark.skipif(os.name == "nt", reason="links and named pipes as this system has them")
def test_links_in_circles_and_what_is_no_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "linked.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = {t.id: t.fault for t in texts(Corpus(tmp_path))}
    assert found.pop("a.txt") == found.pop("linked.txt") == ""
    assert set(found) == {"round", "self.txt", "pipe.txt"}
    assert all(found.values())
    assert "not followed" in found["round"]


def test_what_is_a_corpus(tmp_path: Path) -> None:
    held = of_lines(tmp_path, "{}")
    assert Corpus.at(str(tmp_path)) == Corpus(tmp_path)
    assert Corpus.at(str(held.path)) == held
    for name in ("nowhere.jsonl", "-", "https://example.org/x.jsonl", "a\0b", "x" * 5_000):
        assert Corpus.at(name) is None
    assert str(Text("a")) == "a"
