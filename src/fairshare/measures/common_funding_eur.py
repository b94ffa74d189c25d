"""What an ally pays into NATO's common budgets, in euros."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World

BUDGETS = ("common_budget_civil", "common_budget_military", "common_budget_nsip")


@derived(
    Shown("Part in NATO's common budgets, EUR", "million EUR", 1e-6, 1, "EUR@current", "sum", stands_on=""),
    formula="cost share × (civil budget + military budget + ceiling of the Security Investment Programme) of the year",
)
def common_funding_eur(world: World, year: int) -> Row:
    """Cost share times the three budgets agreed in common; unknown where one of them or the share is not held."""
    there = world.over(frozenset({"NATO"}))
    budgets = {b: there.row(b, year) for b in BUDGETS}
    for id, row in budgets.items():
        if "NATO" not in row:
            return Row.none(world.span(year), f"{id} of {year}: {row.why_missing('NATO')}", Unit.of("EUR@current"))
    civil, military, works = (row["NATO"] for row in budgets.values())
    return world.row("common_funding_share", year) * (civil + military + works)
