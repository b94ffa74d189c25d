"""The lever redefine, by hand: amounts of what still counts stay, shares of a smaller or larger whole move."""

import pytest

from fairshare.core.lever import Scenario
from fairshare.core.world import World

KEPT = ("equipment", "infrastructure", "other")


def after(world: World, *lines: dict[str, object]) -> World:
    return world.under(Scenario.of("test", [{"lever": "redefine", **line} for line in lines]))


def test_without_personnel_the_other_amounts_are_what_they_were(june2024: World) -> None:
    there = after(june2024, {"leave_out": ["personnel"]})
    before, now = (w.row("equipment_usd", 2024) for w in (june2024, there))
    assert len(now) == 31
    assert all(now[p].value == pytest.approx(before[p].value, rel=1e-12) for p in now)
    assert all(v == 0 for v, _ in there.row("personnel_share", 2024).numbers.values())


def test_what_counts_is_the_categories_kept(june2024: World) -> None:
    there = after(june2024, {"leave_out": ["personnel"]})
    for place in ("POL", "USA", "BEL"):
        part = sum(june2024.row(f"{c}_share", 2024)[place].value for c in KEPT)
        for measure in ("expenditure_usd_current", "expenditure_national_constant"):
            now, before = (w.row(measure, 2024)[place].value for w in (there, june2024))
            assert now == pytest.approx(part * before, rel=1e-12)
        share = june2024.row("defence_share_recomputed", 2024)[place].value
        assert there.row("defence_share", 2024)[place].value == pytest.approx(part * share, rel=1e-12)
        assert there.row("defence_share", 2024)[place].status == "hypothetical"


def test_an_addition_is_so_many_points_of_gdp_for_everyone(june2024: World) -> None:
    there = after(june2024, {"add": 0.015})
    before, now = june2024.row("defence_share_recomputed", 2024), there.row("defence_share", 2024)
    assert len(now) == 31
    assert all(now[p].value - before[p].value == pytest.approx(0.015, abs=1e-12) for p in now)
    equipment = [w.row("equipment_usd", 2024)["ITA"].value for w in (june2024, there)]
    assert equipment[0] == pytest.approx(equipment[1], rel=1e-12), "what is added is no equipment"


def test_whose_categories_are_unknown_is_unknown_with_the_reason(june2024: World) -> None:
    joined = june2024.under(Scenario.of("x", [{"lever": "join", "place": "UKR"}]))
    assert after(joined, {"leave_out": ["personnel"]}).row("defence_share", 2024).missing["UKR"]


def test_growth_behind_it_carries_the_definition_on(june2024: World) -> None:
    lines: list[dict[str, object]] = [{"lever": "redefine", "leave_out": ["personnel"]}, {"lever": "growth"}]
    there = june2024.under(Scenario.of("x", lines))
    last, later = (there.row("defence_share", y)["ITA"].value for y in (2024, 2030))
    assert later == pytest.approx(last, rel=1e-9)


def test_there_is_one_definition(june2024: World) -> None:
    from fairshare.errors import BadInput

    with pytest.raises(BadInput, match="one definition"):
        after(june2024, {"add": 0.01}, {"leave_out": ["other"]}).row("defence_share", 2024)
