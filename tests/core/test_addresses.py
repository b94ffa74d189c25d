"""Whose address a derived figure has: its own publisher's edition, the day, or the pinned release that counts."""

from datetime import date
from pathlib import Path

import pytest

from fairshare.core.world import World
from fairshare.errors import NoBoard
from fairshare.ledger.open import world


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("debt_usd/POL/2031", "imf-weo-2026-04"),
        ("gdp_per_head_ppp/UKR/2024", "imf-weo-2026-04"),
        ("cow_share_of_total/USA/1960", "cow-nmc-2026-02"),
        ("cumulative_gap/POL/2024", "nato-2025-08"),
        ("share_of_total/USA/2024;prices=constant", "nato-2025-08"),
        ("share_of_total/USA/2024;prices=ppp", "2026-08-04"),
        ("expenditure_ppp/POL/2024", "2026-08-04"),
        ("ukraine_aid_share/POL/2024", "2026-08-04"),
    ],
)
def test_who_answers_is_in_the_address(today: World, text: str, at: str) -> None:
    figure = today.as_of(date(2026, 8, 4)).figure(text)
    assert figure.id is not None and figure.id.at == at
    again = today.figure(str(figure.id))
    assert (again.value, again.id) == (figure.value, figure.id)


def test_a_release_of_another_publisher_may_be_named(today: World) -> None:
    assert today.figure("debt_usd/POL/2024@imf-weo-2026-04").value == today.figure("debt_usd/POL/2024").value


def test_a_mixture_names_the_day_and_the_pins_on_it(folders: tuple[Path, ...]) -> None:
    """As of 2026 the day alone means nato-2025-08, so a figure of nato-2024-06 has to say so; and its day, too."""
    here = world("2026-08-04", release="nato-2024-06", folders=folders)
    figure = here.row("expenditure_ppp", 2024)["POL"]
    assert str(figure.id) == "expenditure_ppp/POL/2024@2026-08-04,nato-2024-06"
    free = world("2026-08-04", folders=folders)
    assert free.figure(str(figure.id)).value == figure.value
    assert free.figure("expenditure_ppp/POL/2024").value != figure.value


@pytest.mark.parametrize("release", ["nato-2024-06", "nato-2025-08"])
def test_a_pin_counts_in_years_that_it_does_not_cover(today: World, release: str) -> None:
    """What rests on earlier years, such as a historical account, is other without the older releases."""
    here = today.pinned(release).backfilled()
    figure = here.row("fair_share", 2023, rule="historical", since="2005")["DEU"]
    assert str(figure.id).startswith(f"fair_share/DEU/2023@{here.asof},{release};")
    again = today.backfilled().figure(str(figure.id))
    assert (again.value, again.id) == (figure.value, figure.id)
    assert today.as_of(here.asof).backfilled().row("fair_share", 2023, rule="historical", since="2005")["DEU"].value


def test_years_without_a_board_answer_where_none_is_needed(today: World) -> None:
    assert today.row("cow_share_of_total", 1960).keys() == today.members(1960)
    assert "POL" in today.row("debt_national", 2031)
    assert today.row("common_funding_eur", 1960).missing
    with pytest.raises(NoBoard):
        today.row("expenditure_ppp", 2031)
