"""The budget behind more defence: debt and deficit with and without it, and what a year of delay costs."""

from collections.abc import Iterator

from fairshare.core.figure import Figure
from fairshare.core.place import Place
from fairshare.core.question import Answer, figures_in, question
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions import _budget_notes as notes
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._budget_asked import Form, plan_of, terms_of
from fairshare.questions._budget_case import Case
from fairshare.questions._budget_headline import counts, of_all, of_one
from fairshare.questions._budget_history import history_of
from fairshare.questions._budget_tables import by_ally, by_year
from fairshare.questions._rules import in_order, resting_on

#: The IMF's series of budgets begin in 1980, and need the year before.
_FIRST = 1981


@question
def budget(
    world: World,
    ally: str | None = None,
    *,
    target: str | None = None,
    by: int | None = None,
    shape: Form = "linear",
    multiplier: float = 0.75,
    leakage: float = 30.0,
    fades: int = 3,
    borrow: float | None = None,
    taxes: float = 0.0,
    cuts: float = 0.0,
    rate: str = "implied",
    delay: int = 1,
    since: int | None = None,
    group: str = "NATO",
) -> Answer:
    """Public debt and deficits with and without the extra defence spending of a path to a target.

    Args:
        world: What was known, under which scenarios.
        ally: One ally only, by any name; it is told year by year.
        target: Where spending goes: a target's id, or a percentage of GDP; the newest pledge by default.
        by: The year it is to be there; when the target is due by default.
        shape: How it goes there.
        multiplier: What one unit of demand adds to GDP; the European Commission assumes 0.75.
        leakage: Per cent of the extra spending that is imported and adds nothing at home.
        fades: Years in which the effect of a rise on GDP is gone; 0 for never.
        borrow: Per cent of the extra spending that is borrowed; what taxes and cuts leave by default.
        taxes: Per cent of it that more taxes pay.
        cuts: Per cent of it that less other spending pays.
        rate: Interest on extra debt: implied (each ally's own), or a percentage a year for all.
        delay: Years of delay that are told beside the path.
        since: First year of the table of one ally; the last published year by default.
        group: Which allies, where none is named: NATO, EUR_CAN, EU, another group, or countries joined by commas.
    """
    start = world.unchanged().newest_year()
    plan = plan_of(world, target, by, shape, delay)
    terms = terms_of((borrow, taxes, cuts), multiplier=multiplier, leakage=leakage, fades=fades, rate=rate)
    places = _places(world, ally, start, world.group(group).id)
    here = world.backfilled().over(frozenset(p.iso3 for p in places))
    case = Case(here, plan, terms, places, start)
    if since is not None and ally is None:
        raise BadInput.of("since", since, "with one ally, e.g. fairshare budget POL --since 2015")
    if since is not None and not _FIRST <= since <= plan.by:
        raise BadInput.of("since", since, f"a year from {_FIRST} to {plan.by}")
    table = by_year(case, start if since is None else since) if ally is not None else by_ally(case)
    filled = backfill_notes(world, figures_in(table.rows), world.asof)
    return Answer(
        headline=of_one(case, places[0]) if ally is not None else of_all(case),
        columns=table.columns,
        rows=table.rows,
        notes=(*_notes(case, one=ally is not None), *filled),
        extra=_extra(case, one=ally is not None),
        under=f"{resting_on(world, start)} Budgets and GDP: {_edition(case)}. Shares of GDP in %.",
        next=f"fairshare budget {places[0].iso3 if ally is None else ''} --taxes 50 --cuts 25".replace("  ", " "),
        hints={"line": "debt_with"} if ally is not None else {"bar_picture": "debt_difference"},
    )


def _places(world: World, ally: str | None, year: int, group: str) -> tuple[Place, ...]:
    """Whom it is about (BadInput for an ally that is none)."""
    if ally is None:
        members = world.members(year)
        places = tuple(p for p in in_order(world, year, group) if p.iso3 in members)
        if not places:
            raise BadInput.of("group", group, f"one with members of NATO in {year}, as known on {world.asof}")
        return places
    place = world.place(ally)
    if place.iso3 not in world.members(year):
        told = f"{place.in_sentence} is no member of NATO in {year}, as known on {world.asof}"
        under = f" and under {', '.join(world.scenarios)}" if world.changes else ""
        raise BadInput.of("ally", ally, f"{told}{under}")
    if place.iso3 not in world.members(year, group):
        raise BadInput.of("ally", ally, f"one that is in the group {group} in {year}")
    return (place,)


def _edition(case: Case) -> str:
    source = case.world.source_of(case.world.base_measure("weo_debt"), case.start)
    return f"{source.id}, published {source.published}" if source else "no edition of the IMF's held"


def _notes(case: Case, *, one: bool) -> Iterator[str]:
    place = case.places[0].iso3
    yield from notes.under(case)
    yield notes.OVERLAP
    yield notes.assumptions(case)
    if one:
        yield from notes.bounds(case, place)
        yield from notes.delay(case, place)
        yield from notes.union(case, place)
        yield from notes.history(history_of(case.world, place, case.start))
    else:
        yield from notes.delays(case)
        yield (
            "The European Union's reference values (Protocol No 12: 3 % deficit, 60 % debt) bind its members only; for "
            "the others the columns say not bound. Whether a deficit is excessive the Council decides."
        )
    yield from notes.floors(case)
    yield from notes.denominators(case)
    yield from notes.carried(case)
    yield notes.LIMITS


def _extra(case: Case, *, one: bool) -> dict[str, object]:
    """The plan, the terms and, for one ally, its history and what a delay does."""
    terms = case.terms
    told: dict[str, object] = {
        "years": [case.years[0], case.plan.by],
        "target": case.plan.target,
        "shape": case.plan.shape,
        "choices": {
            "multiplier": terms.multiplier,
            "leakage": terms.leakage,
            "fades": terms.fades,
            "borrow": round(100 * terms.borrow, 9),
            "taxes": round(100 * terms.taxes, 9),
            "cuts": round(100 * terms.cuts, 9),
            "rate": terms.rate,
        },
    }
    if not one:
        return {**told, "together": counts(case)}
    place = case.places[0].iso3
    if (found := history_of(case.world, place, case.start)) is not None:
        told["history"] = {
            "years": [found.first, found.last],
            "mean_size": 100 * found.mean,
            "largest": found.largest[1],
            "largest_year": found.largest[0],
            "closes_to": found.closes,
        }
    late = case.plan.delay
    figures: dict[str, Figure] = {}
    for name, row in {
        "debt_with": case.row("debt_with", case.plan.by, delay=late),
        "extra_defence": case.row("extra_defence", case.plan.by, delay=late),
        "extra_spending_on_time": case.spent(),
        "extra_spending_delayed": case.spent(delay=late),
        "growth_needed_on_time": case.growth(case.start),
        "growth_needed_after_delay": case.growth(case.start + late),
    }.items():
        if place in row:
            figures[name] = row[place]
    told["delay"] = {"years": late, **figures}
    return told
