"""Allies like yours: the ally first, its peers by nearness, its place among them as the shares have it."""

from datetime import date

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, ask
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.ledger.open import scenario


def codes(answer: Answer) -> list[str]:
    return [str(row["iso3"]) for row in answer.rows]


@pytest.mark.parametrize("choices", [{}, {"threat": "east"}, {"by": "population"}, {"group": "EUR_CAN", "count": 3}])
def test_the_ally_is_first_and_never_its_own_peer(today: World, choices: dict[str, str]) -> None:
    for place in sorted(today.members(2023, str(choices.get("group", "NATO")))):
        answer = ask(today, "peers", ally=place, year=2023, **choices)
        first, *like = codes(answer)
        assert first == place and place not in like
        assert len(like) == int(choices.get("count", 5)) and len(set(like)) == len(like)
        apart = [row["unlikeness"] for row in answer.rows]
        assert [f.value for f in apart if isinstance(f, Figure)] == sorted(
            f.value for f in apart if isinstance(f, Figure)
        )
        assert answer.extra["peers"] == like


def test_the_sentence_is_what_the_published_shares_make(today: World) -> None:
    answer = ask(today, "peers", ally="Denmark", year=2023)
    shares = sorted((f.value for r in answer.rows if isinstance(f := r["defence_share"], Figure)), reverse=True)
    own = answer["DNK", "defence_share"]
    assert isinstance(own, Figure)
    middle = sorted(v for v in shares if v != own.value)[2]
    place = {0: "1st", 1: "2nd", 2: "3rd", 3: "4th", 4: "5th", 5: "6th"}[shares.index(own.value)]
    told = f"Denmark spent {own.value * 100:.2f} % of GDP in 2023, {place} of 6; the median of its 5 peers is "
    assert answer.headline == f"{told}{middle * 100:.2f} %."


def test_every_figure_opens_again(today: World) -> None:
    answer = ask(today, "peers", ally="POL", threat="south", rule="exposure")
    for figure in answer.figures():
        assert figure.id is not None
        assert today.backfilled().figure(str(figure.id)).value == figure.value
    assert isinstance(answer["POL", "exposure"], Figure), "the named threat is that of the rule as well"


def test_without_a_threat_distance_is_left_out_and_it_says_so(today: World) -> None:
    answer = ask(today, "peers", ally="POL")
    assert any(n.startswith("Distance is left out") for n in answer.notes)
    assert "distance_to_threat" not in {c.id for c in answer.columns}
    named = ask(today, "peers", ally="POL", threat="RUS")
    assert "distance_to_threat" in {c.id for c in named.columns}
    assert not any(n.startswith("Distance is left out") for n in named.notes)


def test_who_spends_nothing_and_who_is_unknown_still_has_peers(today: World) -> None:
    assert "unknown (no armed forces)" in ask(today, "peers", ally="Iceland").headline
    assert "unknown (left blank by NATO)" in ask(today, "peers", ally="Germany", year=2025).headline


def test_an_estimate_is_marked(june2024: World) -> None:
    assert "of GDP in 2024e" in ask(june2024, "peers", ally="POL", year=2024).headline


def test_what_cannot_be_compared_says_why(today: World) -> None:
    answer = ask(today, "peers", ally="DEU", year=1970)
    assert answer.headline.startswith("Germany cannot be compared by income and size in 1970: income: ")
    assert codes(answer) == ["DEU"]


def test_editions_of_later_are_named(today: World) -> None:
    answer = ask(today.as_of(date(2019, 9, 1)), "peers", ally="POL")
    assert any("imf-weo-2026-04" in n and "answers for 2019-09-01" in n for n in answer.notes)


def test_peers_are_those_that_are_left_under_a_scenario(today: World) -> None:
    assert "USA" in codes(ask(today, "peers", ally="GBR", year=2023, by="size", count=31))
    assert "USA" not in codes(ask(today.under(scenario("us-leaves")), "peers", ally="GBR", year=2023, count=31))


@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({"ally": "Ireland"}, "Ireland"),
        ({"ally": "POL", "count": 0}, "count '0'"),
        ({"ally": "POL", "by": "distance"}, "a threat must be named"),
        ({"ally": "POL", "by": ","}, "by ','"),
        ({"ally": "POL", "by": "income", "threat": "RUS"}, "distance must be among"),
        ({"ally": "POL", "threat": "Mars"}, "Mars"),
        ({"ally": "POL", "rule": "fairness"}, "fairness"),
    ],
)
def test_bad_input_is_named(today: World, params: dict[str, object], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        ask(today, "peers", **params)


def test_with_all_aid_inside_the_peers_are_the_same_and_spend_more(today: World) -> None:
    """Estonia gave about 1 % of its GDP as military aid in 2023; income and size do not move with it."""
    plain, raised = (ask(today, "peers", ally="Estonia", year=2023, aid=aid) for aid in ("as-published", "all-inside"))
    assert plain.extra["peers"] == raised.extra["peers"]
    before, after = plain["EST", "defence_share"], raised["EST", "defence_share"]
    assert isinstance(before, Figure) and isinstance(after, Figure) and after.value > before.value + 0.005
    assert "upper bound" in raised.under and any("upper bound" in note for note in raised.notes)
    assert not any("upper bound" in note for note in plain.notes)
    assert after.id is not None and today.figure(str(after.id)).value == after.value
