"""Distance to a threat, outer borders and unlikeness: by hand from the publishers' figures."""

from math import log
from statistics import median

import pytest

from fairshare.core.figure import Cell
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.measures.peer_median import nearest


def test_who_borders_the_threat_is_at_no_distance_and_opens_to_the_border(today: World) -> None:
    row = today.row("distance_to_threat", 2024, threat="RUS")
    at_no_distance = {p for p, f in row.items() if f.value == 0}
    assert at_no_distance == {"EST", "FIN", "LTU", "LVA", "NOR", "POL"}
    [leaf] = row["POL"].trail.leaves()
    assert isinstance(leaf, Cell) and (leaf.fact.measure, leaf.fact.place) == ("land_border", "POL>RUS")


def test_others_are_as_far_as_their_capital_from_moscow(today: World) -> None:
    """Along a great circle from Berlin (52.52 N, 13.40 E) to Moscow (55.75 N, 37.62 E) it is some 1,610 km."""
    assert today.row("distance_to_threat", 2024, threat="RUS")["DEU"].value == pytest.approx(1610, abs=10)


def test_a_threat_no_distance_is_held_to_is_as_far_as_the_ally_at_it(today: World) -> None:
    """Of the countries in the south Türkiye borders Iran, Iraq and Syria, and Spain Morocco, at Ceuta and Melilla."""
    row = today.row("distance_to_threat", 2024, threat="south")
    assert {p for p, f in row.items() if f.value == 0} == {"ESP", "TUR"}
    pairs = today.over(frozenset({"PRT>ESP", "PRT>TUR"})).row("capital_distance", 2024)
    assert row["PRT"].value == min(f.value for f in pairs.values())


def test_no_threat_is_assumed_and_an_unreachable_one_is_unknown(today: World) -> None:
    assert "no threat is named" in today.row("distance_to_threat", 2024).missing["POL"]
    assert "no ally of 2024 borders CHN" in today.row("distance_to_threat", 2024, threat="CHN").missing["POL"]


def test_a_distance_does_not_depend_on_who_is_asked_about_beside(today: World) -> None:
    whole = today.row("distance_to_threat", 2024, threat="south")
    for place in sorted(today.members(2024)):
        alone = today.over(frozenset({place})).row("distance_to_threat", 2024, threat="south")
        assert alone[place].value == whole[place].value


def test_outer_borders_are_with_countries_that_were_no_allies_then(today: World) -> None:
    """Norway bordered Finland and Sweden on the outside until 2023 and 2024."""
    km = {y: today.row("outer_border", y)["NOR"].value for y in (2022, 2023, 2024)}
    pairs = today.over(frozenset({"NOR>FIN", "NOR>SWE", "NOR>RUS"})).row("land_border", 2026)
    assert km[2024] == pairs["NOR>RUS"].value
    assert km[2023] == pytest.approx(km[2024] + pairs["NOR>SWE"].value)
    assert km[2022] == pytest.approx(km[2023] + pairs["NOR>FIN"].value)
    assert today.row("outer_border", 2024, inside="RUS")["NOR"].value == 0
    assert today.row("outer_border", 2024)["ISL"].value == 0


def test_unlikeness_by_hand(today: World) -> None:
    """The mean over income and size of |log a − log b| over the widest such difference in the alliance."""
    income, size = today.row("gdp_per_head_ppp", 2023), today.row("weo_gdp_usd", 2023)
    row = today.row("unlikeness", 2023, to="POL")

    def apart(values: dict[str, float]) -> float:
        return abs(log(values["POL"]) - log(values["ITA"])) / (log(max(values.values())) - log(min(values.values())))

    by_hand = [apart({p: f.value for p, f in part.items()}) for part in (income, size)]
    assert row["ITA"].value == pytest.approx(sum(by_hand) / 2)
    assert row["POL"].value == 0


def test_two_allies_are_as_unlike_one_way_as_the_other(today: World) -> None:
    choices = {"by": "income,population,distance", "threat": "RUS"}
    rows = {p: today.row("unlikeness", 2023, to=p, **choices) for p in ("DNK", "PRT", "USA")}
    for one, row in rows.items():
        for other in rows:
            assert row[other].value == rows[other][one].value


def test_whose_criteria_are_not_held_is_not_compared(today: World) -> None:
    """No release of the IMF held covers 1970, and a threat that is not named is at no distance."""
    assert today.row("unlikeness", 1970, to="DEU").missing["DEU"].startswith("DEU: income: ")
    unknown = today.row("unlikeness", 2023, to="DEU", by="distance")
    assert "no threat is named" in unknown.missing["FRA"]
    assert "not a member of NATO" in today.row("unlikeness", 2023, to="SWE").missing["FRA"]


def test_the_median_is_that_of_the_nearest_without_the_ally_itself(today: World) -> None:
    like = nearest(today.row("unlikeness", 2023, to="POL"), "POL", 4)
    assert len(like) == 4 and "POL" not in like
    shares = today.row("defence_share", 2023)
    assert today.row("peer_median", 2023, count="4")["POL"].value == median(shares[p].value for p in like)


@pytest.mark.parametrize(
    ("measure", "choices", "names"),
    [
        ("unlikeness", {"by": "wealth"}, "by 'wealth'"),
        ("unlikeness", {"by": "income,income"}, "each once"),
        ("unlikeness", {"to": "DEU", "threat": "RUS"}, "distance must be among"),
        ("unlikeness", {"to": "DEU", "by": "distance", "colour": "red"}, "colour"),
        ("distance_to_threat", {"threat": "Mars"}, "threat 'Mars'"),
        ("distance_to_threat", {"threat": "RUS,DEU"}, "threat 'RUS,DEU'"),
        ("peer_median", {"count": "none"}, "count 'none'"),
    ],
)
def test_bad_choices_are_named(today: World, measure: str, choices: dict[str, str], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        today.row(measure, 2023, **choices)
