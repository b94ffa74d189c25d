"""Eight questions of value, asked before any country is named, and the rule and league table that answers lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Cell, Column, Missing, question
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import dated, done, listed, scenario_note
from fairshare.questions._rules import (
    ZERO_SUM,
    cell,
    commonest,
    default_year,
    editions_note,
    in_order,
    resting_on,
    row_or_reason,
    year_note,
)
from fairshare.questions._value_questions import questions_told
from fairshare.questions._values import Led, curves_told, led, nearness, percent, stand_ins, weights_told

#: Column -> measure, short head.
_COLUMNS = {
    "paid_to_fair": ("paid_to_fair", "actual/fair"),
    "fair_share": ("fair_share", "fair %"),
    "actual_share": ("share_of_total", "actual %"),
    "gap_usd": ("gap_fair_usd", "gap US$ m"),
}


@question
def values(
    world: World,
    *,
    answers: str | None = None,
    year: int | None = None,
    group: str = "NATO",
    aid: Aid = "as-published",
) -> Answer:
    """Eight questions of value, and the rule and league table that your answers lead to.

    Args:
        world: What was known, under which scenarios.
        answers: One for each question, joined by commas: yes, rather yes, no opinion, rather no, no; or 4 to 0.
        year: The year of the table; the newest with actual figures for all by default.
        group: Who shares: NATO, EUR_CAN, another group, or countries joined by commas.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    asked = world.catalogue.values()
    if answers is None:
        return questions_told(asked)
    replies = asked.read(answers)
    at, chosen = year if year is not None else default_year(world), world.group(group).id
    places = in_order(world, at, chosen)
    found = led(counted(world, aid).over(world.members(at, chosen)), at, chosen, replies)
    rows = _rows(found)
    ranks = _ranks(rows["paid_to_fair"], world.measure("paid_to_fair"))
    table: list[dict[str, Cell]] = [
        {
            "iso3": p.iso3,
            "rank": ranks.get(p.iso3, Missing(rows["paid_to_fair"].why_missing(p.iso3))),
            "name": p.name,
            **{id: cell(row, p.iso3) for id, row in rows.items()},
        }
        for p in sorted(places, key=lambda p: ranks.get(p.iso3, len(places) + 1))
    ]
    return Answer(
        headline=_headline(found, rows["paid_to_fair"]),
        columns=(
            Column("iso3", "Code", hidden=True),
            Column("rank", "Rank by actual over fair share", "number", short="Rank"),
            Column("name", "Ally"),
            *(
                Column(id, world.measure(m).label, "figure", str(rows[id].unit), _finely(world.measure(m)), short=short)
                for id, (m, short) in _COLUMNS.items()
            ),
        ),
        rows=tuple(table),
        notes=(*year_note(year, at), *aid_notes(world, aid, at, chosen), *_notes(found, rows, ranks)),
        extra={"year": at, "group": chosen, **_extra(found)},
        under=f"{resting_on(world, at)} By your answers, {at}.{in_short(aid)}",
        next=_next(found),
        hints={"bar": "paid_to_fair", "target": 1.0},
    )


def _rows(found: Led) -> dict[str, Row]:
    """The rows of the table, by column; unknown for the heaviest rule's reason where no rule has shares."""
    prices = found.norm.prices
    rows = {"actual_share": row_or_reason(found.world, "share_of_total", found.year, prices=prices, group=found.group)}
    for id in _COLUMNS.keys() - rows.keys():
        if found.known:
            rows[id] = found.row(_COLUMNS[id][0], found.choices)
        else:
            rows[id] = Row.none(found.world.span(found.year), commonest(found.unknown[0].row))
    return {id: rows[id] for id in _COLUMNS}


def _finely(measure: Measure) -> Measure:
    """Shares with two digits: many are below a tenth of a percent."""
    return replace(measure, decimals=max(2, measure.decimals)) if measure.unit == "1" else measure


def _ranks(ratio: Row, measure: Measure) -> dict[str, int]:
    """Ranks by what is shown: who is equal to the last digit has the same rank, and the next one counts all before."""
    shown = {p: round(v * measure.scale, measure.decimals) for p, (v, _) in sorted(ratio.numbers.items())}
    ranks = {p: 1 + sum(other > v for other in shown.values()) for p, v in shown.items()}
    return dict(sorted(ranks.items(), key=lambda item: item[1]))


def _headline(found: Led, ratio: Row) -> str:
    lacking = listed([v.name for v in found.unknown])
    if not found.known:
        return f"Your answers lead to {lacking}, by which nothing can be said for {found.year}: {commonest(ratio)}."
    lead = _lead(found, lacking)
    if not found.judged:
        return f"{lead}. What allies paid over their share in {found.year} is unknown: {commonest(ratio)}."
    places = found.world.catalogue.places
    above = sorted(places[p].in_sentence for p, met in found.judged.items() if met)
    told = (
        f"{len(above)} of {len(found.judged)} allies with figures {done(found.world, 'paid')} at least their share in "
    )
    shown = dated(found.world, found.year, next(iter(ratio.values()), None))
    return f"{lead}. By it {told}{shown}: {listed(above, 6) or 'none'}."


def _lead(found: Led, lacking: str) -> str:
    """To what the answers lead, and how much of their weight."""
    first, mixed = found.known[0], f"a mix of {len(found.known)} rules"
    single = f"the rule {first.name}, with {percent(first.weight)} of the weight"
    if lacking:
        gone = percent(sum(v.weight for v in found.unknown))
        even = "Your answers are all alike and point to no rule. " * found.alike
        lost = f"Of the weight of your answers {gone} goes to {lacking}, not to be computed for {found.year}"
        return f"{even}{lost}; what is left leads to {single if found.alone else mixed}"
    if found.alike:
        return f"Your answers are all alike and point to no rule: an even mix of {len(found.known)} stands for them"
    return f"Your answers are closest to {single}" if found.alone else f"Your answers lead to {mixed}"


def _notes(found: Led, rows: Mapping[str, Row], ranks: Mapping[str, int]) -> Iterator[str]:
    yield from scenario_note(found.world)
    yield from weights_told(found)
    if found.known:
        yield from nearness(found)
        yield from curves_told(found)
        yield from stand_ins(found)
        yield from _ties(found.world, ranks)
        yield from _without_rank(found.world, rows["paid_to_fair"])
        yield from editions_note(found.world, rows["fair_share"])
    if found.alone:
        yield from filter(None, (f"Formula: {found.norm.formula}.", found.norm.note))
    yield "Which questions are asked and what answers count is a choice: fairshare values shows them."
    yield ZERO_SUM


def _ties(world: World, ranks: Mapping[str, int]) -> Iterator[str]:
    """Who has the same rank."""
    tied = {rank: [world.catalogue.places[p].name for p, r in ranks.items() if r == rank] for rank in ranks.values()}
    told = [f"{rank}: {listed(names)}" for rank, names in tied.items() if len(names) > 1]
    if told:
        yield f"Equal to the last digit shown, and so of one rank, are those at {'; '.join(told)}."


def _without_rank(world: World, ratio: Row) -> Iterator[str]:
    """Who has no rank, reason by reason."""
    for why in dict.fromkeys(why for _, why in sorted(ratio.missing.items())):
        names = [world.catalogue.places[p].in_sentence for p, reason in sorted(ratio.missing.items()) if reason == why]
        yield f"Without a rank: {listed(names, 15)}: {why}."


def _extra(found: Led) -> dict[str, object]:
    told = [
        {
            "family": v.question.family,
            "answer": v.reply.word,
            "rule": v.name,
            "weight": round(v.weight, 6),
            "used": round(found.used(v), 6),
            "reason": commonest(v.row) if v in found.unknown else "",
        }
        for v in found.voices
    ]
    choices = found.choices if found.known else {}
    return {"rule": choices.get("rule"), "choices": {n: c for n, c in choices.items() if n != "rule"}, "weights": told}


def _next(found: Led) -> str:
    """The same rule or mix in full, with all values of what has no right one; where nothing is known, the questions."""
    if not found.known:
        return "fairshare values"
    chosen = ",".join(f"{n}={v}" for n, v in found.choices.items() if n not in ("rule", *found.norm.curves))
    words = [f"fairshare shares --rule {found.norm.id} --year {found.year}"]
    words += [f"--group {found.group}"] * (found.group != "NATO")
    words += [f'--set "{chosen}"'] * bool(chosen)
    return " ".join(words)
