"""Burdens beside spending: the same columns and readings for every ally, headline by the largest payer."""

import re
from datetime import date

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Missing, ask
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario


def test_the_headline_is_about_the_largest_payer_and_each_reading(june2024: World) -> None:
    """The share is that of the amounts in nato-2024-06, Table 2, added up here."""
    answer = ask(june2024, "posture", year=2021)
    amounts = june2024.row("expenditure_usd_current", 2021)
    share = amounts["USA"].value / sum(f.value for f in amounts.values()) * 100
    assert answer.headline.startswith("In 2021 the United States, the largest payer, bore ")
    assert f"{share:.1f} % of the allies' defence spending (how much of it for the Treaty's area is unknown)" in (
        answer.headline
    )
    assert "16.3 % of the common budgets" in answer.headline and "directly, an estimate (unverified)" in answer.headline


def test_every_figure_opens_again(today: World) -> None:
    for row in ask(today, "posture").rows:
        for cell in row.values():
            if isinstance(cell, Figure):
                assert cell.id is not None
                assert today.backfilled().figure(str(cell.id)).value == cell.value


def test_allies_with_forces_outside_the_area_are_told_alike(today: World) -> None:
    answer = ask(today, "posture", year=2023)
    told = answer.extra["outside_the_area"]
    assert isinstance(told, tuple)
    outside = {str(r["iso3"]) for r in told}
    for row in answer.rows:
        regional = row["regional"]
        if row["iso3"] in outside:
            assert isinstance(regional, Missing) and regional.reason.endswith("no source held splits its spending")
            assert isinstance(row["all"], Figure) and isinstance(row["direct"], Figure)
    told_of = {place: ask(today, "posture", ally=place, year=2023).headline for place in sorted(outside)}
    shapes = {re.sub(r"\d[\d.]*", "#", h.replace(", an estimate", "")).partition(" bore ")[2] for h in told_of.values()}
    assert len(told_of) > 5 and len(shapes) == 1, told_of


def test_one_ally(today: World) -> None:
    answer = ask(today, "posture", ally="Germany", year=2023)
    assert [r["iso3"] for r in answer.rows] == ["DEU"]
    assert "all of it for the Treaty's area as far as known" in answer.headline
    with pytest.raises(BadInput, match="Ireland"):
        ask(today, "posture", ally="Ireland")


def test_what_nobody_could_confirm_is_named(today: World) -> None:
    told = next(n for n in ask(today, "posture", year=2023).notes if n.startswith("Unverified"))
    assert "common_funding_share" in told and "direct" in told
    assert not any(n.startswith("Unverified") for n in ask(today, "posture", ally="Germany", year=2018).notes)


def test_a_later_edition_is_named_and_hides_no_estimate(today: World) -> None:
    answer = ask(today.as_of(date(2019, 9, 1)), "posture", ally="USA", year=2017)
    assert any("troopdata-2026-03" in n and "answers for 2019-09-01" in n for n in answer.notes)
    assert "an estimate" in answer.headline


def test_without_the_united_states_another_is_the_largest(today: World) -> None:
    answer = ask(today.under(scenario("us-leaves")), "posture", year=2023)
    assert "USA" not in {r["iso3"] for r in answer.rows}
    assert "the United States" not in answer.headline


@pytest.mark.parametrize("year", [1955, 1995, 2008, 2031])
def test_years_without_figures_say_why(today: World, year: int) -> None:
    answer = ask(today, "posture", year=year)
    assert f"in {year} is unknown: " in answer.headline
    assert all(not isinstance(c, Missing) or c.reason for r in answer.rows for c in r.values())
