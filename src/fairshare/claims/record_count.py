"""That more allies than ever reach a level: "a record number of allies meet the 2 % target"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairshare.claims._allies import Asked, Count, count
from fairshare.claims._readings import concluded
from fairshare.claims._stance import negated, stance
from fairshare.claims._views import View, newest_year, views
from fairshare.claims._words import outcome, percent, sentence
from fairshare.claims._years import time_said
from fairshare.core import board
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.grammar import find
from fairshare.core.measure import ANCHOR
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict

_SHAPES = (
    "^ by:record_number .. ally|country_word ... meet|spend|pay|above|be ... level:percent",
    "^ by:record_number .. ally|country_word ... meet|spend|above ... goal:target",
)
_GUIDELINE = Quantity("percent", 0.02, bound="at_least", words="2 %")


def _read(clause: Clause) -> Claim | None:
    if not clause.has("record_number") or not clause.has("ally", "nato", "spending", "defence", "gdp"):
        return None
    at = next(n for n, i in enumerate(clause.items) if i.concept == "record_number")
    found = find(replace(clause, items=clause.items[at:]), *_SHAPES)
    if found is None:
        return None
    held_as = stance(clause, at + len(found.items) - 1)
    when = time_said(clause)
    if held_as == "expected" and when is not None:
        # counts of the year's own estimates are told as the future and judged all the same
        held_as = "asserted"
    if negated(found.items):
        held_as = "denied" if held_as == "asserted" else held_as
    level = found.get("level")
    slots: dict[str, Slot] = {"level": level.quantity if level is not None else _GUIDELINE}
    if when is not None:
        slots["when"] = when
    return Claim("record-count", clause.items[at].span, slots, held_as)


def _check(case: Case) -> Verdict:
    when, level = case.claim.time(), case.claim.number("level") or _GUIDELINE
    year = when.year if when is not None else newest_year(case)
    readings = tuple(_readings(case, Asked(level.value, below=False), year)) if year is not None else ()
    if not readings:
        return Verdict("not_enough_evidence", sentence(f"no release held covers {year or 'the time it speaks of'}"))
    caveat = f"Counted within one release, which begins in {_first(case, year)}; before that nothing is held."
    main = readings[0]
    told = f"{main.found} ({main.release}{', published later' if main.known == 'now' else ''})"
    return concluded(readings, told=told, true=told, caveats=(caveat,))


def _first(case: Case, year: int | None) -> int:
    view = views(case, year)[0] if year is not None else None
    return min(_covered(view)) if view is not None else 0


def _covered(view: View) -> list[int]:
    """The years a release has a whole board of."""
    years = view.world.facts.years(ANCHOR, view.source.id)
    wanted = ((y, board.Wanted(ANCHOR, y, view.world.bound(y))) for y in years)
    return [y for y, w in wanted if board.covers(view.world.facts, view.source, w)]


def _readings(case: Case, asked: Asked, year: int) -> Iterator[Reading]:
    """A reading per release: the year's count against the highest of the years before."""
    for view in views(case, year):
        counts = {
            y: c for y in _covered(view) if y <= year and (c := count(view, y, "defence_share", asked)) is not None
        }
        now, before = counts.pop(year, None), list(counts.values())
        if now is None or not before:
            continue
        highest = max(before, key=lambda c: c.most)
        level = percent(asked.level, 1).replace(".0 %", " %")
        reached = f"{now.text} allies with armed forces were at or above {level} of GDP in {year}{now.mark}"
        yield Reading(
            definition=f"more allies at or above {level} of GDP in {year} than in any year before",
            claimed="a record number",
            found=f"{reached}; the most before were {_shown(highest)}",
            outcome=outcome(_more(now, highest), denied=case.claim.stance == "denied"),
            unit="allies",
            tolerance="none: counted",
            release=view.source.id,
            known=view.known,
            main=view.main,
            figures=tuple(c.figure for c in (now, highest) if c.figure),
            grade=view.source.grade,
        )


def _shown(counted: Count) -> str:
    return f"{counted.text} in {counted.year}{counted.mark}"


def _more(now: Count, highest: Count) -> bool | None:
    """Whether there are more; None where an ally whose figure is unknown decides."""
    if now.least > highest.most:
        return True
    return False if now.most <= highest.least else None


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("A record number of allies met the 2 percent target in 2024.", _DAY, "supported_with_caveat"),
    Example("In 2021, a record number of NATO allies spent 2 percent of GDP on defence.", _DAY, "refuted"),
    Example("A record number of visitors came to the NATO museum.", _DAY),
    Example("Allies signed a record number of contracts, worth 2 percent of GDP.", _DAY),
)

record_count = Kind(
    "record-count",
    "That more allies than in any year before reach a level of defence spending",
    _read,
    _check,
    _EXAMPLES,
    precedence=19,
    needs=("record_number",),
)
