"""Core and related expenditure together as a share of GDP."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure, TargetTerm, Trail
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World


@derived(
    Shown("Core and related expenditure together", "% of GDP", 100, 2),
    formula="not published; where items of related spending are entered: defence expenditure + related spending up to "
    "the ceiling of what may be counted, as shares of GDP",
)
def total_share(world: World, year: int) -> Row:
    """Core defence spending and related spending up to the ceiling that was agreed; no ally's related is published."""
    related = world.row("related_share", year)
    ceiling = _ceiling(world)
    if ceiling is None:
        return Row.none(world.span(year), f"no ceiling for related spending was agreed by {world.asof}")
    if not related.numbers:
        return related
    counted = {p: min(v, ceiling.value) for p, (v, _) in related.numbers.items()}
    return world.row("defence_share", year) + Row.made("up to the ceiling", counted, (related, ceiling), RATIO)


def _ceiling(world: World) -> Figure | None:
    """What may be counted of related spending at most, by the newest target known on the day that says so."""
    targets = [t for t in world.catalogue.targets.values() if t.measure == "related_share" and t.agreed <= world.asof]
    if not targets:
        return None
    newest = max(targets, key=lambda t: t.agreed)
    return Figure(newest.threshold, RATIO, Trail("target", leaf=TargetTerm(newest.id, newest.source)))
