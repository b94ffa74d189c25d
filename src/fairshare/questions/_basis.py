"""What an answer rests on, in words: the release, its age, what newer ones say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairshare.core.board import visible
from fairshare.core.figure import Cell, Figure
from fairshare.core.measure import Measure
from fairshare.core.published import newest_figure
from fairshare.core.question import Record
from fairshare.core.source import Source
from fairshare.core.world import World

#: Statuses that put an ``e`` behind the year. A softer one, as of a later edition, must not hide them in a cell below.
_ESTIMATES = ("estimate", "derived_estimate", "projection")


def age(source: Source, asof: date) -> str:
    """How old a release was on a day, in words that "on <day>" can follow."""
    months = (asof.year - source.published.year) * 12 + asof.month - source.published.month
    months -= asof.day < source.published.day
    if months >= 1:
        return f"{months} month{'s' * (months > 1)} old"
    days = (asof - source.published).days
    return f"{days} day{'s' * (days != 1)} old" if days else "published"


def basis(world: World, year: int) -> str:
    """Line one: which release, how old, whether a newer one is known, and how to add it."""
    source = world.release(year)
    line = f"Figures of {source.month} ({source.id}, {age(source, world.asof)} on {world.asof})"
    known = [
        r
        for r in world.catalogue.releases
        if source.published < r.published <= world.asof and r.id not in _whole(world) and r.id.startswith("nato-")
    ]
    if not known:
        return f"{line}."
    newest = known[-1]
    part = world.facts.sources.get(newest.id)
    held = "single figures of it are held" if part else "not held"
    add = f"fairshare data add FILE.xlsx --published {part.published if part else newest.published}"
    return f"{line}; a newer release of {newest.when} exists ({held}): add it with '{add}'."


def _whole(world: World) -> set[str]:
    return {s.id for s in world.facts.sources.values() if s.extent == "complete"}


def also(world: World, year: int, measure: str = "defence_share") -> tuple[Record, ...]:
    """Newer single figures, which stand beside a board and never in it."""
    source = world.release(year)
    newer = [s for s in visible(world.facts, world.asof) if s.published > source.published]
    records: list[Record] = []
    years = sorted({y for s in newer for y in world.facts.years(measure, s.id) if y >= year})
    for later in years:
        for place in sorted(world.span(year)):
            figure = newest_figure(world, measure, place, later)
            if figure is not None and figure.id is not None and figure.id.at in {s.id for s in newer}:
                release = figure.id.at
                record: Record = {"iso3": place, "year": later, measure: figure, "release": release}
                records.append(record)
    return tuple(records)


def scenario_note(world: World) -> Iterator[str]:
    """What a scenario changes, in one line; nothing where there is none."""
    if world.changes:
        told = "; ".join(str(c) for c in world.changes)
        yield f"Under a scenario: {told}. These figures are computed, not published."


def release_line(world: World, year: int) -> str:
    """Where what must be known of the release is told in full."""
    source = world.release(year)
    grade = {
        "quotable": "NATO's own document",
        "reported": "not read in NATO's own document",
        "unverified": "unverified",
    }
    told = f"{len(source.notes)} notes on it: fairshare coverage --release {source.id}"
    return f"{source.id} is {grade[source.grade]}. {told}."


def mark(figure: Figure | None) -> str:
    """``e`` after a year whose figure is an estimate or a projection, or rests on one."""
    if figure is None:
        return ""
    cells = (leaf.fact.status for leaf in figure.trail.leaves() if isinstance(leaf, Cell))
    return "e" if any(status in _ESTIMATES for status in (figure.status, *cells)) else ""


def named_under(world: World) -> str:
    """Under which scenarios, after a year in a headline; a scenario that is not shipped is told by its hash."""
    told = [name if name in world.catalogue.scenarios else f"your scenario {name}" for name in world.scenarios]
    return f" under {listed(told)}" if told else ""


def done(world: World, past: str, participle: str = "") -> str:
    """A verb as a headline tells it: what was done, or under a scenario what would have been, which nobody reported."""
    return f"would have {participle or past}" if world.changes else past


def dated(world: World, year: int, figure: Figure | None) -> str:
    """A year as a headline tells it: marked where its figure is an estimate, and never without the scenario."""
    return f"{year}{'' if world.beyond(year) else mark(figure)}{named_under(world)}"


def listed(names: list[str], most: int = 6) -> str:
    """Names joined as in a sentence."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def in_billions(world: World, measure: str) -> Measure | None:
    """A measure of millions of dollars as billions with one decimal, for narrow tables; None for any other."""
    meant = world.measure(measure)
    return replace(meant, shown_in="bn US$", scale=1e-9, decimals=1) if meant.shown_in == "million US$" else None
