"""Pictures of answers: their structure, that nothing is lost on the way, and that a picture says what it shows."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fairshare.core.figure import Figure
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Column, Missing, ask
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.faces.cli import main
from fairshare.show.chart import PICTURES, chart

Json = dict[str, Any]
SHARE = Measure("x", "Share", "1", "% of GDP", 100, 2, "", "", "", 0, 1)
#: What a picture is made of here; any other word would be a slip.
MARKS = {"bar", "line", "point", "text", "rule", "area", "rect"}
CHANNELS = {
    "x", "y", "x2", "y2", "color", "stroke", "fill", "fillOpacity", "strokeDash", "text", "detail", "tooltip",
}  # fmt: skip


def layers(spec: Json) -> Iterator[Json]:
    yield from spec.get("spec", spec)["layer"]


def fields(encoding: object) -> Iterator[str]:
    """Every field that an encoding names."""
    if isinstance(encoding, dict):
        if "field" in encoding:
            yield encoding["field"]
        for value in encoding.values():
            yield from fields(value)
    elif isinstance(encoding, list):
        for value in encoding:
            yield from fields(value)


def check(spec: Json) -> None:
    """The structure every picture has: data inside, marks and channels that exist, fields the data hold."""
    json.dumps(spec, allow_nan=False)
    assert spec["$schema"].endswith("/vega-lite/v6.json")
    assert spec["description"] and spec["title"]["text"] and spec["title"]["subtitle"]
    data = spec["data"]["values"]
    held = set().union(*(d.keys() for d in data))
    for layer in layers(spec):
        assert layer["mark"]["type"] in MARKS
        assert layer["encoding"].keys() <= CHANNELS
        assert set(fields(layer["encoding"])) <= held
    assert set(fields(spec.get("facet", {}))) <= held


@pytest.fixture
def schema() -> Any:
    """Vega-Lite's own schema, which comes with altair; skipped where altair is not installed."""
    altair = pytest.importorskip("altair", reason="needs altair, whose schema it is")
    [path] = Path(altair.__file__).parent.glob("vegalite/v6/schema/vega-lite-schema.json")
    return json.loads(path.read_text(encoding="utf-8"))


QUESTIONS: list[tuple[str, dict[str, object]]] = [
    ("score", {}),
    ("score", {"year": 2024, "target": "wales-2014-equipment"}),
    ("score", {"group": "DEU,FRA,POL", "year": 2020}),
    ("ally", {"ally": "POL"}),
    ("ally", {"ally": "Germany"}),
    ("shares", {"year": 2024}),
    ("cumulative", {}),
    ("ranks", {"year": 2024, "draws": 500}),
    ("budget", {"ally": "FRA"}),
    ("who_pays", {}),
    ("without", {"ally": "USA"}),
    ("posture", {}),
    ("disagree", {"draws": 500}),
    ("theory", {}),
    ("theory", {"source": "all", "since": 2020}),
    ("bill", {"ally": "DEU"}),
    ("aid", {}),
    ("who_pays", {"ally": "POL"}),
]


@pytest.mark.parametrize(("id", "params"), QUESTIONS, ids=str)
def test_every_picture_of_a_question_is_sound(today: World, id: str, params: dict[str, object]) -> None:
    check(chart(ask(today, id, **params)))


@pytest.mark.parametrize(("id", "params"), QUESTIONS, ids=str)
def test_it_is_vega_lite_by_its_own_schema(today: World, schema: Json, id: str, params: dict[str, object]) -> None:
    from jsonschema import Draft7Validator

    Draft7Validator(schema).validate(chart(ask(today, id, **params)))


def test_a_bar_for_every_ally_and_a_reason_for_every_gap(august2025: World) -> None:
    answer = ask(august2025, "score", year=2025)
    spec = chart(answer)
    data = {d["name"]: d for d in spec["data"]["values"]}
    assert list(data) == [r["name"] for r in answer.rows], "in the order of the table"
    assert data["Germany"]["value"] is None and "left blank" in data["Germany"]["why"]
    assert data["Iceland"]["told"] == "no armed forces"
    for row in answer.rows:
        if isinstance(figure := row["defence_share"], Figure):
            drawn = data[str(row["name"])]
            assert drawn["value"] == pytest.approx(figure.value * 100, rel=1e-11)
            assert drawn["estimate"] is (figure.status == "estimate")
            assert drawn["side"] == ("reaches" if figure.value >= 0.02 else "below")
    assert "Germany" in spec["description"] and answer.headline in spec["description"]


def test_bars_begin_at_zero_and_the_target_is_named_on_its_line(june2024: World) -> None:
    spec = chart(ask(june2024, "score", year=2024))
    bars, *_, rule, label = layers(spec)
    assert bars["mark"]["type"] == "bar"
    assert bars["encoding"]["x"]["scale"] == {"zero": True}
    assert (rule["mark"]["type"], rule["encoding"]["x"]) == ("rule", {"datum": 2})
    assert label["mark"]["text"] == "2 %"
    assert june2024.release(2024).id in " ".join(spec["title"]["subtitle"])


def made(*rows: dict[str, Any], hints: dict[str, Any]) -> Answer:
    """An answer with three columns of shares: p05, p50, p95."""
    ends = tuple(Column(id, id, "figure", measure=SHARE) for id in ("p05", "p50", "p95"))
    first = (Column("name", "Ally"), Column("year", "Year", "number"))
    return Answer("It would be so in 2030.", (*first, *ends), rows, hints=hints, under="By nato-2024-06 on 2024-07-01.")


def drawn(name: str, year: int, value: float) -> dict[str, Any]:
    shares = {k: Figure.chosen(k, value * f) for k, f in (("p05", 0.5), ("p50", 1.0), ("p95", 2.0))}
    return {"name": name, "year": year, **shares}


def test_a_fan_has_its_bands_around_its_median() -> None:
    rows = [drawn("Poland", y, 0.02 + (y - 2025) / 1000) for y in range(2025, 2031)]
    spec = chart(made(*rows, hints={"fan": "p50", "bands": "p05:p95", "target": 0.035}))
    check(spec)
    assert [layer["mark"]["type"] for layer in layers(spec)] == ["area", "line", "point", "rule", "text"]
    for datum in spec["data"]["values"]:
        assert datum["low0"] * 2 == pytest.approx(datum["value"]) == pytest.approx(datum["high0"] / 2)
    assert "p05 to p95" in spec["description"]


def test_fans_of_several_allies_are_small_multiples_of_one_scale() -> None:
    rows = [drawn(name, y, 0.02) for name in ("Poland", "Italy") for y in (2025, 2026)]
    spec = chart(made(*rows, hints={"fan": "p50", "bands": "p05:p95", "by": "name"}))
    check(spec)
    assert spec["facet"]["sort"] == ["Poland", "Italy"]
    assert "resolve" not in spec, "independent scales would lie"


@pytest.mark.parametrize("count", [1, 6, 7])
def test_more_lines_than_colours_become_small_multiples(count: int) -> None:
    rows = [drawn(f"Ally {n}", y, 0.02) for n in range(count) for y in (2025, 2026)]
    spec = chart(made(*rows, hints={"line": "p50", "by": "name"}))
    check(spec)
    assert ("facet" in spec) == (count > 6)
    assert sum(d["last"] for d in spec["data"]["values"]) == count, "one name at the end of each line"


def test_a_strip_by_year_is_centred_on_its_target() -> None:
    rows = [drawn("Poland", y, 0.01 * (y - 2023)) for y in (2024, 2025, 2026)]
    rows.append({"name": "Italy", "year": 2024, **dict.fromkeys(("p05", "p50", "p95"), Missing("left blank"))})
    spec = chart(made(*rows, hints={"heat": "p50", "level": 0.02}))
    check(spec)
    low, high = next(layers(spec))["encoding"]["color"]["scale"]["domain"]
    assert (low + high) / 2 == pytest.approx(2)
    assert [d["across"] for d in spec["data"]["values"]] == ["2024", "2025", "2026", "2024"]
    assert "1 unknown" in spec["description"]


@pytest.mark.parametrize("hint", list(PICTURES))
def test_an_answer_without_figures_says_so_in_one_line(hint: str) -> None:
    nothing = {"name": "Italy", "year": 2024, **dict.fromkeys(("p05", "p50", "p95"), Missing("left blank"))}
    for hints in ({hint: "p50"}, {hint: "no_such_column"}):
        with pytest.raises(BadInput, match="no figures") as caught:
            chart(made(nothing, hints=hints))
        assert "\n" not in str(caught.value)


def test_a_band_of_columns_that_are_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="p10:p90"):
        chart(made(drawn("Italy", 2024, 0.02), hints={"fan": "p50", "bands": "p10:p90"}))


def test_status_makes_a_mark_open_or_dashed() -> None:
    row = drawn("Italy", 2024, 0.02)
    soft = Figure(0.02, RATIO, row["p50"].trail, "projection")
    for hint in ("bar", "line"):
        spec = chart(made(drawn("Poland", 2024, 0.03), {**row, "p50": soft}, hints={hint: "p50", "by": "name"}))
        assert [d["estimate"] for d in spec["data"]["values"]] == [False, True]
        assert "Open or dashed" in " ".join(spec["title"]["subtitle"])
        assert "datum.estimate" in json.dumps(list(layers(spec)))


def test_the_command_line_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--release", "nato-2024-06", "--format", "vega-lite"]) == 0
    check(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("line", ["rules", "why defence_share/DEU/2024", "coverage", "scenario show", "data info"])
def test_what_has_no_picture_says_so_and_ends_with_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*line.split(), "--format", "vega-lite"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    assert "vega-lite" in err and "json" in err


@pytest.mark.parametrize(("id", "params"), [("budget", {"ally": "FRA"}), ("bill", {"ally": "DEU"}), ("theory", {})])
def test_the_years_of_a_line_are_numbers(today: World, id: str, params: dict[str, object]) -> None:
    years = [d["year"] for d in chart(ask(today, id, **params))["data"]["values"]]
    assert all(type(year) is int for year in years)
    assert years == sorted(years)


def test_lines_of_several_series_are_no_sparkline_of_gdp(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["theory", "--as-of", "2026-08-04", "--since", "2022"]) == 0
    assert "% of GDP, 20" not in capsys.readouterr().out
