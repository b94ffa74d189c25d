"""nato-2019-06: PR/CP(2019)069. Poland's share of 2016 stood at 1.99 then (Table 3), so four allies were at 2 %."""

from datetime import date

import pytest

from fairshare.core.world import World
from fairshare.errors import NoBoard
from fairshare.questions.score import score


def test_four_at_two_percent_in_2016(june2019: World) -> None:
    answer = score(june2019, year=2016)
    found = answer.extra["summary"]
    assert isinstance(found, dict)
    assert found["wales-2014-2pct"]["met"] == 4
    assert found["wales-2014-2pct"]["of"] == 27
    assert june2019.row("defence_share", 2016)["POL"].value * 100 == pytest.approx(1.99, abs=5e-3)
    assert answer["POL", "wales-2014-2pct"] == "below"


def test_montenegro_and_north_macedonia_were_no_members(june2019: World) -> None:
    assert "MNE" not in june2019.members(2016)
    assert "MNE" in june2019.members(2017)
    assert "MKD" not in june2019.members(2019)


def test_before_june_2019_there_is_no_board(today: World) -> None:
    with pytest.raises(NoBoard, match="nato-2019-06"):
        score(today.as_of(date(2018, 1, 1)))


def test_the_day_itself_counts(today: World) -> None:
    assert today.as_of(date(2019, 6, 25)).release(2018).id == "nato-2019-06"
