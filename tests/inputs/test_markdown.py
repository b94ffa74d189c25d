"""Markdown: markers are no words, and every word is found where it was written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.document import Document, Span
from fairshare.inputs.markdown import markdown
from fairshare.inputs.read import read

SOURCE = """---
title: Reading tables
date: 2024-06-18
author: "Ann Writer"
---
# Reading *tables*

The **allies** met [in the hall](https://example.org/hall_(big) "Hall") and said: 5 * 3 is
fifteen, `2 %` is [a share][1] &amp; no more.[^1] ![A picture](x.png)

> Quoted words
> run on.

- First item
  runs on
- Second _item_, snake_case kept

1. Numbered \\*star\\*

```
code is no prose
```

A heading below
---------------

Last<sup>th</sup> line, **bold over
two lines**.

* * *

[1]: https://example.org/share
"""


def told(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, p.span.of(document.text)) for p in document.paragraphs]


def test_the_words_are_what_people_read() -> None:
    document = read(SOURCE.encode())
    assert document.medium == "markdown"
    assert (document.title, document.published, document.author) == ("Reading tables", date(2024, 6, 18), "Ann Writer")
    assert told(document) == [
        ("title", "Reading tables"),
        ("text", "The allies met in the hall and said: 5 * 3 is\nfifteen, 2 % is a share & no more."),
        ("text", "Quoted words\nrun on."),
        ("text", "First item\nruns on"),
        ("text", "Second item, snake_case kept"),
        ("text", "Numbered *star*"),
        ("text", "A heading below"),
        ("text", "Lastth line, bold over\ntwo lines."),
    ]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("allies", "allies"),
        ("in the hall", "in the hall"),
        ("share & no", "share][1] &amp; no"),
        ("run on", "run on"),
        ("words\nrun", "words\n> run"),
        ("*star", "*star"),
        ("Lastth", "Last<sup>th"),
        ("over\ntwo lines", "over\ntwo lines"),
    ],
)
def test_spans_lead_back_to_the_source(words: str, there: str) -> None:
    document = read(SOURCE.encode())
    at = document.text.index(words)
    assert document.handed_in(Span(at, at + len(words))).of(SOURCE) == there


def test_two_marks_make_markdown_and_one_is_an_accident() -> None:
    assert read(b"**Note well:** they pay.\n\nThey **do** pay.").medium == "markdown"
    assert read(b"They pay **all** of it.\n\nThey do.").medium == "text"


@given(st.text("ab \n*_`[]()!<>#-&;\\|~", max_size=80))
def test_every_character_stands_where_the_runs_say(source: str) -> None:
    page = markdown(source)
    document = Document(page.text, (), runs=page.runs)
    for at, character in enumerate(page.text):
        if character in "ab":
            assert document.handed_in(Span(at, at + 1)).of(source) == character
    for block in page.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(page.text)
