"""An ally's share of the benefit that a group has, by proxies."""

from fairshare.core.derived import Shown, derived
from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import rules
from fairshare.core.series import among_all, payers
from fairshare.core.world import World
from fairshare.errors import BadInput, NoSuchFact

PROXIES = ("three", "two")


@derived(
    Shown("Share of the benefit, by proxies", "% of the group's benefit", 100, 2, stands_on=""),
    formula="mean of the shares of GDP, of population and, with three proxies, of exposed borders (rule benefit), over "
    "the members of the group that have armed forces",
)
def benefit_share(world: World, year: int, *, source: str = "nato", group: str = "NATO", proxies: str = "three") -> Row:
    """What is protected, as Sandler and Forbes (1980) measure it; ``two`` proxies leave exposed borders out."""
    if proxies not in PROXIES:
        raise BadInput.of("proxies", proxies, " or ".join(PROXIES))
    series, here = world.series(source), world.backfilled()
    rows = here.over(payers(here, year, group))
    try:
        parts: list[Row] = [Shares.proportional(rows.row(m, year)) for m in (series.size, series.people)]
        if proxies == "three":
            parts.append(rules["benefit"](rows, year, proxies="borders"))
    except NoSuchFact as error:
        return Row.none(world.span(year), str(error).rstrip("."))
    whole = parts[0] + parts[1]
    for part in parts[2:]:
        whole = whole + part
    mean = whole / Figure.chosen("number of proxies", float(len(parts)))
    return among_all(mean, world, year, group)
