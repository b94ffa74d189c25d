"""One row turned, strips of marks, and the lines that keep key and notes apart."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Column, Missing, Record, ask
from fairshare.core.world import World
from fairshare.show.strips import legend, with_strips
from fairshare.show.terminal import print_answer
from fairshare.show.turned import turned_lines


def side(rule: str, family: str, side: str, *, near: bool = False, counted: bool = True) -> Record:
    """A side by one rule."""
    return {"rule": rule, "family": family, "side": side, "near": near, "counted": counted}


SIDES = (
    side("first", "effort", "at or above"),
    side("second", "effort", "at or above", near=True),
    side("third", "effort", "below", near=True),
    side("fourth", "capacity", "below"),
    side("fifth", "capacity", "unknown"),
    side("sixth", "shown only", "at or above", counted=False),
)
LONG = "a reason that is told in so many words that no line of a terminal of a hundred columns could ever hold it all"


def figure(value: float) -> Figure:
    return Figure.chosen("x", value)


def answer(rows: int) -> Answer:
    """Six rules for one or more allies."""
    row: dict[str, Cell] = {
        "name": "Atlantis",
        "first": figure(2.0),
        "second": figure(1.04),
        "third": figure(0.96),
        "fourth": figure(0.5),
        "fifth": Missing(LONG),
        "sixth": figure(40.0),
        "by": "capacity",
        "words": " ".join(["syllable"] * 60),
        "sides": SIDES,
    }
    return Answer(
        "A headline.",
        (
            Column("name", "Ally"),
            *(Column(str(s["rule"]), f"{s['rule']} (family)", "figure", short=str(s["rule"])) for s in SIDES),
            Column("by", "Best by"),
            Column("words", "Words"),
            Column("secret", "Never shown", hidden=True),
            Column("sides", "Sides", "records", hidden=True),
        ),
        tuple({**row, "name": f"Atlantis {n}", "secret": "hidden"} for n in range(rows)),
        ("A note.",),
        hints={
            "strips": "sides",
            "heads": "effort=eff.,capacity=cap.",
            "heat": ",".join(str(s["rule"]) for s in SIDES),
            "level": 1.0,
        },
    )


def printed(asked: Answer, width: int) -> str:
    """What a terminal of a width shows."""
    out = io.StringIO()
    print_answer(asked, Console(file=out, width=width, highlight=False), {})
    return out.getvalue()


@pytest.mark.parametrize("width", [44, 72, 100])
def test_one_row_that_does_not_fit_shows_all_of_it(width: int) -> None:
    out = printed(answer(1), width)
    assert all(cell_len(line) <= width for line in out.splitlines())
    flat = " ".join(out.split())
    assert "Not shown" not in out and "Never shown" not in out
    assert "".join(LONG.split()) in "".join(out.split())
    assert flat.count("syllable") == 60
    assert [line.split()[:2] for line in out.splitlines() if line.startswith("  ") and line[2] in "●◐◑○·"] == [
        ["●", "first"], ["◐", "second"], ["◑", "third"], ["○", "fourth"], ["·", "fifth"], ["●", "sixth"],
    ]  # fmt: skip


def test_bars_are_of_what_counts_and_mark_the_level() -> None:
    """2 is the longest that counts: 40, which does not, has no bar and shortens no other."""
    lines = {line.split()[1]: line for line in turned_lines(answer(1), 100) if line.startswith("  ")}
    assert lines["first"].count("█") == 24 and lines["fourth"].count("█") == 6
    assert "│" in lines["fourth"] and "█" not in lines["sixth"]


def test_more_rows_are_a_table_with_strips_of_marks() -> None:
    out = printed(answer(2), 100)
    assert "●◐◑" in out and "○·" in out
    assert " cap." in out and "capacity: fourth, fifth." in out
    assert "shown only (not counted): sixth." in out
    assert out.count("Actual against fair share") == 1


def test_strips_leave_everything_else_alone() -> None:
    plain = Answer("A.", (Column("x", "X"),), ({"x": "effort"},))
    assert with_strips(plain) is plain and legend(plain) == []
    drawn = with_strips(answer(2))
    assert [c.label for c in drawn.columns][:4] == ["Ally", "eff.", "cap.", "shown only"]
    assert drawn.rows[0]["by"] == "cap."
    assert answer(2).rows[0]["by"] == "capacity"


def test_a_state_is_told_in_words_beside_its_mark() -> None:
    one = Answer(
        "A.",
        (Column("name", "Ally"), *(Column(f"t{n}", f"A target of some kind {n}", "state") for n in range(20))),
        ({"name": "Atlantis", **{f"t{n}": "not_bound" if n else "met" for n in range(20)}},),
    )
    out = printed(one, 60)
    assert "● met" in out and "· not bound" in out


@pytest.mark.parametrize("rule", ["ability-to-pay", "un-method", "capability-targets"])
def test_a_rule_explained_shows_its_formula(today: World, rule: str) -> None:
    asked = ask(today, "rules", rule=rule)
    flat = " ".join(printed(asked, 100).split())
    assert str(asked.rows[0]["formula"]) in flat and "Not shown" not in flat


@pytest.mark.parametrize("params", [{}, {"rule": "per-head"}])
def test_no_line_is_blank_twice(today: World, params: dict[str, object]) -> None:
    assert "\n\n\n" not in "\n".join(line.rstrip() for line in printed(ask(today, "rules", **params), 100).splitlines())


def test_the_x_ray_fits_a_terminal(today: World) -> None:
    """Every ally in one line, at its place in the alphabet, with nothing left out for want of room."""
    out = printed(ask(today, "who-pays", year=2023), 100)
    assert all(cell_len(line.rstrip()) <= 100 for line in out.splitlines())
    assert "Not shown" not in out
    assert sum(line.startswith(("United", "Poland", "Iceland")) for line in out.splitlines()) == 4
    assert "by family" not in out
