"""Aid to Ukraine: sums against the publisher's own totals, single donors by hand, what is unknown, the EU's channel."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Missing, ask
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact, UnknownName
from fairshare.ledger.open import scenario

#: Release 29 (r29_total_allocations.csv), the publisher's totals of all donors by year in billion EUR, and their sum.
ALL = {2022: 78.005331, 2023: 87.480204, 2024: 97.703798, 2025: 80.823414, 2026: 14.386754}
TYPES = ("military", "financial", "humanitarian")
#: Release 29 (r29_data_explorer.csv, rows POL 2024 added up) and the IMF's GDP of 2024 in billion EUR and US$.
POLAND_2024, POLAND_GDP, EURO, GERMANY = 0.215979 + 0.622978, 917.623, 4328.970, 4684.182


def value(answer: Answer, row: str, column: str) -> float:
    found = answer[row, column]
    assert isinstance(found, Figure), found
    return found.value


def totals(answer: Answer) -> dict[str, Figure]:
    found = answer.extra["totals"]
    assert isinstance(found, dict)
    assert all(isinstance(f, Figure) for f in found.values())
    return found


@pytest.mark.parametrize("year", ALL)
def test_all_donors_of_a_year_are_the_publisher_s_total(today: World, year: int) -> None:
    found = totals(ask(today, "aid", year=year))
    assert found["all"].value == pytest.approx(ALL[year] * 1e9, abs=2e3)
    parts = (found[k].value for k in ("allies", "others", "eu_institutions"))
    assert sum(parts) == pytest.approx(found["all"].value)


def test_all_years_are_their_sum_by_every_table(today: World) -> None:
    """With the EU's institutions as a donor, or with its members' parts: the same money, counted once."""
    whole = sum(ALL.values()) * 1e9
    assert totals(ask(today, "aid"))["all"].value == pytest.approx(whole, abs=1e4)
    assert value(ask(today, "aid", by="year"), "all years", "total_with_eu") == pytest.approx(whole, abs=1e4)
    types = ask(today, "aid", by="type")
    assert value(types, "total", "aid") + value(types, "total", "eu_institutions") == pytest.approx(whole, abs=1e4)


def test_totals_by_year_and_type_are_the_publisher_s(today: World, shared: Path) -> None:
    raw: defaultdict[tuple[int, str], float] = defaultdict(float)
    with (shared / "data/macro/kiel/r29_total_allocations.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for kind, column in {"total": "total_allocations", **dict(zip(TYPES, TYPES, strict=True))}.items():
                raw[int(row["year"]), kind] += float(row[column]) * 1e9
    assert {year for year, _ in raw} == ALL.keys()
    for (year, kind), amount in raw.items():
        assert totals(ask(today, "aid", year=year, type=kind))["all"].value == pytest.approx(amount, abs=1e4)


def test_every_donor_s_sum_is_that_of_its_months(today: World, shared: Path) -> None:
    raw: defaultdict[tuple[str, str], float] = defaultdict(float)
    with (shared / "data/macro/kiel/r29_data_explorer.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for kind in ("total", *TYPES):
                raw[row["iso"], kind] += float(row[kind]) * 1e9
    answer = ask(today, "aid")
    listed = {r["iso3"] for r in answer.rows}
    assert {donor for donor, _ in raw} <= listed
    for (donor, kind), amount in raw.items():
        assert value(answer, donor, kind) == pytest.approx(amount, abs=1e3), donor


def test_one_donor_by_hand(today: World) -> None:
    answer = ask(today, "aid", donor="Poland", year=2024)
    aid, via = value(answer, "2024", "total"), value(answer, "2024", "via_eu")
    assert aid == pytest.approx(POLAND_2024 * 1e9, abs=1e3)
    gdp = POLAND_GDP * EURO / GERMANY * 1e9
    assert value(answer, "2024", "share_of_gdp") == pytest.approx(aid / gdp)
    assert value(answer, "2024", "share_with_eu") == pytest.approx((aid + via) / gdp)
    assert sum(value(answer, "2024", t) for t in TYPES) == pytest.approx(aid)
    assert "EUR 839 million" in answer.headline and "0.10 % of GDP" in answer.headline


def test_the_share_since_2022_is_the_sum_of_the_years_shares(today: World) -> None:
    answer = ask(today, "aid", donor="EST")
    years = [r["year"] for r in answer.rows][:-1]
    assert years == [str(y) for y in ALL]
    for column in ("total", "share_of_gdp", "share_with_eu", "military"):
        assert sum(value(answer, str(y), column) for y in years) == pytest.approx(value(answer, "all years", column))


def test_a_part_of_a_year_says_until_when(today: World) -> None:
    answer = ask(today, "aid", donor="DEU")
    assert answer["2026", "until"] == answer["all years", "until"] == "April"
    assert answer["2025", "until"] == ""
    assert "to April 2026" in answer.headline
    assert not any("part of a year" in n for n in ask(today, "aid", year=2025).notes)


def test_the_eu_s_institutions_are_a_donor_whose_aid_is_split_once(today: World) -> None:
    answer = ask(today, "aid", year=2024)
    assert value(answer, "EU", "total") == pytest.approx(19.118889e9)
    parts = sum(f.value for r in answer.rows if isinstance(f := r["via_eu"], Figure))
    assert parts == pytest.approx(19.118889e9)
    for column in ("share_of_gdp", "via_eu", "total_with_eu", "share_with_eu"):
        assert isinstance(answer["EU", column], Missing)
    assert any("never add both" in n for n in answer.notes)
    assert any("constant key assumed" in n for n in answer.notes)


def test_who_is_not_covered_is_unknown_and_who_is_no_member_has_no_part(today: World) -> None:
    answer = ask(today, "aid", year=2024)
    for place in ("ALB", "MNE", "MKD"):
        found = answer[place, "total"]
        assert isinstance(found, Missing) and "does not cover" in found.reason
    norway = answer["NOR", "via_eu"]
    assert isinstance(norway, Missing) and "not a member of the EU" in norway.reason
    assert value(answer, "NOR", "total_with_eu") == value(answer, "NOR", "total")
    assert value(answer, "TUR", "total") == 0.0
    assert any("Albania, Montenegro and North Macedonia" in n for n in answer.notes)
    unknown = ask(today, "aid", donor="Albania")
    assert unknown.headline.endswith("is unknown: the tracker does not cover Albania as a donor.")


def test_every_ally_and_every_other_donor_is_listed(today: World) -> None:
    answer = ask(today, "aid")
    codes = [r["iso3"] for r in answer.rows]
    assert set(codes) >= today.members(2026)
    assert {"JPN", "KOR", "AUS", "NZL", "TWN", "CHE", "EU"} <= set(codes)
    assert len(codes) == len(set(codes)) == 45
    assert all(r["name"] != r["iso3"] for r in answer.rows), "a code is no name"


def test_who_joined_on_the_way_counts_among_others_before(today: World) -> None:
    answer = ask(today, "aid")
    assert (answer["FIN", "ally"], answer["SWE", "ally"], answer["JPN", "ally"]) == ("from 2023", "from 2024", "")
    before = ask(today, "aid", year=2023)
    assert (before["SWE", "ally"], before["FIN", "ally"]) == ("", "ally")
    found = totals(before)
    covered = [p for p in today.members(2023) if isinstance(before[p, "total"], Figure)]
    assert found["allies"].value == pytest.approx(sum(value(before, p, "total") for p in covered))
    assert "SWE" not in covered
    told = "what Finland and Sweden gave before joining stands"
    assert any(f"{told} among other governments" in n for n in answer.notes)
    assert any(f"{told} in no sum of the group" in n for n in ask(today, "aid", group="NATO").notes)
    assert not any("before joining" in n for n in before.notes)


def test_one_who_leaves_counts_among_others(today: World) -> None:
    gone = totals(ask(today.under(scenario("us-leaves")), "aid", year=2024))
    here = totals(ask(today, "aid", year=2024))
    moved = value(ask(today, "aid", year=2024), "USA", "total")
    assert here["allies"].value - gone["allies"].value == pytest.approx(moved)
    assert gone["others"].value - here["others"].value == pytest.approx(moved)
    assert gone["all"].value == pytest.approx(here["all"].value)


def test_a_group_s_share_is_its_aid_over_its_gdp(today: World) -> None:
    answer = ask(today, "aid", group="DEU,POL", year=2024, by="year")
    aid = sum(today.row("ukraine_aid_total", 2024)[p].value for p in ("DEU", "POL"))
    gdp = (GERMANY + POLAND_GDP) * EURO / GERMANY * 1e9
    assert value(answer, "2024", "total") == pytest.approx(aid)
    assert value(answer, "2024", "share_of_gdp") == pytest.approx(aid / gdp)


def test_a_day_before_the_edition_gets_whole_years_marked_as_later(today: World) -> None:
    then = ask(today.as_of(date(2025, 3, 12)), "aid", donor="POL")
    assert [r["year"] for r in then.rows] == ["2022", "2023", "2024", "all years"]
    found = then["2024", "total"]
    assert isinstance(found, Figure) and found.status == "backfilled"
    assert "published after 2025-03-12" in then.under
    assert any(n.startswith("kiel-2026-08, published 2026-08-04, answers for 2025-03-12") for n in then.notes)
    assert not any("answers for" in n for n in ask(today, "aid", donor="POL").notes)


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2019, 9, 1), date(2022, 12, 31)])
def test_a_day_on_which_no_year_was_over_says_so(today: World, day: date) -> None:
    with pytest.raises(NoSuchFact, match=f"{day}: the tracker begins in 2022"):
        ask(today.as_of(day), "aid")


def test_works_under_every_scenario_with_the_same_amounts(today: World) -> None:
    plain = ask(today, "aid", year=2024)
    for name in today.catalogue.scenarios:
        under = ask(today.under(scenario(name)), "aid", year=2024)
        for row in plain.rows:
            place = str(row["iso3"])
            before, after = plain[place, "total"], under[place, "total"]
            assert isinstance(before, Missing) is isinstance(after, Missing)
            if isinstance(before, Figure) and isinstance(after, Figure):
                assert after.value == before.value


@pytest.mark.parametrize(
    "params",
    [{}, {"donor": "EU"}, {"donor": "Germany"}, {"by": "year", "group": "EUR_CAN"}, {"by": "type", "year": 2023}],
    ids=str,
)
@pytest.mark.parametrize("under", ["", "us-leaves"])
def test_ids_open_again(today: World, params: dict[str, object], under: str) -> None:
    world = today.under(scenario(under)) if under else today
    opened = 0
    for figure in ask(world, "aid", **params).figures():
        if figure.id is not None:
            again = today.figure(str(figure.id))
            assert again.unit == figure.unit
            assert again.value == pytest.approx(figure.value, rel=1e-12), figure.id
            opened += 1
    assert opened


def test_three_countings_of_the_alliance_s_spending(today: World) -> None:
    """By hand: every ally's spending of 2023 plus and minus its military aid over the IMF's GDP × NATO's GDP."""
    answer = ask(today, "aid", year=2023)
    records = answer.extra["countings"]
    assert isinstance(records, tuple)
    low, told, high = (r["expenditure_usd"].value for r in records)
    assert [r["counting"] for r in records] == ["none-inside", "as-published", "all-inside"]
    spent, gdp = today.row("expenditure_usd_constant", 2023), today.row("gdp_usd_constant", 2023)
    share = today.row("ukraine_aid_share", 2023, type="military")
    assert told == pytest.approx(sum(f.value for f in spent.values()))
    moved = sum(share[p].value * gdp[p].value for p in spent if p in share)
    assert (low, high) == (pytest.approx(told - moved), pytest.approx(told + moved))
    assert any("lower bound" in n and "upper bound" in n and "2021 prices" in n for n in answer.notes)


def test_countings_are_unknown_where_an_ally_s_spending_is(today: World) -> None:
    answer = ask(today, "aid", year=2025)
    assert any("cannot be added up" in n and "DEU" in n for n in answer.notes)
    assert any("defence spending is unknown" in n for n in ask(today, "aid", year=2026).notes)
    assert not ask(today.under(scenario("aid-all-inside")), "aid").extra["countings"]


@pytest.mark.parametrize(
    ("params", "error", "names"),
    [
        ({"year": 1995}, BadInput, "2022 to 2026"),
        ({"donor": "Atlantis"}, UnknownName, "Atlantis"),
        ({"donor": "Russia"}, BadInput, "Russia"),
        ({"donor": "Sweden", "group": "B9"}, BadInput, "B9 in 2026"),
        ({"donor": "EU", "group": "B9"}, BadInput, "EU"),
        ({"group": "B10"}, UnknownName, "B10"),
        ({"type": "cash"}, BadInput, "military"),
        ({"by": "colour"}, BadInput, "donor, year, type"),
    ],
    ids=str,
)
def test_bad_input_is_named(today: World, params: dict[str, object], error: type[Exception], names: str) -> None:
    with pytest.raises(error, match=names) as caught:
        ask(today, "aid", **params)
    assert "\n" not in str(caught.value)
