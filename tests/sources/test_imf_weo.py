"""The shipped World Economic Outlook of April 2026, alone and against the raw export beside the checkout."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from fairshare.core.source import Source
from fairshare.core.unit import scaled
from fairshare.core.world import World
from fairshare.ledger import load
from fairshare.ledger.build import COLUMNS, build
from fairshare.ledger.open import world

ID = "imf-weo-2026-04"
FOLDER = load.DATA / "releases" / ID
RAW = "data/macro/imf_weo/weo_apr2026_all.csv"
SUBJECTS = {
    "weo_gdp_national": "ngdp", "weo_gdp_usd": "ngdpd", "weo_gdp_ppp": "pppgdp", "weo_growth": "ngdp_rpch",
    "weo_deflator": "ngdp_d", "weo_population": "lp", "weo_employed": "le", "weo_debt": "ggxwdg_ngdp",
    "weo_balance": "ggxcnl_ngdp", "weo_primary_balance": "ggxonlb_ngdp", "weo_revenue": "ggr_ngdp",
    "weo_expenditure": "ggx_ngdp",
}  # fmt: skip
#: Of every economy; the other measures are of the places of this project only.
FOR_ALL = {"weo_gdp_usd", "weo_population"}
FOR_THE_WORLD = {"weo_gdp_usd", "weo_gdp_ppp", "weo_growth"}
RENAMED = {"KOS": "XKX", "WBG": "PSE", "G001": "WORLD"}
#: Implied exchange rates of 2025 in SOURCES.md, as many digits as it gives.
RATES = {
    "EUR": (0.8855, 4), "GBP": (0.7588, 4), "PLN": (3.7602, 4), "TRY": (39.45, 2), "NOK": (10.396, 3),
    "SEK": (9.8207, 4), "DKK": (6.6218, 4), "CZK": (21.882, 3), "HUF": (350.13, 2), "RON": (4.4641, 4),
    "CAD": (1.3981, 4), "CHF": (0.8314, 4), "USD": (1.0, 4),
}  # fmt: skip
#: First year of GDP in US dollars; the table's rows begin earlier for some (Lithuania 1990, Montenegro 1999).
STARTS = {
    "CZE": 1995, "SVK": 1993, "EST": 1993, "LVA": 1992, "MKD": 1992, "SVN": 1992, "HRV": 1992, "UKR": 1991,
    "LTU": 1995, "RUS": 1992, "MNE": 2000, "MLT": 1995,
}  # fmt: skip
Row = dict[str, str]


@cache
def shipped() -> dict[str, dict[tuple[str, int], Row]]:
    """Measure -> place and year -> row."""
    found: dict[str, dict[tuple[str, int], Row]] = defaultdict(dict)
    with (FOLDER / "facts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["measure"]][row["place"], int(row["year"])] = row
    return found


def number(measure: str, place: str, year: int) -> float:
    return float(shipped()[measure][place, year]["value"])


def test_the_measures_are_those_of_the_publisher() -> None:
    declared = {m for m, entry in load.measures().items() if entry.publisher == "IMF"}
    assert shipped().keys() | load.source(FOLDER).absent.keys() == declared
    assert shipped().keys() == SUBJECTS.keys()
    assert not any(load.measures()[m].of_forces or load.measures()[m].anchor for m in shipped())


def test_the_source_says_what_it_is() -> None:
    entry = load.toml(FOLDER / "source.toml")
    entry.pop("import")
    load.checked(Source, entry | {k: tuple(v) for k, v in entry.items() if isinstance(v, list)}, ID)
    held = load.source(FOLDER)
    assert (held.publisher, held.extent, held.grade, held.may_ship) == ("IMF", "complete", "reported", True)
    assert str(held.published) == "2026-04-14"
    assert held.attribution == "Source: International Monetary Fund, World Economic Outlook Database, April 2026."
    assert any("third party" in note for note in held.notes)


def test_every_row_is_well_formed() -> None:
    measures, order = load.measures(), []
    for measure, rows in shipped().items():
        for (place, year), row in rows.items():
            order.append((measure, place, year))
            assert tuple(row) == COLUMNS
            assert 1980 <= year <= 2031
            assert row["status"] == ("projection" if year >= 2026 else "unflagged")
            assert (row["value"] == "") == bool(row["reason"])
            assert row["grade"] == "reported"
            if row["value"]:
                assert float(row["shown"]) == float(row["value"])
                plain = scaled(row["unit"]).plain(float(row["value"]))
                assert measures[measure].low <= plain <= measures[measure].high, row
    assert order == sorted(set(order))


def test_the_economies_of_the_project_and_of_the_world() -> None:
    ours = load.places().keys()
    for measure, rows in shipped().items():
        places = {p for p, _ in rows} - {"WORLD"}
        assert (len(places) == 197 and ours <= places) if measure in FOR_ALL else places <= ours
        assert ("WORLD" in {p for p, _ in rows}) == (measure in FOR_THE_WORLD)
        assert places >= ours or measure == "weo_employed"


@pytest.mark.parametrize("measure", sorted(SUBJECTS.keys() - {"weo_employed"}))
def test_complete_from_2014_to_2031(measure: str) -> None:
    for place in load.places():
        assert all(shipped()[measure][place, year]["value"] for year in range(2014, 2032)), place


def test_series_begin_where_they_begin_and_end_with_a_reason() -> None:
    for place in load.places():
        years = [y for p, y in shipped()["weo_gdp_usd"] if p == place]
        assert years == list(range(STARTS.get(place, 1980), 2032))
    employed = shipped()["weo_employed"]
    assert ("POL", 2025) not in employed
    assert employed["DEU", 2027]["value"]
    assert {employed["DEU", y]["reason"] for y in range(2028, 2032)} == {
        "left blank in this edition, which ends in 2027"
    }


def test_the_exchange_rates_of_2025() -> None:
    """SOURCES.md: ngdp over ngdpd; the euro for Bulgaria, Croatia and Estonia too."""
    seen = set()
    for place, entry in load.places().items():
        national = shipped()["weo_gdp_national"][place, 2025]
        assert national["unit"] == f"billion {entry.currency}@current"
        if entry.currency in RATES:
            expected, digits = RATES[entry.currency]
            found = float(national["value"]) / number("weo_gdp_usd", place, 2025)
            assert found == pytest.approx(expected, abs=0.51 * 10**-digits, rel=2e-4), place
            seen.add(entry.currency)
    assert seen == RATES.keys()


def test_the_economies_add_up_to_the_world() -> None:
    assert number("weo_gdp_usd", "WORLD", 2024) == 111598.554
    for year, missing in ((1980, 0.0002), (2000, 1e-6), (2024, 1e-6), (2026, 0.006), (2031, 0.008)):
        whole = number("weo_gdp_usd", "WORLD", year)
        parts = [
            float(r["value"])
            for (p, y), r in shipped()["weo_gdp_usd"].items()
            if y == year and r["value"] and p != "WORLD"
        ]
        assert sum(parts) == pytest.approx(whole, rel=missing)
    people = [float(r["value"]) for (_, y), r in shipped()["weo_population"].items() if y == 2024 and r["value"]]
    assert sum(people) == pytest.approx(7962.743)


def test_known_figures() -> None:
    assert number("weo_gdp_usd", "DEU", 2024) == 4684.182
    assert number("weo_growth", "UKR", 2022) == -28.759
    assert number("weo_debt", "JPN", 2020) == 228.771
    assert number("weo_gdp_ppp", "USA", 2025) == number("weo_gdp_usd", "USA", 2025) == 30767.075


def test_a_world_knows_it_from_its_day_on(folders: tuple[Path, ...]) -> None:
    assert world("2026-11-23", folders=folders).row("weo_gdp_usd", 2024)["DEU"].value == 4684.182e9
    then = world("2025-03-12", folders=folders)
    row = then.row("weo_gdp_usd", 2024)
    assert not row
    assert set(row.missing.values()) == {"first held in imf-weo-2026-04, published 2026-04-14"}
    filled = then.backfilled().row("weo_gdp_usd", 2024)
    assert len(filled) == 32
    assert {figure.status for figure in filled.values()} == {"backfilled"}


def test_national_currencies_stand_in_one_row_and_projections_say_so(today: World) -> None:
    row = today.row("weo_gdp_national", 2027)
    assert row.keys() == today.members(2027)
    assert str(row.unit) == "NCU@current"
    assert {figure.status for figure in row.values()} == {"projection"}


def test_every_value_is_that_of_the_export(shared: Path) -> None:
    """Both ways: each cell held is that of the export, and each cell of the export from the start on is held."""
    left = {key for measure, rows in shipped().items() for key in ((measure, *k) for k in rows)}
    ours = load.places().keys()
    with (shared / RAW).open(encoding="utf-8", newline="") as lines:
        for raw in csv.DictReader(lines):
            place, year = RENAMED.get(raw["iso"], raw["iso"]), int(raw["year"])
            for measure, column in SUBJECTS.items():
                wanted = measure in FOR_THE_WORLD if place == "WORLD" else place in ours or measure in FOR_ALL
                if raw["aggregate"] == "1" and place != "WORLD":
                    wanted = False
                key = (measure, place, year)
                assert (key in left) >= (wanted and raw[column] != ""), key
                if key in left:
                    row = shipped()[measure][place, year]
                    assert row["shown"] == raw[column]
                    assert row["value"] == raw[column].removesuffix(".0"), key
                    assert row["cell"] == f"weo_apr2026_all.csv, row {raw['iso']} {year}, column {column}"
                    left.remove(key)
    assert not left


def test_the_build_gives_the_shipped_file_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    (tmp_path / ID).mkdir()
    (tmp_path / ID / "source.toml").write_bytes((FOLDER / "source.toml").read_bytes())
    build(shared, tmp_path)
    assert (tmp_path / ID / "facts.csv").read_bytes() == (FOLDER / "facts.csv").read_bytes()
