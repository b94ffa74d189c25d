"""A whole audit on anything: no crash, one clear line for what cannot be read, work that grows with the text."""

import json
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fairshare.core.question import Answer, questions
from fairshare.core.verdict import LABELS
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.inputs.read import read
from fairshare.show.emit import emit

DAY = date(2024, 7, 10)
#: What breaks readers: marks without their match, scripts and directions mixed, characters that steer, and our words.
PIECES = (
    "➐", "²", "½", "٣", "五", "⅔ ", "①st ", "➐th March ", "²/2024 ",
    "“", "”", "\"", "'", "’", "‘", "«", "»", "(", "[", ")", "„", "‚", "<p>", "</", "&", "&#x;", "&#1114112;", "<!--",
    "<script>", "# ", "* ",
    "**", "|", "```", "[a](", "\0", "\x1b[2J", "\u202e", "\u2066", "\u200b", "\ufeff", "\u0301", "\u0378",
    "\U0001f1e9\U0001f1ea", "👩‍👩‍👧", "ﬁ",
    "שלום", "مرحبا", "中文。", "Ελλάδα", "İ", "ß", "\r\n", "\n\n", "\t", "\u2028", "\x85", " ", ". ", ", ", "; ", ": ",
    "— ", "... ", "? ", "TRUMP: ",
    "Q. ", "said ", "Donald Trump ", "he ", "that ", "the allies ", "Germany ", "pays ", "2% ", "of GDP ", "billions ",
    "last October ", "in 2024 ", "99999999999999999999 ", "1/0 ", "-", "not ", "most ", "NATO ", "in his first term ",
    "we ", "owe ", "\ud800",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
SLOW = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
SPEAKERS = (
    st.none() | st.sampled_from(("", " ", "Donald Trump", "\0", "\u202e", "x" * 5_000, "'; --", "“", "NATO")) | texts
)


def audited(world: World, handed: bytes, speaker: str | None = None) -> Answer | None:
    """The audit of some bytes; None where they are refused in one line."""
    try:
        document = read(handed)
        answer = questions["audit"](world, document, date=DAY, speaker=speaker)
    except BadInput as error:
        assert len(str(error).splitlines()) == 1
        assert str(error).isprintable()
        return None
    for row in answer.rows:
        assert row["verdict"] in LABELS
        start, end, spans = row["start"], row["end"], row["spans"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert isinstance(spans, tuple)
        assert 0 <= start <= end
        said = " ".join(document.text[s["text_start"] : s["text_end"]] for s in spans)  # type: ignore[index]
        assert row["text"] == said
    json.dumps(emit(answer, {}))
    return answer


@SLOW
@given(handed=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_line(handed: bytes, june2024: World) -> None:
    audited(june2024, handed)


@SLOW
@given(
    text=texts, head=st.sampled_from(("", "<html><body>", "<!doctype html>", "# Title\n\n", "%PDF-1.7\n")), who=SPEAKERS
)
@example(text="'’a‚", head="", who=None)
def test_any_text_is_audited(text: str, head: str, who: str | None, june2024: World) -> None:
    audited(june2024, (head + text).encode("utf-8", "surrogatepass"), who)
    audited(june2024, (head + text).encode("utf-16", "surrogatepass"), who)


@SLOW
@given(text=texts, who=SPEAKERS, day=st.sampled_from((date.min, date.max, DAY, date(1948, 1, 1))) | st.dates())
def test_any_sentence_is_checked_on_any_day(text: str, who: str | None, day: date, june2024: World) -> None:
    try:
        answer = questions["check"](june2024, text, date=day, speaker=who)
    except BadInput as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert all(row["verdict"] in LABELS for row in answer.rows)


@pytest.mark.parametrize("day", [date.min, date(1, 1, 31), date(1948, 12, 31), date(2101, 1, 1), date.max], ids=str)
@pytest.mark.parametrize(
    "sentence",
    [
        "Germany spent 2 percent of GDP on defence last year.", "In 9999, most allies were not paying.",
        "Defence spending rose by 18 percent in the past 4,000 years.", "In the year 1 Germany did not pay.",
        "Ukraine will agree to a ceasefire tomorrow.", "The allies agreed to a ceasefire yesterday.",
        "Between 1 and 9999 defence spending doubled.", "Next decade Poland will pay 5 percent of GDP.",
        "Joe Biden praised the peace effort in recent weeks.", "European allies gave more aid to Ukraine in 9999.",
    ],
)  # fmt: skip
def test_days_at_the_ends_of_the_calendar(sentence: str, day: date, june2024: World) -> None:
    for world in (june2024, june2024.as_of(day)):
        for row in questions["check"](world, sentence, date=day, speaker="Donald Trump").rows:
            assert row["verdict"] in LABELS


def calls(world: World, text: str) -> int:
    """How many function calls an audit takes: its work, without a clock."""
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        audited(world, text.encode())
    finally:
        sys.setprofile(before)
    return made


@pytest.mark.parametrize(
    "bait",
    [
        "“", "'", "\" ", "“a” said ", "“He said ", "\"He said 'no' \" ", "said ", "he said ", "who said that ",
        "A said B said ",
        "which ", "if not ", "and Germany ", "Germany, ", "Jane Doe, ", "Donald Trump ",
        "the former Dutch prime minister ",
        "most of the allies were not paying ", "we owe ", "twice as much as ", "the most ", "in 2024 ",
        "under President Name ",
        "2% of GDP ", "Mr. ", "U.S. ", "? ", "... ", "TRUMP: ", "\nTRUMP: a ", "\nQ. ", "a\n\n", "<p>", "<div>a",
        "<b>a</b> ", "&amp;",
        "<!--", "<script>", "[a](b) ", "![", "_a_ ", "**", "\n> ", "\n- ", "|a|b|\n", "```\n", "# ", "{", "(",
        "\u202e", "e\u0301",
        "x", "中文。", "שלום ", "http://a.b/c ", "1,000,", "President Donald Trump said ", "Germany spent 2% of GDP. ",
    ],
)  # fmt: skip
def test_twice_the_text_is_at_most_twice_the_work(bait: str, june2024: World) -> None:
    head = "Germany spends 2 percent of GDP on defence.\n\n"
    calls(june2024, head + bait * 50)
    once, twice = (calls(june2024, head + (bait * 2_000)[:n]) for n in (2_000, 4_000))
    assert twice <= 2.3 * once + 2_000


def test_a_clause_of_thousands_of_items_is_one_of_few_for_its_shapes(june2024: World) -> None:
    answer = audited(june2024, ("the allies " * 3_000 + "were not paying 2 percent.").encode())
    assert answer is not None
    assert answer.rows
