"""A scenario as somebody wrote it: all that is wrong at once, by key; and a hash of what it sets alone."""

import tomllib
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.draft import order_problems, problems
from fairshare.core.lever import Change, Scenario, levers
from fairshare.errors import BadInput, UnknownName
from fairshare.ledger import load


def iso3(name: str) -> str:
    return load.places().find(name).iso3


def keys(entry: Mapping[str, object]) -> list[str]:
    return [p.key for p in problems(entry, iso3)]


def test_what_is_sound_has_no_problem() -> None:
    for name in load.Scenarios():
        assert not problems(load.toml(load.DATA / "scenarios" / f"{name}.toml"), iso3), name


def test_every_problem_is_listed_at_once_with_its_key() -> None:
    lines = [
        {"lever": "reach", "by_year": 2035, "level": 2, "shape": "linier", "places": ["Poland", "Atlantis"]},
        {"lever": "lend"},
        {"place": "USA"},
        {"lever": "leave", "place": "Mordor", "when": 2030},
        {"lever": "spend"},
    ]
    found = keys({"labell": "x", "note": 5, "change": lines})
    assert sorted(found) == sorted([
        "labell", "note", "change[1].level", "change[1].shape", "change[1].places", "change[2].lever", "change[3]",
        "change[4].when", "change[4].place", "change[5]",
    ])  # fmt: skip


@pytest.mark.parametrize("change", [None, [], "x", [5], {}, [{"lever": 5}], [{"lever": ["reach"]}]], ids=str)
def test_no_lines_is_a_problem_and_never_a_crash(change: object) -> None:
    assert keys({"change": change})[0].startswith("change")


def test_names_get_the_nearest_one() -> None:
    [wrong] = problems({"change": [{"lever": "leave", "place": "Polland"}]}, iso3)
    assert isinstance(wrong.error, UnknownName)
    assert "'Poland'" in str(wrong.error)


def order(*lines: str, newest: int = 2025) -> list[tuple[str, bool]]:
    return [(p.key, p.certain) for p in order_problems([Change.parse(line) for line in lines], newest)]


def test_a_path_beyond_the_board_needs_growth_before_it() -> None:
    path = "reach by_year=2035 level=0.035"
    assert order("growth", path) == []
    assert order(path, "growth") == [("change[1].by_year", True)]
    assert order(path) == [("change[1].by_year", False)], "it may be stacked behind one that has it"
    assert order("reach by_year=2020 level=0.03 from_year=2015") == []
    assert order("growth until_year=2030", path) == [("change[2].by_year", False)]


def test_members_may_change_before_or_behind_growth() -> None:
    assert order("leave place=USA from_year=2030", "growth") == []
    assert order("leave place=USA from_year=2030") == [("change[1].from_year", False)]


def test_what_may_stand_once_is_said_to() -> None:
    assert order("aid counting=all-inside", "aid counting=none-inside") == [("change[2].lever", True)]


def hashed(text: str) -> str:
    entry = tomllib.loads(text)
    return Scenario.of("x", entry["change"]).located(iso3).hash


PLAIN = '[[change]]\nlever = "reach"\nlevel = 0.03\nby_year = 2035\nplaces = ["POL", "France"]\n'


@pytest.mark.parametrize(
    "other",
    [
        '# a comment\n[[change]]\nby_year = 2_035 # five\nplaces = ["FRA", "Poland"]\nlevel = 3e-2\nlever = "reach"\n',
        'change = [{places = ["Poland", "FR", "POL"], lever = "reach", by_year = 0x7F3, level = 0.030}]',
    ],
)
def test_the_hash_is_of_what_is_set(other: str) -> None:
    assert hashed(PLAIN) == hashed(other)


@pytest.mark.parametrize(("old", "new"), [("0.03", "0.031"), ("POL", "DEU"), ("reach", "reach"), ("2035", "2034")])
def test_the_hash_sees_every_change(old: str, new: str) -> None:
    assert (hashed(PLAIN) == hashed(PLAIN.replace(old, new))) == (old == new)


def test_a_whole_number_is_the_number() -> None:
    one, other = (hashed(f'[[change]]\nlever = "spend"\nhow = "change"\nlevel = {n}') for n in ("1", "1.0"))
    assert one == other


@given(st.integers(2030, 2100), st.floats(1e-6, 1), st.lists(st.sampled_from(["POL", "DEU", "USA"]), unique=True))
def test_a_line_is_read_as_it_prints_itself(by: int, level: float, places: list[str]) -> None:
    line = Change.of("", {"lever": "reach", "by_year": by, "level": level, "places": places})
    assert Change.parse(str(line)) == line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", "no lever called ''"),
        ("reach by_year", "setting=value"),
        ("reach by_year=soon level=0.03", "'soon' cannot be used: a year"),
        ("reach by_year=2035 level='0.03", "No closing quotation"),
        ("leave place=USA when=now", "from_year, place"),
        ("reach by_year=2035 level=nan", "finite"),
    ],
)
def test_a_bad_line_is_named(text: str, names: str) -> None:
    with pytest.raises(BadInput, match=names):
        Change.parse(text)


def test_every_setting_with_bounds_is_held_to_them() -> None:
    for name in levers:
        kind = levers[name]
        for setting, (least, most) in kind.bounds.items():
            for beyond in (least - 1, most + 1):
                given: dict[str, object] = {setting: type(kind.settings[setting].annotation(0))(beyond)}
                wrong = [key for key, _ in kind.problems(given)]
                assert setting in wrong, f"{kind.id}: {setting} {beyond}"
