"""Equal absolute sacrifice: the utility lost is the same for all, and the closed forms come out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.absolute_sacrifice import absolute_sacrifice

GROUPS = st.lists(st.tuples(st.floats(1.0, 50.0), st.floats(1, 100)), min_size=1, max_size=8)


def split(groups: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([g[0] for g in groups]), np.array([g[1] for g in groups])


@given(GROUPS, st.floats(0.001, 0.5), st.floats(1.01, 5.0))
def test_everybody_gives_up_the_same_utility(groups: list[tuple[float, float]], part: float, aversion: float) -> None:
    incomes, heads = split(groups)
    raised = part * float(incomes @ heads)
    paid = absolute_sacrifice(incomes, heads, raised, aversion)
    assert float(paid.sum()) == pytest.approx(raised, rel=1e-9)
    kept = incomes - paid / heads
    lost = (kept ** (1 - aversion) - incomes ** (1 - aversion)) / (aversion - 1)
    assert lost == pytest.approx(np.full(len(groups), lost.mean()), rel=1e-5, abs=1e-12)


@given(GROUPS, st.floats(0.001, 0.9))
def test_log_utility_is_proportional(groups: list[tuple[float, float]], part: float) -> None:
    """t = y (1 - exp(-k))."""
    incomes, heads = split(groups)
    paid = absolute_sacrifice(incomes, heads, part * float(incomes @ heads), 1.0)
    assert paid / (incomes * heads) == pytest.approx(np.full(len(groups), part))


@given(GROUPS, st.floats(0.001, 0.01))
def test_without_aversion_it_is_a_head_tax(groups: list[tuple[float, float]], part: float) -> None:
    incomes, heads = split(groups)
    raised = part * float(incomes.min() * heads.sum())
    paid = absolute_sacrifice(incomes, heads, raised, 0.0)
    assert paid / heads == pytest.approx(np.full(len(groups), raised / heads.sum()), rel=1e-6)


@given(GROUPS, st.floats(0.01, 0.5), st.floats(0.2, 4.0))
def test_progressive_if_and_only_if_the_aversion_is_above_one(
    groups: list[tuple[float, float]], part: float, aversion: float
) -> None:
    incomes, heads = split(groups)
    rate = absolute_sacrifice(incomes, heads, part * float(incomes @ heads), aversion) / (incomes * heads)
    rising = rate[np.argsort(incomes)]
    steps = np.diff(rising) * np.sign(aversion - 1)
    assert (steps >= -1e-7).all()


@pytest.mark.parametrize(
    ("incomes", "heads", "raised", "aversion"),
    [([1, 2], [1], 1, 2), ([0, 2], [1, 1], 1, 2), ([1, 2], [1, 1], 3, 2), ([1, 2], [1, 1], 0, 2), ([1], [1], 0.5, -1)],
)
def test_refuses_what_cannot_be(incomes: list[float], heads: list[float], raised: float, aversion: float) -> None:
    with pytest.raises(BadInput):
        absolute_sacrifice(incomes, heads, raised, aversion)
