"""Everything that is told of one rule in one year: rows, the total, curves, and what stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.question import Missing
from fairshare.core.row import Row
from fairshare.core.rule import Rule
from fairshare.core.total import Total
from fairshare.core.world import World
from fairshare.questions._groups import figure_or_reason
from fairshare.questions._in_force import InForce, Variant, in_force, variants
from fairshare.questions._rules import row_or_reason
from fairshare.questions._sweep import Sweep, Yardstick, sweep

#: What is compared and how it is read, where what was spent is shared and where somebody sets the total.
_SHARES, _AMOUNTS = ("gap_fair_points", "paid_to_fair"), ("gap_fair_usd", "gap_fair_percent")


@dataclass(frozen=True, eq=False)
class OneRule:
    """All that is told of one rule in one year.

    Attributes:
        world: What was known, under which scenarios.
        rule: The rule.
        year: The year.
        group: Id of who shares.
        total: What is shared.
        rows: Column -> row.
        by: How actual spending is held against the rule.
        whole: The total in dollars.
        official: The key in force, for a rule that has one.
        variants: The rule under settings shown beside it.
        sweeps: The rule over all values of the choices of which none is the right one.
    """

    world: World
    rule: Rule
    year: int
    group: str
    total: Total
    rows: Mapping[str, Row]
    by: Yardstick
    whole: Figure | Missing
    official: InForce | None
    variants: tuple[Variant, ...]
    sweeps: tuple[Sweep, ...]

    @property
    def by_amount(self) -> bool:
        """Whether amounts are compared, because somebody set the total, and not shares of what was spent."""
        return self.by.gap == _AMOUNTS[0]

    @property
    def gap(self) -> Row:
        """What says who is at its share: the gap between shares, or at a total somebody sets the one in dollars."""
        return self.rows["gap_usd" if self.by_amount else "gap_points"]


def find(world: World, norm: Rule, year: int, what: tuple[str, Total], given: dict[str, str]) -> OneRule:
    """Look everything up once."""
    group, total = what
    choices = {"rule": norm.id, "group": group, **given}
    money = {**choices, "total": str(total)}
    here = world.over(world.members(year, group))
    actual = here.backfilled() if norm.prices == "ppp" else here
    own = {"prices": norm.prices, "group": group}
    rows = {
        "fair_share": row_or_reason(here, "fair_share", year, **choices),
        "actual_share": row_or_reason(actual, "share_of_total", year, **own),
        "paid_to_fair": row_or_reason(here, "paid_to_fair", year, **choices),
        "fair_usd": row_or_reason(here, "fair_usd", year, **money),
        "actual_usd": row_or_reason(here, "expenditure_usd", year),
        "gap_usd": row_or_reason(here, "gap_fair_usd", year, **money),
        "gap_points": row_or_reason(here, "gap_fair_points", year, **choices),
        "gap_percent": row_or_reason(here, "gap_fair_percent", year, **money),
        "fair_national": row_or_reason(here, "fair_national", year, **money),
        "actual_national": row_or_reason(here, "actual_national", year),
        "gap_national": row_or_reason(here, "gap_fair_national", year, **money),
    }
    shared = total.kind == "actual" or norm.prices == "ppp"  # amounts are at exchange rates, a ppp rule's shares not
    by = Yardstick(*_SHARES, choices) if shared else Yardstick(*_AMOUNTS, money)
    whole = FigureId.parse(f"{'expenditure_usd' if total.kind == 'actual' else 'fair_usd'}/{group}/{year}")
    if total.kind != "actual":
        whole = replace(whole, choices=tuple(sorted(money.items())))
    return OneRule(
        world, norm, year, group, total, rows, by,
        whole=figure_or_reason(world, whole),
        official=in_force(here, year, norm, group),
        variants=variants(here, year, norm, by),
        sweeps=tuple(s for c in norm.curves if (s := sweep(here, year, norm, c, by)) is not None),
    )  # fmt: skip
