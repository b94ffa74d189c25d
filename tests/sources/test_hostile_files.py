"""Files that once broke a reader, each refused in one line that names the place, or read as what it says."""

from collections.abc import Mapping
from importlib import import_module
from math import pi
from pathlib import Path
from typing import Any

import pytest

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer, plain
from fairshare.errors import BadSource, FairshareError
from fairshare.sources import csv_file
from fairshare.sources.order import Order
from fairshare.sources.printed import printed
from fairshare.sources.spelling import decimal_in, number_in, year_of
from fairshare.sources.un_names import member_named

HELD = [{"name": "v", "measure": "defence_share", "unit": "percent"}]
WIDE = {"table": [{"file": "t.csv", "shape": "wide", "measure": "defence_share", "unit": "percent"}]}
LONG = {"table": [{"file": "t.csv", "shape": "long", "holds": HELD}]}
SERIES = {"table": [{"file": "t.csv", "shape": "series", "holds": HELD, "place_is": "DEU"}]}
QUOTAS = "iso3,member,quota_sdr_m,quota_pct\n"
FUNDING = "id,item,iso3,from_year,to_year,value,value_high,unit,grade,source,note\n"
MONTHS = "country,iso,year,month,total,financial,humanitarian,military\n"
KIEL = {"months": "t.csv", "key": "k.csv", "until": 1}
CAPITALS = {"capitals": "t.csv", "distances": "k.csv", "from": ["DEU"], "hub": "RUS", "year": 2024, "since": 1949}
HEAD = "iso3,capital,stdate,enddate,lat,lng\n"
ZERO = "iso,eu_share_bn\nDEU,0\n"
Says = Mapping[str, Any]


def read(folder: Path, places: Gazetteer, reader: str, says: Says, *texts: str | bytes) -> list[Fact]:
    names = ("t.csv", "k.csv")[: len(texts)]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    order = Order("own-2030-01", "reported", None, folder, frozenset(names), says)
    return list(import_module(f"fairshare.sources.{reader}").release(order, places))


@pytest.mark.parametrize(
    ("reader", "says", "texts", "told"),
    [
        ("table", LONG, [b"iso,year,v\nDEU,2023,1\xff\n"], "t.csv: not UTF-8 text, byte 22 cannot be read"),
        ("table", LONG, [b"\xff\xfei\0s\0o\0"], "t.csv: not UTF-8 text, byte 1"),
        ("table", LONG, ["iso,year,v\nDEU,2023,1\0\n"], "t.csv: not a text file"),
        ("table", LONG, [""], "t.csv: not a sound CSV table (it has no head)"),
        ("table", LONG, ["\niso,year,v\nDEU,2023,1\n"], "it has no head"),
        ("table", LONG, ["iso,year,v\n,,\n"], "t.csv: no row holds anything"),
        ("table", LONG, ['iso,year,v\nDEU,2023,"1\n'], "not a sound CSV table (unexpected end of data)"),
        ("table", LONG, ["iso,year,v\nDEU,2023," + "1" * 10_000_000], "bytes are too many"),
        ("table", LONG, ["iso,year,v\nDEU,2023," + "1" * 200_000], "field larger than field limit"),
        ("table", LONG, ["iso,year,v\n" + "D" * 201 + ",2023,1\n"], "its name has 201 characters"),
        ("table", LONG, ["iso,year,v\nDEU,2023,1e+999\n"], "'1e+999' is neither a number"),
        ("table", LONG, ["iso,year,v\nDEU,2023,1e+308\n"], "DEU 2023 is 1e+308; numbers go up to 1e+18"),
        ("table", LONG, ["iso,year,v\nDEU,2023,١٢\n"], "'١٢' is neither a number"),
        ("table", LONG, ["iso,year,v\nDEU,２０２３,1\n"], "'２０２３' cannot be read as a year"),
        ("table", LONG, ['iso,year,v\n"a\x1b[31m\nb",2023,1\n'], "t.csv, row a [31m b 2023, column v"),
        ("table", LONG, [",".join(f"c{n}" for n in range(100_000)) + "\na\n" * 20], "are too many to be a table"),
        ("table", WIDE, ["country\nGermany\n"], "t.csv: no column is a year"),
        ("table", WIDE, ["country,2023,2023e\nGermany,1,2\n"], "t.csv: two columns are of the same year"),
        ("table", SERIES, ["[" * 100_000], "not a sound JSON file (maximum recursion depth"),
        ("table", SERIES, ['{"year": ["2023"], "v": [[1]]}'], "t.csv, v: holds a list where figures are expected"),
        ("table", SERIES, ['{"year": ["2023"], "v": [NaN]}'], "'nan' is neither a number"),
        ("imf_quotas", {"file": "t.csv", "year": 2022}, [QUOTAS.encode() + b"\xe9"], "t.csv: not UTF-8 text"),
        ("imf_quotas", {"file": "t.csv", "year": 2022}, [QUOTAS + '"PRT'], "t.csv: not a sound CSV table"),
        ("imf_quotas", {"file": "t.csv", "year": 2022}, ["iso3," + QUOTAS + "PRT,PRT,Portugal,1,1\n"], "the same name"),
        ("kiel", KIEL, [MONTHS + "A,AUS,2023,1,−1,0,0,0\n", ZERO], "the types do not add up"),
        ("kiel", KIEL, [MONTHS + 'A,AUS,2023,1,"1,0",0,0,0\n', ZERO], "'1,0' is no number"),
        ("kiel", KIEL, [MONTHS + "A,AUS,2023,1,1e-99999999999999999999,0,0,0\n", ZERO], "is no number"),
        ("kiel", KIEL, [MONTHS + "A,AUS,2023,1,0,0,0,0\n", ZERO], "the shares add up to 0"),
        ("kiel", KIEL, [MONTHS + "A,X1,2023,1,0,0,0,0\n", ZERO], "'X1' is no donor known"),
        ("kiel", KIEL, [MONTHS + "E,EU,2023,1,1,1,0,0\n", "iso,eu_share_bn\n,1\n"], "'' is no country known"),
        ("kiel", KIEL, [MONTHS + ",,,\n", ZERO], "no row holds anything"),
    ],
)  # fmt: skip
def test_a_file_that_broke_a_reader(
    reader: str, says: Says, texts: list[str | bytes], told: str, tmp_path: Path, places: Gazetteer
) -> None:
    with pytest.raises(BadSource) as refused:
        read(tmp_path, places, reader, says, *texts)
    assert told in str(refused.value)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a,share_pct,DEU,1,1000000000,1,,%,quotable,s,n", "row a: '1' to '1000000000' are no years"),
        ("a,share_pct,DEU,2024,2021,1,,%,quotable,s,n", "'2024' to '2021' are no years"),
        ("a,share_pct,DEU,,2021,1,,%,quotable,s,n", "'' to '2021' are no years"),
        ("a,share_pct", "row a: not as many cells as columns"),
        ("", "t.csv has no row *"),
    ],
)
def test_rows_of_the_register(row: str, told: str, tmp_path: Path, places: Gazetteer) -> None:
    with pytest.raises(BadSource) as refused:
        read(tmp_path, places, "common_funding", {"register": "t", "rows": ["*"]}, FUNDING + row + "\n")
    assert told in str(refused.value)


def test_opposite_ends_of_the_earth(tmp_path: Path, places: Gazetteer) -> None:
    """Half a great circle: π times the radius; at the second pair rounding takes a sine above one."""
    pairs = (
        ("0,0", "0,180"),
        ("62.177147438138235,-15.11744011288576", "-62.17714743713824,164.88255988711424"),
    )
    for here, there in pairs:
        capitals = f"{HEAD}DEU,A,1901-01-01,2024-12-31,{here}\nRUS,B,1901-01-01,2024-12-31,{there}\n"
        found = read(tmp_path, places, "capitals", CAPITALS, capitals, "iso1,iso2,year,mindist\nDEU,RUS,1950,1\n")
        assert found[0].value == pytest.approx(pi * 6371.0088, abs=0.1)


def test_the_register_reader_and_the_others_share_one_limit(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a" * (csv_file.LIMIT_BYTES + 1))
    with pytest.raises(BadSource, match=r"t\.csv: 10,000,001 bytes are too many, at most 10,000,000 are read"):
        csv_file.csv_table(path)
    with pytest.raises(BadSource, match=r"t: cannot be read \(No such file or directory\)"):
        csv_file.csv_table(tmp_path / "t")


@pytest.mark.parametrize(
    "text", ["1e+999", "-1e+999", "9" * 310, "１２", "١٢", "1e-9999", "²", "--1", "−-1", "nan", "inf"]
)
def test_what_spells_no_number_that_can_be_held(text: str) -> None:
    assert number_in(text) is None
    assert decimal_in(text) is None


def test_a_negative_zero_is_zero() -> None:
    assert [str(number_in(text)) for text in ("-0", "−0.00", "0")] == ["0.0", "0.0", "0.0"]
    assert year_of("２０２３") is None


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1e30, "0.00", "1" + "0" * 30 + ".00"),
        (1e300, "#,##0", "1" + ",000" * 100),
        (2.5e-320, "0.0", "0.0"),
    ],
)
def test_large_and_small_numbers_are_printed_in_full(value: float, number_format: str, shown: str) -> None:
    assert printed(value, number_format) == shown


@pytest.mark.parametrize(
    ("value", "number_format"),
    [(float("inf"), "0"), (float("nan"), "General"), (float("-inf"), "0.00%"), (1.0, "\x007\x000"), (1.0, "[" * 256)],
)
def test_what_no_spreadsheet_prints(value: float, number_format: str) -> None:
    with pytest.raises(ValueError, match=r"is no finite number|is not understood"):
        printed(value, number_format)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1.1e18])
def test_no_fact_holds_what_is_no_number(value: float) -> None:
    with pytest.raises(BadSource, match=r"own-2030-01, A1: m DEU 2023 is .*; numbers go up to 1e\+18"):
        Fact("m", "DEU", 2023, value, "", "percent", "actual", "", "own-2030-01", "A1", "reported")


def test_accents_without_end_and_names_of_many_names() -> None:
    """Neither may take time with the square of the length: at this one that would be minutes."""
    assert plain("Tu" + "\u0308\u0323" * 200_000 + "rkiye") == "turkiye"
    assert member_named("Chad " + "(formerly " * 100_000, 2020) is None
    assert member_named(" " * 400_000, 2020) is None
    assert member_named("Türkiye (formerly Turkey) a/", 2020) == "TUR"


def test_an_error_is_one_line_a_terminal_can_print() -> None:
    line = str(FairshareError("a\n\tb\x1b[31m \u202e\ud800 " + "x" * 9_000_000 + " what is accepted"))
    assert line.startswith("a b [31m xxx")
    assert line.endswith("xxx what is accepted")
    assert " ... " in line
    assert len(line) < 2_100
    assert line.isprintable()
