"""Tenures: a term of office said, looked up in the register of offices, as days; None rather than a guess."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from fairshare.claims.reader.interval import EARLIEST, shifted, years_before
from fairshare.claims.reader.terms import TermSaid
from fairshare.core.quantity import When

#: Whose terms have a fixed length, in years: a longer stretch in office is more than one of them.
_FIXED = {"USA": 4}
#: The longest single term anywhere in the alliance that is certainly one.
_LONGEST = 5


class Tenure(NamedTuple):
    """A stretch in office; ``until`` is None while it lasts, ``exact`` whether the register knows both days."""

    since: date
    until: date | None
    exact: bool = True


def resolve(term: TermSaid, person: str, tenures: Sequence[Mapping[str, str]], day: date) -> When | None:
    """The days a term of office said can mean, or None where the register does not tell.

    The office is the one held on the day, heads of government first, or else the last one held. A "first term" is
    the first of several stretches, or of four years each for presidents of the United States; where somebody was in
    office more than once and no number is said, the latest stretch is meant (the first for "before"), marked vague.

    Args:
        term: As found by ``terms``.
        person: Whose, as the register names them.
        tenures: Rows of the register of offices.
        day: Day of the text.
    """
    today = day.isoformat()
    theirs = [r for r in tenures if r["person"] == person and r["since"] and r["since"] <= today]
    office = _office([r for r in theirs if _is(r["office"], term.office)], day)
    if office is None:
        return None
    own = _held(office, theirs)
    if term.edge == "predecessor":
        return _before(office, own, tenures, day)
    chosen, vague = _chosen(term, own, _FIXED.get(office[0]))
    return None if chosen is None else _edge(term, chosen, day, vague)


def _is(office: str, said: str) -> bool:
    """Whether an office is what the words say; a vice president is no president."""
    return not said or (said in office.lower() and not office.startswith("Vice"))


def _office(rows: list[Mapping[str, str]], day: date) -> tuple[str, str] | None:
    """Whose and which office of a person is meant."""

    def weight(row: Mapping[str, str]) -> tuple[bool, bool, str]:
        leads = row["head_of_government"] == "yes" or row["office"].startswith("President")
        return not row["until"] or row["until"] > day.isoformat(), leads, row["since"]

    best = max(rows, key=weight, default=None)
    return None if best is None else (best["iso3"], best["office"])


def _held(office: tuple[str, str], rows: Iterable[Mapping[str, str]]) -> list[Tenure]:
    """A person's stretches in an office, in order; adjoining ones are one."""
    found: list[Tenure] = []
    for row in sorted(rows, key=lambda r: r["since"]):
        if (row["iso3"], row["office"]) != office:
            continue
        until = date.fromisoformat(row["until"]) if row["until"] else None
        exact = row["since_precision"] == "day" and row["until_precision"] in ("day", "")
        stretch = Tenure(date.fromisoformat(row["since"]), until, exact)
        if found and found[-1].until is not None and stretch.since <= shifted(found[-1].until, 1):
            stretch = Tenure(found.pop().since, until, exact)
        found.append(stretch)
    return found


def _before(office: tuple[str, str], own: list[Tenure], rows: Iterable[Mapping[str, str]], day: date) -> When | None:
    """The time of whoever held the office before the latest stretch."""
    begun = own[-1].since.isoformat()
    earlier = [
        r for r in rows if (r["iso3"], r["office"]) == office and r["since"] and r["until"] and r["until"] <= begun
    ]
    last = max(earlier, key=lambda r: r["until"], default=None)
    if last is None:
        return None
    since, until = date.fromisoformat(last["since"]), date.fromisoformat(last["until"])
    return When(since, min(until, day), vague=len(own) > 1)


def _chosen(term: TermSaid, own: list[Tenure], fixed: int | None) -> tuple[Tenure | None, bool]:
    """The stretch meant, and whether the words leave it open."""
    if term.ordinal is None:
        return own[0 if term.edge == "before" else -1], len(own) > 1
    split = [part for stretch in own for part in _split(stretch, fixed)]
    if term.ordinal > len(split):
        return None, False
    chosen = split[term.ordinal - 1]
    last = chosen.until
    certain = fixed or len(own) > 1 or (last is not None and last <= years_before(chosen.since, -_LONGEST))
    return (chosen if certain else None), False


def _split(stretch: Tenure, fixed: int | None) -> list[Tenure]:
    """A stretch as terms of a fixed length."""
    if fixed is None:
        return [stretch]
    found, since = [], stretch.since
    while stretch.until is not None and years_before(since, -fixed) < stretch.until:
        found.append(Tenure(since, years_before(since, -fixed), stretch.exact))
        since = years_before(since, -fixed)
    return [*found, Tenure(since, stretch.until, stretch.exact)]


def _edge(term: TermSaid, held: Tenure, day: date, vague: bool) -> When | None:
    """The part of a stretch that is meant, not beyond the day of the text."""
    since = held.since
    if since > day:
        return None
    over = held.until if held.until is not None and held.until <= day else None
    until = over or day
    vague = vague or not held.exact
    if term.edge == "since":
        return When(since, day, vague=vague, open_end=True)
    if term.edge == "before":
        return When(min(EARLIEST, shifted(since, -1)), shifted(since, -1), vague=True)
    if term.edge in ("after", "end"):
        if over is None:
            return None
        return When(over, day, "", vague, True) if term.edge == "after" else When(shifted(over, -90), over, vague=True)
    length = {"start": 0, "first_week": 6, "first_days": 99, "first_year": 364}.get(term.edge)
    return When(since, until if length is None else min(until, shifted(since, length)), vague=vague)
