"""Paths: how a share goes from where it is to a level, year by year. Nobody's path passes its level on the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector, number, vector, whole

Shape = Literal["linear", "front-loaded", "back-loaded", "constant-growth", "minimum-step", "held-then-jump"]
SHAPES: tuple[Shape, ...] = get_args(Shape)


@dataclass(frozen=True)
class Form:
    """How a path goes from its start to its level.

    Attributes:
        shape: One of ``SHAPES``; see ``path``.
        power: How strongly front- and back-loaded paths bend; 1 is a straight line.
        step: Rise of a ``minimum-step`` path in a year; None takes the least that gets there in time.
        held: Years for which a ``held-then-jump`` path stays where it is; None holds until the last but one.
    """

    shape: Shape = "linear"
    power: float = 2.0
    step: float | None = None
    held: int | None = None


def path(start: float, level: float, years: int, form: Form | None = None, *, of: ArrayLike = ()) -> Vector:
    """The share in every year from the start (year 0) to the last, which is at the level.

    ``linear``            ``s + (t - s) k/n``
    ``front-loaded``      ``t - (t - s) (1 - k/n)^p``
    ``back-loaded``       ``s + (t - s) (k/n)^p``
    ``constant-growth``   the amount grows at one rate: ``s (t W_n / s)^(k/n) / W_k``, W the whole over that of year 0
    ``minimum-step``      ``s + k step`` up to the level
    ``held-then-jump``    the start while it is held, then the level

    A path down is the mirror of a path up.

    >>> path(0.01, 0.02, 4).tolist()
    [0.01, 0.0125, 0.015, 0.0175, 0.02]
    >>> path(0.01, 0.02, 4, Form("held-then-jump")).tolist()
    [0.01, 0.01, 0.01, 0.01, 0.02]

    Args:
        start: The share in year 0.
        level: The share in the last year.
        years: How many years later that is.
        form: How it gets there; a straight line if None.
        of: What the share is of, in years 0 to n in any unit, for ``constant-growth``; none is a constant whole.

    Raises:
        BadInput: for a shape that is none, numbers that are not finite, and a step too small to get there.
    """
    how = form or Form()
    if how.shape not in _MAKERS:
        raise BadInput.of("shape", how.shape, f"one of {', '.join(SHAPES)}")
    first, last = number(start, "start"), number(level, "level")
    count = _years(years)
    asked = _Asked(first, last, np.arange(count + 1) / count, how, _whole(of, count))
    found = np.clip(_MAKERS[how.shape](asked), min(first, last), max(first, last))
    found[0], found[-1] = first, last
    return found


def through(start: float, points: Mapping[int, float], years: int) -> Vector:
    """The share in every year through given points (year from the start -> share), straight lines between them.

    After the last point it stays there; points of other years are left out.

    >>> through(0.02, {2: 0.03}, 4).tolist()
    [0.02, 0.025, 0.03, 0.03, 0.03]

    Raises:
        BadInput: for numbers that are not finite.
    """
    count = _years(years)
    known = {0: number(start, "start")}
    known |= {year: number(share, f"share of year {year}") for year, share in points.items() if year > 0}
    at = sorted(known)
    found: Vector = np.interp(np.arange(count + 1), at, [known[year] for year in at])
    return found


@dataclass(frozen=True, eq=False)
class _Asked:
    """A path to be made: from where to where, over which parts of the way."""

    start: float
    level: float
    parts: Vector
    form: Form
    whole: Vector

    def between(self, done: Vector) -> Vector:
        """The shares where so much of the way is done."""
        found: Vector = self.start + (self.level - self.start) * done
        return found


def _linear(asked: _Asked) -> Vector:
    return asked.between(asked.parts)


def _front_loaded(asked: _Asked) -> Vector:
    return asked.between(1 - (1 - asked.parts) ** _power(asked))


def _back_loaded(asked: _Asked) -> Vector:
    return asked.between(asked.parts ** _power(asked))


def _constant_growth(asked: _Asked) -> Vector:
    if asked.start <= 0 or asked.level <= 0:
        raise BadInput.of("start and level", f"{asked.start} and {asked.level}", "above 0 for growth at one rate")
    found: Vector = asked.start * (asked.level * asked.whole[-1] / asked.start) ** asked.parts / asked.whole
    return found


def _minimum_step(asked: _Asked) -> Vector:
    count, way = len(asked.parts) - 1, abs(asked.level - asked.start)
    least = way / count
    step = least if asked.form.step is None else number(asked.form.step, "step")
    if step < least * (1 - 1e-12):
        raise BadInput.of("step", f"{step:g}", f"at least {least:.6g} a year, or the level is not reached in time")
    return asked.between(np.minimum(1.0, np.arange(count + 1) * step / way) if way else asked.parts)


def _held_then_jump(asked: _Asked) -> Vector:
    count = len(asked.parts) - 1
    held = count - 1 if asked.form.held is None else whole(asked.form.held, "years held", least=0)
    return asked.between((np.arange(count + 1) > held).astype(np.float64))


def _power(asked: _Asked) -> float:
    power = number(asked.form.power, "power")
    if power < 1:
        raise BadInput.of("power", f"{power:g}", "at least 1, where 1 is a straight line")
    return power


def _years(years: int) -> int:
    return whole(years, "years", least=1)


def _whole(given: ArrayLike, years: int) -> Vector:
    """The whole over that of the first year."""
    if not np.size(given):
        return np.ones(years + 1)
    found = vector(given, "whole")
    if len(found) != years + 1 or (found <= 0).any():
        raise BadInput.of("whole", f"{len(found)} numbers", f"{years + 1} above 0, one for each year from the start on")
    scaled: Vector = found / found[0]
    return scaled


#: Shape -> what makes it.
_MAKERS: Mapping[str, Callable[[_Asked], Vector]] = {
    "linear": _linear,
    "front-loaded": _front_loaded,
    "back-loaded": _back_loaded,
    "constant-growth": _constant_growth,
    "minimum-step": _minimum_step,
    "held-then-jump": _held_then_jump,
}
