"""What must be said of futures that were drawn: on how little they rest, what was fixed, what matters, how settled."""

from collections.abc import Iterator, Mapping
from statistics import median

from fairshare.core.outlook import SHOCKS, Budgets
from fairshare.core.question import Record
from fairshare.core.row import Row
from fairshare.core.source import Source
from fairshare.methods.simulate import manifest
from fairshare.questions._backtest import backtest_line
from fairshare.questions._basis import listed
from fairshare.questions._fan import ALONE, HIGH, LOW, Fan

_FIXED: Mapping[Budgets, str] = {
    "share": "Budgets are fixed as shares of GDP: growth and prices move the bill and never the share.",
    "real": "Budgets are fixed in real amounts: where GDP grows more than expected, the share falls.",
    "nominal": "Budgets are fixed in money of the day: where GDP or prices grow more than expected, the share falls.",
}
_NAMES = {
    "growth": "growth",
    "inflation": "inflation",
    "exchange": "exchange rates",
    "revision": "revision of published shares",
    "delivery": "delivery of plans",
}
#: A median that lies nearer to the level than this decides by rounding.
_NEAR = 0.0005


def in_which(fan: Fan) -> str:
    """What goes otherwise in the draws, after the word draws."""
    if fan.drawing.vary == "all":
        return "from past shocks, revisions and delivery"
    return "in which nothing varies" if fan.drawing.vary == "none" else f"of {_NAMES[fan.drawing.vary]} alone"


def fan_notes(fan: Fan, year: int, places: tuple[str, ...]) -> Iterator[str]:
    """What the draws rest on and how to read them, in order of weight."""
    yield _thin(fan)
    yield backtest_line(fan.plan.world)
    yield f"{_FIXED[fan.drawing.budgets]} --budgets takes another of share, real, nominal."
    planned = fan.seen.plan[year]
    at = [p for p in places if p in planned and abs(planned.numbers[p][0] - fan.plan.level) < _NEAR]
    if at:
        which = "The plan is" if len(places) == 1 else f"{len(at)} of {len(places)} plans are"
        yield (
            f"{which} at the level itself in {year}, without a margin: what comes out below it in a draw, by however "
            "little, does not meet it."
        )
    yield (
        "Shocks of different years are drawn independently and are normal; what a year lost is not made up later. A "
        "revision found in the newest shares is carried along, and a part that is delivered is the same in every year."
    )


def _thin(fan: Fan) -> str:
    """The history behind the draws, counted."""
    seen, parts = fan.seen, []
    if fan.drawing.varies("revision"):
        releases = len({label.partition(" on ")[0] for label in seen.revised})
        parts.append(f"{len(seen.factors)} revisions between {releases} older releases and the one in use")
    if fan.drawing.varies("delivery"):
        parts.append(f"{len(seen.parts)} parts of past plans delivered ({listed(list(seen.delivered), 4)})")
    if any(fan.drawing.varies(kind) for kind in SHOCKS):
        years = fan.seen.world.asof.year - int(fan.drawing.since)
        parts.append(f"{years} years of the IMF's GDP, prices and exchange rates{_came_later(fan)}")
    if not parts:
        return "Nothing goes otherwise (--vary none): every draw is the plan."
    told = "; ".join(parts)
    return f"A share of draws is no probability: it counts what this machinery drew from a thin history, {told}."


def tornado(fan: Fan, year: int, places: tuple[str, ...]) -> tuple[Record, ...]:
    """Each source alone: how far apart the outer quantiles are, over the median ally, widest first."""
    shares, bills = fan.spreads("share", year), fan.spreads("bill", year)
    planned = fan.seen.plan[year] * fan.seen.dollars[year]
    lines: list[Record] = [
        {
            "source": source,
            "share_points": _middle(row, places, 100),
            "bill_percent": _middle(bills[source] / planned, places, 100),
            "draws": min(ALONE, fan.drawing.draws),
        }
        for source, row in shares.items()
    ]
    return tuple(sorted(lines, key=lambda line: -float(str(line["share_points"] or 0))))


def _middle(row: Row, places: tuple[str, ...], scale: float) -> float | None:
    known = [row.numbers[p][0] * scale for p in places if p in row]
    return median(known) if known else None


def tornado_note(lines: tuple[Record, ...], year: int) -> Iterator[str]:
    """What matters alone, in one line."""
    known = [line for line in lines if line["share_points"] is not None]
    if known:
        told = [f"{_NAMES[str(x['source'])]} {x['share_points']:.2f} ({x['bill_percent']:.0f} %)" for x in known]
        yield (
            f"Alone, each source sets the {LOW} % and {HIGH} % quantiles of {year} this far apart, in points of GDP "
            f"and in per cent of the bill planned, median ally: {', '.join(told)}."
        )


def convergence(fan: Fan, year: int, places: tuple[str, ...]) -> dict[str, object]:
    """How settled the draws are: standard errors, and what half of them would have said."""
    meeting, before = fan.meeting(year), fan.meeting(year, fan.half)
    known = [p for p in places if p in meeting]
    errors = [(v * (1 - v) / fan.drawing.draws) ** 0.5 for v in (meeting.numbers[p][0] for p in known)]
    moved = {
        f"p{part:02}": max(
            (abs(a.numbers[p][0] - b.numbers[p][0]) * 100 for p in known if p in a and p in b), default=None
        )
        for part in (LOW, 50, HIGH)
        for a, b in [(fan.quantile("share", year, part), fan.quantile("share", year, part, fan.half))]
    }
    return {
        "standard_error_of_meeting_at_most": max(errors, default=None),
        "half": fan.half.draws,
        "meeting_moved_at_most": max((abs(meeting.numbers[p][0] - before.numbers[p][0]) for p in known), default=None),
        "quantiles_moved_at_most_points": moved,
    }


def fan_manifest(fan: Fan) -> dict[str, object]:
    """What it takes to draw the same again, and every estimate with its n and source."""
    seen, world, edition = fan.seen, fan.seen.world, _edition(fan)
    return {
        "seed": fan.drawing.seed,
        "draws": fan.drawing.draws,
        "budgets": fan.drawing.budgets,
        "vary": fan.drawing.vary,
        **manifest(),
        "world": fan.plan.world.key,
        "releases": sorted(
            {
                world.release(seen.last).id,
                *([edition.id] if edition else []),
                *(label.partition(" on ")[0] for label in seen.revised),
            }
        ),
        "estimates": {
            "shocks": {
                "source": "yearly changes of the IMF's edition, deviations from their mean, one common factor",
                "since": int(fan.drawing.since),
                "years": world.asof.year - int(fan.drawing.since),
                "median_size_points": {
                    kind: {
                        part: _middle(row, seen.places, 100)
                        for part, row in zip(("common", "own"), seen.sizes[kind], strict=True)
                    }
                    for kind in SHOCKS
                },
                "correlations": {
                    f"{one}-{other}": {
                        part: _middle(row, seen.places, 1) for part, row in zip(("common", "own"), rows, strict=True)
                    }
                    for (one, other), rows in seen.links.items()
                },
            },
            "revision": {
                "source": "shares of the newest year of every older release, over those published now",
                "n": len(seen.factors),
                "by": {label: len(row) for label, row in seen.revised.items()},
            },
            "delivery": {
                "source": "rises of shares over the rises that pledges and own plans asked for, between 0 and 1",
                "n": len(seen.parts),
                "by": {label: len(row) for label, row in seen.delivered.items()},
            },
        },
    }


def _edition(fan: Fan) -> Source | None:
    """The IMF's edition that the changes are from."""
    here = fan.seen.world.backfilled()
    return here.source_of(here.base_measure("weo_growth"), here.asof.year - 1)


def _came_later(fan: Fan) -> str:
    """That the history was published after the day, where it was: no older edition is held."""
    source = _edition(fan)
    later = source is not None and source.published > fan.seen.world.asof
    return f", as an edition has them that came later ({source.id})" if source is not None and later else ""
