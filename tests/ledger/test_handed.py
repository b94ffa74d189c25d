"""What a user hands in: the release it makes, the ids it may have, the measures and units it may hold."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from fairshare.core.fact import Fact
from fairshare.core.source import Source
from fairshare.errors import BadInput, BadSource
from fairshare.ledger import load
from fairshare.ledger.apart import Limits
from fairshare.ledger.handed import Received, as_toml, draft, must_be_free
from fairshare.ledger.handed import received as read_file
from fairshare.ledger.open import release_folders
from fairshare.sources.kind import Handed

FACT = Fact("sipri_share", "POL", 2030, 0.025, "2.5%", "1", "actual", "", "", "Sheet!A1", "reported")
HANDED = Handed("SIPRI", "A title", date(2031, 4, 28), "sipri-own-2031-04", (FACT,), "terms", "Source: X.", "X")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.fixture(scope="module")
def others() -> Mapping[str, Source]:
    return {s.id: s for s in map(load.source, release_folders())}


def received(**changes: Any) -> Received:
    return Received("f.xlsx", "ab" * 32, replace(HANDED, **changes))


def test_a_release_is_written_as_it_is_held(others: Mapping[str, Source]) -> None:
    made = draft(received(price_base=2029, notes=("one", 'a "second"')), None, others)
    source = made.held.source
    assert load.checked(Source, tomllib.loads(made.files["source.toml"].decode()), "source.toml") == source
    assert (source.id, source.may_ship, source.sha256) == ("sipri-own-2031-04", False, (f"f.xlsx={'ab' * 32}",))
    assert made.held.facts["sipri_share", "POL", 2030] == replace(FACT, source="sipri-own-2031-04")
    assert made.files["facts.csv"].decode().splitlines()[1:] == [
        "sipri_share,POL,2030,0.025,2.5%,1,actual,,Sheet!A1,reported"
    ]
    assert not made.doubtful


@given(title=TEXT, notes=st.lists(TEXT, max_size=3).map(tuple), absent=st.dictionaries(TEXT, TEXT, max_size=3))
def test_whatever_a_text_holds_it_is_read_back(title: str, notes: tuple[str, ...], absent: dict[str, str]) -> None:
    source = Source(
        "x-2031-04", "X", title, date(2031, 4, 28), "complete", "reported", title, title, False, title,
        notes=notes, absent=absent,
    )  # fmt: skip
    back = tomllib.loads(as_toml(source))
    assert back.get("title", "") == title
    assert (tuple(back.get("notes", ())), back.get("absent", {})) == (notes, absent)


@pytest.mark.parametrize(
    ("release", "changes", "says"),
    [
        (None, {}, "sipri-own-2031-04"),
        ("sipri-2031-04", {}, "sipri-2031-04"),
        (None, {"release": "", "publisher": "NATO"}, "nato-own-2031-04"),
        (None, {"release": "", "publisher": "European Commission"}, "eu-own-2031-04"),
        (None, {"release": "", "publisher": "Penn & Teller"}, "pennteller-own-2031-04"),
    ],
)
def test_ids(others: Mapping[str, Source], release: str | None, changes: dict[str, Any], says: str) -> None:
    """Ids of a publisher begin alike; who has no measure registered is refused for that, after its id."""
    by = changes.get("publisher", "SIPRI")
    own = next((m for m in load.measures().values() if m.publisher == by), load.measures()["sipri_share"])
    fact = replace(
        FACT, measure=own.id, value=None, reason="none", unit=own.unit.replace("NCU", "EUR").replace("constant", "2015")
    )
    try:
        assert draft(received(facts=(fact,), **changes), release, others).held.source.id == says
    except BadSource as error:
        assert by == "Penn & Teller" and "a release of Penn & Teller cannot hold" in str(error)


@pytest.mark.parametrize(
    ("release", "changes", "says"),
    [
        ("nato-own-2031-04", {}, "nato- stands for NATO and NATO common funding, and this is of SIPRI"),
        ("imf-weo-own-2031-04", {}, "imf- stands for IMF, and this is of SIPRI"),
        ("pears-own-2031-04", {"publisher": "NATO"}, "ids of NATO begin with nato-"),
        ("sipri-own-2031-05", {}, "the month of publication at its end, 2031-04"),
        ("nato-2024-06", {"publisher": "NATO"}, "it is held already"),
        ("Sipri-2031-04", {}, "lower-case words"),
        ("../x-2031-04", {}, "lower-case words"),
        ("sipri_own-2031-04", {}, "lower-case words"),
        ("2031-04", {}, "lower-case words"),
        ("sipri-2031-04\n", {}, "lower-case words"),
        (None, {"release": "", "publisher": "日本"}, "lower-case words"),
    ],
)
def test_ids_refused(others: Mapping[str, Source], release: str | None, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput) as refused:
        draft(received(**changes), release, others)
    assert says in str(refused.value)


def test_an_id_held_is_refused_before_anything_is_read(others: Mapping[str, Source]) -> None:
    with pytest.raises(BadInput, match="held already"):
        must_be_free("imf-weo-2026-04", others)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ((), "f.xlsx: holds no figure"),
        ((replace(FACT, measure="happiness"),), "no measure is called 'happiness'; those of SIPRI are sipri_national,"),
        (
            (replace(FACT, measure="defence_share"),),
            "defence_share is a measure of NATO, which a release of SIPRI cannot",
        ),
        ((replace(FACT, unit="USD@2015"),), "POL 2030: USD@2015 is no unit of sipri_share (1)"),
        ((FACT, replace(FACT, cell="Sheet!A2")), "sipri_share POL 2030 stands at Sheet!A1 and at Sheet!A2"),
    ],
)
def test_facts_refused(others: Mapping[str, Source], facts: tuple[Fact, ...], says: str) -> None:
    with pytest.raises(BadSource) as refused:
        draft(received(facts=facts), None, others)
    assert says in str(refused.value) and "\n" not in str(refused.value)


def _large(path: Path) -> Path:
    """A workbook of one sheet within the limits of its kind, which takes some seconds and much memory."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Table 3")
    sheet.append(["Table 3: Defence expenditure as a share of GDP"])
    for _ in range(400):
        sheet.append([0.5] * 390)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(seconds=0.05), "0.05 seconds"),
        (Limits(memory=120_000_000), "120,000,000 bytes of memory"),
    ],
)
def test_a_file_beyond_the_limits_is_left(tmp_path: Path, limits: Limits, says: str) -> None:
    if limits.memory < Limits().memory:
        pytest.importorskip("resource", reason="this platform cannot limit memory")
    with pytest.raises(BadSource) as refused:
        read_file(_large(tmp_path / "large.xlsx"), date(2031, 4, 28), limits)
    assert str(refused.value) == f"large.xlsx: reading it takes more than {says}, so it is left."


def test_what_is_hardly_plausible_is_kept_and_told(others: Mapping[str, Source]) -> None:
    made = draft(received(facts=(replace(FACT, value=2.5),)), None, others)
    assert [(f.check, f.place) for f in made.doubtful] == [("range", "POL")]
