"""Members go to a share of GDP by a year, each from where it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fairshare.core.figure import Figure, ScenarioLine, Trail
from fairshare.core.lever import AMOUNTS, Setting, lever
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.core.years import last_actual_year
from fairshare.errors import BadInput, NoBoard
from fairshare.methods.paths import Form, Shape, path, through

#: The amount over GDP that is the share of GDP.
BASE = "expenditure_usd_constant"


def _sound(  # noqa: PLR0913  one parameter per setting
    *, level: float, by_year: int, from_year: int, hold_until: int, shape: str, points: tuple[str, ...], **_: Setting
) -> Iterator[tuple[str, str]]:
    """A path has a level or points, and goes forward from where it begins."""
    if from_year and by_year <= from_year:
        yield "by_year", f"a year after {from_year}, from which the path goes"
    if hold_until and not (from_year or FIRST_YEAR) <= hold_until < by_year:
        yield "hold_until", f"a year from the beginning of the path to {by_year - 1}"
    if shape not in ("through", "as-announced") and level <= 0:
        yield "level", "a ratio of GDP above 0, e.g. 0.035 for 3.5 %"
    if shape == "through":
        try:
            _points(points)
        except ValueError as error:
            yield "points", str(error)


@lever(
    alters="amounts",
    rewrites=AMOUNTS,
    sound=_sound,
    level=(0, 1),
    power=(1, 100),
    step=(0, 1),
    by_year=(FIRST_YEAR, LAST_YEAR),
    from_year=(0, LAST_YEAR),
)
def reach(  # noqa: PLR0913  one parameter per setting
    below: World,
    measure: str,
    row: Row,
    line: ScenarioLine,
    *,
    by_year: int,
    level: float = 0.0,
    shape: Literal[Shape, "through", "as-announced"] = "linear",
    from_year: int = 0,
    how: Literal["at_least", "exactly"] = "at_least",
    power: float = 2.0,
    step: float = 0.0,
    hold_until: int = 0,
    points: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
) -> Row:
    """Take expenditure to ``level``, a ratio of GDP, ``by_year``, on a path that begins after ``from_year``.

    Without ``from_year`` the path is drawn from the last year with actual figures, and what is published of later years
    stands. ``at_least`` takes nobody below what it spends without the path. ``power`` bends loaded paths; ``step`` is
    what a minimum-step path rises in a year; ``hold_until`` is the last year before a jump. The shape ``through`` goes
    through ``points`` such as "2027=0.025", and ``as-announced`` through what each ally's own plans name; both stay at
    the last of them. ``places`` are countries by any name; none means every member. Years after the last published one
    need the lever growth before this one.
    """
    year = row.name.year if row.name else 0
    published = below.unchanged().over(None)
    if year <= (from_year or published.once("newest year", published.newest_year)):
        return row
    start = from_year or published.once("last actual year", lambda: last_actual_year(published))
    if by_year <= start:
        raise BadInput.of("by_year of lever reach", by_year, f"a year after {start}, from which the path goes")
    if shape == "through" or shape == "as-announced":  # noqa: PLR1714  only so does the type narrow
        form = Form()
    else:
        form = Form(shape, power, step or None, hold_until - start if hold_until else None)
    way = _Way(below, start, by_year, level, how == "exactly", form, _points(points) if shape == "through" else {})
    shares = way.announced(year, line) if shape == "as-announced" else way.shares(year, line)
    return _rewritten(below, measure, row, shares.only(places) if places else shares)


def _rewritten(below: World, measure: str, row: Row, shares: Row) -> Row:
    """The amounts that these shares of GDP make; whom the path does not raise keeps what it has."""
    year = row.name.year if row.name else 0
    gdp = below.row("gdp_usd_constant", year)
    amount = shares * gdp
    if measure != BASE:
        amount = row * (amount / below.row(BASE, year))
    return amount.only(shares).or_else(row)


@dataclass(frozen=True)
class _Way:
    """From where to where, seen from the world below the scenario."""

    world: World
    start: int
    end: int
    level: float
    exactly: bool
    form: Form
    points: Mapping[int, float]

    def shares(self, year: int, line: ScenarioLine) -> Row:
        """The share of every place in a year, from its published one on."""
        begins = self.world.row("defence_share", self.start)
        setting = Figure(self.level, RATIO, Trail("scenario", leaf=line), "hypothetical")
        whole = self._whole() if self.form.shape == "constant-growth" else {}
        values = {p: self._share(share, year, whole.get(p, ())) for p, (share, _) in begins.numbers.items()}
        op = f"path from {self.start} to {self.end}"
        return self._at_least(year, Row.made(op, values, (begins, setting, *self._rows()), RATIO))

    def _share(self, begins: float, year: int, whole: tuple[float, ...]) -> float:
        if self.points:
            return self._through(begins, {y - self.start: s for y, s in self.points.items()}, year)
        if begins >= self.level and not self.exactly:
            return self.level  # the least: what it spends without the path stands above it
        steps = self.end - self.start
        return float(path(begins, self.level, steps, self.form, of=whole)[min(year - self.start, steps)])

    def announced(self, year: int, line: ScenarioLine) -> Row:
        """The shares that national plans lead to; only of places that have any."""
        begins = self.world.row("defence_share", self.start)
        setting = Figure(1.0, RATIO, Trail("scenario", leaf=line), "hypothetical")
        plans = {y: self.world.row("announced_share", y) for y in range(self.start + 1, self.end + 1)}
        values: dict[str, float] = {}
        for place, (share, _) in begins.numbers.items():
            points = {y - self.start: r.numbers[place][0] for y, r in plans.items() if place in r}
            if points:
                values[place] = self._through(share, points, year)
        rows = tuple(r for r in plans.values() if len(r))
        row = Row.made(f"through the plans of {self.start + 1}-{self.end}", values, (begins, setting, *rows), RATIO)
        return self._at_least(year, row)

    def _through(self, begins: float, points: Mapping[int, float], year: int) -> float:
        return float(through(begins, points, year - self.start)[-1])

    def _at_least(self, year: int, shares: Row) -> Row:
        """Only who is raised: nobody is taken below what it spends without the path, a cut is nobody's pledge."""
        if self.exactly:
            return shares
        without = self.world.row("defence_share", year)
        values = {p: v for p, (v, _) in shares.numbers.items() if v > (without.value(p) or 0)}
        return Row.made("more than it is without", values, (shares, without), RATIO)

    def _rows(self) -> tuple[Row, ...]:
        """What a path of constant growth was given beside its start."""
        if self.form.shape != "constant-growth":
            return ()
        try:
            return tuple(self.world.row("gdp_usd_constant", y) for y in range(self.start, self.end + 1))
        except NoBoard:
            raise BadInput.of(
                "shape of lever reach", self.form.shape, f"with GDP until {self.end}: put the lever growth before it"
            ) from None

    def _whole(self) -> Mapping[str, tuple[float, ...]]:
        """GDP of every year of the path, for those whose every year is known."""
        rows = self._rows()
        known = set(rows[0]).intersection(*rows)
        return {p: tuple(r.numbers[p][0] for r in rows) for p in known}


def _points(given: tuple[str, ...]) -> dict[int, float]:
    """Year -> share, from text such as ``2027=0.025``.

    Raises:
        ValueError: saying what is accepted, for no point, or one that is none.
    """
    found: dict[int, float] = {}
    for text in given or ("none",):
        year, _, share = text.partition("=")
        try:
            found[int(year)] = float(share)
        except ValueError:
            raise ValueError("each a year and a ratio of GDP, e.g. 2027=0.025") from None
        if not 0 <= found[int(year)] <= 1:
            raise ValueError(f"ratios of GDP from 0 to 1, and {text} is none")
    return found
