"""The United Nations' scale of assessments: every cell of the raw table, known rates, and what the reader refuses."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from fairshare.core.place import Gazetteer
from fairshare.core.world import World
from fairshare.errors import BadSource
from fairshare.ledger import load
from fairshare.ledger.build import build
from fairshare.sources.order import Order
from fairshare.sources.un import release
from fairshare.sources.un_names import member_named

RELEASES = load.DATA / "releases"
IDS = sorted(p.parent.name for p in RELEASES.glob("un-scale-*/source.toml"))
#: Marks of a state that was no member; ``b/``: Egypt and Syria as the United Arab Republic.
NO_MEMBER = {"-", "NA", "b/"}
RATES = {
    2023: {
        "DEU": "6.111", "GBR": "4.375", "FRA": "4.318", "ITA": "3.189", "CAN": "2.628", "CHN": "15.254", "JPN": "8.033",
    },
    2026: {"DEU": "5.692", "GBR": "3.991", "FRA": "3.858", "USA": "22.000"},
}  # fmt: skip


def shipped(id: str) -> list[dict[str, str]]:
    with (RELEASES / id / "facts.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def shown(year: int) -> dict[str, str]:
    return {r["place"]: r["shown"] for id in IDS for r in shipped(id) if int(r["year"]) == year}


def test_every_year_stands_in_exactly_one_release() -> None:
    """One release per resolution: 44 columns in 38 resolutions, each adopted before its last year is over."""
    assert len(IDS) == 38
    years = [y for id in IDS for y in sorted({int(r["year"]) for r in shipped(id)})]
    assert sorted(years) == list(range(1946, 2028))
    for id in IDS:
        assert load.source(RELEASES / id).published < date(max(int(r["year"]) for r in shipped(id)), 12, 31)


@pytest.mark.parametrize("year", RATES)
def test_known_rates(year: int) -> None:
    """A/RES/76/238 and A/RES/79/249."""
    held = shown(year)
    assert {p: held[p] for p in RATES[year]} == RATES[year]


@pytest.mark.parametrize("year", [*range(1998, 2003), *range(2004, 2028)])
def test_the_rates_add_up_to_a_hundred(year: int) -> None:
    assert sum(map(Decimal, shown(year).values())) == 100


def test_what_does_not_add_up_is_told() -> None:
    """Switzerland and Timor-Leste came on top in 2003; the two German states in 1973; Yugoslavia is not in the copy."""
    assert sum(map(Decimal, shown(2003).values())) == Decimal("101.088")
    assert sum(map(Decimal, shown(1973).values())) == Decimal("108.20")
    assert "101.088" in " ".join(load.source(RELEASES / "un-scale-2002-12").notes)
    assert "108.20" in " ".join(load.source(RELEASES / "un-scale-1970-12").notes)
    for id in IDS:
        partial = load.source(RELEASES / id).extent == "partial"
        assert (
            partial == any("lacks Yugoslavia" in n for n in load.source(RELEASES / id).notes) == (id < "un-scale-1997")
        )


def test_states_that_are_no_more() -> None:
    assert shown(1970)["SUN"] == "14.61" and "RUS" not in shown(1991) and shown(1992)["RUS"] == "9.41"
    assert (shown(1992)["CSK"], shown(1994)["CZE"]) == ("0.55", "0.42")
    assert (shown(1980)["DDR"], shown(1980)["DEU"], shown(1992)["DEU"]) == ("1.39", "8.31", "8.93")
    assert "DDR" not in shown(1992) and "DDR" not in shown(2021)
    assert [shown(y).get("YUG") or shown(y).get("SCG") or shown(y)["SRB"] for y in (2003, 2004, 2007)] == [
        "0.020", "0.019", "0.021",
    ]  # fmt: skip
    assert shown(1960)["UAR"] == "0.32" and "EGY" not in shown(1960) and shown(1962)["EGY"] == "0.25"


def test_who_was_no_member_has_no_row() -> None:
    assert "CHE" not in shown(2002) and shown(2003)["CHE"] == "1.274"
    assert "ESP" not in shown(1954) and "ESP" in shown(1955)
    assert not [r for id in IDS for r in shipped(id) if r["value"] == ""]


def test_every_cell_of_the_raw_table_is_carried_and_nothing_else(shared: Path) -> None:
    path = shared / "data/macro/un_scale/UNGA_scale_of_assessment.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        head, *rows = csv.reader(lines)
    wanted = {}
    for row in rows:
        for n, (column, text) in enumerate(zip(head[1:], row[1:], strict=True), 1):
            if text not in NO_MEMBER:
                for year in range(int(head[n - 1]) + 1 if n > 1 else 1946, int(column) + 1):
                    wanted[f"{path.name}, row {row[0]}, column {column}", year] = text
    held = {(r["cell"], int(r["year"])): r for id in IDS for r in shipped(id)}
    assert {k: r["shown"] for k, r in held.items()} == wanted
    assert all(float(r["value"]) == float(r["shown"]) and r["unit"] == "percent" for r in held.values())


def test_the_build_is_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    for id in IDS:
        (tmp_path / id).mkdir()
        (tmp_path / id / "source.toml").write_bytes((RELEASES / id / "source.toml").read_bytes())
    build(shared, tmp_path)
    for id in IDS:
        assert (tmp_path / id / "facts.csv").read_bytes() == (RELEASES / id / "facts.csv").read_bytes(), id


def test_the_scale_answers_as_of_a_day(today: World) -> None:
    """The rates of 2025 were not known before Christmas 2024."""
    eve = today.as_of(date(2024, 12, 23)).row("un_scale", 2025)
    assert eve.why_missing("DEU") == "first held in un-scale-2024-12, published 2024-12-24"
    assert today.row("un_scale", 2025)["DEU"].value == pytest.approx(0.05692, abs=1e-15)
    assert str(today.figure("un_scale/NATO/2025").unit) == "1"


def order(tmp_path: Path, text: str, columns: object) -> Order:
    (tmp_path / "scale.csv").write_text(text, encoding="utf-8")
    says = {"file": "scale.csv", "columns": columns}
    return Order("un-scale-2030-12", "reported", None, tmp_path, frozenset({"scale.csv"}), says)


def test_a_column_holds_the_years_after_the_one_before(tmp_path: Path, places: Gazetteer) -> None:
    found = list(release(order(tmp_path, "Member State,2024,2027\nPoland,0.1,0.20\nChad,-,NA\n", [2027]), places))
    assert [(f.place, f.year, f.value, f.shown, f.status) for f in found] == [
        ("POL", year, 0.2, "0.20", "actual") for year in (2025, 2026, 2027)
    ]


@pytest.mark.parametrize(
    ("text", "columns", "told"),
    [
        ("Member State,2024\nAtlantis,0.1\n", [2024], "row Atlantis, column 2024: 'Atlantis' is no member known"),
        ("Member State,2024\nPoland,many\n", [2024], "row Poland, column 2024: 'many' is neither a rate"),
        ("Member State,2024\nPoland,\n", [2024], "'' is neither a rate"),
        ("Member State,2024,2027\nPoland,0.1\n", [2027], "None is neither a rate"),
        ("Member State,2024\nPoland,0.1\n", [2027], "there is no column 2027"),
        ("Member State,2024\nPoland,0.1\n", "2024", "columns is no list"),
        ("Member State,later\nPoland,0.1\n", [2024], "cannot be read as a year"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, places: Gazetteer, text: str, columns: object, told: str) -> None:
    with pytest.raises(BadSource, match=told):
        list(release(order(tmp_path, text, columns), places))


def test_names_of_members_agree_with_ours(places: Gazetteer) -> None:
    for place in places.values():
        for name in (place.name, *place.aliases):
            assert member_named(name, 2027) in (None, place.iso3), name
