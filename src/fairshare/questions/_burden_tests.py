"""The rank tests of one year by one account: figures with their addresses, and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.measure import Measure
from fairshare.core.paired import Paired
from fairshare.core.question import Missing
from fairshare.core.world import World
from fairshare.errors import FairshareError
from fairshare.methods.ranks import kendall, spearman, wilcoxon
from fairshare.questions._groups import figure_or_reason


@dataclass(frozen=True)
class Asked:
    """What is tested in every year.

    Attributes:
        group: Id of the group.
        members: The year whose members are counted in all years, or None for those of each year.
        proxies: How the benefit is measured.
        side: Which chance of the correlation decides.
        without_largest: Whether the correlation leaves out the member that bears most.
    """

    group: str
    members: int | None
    proxies: str
    side: str
    without_largest: bool


@dataclass(frozen=True)
class Tested:
    """The tests of one year by one account.

    Attributes:
        year, source: Of what.
        cells: Column id -> figure, or why there is none.
        count: Pairs in the correlation; None where it is unknown.
        above: Members whose share of the burden is above that of the benefit.
        largest: ISO code of the member that bears most; empty where it is unknown.
        methods: Test -> ``exact`` or ``approximate``.
    """

    year: int
    source: str
    cells: Mapping[str, Figure | Missing]
    count: int | None = None
    above: int | None = None
    largest: str = ""
    methods: Mapping[str, str] = field(default_factory=dict)

    def chance(self, column: str) -> float | None:
        """The value of a cell, if it is known."""
        cell = self.cells[column]
        return cell.value if isinstance(cell, Figure) else None

    def larger_bear_more(self, by: str, level: float) -> bool | None:
        """Whether the correlation is above nothing at a level; None where it is unknown."""
        coefficient, chance = self.chance(COEFFICIENT[by]), self.chance(f"{COEFFICIENT[by]}_p")
        return None if coefficient is None or chance is None else coefficient > 0 and chance < level

    def part(self, column: str, level: float) -> bool | None:
        """Whether shares of burden and benefit part at a level; None where it is unknown."""
        chance = self.chance(column)
        return None if chance is None else chance < level


#: Test -> column of its coefficient; that of its chance ends in ``_p``.
COEFFICIENT = {"spearman": "rho", "kendall": "tau"}


def shown(world: World) -> dict[str, Measure]:
    """Column -> how its figures are read."""
    coefficient, chance = world.measure("size_burden_correlation"), world.measure("size_burden_chance")
    ranks, apart = world.measure("burden_benefit_rank_sum"), world.measure("burden_benefit_chance")
    return {
        "rho": replace(coefficient, decimals=2),
        "rho_p": chance,
        "tau": replace(coefficient, decimals=2),
        "tau_p": chance,
        "rank_sum": ranks,
        "rank_p": apart,
        "rank_sum_rest": ranks,
        "rank_p_rest": apart,
        "largest_share": world.measure("largest_burden_share"),
    }


def tested(world: World, asked: Asked, source: str, year: int) -> Tested:
    """Every test of a year by one account, each figure with its address."""
    payer, whole = _largest(world, asked, source, year), FigureId("", asked.group, year, asked.members)
    members = world.members(asked.members or year, asked.group)
    rest = replace(whole, place=",".join(sorted(members - {payer})), base=None) if payer else whole  # unknown as well
    ranked = rest if asked.without_largest else whole
    benefit = (("proxies", asked.proxies),) if asked.proxies != "three" else ()
    side = (("side", asked.side),) if asked.side != "above" else ()
    tau = (("by", "kendall"),)
    wanted: dict[str, tuple[str, FigureId, tuple[tuple[str, str], ...]]] = {
        "rho": ("size_burden_correlation", ranked, ()),
        "rho_p": ("size_burden_chance", ranked, side),
        "tau": ("size_burden_correlation", ranked, tau),
        "tau_p": ("size_burden_chance", ranked, (*tau, *side)),
        "rank_sum": ("burden_benefit_rank_sum", whole, benefit),
        "rank_p": ("burden_benefit_chance", whole, benefit),
        "rank_sum_rest": ("burden_benefit_rank_sum", rest, benefit),
        "rank_p_rest": ("burden_benefit_chance", rest, benefit),
        "largest_share": ("largest_burden_share", whole, ()),
    }
    cells = {
        column: figure_or_reason(
            world, replace(where, measure=measure, choices=tuple(sorted((*choices, ("source", source)))))
        )
        for column, (measure, where, choices) in wanted.items()
    }
    return _described(world, asked, Tested(year, source, cells, largest=payer), members)


def _largest(world: World, asked: Asked, source: str, year: int) -> str:
    """The member that bears most, by the figures; empty where they do not tell."""
    members = world.members(asked.members or year, asked.group)
    try:
        row = world.over(members).row("burden_share", year, source=source, group=",".join(sorted(members)))
    except FairshareError:
        return ""
    return max(row.numbers, key=lambda p: (row.numbers[p][0], p), default="")


def _described(world: World, asked: Asked, found: Tested, members: frozenset[str]) -> Tested:
    """The tests with how many pairs they rest on, how many are above, and whether they are exact."""
    methods: dict[str, str] = {}
    count = above = None
    here, series = world.over(members).backfilled(), world.series(found.source)
    if isinstance(found.cells["rho"], Figure):
        ranked = here.over(members - {found.largest}) if asked.without_largest else here
        pairs = series.paired(ranked, found.year)
        count = len(pairs.places)
        methods |= {name: test(*pairs.columns).method for name, test in (("spearman", spearman), ("kendall", kendall))}
    if isinstance(found.cells["rank_p"], Figure):
        choices = {"source": found.source, "group": ",".join(sorted(members))}
        burden = here.row("burden_share", found.year, **choices)
        shares = Paired(burden, here.row("benefit_share", found.year, **choices, proxies=asked.proxies))
        above = sum(b > gain for b, gain in zip(*shares.columns, strict=True))
        methods["wilcoxon"] = wilcoxon(*shares.columns).method
    return replace(found, count=count, above=above, methods=methods)
