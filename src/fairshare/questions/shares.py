"""Fair and actual shares by one rule: who is above and who below, by how much."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairshare.core.figure import Figure, currency
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Column, Missing, question
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.total import Total
from fairshare.core.world import World
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import dated, done, listed, scenario_note
from fairshare.questions._in_force import variant_figures
from fairshare.questions._one_rule import OneRule, find
from fairshare.questions._rules import cell, choices_of, commonest, default_year, in_order, resting_on, year_note
from fairshare.questions._shares_notes import notes_on
from fairshare.questions._sweep import at_share

#: Column -> measure, short head; the last ones are for --format json and csv.
_COLUMNS = {
    "fair_share": ("fair_share", "fair %"),
    "actual_share": ("share_of_total", "actual %"),
    "paid_to_fair": ("paid_to_fair", "actual/fair"),
    "fair_usd": ("fair_usd", "fair US$ m"),
    "actual_usd": ("expenditure_usd", "actual US$ m"),
    "gap_usd": ("gap_fair_usd", "gap US$ m"),
    "gap_points": ("gap_fair_points", "gap points"),
    "gap_percent": ("gap_fair_percent", "gap %"),
    "fair_national": ("fair_national", "fair, national"),
    "actual_national": ("actual_national", "actual, national"),
    "gap_national": ("gap_fair_national", "gap, national"),
}
_HIDDEN = ("gap_points", "gap_percent", "fair_national", "actual_national", "gap_national")
#: Columns that make room for a key in force or a curve, and that mean nothing side by side for a rule at parities.
_MAKE_ROOM = ("fair_usd", "actual_usd")


@question
def shares(
    world: World,
    *,
    rule: str = "equal-effort",
    year: int | None = None,
    group: str = "NATO",
    total: str = "actual",
    set: str | None = None,
    aid: Aid = "as-published",
) -> Answer:
    """What every ally should pay by one rule, what it pays, and the gap.

    Args:
        world: What was known, under which scenarios.
        rule: The definition; fairshare rules lists them.
        year: The year; the newest with actual figures for all by default.
        group: Who shares: a group such as NATO_EUROPE, NATO~1998, NATO-USA, or countries joined by commas.
        total: What is shared: actual (what the group spent), a percentage of its GDP, e.g. 3.5, or US$, e.g. 900bn.
        set: Choices of the rule, e.g. "elasticity=0.8".
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    norm, at = rules[rule], year if year is not None else default_year(world)
    given = choices_of(norm, set)
    found = find(counted(world, aid), norm, at, (world.group(group).id, Total.read(total)), given)
    return Answer(
        headline=_headline(found),
        columns=tuple(_columns(found)),
        rows=tuple(
            {
                "iso3": p.iso3,
                "name": p.name,
                **{id: cell(row, p.iso3) for id, row in found.rows.items()},
                "currency": _currency(found.rows, p.iso3) or p.currency,
                **(found.official.cells(p.iso3) if found.official else {}),
                **(found.sweeps[0].cells(p.iso3) if found.sweeps else {}),
            }
            for p in in_order(world, at, found.group)
        ),
        notes=(*scenario_note(world), *year_note(year, at), *aid_notes(world, aid, at, found.group), *notes_on(found)),
        extra={
            "rule": norm.id,
            "year": at,
            "group": found.group,
            "total": str(found.total),
            "total_usd": found.whole,
            "choices": given,
            **({"curve": {s.choice: s.curve() for s in found.sweeps}} if found.sweeps else {}),
            **({"variants": variant_figures(found.variants)} if found.variants else {}),
        },
        under=f"{resting_on(world, at)} {_under(found, set)}{in_short(aid)}",
        next=f"fairshare rules {norm.id}",
        hints={"bar": "paid_to_fair", "target": 1.0} if not found.sweeps else {},
    )


def _columns(found: OneRule) -> Iterator[Column]:
    yield Column("iso3", "Code", hidden=True)
    yield Column("name", "Ally")
    crowded = bool(found.official or found.sweeps) or found.rule.prices == "ppp"
    for id, (m, short) in _COLUMNS.items():
        measure = found.world.measure(m)
        hidden = id in _HIDDEN or (crowded and id in _MAKE_ROOM)
        yield Column(id, measure.label, "figure", str(found.rows[id].unit), _finely(measure), hidden, short)
        if id == "fair_share" and found.official:
            yield from found.official.column(found.world)
        if id == "paid_to_fair" and found.sweeps:
            yield from found.sweeps[0].columns(found.world, found.by.shown)
    yield Column("currency", "Currency", hidden=True)


def _currency(rows: Mapping[str, Row], place: str) -> str:
    """The currency of an ally's national amounts, as the cells they rest on have it."""
    known = (rows[id][place] for id in ("fair_national", "actual_national") if place in rows[id])
    return next((c for f in known if (c := currency(f))), "")


def _finely(measure: Measure) -> Measure:
    """Shares with two digits: many are below a tenth of a percent."""
    return replace(measure, decimals=max(2, measure.decimals)) if measure.shown_in.startswith("% of") else measure


def _amount(figure: Figure | Missing) -> str:
    """The total in dollars with its prices, for a sentence."""
    if isinstance(figure, Missing):
        return "in US$ unknown"
    basis = figure.unit.price_basis
    return f"US$ {figure.value / 1e9:,.1f} bn at {'current' if basis == 'current' else basis} prices"


def _under(found: OneRule, set: str | None) -> str:
    members, whom = len(found.world.members(found.year, found.group)), found.world.group(found.group).name
    total = _amount(found.whole) if found.total.kind != "amount" else f"at {_amount(found.whole).partition(' at ')[2]}"
    return (
        f"By the rule {found.rule.id}{f' with {set}' if set else ''}, {found.year}. Who shares: {whom}, {members} "
        f"countr{'ies' if members != 1 else 'y'}. What is shared: {found.total.words}, {total}."
    )


def _headline(found: OneRule) -> str:
    rule, year, judged = f"By the rule {found.rule.id}", found.year, found.gap
    if not found.rows["fair_share"].numbers and not found.sweeps:
        return f"{rule} nothing can be said for {year}: {commonest(found.rows['fair_share'])}."
    if not judged.numbers and not found.sweeps:
        return f"{rule} the fair shares of {year} are known, the actual ones are not: {commonest(judged)}."
    shown = dated(found.world, year, next(iter(found.rows["actual_usd"].values()), None))
    at = f" at a total of {found.total.words}" if found.by_amount else ""
    if found.sweeps:
        return f"{rule}{at}, {found.sweeps[0].told(found.world, shown)}."
    above = at_share(judged)
    names = listed([found.world.catalogue.places[p].in_sentence for p in sorted(above)], 6)
    told = (
        f"{len(above)} of {len(judged)} allies with figures {done(found.world, 'paid')} at least their share in {shown}"
    )
    return f"{rule}{at}, {told}: {names or 'none'}."
