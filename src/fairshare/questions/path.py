"""The path to a target: what share of GDP every ally would spend, year by year, and what growth that takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from fairshare.core.baseline import without_path
from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.keeper import Forgets, Keeper
from fairshare.core.outlook import Drawing
from fairshare.core.question import Answer, Cell, Column, Missing, Record, question
from fairshare.core.related import Counting, RelatedItems
from fairshare.core.row import Row
from fairshare.core.workers import Threads, Workers
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import mark, named_under
from fairshare.questions._fan import fan
from fairshare.questions._fan_answer import fan_answer
from fairshare.questions._groups import figure_or_reason
from fairshare.questions._growth_beside import Beside, growth_columns
from fairshare.questions._path_notes import at_level, bridge_notes, in_words, path_notes, told_of
from fairshare.questions._plan import Plan, announced, listed_of, plan_of
from fairshare.questions._related import entered, related_notes, related_records
from fairshare.questions._rules import cell, commonest, resting_on, row_or_reason
from fairshare.questions._wanted import MEASURE, Wanted, Way


@question
def path(
    world: World,
    target: str | None = None,
    *,
    ally: str | None = None,
    group: str = "NATO",
    level: float | None = None,
    measure: str = MEASURE,
    by: int | None = None,
    from_: int | None = None,
    shape: Way = "linear",
    points: str | None = None,
    power: float | None = None,
    step: float | None = None,
    hold_until: int | None = None,
    aid: Aid = "as-published",
    related: RelatedItems | None = None,
    counting: Counting = "strict",
    draws: int | None = None,
    seed: int | None = None,
    workers: Workers = Threads(),
    keeper: Keeper = Forgets(),
) -> Answer:
    """The share of GDP every ally would spend on a path to a target, and the growth that takes.

    Args:
        world: What was known, under which scenarios.
        target: A registered target, e.g. hague-2025-core; the last one with a date by default.
        ally: One ally only, by any name.
        group: Who is listed: NATO, EUR_CAN, another group, or countries joined by commas.
        level: A target of your own, in % of GDP; it needs --by.
        measure: What the level is of: defence_share.
        by: The year it is reached; that of the target by default.
        from_: The year the path is drawn from; the last with actual figures by default.
        shape: How it goes; as-announced follows national plans, through a list of points.
        points: For the shape through, e.g. "2027=2.5,2030=3", in % of GDP.
        power: How strongly front- and back-loaded paths bend; 2 by default, 1 is a straight line.
        step: For the shape minimum-step: points of GDP a year; the least that gets there by default.
        hold_until: For the shape held-then-jump: the last year at the old level; the last but one by default.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
        related: A file of your own items of related spending, TOML or CSV; of no ally any is published.
        counting: How widely those items are counted: strict, medium or loose.
        draws: Draw so many futures of the path, and say in what share of them it is met; see fairshare ensemble.
        seed: Start of the draws, 1 by default; the same seed draws the same futures.
        workers: Who draws.
        keeper: What keeps the draws so far, for a run that is interrupted.
    """
    if seed is not None and draws is None:
        raise BadInput.of("seed", seed, "it goes with --draws")
    wanted = Wanted(target, level, measure, by, from_, shape, points, power, step, hold_until)
    with_items = () if related is None else (entered(related, counting),)
    plan = plan_of(reduce(World.under, with_items, counted(world, aid)), wanted)
    if draws is not None:
        plan = replace(plan, own=(*with_items, *plan.own))
        drawing = Drawing(draws, seed if seed is not None else Drawing().seed)
        drawn = fan_answer(fan(plan, drawing, workers, keeper), ally=ally, group=group, year=None)
        beside = aid_notes(world, aid, plan.start, plan.world.group(group).id)
        return replace(drawn, notes=(*drawn.notes, *beside), under=f"{drawn.under}{in_short(aid)}")
    alone = announced(plan)
    plan = replace(plan, own=tuple(dict.fromkeys((*with_items, *plan.own, *alone.own))))
    found = _Found.of(plan, alone.world, listed_of(plan, group, ally))
    together = related_records(plan, related, found.places) if related else ()
    groups = _groups(plan)
    return Answer(
        headline=_headline(plan, found, one=ally is not None),
        columns=_columns(plan, one=ally is not None),
        rows=tuple(_row(plan, found, place) for place in found.places),
        notes=(
            *_together(groups),
            *path_notes(plan, found.places),
            *related_notes(plan, related, counting, together),
            *_announced_notes(found),
            *bridge_notes(plan, found.places),
            *aid_notes(world, aid, plan.start, plan.world.group(group).id),
        ),
        extra={**told_of(plan), "group": plan.world.group(group).id, "groups": groups, "related": together},
        under=f"{resting_on(plan.before, plan.last)}{in_short(aid)}",
        next=f"fairshare bill {wanted.line}".strip(),
        hints={"bar": f"share_{plan.due}", "target": plan.level},
    )


@dataclass(frozen=True, eq=False)
class _Found:
    """What the rows are made of.

    Attributes:
        places: Whose rows, in order.
        shares: Year -> the share of GDP of every ally on the path.
        without: That of the due year in the same world without the path.
        announced: Year -> that of every ally by its own plans alone.
        planned: Who has a plan of its own for any of the years.
        beside: Growth needed and achieved.
    """

    places: tuple[str, ...]
    shares: Mapping[int, Row]
    without: Row
    announced: Mapping[int, Row]
    planned: frozenset[str]
    beside: Beside

    @classmethod
    def of(cls, plan: Plan, alone: World, places: tuple[str, ...]) -> "_Found":
        """Look everything up once."""
        years = range(plan.start, plan.due + 1)
        before, on_it, ahead = (plan.everybody(w) for w in (plan.before, plan.world, alone))
        planned = {p for y in years for p in ahead.row("announced_share", y)}
        return cls(
            places,
            {y: before.row(MEASURE, y) if y == plan.start else plan.on_it(on_it.row(MEASURE, y)) for y in years},
            plan.everybody(without_path(plan.world)).row(MEASURE, plan.due),
            {y: plan.on_it(ahead.row(MEASURE, y)) for y in years},
            frozenset(planned),
            Beside.of(plan, places),
        )


def _row(plan: Plan, found: _Found, place: str) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"iso3": place, "name": plan.world.catalogue.places[place].name}
    for year, row in found.shares.items():
        cells["start" if year == plan.start else f"share_{year}"] = cell(row, place)
    cells["review"] = cell(found.shares[plan.review], place) if plan.review else Missing("no review was agreed")
    cells |= found.beside.cells(place)
    cells["announced"] = cell(found.announced[plan.due], place)
    cells["announced_by"] = _announced_by(plan, found, place)
    cells["gdp_bridge"] = cell(row_or_reason(plan.everybody(plan.before), "gdp_bridge", plan.start), place)
    return cells


def _announced_by(plan: Plan, found: _Found, place: str) -> int | Missing:
    """The first year in which announced plans alone reach the level, or why there is none."""
    least = plan.level * (1 - 1e-9)
    for year, row in found.announced.items():
        if (value := row.value(place)) is not None and value >= least:
            return year
    share = found.announced[plan.due].value(place)
    if share is None:
        return Missing(found.announced[plan.due].why_missing(place))
    plans = "its announced plans end at" if place in found.planned else "it announced no level of its own and stays at"
    return Missing(f"{plans} {share * 100:.2f} % of GDP")


def _columns(plan: Plan, *, one: bool) -> tuple[Column, ...]:
    share = plan.world.measure(MEASURE)
    soon = {plan.last + 1, plan.due}
    return (
        Column("iso3", "Code", hidden=True),
        Column("name", "Ally"),
        Column("start", f"Share of GDP in {plan.start}", "figure", "", share, short=str(plan.start)),
        *(
            Column(f"share_{y}", f"Share of GDP in {y}", "figure", "", share, not one and y not in soon, str(y))
            for y in range(plan.start + 1, plan.due + 1)
            if y != plan.due
        ),
        Column("review", "At the review", "figure", "", share, one or not plan.review, f"{plan.review}\nreview"),
        Column(f"share_{plan.due}", f"Share of GDP in {plan.due}", "figure", "", share, short=str(plan.due)),
        *(replace(c, hidden=one) for c in growth_columns(plan.world)),
        Column("announced", "By announced plans alone", "figure", "", share, short="own\nplans"),
        Column("announced_by", "Announced plans reach it in", "number", short="reach\nit in"),
        Column("gdp_bridge", "NATO's GDP over the IMF's", "figure", "", plan.world.measure("gdp_bridge"), hidden=True),
    )


def _headline(plan: Plan, found: _Found, *, one: bool) -> str:
    start, due = found.shares[plan.start], found.shares[plan.due]
    known = [p for p in found.places if p in start and p in due and p in found.without]
    goal = plan.target.label if plan.target else plan.told
    if not known:
        return f"No path to {goal} can be drawn: {commonest(start)}."
    if one:
        return _one(plan, found, known[0])
    raised = [p for p in known if due.numbers[p][0] > found.without.numbers[p][0] * (1 + 1e-9)]
    told = f"To reach {goal} by {plan.due}" if plan.leads else f"By {plan.due}"
    told += f"{named_under(plan.asked)}, {in_words(plan)}, {len(raised)} of {len(known)} allies with figures would "
    told += (
        "raise their share of GDP" if plan.last > plan.start else "spend a larger share of GDP than without the path"
    )
    if not plan.leads:
        return f"{told}, and {at_level(plan, due, known)} would be at {goal} or above."
    growth = {p: f.value for p in raised if isinstance(f := found.beside.needed[p], Figure)}
    if not growth:
        return f"{told}."
    ends = dict.fromkeys((min(growth, key=lambda p: growth[p]), max(growth, key=lambda p: growth[p])))
    names = plan.world.catalogue.places
    rates = " to ".join(f"{growth[p] * 100:.1f} % ({names[p].name})" for p in ends)
    return f"{told}, with real growth of {rates} a year after {plan.last}."


def _one(plan: Plan, found: _Found, place: str) -> str:
    """One ally's path in a sentence."""
    name = plan.world.catalogue.places[place].in_sentence
    share = {y: row[place] for y, row in found.shares.items() if place in row}
    told = f"{name[0].upper()}{name[1:]} spent {_percent(share[plan.start])} in {plan.start}{mark(share[plan.start])}"
    told += f" and would spend {_percent(share[plan.due])} in {plan.due}{named_under(plan.asked)}, {in_words(plan)}"
    if plan.review in share:
        told += f", {_percent(share[plan.review])} at the review of {plan.review}"
    needed, before = found.beside.needed[place], found.beside.achieved[5][place]
    if isinstance(needed, Figure):
        told += f"; that takes {needed.value * 100:.1f} % real growth a year"
        if isinstance(before, Figure):
            told += f", after {before.value * 100:.1f} % a year in the last five published"
    return f"{told}."


def _percent(figure: Figure) -> str:
    return f"{figure.value * 100:.2f} % of GDP"


def _announced_notes(found: _Found) -> list[str]:
    with_plans = sum(p in found.planned for p in found.places)
    return [
        f"Own plans: what {with_plans} of {len(found.places)} announced for themselves (register of pledges, "
        "announced_share), straight lines between their years and no change after the last; who announced nothing "
        "keeps its share. A year is given where that alone reaches the level."
    ]


def _groups(plan: Plan) -> tuple[Record, ...]:
    """The share of GDP of all members with forces, and of those outside the United States, added up."""
    years = dict.fromkeys((plan.last, *([plan.review] if plan.review else []), plan.due))
    lines: list[Record] = []
    for group in ("NATO", "EUR_CAN"):
        for year in years:
            members = (plan.world.members(year, group) & plan.world.bound(year) & plan.bound) - plan.unplaced.keys()
            if not members:
                continue
            at = plan.world.release(year).id
            id = FigureId(MEASURE, ",".join(sorted(members)), year, None, at, plan.world.scenarios)
            lines.append(
                {"group": group, "members": len(members), "year": year, MEASURE: figure_or_reason(plan.world, id)}
            )
    return tuple(lines)


def _together(groups: tuple[Record, ...]) -> Iterator[str]:
    """What all members with forces would spend together."""
    known = [(g["year"], f) for g in groups if g["group"] == "NATO" and isinstance(f := g[MEASURE], Figure)]
    if known:
        told = ", ".join(f"{f.value * 100:.2f} % of GDP in {year}" for year, f in known)
        yield f"All members with forces and a path together would spend {told}."
