"""Outlook: what a world plans for the years after the last published one, and what history says may go otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypedDict, cast, get_args

from fairshare.core.board import visible
from fairshare.core.figure import Figure
from fairshare.core.history import SINCE
from fairshare.core.lever import levers
from fairshare.core.row import Row
from fairshare.errors import BadInput, NoBoard

if TYPE_CHECKING:
    from fairshare.core.world import World

Budgets = Literal["share", "real", "nominal"]
Vary = Literal["all", "none", "growth", "inflation", "exchange", "revision", "delivery"]
#: Kinds of shocks in the order in which they are drawn, and all sources of what may go otherwise.
SHOCKS: tuple[Vary, ...] = ("growth", "inflation", "exchange")
SOURCES: tuple[Vary, ...] = (*SHOCKS, "revision", "delivery")
#: Years after a pledge before which it says nothing of delivery, and draws beyond which nothing is learnt.
AFTER, MOST = 4, 100_000_000
_LOOK_BACK = 3


@dataclass(frozen=True)
class Drawing:
    """How futures are drawn.

    Attributes:
        draws: How many.
        seed: What the generators start with.
        budgets: What is fixed when GDP and prices go otherwise: the share of GDP, the real amount or the amount.
        vary: What may go otherwise: all sources, none, or one alone.
        since: First year of the history that shocks are estimated from.
    """

    draws: int = 10_000
    seed: int = 1
    budgets: Budgets = "real"
    vary: Vary = "all"
    since: str = SINCE

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> "Drawing":
        """The choices of a measure (BadInput naming the one that is wrong)."""
        budgets, vary = texts["budgets"], texts["vary"]
        if budgets not in get_args(Budgets):
            raise BadInput.of("budgets", budgets, f"one of {', '.join(get_args(Budgets))}")
        if vary not in get_args(Vary):
            raise BadInput.of("vary", vary, f"one of {', '.join(get_args(Vary))}")
        draws, seed = (_whole(name, texts[name], least) for name, least in (("draws", 2), ("seed", 0)))
        return cls(draws, seed, cast(Budgets, budgets), cast(Vary, vary), texts["since"])

    def choices(self) -> dict[str, str]:
        """The same as choices of a measure; what is default is left out."""
        told = {n: str(v) for n, v in vars(self).items()}
        usual = {n: str(v) for n, v in vars(Drawing()).items()}
        return {n: v for n, v in told.items() if v != usual[n]}

    def varies(self, source: Vary) -> bool:
        """Whether a source goes otherwise."""
        return self.vary in ("all", source)


def _whole(name: str, text: str, least: int) -> int:
    if not text.isascii() or not text.isdecimal() or not least <= int(text) <= MOST:
        raise BadInput.of(name, text, f"a whole number from {least} to {MOST}")
    return int(text)


class Plain(TypedDict):
    """An outlook as plain numbers."""

    start: list[float]
    plan: list[list[float]]
    means: list[list[list[float]]]
    common: list[list[float]]
    own: list[list[float]]
    links: list[list[float]]
    own_links: list[list[list[float]]]
    group: list[int]
    on: tuple[bool, ...]
    delivered: list[float]
    revised: list[float]


@dataclass(frozen=True, eq=False)
class Outlook:
    """Rows over the members of the last year, and what is made of them for the method that draws.

    Attributes:
        world: The world, with rows over those members.
        last: The last published year.
        years: The years ahead.
        places: Those who have all that is needed.
        begins: The share of GDP in the last published year.
        plan: Year -> share of GDP.
        dollars: Year -> GDP in US dollars.
        means: Kind of shock -> the rate expected in each year.
        sizes: Kind of shock -> its common and its own part.
        links: Two kinds of shocks -> their common and their own correlation.
        revised: Factors by which newest shares were revised, release by release.
        delivered: Parts of planned rises that were delivered, pledge by pledge.
    """

    world: "World"
    last: int
    years: range
    places: tuple[str, ...]
    begins: Row
    plan: Mapping[int, Row]
    dollars: Mapping[int, Row]
    means: Mapping[Vary, tuple[Row, ...]]
    sizes: Mapping[Vary, tuple[Row, Row]]
    links: Mapping[tuple[Vary, Vary], tuple[Row, Row]]
    revised: Mapping[str, Row]
    delivered: Mapping[str, Row]

    @cached_property
    def factors(self) -> list[float]:
        """All the observed factors of revision, of any ally in any release."""
        return [v for row in self.revised.values() for v, _ in row.numbers.values()]

    @cached_property
    def parts(self) -> list[float]:
        """All the observed parts of planned rises that were delivered."""
        return [v for row in self.delivered.values() for v, _ in row.numbers.values()]

    def asked(self, drawing: Drawing) -> Plain:
        """All of it as plain numbers, for the method that draws."""
        sizes = [[self._numbers(self.sizes[kind][part]) for kind in SHOCKS] for part in (0, 1)]
        return {
            "start": self._numbers(self.begins),
            "plan": self._table(tuple(self.plan.values())),
            "means": [self._table(self.means[kind]) for kind in SHOCKS],
            "common": sizes[0],
            "own": sizes[1],
            "links": self._links(self.places[0], 0),
            "own_links": [self._links(p, 1) for p in self.places],
            "group": self._currencies(),
            "on": tuple(drawing.varies(kind) for kind in SHOCKS),
            "delivered": self.parts if drawing.varies("delivery") else [],
            "revised": self.factors if drawing.varies("revision") else [],
        }

    def _numbers(self, row: Row) -> list[float]:
        return [row.numbers[p][0] for p in self.places]

    def _table(self, rows: Sequence[Row]) -> list[list[float]]:
        return [[row.numbers[p][0] for row in rows] for p in self.places]

    def _links(self, place: str, part: Literal[0, 1]) -> list[list[float]]:
        """The correlations of the three for a place."""
        table = [[float(a == b) for a in SHOCKS] for b in SHOCKS]
        for (one, other), rows in self.links.items():
            a, b = SHOCKS.index(one), SHOCKS.index(other)
            table[a][b] = table[b][a] = rows[part].numbers[place][0]
        return table

    def _currencies(self) -> list[int]:
        """A number for the currency of each place."""
        names = [self.world.catalogue.places[p].currency for p in self.places]
        return [sorted(set(names)).index(n) for n in names]

    def key(self, of: str, drawing: Drawing) -> tuple[str, str, Drawing]:
        """What tells these futures from all others of the world; they depend on nothing else."""
        return "futures", of, drawing

    def inputs(self, year: int, drawing: Drawing) -> tuple[Row | Figure, ...]:
        """What a figure of a year rests on."""
        rows: list[Row | Figure] = [self.plan[year], self.begins]
        if drawing.budgets != "share":
            rows += [r for kind in SHOCKS if drawing.varies(kind) for r in self.sizes[kind]]
        told = f"futures that differ by {drawing.vary}, budgets fixed: {drawing.budgets}"
        counted = [("observed revisions", self.factors), ("observed parts delivered", self.parts)]
        rows += [Figure.chosen(name, len(found)) for name, found in counted if found]
        return (*rows, *self.revised.values(), *self.delivered.values(), self.drawn(told, drawing))

    def drawn(self, told: str, drawing: Drawing) -> Figure:
        """The leaf that names the draws."""
        return Figure.drawn(told, drawing.draws, drawing.seed)


def ahead(world: "World") -> range:
    """The years after the last published one that a scenario of this world carries on to."""
    last = world.unchanged().over(None).newest_year()
    until = last
    for change in world.changes:
        kind = levers[change.lever]
        if kind.extends:
            until = max(until, int(dict(change.settings).get("until_year", kind.settings["until_year"].default)))
    return range(last + 1, until + 1)


def outlook(world: "World", since: str = SINCE) -> Outlook | str:
    """What a world plans and what may go otherwise; where no scenario carries it on, that none does."""
    years = ahead(world)
    if not years:
        return f"nothing is drawn of years up to {years.start - 1}: no scenario carries this world on after them"
    here = world.over(world.members(years[-1]))
    return here.once(("outlook", since), lambda: _outlook(here, years, since))


def _outlook(here: "World", years: range, since: str) -> Outlook:
    last = years.start - 1
    plan = {y: here.row("defence_share", y) for y in years}
    begins = here.row("defence_share", last)
    for earlier in range(last - 1, last - _LOOK_BACK, -1):
        begins = begins.or_else(here.row("defence_share", earlier))
    dollars = {y: here.backfilled().row("weo_gdp_usd", y) for y in years}
    means = {kind: tuple(here.backfilled().row("yearly_change", y, of=kind) for y in years) for kind in SHOCKS}
    sizes = {kind: _pair(here, "shock_size", years[-1], {"of": kind, "since": since}) for kind in SHOCKS}
    links = {
        (one, other): _pair(here, "shock_link", years[-1], {"of": one, "and_": other, "since": since})
        for n, other in enumerate(SHOCKS)
        for one in SHOCKS[:n]
    }
    needed = (
        begins,
        *plan.values(),
        *dollars.values(),
        *(r for rows in (*means.values(), *sizes.values()) for r in rows),
    )
    places = tuple(sorted(set(begins).intersection(*needed)))
    return Outlook(
        here,
        last,
        years,
        places,
        begins,
        plan,
        dollars,
        means,
        sizes,
        links,
        revisions(here, last),
        deliveries(here, last),
    )


def _pair(here: "World", measure: str, year: int, choices: Mapping[str, str]) -> tuple[Row, Row]:
    return here.row(measure, year, **choices, part="common"), here.row(measure, year, **choices, part="own")


def revisions(world: "World", last: int) -> dict[str, Row]:
    """Release and year -> factors by which the newest shares of every older release were revised."""
    here, found = world.unchanged(), {}
    answers = here.over(None).release(last)
    for source in visible(here.facts, here.asof)[::-1]:
        years = here.facts.years("defence_share", source.id)
        if source.publisher != answers.publisher or source.published >= answers.published or not years:
            continue
        row = _known(here, "revised", max(years), then=source.id)
        if row is not None:
            found[f"{source.id} on {max(years)}"] = row
    return found


def deliveries(world: "World", last: int) -> dict[str, Row]:
    """Pledge and year -> parts of the rises it planned that were delivered by then.

    A year counts once the release that answers was published after its end: before it an estimate is a plan as well.
    """
    here, found = world.unchanged(), {}
    over = min(last, here.over(None).release(last).published.year - 1)
    for target in here.catalogue.targets.values():
        pledge = target.measure == "defence_share" and target.binds == ("NATO",) and not target.is_demand
        if not pledge or target.due is None or target.agreed > here.asof or over - target.agreed.year < AFTER:
            continue
        year = min(over, target.due.year)
        row = _known(here, "delivered_part", year, pledge=target.id)
        if row is not None:
            found[f"{target.id} by {year}"] = row
    for year in range(over - _LOOK_BACK + 1, over + 1):
        row = _known(here, "delivered_part", year, pledge="announced")
        if row is not None:
            found[f"own plans for {year}"] = row
    return found


def _known(here: "World", measure: str, year: int, **choices: str) -> Row | None:
    """A row of the members of its year, if any figure of it is known."""
    try:
        row = here.over(here.members(year)).row(measure, year, **choices)
    except NoBoard:
        return None
    return row if row.numbers else None
