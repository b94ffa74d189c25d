"""The answer for futures of a plan: allies in one year, or one ally year by year."""

from collections.abc import Mapping

from fairshare.core.figure import Figure
from fairshare.core.measure import Measure
from fairshare.core.outlook import SOURCES
from fairshare.core.place import Place
from fairshare.core.question import Answer, Cell, Column
from fairshare.core.row import Row
from fairshare.errors import BadInput
from fairshare.questions._basis import in_billions, named_under
from fairshare.questions._fan import MEASURES, PARTS, Fan
from fairshare.questions._fan_told import convergence, fan_manifest, fan_notes, in_which, tornado, tornado_note
from fairshare.questions._path_notes import current_notes, in_words, path_notes, told_of
from fairshare.questions._plan import listed_of
from fairshare.questions._rules import cell, commonest, resting_on
from fairshare.questions._wanted import MEASURE

#: The bands around the median, widest first.
_BANDS = "p05:p95,p25:p75"


def fan_answer(found: Fan, *, ally: str | None, group: str, year: int | None) -> Answer:
    """The answer for futures of a plan: allies in one year, or one ally year by year.

    Raises:
        BadInput: for a year that is not ahead.
    """
    plan, at = found.plan, year if year is not None else found.plan.due
    if at not in found.seen.years:
        raise BadInput.of("year", at, f"a year from {found.seen.years.start} to {found.seen.years[-1]}")
    places = listed_of(plan, group, ally)
    alone = tornado(found, at, places)
    rows = _by_year(found, places[0]) if ally is not None else _by_ally(found, at, places)
    settled = convergence(found, at, places)
    return Answer(
        headline=_headline(found, at, places),
        columns=tuple(_columns(found, at, one=ally is not None)),
        rows=rows,
        notes=(
            *fan_notes(found, at, places),
            *tornado_note(alone, at),
            *_settled(settled),
            *path_notes(plan, places),
            *current_notes(plan, places),
        ),
        extra={
            **told_of(plan),
            "year": at,
            "tornado": alone,
            "convergence": settled,
            "manifest": fan_manifest(found),
        },
        under=resting_on(plan.before, plan.last),
        next="fairshare backtest",
        hints={"bar": "meeting"}
        if ally is None
        else {"fan": "p50", "bands": _BANDS, "line": "p50", "target": plan.level},
    )


def _cells(found: Fan, year: int, place: str) -> dict[str, Cell]:
    """One ally in one year."""
    cells: dict[str, Cell] = {"planned": cell(_planned(found, year), place)}
    cells |= {f"p{part:02}": cell(found.quantile("share", year, part), place) for part in PARTS}
    cells["meeting"] = cell(found.meeting(year), place)
    return cells | {f"bill_p{part:02}": cell(found.quantile("bill", year, part), place) for part in PARTS}


def _planned(found: Fan, year: int) -> Row:
    return found.world.row(MEASURE, year)


def _by_ally(found: Fan, year: int, places: tuple[str, ...]) -> tuple[Mapping[str, Cell], ...]:
    names = found.plan.world.catalogue.places
    spreads = {of: found.spreads(of, year) for of in MEASURES}
    return tuple(
        {
            "iso3": p,
            "name": names[p].name,
            **_cells(found, year, p),
            **{f"meeting_{y}": cell(found.meeting(y), p) for y in _shown(found)},
            **{f"{of}_spread_{s}": cell(row, p) for of, rows in spreads.items() for s, row in rows.items()},
        }
        for p in places
    )


def _by_year(found: Fan, place: str) -> tuple[Mapping[str, Cell], ...]:
    return tuple({"year": y, **_cells(found, y, place)} for y in _shown(found))


def _shown(found: Fan) -> range:
    """The years of the path that are ahead."""
    return range(found.seen.years.start, found.plan.due + 1)


def _columns(found: Fan, year: int, *, one: bool) -> list[Column]:
    world = found.plan.world
    share, bill, meeting = (world.measure(m) for m in ("drawn_share", "drawn_bill", "draws_meeting"))
    brief = in_billions(world, "drawn_bill")
    columns = (
        [Column("year", "Year", "number")] if one else [Column("iso3", "Code", hidden=True), Column("name", "Ally")]
    )
    columns.append(
        Column("planned", f"Planned for {year}" if not one else "Planned", "figure", "", share, short="plan")
    )
    for part in PARTS:
        hidden = not one and part in (25, 75)
        columns.append(Column(f"p{part:02}", f"{part} % of the draws below", "figure", "", share, hidden, f"{part} %"))
    at = f"{found.plan.level * 100:g} %"
    columns.append(Column("meeting", f"Draws at {at} or above", "figure", "", meeting, short=f"draws\nat {at}"))
    columns += [
        Column(
            f"bill_p{part:02}", f"Spending, {part} % of the draws below", "figure", "", bill, part in (25, 75),
            f"bn US$\n{part} %", brief,
        )
        for part in PARTS
    ]  # fmt: skip
    return columns if one else [*columns, *_hidden(found, share, bill, meeting)]


def _hidden(found: Fan, share: Measure, bill: Measure, meeting: Measure) -> list[Column]:
    years = [
        Column(f"meeting_{y}", f"Draws at the level in {y}", "figure", "", meeting, hidden=True) for y in _shown(found)
    ]
    spreads = [
        Column(f"{of}_spread_{s}", f"{what} spread by {s} alone", "figure", "", measure, hidden=True)
        for of, measure, what in (("share", share, "Share of GDP,"), ("bill", bill, "US$,"))
        for s in SOURCES
        if found.drawing.varies(s)
    ]
    return [*years, *spreads]


def _headline(found: Fan, year: int, places: tuple[str, ...]) -> str:
    plan, meeting = found.plan, found.meeting(year)
    goal = plan.target.label if plan.target else plan.told
    known = {p: meeting.numbers[p][0] for p in places if p in meeting}
    drawn = f"{found.drawing.draws:,} draws {in_which(found)}"
    if not known:
        return f"No futures of {goal} can be drawn: {commonest(meeting)}."
    names = plan.world.catalogue.places
    if len(places) == 1:
        return _one(found, year, names[next(iter(known))], drawn)
    half = sum(v >= 0.5 for v in known.values())
    ends = dict.fromkeys((min(known, key=lambda p: known[p]), max(known, key=lambda p: known[p])))
    told = " to ".join(f"{known[p] * 100:.0f} % ({names[p].name})" for p in ends)
    if len(set(known.values())) == 1:
        told = f"{next(iter(known.values())) * 100:.0f} %"
    way, level = _way(found)
    return (
        f"{way}, {half} of {len(known)} allies would be at {level} in {year} in at least half of {drawn}; {told} of "
        "the draws."
    )


def _way(found: Fan) -> tuple[str, str]:
    """The path and its level for a sentence; plans and given points do not lead to the level."""
    plan = found.plan
    goal = plan.target.label if plan.target else plan.told
    if plan.leads:
        return f"On a path to {goal}{named_under(plan.asked)}, {in_words(plan)}", "it"
    return f"On a path {in_words(plan)}{named_under(plan.asked)}", goal


def _one(found: Fan, year: int, place: Place, drawn: str) -> str:
    low, high = (_value(found.quantile("share", year, part)[place.iso3]) for part in (PARTS[0], PARTS[-1]))
    name = place.in_sentence
    way, level = _way(found)
    return (
        f"{way}, {name} would be at {level} in {year} in "
        f"{found.meeting(year)[place.iso3].value * 100:.0f} % of {drawn}; nine tenths of them are between {low} and "
        f"{high} % of GDP."
    )


def _value(figure: Figure) -> str:
    return f"{figure.value * 100:.2f}"


def _settled(found: Mapping[str, object]) -> list[str]:
    """How settled the numbers are by draws alone."""
    error = found["standard_error_of_meeting_at_most"]
    if not isinstance(error, float):
        return []
    return [
        f"By the number of draws alone a share of draws is uncertain by {error * 100:.2f} points at most (one standard "
        f"error); half of the draws would have moved none by more than {_points(found['meeting_moved_at_most'])}."
    ]


def _points(value: object) -> str:
    return f"{value * 100:.1f} points" if isinstance(value, float) else "unknown"
