"""How a figure changed: what is said of NATO's releases is said of no other publisher's."""

from fairshare.core.question import ask
from fairshare.core.world import World


def test_others_figures_are_not_told_to_be_of_nato_s_release(today: World) -> None:
    answer = ask(today, "revisions", measure="un_scale", ally="POL")
    assert answer.under == ""
    assert not any("GDP" in note for note in answer.notes)
    assert answer.headline.endswith("Poland: no figure stands in two releases whose figures can be compared.")


def test_nato_s_own_are(today: World) -> None:
    answer = ask(today, "revisions", ally="POL")
    assert answer.under.startswith("Figures of August 2025")
    assert any(note.startswith("Each release re-bases past years") for note in answer.notes)
