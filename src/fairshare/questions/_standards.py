"""Absolute standards beside relative shares: how allies stand to targets in force, which all could reach at once."""

from collections.abc import Iterator, Sequence

from fairshare.core.question import Plain, Record
from fairshare.core.standing import Standing, standings
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.errors import NoBoard

_WORDS = {"met": "reached", "below": "below it", "missed": "missed", "unknown": "unknown", "not_bound": "not bound"}


def standards_of(world: World, year: int, places: Sequence[str]) -> dict[str, tuple[Record, ...]]:
    """Place -> its state by every target in force that binds the alliance; nothing where no board covers the year."""
    try:
        targets = [t for t in world.targets(year) if "NATO" in t.binds and not t.is_demand]
        found = [(target, standings(world, target, year)) for target in targets]
    except NoBoard:
        return {}
    return {p: tuple(_record(world, target, here[p]) for target, here in found if p in here) for p in places}


def _record(world: World, target: Target, standing: Standing) -> Record:
    measure = world.measure(target.measure)
    value = None if standing.value is None else round(standing.value * measure.scale, 10)
    told: dict[str, Plain] = {
        "target": target.id,
        "label": target.label,
        "state": standing.state,
        "value": value,
        "unit": measure.shown_in,
        "borderline": "; ".join(standing.borderline),
        "reason": standing.reason,
    }
    return told


def standard_notes(name: str, year: int, records: Sequence[Record]) -> Iterator[str]:
    """A line for each target, under one that keeps them apart from shares."""
    if not records:
        yield f"Absolute standards: no target was in force in {year}, or no release of NATO's covers it."
        return
    yield f"Absolute standards, which all allies could reach at once and no rule weighs; {name} in {year}:"
    for record in records:
        reached = _WORDS[str(record["state"])]
        value = f" with {record['value']:.2f} {record['unit']}" if record["value"] is not None else ""
        doubt = f"; borderline: {record['borderline']}" if record["borderline"] else ""
        reason = f" ({record['reason']})" if record["reason"] else ""
        yield f"{record['target']}, {record['label']}: {reached}{value}{reason}{doubt}."
