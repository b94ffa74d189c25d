"""Reading whatever is handed in: a document, or one line that says why not."""

from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.document import Document
from fairshare.errors import BadInput
from fairshare.inputs.read import read

TEXT = b"A headline\n\nThey pay what they said."


def test_a_path_standard_input_and_bytes_give_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT)
    by_path, by_name, by_bytes = read(file), read(str(file)), read(TEXT)
    assert by_path.name == str(file)
    assert by_bytes.name == read("-", stdin=TEXT).name == "-"
    for document in (by_path, by_name, read("-", stdin=TEXT)):
        assert (document.text, document.paragraphs) == (by_bytes.text, by_bytes.paragraphs)
        assert document.sha256 == sha256(TEXT).hexdigest()


def test_content_goes_before_the_ending_of_a_name(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"<!doctype html><html><body><p>They pay.</p></body></html>")
    assert read(file).medium == "html"
    file = tmp_path / "words.html"
    file.write_bytes(b"They pay < 2 %, and no more.")
    assert read(file).medium == "text"
    file = tmp_path / "words.md"
    file.write_bytes(b"They pay *all*.")
    assert read(file).text == "They pay all."


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (b"", "it is empty"),
        (b"  \n ", "it is empty"),
        (b". . .", "no text to read"),
        (b"\x00\x01\x02" * 100, "bytes of no text"),
        ("no-such-file.txt", "no such file"),
        ("no\x00file", "null"),
        (".", "directory"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(source: str | bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why) as caught:
        read(source)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("start", "size"), [(b"", 20_000_001), (b"<!doctype html><p>", 10_000_001), (b"%PDF-", 20_000_001)]
)
def test_what_is_too_large_is_told_in_one_line(start: bytes, size: int) -> None:
    with pytest.raises(BadInput, match=r"at most [12]0,000,000 bytes"):
        read(start + b"a " * (size // 2 + 1))


def test_nothing_is_fetched_unless_it_is_given_as_an_address() -> None:
    def never(url: str) -> None:
        raise AssertionError(url)

    with pytest.raises(BadInput, match="no such file"):
        read("example.org/a", fetch=never)  # type: ignore[arg-type]


def sound(document: Document) -> None:
    end = 0
    for paragraph in document.paragraphs:
        assert end <= paragraph.span.start < paragraph.span.end <= len(document.text)
        assert paragraph.span == paragraph.span.trimmed(document.text)
        end = paragraph.span.end
    assert list(document.runs) == sorted(document.runs)
    there = [(place, place + length) for _, place, length in document.runs]
    assert all(before[1] <= after[0] for before, after in pairwise(there))


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='related'>", "<h1>", "<pre>", "<br>", "<script>", "<!--", "-->", "&amp;", "&#x;",
        "&#1;", "<", ">", "# ", "**", "[a](b)", "- ", "\n\n", "\n", " ", "THE PRESIDENT: ", "Q    ", "(Applause.)",
        "By Ann Writer", "12 March 2025", "Related Content", "words", "“", "é", "\u2028", "\x85", "\f", "\u200b", "𝟚",
        "They pay 2 %. ",
    ]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_anything_is_a_document_or_one_line(data: bytes) -> None:
    try:
        document = read(data)
    except BadInput as error:
        assert len(str(error).splitlines()) == 1
    else:
        sound(document)
        assert document == read(data)
