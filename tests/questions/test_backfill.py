"""Editions published later may answer where a question allows it, and the answer says so; a scoreboard never does."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from fairshare.core.figure import Cell
from fairshare.core.question import Answer, ask
from fairshare.core.world import World
from fairshare.errors import BadSource
from fairshare.ledger.open import world

DAY = date(2025, 3, 12)
WEO = "imf-weo-2026-04, published 2026-04-14, answers for 2025-03-12: figures published later."
KIEL = "kiel-2026-08, published 2026-08-04, answers for 2025-03-12: figures published later."


def backfilled(answer: Answer) -> set[str]:
    leaves = (leaf for f in answer.figures() for leaf in f.trail.leaves() if isinstance(leaf, Cell))
    return {leaf.fact.source for leaf in leaves if leaf.fact.status == "backfilled"}


def test_why_opens_aid_before_its_edition_and_says_so(today: World) -> None:
    answer = ask(today.as_of(DAY), "why", figure="ukraine_aid_share/POL/2024")
    assert answer.notes[:2] == (WEO, KIEL)
    assert answer.tree is not None and answer.tree.figure is not None
    assert answer.tree.figure.status == "backfilled"
    assert answer.tree.label == "ukraine_aid_share/POL/2024@2025-03-12"


def test_a_day_in_the_address_is_the_day_told(today: World) -> None:
    assert WEO in ask(today, "why", figure="expenditure_ppp/POL/2024@2025-03-12").notes


def test_nothing_is_said_where_nothing_was_filled(today: World) -> None:
    assert not backfilled(ask(today, "why", figure="ukraine_aid_share/POL/2024"))
    assert not any("answers for" in n for n in ask(today, "ally", ally="POL").notes)


def test_an_ally_s_page_fills_others_figures_and_never_nato_s(today: World) -> None:
    answer = ask(today.as_of(DAY), "ally", ally="POL")
    assert backfilled(answer) >= {"imf-weo-2026-04", "kiel-2026-08"}
    assert {today.source(s).publisher for s in backfilled(answer)}.isdisjoint({"NATO"})
    assert {WEO, KIEL} <= set(answer.notes)
    assert len([n for n in answer.notes if "answers for 2025-03-12" in n]) == len(backfilled(answer))


def test_a_scoreboard_is_never_filled(today: World) -> None:
    assert not backfilled(ask(today.as_of(DAY), "score"))


def test_a_scoreboard_reads_no_figures_but_nato_s(folders: tuple[Path, ...], tmp_path: Path) -> None:
    """Everybody else's tables are broken here: the scoreboard does not notice, an ally's page names the file."""
    for folder in folders:
        copytree(folder, tmp_path / folder.name)
        if not folder.name.startswith("nato-2"):
            (tmp_path / folder.name / "facts.csv").write_text("broken\n", encoding="utf-8")
    here = world("2026-11-24", folders=tuple(sorted(tmp_path.iterdir())))
    assert ask(here, "score").rows
    with pytest.raises(BadSource, match=r"facts\.csv cannot be read"):
        ask(here, "ally", ally="POL")
