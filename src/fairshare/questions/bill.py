"""The bill of a path: what it costs beyond a baseline, by year and in sum, for every ally and the group."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairshare.core.figure import Figure, currency
from fairshare.core.figure_id import FigureId
from fairshare.core.question import Answer, Cell, Missing, Record, question
from fairshare.core.world import World
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import listed, named_under
from fairshare.questions._bill_tables import Baseline, Bill, Prices, by_ally, by_year
from fairshare.questions._groups import figure_or_reason
from fairshare.questions._path_notes import bridge_notes, current_notes, in_words, path_notes, told_of
from fairshare.questions._plan import listed_of, plan_of
from fairshare.questions._rules import resting_on
from fairshare.questions._wanted import MEASURE, Wanted, Way

_NO_SUM = "amounts in national currencies have no sum; --prices constant or current gives one in US$"


@question
def bill(
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
    prices: Prices = "constant",
    baseline: Baseline = "baseline",
    aid: Aid = "as-published",
) -> Answer:
    """What a path to a target costs beyond what would be spent without it, by ally, year and in sum.

    Args:
        world: What was known, under which scenarios.
        target: A registered target, e.g. hague-2025-core; the last one with a date by default.
        ally: One ally only, by any name: a table by year.
        group: Who is listed and added up: NATO, EUR_CAN, another group, or countries joined by commas.
        level: A target of your own, in % of GDP; it needs --by.
        measure: What the level is of: defence_share.
        by: The year it is reached; that of the target by default.
        from_: The year the path is drawn from; the last with actual figures by default.
        shape: How it goes; as-announced follows national plans, through a list of points.
        points: For the shape through, e.g. "2027=2.5,2030=3", in % of GDP.
        power: How strongly front- and back-loaded paths bend; 2 by default, 1 is a straight line.
        step: For the shape minimum-step: points of GDP a year; the least that gets there by default.
        hold_until: For the shape held-then-jump: the last year at the old level; the last but one by default.
        prices: constant US$ of the release, current US$, or national currency at the prices of every year.
        baseline: baseline takes off what would be spent without the path, none counts all spending.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    wanted = Wanted(target, level, measure, by, from_, shape, points, power, step, hold_until)
    plan = plan_of(counted(world, aid), wanted)
    asked, places = Bill(plan, prices, baseline), listed_of(plan, group, ally)
    columns, rows = by_ally(asked, places) if ally is None else by_year(asked, places[0])
    chosen = plan.world.group(group).id
    whole = _Whole.of(asked, chosen)
    totals = _totals(asked, whole)
    return Answer(
        headline=_headline(asked, rows, totals, one=ally is not None),
        columns=columns,
        rows=rows,
        notes=(
            *whole.told(plan.world),
            *_yearly(totals),
            *_counting(asked),
            *path_notes(plan, places),
            *bridge_notes(plan, places),
            *(current_notes(plan, places) if prices != "constant" else ()),
            *aid_notes(world, aid, plan.start, chosen),
        ),
        extra={**told_of(plan), "group": chosen, "prices": prices, "baseline": baseline, "totals": totals},
        under=f"{resting_on(plan.before, plan.last)}{in_short(aid)}",
        # a figure of a path that is not shipped opens only with its file, which is not saved yet
        next=f"fairshare path {wanted.line}".strip() if ally or plan.own else _next(rows),
        hints={"bar" if ally is None else "line": "extra_points"},
    )


@dataclass(frozen=True)
class _Whole:
    """Whose bills are added up.

    Attributes:
        place: The group, or those of it with figures, joined by commas.
        members: Who that is in the due year.
        lacking: Its members with forces that have no figure, and so are left out.
    """

    place: str
    members: frozenset[str]
    lacking: tuple[str, ...]

    @classmethod
    def of(cls, bill: Bill, group: str) -> "_Whole":
        """The group, less those without figures."""
        world, due = bill.plan.world, bill.plan.due
        everybody = world.members(due, group)
        members = everybody & bill.plan.bound  # a group such as the EU has members for whom there is no path
        known = bill.rows(due)["cumulated"].keys() & members
        lacking = tuple(sorted((members & world.bound(due)) - known))
        whole = members == everybody and not lacking
        return cls(group if whole or not known else ",".join(sorted(known)), frozenset(known), lacking)

    def told(self, world: World) -> Iterator[str]:
        """Who is left out."""
        if self.lacking:
            names = listed([world.catalogue.places[p].in_sentence for p in self.lacking])
            yield f"Left out of the sums, because a figure is missing: {names}."


def _totals(bill: Bill, whole: _Whole) -> tuple[Record, ...]:
    """What the path costs all of them in every year and in sum; the members of the due year count in all years."""
    measure, choices = bill.amount
    world, due = bill.plan.world, bill.plan.due
    lines: list[Record] = []
    for year in range(bill.first, due + 1):
        cells: dict[str, Figure | Missing] = {}
        for name, more in (("extra", {}), ("cumulated", {"since": str(bill.first)})):
            base = due if world.members(year, whole.place) != world.members(due, whole.place) else None
            terms = tuple(sorted({**choices, **more}.items()))
            at = world.release(year).id
            id = FigureId(measure, whole.place, year, base, at, world.scenarios, terms)
            cells[name] = Missing(_NO_SUM) if bill.prices == "national" else figure_or_reason(world, id)
        lines.append({"year": year, **cells})
    return tuple(lines)


def _headline(bill: Bill, rows: tuple[Mapping[str, Cell], ...], totals: tuple[Record, ...], *, one: bool) -> str:
    plan = bill.plan
    goal = plan.target.label if plan.target else plan.told
    to = f" to {goal} by" if plan.leads else " until"
    way = f"On the path{to} {plan.due}{named_under(plan.asked)}, {in_words(plan)},"
    known = sum(isinstance(row["extra"], Figure) for row in rows)
    name = plan.world.catalogue.places[str(rows[-1]["iso3"])].in_sentence if one else _several(known)
    extra, whole = (rows[-1] if one else totals[-1])["extra"], (rows[-1] if one else totals[-1])["cumulated"]
    beyond = "more than without it" if bill.baseline == "baseline" else "in all"
    if not isinstance(extra, Figure) or not isinstance(whole, Figure):
        why = next((c.reason for c in (extra, whole) if isinstance(c, Missing)), "unknown")
        return f"{way} what {name} would spend {beyond} is unknown: {why}."
    if not whole.value:
        return f"{way} {name} would spend nothing more than without it from {bill.first} to {plan.due}."
    points = rows[-1]["extra_points"] if one else None
    part = f" ({points.value * 100:.2f} % of GDP)" if isinstance(points, Figure) else ""
    basis = extra.unit.price_basis
    told = (
        f"{way} {name} would spend {_money(extra)} {beyond} in {plan.due}{part} and {_money(whole)} from {bill.first}"
    )
    told += f" to {plan.due}, at {'current' if basis == 'current' else basis} prices"
    return f"{told}{'' if one else _largest(bill, rows)}."


def _several(known: int) -> str:
    return "the one ally with figures" if known == 1 else f"the {known} allies with figures"


def _largest(bill: Bill, rows: tuple[Mapping[str, Cell], ...]) -> str:
    """Who bears most of it."""
    sums = {str(r["iso3"]): f.value for r in rows if isinstance(f := r["cumulated"], Figure) and f.value > 0}
    most = sorted(sums, key=lambda p: -sums[p])[:3]
    names = listed([bill.plan.world.catalogue.places[p].in_sentence for p in most])
    return f"; most: {names}" if len(rows) > len(most) > 0 else ""


def _money(amount: Figure) -> str:
    """An amount with its currency, in billions, or in millions where that is little."""
    name = (currency(amount) or "in national currency") if amount.unit.is_national else "US$"
    scale, word = (1e9, "bn") if abs(amount.value) >= 1e9 else (1e6, "m")
    return f"{name} {amount.value / scale:,.1f} {word}"


def _counting(bill: Bill) -> Iterator[str]:
    """What is counted and what is not."""
    if bill.baseline == "baseline":
        yield (
            "Extra: spending on the path minus spending in the same world without it (every ally at its share of the "
            "last published year), year by year. All spending on the path: --baseline none."
        )
    else:
        yield "All spending on the path is counted, also what would be spent without it (--baseline none)."
    yield (
        "Persons in work: the IMF has them for advanced economies only, and after its last year they change as in "
        "that year. Government spending and revenue are the IMF's shares of GDP, those of its last year where it ends. "
        "Other budgets are not held."
    )
    if bill.prices == "current":
        yield "Current US$: the release's own amounts carried on, else the share of GDP times the IMF's GDP in US$."


def _yearly(totals: tuple[Record, ...]) -> Iterator[str]:
    """The group's amounts year by year."""
    known = {str(t["year"]): f.value / 1e9 for t in totals if isinstance(f := t["extra"], Figure)}
    if len(known) == len(totals):
        told = ", ".join(f"{year} {amount:,.0f}" for year, amount in known.items()).replace("-", "−")
        yield f"The group year by year, US$ bn: {told}."


def _next(rows: tuple[Mapping[str, Cell], ...]) -> str:
    figure = next((f for r in rows if isinstance(f := r["cumulated"], Figure)), None)
    return f"fairshare why '{figure.id}'" if figure else ""
