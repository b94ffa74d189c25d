"""What users write themselves (scenarios, sources, ids, units, names), spoilt: it is read, or refused in one line."""

from collections.abc import Callable
from math import isfinite
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairshare.core.figure_id import FigureId
from fairshare.core.place import Gazetteer
from fairshare.core.source import Source
from fairshare.core.unit import Unit, scaled
from fairshare.core.world import World
from fairshare.errors import BadInput, FairshareError
from fairshare.ledger import load, scenario_file
from fairshare.ledger.open import day, scenario
from fairshare.ledger.toml_text import parsed

FEW = settings(
    max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
SCENARIO = b"""label = "More"
note = "a note"
[[change]]
lever = "spend"
level = 0.035
how = "at_least"
places = ["DEU", "POL"]
from_year = 2014
[[change]]
lever = "join"
place = "Sweden"
from_year = 2014
[[change]]
lever = "leave"
place = "USA"
"""
NASTY = (
    "", '"', "'''", "\0", "\ufeff", "\u200f", "\u0661", "２", "nan", "inf", "-inf", "1e999", "-0.0", "true", "[]", "{}",
    "[[[[[[", "{a = {a = ", "=", ".", "\n", "#", "]]", "[x]", "0x" + "f" * 6000, "9" * 5000, "9" * 19, "2024-13-45",
    "2024-06-01", "2024-06-01T00:00:00Z", "12:00:00", "a.b.c = 1\n", '"\\u0000"', '"\\ud800"', "label = 1\n",
    "[[change]]\n", "lever = 3\n", 'lever = "nothing"\n', "places = [1]\n", "published = 2024\n", "1", "x" * 3000,
)  # fmt: skip
IDS = ("gap_usd/DEU/2024@nato-2024-06;target=wales-2014-2pct", "defence_share/EUR_CAN~2014/2024+us-leaves",
    "expenditure_usd_constant/DEU,FRA/2024@2025-03-12", "share_of_total/POL/2023;prices=constant")  # fmt: skip
IN_IDS = ("/", "~", "@", "+", ";", "=", ",", "0000", "0001", "9999", "99999", "٢٠٢٤", "２", "\n", "\0", "\ud800", " ",
    ";year=2024", ";measure=x", ";self=x", ";world=x", ";choices=x", "NATO", "XYZ", "-", "_", "x" * 5000)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, sound: bytes) -> bytes:
    """A file with bytes flipped, parts cut out or repeated, and strange words put in."""
    raw = sound
    for _ in range(draw(st.integers(1, 4))):
        a, b = sorted((draw(st.integers(0, len(raw))), draw(st.integers(0, len(raw)))))
        middle = draw(
            st.sampled_from(NASTY).map(lambda word: word.encode()) | st.binary(max_size=2) | st.just(raw[a:b] * 2)
        )
        raw = raw[:a] + middle + raw[a if draw(st.booleans()) else b :]
    return raw


@st.composite
def strange(draw: st.DrawFn, sound: tuple[str, ...], words: tuple[str, ...]) -> str:
    """A sound text with strange words put in or put over a part of it; or any text."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.text(max_size=40))
    text = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(1, 3))):
        a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        text = text[:a] + draw(st.sampled_from(words)) + text[a if draw(st.booleans()) else b :]
    return text


def refused(read: Callable[[], object], kind: type[FairshareError] = FairshareError) -> str | None:
    """The line of a refusal, checked; None if nothing was refused. Any other error is a failure."""
    try:
        read()
    except kind as error:
        line = str(error)
        assert line.isprintable() and 0 < len(line) < 2_100, line
        return line
    return None


def test_scenario_files(tmp_path: Path, june2024: World) -> None:
    path = tmp_path / "mine.toml"
    certain: list[bool] = []

    @FEW
    @given(spoilt(SCENARIO))
    def holds(raw: bytes) -> None:
        path.write_bytes(raw)
        told = refused(lambda: june2024.under(scenario(str(path))).key, BadInput)
        unreadable = refused(lambda: certain.append(scenario_file.checked(path, 2025).scenario is None), BadInput)
        assert unreadable or told or not certain.pop(), "what can be used has no certain problem"
        if told is None:
            changes = scenario_file.scenario(path).changes
            assert all(isfinite(v) for c in changes for _, v in c.settings if isinstance(v, float))

    path.write_bytes(SCENARIO)
    assert refused(lambda: june2024.under(scenario(str(path))).row("defence_share", 2024)) is None
    holds()


def test_source_files(tmp_path: Path) -> None:
    sound = (load.DATA / "releases/nato-2024-06/source.toml").read_bytes()
    folder = tmp_path / "own-2030-01"
    folder.mkdir()

    @FEW
    @given(spoilt(sound))
    def holds(raw: bytes) -> None:
        (folder / "source.toml").write_bytes(raw)
        found: list[Source] = []
        if refused(lambda: found.append(load.source(folder)), BadInput) is None:
            assert found[0].month == f"{found[0].published:%B %Y}"
            assert load.checked(Source, vars(found[0]), "again") == found[0]

    holds()


@FEW
@given(strange(IDS, IN_IDS))
def test_figure_ids(text: str) -> None:
    found: list[FigureId] = []
    if refused(lambda: found.append(FigureId.parse(text)), BadInput) is None:
        assert FigureId.parse(str(found[0])) == found[0]


def test_figures_by_id(june2024: World) -> None:
    @FEW
    @given(strange(IDS, IN_IDS))
    def holds(text: str) -> None:
        refused(lambda: june2024.figure(text))

    holds()


def test_names_groups_and_days(june2024: World, today: World) -> None:
    words = ("NATO", "EUR_CAN", "DEU,FRA", "Türkiye", "the United States", "2025-03-12")
    places: Gazetteer = today.catalogue.places

    @FEW
    @given(strange(words, (*IN_IDS, "İ", "ß", "ﬁ", "\u0345", "\u0301", "2024-W01-1", "20240101")))
    def holds(text: str) -> None:
        refused(lambda: places.find(text), BadInput)
        refused(lambda: june2024.group(text), BadInput)
        refused(lambda: june2024.members(2024, text), BadInput)
        refused(lambda: day(text), BadInput)

    holds()


@FEW
@given(strange(("million USD@2015", "percent", "USD@2015/person"), (*IN_IDS, "*", "^", "1", "million ", "%")))
def test_units(text: str) -> None:
    refused(lambda: Unit.of(text), BadInput)
    refused(lambda: scaled(text), BadInput)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = " + "[" * 100_000, "nested more than 50 deep"),
        ("a = " + "[" * 60 + "]" * 60, "nested more than 50 deep"),
        ("a = " + "{a = " * 60 + "1" + "}" * 60, "nested more than 50 deep"),
        (".".join("a" * 400_000) + " = 1", "a key of more than 250 parts (at line 1)"),
        ("x = 1\n[" + ".".join("a" * 300) + "]", "a key of more than 50 parts (at line 2)"),
        ("a = 0x" + "f" * 6_000, "an integer of more than 64 bits"),
        ("a = [[9223372036854775808]]", "an integer of more than 64 bits"),
        ("a = " + "9" * 5_000, "Exceeds the limit"),
        ("a = inf", "inf is no finite number"),
        ("a = [{b = -nan}]", "-nan is no finite number"),
        ("a = 1e999", "1e999 is no finite number"),
    ],
)
def test_toml_that_could_not_be_shown_again(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=told[:20].replace("(", r"\(")) as error:
        parsed(text)
    assert told in str(error.value)
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    line = refused(lambda: load.toml(tmp_path / "mine.toml"), BadInput)
    assert line and "mine.toml" in line


def test_points_in_words_are_no_parts_of_a_key() -> None:
    assert parsed('note = "' + "Etc. " * 300 + '"\na = -9223372036854775808') == {"note": "Etc. " * 300, "a": -(2**63)}


@pytest.mark.parametrize("choice", ["self", "world", "measure", "year", "choices"])
def test_a_choice_may_be_called_anything_and_is_refused(choice: str, june2024: World) -> None:
    with pytest.raises(BadInput, match=f"choice '{choice}' cannot be used: measure gap_usd has target"):
        june2024.figure(f"gap_usd/DEU/2024;{choice}=x")


@pytest.mark.parametrize("name", ["x" * 5_000, "a\0b", "a\0b.toml", "/", "..", ".toml"])
def test_what_cannot_be_the_name_of_a_file_is_no_scenario(name: str) -> None:
    assert refused(lambda: scenario(name), BadInput)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ('published = "soon"', "published"),
        ("published = 2024-06-01T12:30:00", "published"),
        ('title = ["a"]', "title"),
        ('extent = "most"', "extent"),
        ('strange = "x"', "strange"),
    ],
)
def test_a_field_of_another_kind_is_named(field: str, told: str, tmp_path: Path) -> None:
    sound = (load.DATA / "releases/nato-2024-06/source.toml").read_text(encoding="utf-8")
    lines = [line for line in sound.splitlines() if line.partition(" =")[0] != field.partition(" =")[0]]
    folder = tmp_path / "own-2030-01"
    folder.mkdir()
    (folder / "source.toml").write_text("\n".join([field, *lines]), encoding="utf-8")
    assert f"own-2030-01/source.toml: field '{told}" in (refused(lambda: load.source(folder), BadInput) or "")
