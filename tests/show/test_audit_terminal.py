"""The text annotated on a terminal: every verdict in words, within the window, colour only added."""

import io

import pytest
from rich.console import Console

from fairshare.core.question import Answer
from fairshare.core.verdict import LABELS
from fairshare.core.world import World
from fairshare.show.annotated_terminal import print_annotated
from fairshare.show.verdict_words import CHIPS
from tests.show.conftest import BODY, MakeAnswer


def printed(answer: Answer, world: World, width: int = 100, *, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, highlight=False, emoji=False, markup=False, force_terminal=colour, no_color=not colour
    )
    measures = {f.id.measure: world.measure(f.id.measure) for f in answer.figures() if f.id}
    print_annotated(answer, console, measures)
    return out.getvalue()


@pytest.mark.parametrize("width", [30, 60, 80, 100])
def test_fits_the_window_and_loses_nothing(audited: Answer, june2024: World, width: int) -> None:
    out = printed(audited, june2024, width)
    assert [line for line in out.splitlines() if len(line) > width and not line.startswith("Next:")] == []
    flat = " ".join(out.split())
    for label in LABELS:
        assert all(word in flat for word in CHIPS[label].word.split())
    assert "[1 Poland spends the most.]" in flat or width < 100


def test_a_presumed_statement_has_brackets_inside_brackets(audited: Answer, june2024: World) -> None:
    flat = " ".join(printed(audited, june2024, 60).split())
    assert "[5 Only 12 allies reached [6 2 %].]" in flat
    assert "presumed by Jane Roe" in flat


def test_what_is_not_judged_is_short_and_has_no_number(make_answer: MakeAnswer, june2024: World) -> None:
    long = "That is a shame, " + "a great shame, " * 30 + "and it must end."
    out = printed(make_answer([(long, "not_checkable")]), june2024)
    assert "[1" not in out
    assert out.count("Jane Roe") == 1
    assert "…”" in out


def test_a_single_sentence_shows_its_readings_and_the_command(make_answer: MakeAnswer, june2024: World) -> None:
    answer = make_answer([(BODY["refuted"], "refuted")], opened=True)
    wide, narrow = printed(answer, june2024), printed(answer, june2024, 60)
    for out in (wide, narrow):
        flat = " ".join(out.split())
        assert "fails ✗" in flat
        assert "unknown ?" in flat
        assert "defence_share/POL/2024@nato-2024-06 = 4.12e % of GDP" in flat
        assert "events: an invented event" in flat
        assert "Check it again: fairshare check 'Only 12 allies reached 2 %.' --date 2025-03-20" in flat
    assert "Claimed" in wide


def test_colour_only_adds(audited: Answer, june2024: World) -> None:
    import re

    coloured = printed(audited, june2024, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == printed(audited, june2024)


def test_a_text_cannot_steer_the_terminal(make_answer: MakeAnswer, june2024: World) -> None:
    hostile = "Only \x1b[2J\x1b]0;owned\x07 12 allies \u202e reached 2 %."
    for opened in (False, True):
        answer = make_answer([(hostile, "refuted")], speaker="Jane\x1b[31m Roe", opened=opened)
        out = printed(answer, june2024)
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_an_unknown_speaker_is_nobody(make_answer: MakeAnswer, june2024: World) -> None:
    out = printed(make_answer([(BODY["refuted"], "refuted")], speaker=""), june2024)
    assert "the text's own words" in out
