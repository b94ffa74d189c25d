"""Whether something happened by the day: a meeting, a ceasefire agreed, a deal signed, Article 5 invoked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from fairshare.claims._records import rows as rows_about
from fairshare.claims._registers import Entry, day_of, named, record
from fairshare.claims._words import outcome, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause, Item, Person
from fairshare.core.quantity import shifted
from fairshare.core.verdict import Reading, Verdict, label_of


@dataclass(frozen=True)
class _Topic:
    """Something the register of events tells apart.

    Attributes:
        about: As the register's column ``about`` has it.
        concept: What names it.
        done: What says that it happened; one of them must stand beside it, unless empty.
    """

    about: str
    concept: str
    done: tuple[str, ...] = ()


_TOPICS = (
    _Topic("ceasefire", "ceasefire", ("agreed", "agree_word", "got_word")),
    _Topic("minerals-deal", "minerals_deal", ("agree_word", "agreed")),
    _Topic("article-5", "article_five", ("invoked",)),
    _Topic("meeting", "meeting"),
    _Topic("meeting", "expected", ("white_house",)),
)
#: How far from the day said an event may lie: a night between two capitals.
_SLACK = 1
#: How far ahead something expected may lie where no day is named.
_AHEAD = timedelta(days=7)


def _read(clause: Clause) -> Claim | None:
    topic = next((t for t in _TOPICS if _names(clause, t)), None)
    if topic is None or clause.has("should", "if_word", "would") or _repeated(clause):
        return None
    items = (*clause.subject, *clause.items)
    slots: dict[str, Slot] = {"about": topic.about}
    if who := _actors(items):
        slots["actors"] = " ".join(who)
    if topic.about == "meeting" and not (any(isinstance(i.value, Person) for i in items) and _meets(clause, topic)):
        return None
    if times := clause.times():
        slots["when"] = times[0]
    if topic.concept == "expected":
        slots["ahead"] = True
    denied = any(i.concept == "not" for i in clause.items)
    return Claim("event", clause.statement.span, slots, "denied" if denied else "asserted")


def _repeated(clause: Clause) -> bool:
    """Whether it says how often something happened, which the register cannot count."""
    words = [i.text.lower() for i in clause.items]
    return clause.has("multiple", "count") or not {"twice", "thrice", "times"}.isdisjoint(words)


def _names(clause: Clause, topic: _Topic) -> bool:
    return clause.has(topic.concept) and (not topic.done or clause.has(*topic.done))


def _meets(clause: Clause, topic: _Topic) -> bool:
    """Whether it is told that people meet: not hoped for, and with somebody or somewhere behind the verb."""
    if topic.concept == "expected":
        return True
    at = next(n for n, i in enumerate(clause.items) if i.concept == topic.concept)
    behind = clause.items[at + 1 : at + 6]
    named = any(i.concept in ("person", "country", "white_house", "office") for i in behind)
    return named and not clause.has("will", "worth")


def _actors(items: tuple[Item, ...]) -> list[str]:
    """Countries by code and people by surname, as the register names those who took part."""
    found: list[str] = []
    for item in items:
        if item.concept == "country" and isinstance(item.value, str):
            found.append(item.value)
        elif isinstance(item.value, Person):
            found.append(item.value.name.split()[-1])
    return list(dict.fromkeys(found))


def _check(case: Case) -> Verdict:
    about, wanted = case.claim.text("about"), case.claim.text("actors").split()
    rows = _rows(case, about, wanted)
    if not rows:
        told = f"the register of events holds nothing on it ({about.replace('-', ' ')}); it is not complete"
        return Verdict("not_enough_evidence", sentence(told))
    reading, caveats = _reading(case, rows)
    later = f"; known only after {case.day}" if reading.records and reading.known == "now" else ""
    told = f"{reading.found}{later}{named(reading.records)}"
    return Verdict(label_of([reading], caveats), sentence(told), "", (reading,), caveats)


def _rows(case: Case, about: str, wanted: list[str]) -> list[Entry]:
    """The events in which most of those named took part, oldest first; every country named must have."""
    countries = {w for w in wanted if w in case.now.catalogue.places}
    people = [w for w in wanted if w not in countries]
    found = [r for r in rows_about(case, "events", about=about) if people or countries <= set(r["actors"].split())]
    most = max((_present(r, people) for r in found), default=0)
    if people and not most:
        return []
    return sorted((r for r in found if _present(r, people) == most), key=lambda r: day_of("events", r))


def _present(row: Entry, people: list[str]) -> int:
    told = f"{row['actors']} {row['what']}"
    return sum(p in told for p in people)


def _reading(case: Case, rows: list[Entry]) -> tuple[Reading, tuple[str, ...]]:
    when = case.claim.time()
    last = shifted(when.until, timedelta(days=_SLACK)) if when else case.day
    if case.claim.slots.get("ahead"):
        last = max(last, shifted(case.day, _AHEAD)) if when is None else last
    elif case.claim.text("about") != "meeting":
        last = case.day
    seen = [r for r in rows if day_of("events", r) <= last]
    inside = [r for r in seen if when is None or when.holds(day_of("events", r), _SLACK)]
    done = [r for r in inside if r["done"] in ("yes", "conditional")]
    later = [r for r in rows if day_of("events", r) > last]
    telling = done or inside or seen[-1:] or later[:1]
    known_all = bool(done) or bool(later) or any(r["done"] == "no" for r in seen)
    records = tuple(record("events", r) for r in telling[:2])
    caveats = tuple(f"{r['what']} ({r['date']})." for r in done if r["done"] == "conditional")
    reading = Reading(
        definition=f"{case.claim.text('about').replace('-', ' ')} by {case.day}, by the register of events",
        claimed=case.said or case.claim.text("about"),
        found="; ".join(f"{r['date']}: {r['what']}" for r in telling[:2]),
        outcome=outcome(bool(done) if known_all else None, denied=case.claim.stance == "denied"),
        source="register of events",
        known="then" if telling and day_of("events", telling[0]) <= case.day else "now",
        records=records,
        grade=records[0].grade if records else "unverified",
    )
    return reading, caveats


def _examples() -> Iterator[Example]:
    day = date(2025, 3, 12)
    yield Example("Ukraine agreed to a ceasefire in 2025.", day, "supported_with_caveat", {"about": "ceasefire"})
    yield Example("Russia has not agreed to a ceasefire.", day, "supported")
    yield Example("Russia agreed to a ceasefire.", day, "refuted")
    yield Example("No minerals deal between the United States and Ukraine has been signed.", day, "supported")
    yield Example("The United States and Ukraine signed the minerals deal.", day, "refuted")
    yield Example("The United States and Ukraine signed the minerals deal.", date(2025, 6, 1), "supported")
    yield Example("Mark Rutte is expected at the White House on Thursday.", day, "supported")
    yield Example("The alliance invoked Article 5 after the attacks of 2001.", day, "supported")
    yield Example("Article 5 has been invoked twice.", day)
    yield Example("Donald Trump spoke of a ceasefire.", day)
    yield Example("Donald Trump hopes for a visit to India.", day)
    yield Example("Elon Musk received the most votes.", day)
    yield Example("The ministers should agree to a ceasefire.", day)
    yield Example("Article 5 is the heart of the alliance.", day)


event = Kind(
    "event",
    "Whether something happened by the day of the text",
    _read,
    _check,
    tuple(_examples()),
    precedence=55,
    needs=("ceasefire", "minerals_deal", "article_five", "meeting", "expected"),
)
