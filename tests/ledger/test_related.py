"""Files of related spending: TOML and CSV say the same, and a wrong one gets every problem listed."""

from pathlib import Path

import pytest

from fairshare.errors import FairshareError
from fairshare.faces.cli import main
from fairshare.ledger.related import related_items

TOML = """
[[item]]
ally = "Italy"
year = 2026
share = 0.4
label = "Rail lines"
category = "infrastructure"
counting = "strict"

[[item]]
ally = "POL"
year = 2027
amount = 1500
label = "Powder"
category = "industry"
counting = "loose"
"""
CSV = """ally,year,share,amount,label,category,counting
Italy,2026,0.4,,Rail lines,infrastructure,strict
POL,2027,,1500,Powder,industry,loose
"""


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_both_kinds_of_file_say_the_same(tmp_path: Path) -> None:
    found = [related_items(written(tmp_path, n, t)).items for n, t in (("a.toml", TOML), ("a.csv", CSV))]
    assert found[0] == found[1]
    assert [str(i) for i in found[0]] == [
        "ITA 2026 0.4 % of GDP, infrastructure, strict: Rail lines",
        "POL 2027 1500 million, industry, loose: Powder",
    ]


def test_every_problem_is_listed(tmp_path: Path) -> None:
    text = CSV + "Atlantis,soon,0,,,roads,soft\nItaly,2027,1,2,Two,industry,loose\n"
    with pytest.raises(FairshareError) as caught:
        related_items(written(tmp_path, "bad.csv", text))
    told = str(caught.value)
    assert "7 problems" in told and "\n" not in told
    for words in (
        "item 3: ally 'Atlantis'",
        "'soon'",
        "share 0.0",
        "'roads'",
        "'soft'",
        "label",
        "item 4: give either",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("a.toml", "", "[[item]]"),
        ("a.toml", "item = []\n", "no item"),
        ("a.toml", "x = 1\n", "[[item]]"),
        ("a.toml", TOML.replace("share", "percent"), "percent"),
        ("a.toml", TOML.replace("2026", "true"), "True"),
        ("a.toml", TOML.replace("0.4", "[1]"), "share [1]"),
        ("a.toml", TOML.replace("Rail lines", r"Rail\u0007"), "label"),
        ("a.toml", "[[item", "a.toml"),
        ("a.csv", "ally,ally\nx,y\n", "same name"),
        ("a.csv", "ally,year\n", "no item"),
    ],
)
def test_what_is_no_file_of_items_is_one_line(
    tmp_path: Path, name: str, text: str, names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["path", "--related", str(written(tmp_path, name, text))]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert names in err
