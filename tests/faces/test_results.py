"""The file of results: lines whole or not at all, gone on with, and nobody else's file touched."""

import json
from datetime import date
from pathlib import Path

import pytest

from fairshare.errors import BadInput
from fairshare.faces.results import Results, Tally, results

KEY, OTHER = "0123456789abcdef", "f" * 16
DAY, NEXT = date(2025, 3, 12), date(2025, 3, 13)
RESULT = {"id": "a", "sha256": "s", "rows": [1, 2], "extra": {"verdicts": {"refuted": 1}}}


def begun(out: Path) -> bytes:
    with results(out, KEY, DAY) as file:
        file.add(RESULT)
        file.add({"id": "b", "error": "it is empty"})
    return out.read_bytes()


def held(out: Path, key: str = KEY) -> Results:
    with results(out, key, NEXT) as file:
        return file


def test_a_later_run_knows_what_is_done_and_keeps_the_day_of_the_first(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    lines = [json.loads(line) for line in begun(out).splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    found = held(out)
    assert found.done == {"a", "b"}
    assert found.today == DAY
    assert found.held == Tally(2, 1, 2, {"refuted": 1}, ("b: it is empty",))


def test_a_last_line_cut_short_anywhere_is_taken_off(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    whole = begun(out)
    first = whole.index(b"\n") + 1
    for end in range(len(whole)):
        out.write_bytes(whole[:end])
        found = held(out)
        assert found.done == ({"a"} if end >= first else set())
        assert out.read_bytes() == whole[: first if end >= first else 0]
        with results(out, KEY, NEXT) as file:
            file.add({"id": "c", "error": "it is empty"})
        assert [json.loads(line)["id"] for line in out.read_bytes().splitlines()][-1] == "c"


@pytest.mark.parametrize(
    "precious",
    [b"dear diary", b"dear diary\n", b'{"text": "A"}\n', b'{"asking": "x"}\n', b'{"asking": "01', b"\x00\xff"],
)
def test_a_file_of_anything_else_is_left_as_it_is(tmp_path: Path, precious: bytes) -> None:
    out = tmp_path / "r.jsonl"
    out.write_bytes(precious)
    if precious == b'{"asking": "01':
        assert held(out).done == frozenset(), "the one beginning that may be ours"
        return
    with pytest.raises(BadInput, match="a file of results"):
        held(out)
    assert out.read_bytes() == precious


def test_results_of_another_question_are_left_as_they_are(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    whole = begun(out)
    with pytest.raises(BadInput, match="same question"):
        held(out, OTHER)
    assert out.read_bytes() == whole


def test_a_line_in_the_middle_that_is_none_is_named(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    whole = begun(out)
    out.write_bytes(whole + b"junk\n" + whole)
    with pytest.raises(BadInput, match="line 3"):
        held(out)


def test_two_runs_at_a_time_are_refused(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    with results(out, KEY, DAY), pytest.raises(BadInput, match="another run"):
        held(out)


@pytest.mark.parametrize("name", [".", "nowhere/r.jsonl", "/dev/full", "/dev/null"])
def test_what_cannot_be_written_to_is_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="can be written to"):
        held(tmp_path / name)


def test_half_a_character_in_a_name_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    with results(out, KEY, DAY) as file:
        file.add({"id": "bad\udcff.txt", "error": "é"})
    assert out.read_bytes().decode().count("é") == 1
    assert held(out).done == {"bad\udcff.txt"}
