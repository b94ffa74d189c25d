"""Kind: a kind of file users may hand in; Handed: what its reader makes of one.

One file in ``sources/handed/`` holds one kind: how to tell such a file by its contents, and how to read it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from fairshare.core.fact import Fact, Grade
from fairshare.core.place import Gazetteer
from fairshare.core.registry import Registry
from fairshare.core.source import Extent
from fairshare.errors import BadInput, BadSource
from fairshare.sources.glimpse import Glimpse


@dataclass(frozen=True)
class Handed:
    """What a file holds: all that is needed to make a release of it but the bytes' hash.

    Attributes:
        publisher: Who published it.
        title: The publication's own title.
        published: Day of publication.
        release: Id to keep it under, unless the user gives another.
        facts: One per cell that is read; their ``source`` is not yet that of the release.
        licence: Terms of use in one line.
        attribution: The line to print beside its figures.
        citation: How to cite it.
        units: ``read`` from the file's own words, or ``typed`` by whoever described it.
        extent: Whether it holds the publication whole.
        grade: How far to trust the way it came to us.
        price_base: Year of its constant prices, if it has any.
        published_note: How the day is known.
        notes: What a user of its figures must know.
        skipped: What in the file was not read, and why.
        absent: Measure id -> why it holds nothing of it.
    """

    publisher: str
    title: str
    published: date
    release: str
    facts: tuple[Fact, ...]
    licence: str
    attribution: str
    citation: str
    units: Literal["read", "typed"] = "read"
    extent: Extent = "complete"
    grade: Grade = "reported"
    price_base: int | None = None
    published_note: str = "Day given by the user"
    notes: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)


#: ``(file, places, day of publication if the user gave one) -> what it holds``.
Reader = Callable[[Path, Gazetteer, date | None], Handed]


@dataclass(frozen=True)
class Kind:
    """A kind of file users may hand in.

    Attributes:
        words: What it is, for the line that lists what is accepted.
        recognises: Whether a file looks like one.
        read: Its reader (BadSource for what cannot be read, BadInput where a day is needed or cannot be right).
        described: Whether such a file is known by the user's own description, which counts more than its looks.
    """

    words: str
    recognises: Callable[[Glimpse], bool]
    read: Reader
    described: bool = False


kinds: Registry[Kind] = Registry("kind of file", "fairshare.sources.handed", Kind)


def kind_of(seen: Glimpse) -> Kind:
    """The kind of a file.

    Raises:
        BadSource: for a file no kind recognises; it says what was seen and which kinds are accepted.
    """
    everyone = [kinds[name] for name in kinds]
    found = sorted((k for k in everyone if k.recognises(seen)), key=lambda k: not k.described)
    if not found:
        accepted = "; ".join(k.words for k in everyone)
        raise BadSource(f"{seen.path.name}: {seen} is no file known; accepted are {accepted}.")
    return found[0]


def day_needed(published: date | None, what: str) -> date:
    """The day the user gave (BadInput where there is none, for a file that does not say)."""
    if published is None:
        raise BadInput.of("published", "", f"{what} says no day of publication; add --published YYYY-MM-DD")
    return published


def must_fit(published: date, last: int, ahead: int) -> None:
    """Return if a file that ends in a year can have been published on a day.

    Args:
        published: The day.
        last: Last year the file covers.
        ahead: How many years beyond its publication such a file may reach.

    Raises:
        BadInput: naming the day and the year.
    """
    if published.year < last - ahead:
        raise BadInput.of("published", published, f"the file covers {last}, so a day near that year")
