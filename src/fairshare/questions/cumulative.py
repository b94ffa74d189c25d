"""Spending above or below a level, added up over years, for every ally alike."""

from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import listed, scenario_note
from fairshare.questions._rules import cell, commonest, default_year, in_order, resting_on, row_or_reason, year_note


@question
def cumulative(
    world: World,
    *,
    since: int = 2014,
    target: float = 2.0,
    year: int | None = None,
    prices: str = "constant",
    aid: Aid = "as-published",
) -> Answer:
    """What every ally spent above or below a level of GDP, added up since a year.

    Args:
        world: What was known, under which scenarios.
        since: First year; an ally that joined later is counted from the year it joined.
        target: Level in % of GDP.
        year: Last year; the newest with actual figures for all by default.
        prices: constant (of the release) or current.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    at = year if year is not None else default_year(world)
    if not 0 < target <= 20:
        raise BadInput.of("target", target, "a level in % of GDP, from 0 to 20, e.g. 2 or 3.5")
    if since > at:
        raise BadInput.of("since", since, f"a year up to {at}, the last that is counted")
    row = row_or_reason(counted(world, aid), "cumulative_gap", at, since=str(since), level=f"{target:g}", prices=prices)
    joined = {i.place: i.since for i in world.catalogue.groups["NATO"].intervals}
    measure = world.measure("cumulative_gap")
    rows: list[dict[str, Cell]] = [
        {
            "iso3": p.iso3,
            "name": p.name,
            "from": max(since, joined[p.iso3].year) if p.iso3 in joined else since,
            "gap": cell(row, p.iso3),
        }
        for p in in_order(world, at, "NATO")
    ]
    below = sorted((v, p) for p, (v, _) in row.numbers.items() if v < 0)
    names = listed([world.catalogue.places[p].in_sentence for _, p in below], 5)
    amount = f"US$ {abs(sum(v for v, _ in below)) / 1e9:,.0f} bn at {row.unit.price_basis} prices"
    told = (
        f"From {since} to {at} {len(below)} of {len(row)} allies with figures spent less than {target:g} % of GDP "
        f"in sum, {amount} together; the most: {names or 'nobody'}."
    )
    unknown = f"What was spent above or below {target:g} % of GDP from {since} to {at} is unknown: {commonest(row)}."
    return Answer(
        headline=told if len(row) else unknown,
        columns=(
            Column("iso3", "Code", hidden=True),
            Column("name", "Ally"),
            Column("from", "Counted from", "number"),
            Column("gap", measure.label, "figure", str(row.unit), measure, short="above/below US$ m"),
        ),
        rows=tuple(rows),
        notes=(
            *scenario_note(world),
            *year_note(year, at),
            *aid_notes(world, aid, at),
            "No treaty creates a debt: what an ally did not spend it owes to nobody, not to NATO, not to an ally.",
            f"The level of {target:g} % is a choice; the same sum is made for every ally, the largest included.",
        ),
        extra={"since": since, "year": at, "target": target, "prices": prices},
        under=resting_on(world, at) + in_short(aid),
        next=f"fairshare cumulative --since {since} --target {3.5 if target != 3.5 else 2}",
        hints={"bar": "gap"},
    )
