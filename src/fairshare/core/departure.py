"""Departure: who leaves the alliance and who joins it, who stays, and what is lost on balance."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairshare.core.figure import Choice, Figure, Trail
from fairshare.core.row import NO_FORCES, Row
from fairshare.errors import BadInput, NoSuchFact

if TYPE_CHECKING:
    from fairshare.core.world import World


@dataclass(frozen=True, slots=True)
class Departure:
    """A change of who is a member, written in ids as codes joined by commas.

    Attributes:
        left: ISO codes of who leaves, in order.
        joined: ISO codes of who joins, in order.
    """

    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()

    @classmethod
    def read(cls, world: "World", year: int, left: str, joined: str) -> "Departure":
        """The departure that choices mean.

        Raises:
            UnknownName: for what is no country.
            BadInput: for one who leaves without being a member of the year, or joins being one, or if nobody stays.
        """
        members = world.members(year)
        found = cls(_codes(world, left), _codes(world, joined))
        if strangers := [p for p in found.left if p not in members]:
            raise BadInput.of("who leaves", ", ".join(strangers), f"a member of {year}{_under(world)}")
        if already := [p for p in found.joined if p in members]:
            raise BadInput.of("who joins", ", ".join(already), f"a country that is no member in {year}{_under(world)}")
        if members and not members - set(found.left):
            raise BadInput.of("who leaves", left, "fewer than all members: nobody would remain")
        return found

    @property
    def stayers(self) -> str:
        """Who is a member before and after, as a group is written."""
        return "NATO" + "".join(f"-{place}" for place in self.left)

    def after(self, world: "World", year: int) -> str:
        """All members afterwards, as a group is written."""
        return ",".join(sorted({*world.members(year, self.stayers), *self.joined})) if self.joined else self.stayers

    def choices(self) -> dict[str, str]:
        """As the choices of a measure."""
        told = {"left": ",".join(self.left), "joined": ",".join(self.joined)}
        return {name: codes for name, codes in told.items() if codes}

    def lost(self, world: "World", year: int, measure: str, **choices: str) -> Figure:
        """What those who leave had, minus what those who join bring.

        Raises:
            NoSuchFact: where one of them has something to count that is unknown.
        """
        gone, come = (_sum(world, frozenset(p), measure, year, choices) for p in (self.left, self.joined))
        return gone - come if self.joined else gone


def _codes(world: "World", text: str) -> tuple[str, ...]:
    return tuple(sorted({world.place(name.strip()).iso3 for name in text.split(",") if name.strip()}))


def _under(world: "World") -> str:
    return f" under {' + '.join(world.scenarios)}" if world.changes else ""


def _sum(world: "World", places: frozenset[str], measure: str, year: int, choices: dict[str, str]) -> Figure:
    """What some places have together; nothing where none of them has anything to count."""
    row: Row = world.over(places).row(measure, year, **choices)
    if not row.numbers and set(row.missing.values()) <= {NO_FORCES}:
        return Figure(0.0, row.unit, Trail("choice", leaf=Choice("nothing to count", "0")))
    for place, why in sorted(row.missing.items()):
        if why != NO_FORCES:
            raise NoSuchFact(f"{world.catalogue.places[place].in_sentence}: {why}.")
    if len(row) == 1:
        return next(iter(row.values()))
    whole = row.total()
    return whole.named(row.name.in_place(",".join(sorted(places)))) if row.name else whole
