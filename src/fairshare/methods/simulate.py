"""Simulate: many futures of a plan, drawn with a seed, counted in bins so that memory does not grow with the draws.

    terms      what is planned, what may go otherwise, and how far
    batch      so many futures, counted; the same seed and number of the batch draw the same ones, wherever it runs
    futures    all those asked for: batches added up in the order of their numbers

The model of one future, for place p and year t::

    planned   q[p,t] = s[p] + d[p] (plan[p,t] - s[p])         d: part of the planned rise that is delivered
    result    x[p,t] = q[p,t] r[p] whole[p,t] W1[p,t]^k1 W2[p,t]^k2 ...   r: how the start is revised later
    walks     W[p,t] = product over years u up to t of 1 + (a[p] f[u] + b[p] e[g(p),u]) / (1 + mean[p,u])

f is drawn once a year for all and e for each group g(p); both are standard normal. A walk that leans on an earlier one
adds multiples of that one's f and e. d and r are drawn from what was observed. The power k is -1 for what makes a share
smaller, such as growth under a fixed budget.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import partial
from hashlib import sha256
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from fairshare.errors import BadInput
from fairshare.methods.arrays import Vector, whole

#: Futures of one batch and, within it, of one block whose arrays stay in the processor's cache.
BATCH, BLOCK = 16_384, 2_048
#: Bins of each place and year.
BINS = 1_024
#: A result this far below an edge, in bins, counts as on it: it was meant to be, and rounding took it below.
_EDGE = 1e-7
Counts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Lean:
    """What a walk takes of the shocks of one before it.

    Attributes:
        walk: Number of the earlier walk.
        common: Standard deviation that goes with what all share there, one for each place.
        own: Standard deviation that goes with the place's own shocks there, one for each place.
    """

    walk: int
    common: Vector
    own: Vector


@dataclass(frozen=True, eq=False)
class Walk:
    """Something that goes up and down from year to year, for all together and for each alone.

    Attributes:
        mean: Expected rates, a row for each place, a column for each year.
        common: Standard deviation of what all share, one for each place.
        own: Standard deviation of its own, one for each place.
        power: With what power it enters the result; 0 is for what only others lean on.
        group: Number of the group whose own shocks a place has; empty where every place has its own.
    """

    mean: Vector
    common: Vector
    own: Vector
    power: Literal[1, 0, -1] = -1
    group: NDArray[np.intp] = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    leans: tuple[Lean, ...] = ()

    @property
    def still(self) -> bool:
        """Whether it never moves."""
        parts = (self.common, self.own, *(v for lean in self.leans for v in (lean.common, lean.own)))
        return not any(part.any() for part in parts)


@dataclass(frozen=True, eq=False)
class Terms:
    """What is planned and what may go otherwise.

    Attributes:
        start: Where each place is.
        plan: Where it plans to be, a row for each place, a column for each year.
        walks: What goes up and down.
        delivered: Observed parts of planned rises that were delivered; none: all is.
        revised: Observed factors by which a last year was revised; none: it is not.
        top: The upper end of the bins; results above it count in the last one.
        whole: What the result is a multiple of, a row for each place, a column for each year; empty: 1.
    """

    start: Vector
    plan: Vector
    walks: tuple[Walk, ...] = ()
    delivered: Vector = field(default_factory=lambda: np.empty(0))
    revised: Vector = field(default_factory=lambda: np.empty(0))
    top: float = 0.1
    whole: Vector = field(default_factory=lambda: np.empty(0))


@dataclass(frozen=True, eq=False)
class Futures:
    """Counted futures.

    Attributes:
        counts: Place x year x bin.
        sums: Place x year, of the results.
        draws: How many futures.
        top: The upper end of the bins.
    """

    counts: Counts
    sums: Vector
    draws: int
    top: float

    @property
    def width(self) -> float:
        """How wide a bin is: no quantile is known more closely."""
        return self.top / int(self.counts.shape[2])

    def quantiles(self, parts: Sequence[float]) -> Vector:
        """Quantiles: part x place x year, straight lines within a bin; the mean where all futures are in one."""
        reached = self.counts.cumsum(axis=2)
        found = np.empty((len(parts), *self.sums.shape))
        for n, part in enumerate(parts):
            wanted = part * self.draws
            bin = np.minimum((reached < wanted).sum(axis=2), reached.shape[2] - 1)
            inside = np.take_along_axis(self.counts, bin[..., None], axis=2)[..., 0]
            before = np.take_along_axis(reached, bin[..., None], axis=2)[..., 0] - inside
            within = np.where(inside > 0, (wanted - before) / np.maximum(inside, 1), 0.0)
            known = (bin + np.clip(within, 0, 1)) * self.width
            found[n] = np.where(inside == self.draws, self.means, known)
        return found

    def reaching(self, level: float) -> Vector:
        """The part of the futures at a level or above: place x year; exact where the level is an edge of a bin."""
        edge = level / self.width
        first = round(edge)
        if abs(edge - first) > 1e-6 or not 0 <= first < self.counts.shape[2]:
            raise BadInput.of("level", level, f"a multiple of {self.width:.10g} below {self.top:g}")
        part: Vector = self.counts[:, :, first:].sum(axis=2) / self.draws
        return part

    def errors(self, level: float) -> Vector:
        """Standard errors of ``reaching``, by the draws alone: they say nothing of the model."""
        part = self.reaching(level)
        found: Vector = np.sqrt(part * (1 - part) / self.draws)
        return found

    @property
    def means(self) -> Vector:
        """The mean results: place x year."""
        found: Vector = self.sums / self.draws
        return found

    @classmethod
    def none(cls, terms: Terms) -> "Futures":
        """None yet of these terms."""
        shape = terms.plan.shape
        return cls(np.zeros((*shape, BINS), dtype=np.int64), np.zeros(shape), 0, terms.top)

    def plus(self, other: "Futures") -> "Futures":
        """Both counted together; neither is changed."""
        return Futures(self.counts + other.counts, self.sums + other.sums, self.draws + other.draws, self.top)

    def __reduce__(self) -> tuple[object, ...]:
        """How they travel: counts as the smallest numbers that hold them, a quarter of the bytes for a batch."""
        small = self.counts.astype(np.min_scalar_type(int(self.counts.max(initial=0))))
        return _arrived, (small, self.sums, self.draws, self.top)

    def packed(self) -> bytes:
        """Its counts and sums, to the last bit."""
        return self.counts.tobytes() + self.sums.tobytes()


def _arrived(counts: NDArray[np.unsignedinteger], sums: Vector, draws: int, top: float) -> Futures:
    return Futures(counts.astype(np.int64), sums, draws, top)


class Keeper(Protocol):
    """Keeps what the batches so far come to, and has what an earlier run kept; each computation under its name."""

    def kept(self, name: str) -> tuple[int, bytes] | None:
        """How many batches are done and their sum, packed; None where nothing was kept."""

    def keep(self, name: str, done: int, state: Callable[[], bytes]) -> None:
        """So many batches are done now, and ``state`` packs their sum."""


def manifest() -> dict[str, str | int]:
    """What the draws depend on beside terms, seed and number: the same here means the same to the last bit."""
    return {"generator": "SFC64", "batch": BATCH, "block": BLOCK, "bins": BINS, "numpy": np.__version__}


#: Applies a function to pieces, each a number and a size, and gives the results in their order.
Mapper = Callable[[Callable[[tuple[int, int]], Futures], Sequence[tuple[int, int]]], Iterable[Futures]]


def batch(terms: Terms, *, seed: int, number: int, draws: int = BATCH) -> Futures:
    """One batch of futures; it depends on nothing but its terms, the seed, its number and how many it has."""
    random = np.random.Generator(np.random.SFC64(np.random.SeedSequence((whole(seed, "seed", least=0), number))))
    places, years = terms.plan.shape
    counts = np.zeros((years, places * BINS), dtype=np.int64)
    sums = np.zeros((years, places))
    left = whole(draws, "draws", least=1)
    while left:
        block = min(left, BLOCK)
        _count(terms, random, block, counts, sums)
        left -= block
    by_place = counts.reshape(years, places, BINS).transpose(1, 0, 2)
    return Futures(by_place, sums.T * (terms.top / BINS), draws, terms.top)


def futures(terms: Terms, *, draws: int, seed: int = 0, map: Mapper = map, keeper: Keeper | None = None) -> Futures:
    """All the futures asked for; the same for the same terms, seed and draws, whoever draws them.

    Batches are added up in the order of their numbers, so that the sum is the same to the last bit.

    Args:
        terms: What is planned and what may go otherwise.
        draws: How many futures.
        seed: Start of the generators.
        map: Applies a function to pieces and gives the results in their order, such as ``Workers.map``.
        keeper: Keeps what the batches so far come to, so that a run that was interrupted can go on from there.

    Raises:
        BadInput: for fewer than one draw, a seed below 0, or a keeper that has something else.
    """
    work = partial(_numbered, terms, whole(seed, "seed", least=0))
    pieces = list(enumerate(sizes(draws)))
    name, done, total = "", 0, Futures.none(terms)
    if keeper is not None:
        name = _name(terms, seed, draws)
        done, total = _resumed(keeper.kept(name), terms, [size for _, size in pieces])
    for found in map(work, pieces[done:]):
        done, total = done + 1, total.plus(found)
        if keeper is not None:
            keeper.keep(name, done, total.packed)
    return total


def _name(terms: Terms, seed: int, draws: int) -> str:
    """A hash of all that the futures depend on beside the code; the sizes of batches and bins are part of it."""
    return sha256(b"".join(_told((terms, seed, draws, BATCH, BLOCK, BINS)))).hexdigest()[:16]


def _told(thing: object) -> Iterator[bytes]:
    """Every field of terms, also one that is added to them later, so that no two are taken for one another."""
    if isinstance(thing, np.ndarray):
        yield f"{thing.dtype} {thing.shape} ".encode() + thing.tobytes()
    elif isinstance(thing, tuple):
        yield f"{len(thing)} of ".encode()
        for part in thing:
            yield from _told(part)
    elif is_dataclass(thing):
        yield from _told(tuple(getattr(thing, f.name) for f in fields(thing)))
    else:
        yield f"{thing!r} ".encode()


def _resumed(kept: tuple[int, bytes] | None, terms: Terms, sizes: Sequence[int]) -> tuple[int, Futures]:
    """How many batches are done already and what they come to."""
    none = Futures.none(terms)
    if kept is None:
        return 0, none
    done, packed = kept
    if len(packed) != none.counts.nbytes + none.sums.nbytes or not 0 <= done <= len(sizes):
        raise BadInput.of("what was kept of futures", f"{done} batches, {len(packed)} bytes", "a sum of such futures")
    counts = np.frombuffer(packed, dtype=np.int64, count=none.counts.size).reshape(none.counts.shape)
    sums = np.frombuffer(packed, offset=counts.nbytes).reshape(none.sums.shape)
    return done, Futures(counts, sums, sum(sizes[:done]), terms.top)


def _numbered(terms: Terms, seed: int, piece: tuple[int, int]) -> Futures:
    number, size = piece
    return batch(terms, seed=seed, number=number, draws=size)


def sizes(draws: int) -> list[int]:
    """How many futures each batch has; the last one what is left over.

    >>> sizes(40_000)
    [16384, 16384, 7232]
    """
    full, rest = divmod(whole(draws, "draws", least=1), BATCH)
    return [BATCH] * full + [rest] * bool(rest)


def _count(terms: Terms, random: np.random.Generator, size: int, counts: Counts, sums: Vector) -> None:
    """Draw one block of futures and count it, in units of bins, year by year."""
    places, years = terms.plan.shape
    unit = BINS / terms.top
    rise = (terms.plan - terms.start[:, None]) * unit
    rising = _observed(terms.delivered, random, (places, size))
    held = _observed(terms.revised, random, (places, size))
    rising *= held
    held *= terms.start[:, None] * unit
    offset = (np.arange(places) * BINS)[:, None]
    paths: list[_Path] = []
    for walk in terms.walks:
        paths.append(_Path(walk, paths, (places, size)))
    result, bins = np.empty((places, size)), np.empty((places, size), dtype=np.int64)
    for year in range(years):
        np.multiply(rising, rise[:, year, None], out=result)
        result += held
        if terms.whole.size:
            result *= terms.whole[:, year, None]
        for walked in paths:
            walked.draw(random)
            walked.apply(result, year)
        sums[year] += result.sum(axis=1)
        result += _EDGE
        np.clip(result, 0, BINS - 1, out=result)
        bins[:] = result
        bins += offset
        counts[year] += np.bincount(bins.ravel(), minlength=counts.shape[1])


def _observed(values: Vector, random: np.random.Generator, shape: tuple[int, int]) -> Vector:
    """One of the observed values for each place of each future; one where nothing was observed."""
    if not len(values):
        return np.ones(shape)
    found: Vector = values[random.integers(0, len(values), shape, dtype=np.int32)]
    return found


class _Path:
    """A walk of one block, a year at a time in arrays that are used again."""

    def __init__(self, walk: Walk, before: Sequence["_Path"], shape: tuple[int, int]) -> None:
        places, size = shape
        own = int(walk.group.max()) + 1 if len(walk.group) else places
        self._walk, self._leans = walk, [(before[lean.walk], lean) for lean in walk.leans]
        self._drawn = np.empty((own, size))
        self._shared = np.ones((1 + 1 + len(walk.leans), size))
        self._step, self._level, self._part = np.empty(shape), np.ones(shape), np.empty(shape)

    def draw(self, random: np.random.Generator) -> None:
        """Draw the shocks of a year; one that never moves is drawn all the same, so that others stay as they were."""
        random.standard_normal(out=self._shared[0])
        random.standard_normal(out=self._drawn)

    def apply(self, result: Vector, year: int) -> None:
        """Go one year on and let it work on the result."""
        walk, step = self._walk, self._step
        if not walk.power or walk.still:
            return
        usual = 1 / (1 + walk.mean[:, year])
        for n, (earlier, _) in enumerate(self._leans):
            self._shared[n + 2] = earlier._shared[0]
        shared = [walk.common * usual, np.ones_like(usual), *(lean.common * usual for _, lean in self._leans)]
        np.matmul(np.column_stack(shared), self._shared, out=step)
        self._add(self, walk.own * usual)
        for earlier, lean in self._leans:
            self._add(earlier, lean.own * usual)
        self._level *= step
        if walk.power == 1:
            result *= self._level
        else:
            result /= self._level

    def _add(self, drawn: "_Path", size: Vector) -> None:
        """Add a multiple of the own shocks of a walk, each place those of its group."""
        if not size.any():
            return
        group = drawn._walk.group
        if len(group):
            np.take(drawn._drawn, group, axis=0, out=self._part)
            self._part *= size[:, None]
        else:
            np.multiply(drawn._drawn, size[:, None], out=self._part)
        self._step += self._part
