"""Defence expenditure as a share of GDP, recomputed from the release's own amounts."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.world import World

#: Statuses of amounts that were themselves derived from the published share: dividing them back proves nothing.
CIRCULAR = ("derived", "derived_estimate")


@derived(
    Shown(
        "Share of GDP, recomputed", "% of GDP", 100, 2, "1", "ratio", ("expenditure_usd_constant", "gdp_usd_constant")
    ),
    formula="expenditure ÷ GDP, both at constant prices of the release",
)
def defence_share_recomputed(world: World, year: int) -> Row:
    """Constant-price expenditure over constant-price GDP of the same release: what the published share rests on."""
    spent, gdp = world.row("expenditure_usd_constant", year), world.row("gdp_usd_constant", year)
    share = spent / gdp
    printed = world.published("gdp_usd_constant", year)
    circular = {p for p, (_, status) in printed.numbers.items() if status in CIRCULAR}
    if not circular:
        return share
    source = world.release(year)
    kept = share.only(share.numbers.keys() - circular)
    why = f"the amounts held of {source.id} were derived from its shares, so nothing can be recomputed"
    return Row(
        kept.numbers, share.unit, {**share.missing, **dict.fromkeys(circular & world.span(year), why)}, share.step
    )
