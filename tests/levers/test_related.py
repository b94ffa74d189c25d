"""Items of related spending: how they are read, counted, capped and added to core spending."""

import pytest

from fairshare.core.figure import Figure
from fairshare.core.lever import Scenario
from fairshare.core.question import Answer, ask
from fairshare.core.related import COUNTINGS, RelatedItem, RelatedItems
from fairshare.core.standing import standings
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario

ITEMS = (
    "Italy 2024 0.4 % of GDP, infrastructure, strict: Rail lines",
    "ITA 2024 21900 million, networks, medium: Cables",
    "Italy 2024 2 % of GDP, resilience, loose: Bridges",
)
#: weo_apr2026_all.csv, row ITA 2024, column ngdp, in billion EUR.
GDP_2024 = 2202.292


def counted(world: World, counting: str, items: tuple[str, ...] = ITEMS) -> World:
    return world.under(Scenario.of("test", [{"lever": "related", "items": items, "counting": counting}]))


@pytest.mark.parametrize("text", ITEMS)
def test_an_item_is_written_as_it_is_read(text: str) -> None:
    assert str(RelatedItem.of(text)) == text


def test_each_reading_counts_its_own_and_the_narrower(today: World) -> None:
    found = {c: counted(today, c).row("related_share", 2024)["ITA"].value for c in COUNTINGS}
    gdp = today.row("weo_gdp_national", 2024)["ITA"].value
    assert gdp == pytest.approx(GDP_2024 * 1e9, rel=0.02)
    assert found["strict"] == pytest.approx(0.004)
    assert found["medium"] == pytest.approx(0.004 + 21900e6 / gdp)
    assert found["loose"] == pytest.approx(found["medium"] + 0.02)


def test_the_total_is_core_and_related_up_to_the_ceiling(today: World) -> None:
    core = today.row("defence_share", 2024)["ITA"].value
    assert counted(today, "strict").row("total_share", 2024)["ITA"].value == pytest.approx(core + 0.004)
    assert counted(today, "loose").row("total_share", 2024)["ITA"].value == pytest.approx(core + 0.015)


def test_who_entered_nothing_stays_unknown_and_what_does_not_count_is_zero(today: World) -> None:
    world = counted(today, "strict", ITEMS[1:])
    row = world.row("related_share", 2024)
    assert row["ITA"].value == 0
    assert "published" in row.missing["FRA"]
    assert not world.row("related_share", 2025).numbers
    assert not today.row("total_share", 2024).numbers


def test_the_5_percent_pledge_can_be_judged_for_who_entered_items(today: World) -> None:
    world = counted(today, "loose", ("POL 2025 1.2 % of GDP, industry, strict: Powder",))
    found = standings(world, today.target("hague-2025-total"), 2025)
    assert found["POL"].state == "met"  # 4.48 % core by NATO's estimate, and 1.2
    assert found["DEU"].state == "unknown"


def test_before_the_ceiling_was_agreed_the_total_is_unknown(june2024: World) -> None:
    world = counted(june2024, "strict")
    assert world.row("related_share", 2024)["ITA"].value == pytest.approx(0.004)
    assert "ceiling" in world.row("total_share", 2024).missing["ITA"]


def test_figures_open_down_to_each_item(today: World) -> None:
    world = counted(today, "medium")
    figure = world.row("total_share", 2024)["ITA"]
    told = {getattr(leaf, "line", "") for leaf in figure.trail.leaves()}
    assert {f"related {text}" for text in ITEMS[:1]} <= told
    assert any("Cables" in line for line in told) and not any("Bridges" in line for line in told)
    assert world.figure(str(figure.id)).value == figure.value


def total(answer: Answer) -> float:
    (record,) = answer.extra["related"]  # type: ignore[misc]
    found: Figure = record["total_share"]  # type: ignore[has-type]
    return found.value


def test_a_path_counts_items_beside_its_core(today: World) -> None:
    items = RelatedItems("mine.toml", (RelatedItem("ITA", 2030, 1.0, "% of GDP", "industry", "medium", "Powder"),))
    answer = ask(today, "path", ally="Italy", related=items, counting="medium")
    core = today.under(scenario("hague-linear")).row("defence_share", 2030)["ITA"].value
    assert total(answer) == pytest.approx(core + 0.01)
    assert any("1 of 1 items of mine.toml count" in n for n in answer.notes)
    assert total(ask(today, "path", ally="Italy", related=items)) == pytest.approx(core)


@pytest.mark.parametrize(
    "text", ["", "Italy", "Italy 2024 0.4 % of GDP, roads, strict: x", "Italy 2024 -1 million, industry, strict: x"]
)
def test_what_is_no_item_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="write it like"):
        RelatedItem.of(text)
