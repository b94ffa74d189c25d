"""Which part of the alliance's spending one ally bears: "we pay 70 % of NATO", "almost all of NATO"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairshare.claims._common_funding import common_share, unknown_share
from fairshare.claims._levels import bounded, levels
from fairshare.claims._party import ALLIES, PARTIES, place_of, spoken, subject
from fairshare.claims._readings import Asked, concluded, held, unheld
from fairshare.claims._sightings import Sighting, computed, sightings
from fairshare.claims._stance import negated, stance
from fairshare.claims._words import mark, percent
from fairshare.claims._years import past, time_said, years_meant
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.figure_id import FigureId
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Reading, Verdict
from fairshare.core.world import World

#: Words for bearing a part of something.
_BEAR = ("pay", "spend", "cover", "spending", "be", "have")
#: What the part is of, where the words name it.
_WHOLES = frozenset({"nato", "ally", "cost", "spending", "defence", "entire"})
_ELSEWHERE = (
    "gdp", "common_fund", "other_budget", "owe", "aid", "military_aid", "troops", "equipment", "rise", "fall",
    "extra", "world_word", "target",
)  # fmt: skip
_LIGHT = ("the", "'s", "all", "its", "this", "our", "european", "allied", "joint", "collective", "total", "combined")
_DEFINITIONS = (
    ("current", "share of all members' national defence spending, current prices and exchange rates"),
    ("constant", "share of all members' national defence spending, constant prices"),
    ("ppp", "share of all members' national defence spending, purchasing power parities"),
)


def _read(clause: Clause) -> Claim | None:
    if clause.has(*_ELSEWHERE) or not _of_alliance(clause):
        return None
    found = (_read_at(clause, n) for n in levels(clause, "percent", "share", "lions_share", "almost_all"))
    return next((claim for claim in found if claim is not None), None)


def _of_alliance(clause: Clause) -> bool:
    """Whether the whole is the alliance: named here, or what the text around is about ("90 % of the cost")."""
    return clause.has("nato", "ally") or (clause.has("cost", "pay") and "nato" in clause.around)


def _read_at(clause: Clause, n: int) -> Claim | None:
    by = _bearing(clause, n)
    passive = any(i.text.lower() == "by" for i in clause.items[n + 1 : n + 7])
    if by is None or not (_of_whole(clause, n) or (passive and clause.items[by].concept == "be")):
        return None
    who = _payer(clause, by, n) if passive else subject(clause, by)
    if not who or who in ("NATO", ALLIES):
        return None
    held_as, around = stance(clause, n), clause.items[max(0, by - 1) : n]
    if negated(around):
        if held_as != "asserted" or any(i.text.lower() == "never" for i in around):
            return None
        held_as = "denied"
    national = clause.has("spending", "defence") or clause.items[by].concept == "spend"
    slots: dict[str, Slot] = {"who": who, "part": _part(clause, n), "of": "spending" if national else "nato"}
    if (when := time_said(clause)) is not None:
        slots["when"] = when
    elif past(clause):
        slots["past"] = True
    return Claim("group-share", clause.items[n].span, slots, held_as)


def _of_whole(clause: Clause, n: int) -> bool:
    """Whether the part at item ``n`` is of the alliance, its cost or its spending, with nothing else between."""
    preposition = clause.items[n].text.lower().endswith((" of", " for"))
    if _of_it(clause, n):
        return True
    for item in clause.items[n + 1 : n + 9]:
        if item.concept in ("nato", "ally") or (item.concept in ("cost", "entire") and not preposition):
            return preposition or item.concept in ("cost", "entire")
        if item.text.lower() in ("of", "for"):
            preposition = True
        elif item.concept not in (*_WHOLES, "all_word") and item.text.lower() not in _LIGHT:
            return False
        elif item.concept in ("cost", "spending") and "nato" in clause.around:
            return preposition
    return False


def _of_it(clause: Clause, n: int) -> bool:
    """Whether the part is "of it", in a text about the alliance and of what is paid for."""
    after = [i.text.lower() for i in clause.items[n + 1 : n + 3]]
    return after == ["of", "it"] and clause.has("pay") and "nato" in clause.around and not clause.has("spend")


def _bearing(clause: Clause, n: int) -> int | None:
    """The nearest word for bearing a part before item ``n``."""
    for at in range(n - 1, max(-1, n - 9), -1):
        if clause.items[at].concept in _BEAR:
            return at
        if at < n - 5 and clause.items[at].concept in PARTIES:
            return None
        if clause.items[at].concept in ("mark", "if_word", "money"):
            return None
    return None


def _payer(clause: Clause, by: int, n: int) -> str:
    """Who pays where it stands behind: "70 % of NATO is paid by the United States"."""
    for at in range(n + 1, len(clause.items)):
        if clause.items[at].concept in ("country", "we") and any(
            i.text.lower() == "by" for i in clause.items[at - 3 : at]
        ):
            return str(clause.items[at].value or clause.statement.speaker.place)
    return subject(clause, by)


def _part(clause: Clause, n: int) -> Quantity:
    item = clause.items[n]
    if item.concept == "almost_all":
        return Quantity("share", 0.9, 1.0, vague=True, words=item.text)
    if item.concept == "lions_share":
        return Quantity("share", 0.5, 1.0, vague=True, words=item.text)
    said = bounded(clause, n)
    if said.kind == "share" and not said.vague and said.high is None and said.step == 0:
        return replace(said, step=0.02)
    return said


def _check(case: Case) -> Verdict:
    said, years = case.claim.number("part"), years_meant(case)
    if said is None or not years:
        return unheld("no release held covers the time it speaks of")
    if case.claim.time() is None and not _part_of(
        case, place_of(case.claim.text("who"), case.then, years[0]), years[0], "current"
    ):
        # of the newest year the shares of GDP may be held and the amounts not
        years = (years[0] - 1,)
    readings = [r for n, year in enumerate(years[:3]) for r in _of_year(case, said, year, main=n == 0)]
    who = spoken(case.claim.text("who"), case.now.catalogue)
    if not readings:
        return unheld(f"no release held has the share of {who} in {years[0]}")
    readings.sort(key=lambda r: not r.main)
    return concluded(readings, told="", true=_true(who, readings))


def _of_year(case: Case, said: Quantity, year: int, *, main: bool) -> Iterator[Reading]:
    place = place_of(case.claim.text("who"), case.then, year)
    denied = case.claim.stance == "denied"
    for prices, definition in _DEFINITIONS:
        for seen in _part_of(case, place, year, prices):
            shown = f"{percent(seen.value, 1)} in {year}{mark(seen.figure)}"
            yield held(Asked(definition, said, denied, main and prices != "ppp", shown), seen)
    if case.claim.text("of") == "nato":
        near = (year, year + 1, year - 1, year + 2, year - 2)
        told = (list(common_share(case, said, place, y)) for y in near if y <= case.day.year)
        yield from next((found for found in told if found), [unknown_share(said, year, main=main)])


def _part_of(case: Case, place: str, year: int, prices: str) -> tuple[Sighting, ...]:
    """An ally's part of all members' spending; of a group the parts of its members added up."""
    seen = sightings(case, "share_of_total", place, year, prices=prices)
    if seen or prices == "ppp":
        return seen
    measure = f"expenditure_usd_{prices}"
    parts = sightings(case, measure, place, year)
    found = []
    for part in parts:
        whole = computed(_held_in(case.now, part.release), FigureId(measure, "NATO", year))
        if whole is not None:
            found.append(replace(part, figure=(part.figure / whole)))
    return tuple(found)


def _held_in(world: World, release: str) -> World:
    return world.holding(release)


def _true(who: str, readings: list[Reading]) -> str:
    """The part by current prices, and the part of common funding beside it."""
    main = [r for r in readings if r.main]
    first = next(iter(main), readings[0])
    common = next((r for r in main if r.definition.startswith("cost share")), None)
    told = f"{who} bore {first.found.replace(' in ', ' of all allies’ defence spending in ')} ({first.release})"
    return f"{told}, and {common.found.partition(' in ')[0]} of NATO's common funding" if common else told


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example("The United States pays 16 percent of NATO.", _DAY, "depends_on_definition", {"who": "USA"}),
    Example("In 2024, the United States paid for 90 percent of NATO.", _DAY, "refuted"),
    Example("In 2024, Germany bore 66 percent of the alliance's defence spending.", _DAY, "refuted", {"who": "DEU"}),
    Example("The United States did not pay 90 percent of the cost of NATO in 2024.", _DAY, "supported"),
    Example("The United States covers 70 percent of the cost of NATO.", date(2018, 7, 12), "depends_on_definition"),
    Example("The United States was paying a lot, probably 90 percent of the cost of NATO.", _DAY, "refuted"),
    Example("In 2024, the US paid almost the entire cost of NATO.", _DAY, "refuted", {"who": "USA"}),
    Example("In 2024, Italy paid for anywhere from 60 to 80 percent of NATO.", _DAY, "refuted", {"who": "ITA"}),
    Example("The United States is paying for 90 percent of it.", _DAY),
    Example("Germany pays 2 percent of GDP for NATO.", _DAY),
    Example("The United States makes up 70 percent of the audience of the NATO podcast.", _DAY),
    Example("In a poll, 70 percent of Americans are in favour of NATO.", _DAY),
    Example("The United States should pay 50 percent of the health budget.", _DAY),
)

group_share = Kind(
    "group-share",
    "Which part of the alliance's spending an ally or a group bears",
    _read,
    _check,
    _EXAMPLES,
    precedence=30,
    needs=("percent", "share", "lions_share", "almost_all"),
)
