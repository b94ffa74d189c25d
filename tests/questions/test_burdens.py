"""An ally's burdens: the same lines for every ally, numbers that are those of the measures."""

import re

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.world import World
from fairshare.ledger.open import scenario


def carried(answer: Answer) -> dict[str, Figure | Missing]:
    found = answer.extra["burdens"]
    assert isinstance(found, dict)
    return found


def line(answer: Answer, start: str) -> str:
    return next((n for n in answer.notes if n.startswith(start)), "")


@pytest.mark.parametrize(("name", "percents"), [("USA", (65.6, 63.7, 55.9)), ("Germany", (6.6, 6.5, 7.2))])
def test_the_part_in_the_total_is_a_band(june2024: World, name: str, percents: tuple[float, ...]) -> None:
    """nato-2024-06, Table 2, over NATO Total; at purchasing power parities by the IMF's GDP."""
    told = line(ask(june2024, "ally", ally=name), "Share of what all members spent in 2024")
    assert tuple(map(float, re.findall(r"(\d+\.\d) %", told))) == percents
    assert "current prices" in told and "2015 prices" in told and "purchasing power" in told


def test_every_ally_is_told_the_same_lines_in_the_same_order(june2024: World) -> None:
    """What a line begins with does not depend on whether an ally is above or below, large or small."""
    heads = {}
    for place in sorted(june2024.bound(2024) - {"USA"}):
        notes = ask(june2024, "ally", ally=place).notes
        told = notes[next(i for i, n in enumerate(notes) if n.startswith("Share of what all")) :]
        told = tuple(n for n in told if not n.startswith(("NATO's expenditure", "Aid to")) and "answers for" not in n)
        heads[place] = [n.split()[0] for n in told]
    assert len(set(map(tuple, heads.values()))) == 1, heads


def test_every_figure_is_that_of_its_measure(today: World) -> None:
    answer = ask(today, "ally", ally="Italy")
    for name, found in carried(answer).items():
        if isinstance(found, Figure):
            assert found.id is not None
            assert today.figure(str(found.id)).value == found.value, name
        else:
            assert found.reason


def test_targets_are_told_in_national_currency_and_purchasing_power(today: World) -> None:
    targets = ask(today, "ally", ally="POL").extra["targets"]
    assert isinstance(targets, tuple)
    two = next(t for t in targets if t["target"] == "wales-2014-2pct")
    assert two["gap_national"].value > 0
    assert two["gap_ppp"].value > 0


def test_luxembourg_is_told_that_its_share_is_not_of_gdp(june2024: World) -> None:
    told = line(ask(june2024, "ally", ally="Luxembourg"), "NATO's expenditure over")
    assert "0.84 %" in told and "1.29 %" in told
    assert not line(ask(june2024, "ally", ally="Germany"), "NATO's expenditure over")


def test_without_forces_there_is_no_spending_to_tell_but_there_is_the_rest(today: World) -> None:
    answer = ask(today, "ally", ally="Iceland")
    assert not line(answer, "Share of what") and not line(answer, "Added up")
    assert line(answer, "NATO's common budgets")


def test_common_funding_nobody_could_confirm_is_marked(today: World) -> None:
    """The cost shares of 2024-25 and the budgets of 2025 are from neither a document nor the press; 2016-17's are."""
    assert "unverified" in line(ask(today, "ally", ally="Poland"), "NATO's common budgets of 2025")
    told = line(ask(today, "ally", ally="USA", year=2019), "NATO's common budgets of 2019")
    assert told and "unverified" not in told


def test_a_later_edition_hides_no_estimate(today: World) -> None:
    """nato-2019-06 marks 2019 as an estimate; the IMF's GDP of 2026 that stands in for it is no firmer."""
    then = today.pinned("nato-2019-06")
    assert "in 2019e, current prices" in line(ask(then, "ally", ally="USA"), "Against the 2 % guideline")


def test_accession_is_told(june2024: World) -> None:
    told = line(ask(june2024, "ally", ally="Finland"), "Added up")
    assert told.startswith("Added up from 2023, the year of accession, to 2024e: US$ ")


def test_a_scenario_changes_what_rests_on_amounts(today: World) -> None:
    before = carried(ask(today, "ally", ally="CAN", year=2024))
    after = carried(ask(today.under(scenario("us-leaves")), "ally", ally="CAN", year=2024))
    then, now = before["share_of_total_ppp"], after["share_of_total_ppp"]
    assert isinstance(then, Figure) and isinstance(now, Figure)
    assert now.value > then.value
    assert "us-leaves" in str(now.id)
