"""What was varied for rank intervals: how many cases are known of each cause, how large they are, or why none is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.measures.rank import CAUSES
from fairshare.questions._basis import listed
from fairshare.questions._rules import commonest, row_or_reason

#: How much rounding must hide of a figure to be worth telling: a thousandth.
TOLD = 0.001


@dataclass(frozen=True, eq=False)
class Cause:
    """A reason why figures may be off.

    Attributes:
        id: Its name, as in ``--vary``.
        sizes: Every size that was seen, as a part of the figure.
        row: Who is moved by it, and why the others are not.
    """

    id: str
    sizes: Sequence[float]
    row: Row

    @property
    def nine_tenths(self) -> float:
        """The size that nine of ten did not exceed."""
        return sorted(self.sizes)[int(0.9 * (len(self.sizes) - 1))] if self.sizes else 0.0

    def record(self) -> Mapping[str, object]:
        """For the manifest."""
        most = round(max(self.sizes, default=0.0), 6)
        known = {
            "cause": self.id,
            "n": len(self.sizes),
            "nine_tenths_up_to": round(self.nine_tenths, 6),
            "largest": most,
        }
        return known if self.sizes else {"cause": self.id, "n": 0, "reason": commonest(self.row)}


def causes(world: World, year: int, of: str, vary: Sequence[str]) -> list[Cause]:
    """The causes that were varied, in the order in which they count."""
    return [_cause(world, year, of, id) for id in CAUSES if id in vary]


def _cause(world: World, year: int, of: str, id: str) -> Cause:
    row = row_or_reason(world, CAUSES[id], year, of=of)
    if id == "rounding":
        return Cause(id, [v for v, _ in row.numbers.values() if v >= TOLD], row)
    if id != "revision":
        return Cause(id, [abs(v - 1) for v, _ in row.numbers.values()], row)
    pools = {figure.trail.op: figure.trail.inputs for figure in row.values()}  # allies of one age and kind share one
    return Cause(id, [abs(f.value - 1) for pool in pools.values() for f in pool], row)


def cause_notes(world: World, found: Sequence[Cause], ranked: Row) -> Iterator[str]:
    """Each cause in one line, and which of those ranked it does not move for want of figures."""
    for cause in found:
        if cause.sizes:
            size = f"at most {cause.nine_tenths * 100:.1f} %, the largest {max(cause.sizes) * 100:.1f} %"
            yield _WORDS[cause.id].format(n=len(cause.sizes), size=size)
            yield from _not_moved(world, cause, ranked)
        elif cause.id == "rounding" and cause.row.numbers:
            yield "Rounding moves no figure by a thousandth of it: the release is held with more digits than it prints."
        else:
            yield f"Not varied by {_NAMES[cause.id]}: {commonest(cause.row)}."


def _not_moved(world: World, cause: Cause, ranked: Row) -> Iterator[str]:
    """Those ranked whose figures a cause does not move, reason by reason."""
    by_reason: dict[str, list[str]] = {}
    for place in sorted(cause.row.missing.keys() & ranked.keys()):
        by_reason.setdefault(cause.row.missing[place], []).append(world.catalogue.places[place].in_sentence)
    if by_reason:
        told = "; ".join(f"{listed(names, 4)} ({why})" for why, names in by_reason.items())
        yield f"Not varied by {_NAMES[cause.id]}: {told}."


_NAMES = {"revision": "revisions", "rounding": "rounding", "gdp": "GDP", "exchange": "exchange rates"}
_WORDS = {
    "revision": "Revisions: each draw gives every figure one of {n} that later releases made to figures as old and of "
    "the same kind, of any ally; nine in ten were of {size}.",
    "rounding": "Rounding: anywhere within what the digits leave open, which is a thousandth of the figure or more for "
    "{n}; nine in ten of those {size}.",
    "gdp": "GDP: anywhere between NATO's and the IMF's; known of {n} allies, nine in ten apart by {size}.",
    "exchange": "Exchange rates: anywhere between NATO's and the IMF's; known of {n} allies, nine in ten apart by "
    "{size}.",
}


def slope_notes(world: World, year: int, named: Mapping[str, str]) -> Iterator[str]:
    """How GDP moves what a rule asks; nothing where nobody's ratio is known."""
    if rules[named["rule"]].prices == "ppp":
        yield "Both shares are made of GDP at purchasing power, so the ratios move as the share of GDP does."
        return
    slopes = [row_or_reason(world, "paid_slope", year, whose=whose, **named) for whose in ("NATO", "IMF")]
    sizes = sorted(v for row in slopes for v, _ in row.numbers.values() if abs(v) >= TOLD)
    if not any(row.numbers for row in slopes):
        return
    if not sizes:
        yield "By this rule GDP moves nobody: revisions and spreads of GDP change no rank."
        return
    renewed = row_or_reason(world, "revisions_seen", year, of="gdp_usd")
    n = max((v for v, _ in renewed.numbers.values()), default=0.0)
    yield (
        f"GDP moves ratios as the rule makes it, to first order: 1 % more of an ally's own by {sizes[0]:+.2f} to "
        f"{sizes[-1]:+.2f} %. Beside its spread, {n:.0f} revisions of GDP are drawn."
    ).replace("-", "−")
