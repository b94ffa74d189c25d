"""A user's own list of capabilities: read from TOML and CSV alike, and every problem told at once."""

from pathlib import Path

import pytest

from fairshare.core.capability import Span
from fairshare.errors import BadInput
from fairshare.ledger.capabilities import read

TOML = """
[[item]]
item = "Main battle tanks"
quantity = 600
unit = "tanks"
unit_cost = 15e6
currency = "EUR"

[[item]]
item = "Attack submarines"
quantity = 10
unit = "boats"
"""
CSV = "item,quantity,unit,unit_cost,currency\nMain battle tanks,600,tanks,15e6,EUR\nAttack submarines,10,boats,,\n"


@pytest.mark.parametrize(("name", "text"), [("own.toml", TOML), ("own.csv", CSV)])
def test_cost_is_quantity_times_the_cost_of_one(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = read(path)
    assert str(found) == name and [i.item for i in found.items] == ["Main battle tanks", "Attack submarines"]
    assert found.items[0].cost == Span(9e9, 9e9) and found.items[0].currency == "EUR"
    assert found.items[1].cost is None
    assert found.costs() == {"EUR": Span(9e9, 9e9)}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "a.csv",
            "item,quantity,unit,unit_cost,currency,colour\nTanks,many,tanks,5,,red\n,-1,boats,1,YEN,\n",
            ["line 2", "'many' is no number", "'colour' is not known", "line 3", "item is lacking", "-1", "'YEN'"],
        ),
        (
            "b.toml",
            '[[item]]\nitem = 5\nquantity = "x"\n',
            ["item 5 is no text", "'x' is no number", "unit is lacking"],
        ),
        ("c.toml", 'about = "USA"\n', ["about", "[[item]]"]),
        ("d.toml", "item = 3\n", ["[[item]]"]),
        ("e.csv", "item,quantity\n", ["from 1 to 1000"]),
        ("f.toml", "[[item]\n", ["valid TOML"]),
        ("g.csv", "item,quantity,unit\nTanks,1,tanks,what,is,this\n", ["more cells"]),
        ("h.toml", "[[item]]\nitem='a'\nquantity=true\nunit='b'\n", ["True is no number"]),
        ("i.csv", "item,quantity,unit\nTanks,nan,tanks\n", ["nan"]),
    ],
)
def test_every_problem_is_told_in_one_line(tmp_path: Path, name: str, text: str, told: list[str]) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read(path)
    line = str(error.value)
    assert "\n" not in line and all(words in line for words in told), line


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.csv").write_bytes(b"item\n\xff\xfe")
    (tmp_path / "large.csv").write_text("item\n" + "x" * 300_000)
    for name in ("none.csv", "none.toml", "bytes.csv", "large.csv"):
        with pytest.raises(BadInput, match=name):
            read(tmp_path / name)
