"""Aid to Ukraine in words: the headline, the edition, and what a reader must know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from fairshare.core.figure import Figure
from fairshare.core.question import Missing
from fairshare.questions._aid_given import EVERYBODY, INSTITUTIONS, Cell, Given, added
from fairshare.questions._basis import age, listed, scenario_note

#: How many of the largest donors a headline names.
_NAMED = 3


@dataclass(frozen=True, eq=False)
class Told:
    """What was given, ready to be put into sentences.

    Attributes:
        given: Donors and years.
        type: The type of aid; ``total`` for all.
    """

    given: Given
    type: str

    @property
    def choices(self) -> Mapping[str, str]:
        """The type as a choice of the measures."""
        return {"type": self.type} if self.type != "total" else {}

    @cached_property
    def totals(self) -> dict[str, Cell]:
        """What allies (of each year), other governments, the EU's institutions and all of them gave."""
        given = self.given
        found: dict[str, Cell] = {
            "allies": Given(given.world, given.years, "NATO").together("ukraine_aid", self.choices),
            "others": self._others(),
            "eu_institutions": given.of_donor(INSTITUTIONS, "ukraine_aid", self.choices),
        }
        whole = added("allies, others and the EU's institutions", found.values())
        # Without addresses, so that all four are in one unit: sums with donors that are no registered places have none.
        return {k: replace(f, id=None) if isinstance(f, Figure) else f for k, f in {**found, "all": whole}.items()}

    def _others(self) -> Cell:
        """What all governments but the allies of each year gave, as far as they are covered."""
        given, parts = self.given, list[Cell]()
        for year in given.years:
            others = Given(given.world, (year,)).governments(year) - given.world.members(year)
            row = given.world.over(others).row("ukraine_aid", year, **self.choices)
            known = row.only(row.keys())
            parts.append(known.total() if known.numbers else Missing("no other government is covered"))
        return added(given.span, parts)

    @property
    def when(self) -> str:
        """The years in words, the month of the last one where it is held in part."""
        first, last, until = self.given.years[0], self.given.years[-1], self.given.until
        if first == last:
            return f"from January to {until} {last}" if until else f"in {last}"
        return f"from {first} to {until + ' ' if until else ''}{last}"

    @property
    def what(self) -> str:
        """The type in words."""
        return "aid to Ukraine" if self.type == "total" else f"{self.type} aid to Ukraine"

    def headline(self) -> str:
        """One sentence with the number."""
        given = self.given
        if given.donor:
            return self._of_one(given.donor)
        if given.group != EVERYBODY:
            amount = given.together("ukraine_aid", self.choices)
            name = f"the members of the group {given.world.group(given.group).name}"
            if isinstance(amount, Missing):
                return f"What {name} allocated of {self.what} {self.when} is unknown: {amount.reason}."
            return f"T{name[1:]} allocated {euros(amount)} of {self.what} {self.when}{self._with_eu()}; {self._most()}."
        allies, others, eu, whole = (self.totals[k] for k in ("allies", "others", "eu_institutions", "all"))
        if isinstance(whole, Missing):
            return f"What all donors allocated of {self.what} {self.when} is unknown: {whole.reason}."
        return (
            f"Of {euros(whole)} of {self.what} allocated {self.when}, allies gave {euros(allies)}, the EU's "
            f"institutions {euros(eu)} and other governments {euros(others)}; {self._most()}."
        )

    def _of_one(self, donor: str) -> str:
        amount = self.given.of_donor(donor, "ukraine_aid", self.choices)
        name = self._in_sentence(donor)
        if isinstance(amount, Missing):
            return f"What {name} allocated of {self.what} {self.when} is unknown: {amount.reason}."
        share = self.given.of_donor(donor, "ukraine_aid_share", self.choices)
        of_gdp = f", {share.value * 100:.2f} % of {self._gdp()}" if isinstance(share, Figure) else ""
        told = f"{name} allocated {euros(amount)} of {self.what} {self.when}{of_gdp}{self._with_eu()}"
        return f"{told[0].upper()}{told[1:]}."

    def _gdp(self) -> str:
        return "GDP" if len(self.given.years) == 1 else "a year's GDP, the years added up"

    def _with_eu(self) -> str:
        """What a member's part in the EU's aid adds; nothing where there is none."""
        if self.type != "total" or self.given.donor == INSTITUTIONS:
            return ""
        own, both = (self.given.together("ukraine_aid", c) for c in ({}, {"eu": "with"}))
        if not isinstance(own, Figure) or not isinstance(both, Figure) or both.value <= own.value:
            return ""
        return f"; {euros(both)} with {'its' if self.given.donor else 'their'} part in the EU's"

    def _most(self) -> str:
        """The largest donors, in order; a tie for nothing is no order."""
        donors = [d for d in self.given.donors if d != INSTITUTIONS]
        found = ((self.given.of_donor(d, "ukraine_aid", self.choices), d) for d in donors)
        known = sorted(((f.value, d) for f, d in found if isinstance(f, Figure) and f.value), reverse=True)
        if len(known) <= _NAMED:
            return f"{len(known)} of its {len(donors)} governments gave any"
        names = [self._in_sentence(d) for _, d in known[:_NAMED]]
        return f"the most by government: {listed(names)}"

    def _in_sentence(self, donor: str) -> str:
        if donor == INSTITUTIONS:
            return "the EU's institutions"
        place = self.given.world.catalogue.places.get(donor)
        return place.in_sentence if place else self.given.name(donor)

    def under(self) -> str:
        """The edition, and whether it was published by the day."""
        edition, asof = self.given.edition, self.given.world.asof
        if edition.published <= asof:
            return f"{edition.publisher}, {edition.month} ({edition.id}, {age(edition, asof)} on {asof})."
        return (
            f"{edition.publisher}, {edition.month} ({edition.id}), published after {asof}: no edition held was "
            "published by that day."
        )

    def notes(self) -> Iterator[str]:
        """What a reader must know, in order of weight."""
        given = self.given
        yield from scenario_note(given.world)
        yield (
            "Allocations: aid earmarked for a purpose; commitments, which are promises, are larger, and what was "
            "delivered may be less. No recorded allocation of a covered donor counts as zero. Current euros."
        )
        if given.until:
            yield f"{given.years[-1]} is part of a year: aid is held from January to {given.until}."
        if uncovered := given.uncovered():
            yield f"Unknown, not zero, and in no sum: the tracker does not cover {listed(uncovered, 9)}."
        if self.type == "total":
            yield from self._channel()
        if not given.donor:
            yield from self._joined()
        if len(given.years) > 1:
            yield (
                "Share of GDP: every year's aid over that year's GDP (IMF, current prices), the years added up. The "
                "tracker's own percentages divide all aid by the GDP of 2021."
            )

    def _channel(self) -> Iterator[str]:
        """What went through the EU, and the assumption its parts rest on."""
        found, donor = self.given.of_donor(INSTITUTIONS, "ukraine_aid", {}), self.given.donor
        apart = donor and donor != INSTITUTIONS and donor not in self.given.world.members(self.given.years[-1], "EU")
        if isinstance(found, Figure) and not apart:
            yield (
                f"The EU's institutions allocated {euros(found)}. Members' parts in it use one key for all years, "
                "because the tracker tells each member's part in all of it and not by year: constant key assumed. "
                "The parts repeat what stands under the EU's institutions: never add both."
            )

    def _joined(self) -> Iterator[str]:
        """Who joined on the way, and where its aid of the years before is counted."""
        world, everybody = self.given.world, self.given.group == EVERYBODY
        first = world.members(self.given.years[0], "NATO" if everybody else self.given.group)
        last = world.members(self.given.years[-1], "NATO" if everybody else self.given.group)
        later = sorted(self._in_sentence(d) for d in last - first)
        if later:
            before = "among other governments" if everybody else "in no sum of the group"
            yield f"Members are counted year by year: what {listed(later)} gave before joining stands {before}."


def euros(cell: Cell) -> str:
    """An amount in words, in millions where it is below a billion."""
    if isinstance(cell, Missing):
        return f"an unknown amount ({cell.reason})"
    if not cell.value:
        return "EUR 0"
    if cell.value >= 1e9:
        return f"EUR {cell.value / 1e9:,.1f} bn"
    return f"EUR {cell.value / 1e6:,.{int(cell.value < 1e7)}f} million"
