"""Every check finds what it is for: each is broken on purpose in a copy of the shipped releases."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fairshare.core.action import actions
from fairshare.errors import BadSource
from fairshare.faces.cli import main
from fairshare.ledger import check, identities, load
from fairshare.ledger.finding import Fault, Finding, known_faults, sorted_out
from fairshare.ledger.load import DATA
from tests.conftest import SHARED

NATO_2024 = SHARED / "data" / "nato" / "2024-06" / "240617-def-exp-2024-TABLES-en.xlsx"
JUNE = DATA / "releases" / "nato-2024-06"


def changed(tmp_path: Path, change: Callable[[str], str]) -> Path:
    """A copy of nato-2024-06 with its facts changed."""
    folder = tmp_path / "nato-2024-06"
    shutil.copytree(JUNE, folder)
    facts = folder / "facts.csv"
    text = change(facts.read_text(encoding="utf-8"))
    facts.write_text(text, encoding="utf-8")
    return folder


def swap(measure: str, place: str, year: int, value: str) -> Callable[[str], str]:
    """Put another value into one cell."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if line.startswith(f"{measure},{place},{year},"))
        parts = lines[at].split(",", 4)
        lines[at] = ",".join([*parts[:3], value, parts[4]])
        return "".join(lines)

    return change


def everything(folder: Path) -> list[Finding]:
    held, found = check.read(folder)
    found += check.rows_of(held, load.measures(), load.groups())
    for identity in (identities.shares, identities.growth, identities.categories, identities.per_head):
        found += identity(held)
    return [*found, *identities.totals(held, load.groups())]


@pytest.mark.parametrize(
    ("cell", "value", "checks"),
    [
        (("defence_share", "POL", 2020), "2.5", {"share-constant", "share-current"}),
        (("expenditure_usd_constant", "POL", 2020), "99999", {"share-constant", "growth", "per-head", "total"}),
        (("real_growth", "POL", 2020), "50", {"growth"}),
        (("equipment_share", "POL", 2020), "60", {"categories"}),
        (("expenditure_per_head", "POL", 2020), "700", {"per-head"}),
        (("personnel", "NATO", 2020), "3000", {"total"}),
        (("defence_share", "POL", 2020), "223.1", {"range", "share-constant", "share-current"}),
    ],
    ids=lambda v: "-".join(map(str, v)) if isinstance(v, tuple) else str(len(v)),
)
def test_each_identity_and_range_is_seen_to_break(
    tmp_path: Path, cell: tuple[str, str, int], value: str, checks: set[str]
) -> None:
    folder = changed(tmp_path, swap(*cell, value))
    new = sorted_out(everything(folder), known_faults())[1]
    assert checks <= {f.check for f in new}, new
    assert all(f.year in (2020, 2021) for f in new)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda t: t.replace("actual", "guessed", 1), "schema"),
        (lambda t: t.replace("quotable", "sure", 1), "schema"),
        (lambda t: t.replace("measure,place", "place,measure", 1), "schema"),
        (lambda t: t.replace(",percent,", ",million USD@2015,", 1), "unit"),
        (lambda t: t + t.splitlines(keepends=True)[1], "duplicate"),
        (lambda t: t.replace("defence_share,ALB,2014", "happiness,ALB,2014"), "schema"),
    ],
)
def test_each_fault_of_form_is_seen(tmp_path: Path, change: Callable[[str], str], what: str) -> None:
    assert what in {f.check for f in everything(changed(tmp_path, change))}


def test_a_changed_file_no_longer_bears_its_hash(tmp_path: Path) -> None:
    copy = tmp_path / "releases"
    shutil.copytree(DATA / "releases", copy)
    assert not list(check.hashes(copy))
    with (copy / "nato-2024-06" / "facts.csv").open("a", encoding="utf-8") as facts:
        facts.write("\n")
    assert [f.release for f in check.hashes(copy)] == ["nato-2024-06"]


def test_the_typed_in_twos_are_found_by_the_check_itself() -> None:
    """France 2020, Lithuania 2019, Slovakia 2024e: no list says so, the amounts do."""
    found = {(f.place, f.year) for f in identities.shares(check.read(JUNE)[0]) if f.check == "share-constant"}
    assert found == {("FRA", 2020), ("LTU", 2019), ("SVK", 2024)}


def test_derived_figures_never_count_as_proof() -> None:
    """nato-2025-08's amounts were made from its shares: not one identity is checked with them."""
    held = check.read(DATA / "releases" / "nato-2025-08")[0]
    assert held.value("gdp_usd_constant", "POL", 2020) is None
    assert held.value("gdp_usd_constant", "POL", 2020, derived=True) is not None
    assert not list(identities.shares(held))


def test_every_known_fault_names_cause_and_source_and_still_explains_something() -> None:
    faults = known_faults()
    assert all(load.checked(Fault, entry, "known-faults.toml") for entry in _entries())
    findings = [f for folder in sorted((DATA / "releases").glob("*/")) for f in everything(folder)]
    idle = sorted_out(findings, faults)[2]
    assert not [f for f in idle if f.check != "denominator"]


def test_a_fault_without_a_cause_is_refused(tmp_path: Path) -> None:
    text = '[[fault]]\ncheck = "x"\nrelease = "nato-2024-06"\ncause = ""\nsource = "y"\n'
    (tmp_path / "known-faults.toml").write_text(text)
    with pytest.raises(BadSource, match="no cause"):
        known_faults(tmp_path)


def test_the_command_says_yes_with_0_and_lists_known_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "verify", "--format", "json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["extra"]["ok"] is True
    assert all(r["state"] == "known" and r["cause"] for r in out["rows"])


def test_the_command_says_no_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "releases" / "nato-own-2024-06"
    shutil.copytree(JUNE, own)
    for name in ("source.toml", "facts.csv"):
        text = (own / name).read_text(encoding="utf-8").replace("nato-2024-06", "nato-own-2024-06")
        (own / name).write_text(swap("defence_share", "POL", 2020, "2.5")(text) if name == "facts.csv" else text)
    monkeypatch.setenv("FAIRSHARE_HOME", str(tmp_path))
    assert main(["data", "verify", "--release", "nato-own-2024-06", "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert ("new", "POL", 2020) in {(r["state"], r["place"], r["year"]) for r in rows}


def _entries() -> list[dict[str, object]]:
    found = load.toml(DATA / "known-faults.toml")["fault"]
    assert isinstance(found, list)
    return found


def test_luxembourg_s_denominator_is_found_by_the_check_itself() -> None:
    """From 2023 on NATO divides by GNI: published 1.29 % in 2024e, .84 % of the World Economic Outlook's GDP."""
    nato, weo = check.read(JUNE)[0], check.read(DATA / "releases" / "imf-weo-2026-04")[0]
    found = {(f.place, f.year) for f in identities.denominators(nato, weo)}
    assert {("LUX", 2023), ("LUX", 2024)} <= found
    assert {p for p, _ in found} == {"LUX", "TUR"}
    spent, gdp = nato.value("expenditure_usd_current", "LUX", 2024), weo.value("weo_gdp_usd", "LUX", 2024)
    assert spent is not None and gdp is not None
    assert spent / gdp * 100 == pytest.approx(0.84, abs=0.005)
    assert (nato.value("defence_share", "LUX", 2024) or 0) * 100 == pytest.approx(1.29, abs=0.005)


@pytest.mark.skipif(not NATO_2024.is_file(), reason="NATO's workbook of June 2024 is not beside the checkout")
def test_a_copy_of_a_shipped_file_has_the_faults_of_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRSHARE_HOME", str(tmp_path))
    actions["data_add"].function(str(NATO_2024), published=date(2024, 6, 18))
    answer = actions["data_verify"].function(release="nato-own-2024-06")
    assert answer.extra["new"] == 0
    assert ("FRA", 2020) in {(r["place"], r["year"]) for r in answer.rows}  # TABLE3!J20 holds the typed number 2
