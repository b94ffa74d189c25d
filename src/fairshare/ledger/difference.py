"""One measure of two releases compared, in words: what was revised, why, and what cannot be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from fairshare.core.fact import Fact
from fairshare.core.measure import Measure
from fairshare.core.question import Missing
from fairshare.ledger.causes import SHARE, Causes, causes
from fairshare.ledger.check import Held
from fairshare.ledger.compare import Comparison, Pair, size, spans
from fairshare.ledger.finding import Fault, sorted_out
from fairshare.ledger.identities import SHARE as PRINTED
from fairshare.ledger.identities import shares

#: So many are named in a sentence; of more, the first.
_NAMED = 8


@dataclass(frozen=True)
class Difference:
    """Two releases of one publisher, and one of their measures.

    Attributes:
        before: The release compared from.
        after: The release compared to.
        measure: The measure.
        part: What both say of it, for the places asked for.
        names: Names of places by id.
    """

    before: Held
    after: Held
    measure: Measure
    part: Comparison
    names: Mapping[str, str]

    @cached_property
    def changed(self) -> tuple[Pair, ...]:
        """The pairs that differ or cannot be compared, the largest difference first."""
        pairs = (p for p in self.part.pairs if p.kind != "same")
        return tuple(sorted(pairs, key=lambda p: (-size(p), p.key)))

    @cached_property
    def causes(self) -> Mapping[tuple[str, int], Causes | Missing]:
        """Place and year -> the parts of every revision of a share of GDP; empty for other measures."""
        split = self.changed if self.measure.id == SHARE else ()
        return {p.key[1:]: causes(self.before, self.after, p) for p in split}

    @property
    def read_as(self) -> Measure:
        """How a difference is read: of ratios in percentage points, of amounts in percent."""
        meant, id = self.measure, f"{self.measure.id}_change"
        if meant.unit == "1":
            shown = "percentage points" if meant.shown_in.startswith("%") else meant.shown_in
            return replace(meant, id=id, shown_in=shown, decimals=meant.decimals + 1, signed=True)
        return replace(meant, id=id, unit="1", shown_in="%", scale=100, decimals=2, signed=True)

    def counts(self) -> str:
        """How many figures were revised, and which most."""
        revised, compared = self.part.kinds("revised"), len(self.part.pairs)
        if not compared:
            old, new = self._years(self.part.dropped), self._years(self.part.new)
            return f"no figure stands in both: {self.before.source.id} has {old}, {self.after.source.id} {new}"
        apart = len(self.part.kinds("incomparable"))
        if apart == compared:
            return f"none of {compared:,} figures can be compared"
        words = f"{len(revised):,} of {compared:,} figures were revised"
        if apart:
            words = f"{apart:,} of {compared:,} figures cannot be compared, of the others {len(revised):,} were revised"
        if not revised:
            return words
        most = max(revised, key=size)
        seen = sum(self._is_seen(p) for p in revised)
        return f"{words}, {seen:,} of them in the digits people read, most {self._named(most)} ({self._moved(most)})"

    def notes(self, faults: Iterable[Fault]) -> Iterator[str]:
        """What must be known to read the differences."""
        old, new = self.before.source, self.after.source
        if old.published > new.published:
            yield f"{new.id} was published before {old.id}: changes run backwards in time."
        if self.measure.unit.endswith(("@constant", "@constant/person")):
            bases = (f"of {s.price_base or 'a year that is not named'} in {s.id}" for s in (old, new))
            yield f"Constant prices: {', '.join(bases)}."
        for units, count in Counter(p.units for p in self.part.kinds("incomparable")).items():
            yield f"{figures(count)} cannot be compared: {units[0]} and {units[1]}."
        if derived := len(self.part.kinds("derived")):
            yield f"{figures(derived)} differ where one of the two is derived by us: no revision by the publisher."
        for words, facts in (("New", self.part.new), ("No longer given", self.part.dropped)):
            if facts:
                yield f"{words}: {figures(len(facts))}, {self._years(facts)}."
        yield from self._cause_notes()
        yield from self._fault_notes(faults)

    def _cause_notes(self) -> Iterator[str]:
        """How revisions were split, and which lie outside the amounts."""
        split = {k: c for k, c in self.causes.items() if isinstance(c, Causes)}
        money = Counter(c.money for c in split.values())
        if split:
            yield (
                "The parts add up to the change: logarithmic-mean weights (LMDI, Ang 2005) on the amounts of both "
                "releases; 'typed, rounded' is what is printed beside the share the amounts give."
            )
        if money["constant"]:
            yield (
                f"{figures(money['constant'])} split at constant prices, deflators inside spending and GDP: "
                "GDP at current prices is not held in both releases."
            )
        if money["usd"]:
            yield f"{figures(money['usd'])} split in US$, exchange rates inside spending and GDP."
        for reason, count in Counter(c.reason for c in self.causes.values() if isinstance(c, Missing)).items():
            yield f"{figures(count)} not split by cause: {reason}."
        if beside := sorted(k for k, c in split.items() if abs(c.typed) >= PRINTED):
            told = ", ".join(f"{self.name(p)} {y}" for p, y in beside[:_NAMED])
            more = f" and {len(beside) - _NAMED} more" if len(beside) > _NAMED else ""
            yield f"By 0.005 points or more a matter of what is printed, not of the amounts: {told}{more}."

    def _fault_notes(self, faults: Iterable[Fault]) -> Iterator[str]:
        """Printed shares the release's own amounts contradict, for a known cause."""
        if self.measure.id != SHARE:
            return
        register, meant = list(faults), {p.key for p in self.part.pairs}
        for held in (self.before, self.after):
            found = [f for f in shares(held) if f.check == "share-constant"]
            for finding, fault in sorted_out(found, register)[0]:
                if (finding.measure, finding.place, finding.year) in meant:
                    where = f"{self.name(finding.place)} {finding.year} in {finding.release}"
                    yield f"{where}: {finding.told} ({fault.source})."

    def name(self, place: str) -> str:
        """The name of a country or group."""
        return self.names.get(place, place)

    def _named(self, pair: Pair) -> str:
        return f"{self.name(pair.key[1])} {pair.key[2]}"

    def _moved(self, pair: Pair) -> str:
        moved = (pair.difference or 0.0) * self.read_as.scale
        return f"{moved:+,.{self.read_as.decimals}f} {self.read_as.shown_in}".replace("-", "−")

    def _is_seen(self, pair: Pair) -> bool:
        """Whether a revision is seen in the digits a table shows."""
        old, new = (round(v * self.measure.scale, self.measure.decimals) for v in pair.values)
        return old != new

    def _years(self, facts: Iterable[Fact]) -> str:
        """The years of facts, and the places where they are few."""
        found = list(facts)
        places = sorted({f.place for f in found})
        who = ", ".join(map(self.name, places)) if len(places) <= _NAMED else f"{len(places)} places"
        return f"{', '.join(spans(f.year for f in found))} ({who})" if found else "none"


def figures(count: int) -> str:
    """A count of figures in words."""
    return f"{count:,} figure{'s' * (count != 1)}"
