"""Which allies' verdict depends on the rule, by how much of all weighings they pay their share, and why it differs."""

from collections.abc import Iterator
from itertools import product

from fairshare.core.design import FACTORS
from fairshare.core.question import Answer, Cell, Column, Missing, question
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._basis import dated, listed, scenario_note
from fairshare.questions._rules import (
    ZERO_SUM,
    cell,
    default_year,
    in_order,
    resting_on,
    row_or_reason,
    year_note,
)
from fairshare.questions._sides import Held
from fairshare.questions._spread import ORDERS, Spread, manifest, spent_by, spread, spread_notes
from fairshare.questions._verdicts import Standing, held, standing

#: Column of ranks -> what part of the allies with figures is counted: one of so many.
_FIRST = {"first": None, "top_third": 3, "top_half": 2}


@question
def disagree(
    world: World,
    *,
    year: int | None = None,
    group: str = "NATO",
    draws: int = 10_000,
    seed: int = 0,
    aid: Aid = "as-published",
) -> Answer:
    """Which allies' verdict depends on the rule, by which part of all weights they pay their share, and why.

    Args:
        world: What was known, under which scenarios.
        year: The year; the newest with actual figures for all by default.
        group: Who shares: NATO, EUR_CAN, another group, or countries joined by commas.
        draws: How many weights on the families of rules are drawn for the ranks.
        seed: Start of the draws; the same seed draws the same weights.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    at, chosen = year if year is not None else default_year(world), world.group(group).id
    places = in_order(world, at, chosen)
    here = counted(world, aid).over(world.members(at, chosen))
    known, unknown = held(here, at, chosen)
    stands = {p.iso3: standing(known, p.iso3) for p in places}
    figures = _weighed(here, at, chosen, (draws, seed))
    found = spread(here, at, chosen)
    figures |= {f"{factor}_{order}": found.shares[factor, order] for factor in FACTORS for order in ORDERS}
    return Answer(
        headline=_headline(world, at, stands, unknown, found),
        columns=tuple(_columns(world)),
        rows=tuple(
            {
                "iso3": p.iso3,
                "name": p.name,
                **_verdict_cells(stands[p.iso3], _why_unknown(known, p.iso3)),
                **{id: cell(row, p.iso3) for id, row in figures.items()},
            }
            for p in places
        ),
        notes=(
            *scenario_note(world),
            *year_note(year, at),
            *aid_notes(world, aid, at, chosen),
            *_notes(known, unknown, found, (draws, seed)),
            *backfill_notes(
                world, (*_one(stands).ratios.values(), *spent_by(here, at, chosen, found.made)), world.asof
            ),
        ),
        extra={
            "year": at,
            "group": chosen,
            "verdicts": {p: s.verdict for p, s in stands.items()},
            "families": {one.rule.id: one.rule.family for one in known},
            "rules_unknown": unknown,
            "spread_of_all": found.records(),
            "manifest": manifest(found.made, [one.rule for one in known], (draws, seed)),
        },
        under=f"{resting_on(world, at)} Paid over asked; 1 is exactly its share.{in_short(aid)}",
        next="fairshare who-pays",
        hints={"bar_picture": "weights_met"},
    )


def _weighed(here: World, year: int, group: str, draw: tuple[int, int]) -> dict[str, Row]:
    """Where the allies stand over all weights on the families, counted exactly and by draws."""
    exact = {id: row_or_reason(here, id, year, group=group) for id in ("weights_met", "expected_rank")}
    among, drawn = len(exact["expected_rank"]), {"draws": str(draw[0]), "seed": str(draw[1]), "group": group}
    last = {id: 1 if part is None else max(1, among // part) for id, part in _FIRST.items()}
    ranks = {id: row_or_reason(here, "rank_acceptability", year, upto=str(n), **drawn) for id, n in last.items()}
    return {**exact, **ranks}


def _columns(world: World) -> Iterator[Column]:
    met, rank, drawn, share, ratio = (
        world.measure(id)
        for id in ("weights_met", "expected_rank", "rank_acceptability", "spread_share", "paid_to_fair")
    )
    yield Column("iso3", "Code", hidden=True)
    yield Column("name", "Ally")
    yield Column("verdict", "Verdict")
    yield Column("weights_met", met.label, "figure", "1", met, short="weights\nmet %")
    yield Column("expected_rank", rank.label, "figure", "1", rank, short="mean\nrank")
    yield Column("rule_first", "Share of the spread, from the rule alone", "figure", "1", share, short="rule %")
    yield Column("lowest", "Lowest paid over asked", "figure", "", ratio, short="worst")
    yield Column("lowest_by", "Rule by which it is lowest", short="by")
    yield Column("highest", "Highest paid over asked", "figure", "", ratio, short="best")
    yield Column("highest_by", "Rule by which it is highest", short="by")
    yield Column("asked_nothing_by", "Rules that ask it for nothing", hidden=True)
    yield Column("above", "Families at or above its share", hidden=True)
    yield Column("below", "Families below its share", hidden=True)
    yield Column("mixed", "Families that disagree within", hidden=True)
    yield Column("first", "Draws in which it is first", "figure", "1", drawn, hidden=True)
    yield Column("top_third", "Draws in which it is in the top third", "figure", "1", drawn, hidden=True)
    yield Column("top_half", "Draws in which it is in the top half", "figure", "1", drawn, hidden=True)
    for factor, order in product(FACTORS, ORDERS):
        if (factor, order) != ("rule", "first"):
            label = f"Share of the spread, from the {factor}{' alone' if order == 'first' else ', total'}"
            yield Column(f"{factor}_{order}", label, "figure", "1", share, hidden=True)


def _verdict_cells(stands: Standing, why_unknown: str) -> dict[str, Cell]:
    low, high = stands.lowest, stands.highest
    none = Missing(why_unknown)
    return {
        "verdict": stands.verdict,
        "lowest": stands.ratios[low] if low else none,
        "lowest_by": low,
        "highest": stands.ratios[high] if high else none,
        "highest_by": high,
        "asked_nothing_by": ", ".join(stands.nothing),
        "above": stands.families(True),
        "below": stands.families(False),
        "mixed": stands.families(False, True),
    }


def _why_unknown(known: tuple[Held, ...], place: str) -> str:
    """Why an ally without a figure has none."""
    return known[0].ratio.why_missing(place) if known else "no rule can be held against its spending"


def _one(stands: dict[str, Standing]) -> Standing:
    """One ally with figures, which rest on the same editions as those of all."""
    return next((s for s in stands.values() if s.ratios), Standing({}, {}, ()))


def _headline(world: World, year: int, stands: dict[str, Standing], unknown: dict[str, str], found: Spread) -> str:
    judged = [s for s in stands.values() if s.verdict != "unknown"]
    if not judged:
        why = next(iter(unknown.values()), "a figure or an input is missing")
        return f"No rule can be held against spending in {year}: {why}."
    split = sum(s.verdict == "depends" for s in judged)
    shown = dated(world, year, next(iter(_one(stands).ratios.values()), None))
    told = f"For {split} of {len(judged)} allies with figures the verdict on {shown} depends on the rule"
    if (largest := found.largest()) is None:
        return f"{told}."
    factor, share = largest
    most = "most" if share.value > 0.5 else "the largest part"
    return f"{told}; {most} of the spread comes from the {factor} ({share.value * 100:.0f} % from it alone)."


def _notes(known: tuple[Held, ...], unknown: dict[str, str], found: Spread, draw: tuple[int, int]) -> Iterator[str]:
    names = list(dict.fromkeys(str(one.rule.family) for one in known))
    if names:
        yield (
            "The weights are nobody's: all ways to weigh the families of rules against one another are taken as "
            "equally likely, and equal chances of weights are themselves a choice."
        )
        yield "Verdict: met is at least its share by every rule, below by none; it depends where rules differ."
        yield (
            f"A family counts once, as the mean of what its rules ask over what is paid: {listed(names, 9)}. Weights "
            "met is the part of all weights by which an ally pays at least its share; that and the mean rank are "
            f"exact. How often it is among the first (in --format json) is of {draw[0]:,} draws, seed {draw[1]}."
        )
        yield from spread_notes(found)
    for why, told in _by_reason(unknown).items():
        yield f"{listed(told, 3)} unknown: {why}."
    yield "Rules that are only illustrative, classified or not held are not asked."
    yield ZERO_SUM


def _by_reason(unknown: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rule, why in unknown.items():
        found.setdefault(why, []).append(rule)
    return found
