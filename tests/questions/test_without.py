"""The alliance without an ally, or with another, as people ask for it."""

from collections.abc import Mapping
from datetime import date
from math import fsum
from typing import cast

import pytest

from fairshare.core.capability import Capabilities, Item, Span
from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario

Records = list[dict[str, object]]


def _values(answer: Answer, column: str) -> dict[str, float]:
    return {str(r["iso3"]): c.value for r in answer.rows if isinstance(c := r[column], Figure)}


def _value(thing: object) -> float:
    assert isinstance(thing, Figure), thing
    return thing.value


def test_the_first_screen_tells_three_readings_and_the_span_over_rules(today: World) -> None:
    answer = ask(today, "without", ally="USA", year=2023)
    for words in ("at least US$", "(low:", "(middle:", "(high:", "2021 prices", "% of its GDP"):
        assert words in answer.headline, words
    parts, lost = _values(answer, "part_usd"), cast("Mapping[str, object]", answer.extra["shortfall"])
    assert fsum(parts.values()) == pytest.approx(_value(lost["high"]))
    spent = answer["USA", "spends_usd"]
    assert _value(lost["high"]) == _value(spent)
    assert _value(lost["low"]) < _value(lost["middle"]) < _value(lost["high"])
    for row in answer.rows:
        least, default, most = (row[c] for c in ("least_gdp", "extra_gdp", "most_gdp"))
        if isinstance(default, Figure):
            assert _value(least) <= default.value <= _value(most)


def test_shares_before_and_after_each_add_up_to_the_whole(today: World) -> None:
    for rule in ("equal-effort", "per-head", "common-budget-key"):
        answer = ask(today, "without", ally="USA,TUR", rule=rule, year=2023)
        for column in ("fair_before", "fair_after", "common_after"):
            assert fsum(_values(answer, column).values()) == pytest.approx(1), column
        assert {"USA", "TUR"} & _values(answer, "fair_after").keys() == set()
        assert {r["iso3"]: r["standing"] for r in answer.rows}["TUR"] == "leaves"


def test_then_is_now_and_the_part(today: World) -> None:
    answer = ask(today, "without", ally="FRA", rule="ability-to-pay", year=2024)
    now, extra, then = (_values(answer, c) for c in ("defence_share", "extra_gdp", "defence_share_with"))
    assert then and all(then[p] == pytest.approx(now[p] + extra[p]) for p in then)


def test_every_figure_in_the_table_opens_again_in_a_plain_world(today: World) -> None:
    answer = ask(today, "without", ally="USA", from_=2027, over=10, year=2030, reading="middle", branch="war")
    checked = 0
    for row in answer.rows[::6]:
        for cell in row.values():
            if isinstance(cell, Figure):
                assert cell.id is not None
                assert today.backfilled().figure(str(cell.id)).value == cell.value
                checked += 1
    assert checked > 20


def test_filling_rises_in_a_straight_line_and_is_whole_at_the_end(today: World) -> None:
    answer = ask(today, "without", ally="USA", from_=2027, over=4)
    phase = cast("Records", answer.extra["phase"])
    assert [r["year"] for r in phase] == [2027, 2028, 2029, 2030]
    assert [r["filled"] for r in phase] == [0.25, 0.5, 0.75, 1.0]
    for record in phase:
        lost = _value(record["shortfall_usd"])
        assert _value(record["filled_usd"]) + _value(record["unfilled_usd"]) == pytest.approx(lost)
        parts = cast("Mapping[str, object]", record["parts"])
        assert fsum(_value(f) for f in parts.values()) == pytest.approx(_value(record["filled_usd"]), rel=1e-5)
    assert fsum(_values(answer, "part_usd").values()) == pytest.approx(_value(phase[-1]["shortfall_usd"]))
    assert "2030 under baseline" in answer.headline


def test_a_long_phase_takes_the_long_baseline_and_says_so(today: World) -> None:
    assert "2036 under baseline-2050" in ask(today, "without", ally="USA", from_=2027, over=10).headline
    told = ask(today.under(scenario("hague-linear")), "without", ally="USA", year=2030)
    assert "under hague-linear" in told.headline


def test_branches_change_the_shortfall_only_where_aid_is_replaced(today: World) -> None:
    def lost(branch: str | None) -> float:
        answer = ask(today, "without", ally="USA", year=2023, branch=branch)
        return _value(cast("Mapping[str, object]", answer.extra["shortfall"])["middle"])

    aid = today.row("aid_to_replace", 2023)["USA"].value
    assert lost("war") == pytest.approx(lost(None) + aid)
    assert lost("ceasefire") == lost("aid-ends") == lost(None)
    ends = ask(today, "without", ally="USA", year=2023, branch="aid-ends").notes
    assert any("nobody replaces it" in n and "not taken off" in n for n in ends)


def test_how_a_member_leaves_is_the_treaty_and_a_law_of_its_own(today: World) -> None:
    def facts(ally: str) -> dict[str, str]:
        found = cast("tuple[Mapping[str, str], ...]", ask(today, "without", ally=ally, year=2023).extra["facts"])
        return {f["id"]: f["grade"] for f in found}

    assert facts("USA") == {"treaty-1949-art13": "unverified", "us-1928f": "quotable"}
    assert facts("DEU") == {"treaty-1949-art13": "unverified"}
    then = ask(today.as_of(date(2023, 12, 1)), "without", ally="USA")
    assert [f["id"] for f in cast("Records", then.extra["facts"])] == ["treaty-1949-art13"]


def test_lists_are_told_only_of_the_ally_they_are_about(today: World) -> None:
    told = ask(today, "without", ally="USA", year=2023)
    assert [c["estimate"] for c in cast("Records", told.extra["capabilities"])] == ["iiss", "bruegel-kiel"]
    assert any("not itemised US$ 73.4 to 191.4 bn" in n for n in told.notes)
    assert ask(today, "without", ally="DEU", year=2023).extra["capabilities"] == []
    with pytest.raises(BadInput, match="the United States, who does not leave"):
        ask(today, "without", ally="DEU", capabilities=Capabilities("iiss"))


def test_a_list_of_ones_own_is_shared_by_the_rule(today: World) -> None:
    tanks = Item("1", "Tanks", quantity=Span(100, 100), unit="tanks", cost=Span(1e9, 1e9), currency="EUR")
    own = Capabilities(
        "own.toml", (), "own list own.toml", (tanks, Item("2", "Ships", quantity=Span(2, 2), unit="ships"))
    )
    answer = ask(today, "without", ally="DEU", year=2023, capabilities=own)
    parts = _values(answer, "capability_part")
    assert fsum(parts.values()) == pytest.approx(1e9) and "DEU" not in parts
    assert any("2 lines, EUR 1 bn; 1 without a cost" in n for n in answer.notes)


def test_an_accession_moves_shares_even_where_no_spending_is_held(today: World) -> None:
    answer = ask(today, "without", join="Ukraine", year=2023)
    assert "unknown" in answer.headline and "Ukraine" in answer.headline
    after = _values(answer, "fair_after")
    assert "UKR" in after and fsum(after.values()) == pytest.approx(1)
    gdp = today.over(today.members(2023) | {"UKR"}).row("weo_gdp_usd", 2023)
    assert after["UKR"] == pytest.approx(gdp["UKR"].value / gdp.total().value)
    assert isinstance(answer["UKR", "fair_before"], Missing)


def test_an_accession_whose_spending_is_held_takes_some_of_the_burden_off(today: World) -> None:
    """Finland in 2022, a year before it joined: NATO's tables hold its figures of that year."""
    answer = ask(today, "without", join="FIN", year=2022)
    parts = _values(answer, "part_usd")
    brought = today.over(frozenset({"FIN"})).row("expenditure_usd", 2022)["FIN"].value
    assert "would have more" in answer.headline
    assert fsum(parts.values()) == pytest.approx(-brought) and max(parts.values()) <= 0


def test_an_ally_without_forces_changes_nothing_but_shares(today: World) -> None:
    answer = ask(today, "without", ally="Iceland", year=2023)
    assert "nothing would change in what is spent" in answer.headline
    assert set(_values(answer, "part_usd").values()) == {0.0}
    assert fsum(_values(answer, "fair_after").values()) == pytest.approx(1)


def test_a_group_leaves_with_those_of_it_who_are_members(today: World) -> None:
    answer = ask(today, "without", ally="EU", year=2023)
    left = cast("list[str]", answer.extra["left"])
    assert "DEU" in left and "IRL" not in left and "USA" not in left


def test_who_joined_within_the_phase_is_missed_from_then_on(today: World) -> None:
    """Finland joined in 2023: in 2022 it could not leave, and took nothing away."""
    answer = ask(today, "without", ally="FIN", from_=2022, over=2)
    before, after = cast("Records", answer.extra["phase"])
    assert _value(before["shortfall_usd"]) == 0
    assert _value(after["shortfall_usd"]) == today.row("expenditure_usd", 2023)["FIN"].value


@pytest.mark.parametrize(
    ("day", "params"),
    [
        (date(2019, 9, 1), {"ally": "USA"}),
        (date(2026, 11, 24), {"ally": "USA", "year": 1995}),
        (date(2026, 11, 24), {"ally": "GBR", "from_": 2015, "over": 5, "shape": "back-loaded", "year": 2017}),
        (date(2024, 7, 1), {"ally": "USA", "year": 2030, "reading": "low"}),
        (date(2026, 11, 24), {"ally": "USA", "rule": "capability-targets"}),
    ],
)
def test_any_day_and_year_is_answered_or_says_why(today: World, day: date, params: dict[str, object]) -> None:
    answer = ask(today.as_of(day), "without", **params)
    assert answer.headline.endswith(".")
    for row in answer.rows:
        assert all(c.reason for c in row.values() if isinstance(c, Missing))


@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({}, "--join"),
        ({"ally": "NATO"}, "nobody would remain"),
        ({"ally": "Ukraine"}, "UKR"),
        ({"ally": "B9", "year": 1985}, "B9"),
        ({"ally": "USA", "join": "Germany"}, "DEU"),
        ({"ally": "USA", "over": 5}, "--from"),
        ({"ally": "USA", "shape": "linear"}, "--from"),
        ({"ally": "USA", "from_": 2027, "over": 0}, "1 to 30"),
        ({"ally": "USA", "from_": 2027, "year": 2026}, "2027"),
        ({"ally": "USA", "from_": 2045, "over": 10}, "2050"),
        ({"ally": "USA", "reading": "best"}, "low, middle, high"),
        ({"ally": "USA", "set": "elasticity=2"}, "equal-effort"),
    ],
)
def test_bad_input_names_what_is_wrong(today: World, params: dict[str, object], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        ask(today, "without", **params)
