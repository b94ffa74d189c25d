"""What one release holds: measure by measure, with what is missing and why, and the editions around it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairshare.core.source import Source
from fairshare.ledger.check import Held
from fairshare.ledger.compare import OURS, spans


@dataclass(frozen=True)
class Holding:
    """What a release holds of one measure.

    Attributes:
        measure: The measure.
        years: The years with any figure, as spans.
        places: How many places have any figure.
        figures: How many figures there are.
        derived: How many of them are derived by us.
        missing: Reason -> how many cells have none for it.
    """

    measure: str
    years: str
    places: int
    figures: int
    derived: int
    missing: Counter[str]


def holdings(held: Held) -> Iterator[Holding]:
    """What a release holds, by measure."""
    for measure in sorted({m for m, _, _ in held.facts}):
        facts = [f for f in held.facts.values() if f.measure == measure]
        known = [f for f in facts if f.value is not None]
        yield Holding(
            measure=measure,
            years=", ".join(spans(f.year for f in known)),
            places=len({f.place for f in known}),
            figures=len(known),
            derived=sum(f.status in OURS for f in known),
            missing=Counter(f.reason for f in facts if f.value is None),
        )


def editions(source: Source, held: Iterable[Source]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The publisher's other releases held, before and after one, oldest first."""
    ordered = sorted((s for s in held if s.publisher == source.publisher), key=lambda s: (s.published, s.id))
    ids = [s.id for s in ordered]
    at = ids.index(source.id)
    return tuple(ids[:at]), tuple(ids[at + 1 :])
