"""What a reader must know of a path: what it rests on, what stands, who made a reservation, how its figures open."""

import json
from collections.abc import Collection, Iterator, Mapping

from fairshare.core.lever import Scenario, Setting
from fairshare.core.question import Record
from fairshare.core.row import Row
from fairshare.questions._basis import listed
from fairshare.questions._plan import Plan
from fairshare.questions._rules import row_or_reason

#: Differences between the two GDPs that are told ally by ally.
_BRIDGE = 0.02
_WAYS = {
    "linear": "in a straight line",
    "front-loaded": "front-loaded",
    "back-loaded": "back-loaded",
    "constant-growth": "with spending growing at one rate",
    "minimum-step": "in equal steps up to the level",
    "held-then-jump": "held where it is and then raised at once",
    "through": "through the points given",
    "as-announced": "as each ally announced for itself",
}


def in_words(plan: Plan) -> str:
    """The path for a sentence."""
    return _WAYS.get(plan.shape, plan.shape)


def at_level(plan: Plan, row: Row, places: Collection[str]) -> int:
    """How many of these places a row has at the level or above."""
    return sum(row.numbers[p][0] >= plan.level * (1 - 1e-9) for p in places if p in row)


def path_notes(plan: Plan, places: Collection[str]) -> Iterator[str]:
    """Under what it is computed, what of it is published, the target's standing and reservations."""
    told = "; ".join(str(c) for c in plan.world.changes if c.lever != "related")
    yield f"Under a scenario: {told}. These figures are computed, not published, and no forecast."
    if plan.last > plan.start:
        yield (
            f"The path is drawn from {plan.start}, the last year with actual figures. What NATO published of "
            f"{_span(plan.start + 1, plan.last)} stands, estimates included, and nobody is taken below what it spends "
            f"without the path; --from {plan.last} draws it from the last estimates."
        )
    else:
        yield f"The path is drawn from {plan.start}, as asked; what was published of later years does not stand."
    if plan.due > plan.before.unchanged().over(None).newest_year():
        yield (
            "GDP ahead follows the IMF's projections, and after their last year its rates of that year (an "
            "assumption); without the path every ally keeps its share of GDP."
        )
    yield from _unplaced(plan, places)
    yield from target_notes(plan, places)
    yield from own_notes(plan)


def target_notes(plan: Plan, places: Collection[str]) -> Iterator[str]:
    """What the target says, its standing, and every reservation, alike."""
    if plan.target is None:
        yield f"The level of {plan.told} by {plan.due} is the user's own; nobody agreed to it."
        return
    date = f", due {plan.target.due}" if plan.target.due else ""
    yield f"{plan.target.id} ({plan.target.standing}{date}): {plan.target.wording}."
    for iso3, note in sorted(plan.target.reservations.items()):
        if iso3 in places:
            yield f"Reservation, {plan.world.catalogue.places[iso3].name}: {note}"


def own_notes(plan: Plan) -> Iterator[str]:
    """How figures of a path that is no shipped scenario are opened."""
    if plan.own:
        names = " and ".join(s.id for s in plan.own)
        under = " ".join(f"--under {s.id}.toml" for s in plan.own)
        yield (
            f"Not shipped: scenario {names}. Its text is in extra.scenarios of --format json; saved under its name it "
            f"opens these figures: fairshare why ID {under}."
        )


def bridge_notes(plan: Plan, places: Collection[str]) -> Iterator[str]:
    """By how much NATO's and the IMF's GDP differ in the first year."""
    row = row_or_reason(plan.everybody(plan.before), "gdp_bridge", plan.start).only(places)
    far = sorted(((abs(v - 1), p) for p, (v, _) in row.numbers.items()), reverse=True)
    if not far:
        return
    names = plan.world.catalogue.places
    beyond = [f"{names[p].in_sentence} {row.numbers[p][0]:.3f}" for d, p in far if d >= _BRIDGE]
    if len(row) == 1:
        told = f"{next(iter(row.numbers.values()))[0]:.3f}"
    else:
        told = f"within 2 % of 1 but for {listed(beyond)}" if beyond else "within 2 % of 1 for all"
    yield (
        f"The bridge between two GDPs: NATO's over the IMF's of {plan.start}, at the same prices (gdp_bridge), is "
        f"{told}. It is carried along, never closed."
    )


def current_notes(plan: Plan, places: Collection[str]) -> Iterator[str]:
    """Whose amounts at current prices are too high, because its share is of something smaller than GDP."""
    names = plan.world.catalogue.places
    for note in plan.world.release(plan.last).notes:
        if "(GNI)" in note and any(names[p].name in note for p in places):
            yield f"{note.rstrip('.')}: its amounts at current prices are that share of the IMF's GDP, and too high."


def told_of(plan: Plan) -> Mapping[str, object]:
    """What was asked, as data."""
    return {
        "target": plan.target.id if plan.target else None,
        "level": round(plan.level * 100, 10),
        "start": plan.start,
        "published_until": plan.last,
        "due": plan.due,
        "review": plan.review,
        "shape": plan.shape,
        "under": list(plan.world.scenarios),
        "scenarios": _texts(plan),
    }


def _texts(plan: Plan) -> tuple[Record, ...]:
    """The scenarios made for a path, as files that make them again."""
    return tuple({"id": s.id, "toml": _toml(s)} for s in plan.own)


def _toml(scenario: Scenario) -> str:
    lines = [f"label = {_value(scenario.label)}"]
    for change in scenario.changes:
        lines += ["", "[[change]]", f'lever = "{change.lever}"', *(f"{k} = {_value(v)}" for k, v in change.settings)]
    return "\n".join(lines) + "\n"


def _value(value: Setting) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(v) for v in value)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _unplaced(plan: Plan, places: Collection[str]) -> Iterator[str]:
    """Who has no figure in the first year, and so no path."""
    lacking = [p for p in plan.unplaced if p in places]
    if lacking:
        names = listed([plan.world.catalogue.places[p].in_sentence for p in lacking])
        yield f"No figure of {plan.start}, and so no path: {names}."


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
