"""What clauses carry beside their words: surroundings, subjects, doubts, offices; and texts nobody would write."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.claims.reader.known import offices_of
from fairshare.claims.reader.read import read, sentence
from fairshare.claims.reader.under import under
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.core.clause import Office, Person
from fairshare.core.document import Document
from fairshare.core.world import World
from tests.claims.reader.conftest import DAY, Reads, paragraphs


def test_around_knows_the_headline_and_what_came_before(reads: Reads) -> None:
    found = reads("#|NATO and its budgets\n\nGermany was late.\n\nThey paid nothing.")
    assert "nato" in found[-1].around
    assert {"nato", "country"} <= found[-1].around
    assert "nato" not in reads("#|Football\n\nThey paid nothing.")[-1].around


def test_around_forgets_what_is_long_past(reads: Reads) -> None:
    text = "\n\n".join(["NATO met.", *["It rained all day."] * 8, "They paid nothing."])
    assert "nato" not in reads(text)[-1].around


def test_a_subject_that_stands_elsewhere(reads: Reads) -> None:
    found = reads("Rutte, who replaced Jens Stoltenberg in 2024, is expected in Washington.")
    assert [(c.statement.text, c.statement.subject) for c in found] == [
        ("Rutte, who replaced Jens Stoltenberg in 2024", ""),
        ("is expected in Washington.", "Rutte"),
    ]
    assert [i.value for i in found[1].subject] == [Person("Mark Rutte", "NATO Secretary General", "NATO")]
    assert any(i.concept == "when" for i in found[1].whole)
    assert found[1].statement.under == "is expected"


def test_offices_get_their_country_and_the_registers_title(reads: Reads) -> None:
    (clause,) = reads("The former Irish prime minister met the NATO chief and the British defence secretary.")
    assert [i.value for i in clause.items if i.concept == "office"] == [
        Office("Taoiseach", "IRL", former=True),
        Office("NATO Secretary General", "NATO"),
        Office("Defence Secretary", "GBR"),
    ]


def test_new_holders_are_statements_beside_their_sentence(reads: Reads) -> None:
    found = reads("Trump met new NATO Secretary-General Mark Rutte in Washington.")
    assert [c.statement.text for c in found][1:] == ["new NATO Secretary-General Mark Rutte"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rutte is poised to ask for more", "is poised to"),
        ("He calls for more money", "calls for"),
        ("If they do not pay, we leave", "If"),
        ("He increased his demand to 5%", ""),
        ("They promised 2% and spent 1%", ""),
    ],
)
def test_words_that_make_it_less_than_an_assertion(text: str, words: str) -> None:
    assert under(text) == words


def test_a_sentence_by_itself(known: Vocabulary, today: World) -> None:
    offices = offices_of(today.catalogue)
    (said,) = sentence("Most of the countries paid nothing", known, DAY, offices, speaker="Trump")
    assert (said.statement.speaker.name, said.statement.speaker.found) == ("Donald Trump", "given")
    assert said.statement.speaker.office == "President of the United States"
    (unsaid,) = sentence("Most of the countries paid nothing", known, DAY, offices)
    assert (unsaid.statement.speaker.name, unsaid.statement.voice) == ("", "reporter")
    (told,) = sentence("Scholz said Germany spends 2% of GDP.", known, date(2024, 7, 1), offices)
    assert (told.statement.speaker.name, told.statement.voice) == ("Olaf Scholz", "paraphrase")
    assert told.statement.speaker.office == "Chancellor"


def test_the_speakers_name_changes_nothing_else(reads: Reads) -> None:
    text = "“We pay 70 percent of NATO,” {} said. “Others pay nothing.”"
    one, other = (reads(text.format(name)) for name in ("Donald Trump", "Joe Biden"))
    assert [(c.statement.text, c.code, c.statement.voice) for c in one] == [
        (c.statement.text, c.code, c.statement.voice) for c in other
    ]


PIECES = st.sampled_from(
    [
        *("Trump", "said", "who", "and", "he", "the president", "Mark Rutte", "NATO", "2%", "with", "as", ", but"),
        *("“", "”", '"', "'", "’", "„", "‘", ",", ".", "?", " ", "\n\n", "—", ";", "Ж", "中", "\u200f", "Q|"),
        *("U.S.", "Mr.", "is", "spent"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_text_is_read_and_every_statement_stands_in_it(reads: Reads, pieces: list[str]) -> None:
    text = " ".join(pieces)
    inside = [p.span for p in paragraphs(text)]
    for clause in reads(text):
        said = clause.statement
        assert said.spans and all(any(s.within(p) for p in inside) for s in said.spans)
        assert said.text == " ".join(s.of(text) for s in said.spans)
        assert all(any(i.span.within(s) for s in said.spans) for i in clause.items)


@given(text=st.text(st.characters(exclude_categories=("Cs", "Mn", "No")), max_size=300))
def test_arbitrary_text_is_read(reads: Reads, text: str) -> None:
    reads(text)


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "' a ",
        "’",
        "„",
        ", who ",
        "said ",
        "A-",
        "A.",
        "U.S. Aa ",
        "“a b c.” said X. ",
        "Aa Bb ",
        "((",
        "as he ",
    ],
)
def test_long_bait_is_read(piece: str, known: Vocabulary, today: World) -> None:
    """Anything worse than linear would not come back from 10^5 marks."""
    text = piece * (100_000 // len(piece))
    read(Document(text, paragraphs(text)), known, DAY, offices_of(today.catalogue))
