"""Choices as people write them on a command line and as they stand inside figure ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.choice_text import choices_in, pieces, rule_in
from fairshare.errors import BadInput

NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
PLAIN = st.from_regex(r"[a-z0-9.:-]{1,10}", fullmatch=True)
LISTS = st.lists(PLAIN, min_size=1, max_size=4).map(",".join)
VALUES = LISTS | st.builds("{}({}={}):2,{}".format, PLAIN, NAMES, LISTS, PLAIN)


@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_what_is_written_is_read(choices: dict[str, str]) -> None:
    assert choices_in("set", ", ".join(f"{n}={v}" for n, v in choices.items()), "a=1") == choices


@given(st.dictionaries(NAMES, LISTS, min_size=1, max_size=3), NAMES)
def test_a_rule_with_its_choices_is_read(choices: dict[str, str], id: str) -> None:
    assert rule_in("rule", f"{id}({','.join(f'{n}={v}' for n, v in choices.items())})") == (id, choices)
    assert rule_in("rule", id) == (id, {})


@given(st.text(alphabet="ab=:,() ", max_size=30))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        read = choices_in("set", text, "a=1")
    except BadInput as error:
        assert str(error).startswith("set ") and "\n" not in str(error)
    else:
        assert all(name and value for name, value in read.items())


@pytest.mark.parametrize("text", ["a(", "a)", "a(b(c))", ")(", "a(b),c)"])
def test_brackets_come_in_pairs(text: str) -> None:
    with pytest.raises(BadInput, match="brackets in pairs"):
        pieces("set", text)


@pytest.mark.parametrize("text", ["3", "=3", "a=", "a=1,a=2", "a=1,=2", "(a=1)", "a(b=1)"])
def test_what_is_no_choice_is_named(text: str) -> None:
    with pytest.raises(BadInput, match=r"^set "):
        choices_in("set", text, "a=1")


def test_nothing_written_is_no_choice() -> None:
    assert choices_in("set", " , ", "a=1") == {}
