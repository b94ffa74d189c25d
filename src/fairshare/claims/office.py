"""Who held which office: "the former prime minister", "who replaced X last October", "whose term was extended"."""

from collections.abc import Iterator, Mapping
from datetime import date

from fairshare.claims._offices import held, in_force, of_one, over
from fairshare.claims._registers import Entry, graded, named, record
from fairshare.claims._words import outcome, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Item, Office, Person
from fairshare.core.document import Span
from fairshare.core.grammar import Match, find
from fairshare.core.verdict import Reading, Verdict, label_of
from fairshare.errors import BadInput

_SHAPES = (
    ("replaced", "who:person ... replaced ... whom:person"),
    ("extended", "who:person .. term_extended"),
    ("took", "who:person .. took_office ... title:office ... when:when"),
    ("took", "who:person .. took_office . when:when"),
    ("holds", "who:person comma .. title:office"),
    ("holds", "title:office comma? who:person"),
    ("holds", "who:person have? be .. title:office . since:when"),
    ("holds", "who:person have? be .. title:office"),
)


def _read(clause: Clause) -> Claim | None:
    if not clause.has("person") or not clause.has("office", "replaced", "term_extended", "took_office"):
        return None
    for relation, shape in _SHAPES:
        found = find(clause, shape)
        if found is None or clause.has("should", "if_word", "would"):
            continue
        who = found["who"].value
        if not isinstance(who, Person):
            continue
        slots: dict[str, Slot] = {"relation": relation, "person": who.name}
        slots |= _slots(clause, found)
        if relation == "replaced" and any(i.concept == "be" for i in found.items) and "whom" in slots:
            slots["person"], slots["whom"] = slots["whom"], who.name
        if relation == "holds" and not _told(clause, found, slots):
            continue
        if (since := found.get("since")) is not None and since.when.open_end:
            slots["when"] = since.when
        if relation != "holds" and (times := clause.times()):
            slots["when"] = times[0]
        denied = any(i.concept == "not" for i in found.items)
        return Claim("office", _span(clause, found), slots, "denied" if denied else "asserted")
    return None


def _told(clause: Clause, found: Match, slots: Mapping[str, Slot]) -> bool:
    """Whether an office is told of and is no title of courtesy, which people keep: "President Roe" says nothing.

    It is told with a verb, where the words say "former" or "new", or in an apposition that says whose office it is:
    "Roe, the Dutch prime minister,".
    """
    first = clause.items.index(found.items[0])
    near = (*clause.items[max(0, first - 2) : first], *found.items)
    if any(i.concept in ("former", "new_word") for i in near) or any(i.concept == "be" for i in found.items):
        return True
    whose = "place" in slots or any(i.concept in ("nato", "white_house") for i in near)
    before = clause.items[clause.items.index(found["title"]) - 1]
    return whose and before.concept != "comma" and any(i.concept == "comma" for i in found.items)


def _slots(clause: Clause, found: Match) -> dict[str, Slot]:
    slots: dict[str, Slot] = {}
    if (title := found.get("title")) is not None:
        if isinstance(title.value, Office):
            slots["title"] = title.value.title
        if place := _place(clause, title):
            slots["place"] = place
    if (whom := found.get("whom")) is not None and isinstance(whom.value, Person):
        slots["whom"] = whom.value.name
    if any(i.concept == "former" for i in found.items) or _just_before(clause, found, "former"):
        slots["former"] = True
    return slots


def _just_before(clause: Clause, found: Match, concept: str) -> bool:
    """Whether a word stands directly before what was found."""
    at = clause.items.index(found.items[0])
    return at > 0 and clause.items[at - 1].concept == concept


def _place(clause: Clause, title: Item) -> str:
    """The country just before a title ("the Dutch prime minister"), or after it ("prime minister of Spain")."""
    if isinstance(title.value, Office) and title.value.place:
        return title.value.place
    at = clause.items.index(title)
    before = clause.items[at - 1] if at else None
    if before is not None and before.concept == "country":
        return str(before.value)
    after = clause.items[at + 1 : at + 4]
    of = next((i for i in after if i.concept == "country"), None)
    return str(of.value) if of is not None and after[0].text.lower() == "of" else ""


def _span(clause: Clause, found: Match) -> Span:
    first, last = found.items[0], found.items[-1]
    return Span(first.span.start, last.span.end)


def _check(case: Case) -> Verdict:
    rows = case.now.catalogue.register("offices")
    checks = {"holds": _holds, "replaced": _replaced, "extended": _extended, "took": _took}
    relation = case.claim.text("relation")
    if relation not in checks:
        raise BadInput.of("claim office: relation", relation, f"one of {', '.join(checks)}")
    found = checks[relation](case, rows)
    if isinstance(found, str):
        return Verdict("not_enough_evidence", sentence(found))
    return Verdict(label_of([found]), sentence(f"{found.found}{named(found.records)}"), "", (found,))


def _reading(case: Case, definition: str, rows: list[Entry], *, holds: bool) -> Reading:
    records = tuple(record("offices", r) for r in rows[:2])
    return Reading(
        definition=definition,
        claimed=case.said or definition,
        found="; ".join(r.told for r in records),
        outcome=outcome(holds, denied=case.claim.stance == "denied"),
        source="register of offices",
        records=records,
        grade=graded(records),
    )


def _of(case: Case, rows: tuple[Entry, ...]) -> list[Entry]:
    person = case.claim.text("person")
    return [r for r in rows if r["person"] == person]


def _holds(case: Case, rows: tuple[Entry, ...]) -> Reading | str:
    """Held on the day, or given up before it where the text says "former"."""
    title, place = case.claim.text("title"), case.claim.text("place")
    if not title:
        return "no office is named"
    theirs = [r for r in held(rows, title, place) if r["person"] == case.claim.text("person")]
    former = bool(case.claim.slots.get("former"))
    if not theirs:
        others = [r for r in held(rows, title, place) if in_force(r, case.day)]
        if not others or not (place or of_one(rows, title)):
            return f"the register of offices holds no such office of {case.claim.text('person')}"
        return _reading(case, f"in office on {case.day}", others, holds=False)
    fits = [r for r in theirs if (over(r, case.day) if former else in_force(r, case.day)) and _begun(case, r)]
    since = f", {when.words}" if (when := case.claim.time()) else ""
    told = f"{'former on' if former else 'in office on'} {case.day}{since}"
    return _reading(case, told, fits or theirs, holds=bool(fits))


def _begun(case: Case, row: Entry) -> bool:
    """Whether an office was taken when it is said to have been: in the month named, or in the year."""
    when, since = case.claim.time(), date.fromisoformat(row["since"])
    if when is None or when.since.year != since.year:
        return when is None
    return when.since.month == since.month or when.words.lower() == f"since {since.year}"


def _replaced(case: Case, rows: tuple[Entry, ...]) -> Reading | str:
    """The one's first day is the other's last, in the time said."""
    whom, when = case.claim.text("whom"), case.claim.time()
    for row in _of(case, rows):
        before = [r for r in rows if r["person"] == whom and r["office"] == row["office"] and r["iso3"] == row["iso3"]]
        if any(r["until"] == row["since"] for r in before):
            day = date.fromisoformat(row["since"])
            return _reading(
                case, f"successor{f', {when.words}' if when else ''}", [row], holds=not when or when.holds(day)
            )
    return f"the register of offices shows no office that passed from {whom} to {case.claim.text('person')}"


def _extended(case: Case, rows: tuple[Entry, ...]) -> Reading | str:
    told = [r for r in _of(case, rows) if "extended" in r["note"].lower()]
    return _reading(case, "term extended", told, holds=True) if told else "the register tells of no extension"


def _took(case: Case, rows: tuple[Entry, ...]) -> Reading | str:
    title, when = case.claim.text("title"), case.claim.time()
    theirs = [r for r in _of(case, rows) if not title or r in held(rows, title, case.claim.text("place"))]
    if not theirs or when is None:
        return f"the register of offices holds no such office of {case.claim.text('person')}"
    fits = [r for r in theirs if when.holds(date.fromisoformat(r["since"]))]
    return _reading(case, f"took office {when.words}", fits or theirs, holds=bool(fits))


def _examples() -> Iterator[Example]:
    day = date(2025, 3, 12)
    yield Example("Mark Rutte, the former Dutch prime minister, spoke.", day, "supported", {"place": "NLD"})
    yield Example("Mark Rutte, the Dutch prime minister, spoke.", day, "refuted")
    yield Example("The new NATO Secretary General Mark Rutte spoke.", day, "supported")
    yield Example("Current NATO Secretary General Jens Stoltenberg spoke.", day, "refuted")
    yield Example("Jens Stoltenberg is the NATO Secretary General.", date(2023, 5, 1), "supported")
    yield Example("Mark Rutte has been NATO secretary general since October 2024.", day, "supported")
    yield Example("Mark Rutte has been NATO secretary general since 2024.", day, "supported")
    yield Example("Mark Rutte has been NATO secretary general since October 2023.", day, "refuted")
    yield Example("Mark Rutte has been NATO secretary general since March 2024.", day, "refuted")
    yield Example("The NATO Secretary General, Jens Stoltenberg, spoke.", day, "refuted")
    yield Example("NATO Secretary General Jens Stoltenberg spoke.", day)
    yield Example("I knew Jens Stoltenberg, Secretary General, very well.", day)
    yield Example("President Barack Obama had lunch in Oslo.", day)
    yield Example("Mark Rutte, who likes the president, spoke.", day)
    yield Example("Mark Rutte replaced Jens Stoltenberg in 2024.", day, "supported", {"relation": "replaced"})
    yield Example("Mark Rutte replaced Jens Stoltenberg in 2022.", day, "refuted")
    yield Example("Jens Stoltenberg was replaced by Mark Rutte in 2024.", day, "supported")
    yield Example("Mark Rutte spoke with Jens Stoltenberg.", day)
    yield Example("The prime minister spoke.", day)
    yield Example("Donald Trump replaced the carpet.", day)


office = Kind(
    "office",
    "Who held which office, and when",
    _read,
    _check,
    tuple(_examples()),
    precedence=58,
    embedded=True,
    needs=("office", "replaced", "term_extended", "took_office"),
)
