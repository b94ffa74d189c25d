"""How many revisions are known of figures like this one."""

from collections.abc import Iterator

from fairshare.core.board import visible
from fairshare.core.derived import Shown, derived
from fairshare.core.fact import Status, softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.errors import NoBoard

#: From this age on, in years from the year to the release, figures are revised alike.
OLD = 3
#: Measures that are made of published ones -> the one by whose revisions they move.
MOVES_WITH = {
    "defence_share_recomputed": "defence_share",
    "defence_share_current": "defence_share",
    "defence_share_weo": "expenditure_usd_current",
    "expenditure_usd": "expenditure_usd_current",
    "expenditure_usd_constant": "expenditure_usd_current",
    "expenditure_ppp": "expenditure_usd_current",
    "share_of_total": "expenditure_usd_current",
    "paid_to_fair": "expenditure_usd_current",
    "gdp_usd": "gdp_usd_constant",
    "gdp_usd_current": "gdp_usd_constant",
    "personnel_per_1000": "personnel",
}
_ESTIMATES = ("estimate", "derived_estimate", "projection", "backfilled")


@derived(
    Shown("Revisions seen of such figures", "revisions", 1, 0, stands_on=""),
    formula="revisions of any ally's figure that was as old when it was published, and an estimate if this one is",
)
def revisions_seen(world: World, year: int, *, of: str = "defence_share") -> Row:
    """How often later releases revised figures of the same age and kind, of any ally; its parts are the revisions."""
    meant = MOVES_WITH.get(of, of)
    span = world.span(year)
    if meant not in world.catalogue.measures or not world.base_measure(meant).on_board:
        return Row.none(span, "revisions are followed of NATO's figures and of what is made of one of them")
    age = min(max(world.release(year).published.year - year, 0), OLD)
    kinds: dict[bool, list[Figure]] = {True: [], False: []}
    for figure in _seen(world.unchanged().over(None), meant, age):
        kinds[figure.status in _ESTIMATES].append(figure)
    how_old = f"{age}{' or more' * (age == OLD)} year{'s' * (age != 1)} after" if age else "within"
    pools = {soft: _pool(figures, soft, how_old) for soft, figures in kinds.items()}
    row = world.row(of, year)
    found = {p: pool for p, (_, status) in row.numbers.items() if (pool := pools[status in _ESTIMATES])}
    why = f"no two releases held whole by {world.asof} tell how figures published {how_old} the year were revised"
    return Row.of(found, {**dict.fromkeys(span - found.keys(), why), **row.missing})


def _seen(world: World, of: str, age: int) -> Iterator[Figure]:
    """The revisions of figures that were of this age when they were published."""
    for source in visible(world.facts, world.asof):
        for year in world.facts.years(of, source.id) if source.extent == "complete" else ():
            if min(max(source.published.year - year, 0), OLD) != age:
                continue
            try:
                yield from world.row("revised", year, of=of, then=source.id).values()
            except NoBoard:
                continue


def _pool(figures: list[Figure], soft: bool, how_old: str) -> Figure | None:
    """How many there are, with each of them; None where there is none."""
    if not figures:
        return None
    status: Status = softest(*{f.status for f in figures})
    kind = "estimates" if soft else "figures"
    return Figure(
        float(len(figures)),
        RATIO,
        Trail(f"Σ of one for each revision of {kind} published {how_old} the year", figures),
        status,
    )
