"""What holds for every rule over imagined allies: no currency, no name and no order decides; more counts for more."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.row import Shares
from fairshare.core.rule import Choice, Rule, rules
from fairshare.core.world import World
from tests.rules.imagined import YEAR, Given, imagined

#: Every example asks a rule of a new world; 20 are enough to see a rule that depends on what it must not.
few = settings(max_examples=20)
COMPUTED = [rules[id] for id in rules if rules[id].example is not None]
#: Choices with which a rule that must be told something can be computed.
TOLD: Mapping[str, Mapping[str, Choice]] = {
    "exposure": {"threat": "RUS"},
    "historical": {"since": 2020},
    "mix": {"weights": "ability-to-pay:2,exposure(threat=RUS,decay=500):1,personnel:1"},
}
#: Rules that name an ally, and so are not blind to names.
NAMES_SOMEBODY = {"common-budget-key"}
AMOUNT, SMALL = st.floats(1e3, 1e9), st.floats(0.005, 0.08)
LENGTH = st.floats(10.0, 9e3)
MEASURES: Mapping[str, st.SearchStrategy[float]] = {
    "weo_gdp_usd": AMOUNT,
    "weo_gdp_ppp": AMOUNT,
    "wb_gni_usd": AMOUNT,
    "weo_population": AMOUNT,
    "cow_military_personnel": AMOUNT,
    "cow_military_expenditure": AMOUNT,
    "defence_share": SMALL,
    "un_scale": SMALL,
    "imf_quota": AMOUNT,
    "ukraine_aid_financial": st.floats(0, 1.0),
    "ukraine_aid_humanitarian": st.floats(0, 1.0),
    "coastline": LENGTH,
    "land_border_total": LENGTH,
}


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    """Figures for three to six allies, Germany and France always among them."""
    members = ["DEU", "FRA", *draw(st.lists(st.sampled_from(("EST", "POL", "TUR", "USA")), min_size=1, unique=True))]
    found = {measure: {p: draw(values) for p in members} for measure, values in MEASURES.items()}
    found["weo_gdp_national"] = {"DEU": found["weo_gdp_usd"]["DEU"] * 0.9}
    found["capital_distance"] = {f"{p}>RUS": draw(LENGTH) for p in members}
    outer = {f"{p}>{o}": draw(LENGTH) for p, o in zip(members, ("RUS", "CHE", "UKR"), strict=False)}
    inner = {f"{a}>{b}": draw(LENGTH) for a, b in pairwise(members)}
    return {**found, "land_border": outer | inner}


def asked(rule: Rule, today: World, figures: Given, **choices: Choice) -> Shares:
    members = frozenset(figures["weo_population"])
    return rule(imagined(today, figures, members), YEAR, **{**TOLD.get(rule.id, {}), **choices})


def values(shares: Shares) -> dict[str, float]:
    return {p: v for p, (v, _) in shares.numbers.items()}


def changed(figures: Given, how: Callable[[str, str, float], float]) -> dict[str, dict[str, float]]:
    return {m: {p: how(m, p, v) for p, v in row.items()} for m, row in figures.items()}


@pytest.mark.parametrize("rule", COMPUTED, ids=lambda r: r.id)
@few
@given(figures=worlds())
def test_shares_are_shares(rule: Rule, figures: Given, today: World) -> None:
    found = values(asked(rule, today, figures))
    assert abs(sum(found.values()) - 1) < 1e-12 and min(found.values()) >= 0
    assert found.keys() == figures["weo_population"].keys()


@pytest.mark.parametrize("rule", COMPUTED, ids=lambda r: r.id)
@few
@given(figures=worlds(), rate=st.floats(0.01, 100))
def test_the_currency_does_not_matter(rule: Rule, figures: Given, rate: float, today: World) -> None:
    units = today.catalogue.measures
    money = {m for m in figures if any(c in units[m].unit for c in ("USD", "EUR", "INTL", "NCU", "SDR"))}
    other = changed(figures, lambda m, _, v: v * rate if m in money else v)
    assert values(asked(rule, today, other)) == pytest.approx(values(asked(rule, today, figures)), abs=1e-9)


@pytest.mark.parametrize("rule", [r for r in COMPUTED if r.id not in NAMES_SOMEBODY], ids=lambda r: r.id)
@few
@given(figures=worlds())
def test_names_do_not_matter(rule: Rule, figures: Given, today: World) -> None:
    """Everybody takes the next one's name, in every table and every pair; Germany stays, whose currency is the euro."""
    members = sorted(figures["weo_population"].keys() - {"DEU"})
    to = dict(zip(members, members[1:] + members[:1], strict=True))

    def renamed(place: str) -> str:
        return ">".join(to.get(part, part) for part in place.split(">"))

    other = {m: {renamed(p): v for p, v in row.items()} for m, row in figures.items()}
    before, after = values(asked(rule, today, figures)), values(asked(rule, today, other))
    assert after == pytest.approx({renamed(p): v for p, v in before.items()}, abs=1e-9)


MORE: list[tuple[str, str, dict[str, Any], int]] = [
    ("equal-effort", "weo_gdp_usd", {}, 1),
    ("equal-effort-ppp", "weo_gdp_ppp", {}, 1),
    ("equal-effort-gni", "wb_gni_usd", {}, 1),
    ("lindahl", "weo_gdp_usd", {"tastes": "FRA:2"}, 1),
    ("ability-to-pay", "weo_gdp_usd", {}, 1),
    ("equal-marginal-sacrifice", "weo_gdp_usd", {}, 1),
    ("equal-sacrifice", "weo_gdp_usd", {}, 1),
    ("taxation", "weo_gdp_usd", {}, 1),
    ("per-head", "weo_population", {}, 1),
    ("benefit", "weo_gdp_usd", {}, 1),
    ("benefit", "coastline", {}, 1),
    ("exposure", "capital_distance", {}, -1),
    ("exposure", "capital_distance", {"sign": "pays-less"}, 1),
    ("historical", "cow_military_expenditure", {}, -1),
    ("common-budget-key", "weo_gdp_usd", {}, 1),
    ("un-scale", "un_scale", {}, 1),
    ("imf-quota", "imf_quota", {}, 1),
    ("personnel", "cow_military_personnel", {}, -1),
    ("personnel", "cow_military_personnel", {"reading": "same-per-soldier"}, 1),
    ("broad-burden", "ukraine_aid_financial", {}, -1),
    ("composite", "weo_population", {}, 1),
    ("mix", "weo_population", {"weights": "per-head:1,equal-effort:3"}, 1),
    ("mix", "cow_military_personnel", {"weights": "per-head:1,personnel:1"}, -1),
]


@pytest.mark.parametrize(("id", "measure", "choices", "sign"), MORE, ids=str)
@few
@given(figures=worlds(), more=st.floats(1.01, 3))
def test_more_of_it_moves_the_share_the_way_the_principle_says(
    id: str, measure: str, choices: dict[str, Any], sign: int, figures: Given, more: float, today: World
) -> None:
    """France's own figure alone is raised."""
    other = changed(figures, lambda m, p, v: v * more if m == measure and p.split(">")[0] == "FRA" else v)
    before, after = (values(asked(rules[id], today, f, **choices))["FRA"] for f in (figures, other))
    assert sign * (after - before) >= -1e-12
