"""Every rule for every ally: who pays at least its share by which reasons, and who by none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.row import Row
from fairshare.core.rule import Rule
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import listed, scenario_note
from fairshare.questions._rules import (
    ZERO_SUM,
    all_rules,
    cell,
    commonest,
    default_year,
    in_order,
    resting_on,
    row_or_reason,
    year_note,
)


@question
def who_pays(
    world: World,
    ally: str | None = None,
    *,
    year: int | None = None,
    group: str = "NATO",
    aid: Aid = "as-published",
) -> Answer:
    """What every ally pays over what it should pay, by every rule.

    Args:
        world: What was known, under which scenarios.
        ally: One ally only, by any name; it is told family by family.
        year: The year; the newest with actual figures for all by default.
        group: Who shares: NATO, EUR_CAN, another group, or countries joined by commas.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    at, chosen = year if year is not None else default_year(world), world.group(group).id
    here = counted(world, aid).over(world.members(at, chosen))
    found = tuple(_Held(r, row_or_reason(here, "paid_to_fair", at, rule=r.id, group=chosen)) for r in all_rules())
    known = tuple(h for h in found if h.row.numbers)
    places = in_order(world, at, chosen)
    if ally is not None:
        wanted = world.place(ally)
        places = [p for p in places if p.iso3 == wanted.iso3]
        if not places:
            raise BadInput.of("ally", ally, f"one that is in the group {chosen} in {at}")
    measure = world.measure("paid_to_fair")
    return Answer(
        headline=_headline(world, known, at, [p.iso3 for p in places], one=ally is not None),
        columns=(
            Column("iso3", "Code", hidden=ally is None),
            Column("name", "Ally"),
            Column("meets", "Families met", "number", short="met"),
            Column("of", "Of families", "number", short="of"),
            *(
                Column(h.rule.id, f"{h.rule.id} ({h.rule.family})", "figure", "", measure, not h.row.numbers, h.rule.id)
                for h in found
            ),
        ),
        rows=tuple(_row(p.iso3, p.name, found) for p in places),
        notes=(
            *year_note(year, at),
            *aid_notes(world, aid, at, chosen),
            *_notes(world, found, [p.iso3 for p in places], one=ally is not None),
        ),
        extra={
            "year": at,
            "group": chosen,
            "families": {h.rule.id: h.rule.family for h in found},
            "standings": {p.iso3: _families(known, p.iso3) for p in places},
        },
        under=f"{resting_on(world, at)} Actual over fair share; 1 is exactly its share.{in_short(aid)}",
        next="fairshare rules",
        hints={"heat": ",".join(h.rule.id for h in found), "target": 1.0},
    )


@dataclass(frozen=True, eq=False)
class _Held:
    """A rule with what every ally pays over what it asks."""

    rule: Rule
    row: Row


def _by_family(found: Sequence[_Held], iso3: str) -> Iterator[str]:
    """An ally's ratio by every rule, a line for each family."""
    lines: dict[str, list[str]] = {}
    for rule, row in _pairs(found):
        if (value := row.value(iso3)) is not None:
            lines.setdefault(rule.family, []).append(f"{rule.id} {value:.2f}")
    for family, told in lines.items():
        yield f"{family.capitalize()}: {', '.join(told)} times its share."


def _pairs(found: Sequence[_Held]) -> Iterator[tuple[Rule, Row]]:
    return ((h.rule, h.row) for h in found)


def _row(iso3: str, name: str, found: Sequence[_Held]) -> dict[str, Cell]:
    sides = _families(found, iso3)
    judged = [s for s in sides.values() if s != "unknown"]
    cells: dict[str, Cell] = {r.id: cell(row, iso3) for r, row in _pairs(found)}
    return {"iso3": iso3, "name": name, "meets": judged.count("at or above"), "of": len(judged), **cells}


def _families(found: Sequence[_Held], iso3: str) -> dict[str, str]:
    """How an ally stands to each family: by all its rules at or above, by all below, or it depends on the rule."""
    sides: dict[str, set[bool]] = {}
    for rule, row in _pairs(found):
        value = row.value(iso3)
        if value is not None:
            sides.setdefault(rule.family, set()).add(value >= 1)
    words = {frozenset({True}): "at or above", frozenset({False}): "below"}
    return {family: words.get(frozenset(side), "depends on the rule") for family, side in sides.items()}


def _headline(world: World, known: Sequence[_Held], year: int, places: list[str], *, one: bool) -> str:
    if not known:
        return f"No rule can be held against spending in {year}: a figure or an input is missing."
    if one:
        name = world.catalogue.places[places[0]].in_sentence
        told = _told(_families(known, places[0]))
        return f"{name[0].upper()}{name[1:]} in {year}: {told or 'nothing is known of what it spends'}."
    always = [p for p in places if set(_families(known, p).values()) == {"at or above"}]
    never = [p for p in places if set(_families(known, p).values()) == {"below"}]
    full, short = (listed([world.catalogue.places[p].in_sentence for p in side], 5) for side in (always, never))
    rest = sum(bool(_families(known, p)) for p in places) - len(always) - len(never)
    return (
        f"In {year} {full or 'no ally'} paid at least its share by every family of rules, and {short or 'no ally'} "
        f"by none; for the {'other ' * bool(always or never)}{rest} with figures it depends on the reason."
    )


def _told(families: Mapping[str, str]) -> str:
    """Family by family, never a tally of rules that are nearly the same."""
    sides: dict[str, list[str]] = {}
    for family, side in families.items():
        sides.setdefault(side, []).append(family)
    words = {"at or above": "at or above its share by", "below": "below it by", "depends on the rule": "it depends by"}
    return "; ".join(f"{words[s]} {listed(sides[s], 9)}" for s in words if s in sides)


def _notes(world: World, found: Sequence[_Held], places: list[str], *, one: bool) -> list[str]:
    notes = [*scenario_note(world)]
    if one:
        ratios = sorted((v, r.id) for r, row in _pairs(found) if (v := row.value(places[0])) is not None)
        if ratios:
            (worst, low), (best, high) = ((r, v) for v, r in (ratios[0], ratios[-1]))
            notes += _by_family(found, places[0])
            notes.append(f"Worst by {worst} ({low:.2f} times its share), best by {best} ({high:.2f}).")
    for rule, row in _pairs(found):
        if not row.numbers:
            notes.append(f"{rule.id}: {row.why_missing(places[0]) if one else commonest(row)}.")
    notes.append("Absolute standards, such as 2 % of GDP, are another thing: see fairshare score.")
    return [*notes, ZERO_SUM]
