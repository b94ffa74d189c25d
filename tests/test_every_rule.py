"""Contract of every rule: shares that sum to one, for every year it can serve and every membership; documented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.figure import Cell, Choice
from fairshare.core.row import Shares
from fairshare.core.rule import LEVELS, Rule, families, rules
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard, NoSuchFact, UnknownName

ALL = [rules[id] for id in rules]
GROUPS = ("NATO", "EUR_CAN", "DEU,FRA,POL")
#: Choices without which a rule is unknown: no threat is assumed, and no weights are.
TOLD: dict[str, dict[str, str]] = {
    "exposure": {"threat": "RUS"},
    "mix": {"weights": "ability-to-pay(elasticity=1):2,per-head:1"},
}
#: Rules for which an input of 2024 is not held.
UNKNOWN_IN_2024 = ("equal-effort-gni",)


def served(rule: Rule, world: World, year: int, group: str = "NATO") -> Shares | None:
    """The shares of a year, or None where the rule says that an input is not held."""
    try:
        return rule(world.over(world.members(year, group)).backfilled(), year, **TOLD.get(rule.id, {}))
    except (NoSuchFact, NoBoard) as error:
        assert str(error)
        return None


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_says_what_it_is(rule: Rule, today: World) -> None:
    assert rule.principle.endswith(".") and rule.asks.endswith("?")
    assert rule.formula and rule.refs
    assert rule.measures or rule.standing in ("not held", "classified")
    assert all(today.measure(id).id == id for id in rule.measures)
    assert rule.function.__doc__
    assert rule.curves.keys() <= rule.bounds.keys()
    for setting in rule.variants:
        name, value = setting.split("=", 1)
        assert rule.fitting(name, value) != rule.choices[name].default
    for told in rule.told:
        register, _, id = told.partition("/")
        assert [r for r in today.catalogue.register(register) if r["id"] == id]
    if rule.official:
        official, *written = rule.official.split(";")
        assert today.row(official, 2024, **dict(c.split("=", 1) for c in written))
    for name, choice in rule.choices.items():
        assert choice.default is not choice.empty, f"{name} has no default"
        if choice.annotation in (int, float):
            low, high = rule.bounds[name]
            assert low <= choice.default <= high


@pytest.mark.parametrize("rule", [r for r in ALL if r.varies], ids=lambda r: r.id)
def test_its_main_number_can_be_halved_and_doubled(rule: Rule, today: World) -> None:
    """Within its bounds, and with another result: a number that changes nothing is not the main one."""
    made = [rule(today.backfilled(), 2023, **TOLD.get(rule.id, {}), **rule.at(level)) for level in LEVELS]
    low, default, high = ({p: v for p, (v, _) in shares.numbers.items()} for shares in made)
    assert low != default != high
    assert rule.at("default") == {}


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_every_year_and_membership_has_shares_or_a_reason(rule: Rule, group: str, today: World) -> None:
    """From 1949 to the last year of the IMF's projections; NoBoard and NoSuchFact are reasons, nothing else is."""
    for year in range(1949, 2032):
        members = today.members(year, group)
        shares = served(rule, today, year, group)
        if shares is None:
            continue
        values = [v for v, _ in shares.numbers.values()]
        assert abs(sum(values) - 1) < 1e-12 and min(values) >= 0
        assert shares.keys() | shares.missing.keys() == members
        assert all(shares.missing.values())


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_without_any_one_ally_the_others_share_all(rule: Rule, today: World) -> None:
    known, members = today.backfilled(), today.members(2024)
    for left in sorted(members):
        try:
            shares = rule(known.over(members - {left}), 2024, **TOLD.get(rule.id, {}))
        except NoSuchFact:
            assert rule.note
            continue
        assert left not in shares and abs(sum(v for v, _ in shares.numbers.values()) - 1) < 1e-12


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_what_cannot_be_computed_says_why_in_every_year(rule: Rule, today: World) -> None:
    if rule.standing in ("not held", "classified"):
        for year in (1955, 2024):
            with pytest.raises(NoSuchFact, match=str(year)):
                rule(today, year)
    else:
        assert served(rule, today, 2024) is not None or rule.id in UNKNOWN_IN_2024


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_its_share_as_a_figure_opens_down_to_cells_and_choices(rule: Rule, today: World) -> None:
    choices = "".join(f";{k}={v}" for k, v in TOLD.get(rule.id, {}).items())
    id = f"fair_share/POL/2024;rule={rule.id}{choices}"
    try:
        figure = today.figure(id)
    except NoSuchFact as error:
        assert rule.standing in ("not held", "classified") or rule.id in UNKNOWN_IN_2024
        assert "unknown" in str(error)
        return
    leaves = list(figure.trail.leaves())
    assert any(isinstance(leaf, Cell) for leaf in leaves)
    assert all(isinstance(leaf, Cell | Choice) for leaf in leaves)
    assert figure.id is not None and today.figure(str(figure.id)).value == figure.value


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_serves_the_year_of_a_full_board_unless_it_says_why(rule: Rule, today: World) -> None:
    shares = served(rule, today, 2024)
    assert rule.note or shares is not None


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_a_missing_actual_removes_nobody(rule: Rule, today: World) -> None:
    """Germany's expenditure of 2025 is blank in nato-2025-08 (Table 3): its fair share is still computed."""
    shares = served(rule, today, 2025)
    assert shares is None or "DEU" in shares


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_refuses_what_it_does_not_know(rule: Rule, today: World) -> None:
    with pytest.raises(BadInput):
        rule(today, 2024, no_such_choice=1)
    for name, (low, high) in rule.bounds.items():
        for bad in (low - 1, high + 1, "Atlantis"):
            with pytest.raises(BadInput):
                rule(today, 2024, **{name: bad})


@given(elasticity=st.floats(0, 3))
def test_elasticity_zero_is_equal_effort_and_more_favours_the_poor(elasticity: float, today: World) -> None:
    """The richest ally per head never pays less, the poorest never more, than by equal effort."""
    here = today.pinned("nato-2024-06")
    flat, bent = rules["equal-effort"](here, 2024), rules["ability-to-pay"](here, 2024, elasticity=elasticity)
    per_head = here.row("gdp_usd_current", 2024) / here.row("population", 2024)
    richest = max(per_head.numbers, key=lambda p: per_head.numbers[p][0])
    poorest = min(per_head.numbers, key=lambda p: per_head.numbers[p][0])
    assert bent.numbers[richest][0] >= flat.numbers[richest][0] - 1e-12
    assert bent.numbers[poorest][0] <= flat.numbers[poorest][0] + 1e-12


def test_the_rules_named_where_one_is_unknown_are_ids_that_work() -> None:
    with pytest.raises(UnknownName) as told:
        rules["equal-efort"]
    named = str(told.value).partition("Known: ")[2].rstrip(".").split(", ")
    assert named and all(rules[id].id == id for id in named)


def test_families_are_of_computed_rules_alone_and_a_mix_is_none() -> None:
    assert {r.standing for ours in families().values() for r in ours} == {"computed"}
    computed = {r.id for r in ALL if r.standing == "computed"}
    assert {r.id for ours in families().values() for r in ours} == computed - {"mix"}
    assert "mixed" not in families()
