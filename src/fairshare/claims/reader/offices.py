"""Offices: the dated register of who held which office, and the titles people give them.

A title alone ("the prime minister") means somebody only where one holder is left once the country, the day and the
people named in the text are taken into account; otherwise it means nobody.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from fairshare.core.clause import Office

_US = "President of the United States"
_DEFENCE = ("Secretary of Defense", "Defence Secretary", "Defence Minister")
_GENERAL = ("NATO Secretary General",)
#: Titles as spoken -> offices of the register they can mean.
TITLES: Mapping[str, tuple[str, ...]] = {
    "secretary general": _GENERAL, "secgen": _GENERAL, "nato chief": _GENERAL, "nato head": _GENERAL,
    "nato boss": _GENERAL, "head of nato": _GENERAL, "chief of nato": _GENERAL, "head of the alliance": _GENERAL,
    "alliance chief": _GENERAL, "alliance 's chief": _GENERAL, "alliance 's head": _GENERAL,
    "alliance 's leader": _GENERAL, "nato leader": _GENERAL, "leader of the alliance": _GENERAL,
    "deputy secretary general": ("NATO Deputy Secretary General",),
    "supreme allied commander": ("Supreme Allied Commander Europe",),
    "supreme allied commander europe": ("Supreme Allied Commander Europe",),
    "president": (_US, "President"), "commander in chief": (_US,),
    "vice president": ("Vice President of the United States",),
    "commission president": ("President of the European Commission",),
    "president of the european commission": ("President of the European Commission",),
    "foreign policy chief": ("High Representative for Foreign Affairs",),
    "prime minister": ("Prime Minister", "Taoiseach"), "premier": ("Prime Minister", "Taoiseach"),
    "pm": ("Prime Minister",), "chancellor": ("Chancellor",), "taoiseach": ("Taoiseach",),
    "leader": ("Prime Minister", "Taoiseach", "Chancellor", _US, "President"),
    "press secretary": ("White House press secretary",),
    "white house press secretary": ("White House press secretary",),
    "white house spokeswoman": ("White House press secretary",),
    "white house spokesman": ("White House press secretary",),
    "defense secretary": _DEFENCE, "defence secretary": _DEFENCE, "defense minister": _DEFENCE,
    "defence minister": _DEFENCE, "secretary of defense": _DEFENCE, "secretary of defence": _DEFENCE,
    "secretary of war": _DEFENCE[:1], "pentagon chief": _DEFENCE[:1], "pentagon head": _DEFENCE[:1],
    "secretary of state": ("Secretary of State",),
    "national security adviser": ("National Security Advisor",),
    "national security advisor": ("National Security Advisor",),
    "ambassador to nato": ("US Ambassador to NATO",),
}  # fmt: skip
#: Titles that name an office only where the country is said ("the Irish leader").
NEEDS_PLACE = frozenset({"leader", "pm"})


class Tenure(NamedTuple):
    """A person in an office: first day, and the successor's first day as ISO text (empty: still in office)."""

    person: str
    office: str
    place: str
    since: str
    until: str

    def on(self, iso: str) -> bool:
        """Whether the office was held on a day, as ISO text."""
        return self.since <= iso and (not self.until or iso < self.until)


@dataclass(frozen=True)
class Register:
    """Who held which office when.

    Attributes:
        people: Person -> their tenures.
        titles: Office -> its tenures.
        rows: The rows it was made of.
    """

    people: Mapping[str, Sequence[Tenure]]
    titles: Mapping[str, Sequence[Tenure]]
    rows: Sequence[Mapping[str, str]]

    def held(self, person: str, day: date) -> Tenure | None:
        """The office a person held on a day; the first listed where there were two."""
        iso = day.isoformat()
        return next((t for t in self.people.get(person, ()) if t.on(iso)), None)

    def holders(self, office: Office, day: date) -> frozenset[str]:
        """Everybody a title can mean on a day; for a former one everybody who held it before and no longer."""
        iso = day.isoformat()
        found = [t for t in self._tenures(office) if not office.place or t.place == office.place]
        now = frozenset([t.person for t in found if t.on(iso)])
        return frozenset([t.person for t in found if t.since <= iso]) - now if office.former else now

    def one(self, office: Office, day: date, named: Collection[str] = ()) -> str:
        """The one person a title means on a day, or nobody.

        Args:
            office: The title.
            day: The day of the text.
            named: People the text has named so far; they break a tie.
        """
        found = self.holders(office, day)
        if len(found) > 1:
            found = found.intersection(named)
        return next(iter(found)) if len(found) == 1 else ""

    def placed(self, office: Office) -> Office:
        """The office by the register's title for it, with its place where only one place has it."""
        there = {(t.office, t.place) for t in self._tenures(office) if office.place in ("", t.place)}
        if len(there) != 1:
            return office
        title, place = next(iter(there))
        return Office(title, place, office.former)

    def _tenures(self, office: Office) -> Iterator[Tenure]:
        for title in TITLES.get(office.title, ()) or (office.title,):
            yield from self.titles.get(title, ())


def register(rows: Sequence[Mapping[str, str]]) -> Register:
    """The register of offices, from its rows (``person``, ``office``, ``iso3``, ``since``, ``until``)."""
    people: dict[str, list[Tenure]] = {}
    titles: dict[str, list[Tenure]] = {}
    for row in rows:
        tenure = Tenure(row["person"], row["office"], row["iso3"], row["since"], row["until"])
        people.setdefault(tenure.person, []).append(tenure)
        titles.setdefault(tenure.office, []).append(tenure)
    return Register(people, titles, rows)
