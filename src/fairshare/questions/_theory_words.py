"""What rank tests over years come to: the headline, how it depends on the source, and what they cannot tell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from fairshare.core.figure import Cell, Figure
from fairshare.core.measure import ANCHOR
from fairshare.core.question import Missing, Plain, Record
from fairshare.core.world import World
from fairshare.questions._basis import dated, listed
from fairshare.questions._burden_tests import COEFFICIENT, Asked, Tested
from fairshare.questions._rules import resting_on

#: Above this share of one payer hardly any other can lie above its benefit: the shares of burden say little.
HALF = 0.5
#: What others published, to compare with; their members, sources and proxies differ from ours and from one another's.
REFERENCES = (
    "Olson and Zeckhauser 1966, Review of Economics and Statistics 48(3): rho .490 for 14 allies in 1964, significant "
    "at 5 % on one side",
    "Sandler and Shimizu 2014, Foreign Policy Analysis 10(1): no such correlation for 1999-2009, the first in 2010; no "
    "concordance of burden and benefit after 2002",
    "Kim and Sandler 2020, Defence and Peace Economics 31(4): such a correlation since 2011, no concordance",
)
_SIDES = {"one": "one-sided", "two": "two-sided"}
_OFF = {"one": "above 0", "two": "on either side of 0"}


@dataclass(frozen=True)
class Level:
    """When a result counts.

    Attributes:
        chance: Below which chance.
        test: By which correlation: ``spearman`` or ``kendall``.
        sides: ``one`` or ``two``.
    """

    chance: float
    test: str
    sides: str

    def __str__(self) -> str:
        return f"{self.test.capitalize()}, {self.chance * 100:g} %, {_SIDES[self.sides]}"


@dataclass(frozen=True)
class Count:
    """In how many years something holds, of those in which it is known."""

    holds: int
    known: int

    @classmethod
    def of(cls, answers: list[bool | None]) -> "Count":
        """Count answers, None for what is unknown."""
        known = [a for a in answers if a is not None]
        return cls(sum(known), len(known))

    def __str__(self) -> str:
        return f"{self.holds} of {self.known}"


@dataclass(frozen=True)
class Found:
    """The tests of all years by every account.

    Attributes:
        asked: What was tested.
        level: When a result counts.
        tests: Source -> its tests, one for each year.
        sources: Those that were asked for, the first of which the headline goes by.
    """

    asked: Asked
    level: Level
    tests: Mapping[str, tuple[Tested, ...]]
    sources: tuple[str, ...]

    @property
    def span(self) -> tuple[int, int]:
        """First and last year."""
        years = [t.year for t in self.tests[self.sources[0]]]
        return years[0], years[-1]

    def rows(self) -> list[Tested]:
        """The tests that were asked for, year by year."""
        return [t for year in zip(*(self.tests[s] for s in self.sources), strict=True) for t in year]

    def bear_more(self, source: str) -> list[bool | None]:
        """Year by year, whether larger members bear more."""
        return [t.larger_bear_more(self.level.test, self.level.chance) for t in self.tests[source]]

    def apart(self, source: str, column: str = "rank_p") -> list[bool | None]:
        """Year by year, whether shares of burden and benefit part."""
        return [t.part(column, self.level.chance) for t in self.tests[source]]

    def differing(self, source: str) -> Count:
        """In how many years known to both another source answers otherwise than the first one asked for."""
        pairs = zip(self.bear_more(self.sources[0]), self.bear_more(source), strict=True)
        return Count.of([a != b if a is not None and b is not None else None for a, b in pairs])

    def differing_sources(self) -> list[str]:
        """The sources that answer otherwise than the first one asked for in at least one year."""
        return [s for s in self.tests if self.differing(s).holds]

    def why_unknown(self, source: str) -> str:
        """Why a source has no test in the last year; the year it is about left out."""
        return _reason(self.tests[source][-1])

    def summary(self, world: World) -> tuple[Record, ...]:
        """One record for every account: how often what holds."""
        return tuple(self._record(world, source) for source in world.catalogue.series)

    def _record(self, world: World, source: str) -> Record:
        more, differs = Count.of(self.bear_more(source)), self.differing(source)
        whole, rest = Count.of(self.apart(source)), Count.of(self.apart(source, "rank_p_rest"))
        record: dict[str, Plain] = {
            "source": source,
            "label": world.series(source).label,
            "years_known": more.known,
            "larger_bear_more": more.holds,
            "years_in_common": differs.known,
            "differs": differs.holds,
            "shares_known": whole.known,
            "shares_part": whole.holds,
            "shares_part_without_largest": rest.holds,
            "why_unknown": "" if more.known else self.why_unknown(source),
        }
        return record


def headline(world: World, found: Found) -> str:
    """In how many years the tests hold, and which sources say otherwise."""
    source, (first, last) = found.sources[0], found.span
    more, whole = Count.of(found.bear_more(source)), Count.of(found.apart(source))
    rest = Count.of(found.apart(source, "rank_p_rest"))
    shown = dated(world, last, _newest(found, source))
    when = f"In {shown}" if first == last else f"From {first} to {shown}"
    if not more.known:
        return f"{when} nothing can be tested by the source {source}: {found.why_unknown(source)}."
    others = found.differing_sources()
    differ = f"; other sources answer otherwise in some years: {listed(others, 8)}" if others else ""
    shares = (
        f"shares of burden and benefit differ in {whole}, without the largest payer in {rest}"
        if whole.known
        else "whether shares of burden and benefit differ is unknown"
    )
    return (
        f"{when}, by the source {source}, ranks are consistent with “exploitation of the great by the small” in "
        f"{more} years with figures ({found.level}); {shares}{differ}."
    )


def _newest(found: Found, source: str) -> Figure | None:
    cell = found.tests[source][-1].cells[COEFFICIENT[found.level.test]]
    return cell if isinstance(cell, Figure) else None


def under(world: World, found: Found) -> str:
    """Which releases the tests rest on, as known on which day, and who is counted."""
    asked, last = found.asked, found.span[1]
    cells = [t.cells[id] for t in found.rows() for id in ("rho", "rank_p")]
    leaves = (leaf for c in cells if isinstance(c, Figure) for leaf in c.trail.leaves())
    held = sorted({leaf.fact.source for leaf in leaves if isinstance(leaf, Cell)})
    board = any(world.source(s).publisher == world.base_measure(ANCHOR).publisher for s in held)
    told = resting_on(world, last) if board or not held else f"As of {world.asof}."
    rests = f" Tests rest on {listed(held, 12)}." if held else ""
    of = "of each year" if asked.members is None else f"of {asked.members} in every year"
    return f"{told}{rests} Members of {asked.group} {of} that have armed forces."


def next_line(found: Found) -> str:
    """Every source beside one another; where that was asked, a figure to open."""
    if len(found.sources) == 1:
        first, last = found.span
        return f"fairshare theory --since {first} --year {last} --source all"
    ids = [c.id for t in found.rows() for c in t.cells.values() if isinstance(c, Figure) and c.id]
    return f'fairshare why "{ids[0]}"' if ids else "fairshare coverage"


def caveats(world: World, found: Found) -> Iterator[str]:
    """What a reader must know, in order of weight."""
    yield from _by_source(found)
    yield from _largest_payer(world, found)
    yield from _unknown_years(found)
    yield (
        "What this cannot tell: a correlation of ranks is no proof that anyone rides free or is exploited. Size goes "
        "with much else (wealth, history, tasks outside the area), and with n pairs only a strong relation shows."
    )
    yield (
        "Years are no independent tests: spending changes slowly, so one finding returns year after year; and if there "
        f"is nothing to it, {found.level.chance * 100:g} % of years count all the same, by chance."
    )
    yield (
        "p is the chance of ranks at least so far off if there is nothing to it: of a rho or tau "
        f"{_OFF[found.level.sides]}, of a W on either side; rest is without the largest payer. All orders are "
        "counted where there are no ties (rho up to 14 pairs, W up to 50), else a distribution stands in; the column "
        "method of --format csv says which."
    )
    yield _benefit(found.asked.proxies)
    for source in (*found.sources, *(s for s in found.differing_sources() if s not in found.sources)):
        if note := world.series(source).note:
            yield f"{source}: {note}."
    yield f"Published by others, to compare with: {'; '.join(REFERENCES)}. Members, sources and proxies differ."


def _by_source(found: Found) -> Iterator[str]:
    """How often each source says so, and which one knows none of the years."""
    counts = {s: Count.of(found.bear_more(s)) for s in found.tests}
    told = []
    for source, count in counts.items():
        differs = found.differing(source)
        apart = f" (otherwise in {differs} common years)" if differs.holds else ""
        if count.known:
            told.append(f"{source} {count}{apart}")
    if told:
        yield f"Years in which larger allies bore more, of the years known, by source: {'; '.join(told)}."
    silent = [source for source, count in counts.items() if not count.known]
    reasons: dict[str, list[str]] = {}
    for source in (s for s in silent if s in found.sources):
        reasons.setdefault(found.why_unknown(source), []).append(source)
    for why, sources in reasons.items():
        yield f"None of these years is known by {listed(sources, 12)}: {why}."
    if beside := [source for source in silent if source not in found.sources]:
        yield f"None of these years is known by {listed(beside, 12)}; --source {beside[0]} or --source all tells why."


def _largest_payer(world: World, found: Found) -> Iterator[str]:
    """How much of the burden one member bears, and what the test of shares is then worth."""
    shares = [(t, c) for t in found.rows() if isinstance(c := t.cells["largest_share"], Figure)]
    if not shares:
        return
    low, high = (f(c.value for _, c in shares) * 100 for f in (min, max))
    names = listed([world.catalogue.places[p].in_sentence for p in dict.fromkeys(t.largest for t, _ in shares)])
    told = f"{low:.0f} to {high:.0f}" if round(low) != round(high) else f"{high:.0f}"
    above = [t.above for t, _ in shares if t.above is not None]
    yield (
        f"The largest payer ({names}) bore {told} % of the burden."
        + (
            f" Where one bears more than {HALF * 100:.0f} %, the test of shares degenerates: hardly any other can lie "
            f"above its benefit (here {_range(above)} did), so W says little about them. Read it without the largest."
            if high > HALF * 100 and above
            else ""
        )
    )


def _range(counts: list[int]) -> str:
    low, high = min(counts), max(counts)
    return f"{low} to {high} members" if low != high else f"{high} member{'s' * (high != 1)}"


def _unknown_years(found: Found) -> Iterator[str]:
    """The years without a test, joined where the reason is the same."""
    for source in found.sources:
        if not Count.of(found.bear_more(source)).known:
            continue
        for why, tests in groupby(found.tests[source], _reason):
            years = [t.year for t in tests]
            if why:
                told = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"
                yield f"Unknown by {source} in {told}: {why}."


def _reason(test: Tested) -> str:
    """Why a year is unknown, the year itself left out; empty where it is known."""
    cell = test.cells["rho"]
    return re.sub(rf"(?<![\w-]){test.year}(?![\w-])", "the year", cell.reason) if isinstance(cell, Missing) else ""


def _benefit(proxies: str) -> str:
    borders = (
        ", population and borders with non-members (coasts included; as they were in 2026)"
        if proxies == "three"
        else " and population"
    )
    return (
        f"Benefit is measured by proxies, after Sandler and Forbes 1980: the mean of the shares of GDP{borders}. "
        "Results are known to depend on the proxies: see --proxies."
    )
