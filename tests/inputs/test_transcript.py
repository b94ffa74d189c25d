"""Transcripts: a label names who speaks until the next one; notes of the stage are nobody's words."""

import pytest

from fairshare.inputs.labels import label_at
from fairshare.inputs.read import read

TRANSCRIPT = """Press Conference of the Ministers

Great Hall

12:33 P.M. EDT

THE PRESIDENT:  Good evening.  (The audience
stands up.)

We will pay what we said.  (Applause.)

Q    Will you?  And when?

(Cross-talk.)

SECRETARY GENERAL SMITH:  (Laughs.)  Absolutely.
We always do.
NATO: that is us.

MR. McNEIL: Note this: it is a lot.

THE PRESIDENT:

It is.

SENIOR ADMINISTRATION OFFICIAL #2: (Inaudible.)

     END          1:20 P.M. EDT
"""


def turns(source: str) -> list[tuple[str, str, str]]:
    document = read(source.encode())
    return [(p.kind, p.label, p.span.of(document.text)) for p in document.paragraphs]


def test_labels_name_who_speaks_until_the_next() -> None:
    assert turns(TRANSCRIPT) == [
        ("title", "", "Press Conference of the Ministers"),
        ("text", "THE PRESIDENT", "Good evening."),
        ("text", "THE PRESIDENT", "We will pay what we said."),
        ("text", "Q", "Will you?  And when?"),
        ("text", "SECRETARY GENERAL SMITH", "Absolutely.\nWe always do.\nNATO: that is us."),
        ("text", "MR. McNEIL", "Note this: it is a lot."),
        ("label", "THE PRESIDENT", "THE PRESIDENT:"),
        ("text", "THE PRESIDENT", "It is."),
    ]


def test_turns_need_no_empty_lines_between_them() -> None:
    source = "Mr. Smith: They pay.\nMs. Jones: Do they?\nMr. Smith: They do.\nAll of it."
    assert turns(source) == [
        ("text", "Mr. Smith", "They pay."),
        ("text", "Ms. Jones", "Do they?"),
        ("text", "Mr. Smith", "They do.\nAll of it."),
    ]


def test_names_are_labels_where_they_come_again() -> None:
    source = "Ann Able: One.\n\nBob Baker: Two.\n\nAnn Able: Three.\n\nBob Baker: Four.\n\nTo sum up: five."
    assert [label for _, label, _ in turns(source)] == ["Ann Able", "Bob Baker", "Ann Able", "Bob Baker", "Bob Baker"]


def test_an_interview_asks_and_answers() -> None:
    assert [label for _, label, _ in turns("Q: Why?\n\nA: Because.\n\nQ. Really?\n\nA: Yes.")] == ["Q", "A", "Q", "A"]


def test_a_speech_under_one_label_is_a_transcript_if_its_hall_is_heard() -> None:
    speech = "PRESIDENT JONES: Thank you. (Applause.)\n\nWe will pay."
    assert [label for _, label, _ in turns(speech)] == ["PRESIDENT JONES", "PRESIDENT JONES"]


@pytest.mark.parametrize(
    "source",
    [
        "STRENGTHENING THE ALLIANCE: They will pay more.\n\nRESTORING BALANCE: They will pay even more.",
        "Support for Partners: They will pay.\n\nCyber Defence: They will connect.\n\nMore Money: They will pay more.",
        "He had one point: they pay.\n\nThe minister said: they do.\n\nQuestion one is why.",
        "NOTE: All figures are estimates.\n\nNOTE: All of them.\n\nSOURCE: The table.\n\nSOURCE: The other table.",
        "PRESIDENT JONES DELIVERS: They will pay.\n\nAt 12:30 it ended.",
    ],
)
def test_headings_are_no_speakers(source: str) -> None:
    assert {label for _, label, _ in turns(source)} == {""}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("PRESIDENT TRUMP:  Hello", "PRESIDENT TRUMP"),
        ("THE VICE PRESIDENT: Hello", "THE VICE PRESIDENT"),
        ("MS. JEAN-PIERRE: Hello", "MS. JEAN-PIERRE"),
        ("MR. O’BRIEN: Hello", "MR. O’BRIEN"),
        ("SENIOR ADMINISTRATION OFFICIAL: Hello", "SENIOR ADMINISTRATION OFFICIAL"),
        ("Q    Hello", "Q"),
        ("Q:\tHello", "Q"),
        ("Q\xa0\xa0\xa0 Hello", "Q"),
        ("**THE PRESIDENT:** Hello", "THE PRESIDENT"),
        ("[AUDIENCE MEMBER]: Hello", "[AUDIENCE MEMBER]"),
        ("PRIME MINISTER ÇELIK (via interpreter): Hello", "PRIME MINISTER ÇELIK (via interpreter)"),
    ],
)
def test_labels_as_transcripts_write_them(line: str, name: str) -> None:
    found = label_at(line, 0, len(line))
    assert found is not None
    assert (found.name, found.sort, line[found.end :]) == (name, "sure", "Hello")
