"""Choices of rules as people write them."""

import pytest

from fairshare.core.rule import rules
from fairshare.errors import BadInput, UnknownName
from fairshare.questions._rules import choices_of
from fairshare.questions._settings import settings_of


def test_a_comma_within_a_value_is_part_of_it() -> None:
    assert settings_of("exposure.threat=RUS,BLR, un-method.ceiling=22") == {
        "exposure": {"threat": "RUS,BLR"},
        "un-method": {"ceiling": "22"},
    }
    assert settings_of("exposure.threat=RUS,exposure.sign=pays-less") == {
        "exposure": {"threat": "RUS", "sign": "pays-less"}
    }
    assert settings_of(None) == settings_of("") == {}


def test_the_choices_of_one_rule_are_written_alike() -> None:
    assert choices_of(rules["lindahl"], "tastes=POL:2,USA:1.5,spill=0.5") == {
        "tastes": "POL:2,USA:1.5",
        "spill": "0.5",
    }


@pytest.mark.parametrize(
    "text",
    ["exposure", "=RUS", "exposure.threat=", "threat=RUS", "RUS,exposure.threat=RUS", ".threat=RUS", "exposure.=1"],
)
def test_what_is_no_setting_gets_one_line(text: str) -> None:
    with pytest.raises(BadInput, match="set '"):
        settings_of(text)


def test_unknown_rules_and_choices_are_named() -> None:
    with pytest.raises(UnknownName, match="exposur"):
        settings_of("exposur.threat=RUS")
    with pytest.raises(BadInput, match="threat, sign, decay"):
        settings_of("exposure.colour=red")
    with pytest.raises(BadInput, match="once"):
        settings_of("exposure.decay=500,exposure.decay=900")
