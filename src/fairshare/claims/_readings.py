"""A figure held against what was said, as a reading; and readings as a verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fairshare.claims._sightings import Sighting
from fairshare.claims._words import allowed, billions, mark, outcome, percent, sentence
from fairshare.core.figure import Figure
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Label, Reading, Record, Verdict, label_of, weakest

_SIGNS = {"USD": "US$", "EUR": "EUR", "INTL": "international $", "NCU": "national currency"}


@dataclass(frozen=True)
class Asked:
    """What a figure is held against.

    Attributes:
        definition: What is counted, in words.
        said: The quantity of the claim.
        denied: Whether the claim denies it.
        main: Whether a fair reader would take this definition.
        shown: What was found, in words; empty for the figure itself.
    """

    definition: str
    said: Quantity
    denied: bool = False
    main: bool = True
    shown: str = ""


def held(asked: Asked, seen: Sighting, *also: Figure) -> Reading:
    """The reading of one figure against what was said."""
    return decided(asked, seen, asked.said.holds(seen.value), *also)


def decided(asked: Asked, seen: Sighting, holds: bool | None, *also: Figure) -> Reading:
    """A reading whose outcome was found another way than by comparing one figure."""
    year = seen.figure.id.year if seen.figure.id else ""
    found = asked.shown or f"{amount(seen.figure)} in {year}{mark(seen.figure)}"
    return Reading(
        definition=f"{asked.definition}{f', in the release of {seen.later}' if seen.later else ''}",
        claimed=asked.said.words,
        found=found,
        outcome=outcome(holds, denied=asked.denied),
        unit=str(seen.figure.unit),
        tolerance=allowed(asked.said),
        source=seen.source,
        release=seen.release,
        known=seen.known,
        main=asked.main and seen.main,
        figures=(seen.figure, *also),
        grade=seen.grade,
    )


def recorded(asked: Asked, row: Record, low: float, high: float) -> Reading:
    """The reading of a register's row that gives a number, or a range of them, against what was said."""
    least, most = asked.said.reach()
    holds: bool | None = low <= most and high >= least
    return told_by(asked, (row,), holds)


def told_by(asked: Asked, records: Sequence[Record], holds: bool | None) -> Reading:
    """A reading that rests on rows of registers alone."""
    return Reading(
        definition=asked.definition,
        claimed=asked.said.words,
        found=asked.shown,
        outcome=outcome(holds, denied=asked.denied),
        tolerance=allowed(asked.said),
        source=", ".join(dict.fromkeys(f"register of {r.register.replace('_', ' ')}" for r in records)),
        main=asked.main,
        records=tuple(records),
        grade=weakest(*(r.grade for r in records)),
    )


def amount(figure: Figure) -> str:
    """A figure in words: a percentage, billions of a currency, or a number of people."""
    if not figure.unit.powers:
        return percent(figure.value)
    symbol, at, _ = str(figure.unit).partition("@")
    if at and "/person" in str(figure.unit):
        return f"{_SIGNS.get(symbol, symbol)} {figure.value:,.0f} per head"
    if at:
        base = figure.unit.price_basis
        prices = f" in {base} prices" if base.isdecimal() else ""
        return f"{billions(figure.value, _SIGNS.get(symbol, symbol))}{prices}"
    return f"{figure.value:,.0f}"


def concluded(readings: Iterable[Reading], *, told: str, true: str = "", caveats: Sequence[str] = ()) -> Verdict:
    """The verdict that follows from readings, main ones first; ``reported`` sources are named in the explanation."""
    ordered = tuple(sorted(readings, key=lambda r: (not r.main, r.outcome == "unknown")))
    if not ordered:
        return unheld(told)
    label = _label(ordered, caveats)
    return Verdict(
        label,
        sentence(f"{told or explained(ordered)}{resting(ordered)}"),
        sentence(true) if true else "",
        ordered,
        (*caveats, *_beside(ordered, label)),
    )


def _label(readings: Sequence[Reading], caveats: Sequence[str]) -> Label:
    """The label that follows; where only an unverified main reading says otherwise, evidence is not enough."""
    label = label_of(readings, caveats)
    against: dict[Label, str] = {"refuted": "holds", "supported": "fails", "supported_with_caveat": "fails"}
    open_ = any(r.main and r.grade == "unverified" and r.outcome == against.get(label) for r in readings)
    return "not_enough_evidence" if open_ else label


def _beside(readings: Sequence[Reading], label: Label, most: int = 2) -> tuple[str, ...]:
    """What a fair reader must add: to a claim that holds the readings beside by which it does not, and the reverse."""
    wanted = {"supported_with_caveat": "fails", "refuted": "holds"}.get(label)
    other = [r for r in readings if not r.main and r.outcome == wanted and r.grade != "unverified"]
    return tuple(sentence(f"{r.definition}: {r.found}{f' ({r.release})' if r.release else ''}") for r in other[:most])


def unheld(what: str) -> Verdict:
    """The verdict where the ledger holds nothing that decides."""
    return Verdict("not_enough_evidence", sentence(what or "no release held has the figures"))


def explained(readings: Sequence[Reading], most: int = 3) -> str:
    """The main readings in words, and how the ones beside differ."""
    main = [r for r in readings if r.main]
    other = next((r for r in main if r.outcome not in ("unknown", main[0].outcome)), None)
    if other is not None:
        main = [main[0], other, *(r for r in main[1:] if r is not other)]
    shown = [f"{r.definition}: {r.found}{f' ({r.release})' if r.release else ''}" for r in main[:most]]
    return "; ".join(shown or [f"{r.definition}: {r.found}" for r in readings[:1]])


def resting(readings: Sequence[Reading]) -> str:
    """What the reader must know of the sources of the main readings."""
    reported = sorted({s for r in readings if r.main and r.grade == "reported" for s in _resting_on(r)})
    unread = sorted({s for r in readings if r.main and r.grade == "unverified" for s in _resting_on(r)})
    told = f"; as reported, the primary document not read: {', '.join(reported)}" if reported else ""
    return f"{told}; unverified: {', '.join(unread)}" if unread else told


def _resting_on(reading: Reading) -> tuple[str, ...]:
    """The release of a reading, or the sources of its records."""
    told = (reading.release,) if reading.release else tuple(r.source.split(";")[0] for r in reading.records)
    return told or (reading.source,)
