"""Source: one release of one publisher, never edited once it is held."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fairshare.core.fact import Grade

#: ``complete``: may carry a board; ``partial`` and ``cells`` are shown beside one, never as its base.
Extent = Literal["complete", "partial", "cells"]


@dataclass(frozen=True)
class Source:
    """A release: what it is, when it was published, and what we may do with it.

    Attributes:
        id: ``<publisher>[-<product>]-yyyy-mm``, e.g. ``nato-2024-06``.
        publisher: Who published it, e.g. ``NATO``.
        title: The publication's own title.
        published: Day of publication; as-of selection goes by it.
        extent: Whether it is held whole.
        grade: ``quotable`` if the primary document was read.
        licence: Terms of use in one line.
        attribution: The line to print beside its figures.
        may_ship: Whether its figures may be part of this package.
        citation: How to cite it.
        sha256: Hash of each raw file it was read from, as ``name=hash``.
        units: ``read`` from the file's own headers, or ``typed`` where only bare tables are held.
        information_cutoff: Day up to which the publisher used information, if it says so.
        price_base: Year of its constant prices, if it has any.
        published_note: How the day is known, where the document itself does not say.
        url: Address at the publisher's.
        notes: What a user of its figures must know.
        absent: Measure id -> why this release holds nothing of it.
    """

    id: str
    publisher: str
    title: str
    published: date
    extent: Extent
    grade: Grade
    licence: str
    attribution: str
    may_ship: bool
    citation: str
    sha256: tuple[str, ...] = ()
    units: Literal["read", "typed"] = "read"
    information_cutoff: date | None = None
    price_base: int | None = None
    published_note: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    absent: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def month(self) -> str:
        """The month of publication in words, e.g. ``June 2024``."""
        return f"{self.published:%B %Y}"
