"""Forecasts that would have been made from each older release, by the machinery of today and what was known then."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fairshare.core.board import visible
from fairshare.core.figure import Figure
from fairshare.core.outlook import SHOCKS, deliveries, revisions
from fairshare.core.row import Row
from fairshare.core.source import Source
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.methods.budget_futures import Asked, terms
from fairshare.methods.paths import path
from fairshare.methods.scores import coverage, pinball, quantile_score
from fairshare.methods.shocks import LEAST, Shocks, shocks_of
from fairshare.methods.simulate import Futures, futures
from fairshare.questions._fan import PARTS
from fairshare.questions._wanted import MEASURE

#: Draws and seed of all of it: it is one yardstick, the same beside every forecast.
DRAWS, SEED = 10_000, 1
#: Years drawn from each release, whatever of them is over: what is drawn must not depend on what came.
HORIZON = 10
NO_GDP = "GDP forecasts cannot be back-tested on the one WEO edition held"
_HALF, _MOST = (0.25, 0.75), (0.05, 0.95)


@dataclass(frozen=True, eq=False)
class Forecast:
    """What would have been said of one year from one release, and what came.

    Attributes:
        release: The release it would have been made from.
        target: The pledge whose path was the plan.
        year: The year it is of.
        came: What a later release says of that year.
        last: The last share known then.
        quantiles: A row for each of ``PARTS``, a column for each place.
        trend: The last share and its last change going on.
        observed: How many parts delivered, revisions and years of GDP were known then.
    """

    release: Source
    target: Target
    year: int
    came: Row
    last: Row
    quantiles: np.ndarray
    trend: Mapping[str, float]
    observed: Mapping[str, int]

    @property
    def places(self) -> tuple[str, ...]:
        """Whose forecasts they are."""
        return tuple(sorted(self.trend))

    def outcomes(self) -> list[float]:
        """What came, in the order of the places."""
        return [self.came.numbers[p][0] for p in self.places]

    def same(self) -> list[float]:
        """The naive forecast that nothing changes."""
        return [self.last.numbers[p][0] for p in self.places]

    def going_on(self) -> list[float]:
        """The naive forecast that the last change goes on every year."""
        return [self.trend[p] for p in self.places]


@dataclass(frozen=True)
class Scores:
    """How forecasts did.

    Attributes:
        n: How many.
        half, most: The part that came within the 50 % and the 90 % interval.
        loss, same, trend: Mean pinball loss over the five quantiles: of the draws, of no change, of the last change
            going on.
        error, error_same, error_trend: Mean absolute error of the median and of both naive ones.
    """

    n: int
    half: float
    most: float
    loss: float
    same: float
    trend: float
    error: float
    error_same: float
    error_trend: float


def forecasts(world: World) -> tuple[Forecast, ...]:
    """All the forecasts whose outcome is known on the world's day, by release and year."""
    here = world.unchanged().over(None)
    return here.once("forecasts back", lambda: tuple(_all(here)))


def scores(made: tuple[Forecast, ...]) -> Scores:
    """The scores of some forecasts together; every ally and year counts once."""
    quantiles = np.concatenate([f.quantiles for f in made], axis=1)
    came, same, trend = (
        np.concatenate([np.array(v) for v in many])
        for many in zip(*((f.outcomes(), f.same(), f.going_on()) for f in made), strict=True)
    )
    parts = [p / 100 for p in PARTS]
    rows = {p: quantiles[n] for n, p in enumerate(parts)}
    return Scores(
        len(came),
        coverage(rows[_HALF[0]], rows[_HALF[1]], came),
        coverage(rows[_MOST[0]], rows[_MOST[1]], came),
        quantile_score(quantiles, came, parts),
        *(quantile_score([naive] * len(parts), came, parts) for naive in (same, trend)),
        *(2 * pinball(median, came, 0.5) for median in (rows[0.5], same, trend)),
    )


def _all(here: World) -> list[Forecast]:
    newest = here.newest_year()
    answers = here.release(newest)
    older = [s for s in visible(here.facts, here.asof)[::-1] if s.publisher == answers.publisher]
    found: list[Forecast] = []
    for source in older:
        if source.extent == "complete" and source.published < answers.published:
            then = here.pinned(source.id)
            target = _pledge(then)
            if target is not None and (last := then.newest_year()) < newest:
                found += _made(here, then, target, range(last + 1, newest + 1))
    return found


def _pledge(then: World) -> Target | None:
    """The newest pledge of all allies known on a day for the share of GDP."""
    known = [t for t in then.catalogue.targets.values() if t.agreed <= then.asof and not t.is_demand]
    fitting = [t for t in known if t.measure == MEASURE and t.binds == ("NATO",) and t.threshold < 1]
    return max(fitting, key=lambda t: t.agreed, default=None)


def _made(here: World, then: World, target: Target, years: range) -> list[Forecast]:
    """The forecasts from one release: a straight line to the pledge, and what was known of going otherwise."""
    last = years.start - 1
    now, before = then.row(MEASURE, last), then.row(MEASURE, last - 1)
    growth, known_years = _growth(then, last)
    places = sorted(set(now) & set(before) & growth.keys())
    if not places:
        return []
    delivered, revised = (
        [v for row in rows.values() for v, _ in row.numbers.values()]
        for rows in (deliveries(then, last), revisions(then, last))
    )
    plan = [_planned(now.numbers[p][0], target, last) for p in places]
    usual = [growth[p] for p in places]
    drawn = _futures(plan, [now.numbers[p][0] for p in places], usual, (delivered, revised))
    observed = {"parts delivered": len(delivered), "revisions": len(revised), "years of GDP": known_years}
    found: list[Forecast] = []
    for n, year in enumerate(years[:HORIZON]):
        came = here.row(MEASURE, year)
        seen = [i for i, p in enumerate(places) if p in came]
        if not seen:
            continue
        quantiles = drawn.quantiles([p / 100 for p in PARTS])[:, seen, n]
        step = {p: now.numbers[p][0] - before.numbers[p][0] for p in places}
        trend = {places[i]: max(0.0, now.numbers[places[i]][0] + (n + 1) * step[places[i]]) for i in seen}
        found.append(Forecast(then.release(last), target, year, came, now, quantiles, trend, observed))
    return found


def _planned(share: float, target: Target, last: int) -> list[float]:
    """A straight line to the pledge by its date, or by the next year; who is there already stays."""
    due = target.due.year if target.due and target.due.year > last else last + 1
    if share >= target.threshold:
        return [share] * HORIZON
    way = path(share, target.threshold, due - last).tolist()
    return [way[min(n, due - last)] for n in range(1, HORIZON + 1)]


def _growth(then: World, last: int) -> tuple[dict[str, tuple[float, float, float]], int]:
    """Mean, common and own part of real growth by the release's own GDP: the IMF's edition of the day is not held."""
    release = then.release(last).id
    years = [y for y in then.facts.years("gdp_usd_constant", release) if y <= last]
    rows = [then.row("gdp_usd_constant", y) for y in years]
    places = sorted(set(rows[0]).intersection(*rows)) if len(years) > LEAST else []
    if not places:
        return {}, 0
    table = [[b.numbers[p][0] / a.numbers[p][0] - 1 for a, b in pairwise(rows)] for p in places]
    found: Shocks = shocks_of(table)
    values = zip(found.mean.tolist(), found.common.tolist(), found.own.tolist(), strict=True)
    return dict(zip(places, values, strict=True)), len(years) - 1


def _futures(
    plan: list[list[float]],
    start: list[float],
    growth: list[tuple[float, float, float]],
    observed: tuple[list[float], list[float]],
) -> Futures:
    """Futures with real budgets fixed, as ``fairshare ensemble`` draws them by default."""
    still, years = [0.0] * len(start), len(plan[0])
    asked = Asked(
        start=start,
        plan=plan,
        means=[[[g[0]] * years for g in growth], *([[0.0] * years] * len(start) for _ in SHOCKS[1:])],
        common=[[g[1] for g in growth], still, still],
        own=[[g[2] for g in growth], still, still],
        links=np.eye(len(SHOCKS)),
        own_links=[np.eye(len(SHOCKS))] * len(start),
        group=list(range(len(start))),
        delivered=observed[0],
        revised=observed[1],
    )
    return futures(terms(asked), draws=DRAWS, seed=SEED)


def drawn() -> Figure:
    """The leaf that names the draws."""
    return Figure.drawn("futures from an older release", DRAWS, SEED)


def backtest_line(world: World) -> str:
    """How such forecasts did, in one line for every forecast that users see."""
    made = forecasts(world)
    if not made:
        return f"Backtest: no older release held has a year whose outcome was known on {world.asof}. {NO_GDP}."
    found = scores(made)
    releases = " and ".join(dict.fromkeys(f.release.id for f in made))
    return (
        f"Backtest: of {found.n} forecasts drawn so from {releases} (a straight line to the pledge of the day, real "
        f"budgets), {found.most * 100:.0f} % came within the 90 % interval and {found.half * 100:.0f} % within the "
        f"50 %; pinball loss {found.loss * 100:.2f} points of GDP, against {found.same * 100:.2f} for no change "
        f"(fairshare backtest). {NO_GDP}."
    )
