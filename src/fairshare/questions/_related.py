"""Items of related spending beside a path: how they are counted, and what an ally's total is with them."""

from collections.abc import Collection, Iterator

from fairshare.core.figure import Figure
from fairshare.core.lever import Scenario
from fairshare.core.question import Missing, Record
from fairshare.core.related import COUNTINGS, Counting, RelatedItems
from fairshare.core.world import World
from fairshare.questions._plan import Plan
from fairshare.questions._rules import cell, row_or_reason


def entered(items: RelatedItems, counting: Counting) -> Scenario:
    """The scenario in which these items are counted in one way."""
    lines = [str(item) for item in items.items]
    return Scenario.of(
        f"Related spending of {items.name}", [{"lever": "related", "counting": counting, "items": tuple(lines)}]
    )


def related_records(plan: Plan, items: RelatedItems, places: Collection[str]) -> tuple[Record, ...]:
    """Related spending and the total of every ally and year with items, the core part as on the path."""
    world = plan.everybody(plan.world)
    pairs = sorted({(item.ally, item.year) for item in items.items if item.ally in places})
    records: list[Record] = []
    for place, year in pairs:
        found = {
            m: cell(row_or_reason(world, m, year), place) for m in ("related_share", "defence_share", "total_share")
        }
        records.append({"iso3": place, "year": year, **found})
    return tuple(records)


def related_notes(
    plan: Plan, items: RelatedItems | None, counting: Counting, records: tuple[Record, ...]
) -> Iterator[str]:
    """What is counted of related spending, or that nobody knows."""
    if items is None:
        if ceiling := _ceiling(plan):
            yield (
                f"Related spending, of which {ceiling} may be counted towards the total, is published of no ally, so "
                "the total is unknown; --related FILE counts items of your own."
            )
        return
    counted = sum(item.counts(counting) for item in items.items)
    others = " or ".join(c for c in COUNTINGS if c != counting)
    yield (
        f"Related spending is the user's own: {counted} of {len(items.items)} items of {items.name} count in the "
        f"{counting} reading (--counting {others} reads them otherwise), up to the ceiling; no publisher stands behind "
        "them."
    )
    for record in records:
        yield _told(plan.world, record)


def _told(world: World, record: Record) -> str:
    name = world.catalogue.places[str(record["iso3"])].name
    parts = [f"{label} {_percent(record[id])}" for id, label in _LABELS.items()]
    return f"{name} {record['year']}: {', '.join(parts)} of GDP."


_LABELS = {"defence_share": "core", "related_share": "related", "total_share": "together"}


def _percent(found: object) -> str:
    if isinstance(found, Figure):
        return f"{found.value * 100:.2f} %"
    return f"unknown ({found.reason})" if isinstance(found, Missing) else "unknown"


def _ceiling(plan: Plan) -> str:
    """How much may be counted by what was agreed together with the target of the path; empty for nothing."""
    known = plan.world.catalogue.targets.values()
    same = (t for t in known if plan.target and t.measure == "related_share" and t.agreed == plan.target.agreed)
    return next((f"up to {t.threshold * 100:g} % of GDP" for t in same), "")
