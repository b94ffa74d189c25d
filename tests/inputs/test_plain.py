"""Plain text: nothing is moved, and what is no part of the article is no paragraph."""

from datetime import date

import pytest

from fairshare.core.document import Document
from fairshare.inputs.read import read


def told(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, p.span.of(document.text)) for p in document.paragraphs]


def test_an_article_has_a_headline_and_paragraphs() -> None:
    source = (
        "Ministers agree to count again\n\n.\n\nBy Ann Writer\n\nThe first line\nruns on.\n\n\n"
        "  The second.  \n\nRelated Content"
    )
    document = read(source.encode())
    assert document.text == source
    assert document.runs == ()
    assert told(document) == [
        ("title", "Ministers agree to count again"),
        ("text", "The first line\nruns on."),
        ("text", "The second."),
    ]
    assert (document.title, document.author) == ("Ministers agree to count again", "Ann Writer")


def test_a_first_sentence_is_no_headline() -> None:
    assert told(read(b"They all agreed.\n\nThen they left.")) == [
        ("text", "They all agreed."),
        ("text", "Then they left."),
    ]
    assert told(read(b"A single line")) == [("text", "A single line")]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Read more: The tale of the table",
        "Share this",
        "Share this article",
        "Sign up for our morning letter",
        "© 2024 The Example. All rights reserved",
        "Copyright 2024 The Example",
        "* * *",
        "###",
        "— 30 —",
        "Follow us on all the networks",
        "Photo: Ann Painter",
    ],
)
def test_notices_are_no_paragraphs(line: str) -> None:
    document = read(f"A headline\n\nOne sentence here.\n\n{line}\n\nAnother sentence.".encode())
    assert [words for _, words in told(document)] == ["A headline", "One sentence here.", "Another sentence."]
    assert document.notes == ("left out as no part of the article: 1 block",)


@pytest.mark.parametrize(
    "line", ["Share of the total rose.", "Read the table again.", "Related figures are not the same."]
)
def test_sentences_that_begin_like_a_notice_are_kept(line: str) -> None:
    assert ("text", line) in told(read(f"A headline\n\nOne sentence here.\n\n{line}".encode()))


def test_teasers_go_with_their_heading_until_prose_comes_again() -> None:
    prose = "After the teasers the article goes on with a sentence that is long enough to be one."
    document = read(f"Headline\n\nFirst.\n\nRelated stories\n\nA teaser\n\nAnother teaser\n\n{prose}".encode())
    assert [words for _, words in told(document)] == ["Headline", "First.", prose]


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    document = read(b"Headline\n\n- the first item\n  runs on\n- the second\n\nOne - a dash - is none.")
    assert [words for _, words in told(document)][1:] == [
        "- the first item\n  runs on",
        "- the second",
        "One - a dash - is none.",
    ]


@pytest.mark.parametrize(
    ("line", "day", "stays"),
    [
        ("Published 12 March 2025", date(2025, 3, 12), False),
        ("Published: 12th of March, 2025 10:30 GMT", date(2025, 3, 12), False),
        ("Wednesday, March 12, 2025", date(2025, 3, 12), False),
        ("2025-03-12T10:30:00Z", date(2025, 3, 12), False),
        ("Oval Office, March 12, 2025", date(2025, 3, 12), False),
        ("(March 12, 2025)", date(2025, 3, 12), False),
        ("Updated Sept. 3, 2024 at 5:15 p.m. EDT", date(2024, 9, 3), False),
        ("WASHINGTON, March 12, 2025 — They met.", date(2025, 3, 12), True),
        ("BRUSSELS (12 March 2025) - They met.", date(2025, 3, 12), True),
        ("On March 12, 2025, the ministers met.", None, True),
        ("In 2025 they met.", None, True),
        ("Published 03/12/2025", None, True),
        ("Published 31 February 2025", None, False),
    ],
)
def test_the_day_is_read_where_a_line_says_it_and_never_guessed(line: str, day: date | None, *, stays: bool) -> None:
    document = read(f"A headline\n\n{line}\n\nThen came a sentence.".encode())
    assert document.published == day
    assert (("text", line) in told(document)) is stays


def test_the_day_of_publication_goes_before_that_of_a_change() -> None:
    document = read(b"Headline\n\nUpdated 14 March 2025\n\nPublished 12 March 2025\n\nA sentence.")
    assert document.published == date(2025, 3, 12)
