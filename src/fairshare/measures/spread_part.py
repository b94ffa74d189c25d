"""How far an ally's standing is apart from choice to choice, and which part of that comes from each kind of choice."""

import numpy as np

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.design import FACTORS, Design, design
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact
from fairshare.methods.sobol import factorial


@derived(
    Shown("Spread of its standing, by what it comes from", "thousandths", 1e3, 2, aggregate="sum", stands_on=""),
    formula="variance of paid ÷ (paid + asked) over all combinations of rule, parameter, source, release and year, or "
    "the part of it that comes from one of these, alone (first) or also together with others (total) (Sobol 1993)",
)
def spread_part(world: World, year: int, *, factor: str = "all", order: str = "first", group: str = "NATO") -> Row:
    """A variance, or what one factor explains of it.

    1. Every combination gives paid ÷ (paid + asked), which is 0.5 for an ally that pays exactly its share: bounded
       where a rule asks for nothing, and half as much is as far from 0.5 as twice as much.
    2. ``all`` is the variance over all combinations, each as likely as any other.
    3. A factor's part is its Sobol index times that.
    """
    if factor not in ("all", *FACTORS):
        raise BadInput.of("factor", factor, f"one of all, {', '.join(FACTORS)}")
    if order not in ("first", "total"):
        raise BadInput.of("order", order, "first or total")
    here = world.over(world.members(year, group))
    try:
        made = design(here, year, group)
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."))
    if factor not in ("all", *made.varied):
        return Row.none(world.span(year), f"not varied: {made.left_out[factor]}")
    rows = here.once(("combinations", year, group), lambda: _combinations(here, made))
    parts = here.once(("spread", year, group), lambda: _split(made, rows))
    name = "variance" if factor == "all" else f"part of the variance from the {factor}, {order} order,"
    values = {place: part[factor, order] for place, part in parts.items()}
    return of_group(world, year, group, Row.made(f"{name} over {made.combinations} combinations", values, rows))


def _combinations(here: World, made: Design) -> tuple[Row, ...]:
    """What every combination asks over what is paid."""
    without = {"without": ",".join(made.without)} if made.without else {}
    return tuple(
        here.holding(at["release"]).row(
            "asked_to_paid",
            int(at["year"]),
            family=at["rule"],
            level=at["parameter"],
            source=at["source"],
            group=made.groups[int(at["year"])],
            **without,
        )
        for at in made.cells()
    )


def _split(made: Design, rows: tuple[Row, ...]) -> dict[str, dict[tuple[str, str], float]]:
    """Place -> factor and order -> its part of the variance."""
    shape = [len(made.levels[factor]) for factor in FACTORS]
    found: dict[str, dict[tuple[str, str], float]] = {}
    for place in sorted(set(rows[0]).intersection(*rows[1:])):
        standing = 1 / (1 + np.array([row.numbers[place][0] for row in rows]).reshape(shape))
        spread = float(standing.var()) if np.ptp(standing) else 0.0
        parts = factorial(standing) if spread else None
        found[place] = {("all", order): spread for order in ("first", "total")}
        for n, factor in enumerate(FACTORS):
            found[place][factor, "first"] = float(parts.first[n]) * spread if parts else 0.0
            found[place][factor, "total"] = float(parts.total[n]) * spread if parts else 0.0
    return found
