"""How forecasts would have done: made from each older release by today's machinery, scored against what came."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace

from fairshare.core.fact import softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.methods.simulate import manifest
from fairshare.questions._backtest import DRAWS, NO_GDP, SEED, Forecast, Scores, drawn, forecasts, scores
from fairshare.questions._basis import listed, mark
from fairshare.questions._fan import PARTS
from fairshare.questions._rules import resting_on

#: Column -> field of the scores, head, short head, whether it is points of GDP, whether a table leaves it out.
_COLUMNS = {
    "within_50": ("half", "Came within the 50 % interval", "in\n50 %", False, False),
    "within_90": ("most", "Came within the 90 % interval", "in\n90 %", False, False),
    "loss": ("loss", "Pinball loss, points of GDP", "pinball loss,\npoints", True, False),
    "loss_same": ("same", "Pinball loss of no change", "no\nchange", True, False),
    "loss_trend": ("trend", "Pinball loss of the last change going on", "change\ngoes on", True, False),
    "error": ("error", "Mean error of the median, points of GDP", "median\nerror", True, False),
    "error_same": ("error_same", "Mean error of no change", "error of\nno change", True, True),
    "error_trend": ("error_trend", "Mean error of the last change going on", "error of\nchange", True, True),
}


@question
def backtest(world: World) -> Answer:
    """How forecasts made so from each older release would have done against what came, beside naive ones.

    Args:
        world: What was known, under which scenarios.
    """
    made = forecasts(world)
    groups: dict[str, tuple[Forecast, ...]] = {f"{f.release.id}/{f.year}": (f,) for f in made}
    if made:
        groups["all"] = made
    newest = world.unchanged().over(None).newest_year()
    return Answer(
        headline=_headline(world, made),
        columns=tuple(_columns(world)),
        rows=tuple(_row(name, some) for name, some in groups.items()),
        notes=tuple(_notes(world, made, newest)),
        extra={
            "scores": {name: asdict(scores(some)) for name, some in groups.items()},
            "manifest": {
                "seed": SEED,
                "draws": DRAWS,
                "budgets": "real",
                **manifest(),
                "known_then": {f.release.id: {"plan": f.target.id, **f.observed} for f in made},
            },
        },
        under=resting_on(world.unchanged().over(None), newest),
        next="fairshare ensemble",
        hints={"bar": "within_90", "target": 0.9} if made else {},
    )


def _columns(world: World) -> Iterator[Column]:
    yield Column("forecast", "Forecast", hidden=True)
    yield Column("release", "From")
    yield Column("year", "Of", "number")
    yield Column("n", "Allies", "number", short="n")
    points, part = _points(world), replace(world.measure("draws_meeting"), label="Part", shown_in="% of n")
    for id, (_, label, short, is_points, hidden) in _COLUMNS.items():
        yield Column(id, label, "figure", "", points if is_points else part, hidden, short)


def _points(world: World) -> Measure:
    return replace(world.measure("gap_points"), label="Loss", decimals=2, signed=False)


def _row(name: str, some: tuple[Forecast, ...]) -> Mapping[str, Cell]:
    found = scores(some)
    one = len(some) == 1
    return {
        "forecast": name,
        "release": some[0].release.id if one else "all",
        "year": some[0].year if one else None,
        "n": found.n,
        **{id: _figure(found, field, some) for id, (field, *_) in _COLUMNS.items()},
    }


def _figure(found: Scores, field: str, some: tuple[Forecast, ...]) -> Figure:
    """A score, resting on what came, what was known and the draws."""
    inputs = [row[p] for f in some for p in f.places for row in (f.came, f.last)]
    status = softest(*{i.status for i in inputs})
    op = f"{field} over {found.n} forecasts"
    return Figure(getattr(found, field), RATIO, Trail(op, (*inputs, drawn())), status)


def _headline(world: World, made: tuple[Forecast, ...]) -> str:
    if not made:
        return f"No forecast can be scored: no older release held has a year whose outcome was known on {world.asof}."
    found = scores(made)
    years = sorted({f.year for f in made})
    newest = made[-1].came[made[-1].places[0]]
    span = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
    return (
        f"Of {found.n} forecasts of shares of GDP for {span}{mark(newest)}, {found.most * 100:.0f} % came within their "
        f"90 % interval and {found.half * 100:.0f} % within their 50 %; pinball loss {found.loss * 100:.2f} points, "
        f"against {found.same * 100:.2f} if nothing changed and {found.trend * 100:.2f} if the last change went on."
    )


def _notes(world: World, made: tuple[Forecast, ...], newest: int) -> Iterator[str]:
    if not made:
        yield f"It takes a complete release, and a later one with a year the first does not have. {NO_GDP}."
        return
    found = scores(made)
    if found.most < 0.9:
        yield (
            f"The intervals were too narrow: those that should hold nine in ten held {found.most * 100:.0f} %. "
            "Forecasts shown today are made the same way: read them as too sure of themselves."
        )
    yield f"{NO_GDP}: growth then was taken from the GDP of the release itself, and only what it said then."
    for release, some in _by_release(made).items():
        known = listed([f"{n} {what}" for what, n in some[0].observed.items()])
        yield (
            f"{release}: a straight line to {some[0].target.id} from {some[0].year - 1}, budgets fixed in real "
            f"amounts; known then: {known}."
        )
    yield (
        f"Quantiles {', '.join(map(str, PARTS))} % of {DRAWS:,} draws, seed {SEED}. Naive forecasts are points, so all "
        "their quantiles are one. Forecasts of one release share its surprises (the war of 2022), so n counts cases "
        "that are not independent."
    )
    yield (
        f"What came is what {world.unchanged().over(None).release(newest).id} says, estimates of its newest years "
        "included; definitions changed on the way, as notes on the releases tell (fairshare coverage)."
    )


def _by_release(made: tuple[Forecast, ...]) -> dict[str, tuple[Forecast, ...]]:
    return {id: tuple(f for f in made if f.release.id == id) for id in dict.fromkeys(f.release.id for f in made)}
