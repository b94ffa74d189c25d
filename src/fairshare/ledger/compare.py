"""What two releases say differently of the same measure, place and year.

    before  ├── a value in both ──> Pair: same | revised | derived | incomparable
    after   ├── only in after ────> new
            └── only in before ───> dropped

Figures in prices of different base years are never subtracted: they are counted apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from fairshare.core.fact import Fact
from fairshare.core.source import Source
from fairshare.core.unit import RATIO, Unit, scaled
from fairshare.ledger.check import Held, Key
from fairshare.ledger.digits import Digits, digits, half_digit

#: ``derived``: at least one of the two is computed by us, so that the publisher revised nothing.
Kind = Literal["same", "revised", "derived", "incomparable"]
#: Statuses of figures no publisher printed.
OURS = ("derived", "derived_estimate")


@dataclass(frozen=True, slots=True)
class Pair:
    """What an earlier and a later release say of one measure, place and year; both give a value.

    Attributes:
        before: The earlier figure.
        after: The later one.
        apart: How far their plain values may lie apart, by the digits held, and still be the same figure.
    """

    before: Fact
    after: Fact
    apart: float

    @classmethod
    def of(cls, before: Fact, after: Fact, held: Digits) -> "Pair":
        """Two facts as a pair, by the digits their releases hold."""
        return cls(before, after, max(half_digit(before, held), half_digit(after, held)))

    @property
    def key(self) -> Key:
        """Measure, place and year."""
        return key_of(self.after)

    @property
    def units(self) -> tuple[Unit, Unit]:
        """The plain units of both; unlike ones (prices of another year, another currency) cannot be compared."""
        return scaled(self.before.unit).unit, scaled(self.after.unit).unit

    @property
    def values(self) -> tuple[float, float]:
        """The plain values of both."""
        return plain(self.before), plain(self.after)

    @property
    def kind(self) -> Kind:
        """Whether the two differ, and whether that is a revision by the publisher."""
        if self.units[0] != self.units[1]:
            return "incomparable"
        old, new = self.values
        if abs(new - old) <= self.apart:
            return "same"
        return "derived" if self.before.status in OURS or self.after.status in OURS else "revised"

    @property
    def in_points(self) -> bool:
        """Whether the difference is one of ratios, told in points; amounts differ by a ratio of themselves."""
        return self.units[1] == RATIO

    @property
    def difference(self) -> float | None:
        """After minus before: of ratios as it is, of amounts relative to before.

        None where the two cannot be compared, and for an amount that was zero.
        """
        (old, new), (unit, other) = self.values, self.units
        if unit != other or (unit != RATIO and old == 0):
            return None
        return new - old if unit == RATIO else (new - old) / abs(old)


@dataclass(frozen=True)
class Comparison:
    """Two releases of one publisher.

    Attributes:
        before: The release compared from.
        after: The release compared to.
        pairs: What both give a value for, by measure, place and year.
        new: Facts with a value in ``after`` alone.
        dropped: Facts with a value in ``before`` alone.
    """

    before: Source
    after: Source
    pairs: tuple[Pair, ...]
    new: tuple[Fact, ...]
    dropped: tuple[Fact, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures either release gives a value for."""
        return tuple(sorted({f.measure for f in (*(p.after for p in self.pairs), *self.new, *self.dropped)}))

    @property
    def places(self) -> frozenset[str]:
        """Whom either release gives a value for."""
        return frozenset(f.place for f in (*(p.after for p in self.pairs), *self.new, *self.dropped))

    def of(self, measure: str, places: Iterable[str] = ()) -> "Comparison":
        """The part about one measure, and about these places if any are named."""
        wanted = frozenset(places)

        def meant(fact: Fact) -> bool:
            return fact.measure == measure and (not wanted or fact.place in wanted)

        return Comparison(
            self.before,
            self.after,
            tuple(p for p in self.pairs if meant(p.after)),
            tuple(f for f in self.new if meant(f)),
            tuple(f for f in self.dropped if meant(f)),
        )

    def kinds(self, kind: Kind) -> tuple[Pair, ...]:
        """The pairs of one kind."""
        return tuple(p for p in self.pairs if p.kind == kind)


def revisions(before: Held, after: Held) -> Comparison:
    """Compare two releases, figure by figure."""
    old, new, held = known(before.facts), known(after.facts), digits(before, after)
    return Comparison(
        before.source,
        after.source,
        tuple(Pair.of(old[k], new[k], held) for k in sorted(old.keys() & new.keys())),
        tuple(new[k] for k in sorted(new.keys() - old.keys())),
        tuple(old[k] for k in sorted(old.keys() - new.keys())),
    )


def largest(pairs: Iterable[Pair]) -> Pair | None:
    """The pair that differs most, None if none can be compared."""
    sized = [p for p in pairs if p.difference is not None]
    return max(sized, key=size, default=None)


def size(pair: Pair) -> float:
    """How large a difference is, whichever way it goes; 0 for what cannot be compared."""
    return abs(pair.difference or 0.0)


def known(facts: Mapping[Key, Fact]) -> dict[Key, Fact]:
    """The facts that have a value."""
    return {k: f for k, f in facts.items() if f.value is not None}


def key_of(fact: Fact) -> Key:
    """Measure, place and year of a fact."""
    return fact.measure, fact.place, fact.year


def plain(fact: Fact) -> float:
    """The value of a fact that has one, in its plain unit."""
    if fact.value is None:
        raise ValueError(f"{fact.source} has no value for {fact.measure}/{fact.place}/{fact.year}")
    return scaled(fact.unit).plain(fact.value)


def spans(years: Iterable[int]) -> Iterator[str]:
    """Years as they are told: ``2014-2019``, ``2024``."""
    ordered = sorted(set(years))
    for _, run in groupby(enumerate(ordered), key=lambda at: at[1] - at[0]):
        span = [year for _, year in run]
        yield str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}"
