"""The alliance without an ally, or with another: what would be missing, who would fill it, and what that takes."""

from collections.abc import Iterator
from dataclasses import replace

from fairshare.core.capability import Capabilities
from fairshare.core.departure import Departure
from fairshare.core.place import Place
from fairshare.core.question import Answer, Column, question
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._basis import in_billions, scenario_note
from fairshare.questions._rules import ZERO_SUM, cell, choices_of, default_year, resting_on, year_note
from fairshare.questions._without_asked import Branch, Filling, Leaving, Phase, Reading, carried_on, leavers, phase_of
from fairshare.questions._without_lists import capability_column, capability_row, list_notes, lists_of, record_of
from fairshare.questions._without_notes import (
    branch_notes,
    fact_notes,
    facts_of,
    forces_notes,
    phase_note,
    prices_note,
    reading_notes,
    rule_notes,
)
from fairshare.questions._without_phase import added_up, year_by_year
from fairshare.questions._without_range import every_rule
from fairshare.questions._without_told import headline

#: Column -> measure, short head, label where it differs.
_COLUMNS = {
    "part_usd": ("shortfall_part", "US$ bn", ""),
    "extra_gdp": ("shortfall_part_gdp", "% GDP", ""),
    "least_gdp": ("shortfall_part_gdp", "least", "Least part by any rule, share of GDP"),
    "most_gdp": ("shortfall_part_gdp", "most", "Most by any rule, share of GDP"),
    "defence_share": ("defence_share", "now %", ""),
    "defence_share_with": ("defence_share_with", "then %", ""),
    "fair_before": ("fair_share", "fair %", "Fair share before"),
    "fair_after": ("fair_share", "then %", "Fair share after"),
    "common_before": ("common_funding_share", "budget %", "Share of the common budgets before, official"),
    "common_after": ("fair_share", "then %", "Share of the common budgets after, by the key on GDP"),
    "personnel_part": ("shortfall_personnel", "forces k", ""),
    "spends_usd": ("expenditure_usd", "spends bn", ""),
    "common_key_before": ("fair_share", "", "Share of the common budgets before, by the key on GDP"),
}
_HIDDEN = ("common_key_before",)
#: Columns that make room where a rule was asked for.
_RANGE = ("least_gdp", "most_gdp")
_LARGE = ("spends_usd", "part_usd")


@question
def without(
    world: World,
    ally: str | None = None,
    *,
    join: str | None = None,
    rule: str | None = None,
    set: str | None = None,
    reading: Reading = "high",
    branch: Branch | None = None,
    year: int | None = None,
    from_: int | None = None,
    over: int | None = None,
    shape: Filling | None = None,
    capabilities: Capabilities | None = None,
) -> Answer:
    """The alliance without an ally, or with another: what would be missing, and who would fill it.

    Args:
        world: What was known, under which scenarios.
        ally: Who leaves: an ally by any name, several joined by commas, or a group.
        join: Who joins: countries joined by commas.
        rule: Who fills what is missing: a rule; equal-effort, with the range over all of them, by default.
        set: Choices of the rule, e.g. "elasticity=0.8".
        reading: What leaves: low (held of common budgets and posture in Europe), middle, or high (all spending).
        branch: What becomes of the leaving ally's aid to Ukraine: war (replaced), ceasefire, aid-ends.
        year: The year; the last of the phase, or the newest with actual figures for all, by default.
        from_: The year of leaving, after which the others fill up year by year.
        over: In how many years, with --from; 10 by default.
        shape: How filling rises, with --from: linear by default.
        capabilities: An estimate to be itemised (iiss, bruegel-kiel), or a .toml or .csv file of your own.
    """
    norm, phase = rules[rule or "equal-effort"], phase_of(from_, over, shape)
    at = year if year is not None else phase.last if phase else default_year(world)
    if phase and at < phase.first:
        raise BadInput.of("year", at, f"a year from {phase.first}, the year of leaving")
    here = carried_on(world, max(at, phase.last if phase else at))
    if not ally and not join:
        raise BadInput.of("question", "without", "it needs an ally who leaves, e.g. USA, or --join with one who joins")
    who = Departure.read(here, at, leavers(here, at, ally), join or "")
    filled = phase.filled(at) if phase else 1.0
    leaving = Leaving(here, at, who, reading, branch, norm, choices_of(norm, set), filled)
    lists = lists_of(leaving, capabilities)
    ranged = every_rule(leaving)
    phased = list(year_by_year(leaving, phase)) if phase else []
    facts = facts_of(leaving) if who.left else ()
    capability = capability_row(leaving, lists[0]) if capabilities is not None else None
    return Answer(
        headline=headline(leaving, ranged, chosen=rule is not None),
        columns=tuple(_columns(leaving, chosen=rule is not None, capability=capability)),
        rows=tuple(
            {
                "iso3": p.iso3,
                "name": p.name,
                "standing": _standing(who, p),
                **{id: cell(row, p.iso3) for id, row in leaving.rows.items()},
                **ranged.cells(p.iso3),
                **({"capability_part": cell(capability, p.iso3)} if capability is not None else {}),
            }
            for p in _places(leaving)
        ),
        notes=(
            *scenario_note(here),
            *(() if phase else year_note(year, at)),
            *([phase_note(phase, added_up(phased, "unfilled_usd"))] if phase else []),
            *reading_notes(leaving),
            *prices_note(leaving),
            *rule_notes(leaving, ranged, chosen=rule is not None),
            *forces_notes(leaving),
            *branch_notes(leaving),
            *list_notes(here, lists, whole=capabilities is not None),
            *fact_notes(facts),
            ZERO_SUM,
        ),
        extra={
            "year": at,
            "left": list(who.left),
            "joined": list(who.joined),
            "reading": reading,
            "branch": branch,
            "rule": norm.id,
            "choices": dict(leaving.choices),
            "shortfall": dict(leaving.shortfall),
            "gdp_ratio": leaving.burden,
            "forces": {r: leaving.lost("withdrawn_personnel", reading=r) for r in leaving.shortfall},
            "aid": leaving.aid if who.left else None,
            "rules_unknown": ranged.unknown,
            "phase": phased,
            "facts": facts,
            "capabilities": [record_of(found) for found in lists],
        },
        under=f"{resting_on(here, at)} {_under(leaving, phase)}",
        next=_next(leaving),
        hints={"bar_picture": "extra_gdp"},
    )


def _places(leaving: Leaving) -> list[Place]:
    """All who are concerned, by name."""
    found = (leaving.world.catalogue.places[p] for p in leaving.here.span(leaving.year))
    return sorted(found, key=lambda p: p.name)


def _standing(who: Departure, place: Place) -> str:
    return "leaves" if place.iso3 in who.left else "joins" if place.iso3 in who.joined else "stays"


def _columns(leaving: Leaving, *, chosen: bool, capability: Row | None) -> Iterator[Column]:
    yield Column("iso3", "Code", hidden=True)
    yield Column("name", "Ally")
    yield Column("standing", "Standing", hidden=True)
    world = leaving.world
    for id, (m, short, label) in _COLUMNS.items():
        measure, unit = world.measure(m), str(leaving.rows[id].unit) if id in leaving.rows else ""
        brief = in_billions(world, m) if id in _LARGE else replace(measure, decimals=1) if id in _RANGE else None
        hidden = id in _HIDDEN or (chosen and id in _RANGE)
        yield Column(id, label or measure.label, "figure", unit, measure, hidden, short, brief)
        if id == "extra_gdp" and capability is not None:
            yield capability_column(world, capability)
    yield Column("least_rule", "Rule that asks least", hidden=True)
    yield Column("most_rule", "Rule that asks most", hidden=True)


def _under(leaving: Leaving, phase: Phase | None) -> str:
    who, world = leaving.who, leaving.world
    count = len(world.members(leaving.year, who.stayers))
    when = f"filled from {phase.first} to {phase.last} ({phase.shape})" if phase else "all of it filled"
    return (
        f"Parts are of the {leaving.reading} reading, by the rule {leaving.rule.id} among the {count} who stay, "
        f"{leaving.year}, {when}."
    )


def _next(leaving: Leaving) -> str:
    """The largest part, opened; under a scenario of the user's own its address would need the scenario's file."""
    row, world = leaving.rows["part_usd"], leaving.world
    if not all(name in world.catalogue.scenarios for name in world.scenarios):
        return f"fairshare rules {leaving.rule.id}"
    place = max(row, key=lambda p: abs(row.numbers[p][0]), default="")
    return f'fairshare why "{row[place].id}"' if place else "fairshare rules"
