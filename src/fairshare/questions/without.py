"""The alliance without an ally, or with another: what would be missing, who would fill it, and what that takes."""

from collections.abc import Iterator

from fairshare.core.capability import Capabilities
from fairshare.core.departure import Departure
from fairshare.core.figure import Figure
from fairshare.core.place import Place
from fairshare.core.question import Answer, Column, Missing, question
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._basis import in_billions, mark, scenario_note
from fairshare.questions._rules import ZERO_SUM, cell, choices_of, default_year, resting_on, year_note
from fairshare.questions._without_asked import Branch, Filling, Leaving, Phase, Reading, carried_on, leavers, phase_of
from fairshare.questions._without_lists import capability_row, list_notes, lists_of, record_of
from fairshare.questions._without_notes import (
    READING_WORDS,
    branch_notes,
    dollars,
    fact_notes,
    facts_of,
    forces_notes,
    names,
    phase_note,
    reading_notes,
    rule_notes,
)
from fairshare.questions._without_phase import added_up, year_by_year
from fairshare.questions._without_range import Range, every_rule

#: Column -> measure, short head, label where it differs.
_COLUMNS = {
    "fair_before": ("fair_share", "fair % before", "Fair share before"),
    "fair_after": ("fair_share", "fair % after", "Fair share after"),
    "spends_usd": ("expenditure_usd", "spends US$ bn", ""),
    "part_usd": ("shortfall_part", "part US$ bn", ""),
    "extra_gdp": ("shortfall_part_gdp", "part % GDP", ""),
    "defence_share": ("defence_share", "now % GDP", ""),
    "defence_share_with": ("defence_share_with", "then % GDP", ""),
    "personnel_part": ("shortfall_personnel", "forces 1,000", ""),
    "common_before": ("common_funding_share", "common % before", "Share of the common budgets before, official"),
    "common_key_before": ("fair_share", "", "Share of the common budgets before, by the key on GDP"),
    "common_after": ("fair_share", "common % after", "Share of the common budgets after, by the key on GDP"),
}
_HIDDEN = ("common_key_before",)
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
        headline=_headline(leaving, ranged, chosen=rule is not None),
        columns=tuple(_columns(leaving, chosen=rule is not None, capability=capability is not None)),
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
            "gdp_share": leaving.burden,
            "forces": {r: leaving.lost("withdrawn_personnel", reading=r) for r in leaving.shortfall},
            "aid": leaving.aid if who.left else None,
            "rules_unknown": ranged.unknown,
            "phase": phased,
            "facts": facts,
            "capabilities": [record_of(found) for found in lists],
        },
        under=f"{resting_on(here, at)} {_under(leaving, phase)}",
        next=_next(leaving),
    )


def _places(leaving: Leaving) -> list[Place]:
    """All who are concerned, by name."""
    found = (leaving.world.catalogue.places[p] for p in leaving.here.span(leaving.year))
    return sorted(found, key=lambda p: p.name)


def _standing(who: Departure, place: Place) -> str:
    return "leaves" if place.iso3 in who.left else "joins" if place.iso3 in who.joined else "stays"


def _columns(leaving: Leaving, *, chosen: bool, capability: bool) -> Iterator[Column]:
    yield Column("iso3", "Code", hidden=True)
    yield Column("name", "Ally")
    yield Column("standing", "Standing", hidden=True)
    world = leaving.world
    for id, (m, short, label) in _COLUMNS.items():
        measure, row = world.measure(m), leaving.rows[id]
        brief = in_billions(world, m) if id in _LARGE else None
        yield Column(id, label or measure.label, "figure", str(row.unit), measure, id in _HIDDEN, short, brief)
    extra = world.measure("shortfall_part_gdp")
    yield Column("least_gdp", "Least part by any rule", "figure", "", extra, chosen, "least % GDP")
    yield Column("most_gdp", "Most by any rule", "figure", "", extra, chosen, "most % GDP")
    yield Column("least_rule", "Rule that asks least", hidden=True)
    yield Column("most_rule", "Rule that asks most", hidden=True)
    if capability:
        yield Column("capability_part", "Part of the capability list, its upper end", "figure", short="list bn")


def _under(leaving: Leaving, phase: Phase | None) -> str:
    who, world = leaving.who, leaving.world
    count = len(world.members(leaving.year, who.stayers))
    when = f"filled {phase.shape} from {phase.first} to {phase.last}" if phase else "all of it filled"
    return (
        f"Parts by the rule {leaving.rule.id} among {count} who stay, of the {leaving.reading} reading, {leaving.year}, "
        f"{when}. A choice of yours each."
    )


def _headline(leaving: Leaving, ranged: Range, *, chosen: bool) -> str:
    world, who = leaving.world, leaving.who
    gone, come = names(world, who.left), names(world, who.joined)
    change = " and ".join([*([f"without {gone}"] if gone else []), *([f"with {come}"] if come else [])])
    known = {r: f for r, f in leaving.shortfall.items() if isinstance(f, Figure)}
    start = f"{change[0].upper()}{change[1:]}"
    if not known:
        why = next(f.reason for f in leaving.shortfall.values() if isinstance(f, Missing))
        return f"{start} the shares change, but how much money it moves in {leaving.year} is unknown: {why}."
    first = next(iter(known.values()))
    basis = first.unit.price_basis
    words = "; ".join(
        f"{r}: {dollars(f)}{'' if f.value >= 0 or not f.value else ' more'}" if (f := known.get(r)) else f"{r}: unknown"
        for r in leaving.shortfall
    )
    verb = "lack" if first.value >= 0 else "have"
    told = f"{start} the other {len(world.members(leaving.year, who.stayers))} allies would {verb} in "
    told += f"{leaving.year}{mark(first)}, at {basis} prices: {words}"
    return f"{told}{_share(leaving)}{'' if chosen else _spread(leaving, ranged)}."


def _share(leaving: Leaving) -> str:
    """What filling takes of the GDP of all who stay."""
    burden = leaving.burden
    if isinstance(burden, Missing) or not burden.value:
        return ""
    return f". The {leaving.reading} reading ({READING_WORDS[leaving.reading]}) is {abs(burden.value) * 100:.2f} % of their GDP"


def _spread(leaving: Leaving, ranged: Range) -> str:
    """How far the rules lie apart for whom equal effort asks most dollars."""
    row = leaving.rows["part_usd"]
    place = max(row, key=lambda p: abs(row.numbers[p][0]), default="")
    asked = ranged.asked.get(place)
    if not asked or not row.numbers[place][0]:
        return ""
    least, most = asked[0], asked[-1]
    name = leaving.world.catalogue.places[place].in_sentence
    return (
        f"; who fills it is a choice: for {name} {least.figure.value * 100:.1f} ({least.rule.id}) to "
        f"{most.figure.value * 100:.1f} % of GDP ({most.rule.id})"
    )


def _next(leaving: Leaving) -> str:
    """The largest part, opened."""
    row = leaving.rows["part_usd"]
    place = max(row, key=lambda p: abs(row.numbers[p][0]), default="")
    return f'fairshare why "{row[place].id}"' if place else "fairshare rules"
