"""What a release says anew: the report of ``data add``, measure by measure, against the publisher's earlier releases.

How unusual a revision is, is counted and never judged: among the revisions the publisher made from one earlier
release to the next, what part was at least as large? Figures of the same age are asked first (a figure of last year
is revised more than one of ten years ago), then all; fewer than 20 say nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fairshare.core.fact import Fact
from fairshare.core.measure import Measure
from fairshare.core.place import Gazetteer
from fairshare.core.source import Source
from fairshare.ledger.check import Held, Key
from fairshare.ledger.compare import Pair, known, largest, size
from fairshare.ledger.digits import Digits, digits

#: Fewer earlier revisions than this tell nothing of what is usual.
ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Precedents:
    """Where the size of a revision stands among earlier ones.

    Attributes:
        among: How many earlier revisions it is compared with.
        as_large: How many of them were at least as large.
        age: The age in years of the figures all of them revised; None where figures of every age are counted.
    """

    among: int
    as_large: int
    age: int | None

    @property
    def share(self) -> float | None:
        """The part of earlier revisions that was at least as large; None where they are too few."""
        return self.as_large / self.among if self.among >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class News:
    """What a release says anew of one measure.

    Attributes:
        measure: The measure.
        figures: How many figures it gives.
        new: How many no earlier release gives.
        revised: How many the newest earlier release that has them gives otherwise.
        derived: How many differ where one of the two is derived by us.
        incomparable: How many stand in prices of another year, or in another currency.
        largest: The largest revision.
        precedents: How unusual that one is.
    """

    measure: str
    figures: int
    new: int
    revised: int
    derived: int
    incomparable: int
    largest: Pair | None
    precedents: Precedents | None


def news(new: Held, earlier: Sequence[Held]) -> tuple[News, ...]:
    """What a release says anew of every measure it has, compared with its publisher's earlier releases.

    Args:
        new: The release.
        earlier: Releases to compare it with; those of other publishers and later ones are left aside.
    """
    before = sorted((h for h in earlier if _comes_before(h.source, new.source)), key=lambda h: _order(h.source))
    last: dict[Key, Fact] = {}
    for held in before:
        last |= known(held.facts)
    held_digits = digits(*before, new)
    past = tuple(_past(before, held_digits))
    published = {h.source.id: h.source.published.year for h in (*before, new)}
    given = known(new.facts)
    found = []
    for measure in sorted({m for m, _, _ in given}):
        facts = {k: f for k, f in given.items() if k[0] == measure}
        pairs = [Pair.of(last[k], f, held_digits) for k, f in facts.items() if k in last]
        revised = [p for p in pairs if p.kind == "revised"]
        most = largest(revised)
        kinds = [p.kind for p in pairs]
        found.append(
            News(
                measure=measure,
                figures=len(facts),
                new=len(facts) - len(pairs),
                revised=len(revised),
                derived=kinds.count("derived"),
                incomparable=kinds.count("incomparable"),
                largest=most,
                precedents=precedents(most, past, published) if most else None,
            )
        )
    return tuple(found)


def precedents(pair: Pair, past: Iterable[Pair], published: Mapping[str, int]) -> Precedents:
    """Where the size of a revision stands among earlier revisions of the same measure.

    Args:
        pair: The revision.
        past: Earlier revisions; those of other measures are left aside.
        published: Release -> year of its publication, from which the age of a figure follows.
    """

    def age(p: Pair) -> int:
        return published[p.after.source] - p.after.year

    alike = [p for p in past if p.key[0] == pair.key[0] and p.in_points == pair.in_points]
    same_age = [p for p in alike if age(p) == age(pair)]
    counted, of_age = (same_age, age(pair)) if len(same_age) >= ENOUGH else (alike, None)
    return Precedents(len(counted), sum(size(p) >= size(pair) for p in counted), of_age)


def told(news: News, measure: Measure, places: Gazetteer) -> str:
    """The news of one measure in a sentence."""
    counts = [f"{news.figures:,} figure{'s' * (news.figures != 1)}", f"{news.new:,} new", f"{news.revised:,} revised"]
    counts += [f"{news.derived:,} differ where ours are derived"] * bool(news.derived)
    counts += [f"{news.incomparable:,} in prices or currencies that cannot be compared"] * bool(news.incomparable)
    words = f"{measure.label}: {', '.join(counts)}"
    if news.largest is None or news.precedents is None:
        return f"{words}."
    _, place, year = news.largest.key
    name = places[place].name if place in places else place
    return f"{words}; most {name} {year} ({_moved(news.largest, measure)}). {_how_unusual(news.precedents)}"


def _moved(pair: Pair, measure: Measure) -> str:
    moved = pair.difference or 0.0
    text = f"{moved * measure.scale:+,.3f} points" if pair.in_points else f"{moved * 100:+,.1f} %"
    return text.replace("-", "−")


def _how_unusual(precedents: Precedents) -> str:
    old = f"{precedents.age} year{'s' * (precedents.age != 1)} old" if precedents.age is not None else "of any age"
    if precedents.share is None:
        return f"Earlier revisions held: {precedents.among}, too few to say how unusual that is."
    part = f"{precedents.share * 100:.0f} % were at least as large"
    return f"Of {precedents.among:,} earlier revisions of figures {old}, {part}."


def _past(releases: Sequence[Held], held_digits: Digits) -> Iterator[Pair]:
    """The revisions from each release to the next one that has the figure, oldest first."""
    editions: dict[Key, list[Fact]] = {}
    for held in releases:
        for key, fact in known(held.facts).items():
            editions.setdefault(key, []).append(fact)
    for facts in editions.values():
        for old, new in pairwise(facts):
            if (pair := Pair.of(old, new, held_digits)).kind == "revised":
                yield pair


def _comes_before(earlier: Source, later: Source) -> bool:
    return earlier.publisher == later.publisher and _order(earlier) < _order(later)


def _order(source: Source) -> tuple[str, str]:
    return source.published.isoformat(), source.id
