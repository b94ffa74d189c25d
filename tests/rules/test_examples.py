"""Every rule's worked example comes out as it is told, and every figure in it opens down to what was given."""

import pytest

from fairshare.core.figure import Cell, Choice
from fairshare.core.rule import Rule, rules
from fairshare.core.world import World
from tests.rules.imagined import YEAR, imagined

WITH = [rules[id] for id in rules if rules[id].example is not None]


@pytest.mark.parametrize("id", list(rules))
def test_what_can_be_computed_has_an_example(id: str) -> None:
    rule = rules[id]
    assert (rule.example is None) == (rule.standing in ("not held", "classified"))


@pytest.mark.parametrize("rule", WITH, ids=lambda r: r.id)
def test_the_example_comes_out_as_told(rule: Rule, today: World) -> None:
    assert rule.example is not None
    example = rule.example
    assert len(example.shares) == 3 and example.steps
    assert example.given.keys() <= set(rule.measures)
    shares = rule(imagined(today, example.given, frozenset(example.shares)), YEAR, **example.choices)
    assert {p: f.value for p, f in shares.items()} == pytest.approx(dict(example.shares), abs=1e-9)
    leaves = [leaf for figure in shares.values() for leaf in figure.trail.leaves()]
    assert all(isinstance(leaf, Cell | Choice) for leaf in leaves)
    assert {leaf.fact.measure for leaf in leaves if isinstance(leaf, Cell)} <= example.given.keys()
