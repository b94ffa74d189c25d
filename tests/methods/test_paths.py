"""Paths: closed forms, and nobody passes the level on the way."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fairshare.errors import BadInput
from fairshare.methods.paths import SHAPES, Form, path, through

shares = st.floats(0.001, 0.1)
years = st.integers(1, 40)
form = st.builds(Form, st.sampled_from(SHAPES), st.floats(1, 6))


def test_a_straight_line_by_hand() -> None:
    """From 1.5 % in 2025 to 3.5 % in 2035: 0.2 points a year."""
    found = path(0.015, 0.035, 10)
    assert found.tolist() == pytest.approx([0.015 + 0.002 * k for k in range(11)], rel=1e-12)


def test_front_and_back_loaded_by_hand() -> None:
    """Half way with power 2: three quarters of the way done, or one quarter."""
    assert path(0.0, 1.0, 2, Form("front-loaded")).tolist() == [0, 0.75, 1]
    assert path(0.0, 1.0, 2, Form("back-loaded")).tolist() == [0, 0.25, 1]


def test_growth_at_one_rate_of_a_whole_that_grows() -> None:
    """An amount of 1 of 100 doubles twice while the whole grows to 200: 4 of 200 is 2 %, half way 2 of 150."""
    found = path(0.01, 0.02, 2, Form("constant-growth"), of=[100, 150, 200])
    assert found.tolist() == pytest.approx([0.01, 2 / 150, 0.02], rel=1e-12)


def test_steps_reach_the_level_early_and_stay() -> None:
    assert path(0.02, 0.03, 5, Form("minimum-step", step=0.004)).tolist() == pytest.approx(
        [0.02, 0.024, 0.028, 0.03, 0.03, 0.03]
    )
    assert path(0.02, 0.03, 5, Form("minimum-step")).tolist() == pytest.approx(path(0.02, 0.03, 5).tolist())


def test_held_until_a_year_then_at_the_level() -> None:
    assert path(0.02, 0.03, 4, Form("held-then-jump", held=1)).tolist() == [0.02, 0.02, 0.03, 0.03, 0.03]


@given(start=shares, level=shares, count=years, how=form)
def test_no_path_overshoots_and_none_turns_back(start: float, level: float, count: int, how: Form) -> None:
    found = path(start, level, count, how)
    assert found[0] == start
    assert found[-1] == level
    assert (found >= min(start, level)).all() and (found <= max(start, level)).all()
    assert (np.diff(found) * np.sign(level - start) >= -1e-15).all()


@given(start=shares, level=shares, count=years, how=form)
def test_a_path_down_mirrors_a_path_up(start: float, level: float, count: int, how: Form) -> None:
    assume(how.shape != "constant-growth")  # growth is no straight matter of differences
    up, down = path(start, level, count, how), path(-start, -level, count, how)
    assert down == pytest.approx(-up, abs=1e-15)


@given(start=shares, level=shares, count=years)
def test_loaded_paths_lie_on_their_sides_of_the_line(start: float, level: float, count: int) -> None:
    sign = np.sign(level - start)
    front, line, back = (
        path(start, level, count, f) * sign for f in (Form("front-loaded"), Form(), Form("back-loaded"))
    )
    assert (front >= line - 1e-15).all() and (line >= back - 1e-15).all()


@given(start=shares, level=shares, count=years, rate=st.floats(-0.05, 0.05))
def test_growth_at_one_rate_is_one_rate(start: float, level: float, count: int, rate: float) -> None:
    whole = (1 + rate) ** np.arange(count + 1)
    found = path(start, level, count, Form("constant-growth"), of=whole) * whole
    growth = found[1:] / found[:-1]
    assert growth == pytest.approx(np.full(count, growth[0]), rel=1e-9)


@given(start=shares, points=st.dictionaries(st.integers(1, 20), shares, max_size=5), count=years)
def test_through_goes_through_its_points(start: float, points: dict[int, float], count: int) -> None:
    found = through(start, points, count)
    assert found[0] == start
    for year, share in points.items():
        assert year > count or found[year] == pytest.approx(share)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ((0.02, 0.03, 0, Form()), "years"),
        ((float("nan"), 0.03, 5, Form()), "start"),
        ((0.02, 0.03, 5, Form("minimum-step", step=0.001)), "at least 0.002"),
        ((0.02, 0.03, 5, Form("back-loaded", power=0.5)), "power"),
        ((0.0, 0.03, 5, Form("constant-growth")), "above 0"),
        ((0.02, 0.03, 5, Form("held-then-jump", held=-1)), "held"),
    ],
    ids=str,
)
def test_what_makes_no_path_is_refused(given: tuple[float, float, int, Form], names: str) -> None:
    with pytest.raises(BadInput, match=names):
        path(*given)
    with pytest.raises(BadInput, match="zigzag"):
        path(0.02, 0.03, 5, Form("zigzag"))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="6 above 0"):
        path(0.02, 0.03, 5, Form("constant-growth"), of=[1, 2])
