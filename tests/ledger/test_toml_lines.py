"""Lines of keys, held against texts whose lines are known because the test put them there."""

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.ledger.toml_lines import line_of, lines_of

HARD = '''# label = "no"
label = "a # b = [c]" # d = 1

note = """
change = 1
[[change]]
a "" b \\""" c
"""
[[change]] # first
lever = "reach"
'quoted = key' = 'it # is'
points = [
  "2027=0.025", # [[change]]
  "]",
]
level = 3
[[ change ]]
"lever" = "x"
sub.inner = {a = 1, b = [2]}
[other."table x"]
k = 1
'''


def test_what_looks_like_a_key_is_none() -> None:
    lines = lines_of(HARD)
    assert lines == {
        ("label",): 2,
        ("note",): 4,
        ("change",): 9,
        ("change", 0): 9,
        ("change", 0, "lever"): 10,
        ("change", 0, "quoted = key"): 11,
        ("change", 0, "points"): 12,
        ("change", 0, "level"): 16,
        ("change", 1): 17,
        ("change", 1, "lever"): 18,
        ("change", 1, "sub", "inner"): 19,
        ("other", "table x"): 20,
        ("other", "table x", "k"): 21,
    }
    tomllib.loads(HARD)


def test_a_key_without_a_line_has_that_of_the_nearest_around_it() -> None:
    lines = lines_of('x = 1\nchange = [{lever = "a"}]\n')
    assert line_of(("change", 0, "lever"), lines) == 2
    assert line_of(("nowhere",), lines) is None


VALUES = st.one_of(
    st.integers(0, 9).map(str),
    st.text("ab#=[]{}\"'\n\\", max_size=12).map(json.dumps),
    st.lists(st.sampled_from(['"a=["', '"#"', "'x'"]), max_size=4).map(lambda v: "[\n" + ",\n".join(v) + "\n]"),
    st.sampled_from(['"""\na = 1\n"""', "'''\n[b]\n'''"]),
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["", "# c = 1", "[[t]]", "key"]), VALUES), max_size=12))
def test_keys_stand_where_they_were_put(parts: list[tuple[str, str]]) -> None:
    text, table = "", -1
    expected: dict[tuple[str | int, ...], int] = {}
    for n, (kind, value) in enumerate(parts):
        line = text.count("\n") + 1
        if kind == "key":
            text += f"k{n} = {value}  # x = 1\n"
            expected[("t", table, f"k{n}") if table >= 0 else (f"k{n}",)] = line
        else:
            table += kind == "[[t]]"
            text += f"{kind}\n"
            if kind == "[[t]]":
                expected[("t", table)] = line
                expected.setdefault(("t",), line)
    tomllib.loads(text)
    assert lines_of(text) == expected


@pytest.mark.parametrize("text", ["", "\n\n", "a = 1", "= 1\n", "[[\n", '"', "a = '''\n", "[]]\n{x\n"])
def test_broken_text_is_no_crash(text: str) -> None:
    found: dict[Any, int] = lines_of(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
