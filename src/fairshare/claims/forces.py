"""How many soldiers: an ally's own ("Poland has 200,000 soldiers"), or American ones in a country or in Europe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fairshare.claims._levels import bounded, place_in, plain
from fairshare.claims._party import PARTIES, behind, place_of, spoken, subject
from fairshare.claims._readings import Asked, concluded, held, told_by, unheld
from fairshare.claims._records import record, rows
from fairshare.claims._sightings import Sighting, main_of, sightings
from fairshare.claims._stance import negated, stance
from fairshare.claims._words import mark
from fairshare.claims._years import past, time_said, year_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

_IN = ("in", "on", "to", "across", "throughout", "within", "at")
_EUROPE = ("NATO_EUROPE", "EU", "EUR_CAN")
#: Below this a number of troops is of a unit or an exercise and no country's total.
_FEWEST = 500
_ELSEWHERE = ("percent", "money", "aid", "military_aid", "ukraine_war", "rise", "fall", "extra", "equipment")
#: How far two honest counts of one force lie apart: Germany's American troops were 34,949 and 36,541 in one year.
_UNLIKE = 0.05
#: Numbers of people in a row of the register, by the year in its id.
_YEAR = re.compile(r"us-(\d{4})(?:-\d{2})?")


def _read(clause: Clause) -> Claim | None:
    if not clause.has("troops") or clause.has(*_ELSEWHERE):
        return None
    troops = place_in(clause, next(clause.all("troops")))
    count = next((n for n in range(troops - 1, max(-1, troops - 5), -1) if clause.items[n].concept == "count"), None)
    if count is None or clause.items[count].quantity.value < _FEWEST:
        return None
    slots = _american(clause, count, troops) or _own(clause, count, troops)
    if slots is None:
        return None
    held_as = stance(clause, troops)
    if negated(clause.items[max(0, count - 4) : count]):
        if held_as != "asserted":
            return None
        held_as = "denied"
    slots["count"] = _rounded(bounded(clause, count))
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
    return Claim("forces", clause.items[count].span, slots, held_as)


def _rounded(said: Quantity) -> Quantity:
    """A number of soldiers as it is meant: counts of one force differ by the month and by who is counted."""
    return replace(said, bound="about" if plain(said) else said.bound, step=max(said.step, said.value * _UNLIKE))


def _american(clause: Clause, count: int, troops: int) -> dict[str, Slot] | None:
    """American troops in a host: "35,000 US troops in Germany"; the owner stands before the troops or is who keeps."""
    owner = next((str(i.value) for i in clause.items[count:troops] if i.concept == "country"), "")
    keeper = subject(clause, count) if clause.has("station", "have") else ""
    if "USA" not in (owner, keeper):
        return None
    for n in range(troops + 1, len(clause.items)):
        item = clause.items[n]
        if item.concept in PARTIES and any(i.text.lower() in _IN for i in clause.items[max(0, n - 4) : n]):
            host = behind(clause, n)
            return {"who": "USA", "host": host} if host and "," not in host and host != "USA" else None
    return None


def _own(clause: Clause, count: int, troops: int) -> dict[str, Slot] | None:
    """An ally's own forces: "Poland has 216,000 soldiers", not those it sends somewhere."""
    between = clause.items[count:troops]
    if clause.has("station", "give") or any(i.concept in PARTIES for i in between):
        return None
    by = next((n for n in range(count - 1, -1, -1) if clause.items[n].concept == "have"), None)
    after = clause.items[troops + 1 : troops + 3]
    if by is None or any(i.text.lower() in _IN for i in after):
        return None
    who = subject(clause, by)
    return {"who": who} if who and "," not in who else None


def _check(case: Case) -> Verdict:
    said, year = case.claim.number("count"), _year(case)
    if said is None or year is None:
        return unheld("no figures are held of the time it speaks of")
    host = case.claim.text("host")
    readings = list(_hosted(case, said, host, year) if host else _forces(case, said, year))
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no figure is held of the forces of {who} in {year}")
    readings.sort(key=lambda r: not r.main)
    return concluded(readings, told="", true=f"{who}, {readings[0].definition}: {readings[0].found}")


def _year(case: Case) -> int | None:
    """The year said; for troops abroad without one the newest that the table holds up to the day."""
    when = case.claim.time()
    if when is not None and when.year is not None:
        return when.year
    host = case.claim.text("host")
    if not host:
        return year_meant(case)
    place = "DEU" if host in _EUROPE else host
    years = range(case.day.year, case.day.year - 6, -1)
    return next((y for y in years if sightings(case, "us_troops", place, y)), None)


def _forces(case: Case, said: Quantity, year: int) -> Iterator[Reading]:
    place, denied = place_of(case.claim.text("who"), case.then, year), case.claim.stance == "denied"
    for seen in sightings(case, "personnel", place, year):
        yield held(Asked("military personnel by NATO's definition", said, denied), seen)


def _hosted(case: Case, said: Quantity, host: str, year: int) -> Iterator[Reading]:
    denied = case.claim.stance == "denied"
    if host in _EUROPE:
        yield from _in_all(case, said, year)
        return
    for seen in sightings(case, "us_troops", host, year):
        asked = Asked(
            "permanently assigned American troops",
            said,
            denied,
            shown=f"{seen.value:,.0f} in {year}{mark(seen.figure)}",
        )
        yield held(asked, seen)


def _in_all(case: Case, said: Quantity, year: int) -> Iterator[Reading]:
    """American forces in Europe, with and without rotating ones; a number between the two counts is open."""
    total, told = _in_europe(case, year), _told_of(case, year)
    between = total is not None and told is not None and total.value < said.value < told.low and plain(said)
    readings: list[Reading] = []
    if total is not None:
        words = "permanently assigned to European allies"
        asked = Asked(
            words, said, case.claim.stance == "denied", shown=f"{total.value:,.0f} in {year}{mark(total.figure)}"
        )
        readings.append(held(asked, total))
    if told is not None:
        readings.append(_told(case, said, told))
    undecided = between and all(r.outcome == "fails" for r in readings)
    yield from (replace(r, outcome="unknown") if undecided else r for r in readings)


def _in_europe(case: Case, year: int) -> Sighting | None:
    """All hosts among the European allies of which the table tells, added up."""
    found = [main_of(sightings(case, "us_troops", p, year)) for p in sorted(case.now.members(year, "NATO_EUROPE"))]
    seen = [s for s in found if s is not None]
    if not seen:
        return None
    total = seen[0].figure
    for one in seen[1:]:
        total = total + one.figure
    return replace(seen[0], figure=total)


@dataclass(frozen=True)
class _Told:
    """A row of the register on American forces in Europe."""

    id: str
    year: int
    low: float
    high: float


def _told_of(case: Case, year: int) -> _Told | None:
    """What the register tells of the year or the nearest before it."""
    known = [t for t in _rows(case) if year - 3 <= t.year <= min(year + 1, case.day.year)]
    return max(known, key=lambda t: t.year, default=None)


def _told(case: Case, said: Quantity, last: _Told) -> Reading:
    """What the register tells, rotating forces counted in."""
    row = next(r for r in rows(case, "capabilities", id=last.id))
    shown = f"{last.low:,.0f}{f' to {last.high:,.0f}' if last.high > last.low else ''} in {last.year}"
    denied = case.claim.stance == "denied"
    asked = Asked("American forces in Europe, rotating ones counted in", said, denied, shown=shown)
    least, most = said.reach()
    told = record("capabilities", row, f"{row['item']}: {row['quantity']} {row['quantity_unit']}")
    return told_by(asked, (told,), last.low <= most and last.high >= least)


def _rows(case: Case) -> Iterator[_Told]:
    for row in rows(case, "capabilities", block="US forces in Europe"):
        if (found := _YEAR.fullmatch(row["id"])) and row["quantity"]:
            low = float(row["quantity"])
            yield _Told(row["id"], int(found[1]), low, float(row["quantity_high"] or low))


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("In 2024, Poland had 216,000 soldiers.", _DAY, "supported", {"who": "POL"}),
    Example("In 2024, Poland had 90,000 soldiers.", _DAY, "refuted"),
    Example("In 2024, Poland did not have 90,000 soldiers.", _DAY, "supported"),
    Example("The United States has 50,000 troops stationed in Germany.", _DAY, "refuted", {"host": "DEU"}),
    Example("The United States has 37,000 troops stationed in Germany.", _DAY, "supported"),
    Example("There are 80,000 American troops in Germany.", _DAY, "refuted"),
    Example("The US has 90,000 troops on the continent of Europe.", _DAY, "not_enough_evidence", {"who": "USA"}),
    Example("The US has 300,000 troops on the continent of Europe.", _DAY, "refuted", {"host": "NATO_EUROPE"}),
    Example("Germany sent 5,000 soldiers to Lithuania.", _DAY),
    Example("Some 9,000 soldiers took part in the exercise in Poland.", _DAY),
    Example("In 2024, 216,000 people in Poland visited a barracks.", _DAY),
)

forces = Kind(
    "forces",
    "How many soldiers an ally has, or the United States has in a country or in Europe",
    _read,
    _check,
    _EXAMPLES,
    needs=("troops",),
)
