"""Design: what is varied to see where disagreement comes from, so that every combination of levels exists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from fairshare.core.board import visible
from fairshare.core.measure import ANCHOR
from fairshare.core.row import Row
from fairshare.core.rule import LEVELS, Rule, families
from fairshare.errors import NoBoard, NoSuchFact

if TYPE_CHECKING:
    from fairshare.core.world import World

FACTORS = ("rule", "parameter", "source", "release", "year")
#: Sources of spending that may be compared; parities are left to the rule that asks in them.
SOURCES = ("nato-current", "nato-constant", "nato-share", "sipri", "cow")
#: Those a release holds: without any of them in common, releases are not compared.
_OF_RELEASES = frozenset(SOURCES[:3])
#: Years looked at, the one asked about included.
YEARS = 5


@dataclass(frozen=True)
class Design:
    """Levels of each factor; every combination of them exists for every ally with figures.

    Attributes:
        levels: Factor -> its levels.
        groups: Year -> who shares: the members of the year asked about, in every year.
        without: Rules that are known in some combinations only, and so stand aside in all.
        left_out: What could not be varied -> why.
    """

    levels: Mapping[str, tuple[str, ...]]
    groups: Mapping[int, str]
    without: tuple[str, ...]
    left_out: Mapping[str, str]

    @property
    def combinations(self) -> int:
        """How many there are."""
        return prod(len(self.levels[factor]) for factor in FACTORS)

    @property
    def varied(self) -> tuple[str, ...]:
        """The factors with more than one level."""
        return tuple(factor for factor in FACTORS if len(self.levels[factor]) > 1)

    def cells(self) -> Iterator[dict[str, str]]:
        """Every combination, the last factor fastest."""
        for found in product(*(self.levels[factor] for factor in FACTORS)):
            yield dict(zip(FACTORS, found, strict=True))


def design(world: "World", year: int, group: str = "NATO") -> Design:
    """The design of a year: first the years are chosen, then the releases, then the sources.

    1. Years go back from the one asked about, as long as the release that answers for it has everybody's spending in
       them and a rule of every family.
    2. Releases are those held whole that say as much of all these years; a pinned one stands alone.
    3. Sources are those which all these releases and years have for everybody.
    4. A rule that is not known in all of them stands aside, so that a family is the same rules throughout.

    Raises:
        NoBoard: where no release covers the year.
        NoSuchFact: where somebody's spending in the year is not known.
    """
    here = world.over(world.members(year, group))
    return here.once(("design", year, group), lambda: _Search(here, year, group).found())


@dataclass(frozen=True)
class _Search:
    """One search for a design."""

    here: "World"
    year: int
    group: str

    def found(self) -> Design:
        first = self.here.release(self.year).id
        if not self._sources(first, self.year) & _OF_RELEASES:
            row = self.here.row("spending_share", self.year, group=self.group)
            raise NoSuchFact(f"{next(iter(row.missing.values()), 'spending is not known')}.")
        block, left_out = _Block((first,), (self.year,), self._rules(first, self.year)), dict[str, str]()
        for year in range(self.year - 1, self.year - YEARS, -1):
            wider = self._with(block, release=first, year=year)
            if isinstance(wider, str):
                left_out[f"{year} and before"] = wider
                break
            block = wider
        for release, why in self._others(first):
            wider = why or self._with(block, release=release)
            if isinstance(wider, str):
                left_out[f"release {release}"] = wider
            else:
                block = wider
        return self._design(block, left_out)

    def _with(self, block: "_Block", *, release: str, year: int | None = None) -> "_Block | str":
        """The block with another year of its release, or another release for all its years; or why that cannot be."""
        years = block.years if year is None else (year,)
        rules = block.rules.intersection(*(self._rules(release, y) for y in years))
        for y in years:
            if not self._sources(release, y) & _OF_RELEASES:
                return f"it lacks somebody's spending of {y}"
            if lost := sorted(_families(block.rules) - _families(block.rules & self._rules(release, y))):
                return f"with {release} no rule of the family {lost[0]} is known in {y}"
        wider = _Block(
            tuple(sorted({*block.releases, release}, key=lambda held: (self.here.source(held).published, held))),
            tuple(sorted({*block.years, *years})),
            rules,
        )
        if not _OF_RELEASES.intersection(self._shared(wider)):
            return f"no source of spending is held in {release} and the others alike"
        return wider if _families(rules) == _families(block.rules) else "no family may lose all its rules"

    def _others(self, first: str) -> Iterator[tuple[str, str]]:
        """The other releases held whole, newest first, each with the reason why it may not answer, if there is one."""
        publisher = self.here.catalogue.measures[ANCHOR].publisher
        pinned = dict(self.here.pins).get(publisher)
        for source in visible(self.here.facts, self.here.asof):
            if source.publisher == publisher and source.extent == "complete" and source.id != first:
                yield source.id, f"{pinned} alone is to answer" if pinned else ""

    def _design(self, block: "_Block", left_out: dict[str, str]) -> Design:
        seen = frozenset[str]().union(*(self._rules(r, y) for r, y in product(block.releases, block.years)))
        levels = {
            "rule": tuple(name for name in families() if name in _families(block.rules)),
            "parameter": tuple(LEVELS),
            "source": self._shared(block),
            "release": block.releases,
            "year": tuple(map(str, block.years)),
        }
        ends = {f: f"only {found[0]} can be used" for f, found in levels.items() if len(found) == 1}
        apart = {f"source {s}": "not held for everybody in all of these" for s in SOURCES if s not in levels["source"]}
        stood = {f"rule {id}": "not known in all of these" for id in sorted(seen - block.rules)}
        groups = {year: self._group(year) for year in block.years}
        return Design(levels, groups, tuple(sorted(seen - block.rules)), {**ends, **left_out, **stood, **apart})

    def _group(self, year: int) -> str:
        """Those who share in the year asked about, whoever were members in this one."""
        members = self.here.members(self.year, self.group)
        same = self.here.members(year, self.group) == members
        return self.group if same else ",".join(sorted(members))

    def _shared(self, block: "_Block") -> tuple[str, ...]:
        """The sources which all of its releases and years have for everybody."""
        cells = [self._sources(r, y) for r, y in product(block.releases, block.years)]
        return tuple(s for s in SOURCES if all(s in cell for cell in cells))

    def _sources(self, release: str, year: int) -> frozenset[str]:
        """The sources that have the spending of everybody with armed forces."""
        there, group = self.here.holding(release), self._group(year)
        return there.once(
            ("sources", year, group), lambda: frozenset(s for s in SOURCES if self._whole(release, year, s))
        )

    def _whole(self, release: str, year: int, source: str) -> bool:
        """Whether a source has the spending of everybody with armed forces."""
        places, there = self.here.catalogue.places, self.here.holding(release)
        armed = {p for p in self.here.members(self.year, self.group) if places[p].armed_forces}
        row = _row(there, "spending_share", year, source=source, group=self._group(year))
        return bool(armed) and armed <= row.keys()

    def _rules(self, release: str, year: int) -> frozenset[str]:
        """The rules that are known wherever their main number stands, with spending in their prices."""
        there, group = self.here.holding(release), self._group(year)

        def known(rule: Rule) -> bool:
            return (rule.prices == "board" or self._whole(release, year, rule.prices)) and all(
                _row(there, "fair_share", year, rule=rule.id, group=group, **rule.at(level)).numbers for level in LEVELS
            )

        return there.once(
            ("rules", year, group), lambda: frozenset(r.id for ours in families().values() for r in ours if known(r))
        )


@dataclass(frozen=True)
class _Block:
    """Releases and years of which every pair has all that is needed, and the rules that are known in each."""

    releases: tuple[str, ...]
    years: tuple[int, ...]
    rules: frozenset[str]


def _families(known: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, ours in families().items() if any(rule.id in known for rule in ours))


def _row(world: "World", measure: str, year: int, **choices: str) -> Row:
    """A row; where no release covers the year, nobody is in it."""
    try:
        return world.row(measure, year, **choices)
    except (NoBoard, NoSuchFact) as error:
        return Row.none(world.span(year), str(error).rstrip("."))
