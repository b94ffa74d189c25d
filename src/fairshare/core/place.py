"""Place and Group: who there is, what people call it, and who belonged to what on which day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from unicodedata import combining, normalize

from fairshare.errors import UnknownName


@dataclass(frozen=True)
class Place:
    """A country, ally or not.

    Attributes:
        iso3: ISO 3166-1 alpha-3 code, e.g. ``TUR``.
        iso2: ISO 3166-1 alpha-2 code, e.g. ``TR``.
        name: NATO's own short name in English, e.g. ``Türkiye``.
        currency: ISO 4217 code of today's currency.
        aliases: Other names people type.
        armed_forces: False for Iceland: no spending target can bind it.
        region: ``Europe``, ``North America``, ``Asia``.
        article: "the" where English wants it in a sentence ("the United States").
        adjectives: What is of it, and who lives there ("Dutch"); no names to find it by.
    """

    iso3: str
    iso2: str
    name: str
    currency: str
    aliases: tuple[str, ...] = ()
    armed_forces: bool = True
    region: str = "Europe"
    article: str = ""
    adjectives: tuple[str, ...] = ()

    @property
    def in_sentence(self) -> str:
        """The name as it stands inside a sentence."""
        return f"{self.article} {self.name}".strip()


@dataclass(frozen=True)
class Interval:
    """Membership of a place in a group from a day on, until a day (exclusive) or still."""

    place: str
    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the membership is in force on that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Group:
    """A named set of places with dated memberships.

    Attributes:
        id: ``NATO``, ``EUR_CAN``, ``EU``, ... or the members joined by commas for a user's own group.
        name: In words.
        intervals: Who belonged from when to when.
        source: Where the dates come from.
        within: Id of the group this one is a part of (``EUR_CAN`` of ``NATO``).
        without: Those it leaves out (``USA``); where empty, its own dates count.
        fixed: Year or day whose members of ``within`` it has, whatever the year; None where they change with it.
        note: What a reader must know.
    """

    id: str
    name: str
    intervals: tuple[Interval, ...] = ()
    source: str = ""
    within: str = ""
    without: tuple[str, ...] = ()
    note: str = ""
    fixed: int | date | None = None

    def on(self, day: date) -> frozenset[str]:
        """The members on a day."""
        return frozenset(i.place for i in self.intervals if i.holds(day))

    def of_year(self, year: int, asof: date) -> frozenset[str]:
        """The members of a year: joined by 31 December of it and by the as-of date."""
        return self.on(min(date(year, 12, 31), asof))


def plain(text: str) -> str:
    """Letters and digits only, lower case, without accents: ``Türkiye *`` -> ``turkiye``."""
    # Letter by letter: putting a long run of accents of one text in order takes time that grows with its square.
    folded = "".join(normalize("NFKD", c) for c in "".join(normalize("NFKD", c) for c in text).casefold())
    return "".join(c for c in folded if c.isalnum() and not combining(c))


class Gazetteer(Mapping[str, Place]):
    """All places by ISO code, findable by any name people type."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {p.iso3: p for p in places}
        self._names: dict[str, str] = {}
        for p in self._places.values():
            for name in (p.iso3, p.iso2, p.name, f"the {p.name}", *p.aliases):
                taken = self._names.setdefault(plain(name), p.iso3)
                if taken != p.iso3:
                    raise ValueError(f"{name!r} is claimed by {taken} and {p.iso3}")

    def __getitem__(self, iso3: str) -> Place:
        return self._places[iso3]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def named(self, text: str) -> Place | None:
        """The place that goes by this name, or None."""
        found = self._names.get(plain(text))
        return self._places[found] if found else None

    def find(self, text: str) -> Place:
        """The place that goes by this name.

        Raises:
            UnknownName: with the nearest name.
        """
        if (place := self.named(text)) is None:
            raise UnknownName("country", text, [*self._places, *(p.name for p in self._places.values())])
        return place
