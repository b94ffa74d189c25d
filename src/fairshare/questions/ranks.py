"""A league table in which every rank has an interval, because every figure may be off."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from fairshare.core.derived import derived_measures
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import dated, done, listed, scenario_note
from fairshare.questions._rank_causes import Cause, cause_notes, causes, slope_notes
from fairshare.questions._rounding_audit import audit_columns, audit_headline, audit_notes, lines, rounding_audit
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

#: Column -> which result of the measure ``rank`` it holds, and its head where space is short.
_RANKS: Mapping[str, tuple[Mapping[str, str], str]] = {
    "rank": ({}, "rank"),
    "rank_low": ({"bound": "low"}, "from"),
    "rank_high": ({"bound": "high"}, "to"),
    "rank_median": ({"bound": "median"}, "median"),
    "slack": ({"bound": "slack"}, "slack"),
}
#: Column -> event of the measure ``share_of_draws``.
_PARTS: Mapping[str, Mapping[str, str]] = {"first": {}, "at_or_above": {"event": "reached"}}
_VARY = "revision,rounding,gdp,exchange"
#: What need not stand in a figure's id.
_DEFAULTS = {
    "of": "defence_share", "group": "NATO", "vary": _VARY, "draws": "10000", "seed": "1", "within": "90",
}  # fmt: skip


@question
def ranks(
    world: World,
    *,
    measure: str | None = None,
    rule: str | None = None,
    set: str | None = None,
    year: int | None = None,
    group: str = "NATO",
    vary: str = _VARY,
    level: float = 90.0,
    draws: int = 10_000,
    seed: int = 1,
    audit: bool = False,
    aid: Aid = "as-published",
) -> Answer:
    """Who stands on which rank, between which ranks, and which figures are too near a threshold to tell.

    Args:
        world: What was known, under which scenarios.
        measure: What is ranked; the share of GDP as published by default.
        rule: Rank by actual over fair share by this rule instead; fairshare rules lists them.
        set: Choices of the rule, e.g. "elasticity=0.8".
        year: The year; the newest with actual figures for all by default.
        group: Who is ranked: NATO, EUR_CAN, another group, or countries joined by commas.
        vary: What may be off: some of revision, rounding, gdp, exchange; or nothing.
        level: Percentage of the draws that an interval holds.
        draws: How many random draws.
        seed: Start of the random numbers; the same seed draws the same again.
        audit: Show every figure within 0.05 points of a threshold instead of the ranks.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    at, chosen = year if year is not None else default_year(world), world.group(group).id
    asked, world = world, counted(world, aid)
    if audit:
        return _audited(world, at, chosen, year)
    if not 0 < level < 100:
        raise BadInput.of("level", level, "a percentage of the draws between 0 and 100, e.g. 90")
    of, named = _ranked_by(measure, rule, set)
    vary = ",".join(c.strip() for c in vary.split(","))
    told = {"of": of, "group": chosen, "vary": vary, "draws": str(draws), "seed": str(seed), "within": f"{level:g}"}
    table = _table(world, at, told, named)
    here = world.over(world.members(at, chosen))
    parity = rule is not None and rules[rule].prices == "ppp"  # such ratios are off as the shares they are made of
    known = causes(here, at, "defence_share" if parity else of, vary.split(","))
    near = rounding_audit(here, at)
    drawn = f" From–to: ranks in {level:g} % of {draws:,} draws (seed {seed})." if table.ranks["rank"].numbers else ""
    by_rule = (*slope_notes(here, at, named), ZERO_SUM) if rule else ()
    of_targets = audit_notes(near) if of in {line.measure for line in lines(world, at)} else ()
    return Answer(
        headline=_headline(table, level, rule, known),
        columns=_columns(table),
        rows=tuple(_rows(table)),
        notes=(*year_note(year, at), *aid_notes(asked, aid, at, chosen), *_notes(table, known), *of_targets, *by_rule),
        extra={
            "year": at,
            "measure": of,
            "group": chosen,
            **({"rule": named["rule"], "choices": {k: v for k, v in named.items() if k != "rule"}} if named else {}),
            "manifest": _manifest(table, known, {"seed": seed, "draws": draws, "level": level}),
            "rounding_audit": near,
        },
        under=f"{resting_on(world, at)}{drawn}{in_short(aid)}",
        next=_next(table),
        hints={"bar": "value"},
    )


def _audited(world: World, at: int, group: str, asked: int | None) -> Answer:
    """The rounding audit as a table of its own."""
    near = rounding_audit(world.over(world.members(at, group)), at)
    return Answer(
        headline=audit_headline(world, near, at),
        columns=audit_columns(world),
        rows=near,
        notes=(
            *scenario_note(world),
            *year_note(asked, at),
            *audit_notes(near),
            "As held: with the digits of the publisher's file. Each release rests on the GDP known by then.",
        ),
        extra={"year": at, "group": group, "rounding_audit": near},
        under=resting_on(world, at),
        next=f"fairshare score --year {at}",
    )


def _ranked_by(measure: str | None, rule: str | None, set: str | None) -> tuple[str, dict[str, str]]:
    """The measure that is ranked, and the rule with its choices where one is asked for.

    Raises:
        BadInput: for a measure beside a rule, and for choices without one.
    """
    if rule is None:
        if set is not None:
            raise BadInput.of("set", set, "choices of a rule, so --rule must name one")
        return measure or "defence_share", {}
    if measure is not None:
        raise BadInput.of("measure", measure, "left out with --rule, which ranks by actual over fair share")
    return "paid_to_fair", {"rule": rules[rule].id, **choices_of(rules[rule], set)}


def _table(world: World, at: int, told: Mapping[str, str], named: Mapping[str, str]) -> "_Table":
    """The figures and every result of the draws; only what is not the default stands in their ids."""
    asked = {**{k: v for k, v in told.items() if v != _DEFAULTS[k]}, **named}
    here = world.over(world.members(at, told["group"]))
    function = derived_measures.get(told["of"])
    grouped = function is not None and "group" in function.choices and "group" in asked
    own = {**named, **({"group": told["group"]} if grouped else {})}
    return _Table(
        world,
        at,
        world.measure(told["of"]),
        told["group"],
        row_or_reason(here, told["of"], at, **own),
        {id: row_or_reason(here, "rank", at, **b, **asked) for id, (b, _) in _RANKS.items()},
        {id: row_or_reason(here, "share_of_draws", at, **e, **asked) for id, e in _PARTS.items()},
    )


@dataclass(frozen=True, eq=False)
class _Table:
    """What is ranked, with every result of the draws.

    Attributes:
        world: What was known.
        year: The year.
        measure: What is ranked.
        group: Who is ranked.
        values: The figures.
        ranks: Column -> ranks.
        parts: Column -> parts of the draws.
    """

    world: World
    year: int
    measure: Measure
    group: str
    values: Row
    ranks: Mapping[str, Row]
    parts: Mapping[str, Row]

    def ends(self, place: str) -> tuple[int, int]:
        """The best and the worst rank of an ally."""
        return int(self.ranks["rank_low"].numbers[place][0]), int(self.ranks["rank_high"].numbers[place][0])

    def ties(self) -> Mapping[str, list[str]]:
        """Ally -> those on the same rank, itself left out, by name."""
        on: dict[float, list[str]] = defaultdict(list)
        for place in sorted(self.ranks["rank"], key=self.name):
            on[self.ranks["rank"].numbers[place][0]].append(place)
        return {p: [q for q in together if q != p] for together in on.values() for p in together}

    def name(self, place: str) -> str:
        """What an ally is called in a table."""
        return self.world.catalogue.places[place].name

    def spoken(self, places: Sequence[str], most: int = 6) -> str:
        """Allies in a sentence."""
        return listed([self.world.catalogue.places[p].in_sentence for p in places], most)


def _columns(table: _Table) -> tuple[Column, ...]:
    meant = table.measure
    rank, part = (table.world.measure(m) for m in ("rank", "share_of_draws"))
    labels = {
        "rank": "Rank", "rank_low": "Best rank", "rank_high": "Worst rank", "rank_median": "Median rank",
        "slack": "Ranks by which two halves of the draws differ",
    }  # fmt: skip
    events = {"first": "Draws in which it is first", "at_or_above": "Draws in which it is at or above the threshold"}
    return (
        Column("iso3", "Code", hidden=True),
        Column("name", "Ally"),
        Column("value", meant.label, "figure", str(table.values.unit), meant, short=meant.shown_in),
        Column("rank", labels["rank"], "figure", "1", rank, short="rank"),
        *(
            Column(id, labels[id], "figure", "1", rank, hidden=id not in ("rank_low", "rank_high"), short=short)
            for id, (_, short) in _RANKS.items()
            if id != "rank"
        ),
        Column("tie", "Tied with", hidden=not any(table.ties().values()), short="tied with"),
        *(Column(id, label, "figure", "1", part, hidden=True) for id, label in events.items()),
    )


def _rows(table: _Table) -> Iterator[Mapping[str, Cell]]:
    """By rank, ties by name; who has no figure stands last, with the reason and no rank."""
    ties, ranked = table.ties(), table.ranks["rank"]
    places = [p.iso3 for p in in_order(table.world, table.year, table.group)]
    for place in sorted(places, key=lambda p: (p not in ranked, ranked.value(p) or 0, table.name(p))):
        others = ties.get(place)
        yield {
            "iso3": place,
            "name": table.name(place),
            "value": cell(table.values, place),
            "rank": cell(ranked, place),
            **{id: cell(row, place) for id, row in table.ranks.items() if id != "rank"},
            "tie": f"{ranked.numbers[place][0]:.0f}= {' '.join(others)}" if others else "",
            **{id: cell(row, place) for id, row in table.parts.items()},
        }


def _headline(table: _Table, level: float, rule: str | None, known: Sequence[Cause]) -> str:
    label = table.measure.label
    spoken = label if label[:2].isupper() else label[0].lower() + label[1:]
    by = f"the rule {rule}, actual over fair share" if rule else spoken
    ranked = table.ranks["rank"]
    if not ranked.numbers:
        return f"Nobody can be ranked by {by} in {table.year}: {commonest(table.values)}."
    shown = dated(table.world, table.year, next(iter(table.values.values())))
    top = sorted((p for p, (r, _) in ranked.numbers.items() if r == 1), key=table.name)
    firm = sum(low == high for low, high in map(table.ends, ranked))
    widest = max(sorted(ranked), key=lambda p: table.ends(p)[1] - table.ends(p)[0])
    low, high = table.ends(widest)
    among = f"{len(ranked)} allies" if len(ranked) > 1 else "one ally with a figure"
    stood = done(table.world, "was" if len(top) == 1 else "were together", "been")
    told = f"{table.spoken(top)} {stood} first of {among} in {shown}"
    telling = [c for c in known if c.id != "rounding"] or known  # small roundings say nothing of the rest
    if known and not any(c.row.keys() & ranked.keys() for c in telling):
        return f"By {by}, {told}; how far such figures may be off is not known, so no rank has an interval."
    if low == high:
        return f"By {by}, {told}; every rank is the same in {level:g} % of the draws."
    same = f"{firm} of {len(ranked)} ranks {'is' if firm == 1 else 'are'}" if firm else "no rank is"
    wide = f"the widest interval is that of {table.spoken([widest])}, from {low} to {high}"
    return f"By {by}, {told}; {same} the same in {level:g} % of the draws, and {wide}."


def _notes(table: _Table, known: Sequence[Cause]) -> Iterator[str]:
    yield from scenario_note(table.world)
    if not table.ranks["rank"].numbers:
        return
    gaps = [p for p in sorted(table.values.missing, key=table.name) if p not in table.ranks["rank"]]
    if gaps:
        told = ", ".join(f"{table.name(p)} ({table.values.missing[p]})" for p in gaps[:4])
        yield f"Not ranked: {told}{f' and {len(gaps) - 4} more' * (len(gaps) > 4)}."
    yield (
        "A rank counts the allies with a larger figure as printed; ties stand on the first rank they fill. An interval "
        "always holds the rank of the figures as published."
    )
    yield from cause_notes(table.world, known, table.values)
    if not known:
        yield "Nothing was varied: every figure stands as it was published."
    if not any(cause.row.numbers for cause in known):
        return
    yield (
        "Every ally and every cause is drawn on its own. Revisions are partly those of GDP, so that with both the "
        "intervals are rather too wide than too narrow. What has not happened to such a figure yet is not in them."
    )


def _manifest(table: _Table, known: Sequence[Cause], settings: Mapping[str, int | float]) -> Mapping[str, object]:
    """What it takes to draw the same again, and how well it is known."""
    parts = [v for row in table.parts.values() for v, _ in row.numbers.values()]
    draws = settings["draws"]
    return {
        **settings,
        "varied": [c.record() for c in known],
        "allies_and_causes": "drawn independently",
        "standard_error_at_most": round(max((sqrt(v * (1 - v) / (draws - 1)) for v in parts), default=0.0), 5),
        "slack_at_most": max((v for v, _ in table.ranks["slack"].numbers.values()), default=0.0),
    }


def _next(table: _Table) -> str:
    """The end of the widest interval, opened."""
    row = table.ranks["rank_high"]
    if not row.numbers:
        return "fairshare coverage"
    widest = max(sorted(row), key=lambda p: table.ends(p)[1] - table.ends(p)[0])
    return f"fairshare why '{row[widest].id}'"
