"""What must hold for every question, also for the one you are about to add."""

import inspect
import json
import re
from datetime import date

import pytest

from fairshare.core.capability import Capabilities
from fairshare.core.document import Document
from fairshare.core.figure import Cell, Choice, Figure, RegisterRow, ScenarioLine, Simulation, TargetTerm
from fairshare.core.question import Answer, Missing, ask, questions
from fairshare.core.related import RelatedItem, RelatedItems
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.faces.params import described, type_of
from fairshare.inputs.read import read
from fairshare.ledger.open import scenario
from fairshare.show.emit import emit
from fairshare.show.tables import as_csv, as_markdown


def text(words: str) -> Document:
    """A text of paragraphs."""
    return read(words.encode())


#: Items of related spending that are counted in every reading, and in the widest alone.
ITEMS = RelatedItems(
    "items.toml",
    (
        RelatedItem("ITA", 2026, 0.4, "% of GDP", "infrastructure", "strict", "Rail lines"),
        RelatedItem("ITA", 2026, 30000, "million", "networks", "loose", "Cables"),
        RelatedItem("POL", 2030, 2, "% of GDP", "industry", "medium", "Powder"),
    ),
)
#: What every question is asked here: parameters without default need one.
EXAMPLES: dict[str, list[dict[str, object]]] = {
    "score": [
        {},
        {"year": 2024},
        {"group": "B9"},
        {"group": "DEU,Ireland,USA"},
        {"target": "hague-2025-core"},
        {"demands": True},
        {"versus": date(2024, 6, 17)},
        {"sort": "share"},
        {"target": "wales-2014-equipment", "sort": "gap"},
    ],
    "ally": [{"ally": "POL"}, {"ally": "Sweden"}, {"ally": "Iceland"}, {"ally": "Germany"}],
    "why": [
        {"figure": "gap_usd/DEU/2024@nato-2024-06;target=wales-2014-2pct"},
        {"figure": "defence_share/EUR_CAN~2016/2024@nato-2024-06", "full": True},
        {"figure": "share_of_total/USA/2024@nato-2024-06"},
        {"figure": "defence_share/ITA/2025+all-at-3-5pct"},
    ],
    "revisions": [{}, {"ally": "Lithuania"}, {"measure": "expenditure_usd_constant", "year": 2018}],
    "coverage": [{}, {"measure": "real_growth"}, {"year": 2020}],
    "rules": [{}, {"rule": "ability-to-pay"}, {"rule": "capability-targets"}],
    "shares": [
        {},
        {"rule": "ability-to-pay", "year": 2024, "set": "elasticity=0.8"},
        {"rule": "per-head", "group": "EUR_CAN", "total": "3.5"},
        {"rule": "operations"},
        {"rule": "mix", "year": 2024, "set": "weights=ability-to-pay(elasticity=1):2,per-head:1"},
        {"rule": "mix", "set": "weights=exposure:1,per-head:1"},
        {"rule": "historical", "group": "DEU,FRA,POL", "total": "900bn"},
        {"rule": "common-budget-key", "group": "NATO~2014"},
        {"rule": "un-method", "total": "3.5%", "year": 2025, "group": "NATO-USA"},
        {"year": 1960},
        {"aid": "none-inside", "year": 2024},
    ],
    "values": [
        {},
        {"answers": "no,yes,no,rather no,no,no,no,no"},
        {"answers": "4,4,0,0,4,0,4,3", "year": 2024, "group": "EUR_CAN"},
        {"answers": "no,no,no,no,no,no,yes,no", "year": 2025},
    ],
    "who_pays": [
        {},
        {"ally": "POL"},
        {"ally": "Germany", "year": 2025},
        {"group": "DEU,FRA,POL"},
        {"aid": "all-inside"},
        {"ally": "USA", "set": "exposure.threat=RUS,BLR,un-method.ceiling=22"},
    ],
    "aid": [
        {},
        {"donor": "Sweden"},
        {"donor": "EU", "year": 2024},
        {"donor": "Taiwan", "by": "donor"},
        {"donor": "Albania"},
        {"by": "type"},
        {"by": "type", "group": "EU"},
        {"by": "year", "group": "EUR_CAN", "type": "military"},
        {"year": 2025, "group": "NATO"},
    ],
    "scenario_show": [
        {},
        {"scenario": scenario("hague-linear")},
        {"scenario": scenario("us-leaves"), "year": 2020, "target": "wales-2014-2pct"},
        {"scenario": scenario("us-leaves"), "year": 1995},
    ],
    "scenario_diff": [
        {"before": scenario("hague-linear"), "after": scenario("hague-back-loaded")},
        {"before": scenario("us-leaves"), "after": scenario("us-leaves"), "year": 2020},
    ],
    "cumulative": [
        {},
        {"aid": "none-inside"},
        {"since": 2020, "target": 3.5, "prices": "current", "year": 2024},
        {"prices": "ppp"},
        {"prices": "national"},
        {"prices": "2022"},
    ],
    "ensemble": [
        {"group": "DEU,FRA,POL"},
        {"target": "hague-2025-core", "ally": "Italy", "draws": 500, "seed": 3, "budgets": "nominal"},
        {"level": 3.0, "by": 2030, "group": "B9", "vary": "revision", "draws": 200},
        {"group": "USA,ISL", "vary": "none", "shape": "as-announced", "year": 2029, "draws": 50},
    ],
    "backtest": [{}],
    "disagree": [
        {"group": "DEU,FRA,POL"},
        {"group": "DEU,FRA,POL", "year": 2024, "aid": "none-inside"},
        {"year": 2018, "draws": 500, "seed": 7, "group": "JEF"},
        {"year": 2025},
    ],
    "theory": [
        {},
        {"since": 1994, "year": 1999, "source": "cow,cow-pwt", "test": "kendall", "level": 10.0},
        {"since": 2022, "year": 2024, "source": "all", "proxies": "two", "sides": "two", "without_largest": True},
        {"group": "EUR_CAN", "members": 2014, "since": 2012, "year": 2014},
        {"since": 1960, "year": 1961},
    ],
    "ranks": [
        {},
        {"year": 2024, "draws": 500, "level": 50.0, "vary": "revision"},
        {"rule": "ability-to-pay", "set": "elasticity=0.8", "group": "EUR_CAN", "draws": 500},
        {"measure": "expenditure_usd_constant", "year": 2020, "seed": 7},
        {"audit": True, "year": 2025},
        {"year": 2024, "draws": 500, "aid": "all-inside"},
        {"year": 1960},
    ],
    "peers": [
        {"ally": "POL"},
        {"ally": "Iceland", "threat": "south", "by": "population,distance", "rule": "exposure"},
        {"ally": "DEU", "group": "DEU,Ireland,USA", "year": 2024},
        {"ally": "DEU", "year": 1970},
        {"ally": "EST", "aid": "all-inside"},
    ],
    "posture": [{}, {"ally": "USA", "year": 2018}, {"group": "DEU,Ireland,USA", "year": 2024}, {"year": 1960}],
    "without": [
        {"ally": "USA"},
        {"ally": "Iceland", "year": 2024},
        {"ally": "USA,CAN", "join": "UKR", "year": 2022, "rule": "per-head"},
        {"ally": "USA", "from_": 2027, "over": 3, "reading": "middle", "branch": "war", "rule": "ability-to-pay"},
        {"ally": "USA", "capabilities": Capabilities("iiss"), "branch": "aid-ends"},
    ],
    "budget": [
        {},
        {"ally": "FRA", "taxes": 50.0, "cuts": 25.0, "since": 2015},
        {"ally": "Iceland"},
        {"target": "3", "by": 2030, "shape": "back-loaded", "group": "B9", "rate": "3.5"},
        {"shape": "as-announced", "group": "DEU,Norway", "delay": 0, "fades": 0},
    ],
    "path": [
        {},
        {"ally": "Italy", "shape": "constant-growth"},
        {"group": "EUR_CAN", "shape": "as-announced"},
        {"level": 3.0, "by": 2030, "shape": "through", "points": "2027=2.5,2030=3"},
        {"level": 2.0, "by": 2024, "from_": 2014, "shape": "back-loaded", "power": 3.0},
        {"aid": "all-inside", "shape": "held-then-jump", "hold_until": 2030},
        {"related": ITEMS, "counting": "medium"},
        {"ally": "Italy", "shape": "through", "points": "2027=2.5,2030=3", "level": 3.0, "by": 2030, "draws": 100},
    ],
    "bill": [
        {},
        {"ally": "Poland", "level": 5.0, "by": 2030, "prices": "national"},
        {"group": "EUR_CAN", "prices": "current", "baseline": "none"},
        {"shape": "minimum-step", "step": 0.3, "group": "DEU,FRA,POL"},
        {"aid": "none-inside", "ally": "Germany"},
    ],
    "audit": [
        {"article": text("Nobody was paying.\n\nIn 2024, only 12 allies reached the 2% target, he said.")},
        {"article": text("It rained."), "date": date(2025, 3, 12), "speaker": "Jane Roe"},
    ],
    "check": [
        {"sentence": "In 2024, only 12 NATO members reached the 2% target.", "date": date(2025, 3, 12)},
        {"sentence": "It rained.", "speaker": "Jane Roe"},
    ],
}
CASES = [(id, params) for id, many in EXAMPLES.items() for params in many]
LEAVES = (Cell, TargetTerm, RegisterRow, Choice, ScenarioLine, Simulation)


def test_every_question_has_examples() -> None:
    assert set(questions) == EXAMPLES.keys()


@pytest.mark.parametrize("id", list(questions))
def test_signature_is_something_faces_can_offer(id: str) -> None:
    asked = questions[id]
    helps = described(asked.function)
    for name, parameter in asked.params.items():
        type_of(parameter.annotation)
        assert helps.get(name), f"{id}: parameter {name} is not described"
    assert inspect.getdoc(asked.function)
    assert asked.summary.endswith(".")


@pytest.mark.parametrize(("id", "params"), CASES, ids=str)
def test_every_figure_rests_on_cells_targets_register_rows_choices_or_scenario_lines(
    today: World, id: str, params: dict[str, object]
) -> None:
    answer = ask(today, id, **params)
    for figure in answer.figures():
        leaves = list(figure.trail.leaves())
        assert leaves, "a figure that rests on nothing"
        assert all(isinstance(leaf, LEAVES) for leaf in leaves)
        for leaf in leaves:
            if isinstance(leaf, Cell):
                assert leaf.fact.cell and leaf.fact.source in today.facts.sources


@pytest.mark.parametrize(("id", "params"), CASES, ids=str)
def test_the_envelope_is_whole(today: World, id: str, params: dict[str, object]) -> None:
    answer = ask(today, id, **params)
    assert answer.headline.endswith(".")
    assert answer.asked.question == id.replace("_", "-")
    assert answer.asked.world == today.key
    ids = {c.id for c in answer.columns}
    for row in answer.rows:
        assert row.keys() == ids
        for cell in row.values():
            assert not isinstance(cell, Missing) or cell.reason, "missing without a reason"


@pytest.mark.parametrize(("id", "params"), CASES, ids=str)
def test_a_table_of_figures_names_day_and_release_above_and_money_in_its_heads(
    today: World, id: str, params: dict[str, object]
) -> None:
    answer = ask(today, id, **params)
    if answer.tree is None and any(isinstance(cell, Figure) for row in answer.rows for cell in row.values()):
        assert str(today.asof) in answer.under
        assert re.search(r"\b[a-z]+-\d{4}-\d{2}\b", answer.under) or "No release" in answer.under
    told = any("$" in note for note in answer.notes if note.startswith("Figures in "))
    for column in () if told else answer.columns:
        if column.kind == "figure" and "$" in column.unit + (column.measure.shown_in if column.measure else ""):
            assert re.search(r"\$|\bbn\b", column.short or column.label), column.id


@pytest.mark.parametrize(("id", "params"), CASES, ids=str)
def test_every_form_renders(today: World, id: str, params: dict[str, object]) -> None:
    answer = ask(today, id, **params)
    measures = {f.id.measure: today.measure(f.id.measure) for f in answer.figures() if f.id}
    out = emit(answer, measures)
    assert {"headline", "columns", "rows", "notes", "asked", "extra"} <= out.keys()
    json.dumps(out, allow_nan=False)
    assert len(as_csv(answer, measures).splitlines()) >= 1 + len(answer.rows)
    assert answer.headline in as_markdown(answer)


@pytest.mark.parametrize("id", list(questions))
def test_the_same_question_gets_the_same_answer(today: World, id: str) -> None:
    params = EXAMPLES[id][0]
    assert _plain(ask(today, id, **params)) == _plain(ask(today.as_of(today.asof), id, **params))


@pytest.mark.parametrize("id", ["score", "ally", "coverage"])
def test_works_under_every_shipped_scenario(today: World, id: str) -> None:
    for name in today.catalogue.scenarios:
        answer = ask(today.under(scenario(name)), id, **EXAMPLES[id][0])
        assert answer.asked.params["under"] == name


@pytest.mark.parametrize("id", list(questions))
def test_an_unknown_parameter_is_refused(today: World, id: str) -> None:
    with pytest.raises(BadInput, match="nonsense"):
        ask(today, id, **EXAMPLES[id][0], nonsense=1)


def _plain(answer: Answer) -> str:
    return json.dumps(emit(answer, {}), sort_keys=True)


def test_demands_are_never_missed(today: World) -> None:
    """A demand is no target: nobody who did not agree to it can miss it."""
    answer = ask(today, "score", demands=True, year=2025)
    assert "missed" not in {r["demand-2025-5pct"] for r in answer.rows}


@pytest.mark.parametrize(
    ("id", "params", "names"),
    [
        ("score", {"year": "2024"}, "year"),
        ("score", {"sort": "wealth"}, "share"),
        ("score", {"versus": "last week"}, "YYYY-MM-DD"),
        ("score", {"demands": 1}, "demands"),
        ("ally", {}, "ally"),
        ("ally", {"ally": 5}, "ally"),
    ],
)
def test_parameters_of_the_wrong_kind_are_named(today: World, id: str, params: dict[str, object], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        ask(today, id, **params)


def test_python_may_give_days_as_text_and_allies_by_position(today: World) -> None:
    assert questions["ally"](today, "Poland").headline == ask(today, "ally", ally="POL").headline
    there = today.as_of(date(2025, 9, 15))
    assert ask(there, "score", versus="2024-06-17").extra["changed"]


#: Questions that tell what was published or said, or what rules ask, and so the same under every scenario; a question
#: of scenarios names those it compares.
OF_NO_WORLD = {
    "aid", "audit", "backtest", "check", "coverage", "revisions", "rules", "scenario_diff", "scenario_show", "why",
}  # fmt: skip


@pytest.mark.parametrize("id", sorted(set(EXAMPLES) - OF_NO_WORLD))
def test_a_headline_of_a_scenario_says_so(today: World, id: str) -> None:
    apart: dict[str, dict[str, object]] = {"values": {"answers": "4,3,0,0,0,0,0,0"}, "without": {"ally": "DEU"}}
    given = apart.get(id, EXAMPLES[id][0])
    told = ask(today.under(scenario("us-leaves")), id, **given).headline
    assert "us-leaves" in told
    assert not re.search(r"(?<!have )\b(paid at|spent \d|spent less|bore \d)", told), "an assumption told as a fact"
    assert "us-leaves" not in ask(today, id, **given).headline


@pytest.mark.parametrize("id", ["who-pays", "disagree", "cumulative", "posture", "ranks", "theory"])
def test_a_year_to_come_is_told_with_its_scenario_and_is_no_estimate(today: World, id: str) -> None:
    assert "2030 under hague-linear" in ask(today.under(scenario("hague-linear")), id, year=2030).headline
