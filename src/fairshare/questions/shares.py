"""Fair and actual shares by one rule: who is above and who below, by how much."""

from dataclasses import replace

from fairshare.core.figure import Figure
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Column, question
from fairshare.core.row import Row
from fairshare.core.rule import Rule, pays_its_share, rules
from fairshare.core.world import World
from fairshare.questions._basis import listed, mark, scenario_note
from fairshare.questions._rules import (
    ZERO_SUM,
    cell,
    choices_of,
    commonest,
    default_year,
    in_order,
    resting_on,
    row_or_reason,
    year_note,
)

#: Column -> measure, short head.
_COLUMNS = {
    "fair_share": ("fair_share", "fair %"),
    "actual_share": ("share_of_total", "actual %"),
    "paid_to_fair": ("paid_to_fair", "actual/fair"),
    "fair_usd": ("fair_usd", "fair US$ m"),
    "actual_usd": ("expenditure_usd", "actual US$ m"),
    "gap_usd": ("gap_fair_usd", "gap US$ m"),
}


@question
def shares(
    world: World,
    *,
    rule: str = "equal-effort",
    year: int | None = None,
    group: str = "NATO",
    total: str = "actual",
    set: str | None = None,
) -> Answer:
    """What every ally should pay by one rule, what it pays, and the gap.

    Args:
        world: What was known, under which scenarios.
        rule: The definition; fairshare rules lists them.
        year: The year; the newest with actual figures for all by default.
        group: Who shares: NATO, EUR_CAN, another group, or countries joined by commas.
        total: What is shared: actual (what the group spent), or a percentage of its GDP, e.g. 3.5.
        set: Choices of the rule, e.g. "elasticity=0.8".
    """
    norm, at, chosen = rules[rule], year if year is not None else default_year(world), world.group(group).id
    choices = {"rule": norm.id, "group": chosen, **choices_of(norm, set)}
    here = world.over(world.members(at, chosen))
    rows = {
        "fair_share": row_or_reason(here, "fair_share", at, **choices),
        "actual_share": row_or_reason(
            here.backfilled() if norm.prices == "ppp" else here, "share_of_total", at, prices=norm.prices, group=chosen
        ),
        "paid_to_fair": row_or_reason(here, "paid_to_fair", at, **choices),
        "fair_usd": row_or_reason(here, "fair_usd", at, total=total, **choices),
        "actual_usd": row_or_reason(here, "expenditure_usd", at),
        "gap_usd": row_or_reason(here, "gap_fair_usd", at, total=total, **choices),
    }
    return Answer(
        headline=_headline(world, norm, at, rows),
        columns=(
            Column("iso3", "Code", hidden=True),
            Column("name", "Ally"),
            *(
                Column(id, world.measure(m).label, "figure", str(rows[id].unit), _finely(world.measure(m)), short=short)
                for id, (m, short) in _COLUMNS.items()
            ),
        ),
        rows=tuple(
            {"iso3": p.iso3, "name": p.name, **{id: cell(row, p.iso3) for id, row in rows.items()}}
            for p in in_order(world, at, chosen)
        ),
        notes=(*year_note(year, at), *_notes(world, norm, rows, total)),
        extra={"rule": norm.id, "year": at, "group": chosen, "total": total, "choices": choices_of(norm, set)},
        under=f"{resting_on(world, at)} {_under(norm, at, set)}",
        next=f"fairshare rules {norm.id}",
        hints={"bar": "paid_to_fair", "target": 1.0},
    )


def _finely(measure: Measure) -> Measure:
    """Shares with two digits: many are below a tenth of a percent."""
    return replace(measure, decimals=max(2, measure.decimals)) if measure.unit == "1" else measure


def _under(norm: Rule, year: int, set: str | None) -> str:
    return f"By the rule {norm.id}{f' with {set}' if set else ''}, {year}."


def _headline(world: World, norm: Rule, year: int, rows: dict[str, Row]) -> str:
    ratio = rows["paid_to_fair"]
    if not rows["fair_share"].numbers:
        why = commonest(rows["fair_share"])
        return f"By the rule {norm.id} nothing can be said for {year}: {why}."
    if not ratio.numbers:
        why = commonest(ratio)
        return f"By the rule {norm.id} the fair shares of {year} are known, the actual ones are not: {why}."
    above = [p for p, (v, _) in ratio.numbers.items() if pays_its_share(v)]
    names = listed([world.catalogue.places[p].in_sentence for p in sorted(above)], 6)
    shown = f"{year}{mark(next(iter(ratio.values())))}"
    told = f"{len(above)} of {len(ratio)} allies with figures paid at least their share in {shown}"
    return f"By the rule {norm.id}, {told}: {names or 'none'}."


def _notes(world: World, norm: Rule, rows: dict[str, Row], total: str) -> list[str]:
    shared = "what the group spent in the year" if total == "actual" else f"{total} % of the group's GDP"
    notes = [*scenario_note(world), norm.principle, f"Formula: {norm.formula}.", f"What is shared: {shared}."]
    unknown = rows["actual_usd"].missing
    if unknown:
        told = "; ".join(f"{world.catalogue.places[p].name}: {why}" for p, why in sorted(unknown.items())[:3])
        notes.append(f"Actual spending unknown: {told}. The fair share is computed all the same.")
    notes += _editions(world, rows["fair_share"])
    return [*notes, *([norm.note] if norm.note else []), ZERO_SUM]


def _editions(world: World, row: Row) -> list[str]:
    """Later editions that answered for the day, named."""
    first: Figure | None = next(iter(row.values()), None)
    if first is None or first.status != "backfilled":
        return []
    return [f"Inputs published after {world.asof} answer for the day: {first.id}; open it with fairshare why."]
