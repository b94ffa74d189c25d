"""Every reader on files spoilt in every way: it gives sound facts or refuses them in one line that names the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from math import isfinite
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairshare.core.fact import Fact, Status
from fairshare.core.place import Gazetteer
from fairshare.core.unit import scaled
from fairshare.errors import BadInput, BadSource
from fairshare.ledger import load
from fairshare.ledger.build import as_csv
from fairshare.sources.country_names import COUNTRIES
from fairshare.sources.order import Order

FEW = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ONE_EACH = ("cow-capitals-2026-02", "cow-nmc-2026-02", "eu-own-resources-2024-10", "factbook-2026-02",
    "imf-quotas-2022-10", "imf-weo-2026-04", "kiel-2026-08", "nato-2016-07", "nato-2019-06", "nato-2025-08",
    "omb-2026-04", "pwt-2021-01", "troopdata-2026-03", "un-scale-2024-12")  # fmt: skip
#: What a cell, or the middle of one, may turn into.
NASTY = (
    "", " ", '"', '""', "\0", "\ufeff", "\r", "\n", "\x0b", "\u2028", "\u200f5", "\x1b[31m", "é", "NaN", "nan", "inf",
    "-Infinity", "1e999", "-1e+999", "1e+308", "1.7e+308", "9" * 310, "9" * 5000, "1e-400", "1e-9999999", "-0", "−5",
    "--5", "-−5", "１２", "١٢", "٢٠٢٤", "²", "0", "-1", "1e+5", "1,234,5", "1_000", "0x1f", "TRUE", "NA", "n/a",
    "2024-13-45", "1900", "2099e", "0000", "2024.0", "2024", "DEU", "DEU>POL", "null", "[[[", "{", "}", "]", ",", ":",
    "Poland", "Atlantis", "0 km", "inf sq km", "A" + "\u0301\u0323" * 500, "(formerly " * 50, "x" * 140_000,
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A release in small: its reader, what its ``[import]`` says, and its raw files by name."""

    reader: str
    says: Mapping[str, Any]
    files: Mapping[str, bytes]


def case(reader: str, says: Mapping[str, Any], **files: str) -> Case:
    """Files by the names of the keywords; ``_`` stands for the point before the extension."""
    return Case(reader, says, {name.replace("_", "."): text.encode() for name, text in files.items()})


LONG = "iso,year,v\nDEU,2023,1.5\nPOL,2023,2\nPOL,2024,\n"
HELD = [{"name": "v", "measure": "defence_share", "unit": "percent"}]
WIDE = {"file": "t.csv", "shape": "wide", "measure": "defence_share", "unit": "percent"}
SERIES = [{"name": "a.b", "measure": "defence_share", "unit": "percent"}]
YEARS = "2023,2024\n"
SOUND: dict[str, Case] = {
    "wide": case("table", {"table": [WIDE]},
        t_csv='country,2023,2024e\n"Czechia*",1.50,2\nGermany,"1,234.5",-2\n'),
    "comma": case("table", {"table": [WIDE | {"decimal_comma": True}]},
        t_csv='country,2023\nGermany,"-1,42"\nPoland,3\n'),
    "long": case("table", {"table": [{"file": "t.csv", "shape": "long", "holds": HELD}]}, t_csv=LONG),
    "lines": case("pwt", {"table": [{"file": "t.csv", "shape": "long", "holds": HELD, "lines": [2, 5]}]},
        t_csv="a title\n" + LONG),
    "series": case("table", {"table": [{"file": "t.json", "shape": "series", "year": "years", "holds": SERIES,
        "place_is": "DEU"}]}, t_json='{"years": ["2023", "2024e"], "a": {"b": [1.5, null]}}'),
    "omb": case("omb", {"country": "USA", "table": [{"file": "t.csv", "shape": "long", "place": "fy", "holds": HELD,
        "skip": {"TQ": "no year"}}]}, t_csv="fy,v\n2029,1.0\nTQ,5\n2030 estimate,3\n"),
    "un": case("un", {"file": "t.csv", "columns": [2024, 2027]},
        t_csv="Member State,2021,2024,2027\nPoland,0.1,0.2,0.3\nTürkiye (formerly Turkey) a/,-,1,NA\n"),
    "kiel": case("kiel", {"months": "m.csv", "key": "k.csv", "until": 1, "uncovered": {"ALB": "not covered"}},
        m_csv="country,iso,year,month,total,financial,humanitarian,military\n"
        "A,AUS,2022,2,3,1,1,1\nA,AUS,2022,4,0.3,0.1,0.2,0\nEU,EU,2023,1,10,10,0,0\n",
        k_csv="country,iso,eu_share_bn\nGermany,DEU,6\nFrance,FRA,4\n"),
    "troops": case("troops", {"annual": "a.csv", "quarterly": "q.csv", "skip": {"USA": "home"}, "unsound": {}},
        a_csv="n,year,iso3c,troops_ad\nItaly,2009,ITA,5\nItaly,2010,ITA,0\nUnited States,2009,USA,7\n",
        q_csv="iso3c,year,source,troops_ad\nITA,2009,March,10\nITA,2010,NA,0\n"),
    "cow": case("cow", {"file": "n.csv", "states": {"255": "DEU", "260": "DEU"}, "superseded": {"260": "1990"}},
        n_csv="ccode,year,milex,milper,tpop,cinc\n260,1989,5,6,7,0.1\n255,1990,9e+07,NA,9,0.2\n2,1990,1,1,1,1\n"),
    "factbook": case("factbook", {"countries": "c.csv", "borders": "b.csv", "year": 2030, "neighbours": {}},
        c_csv='iso3,area_total,area_land,coastline,land_bound_total\nPOL,"312,685 sq km",3 sq km,440 km (a),0 km\n',
        b_csv="iso3,neighbour,km\nPOL,Germany,467\nPOL,Russia (east),1.5\nPOL,Russia (west),2\n"),
    "capitals": case("capitals", {"capitals": "c.csv", "distances": "d.csv", "from": ["DEU"], "hub": "RUS",
        "year": 2024, "since": 1949},
        c_csv="iso3,capital,stdate,enddate,lat,lng\nDEU,New,1901-01-01,2024-12-31,0,0\n"
        "RUS,Far,1918-01-01,2024-12-31,0,90\n",
        d_csv="iso1,iso2,year,mindist\nDEU,RUS,1950,357.25\nRUS,POL,1950,0\nDEU,CHN,1950,4\n"),
    "quotas": case("imf_quotas", {"file": "q.csv", "year": 2022},
        q_csv='iso3,member,quota_sdr_m,quota_pct\nPRT,Portugal,"2,060.1",0.43\nDEU,Germany,26634.4,5.59\n'),
    "funding": case("common_funding", {"register": "common", "rows": ["*"]},
        common_csv="id,kind,item,iso3,from_year,to_year,members,value,value_high,unit,grade,source,url,note\n"
        "a,share,share_pct,DEU,2021,2024,30,16.3,,%,quotable,s,u,n\n"
        "b,budget,civil_budget,,2024,,32,438,440,EUR million,reported,derived,u,n\n"),
    "weo long": case("imf", {"file": "w.csv", "projections_from": 2024},
        w_csv="iso,year,ngdp,lp\nDEU,2023,4185.5,83.3\nDEU,2024,4300,\nG001,2023,1,1\n"),
    "weo classic": case("imf", {"file": "w.xls", "projections_from": 2024},
        w_xls="ISO\tWEO Subject Code\tUnits\tScale\tCountry/Series-specific Notes\tEstimates Start After\t2023\t2024\n"
        'DEU\tNGDP\tNational currency\tBillions\tPrimary domestic currency: Euro Data\t2023\t"4,185.5"\tn/a\n'
        "DEU\tNGDP_RPCH\tPercent change\t\t\t2023\t-0.3\t--\n"),
    "weo portal": case("imf", {"file": "w.csv", "projections_from": 2024},
        w_csv="SERIES_CODE,UNIT,SCALE,PRIMARY_DOMESTIC_CURRENCY,LATEST_ACTUAL_ANNUAL_DATA," + YEARS +
        "DEU.NGDP.A,Domestic currency,Billions,Euro,2023,4185.5,4300\nDEU.LP.A,Persons,Millions,,FY2023/24,83.3,83\n"),
}  # fmt: skip
KNOWN = {*COUNTRIES, *load.groups(), "EU", "WORLD"}
Mutation = Callable[[st.DrawFn, bytes], bytes]


def at(draw: st.DrawFn, raw: Sequence[object]) -> int:
    return draw(st.integers(0, len(raw)))


def flipped(draw: st.DrawFn, raw: bytes) -> bytes:
    n = at(draw, raw)
    return raw[:n] + bytes([draw(st.integers(0, 255))]) + raw[n + 1 :]


def cut(draw: st.DrawFn, raw: bytes) -> bytes:
    return raw[: at(draw, raw)]


def repeated(draw: st.DrawFn, raw: bytes) -> bytes:
    a, b = sorted((at(draw, raw), at(draw, raw)))
    return raw[:b] + raw[a:b] * draw(st.integers(0, 3)) + raw[b:]


def spliced(draw: st.DrawFn, raw: bytes) -> bytes:
    n = at(draw, raw)
    return raw[:n] + draw(st.sampled_from(NASTY)).encode() + raw[n:]


def recoded(draw: st.DrawFn, raw: bytes) -> bytes:
    codec = draw(st.sampled_from(("utf-16", "utf-16-le", "utf-8-sig", "cp1252")))
    return raw.decode("utf-8", "replace").encode(codec, "replace")


def line_moved(draw: st.DrawFn, raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    line = lines.pop(draw(st.integers(0, len(lines) - 1))) if lines else b""
    for _ in range(draw(st.integers(0, 2))):
        lines.insert(at(draw, lines), line)
    return b"".join(lines)


def column_moved(draw: st.DrawFn, raw: bytes) -> bytes:
    """A column taken out and put in anywhere, or twice, or not at all."""
    mark = b"\t" if b"\t" in raw else b","
    rows = [line.split(mark) for line in raw.splitlines()]
    width = len(rows[0]) if rows else 0
    n, times, to = draw(st.integers(0, width)), draw(st.integers(0, 2)), draw(st.integers(0, width))
    for row in rows:
        taken = row.pop(n) if n < len(row) else b""
        row[to:to] = [taken] * times
    return b"\n".join(mark.join(row) for row in rows)


def cell_replaced(draw: st.DrawFn, raw: bytes) -> bytes:
    mark = b"\t" if b"\t" in raw else b","
    rows = [line.split(mark) for line in raw.splitlines()] or [[b""]]
    row = draw(st.sampled_from(rows))
    row[draw(st.integers(0, len(row) - 1))] = draw(st.sampled_from(NASTY)).encode()
    return b"\n".join(mark.join(row) for row in rows)


MUTATIONS: tuple[Mutation, ...] = (
    flipped, cut, repeated, spliced, recoded, line_moved, column_moved, cell_replaced, cell_replaced,
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, sound: Case) -> dict[str, bytes]:
    """The files of a case, one to three of them, or one several times, spoilt."""
    files = dict(sound.files)
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
        name = draw(st.sampled_from(sorted(files)))
        files[name] = mutation(draw, files[name])
    return files


def read(case: Case, files: Mapping[str, bytes], folder: Path, places: Gazetteer) -> list[Fact] | str:
    """The facts, checked one by one; or the line of a refusal, checked too. Anything else is a failure."""
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    order = Order("own-2030-01", "reported", None, folder, frozenset(files), case.says)
    try:
        facts = list(import_module(f"fairshare.sources.{case.reader}").release(order, places))
    except (BadInput, BadSource) as refused:
        line = str(refused)
        assert line.isprintable() and len(line) < 2_100, line
        assert order.id in line or any(name in line for name in files), line
        return line
    for fact in facts:
        assert (fact.value is None) == bool(fact.reason), fact
        assert fact.value is None or isfinite(fact.value), fact
        assert all(place in KNOWN for place in fact.place.split(">")), fact
        assert fact.cell and 1900 <= fact.year < 2100 and fact.status in get_args(Status), fact
        scaled(fact.unit)
    as_csv(facts).encode()
    return facts


@pytest.mark.parametrize("kind", SOUND)
def test_what_is_spoilt_below_is_sound(kind: str, tmp_path: Path, places: Gazetteer) -> None:
    assert isinstance(read(SOUND[kind], SOUND[kind].files, tmp_path, places), list)


@pytest.mark.parametrize("kind", SOUND)
def test_a_spoilt_file_gives_sound_facts_or_one_line(
    kind: str, tmp_path_factory: pytest.TempPathFactory, places: Gazetteer
) -> None:
    folder = tmp_path_factory.mktemp("spoilt")

    @FEW
    @given(spoilt(SOUND[kind]))
    def holds(files: dict[str, bytes]) -> None:
        read(SOUND[kind], files, folder, places)

    holds()


@pytest.mark.parametrize("kind", SOUND)
def test_bytes_of_any_kind_give_one_line(
    kind: str, tmp_path_factory: pytest.TempPathFactory, places: Gazetteer
) -> None:
    folder = tmp_path_factory.mktemp("bytes")

    @settings(FEW, max_examples=15)
    @given(st.binary(max_size=200))
    def holds(raw: bytes) -> None:
        for name in SOUND[kind].files:
            assert isinstance(read(SOUND[kind], {**SOUND[kind].files, name: raw}, folder, places), str)

    holds()


@pytest.mark.parametrize("release", ONE_EACH)
def test_a_spoilt_slice_of_a_real_file(
    release: str, shared: Path, tmp_path_factory: pytest.TempPathFactory, places: Gazetteer
) -> None:
    entry = load.toml(load.DATA / "releases" / release / "source.toml")
    says = entry["import"]
    names = [line.rpartition("=")[0] for line in entry["sha256"]]
    raw = {name: (shared / "data" / says["folder"] / name).read_bytes() for name in names}
    slices = {name: b"".join(whole.splitlines(keepends=True)[:12]) for name, whole in raw.items()}
    real = Case(says["reader"], says, slices)
    folder = tmp_path_factory.mktemp("real")

    @settings(FEW, max_examples=15)
    @given(spoilt(real))
    def holds(files: dict[str, bytes]) -> None:
        read(real, files, folder, places)

    holds()
