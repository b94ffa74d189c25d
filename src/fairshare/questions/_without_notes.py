"""What must be known of a departure, in order of weight."""

from collections.abc import Iterator, Mapping

from fairshare.core.figure import Cell, Figure
from fairshare.core.question import Missing, Record
from fairshare.questions._basis import listed, mark
from fairshare.questions._posture_notes import unverified
from fairshare.questions._without_asked import Leaving, Phase, Reading
from fairshare.questions._without_range import Range
from fairshare.questions._without_told import dollars

#: Measures of the register of pledges that say how a member leaves.
_WAYS_OUT = ("notice_years", "Senate majority for withdrawal")
_FORCES: Mapping[Reading, str] = {
    "low": "stationed in other members (low)",
    "middle": "meant for the Treaty's area (middle)",
    "high": "in all its forces (high)",
}


def phase_note(phase: Phase, unfilled: object) -> str:
    """How filling goes, and what stays open meanwhile."""
    left = f"; what is not filled until then adds up to {dollars(unfilled)}" if isinstance(unfilled, Figure) else ""
    return (
        f"Filling is {phase.shape} from {phase.first} on and whole in {phase.last}{left}; what is missed in a year is "
        "not made good later. Year by year and ally by ally: --format json, extra.phase."
    )


def reading_notes(leaving: Leaving) -> Iterator[str]:
    """Which reading is which, what is unknown of it, and how firm it is."""
    yield (
        "No reading is the right one. Low: the part in the common budgets, and of forces and posture in Europe what is "
        "held, so at least. Middle: all spending of allies whose forces are all meant for the Treaty's area; of others "
        "the part that a published estimate of forces for Europe, reinforcements included, is of all their military "
        "personnel. High: all national defence spending, which serves a country's own aims too."
    )
    yield from _unknown(leaving)
    for reading, figure in leaving.shortfall.items():
        if isinstance(figure, Figure) and unverified(leaving.world, figure):
            yield f"The {reading} reading rests on figures read neither in a document nor in the press (unverified)."
    if leaving.who.left:
        yield "Nobody is bound to fill what is missing, and nobody knows who would: sums say what filling would take."


def _unknown(leaving: Leaving) -> Iterator[str]:
    """Readings that are unknown, those for the same reason together."""
    reasons: dict[str, list[str]] = {}
    for reading, figure in leaving.shortfall.items():
        if isinstance(figure, Missing):
            reasons.setdefault(figure.reason, []).append(reading)
    for why, readings in reasons.items():
        yield f"Unknown by the {listed(readings)} reading: {why}."


def prices_note(leaving: Leaving) -> Iterator[str]:
    """Why even equal effort is not the same percentage for all, where the board has no current prices."""
    row = leaving.rows["part_usd"]
    if row.numbers and (basis := row.unit.price_basis) != "current":
        yield (
            f"Rules share by the prices and exchange rates of the year, the board has amounts and GDP at {basis} "
            "prices: so a part in % of GDP differs from ally to ally even by equal effort."
        )


def rule_notes(leaving: Leaving, rules: Range, *, chosen: bool) -> Iterator[str]:
    """Who fills it, and where no rule was asked for how much that decides."""
    if not chosen and rules.asked:
        count = max(len(found) for found in rules.asked.values())
        yield (
            f"The parts are by {leaving.rule.id}, one rule of many: least and most are what {count} rules of all "
            "families would ask of an ally, in % of its GDP, each with its defaults; --rule takes another."
        )
        if rules.unknown:
            yield f"Not among them, for lack of an input: {', '.join(rules.unknown)}."


def forces_notes(leaving: Leaving) -> Iterator[str]:
    """Personnel and common budgets: what is lost, and how firmly that is known."""
    forces = {r: leaving.lost("withdrawn_personnel", reading=r) for r in leaving.shortfall}
    known = [f"{abs(f.value):,.0f} {_FORCES[r]}" for r, f in forces.items() if isinstance(f, Figure) and f.value]
    if known:
        yield f"Forces {_verb(leaving)}: {'; '.join(known)}. The column has the {leaving.reading} reading by the rule."
    official = [leaving.official[p] for p in leaving.who.left if p in leaving.official]
    if official:
        grades = {leaf.fact.grade for f in official for leaf in f.trail.leaves() if isinstance(leaf, Cell)}
        year = official[0].id.year if official[0].id else leaving.year
        yield (
            f"Common budgets: {sum(f.value for f in official) * 100:.2f} % of them leave by the shares in force in "
            f"{year} ({', '.join(sorted(grades))}). Before is that official share; after is the key applied again to "
            "GDP, for national income is not held. The key applied to GDP before is in --format json."
        )


def _verb(leaving: Leaving) -> str:
    left, joined = leaving.who.left, leaving.who.joined
    return "that leave, less those that join" if left and joined else "that leave" if left else "that join"


def branch_notes(leaving: Leaving) -> Iterator[str]:
    """What becomes of the aid to Ukraine of those who leave."""
    if not leaving.who.left:
        return
    aid = leaving.aid
    if isinstance(aid, Missing):
        yield f"Aid to Ukraine of who leaves is unknown: {aid.reason}."
        return
    of = f"{dollars(aid)}, its aid of {_year_of(aid, leaving.year)}{mark(aid)}"
    if leaving.branch == "war":
        yield f"The war goes on: {of}, is replaced and added to every reading; the high one may hold a part already."
    elif leaving.branch == "ceasefire":
        yield f"Ceasefire: no aid is replaced; {of}, is left out."
    elif leaving.branch == "aid-ends":
        yield f"Aid ends: Ukraine loses {of}, and nobody replaces it. {_others(leaving)}"
    else:
        yield (
            f"Aid to Ukraine is left out: --branch war adds {of}, which others would have to give; --branch ceasefire "
            "and aid-ends say what they leave out."
        )


def _year_of(aid: Figure, year: int) -> int:
    """The year whose aid it is."""
    cells = (leaf.fact for leaf in aid.trail.leaves() if isinstance(leaf, Cell))
    return max((fact.year for fact in cells if fact.measure.startswith("ukraine_aid")), default=year)


def _others(leaving: Leaving) -> str:
    """What those who stay gave, and why it is not taken off."""
    stayers = leaving.world.members(leaving.year, leaving.who.stayers)
    row = leaving.world.over(stayers).row("aid_to_replace", leaving.year)
    given = sum(v for v, _ in row.numbers.values()) / 1e9
    return (
        f"The US$ {given:,.0f} bn that {len(row)} of those who stay gave would be free too; it is not taken off, for "
        "their published spending holds a part of it and nobody publishes which."
    )


def facts_of(leaving: Leaving) -> tuple[Record, ...]:
    """How a member leaves: the treaty's notice, and national law of those who leave."""
    return tuple(
        {
            "id": row["id"],
            "document": row["document"],
            "standing": row["standing"],
            "fact": row["wording"],
            "grade": row["grade"],
            "source": row["source"],
            "url": row["url"],
        }
        for row in leaving.world.catalogue.register("pledges")
        if row["measure"] in _WAYS_OUT
        and row["adopted"] <= str(leaving.world.asof)
        and (row["bound"] == "all allies" or set(row["bound"].split(",")) & set(leaving.who.left))
    )


def fact_notes(facts: tuple[Record, ...]) -> Iterator[str]:
    """A line for each."""
    for fact in facts:
        yield f"How a member leaves: {fact['fact']} ({fact['document']}; {fact['grade']}: {fact['source']})."
