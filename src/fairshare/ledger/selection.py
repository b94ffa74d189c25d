"""What a user picks out of the releases: comma lists of ids, names and years, each checked against what there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fairshare.core.place import Gazetteer, Group
from fairshare.errors import BadInput, UnknownName

_YEARS = "years and spans of years by commas, e.g. 2014,2019-2024"


@dataclass(frozen=True)
class Selection:
    """What is wanted; where nothing is named, all of it.

    Attributes:
        measures: Ids of measures.
        places: Codes of countries and ids of groups.
        years: Calendar years.
    """

    measures: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()


def listed(text: str | None) -> tuple[str, ...]:
    """The words of a comma list; none for no list."""
    return tuple(w.strip() for w in (text or "").split(",") if w.strip())


def named(kind: str, text: str | None, known: Iterable[str]) -> tuple[str, ...]:
    """The ids of a comma list.

    Raises:
        UnknownName: for one that is not known, with the nearest.
    """
    names = set(known)
    for word in (found := listed(text)):
        if word not in names:
            raise UnknownName(kind, word, names)
    return found


def placed(
    text: str | None, places: Gazetteer, groups: Iterable[Group], *, held: Iterable[str] = ()
) -> tuple[str, ...]:
    """The places of a comma list, countries by any name they go by, groups by their id or name.

    Args:
        text: The list.
        places: Countries that are registered.
        groups: Groups that are registered.
        held: Codes of whoever else figures are held of, such as the economies that make up the world's total.

    Raises:
        UnknownName: for one that is none of these.
    """
    known = {code.lower(): code for code in held}
    known |= {name.lower(): g.id for g in groups for name in (g.id, g.name)}
    return tuple(known.get(word.lower()) or places.find(word).iso3 for word in listed(text))


def names(places: Gazetteer, groups: Iterable[Group]) -> dict[str, str]:
    """The names of countries and groups by their ids."""
    return {**{g.id: g.name for g in groups}, **{p.iso3: p.name for p in places.values()}}


def years(text: str | None) -> frozenset[int]:
    """The years of a comma list, in which ``2014-2019`` is a span.

    Raises:
        BadInput: for what is no year, and a span that runs backwards.
    """
    found: set[int] = set()
    for word in listed(text):
        first, dash, last = word.partition("-")
        ends = (first.strip(), last.strip() if dash else first.strip())
        if not all(e.isdecimal() and len(e) == 4 for e in ends) or ends[0] > ends[1]:
            raise BadInput.of("year", word, _YEARS)
        found.update(range(int(ends[0]), int(ends[1]) + 1))
    return frozenset(found)


def folder_of(release: str, folders: Iterable[Path]) -> Path:
    """The folder of a release held.

    Raises:
        UnknownName: with the nearest id.
    """
    held = {f.name: f for f in folders}
    if release not in held:
        raise UnknownName("release", release, held)
    return held[release]
