"""What must hold for every lever, also for the next one: every identity that held before holds after."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairshare.core.figure import RegisterRow
from fairshare.core.lever import Scenario, Setting, levers
from fairshare.core.question import ask
from fairshare.core.world import World
from fairshare.errors import BadInput, UnknownName

#: One or more settings for every lever.
EXAMPLES: dict[str, list[dict[str, Setting]]] = {
    "leave": [{"place": "USA"}, {"place": "DEU", "from_year": 2020}],
    "join": [{"place": "SWE", "from_year": 2014}, {"place": "UKR"}],
    "spend": [
        {"level": 0.035},
        {"level": 0.02, "how": "exactly"},
        {"level": 0.1, "how": "change", "places": ("POL", "FRA")},
        {"level": 0.05, "from_year": 2023},
    ],
    "growth": [{}, {"faster": -0.01, "places": ("DEU",)}, {"spending": "amount", "until_year": 2030}],
    "reach": [
        {"level": 0.035, "by_year": 2035},
        {"level": 0.03, "by_year": 2026, "from_year": 2014, "shape": "back-loaded", "how": "exactly"},
        {"level": 0.03, "by_year": 2019, "from_year": 2015, "shape": "constant-growth", "places": ("Italy", "POL")},
        {"by_year": 2024, "from_year": 2015, "shape": "through", "points": ("2018=0.025", "2022=0.03")},
        {"by_year": 2024, "from_year": 2015, "shape": "as-announced"},
    ],
    "related": [
        {"items": ("Italy 2026 0.4 % of GDP, infrastructure, strict: Rail lines",)},
        {"items": ("POL 2024 9000 million, industry, loose: Powder",), "counting": "loose"},
    ],
    "aid": [{"counting": "all-inside"}, {"counting": "none-inside"}],
    "exchange-rate": [{"factor": 0.9}, {"factor": 1.25, "places": ("Poland", "GBR"), "from_year": 2016}],
    "redefine": [{"leave_out": ("personnel",)}, {"add": 0.015}, {"leave_out": ("equipment", "other"), "add": 0.01}],
}
CASES = [(id, s) for id, many in EXAMPLES.items() for s in many]
RELEASES = ("nato-2024-06", "nato-2025-08", "nato-2019-06")


def after(world: World, lever: str, settings: Mapping[str, Setting]) -> World:
    return world.under(Scenario.of("test", [{"lever": lever, **settings}]))


def test_every_lever_has_examples() -> None:
    assert {levers[id].id for id in levers} == EXAMPLES.keys()


@pytest.mark.parametrize(("lever", "settings"), CASES, ids=str)
@pytest.mark.parametrize("release", RELEASES)
def test_identities_hold_that_held_before(today: World, lever: str, settings: dict[str, Setting], release: str) -> None:
    """Share = expenditure / GDP, growth, per head, gap, equipment amounts, at the accuracy they had before."""
    before = today.pinned(release)
    now = after(before, lever, settings)
    for year in (2016, before.newest_year()):
        for place in now.members(year) & before.members(year):
            for identity in IDENTITIES:
                if identity.__name__ == BREAKS.get(lever):
                    continue
                off_before, off_after = identity(before, place, year), identity(now, place, year)
                if off_before is None or off_after is None:
                    continue
                assert off_after <= max(off_before, 1e-9) * (1 + 1e-6), f"{identity.__name__} {place} {year}"


def share(world: World, place: str, year: int) -> float | None:
    values = [
        world.row(m, year).value(place) for m in ("expenditure_usd_constant", "gdp_usd_constant", "defence_share")
    ]
    return _off(values, lambda spent, gdp, share: spent / gdp - share)


def growth(world: World, place: str, year: int) -> float | None:
    there = world.steady(year)
    if year - 1 not in there.facts.years("defence_share", there.release(year).id):
        return None
    values = [there.row("expenditure_usd_constant", y).value(place) for y in (year - 1, year)]
    return _off([*values, there.row("real_growth", year).value(place)], lambda old, new, g: new / old - 1 - g)


def per_head(world: World, place: str, year: int) -> float | None:
    values = [
        world.row(m, year).value(place) for m in ("expenditure_usd_constant", "population", "expenditure_per_head")
    ]
    return _off(values, lambda spent, people, each: spent / people / each - 1)


def exchange_rate(world: World, place: str, year: int) -> float | None:
    """National over US$ at current prices is the release's rate, whatever is spent."""
    base = world.unchanged()
    rates = [
        w.row(m, year).value(place)
        for w in (world, base)
        for m in ("expenditure_national_current", "expenditure_usd_current")
    ]
    return _off(rates, lambda nat, usd, nat0, usd0: (nat / usd) / (nat0 / usd0) - 1)


def gap(world: World, place: str, year: int) -> float | None:
    values = [world.row(m, year).value(place) for m in ("gap_usd", "defence_share", "gdp_usd")]
    return _off(values, lambda gap, share, gdp: gap - (share - 0.02) * gdp)


def categories(world: World, place: str, year: int) -> float | None:
    parts = [world.row(f"{c}_share", year).value(place) for c in ("equipment", "personnel", "infrastructure", "other")]
    return _off(parts, lambda *p: sum(p) - 1)


IDENTITIES = (share, growth, per_head, exchange_rate, gap, categories)
#: The one identity that a lever is there to break.
BREAKS = {"exchange-rate": "exchange_rate"}


def _off(values: list[float | None], measure: Callable[..., float]) -> float | None:
    known = [v for v in values if v is not None]
    return abs(measure(*known)) if len(known) == len(values) else None


@pytest.mark.parametrize(("lever", "settings"), CASES, ids=str)
def test_the_world_before_is_untouched(june2024: World, lever: str, settings: dict[str, Setting]) -> None:
    before = {m: june2024.row(m, 2024).numbers for m in ("defence_share", "expenditure_usd_current")}
    changed = after(june2024, lever, settings)
    changed.row("defence_share", 2024)
    assert {m: june2024.row(m, 2024).numbers for m in before} == before
    assert changed.key != june2024.key
    assert changed.unchanged().key == june2024.key


@pytest.mark.parametrize(("lever", "settings"), CASES, ids=str)
def test_changes_are_data(june2024: World, lever: str, settings: dict[str, Setting]) -> None:
    """They hash, compare and survive pickling, so that a world can be sent and saved."""
    import pickle

    changed = after(june2024, lever, settings)
    assert hash(changed.changes) == hash(after(june2024, lever, settings).changes)
    assert pickle.loads(pickle.dumps(changed.changes)) == changed.changes


def test_spend_at_least_sets_exactly_the_level(june2024: World, august2025: World) -> None:
    for world, year in ((june2024, 2024), (august2025, 2025)):
        row = after(world, "spend", {"level": 0.035}).row("defence_share", year)
        published = world.row("defence_share", year)
        for place, figure in row.items():
            expected = max(0.035, published[place].value)
            assert figure.value == pytest.approx(expected, rel=1e-12)
        assert "DEU" in row or world is august2025


@settings(max_examples=25, deadline=None)
@given(level=st.floats(0.001, 0.2))
def test_spend_exactly_reaches_a_target_at_that_level(level: float) -> None:
    from fairshare.ledger.open import world

    row = after(world(release="nato-2024-06"), "spend", {"level": level, "how": "exactly"}).row("defence_share", 2024)
    assert all(f.value == pytest.approx(level, rel=1e-12) for f in row.values())


def test_leaving_takes_an_ally_out_of_groups_and_totals(june2024: World) -> None:
    gone = after(june2024, "leave", {"place": "USA"})
    assert "USA" not in gone.members(2024)
    assert "USA" not in gone.row("defence_share", 2024)
    published = june2024.figure("expenditure_usd_current/EUR_CAN/2024").value
    assert gone.figure("expenditure_usd_current/NATO/2024").value == pytest.approx(published, rel=1e-9)


def test_joining_counts_from_its_year(june2024: World) -> None:
    joined = after(june2024, "join", {"place": "SWE", "from_year": 2020})
    assert "SWE" not in joined.members(2019)
    assert "SWE" in joined.members(2020)
    assert "SWE" in joined.row("defence_share", 2020)
    assert "SWE" in joined.members(2020, "EUR_CAN")


def test_a_joiner_without_figures_is_missing_with_a_reason(june2024: World) -> None:
    row = after(june2024, "join", {"place": "UKR"}).row("defence_share", 2024)
    assert row.missing["UKR"]


@pytest.mark.parametrize(
    ("change", "error", "names"),
    [
        ({}, BadInput, "lever"),
        ({"lever": "lend"}, UnknownName, "leave"),
        ({"lever": "leave"}, BadInput, "place"),
        ({"lever": "leave", "place": "USA", "when": 2025}, BadInput, "from_year"),
        ({"lever": "leave", "place": 5}, BadInput, "place"),
        ({"lever": "leave", "place": "Atlantis"}, BadInput, "Atlantis"),
        ({"lever": "spend", "level": "high"}, BadInput, "level"),
        ({"lever": "spend", "level": 2.0}, BadInput, "ratio"),
        ({"lever": "spend", "level": 0.02, "how": "maybe"}, BadInput, "at_least"),
        ({"lever": "reach", "level": 0.035, "by_year": 2014, "from_year": 2015}, BadInput, "after 2015"),
        ({"lever": "reach", "by_year": 2030, "from_year": 2015}, BadInput, "level"),
        ({"lever": "reach", "by_year": 2030, "from_year": 2015, "shape": "through"}, BadInput, "2027=0.025"),
        (
            {"lever": "reach", "level": 0.03, "by_year": 2030, "from_year": 2015, "shape": "constant-growth"},
            BadInput,
            "lever growth",
        ),
        ({"lever": "exchange-rate"}, BadInput, "factor"),
        ({"lever": "exchange-rate", "factor": 0}, BadInput, "0.01 to 100"),
        ({"lever": "exchange-rate", "factor": 2, "from_year": 2020, "until_year": 2019}, BadInput, "from 2020 on"),
        ({"lever": "redefine"}, BadInput, "at least one of equipment"),
        ({"lever": "redefine", "leave_out": ("pensions",)}, BadInput, "'pensions' cannot be used: a list of equipment"),
        (
            {"lever": "redefine", "leave_out": ("equipment", "personnel", "infrastructure", "other")},
            BadInput,
            "at most three",
        ),
        ({"lever": "redefine", "add": 0.5}, BadInput, "0 to 0.2"),
        ({"lever": "growth", "faster": 0.5}, BadInput, "-0.2 to 0.2"),
        ({"lever": "spend", "level": 0.02, "from_year": 2020, "until_year": 2019}, BadInput, "from 2020 on"),
        ({"lever": "related"}, BadInput, "items"),
        ({"lever": "related", "items": ("Italy 2026 lots",)}, BadInput, "write it like"),
        ({"lever": "related", "items": ("Atlantis 2024 1 million, industry, loose: Powder",)}, UnknownName, "Atlantis"),
        ({"lever": "aid"}, BadInput, "counting"),
        ({"lever": "aid", "counting": "half-inside"}, BadInput, "none-inside, all-inside"),
    ],
    ids=str,
)
def test_bad_settings_are_named(
    june2024: World, change: dict[str, Setting], error: type[Exception], names: str
) -> None:
    with pytest.raises(error, match=names) as caught:
        changed = june2024.under(Scenario.of("test", [change]))
        for measure in ("defence_share", "related_share"):
            changed.row(measure, 2024)
    assert "\n" not in str(caught.value)


def test_what_a_scenario_sets_is_hypothetical_and_says_so(june2024: World) -> None:
    raised = after(june2024, "spend", {"level": 0.035})
    row = raised.row("defence_share", 2020)
    assert row["DEU"].status == "hypothetical"
    assert row["USA"].status == "actual", "untouched: 3.58 % in 2020"
    assert raised.row("gap_usd", 2020)["DEU"].status == "hypothetical"


def test_an_ally_s_page_says_would_have_under_a_scenario(june2024: World) -> None:
    answer = ask(after(june2024, "spend", {"level": 0.02}), "ally", ally="Germany", year=2020)
    assert "would have spent" in answer.headline
    assert any("computed, not published" in n for n in answer.notes)


def test_who_left_has_no_share_of_the_total(june2024: World) -> None:
    gone = after(june2024, "leave", {"place": "USA"}).over(frozenset({"USA", "DEU"}))
    row = gone.row("share_of_total", 2024)
    assert "not a member" in row.missing["USA"]
    assert 0 < row["DEU"].value < 1


def test_who_joined_in_the_year_keeps_its_published_growth_under_a_scenario(june2024: World) -> None:
    """Sweden joined in 2024: its amount of 2023 is held, though it was no member then."""
    gone = after(june2024, "leave", {"place": "USA"})
    assert gone.row("real_growth", 2024)["SWE"].value == june2024.row("real_growth", 2024)["SWE"].value
    raised = after(june2024, "spend", {"level": 0.05, "from_year": 2024})
    old, new = (raised.over(frozenset({"SWE"})).row("expenditure_usd_constant", y)["SWE"].value for y in (2023, 2024))
    assert raised.row("real_growth", 2024)["SWE"].value == pytest.approx(new / old - 1, rel=1e-12)


def test_the_first_year_of_a_release_keeps_its_published_growth(june2024: World) -> None:
    """Nothing before 2014 is in the release; where nothing changed, what was printed stands."""
    gone = after(june2024, "leave", {"place": "USA"})
    assert gone.row("real_growth", 2014)["POL"].value == june2024.row("real_growth", 2014)["POL"].value
    raised = after(june2024, "spend", {"level": 0.05}).row("real_growth", 2014)
    assert "2013" in raised.missing["POL"]


def ahead(world: World, *changes: Mapping[str, Setting]) -> World:
    """The world carried on, and what else is done to it."""
    return world.under(Scenario.of("test", [{"lever": "growth"}, *map(dict, changes)]))


def test_gdp_goes_on_at_the_rates_the_imf_publishes(june2024: World) -> None:
    """2030 over 2024 is the product of the six rates; after 2031 that of 2031 goes on."""
    world = ahead(june2024.as_of(june2024.facts.sources["imf-weo-2026-04"].published).holding("nato-2024-06"))
    gdp = {y: world.row("gdp_usd_constant", y)["ITA"].value for y in (2024, 2030, 2031, 2035)}
    rates = {y: world.unchanged().row("weo_growth", y)["ITA"].value for y in range(2025, 2032)}
    product = 1.0
    for year in range(2025, 2031):
        product *= 1 + rates[year]
    assert gdp[2030] / gdp[2024] == pytest.approx(product, rel=1e-12)
    assert gdp[2035] / gdp[2031] == pytest.approx((1 + rates[2031]) ** 4, rel=1e-12)


@pytest.mark.parametrize("year", [2026, 2031, 2032, 2035])
def test_identities_hold_in_years_nobody_published(june2024: World, year: int) -> None:
    for world in (
        ahead(june2024),
        ahead(june2024, {"lever": "reach", "level": 0.035, "by_year": 2035}),
        ahead(june2024, {"lever": "reach", "level": 0.035, "by_year": 2035}, {"lever": "leave", "place": "USA"}),
    ):
        for place in world.bound(year):
            found = [identity(world, place, year) for identity in (share, per_head, gap)]
            old, new = (world.row("expenditure_usd_constant", y).value(place) for y in (year - 1, year))
            found.append(_off([old, new, world.row("real_growth", year).value(place)], lambda a, b, g: b / a - 1 - g))
            assert all(off is not None and off < 1e-6 for off in found), (place, found)


def test_a_world_goes_on_until_its_year_and_says_so(june2024: World) -> None:
    row = ahead(june2024).row("defence_share", 2036)
    assert not row.numbers
    assert set(row.only(june2024.bound(2024)).missing.values()) == {"the scenario goes until 2035"}


def test_spending_keeps_its_share_or_its_amount(june2024: World) -> None:
    same = after(june2024, "growth", {"spending": "amount"})
    for place in ("ITA", "POL"):
        begun = june2024.row("expenditure_usd_constant", 2024)[place].value
        assert same.row("expenditure_usd_constant", 2033)[place].value == pytest.approx(begun, rel=1e-12)
        share = june2024.row("defence_share_recomputed", 2024)[place].value
        assert ahead(june2024).row("defence_share", 2033)[place].value == pytest.approx(share, rel=1e-12)


def test_faster_growth_is_added_to_every_year_after_the_board(june2024: World) -> None:
    faster, usual = after(june2024, "growth", {"faster": 0.01, "places": ("ITA",)}), ahead(june2024)
    for place, more in (("ITA", 0.01), ("POL", 0.0)):
        rates = [w.row("weo_growth", 2033)[place].value for w in (faster, usual)]
        assert rates[0] - rates[1] == pytest.approx(more, abs=1e-15)
        for measure in ("gdp_usd_constant", "weo_gdp_national"):
            ratio = faster.row(measure, 2025)[place].value / usual.row(measure, 2025)[place].value
            rate = usual.row("weo_growth", 2025)[place].value
            assert ratio == pytest.approx((1 + rate + more) / (1 + rate), rel=1e-12)
    assert faster.row("gdp_usd_constant", 2030)["ITA"].status == "hypothetical"
    assert usual.row("gdp_usd_constant", 2030)["ITA"].status == "projection"


def test_a_straight_path_by_hand(june2024: World) -> None:
    """From the last actual year, 2022, to 2035: Italy of 1.51 % there is 3/13 of the way in 2025."""
    world = ahead(june2024, {"lever": "reach", "level": 0.035, "by_year": 2035})
    begun = june2024.row("defence_share", 2022)["ITA"].value
    for year in (2025, 2030, 2035):
        line = begun + (0.035 - begun) * (year - 2022) / 13
        assert world.row("defence_share", year)["ITA"].value == pytest.approx(line, rel=1e-9)
    assert world.row("defence_share", 2023).numbers["ITA"] == june2024.row("defence_share", 2023).numbers["ITA"]
    kept = ahead(june2024).row("defence_share", 2030)["POL"].value
    assert world.row("defence_share", 2030)["POL"].value == pytest.approx(kept), "above the level: not taken down"


def test_plans_are_those_of_the_register_and_open_to_its_rows(today: World) -> None:
    """Germany's budget plan of June 2025 names 3.5 % for 2029."""
    world = ahead(today, {"lever": "reach", "by_year": 2035, "shape": "as-announced"})
    figure = world.row("defence_share", 2029)["DEU"]
    assert figure.value == pytest.approx(0.035, rel=1e-9)
    assert any(isinstance(leaf, RegisterRow) and leaf.row == "deu-2025-3-5" for leaf in figure.trail.leaves())
    before = ahead(today.as_of(date(2025, 6, 1)).holding("nato-2024-06"))
    assert "DEU" not in before.row("announced_share", 2029)


def test_published_years_stand_unless_the_path_begins_before_them(august2025: World) -> None:
    on = ahead(august2025, {"lever": "reach", "level": 0.035, "by_year": 2035})
    assert on.row("defence_share", 2025).numbers["ITA"] == august2025.row("defence_share", 2025).numbers["ITA"]
    what_if = after(august2025, "reach", {"level": 0.02, "by_year": 2024, "from_year": 2014})
    begun = august2025.row("defence_share", 2014)["ITA"].value
    assert what_if.row("defence_share", 2019)["ITA"].value == pytest.approx((begun + 0.02) / 2, rel=1e-6)
