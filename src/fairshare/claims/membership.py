"""Who belongs to the alliance, since when, and how many there are."""

from collections.abc import Iterator
from datetime import date

from fairshare.claims._words import outcome, sentence
from fairshare.core.claim import Case, Claim, Example, Kind, Slot
from fairshare.core.clause import Clause
from fairshare.core.grammar import Match, find
from fairshare.core.verdict import Reading, Verdict, label_of

_COUNT = (
    "nato .. have|be .. count:count . ally|country_word",
    "count:count ally|country_word . nato",
    "count:count .. ally .. member_of .. nato",
)
_JOINED = ("who:country .. by:joined ... nato ... when:when", "who:country .. by:joined ... nato")
#: The second of two: "Finland joined the alliance in 2023 and Sweden joined in 2024".
_TOO = ("who:country . by:joined . when:when $",)
_MEMBER = (
    "who:country .. be .. word? ally",
    "who:country .. be .. member_of .. nato",
    "who:country comma . word? ally",
    "who:country .. member_of .. nato",
)


#: Words that may stand before "member"; any other says more than that a country is one: "the newest", "a key ally".
_PLAIN = frozenset(["a", "an", "the", "now", "also", "still", "already", "currently", "one", "full", "nato's"])
_FACTS = frozenset(("joined", "joins", "acceded", "became a member", "became members", "entered"))


def _read(clause: Clause) -> Claim | None:
    slots: dict[str, Slot]
    if clause.has("should", "would", "will", "if_word"):
        return None
    joined = find(clause, *_JOINED) or (find(clause, *_TOO) if any(i.concept == "nato" for i in clause.whole) else None)
    if (found := joined) is not None and _happened(found):
        slots = {"relation": "joined", "place": str(found["who"].value)}
        if (when := found.get("when")) is not None:
            slots["when"] = when.when
    elif (found := find(clause, *_COUNT)) is not None and not clause.has("percent", "pay", "spend", "meet", "below"):
        slots = {"relation": "count", "count": found["count"].quantity}
    elif (found := find(clause, *_MEMBER)) is not None and _is_member(clause, found):
        slots = {"relation": "member", "place": str(found["who"].value)}
    else:
        return None
    denied = any(i.concept == "not" for i in found.items)
    return Claim("membership", clause.statement.span, slots, "denied" if denied else "asserted")


def _is_member(clause: Clause, found: Match) -> bool:
    """Whether membership alone is told, and of NATO: no "newest member", no "key ally of the United States"."""
    if clause.has("percent", "money", "rank", "count", "share"):
        return False
    after = clause.items[clause.items.index(found.items[-1]) + 1 :][:1]
    of_another = found.items[-1].concept == "ally" and after and after[0].text.lower() == "of"
    return not of_another and all(i.text.lower() in _PLAIN for i in found.items if i.concept in ("word", "comma"))


def _happened(found: Match) -> bool:
    """Whether a joining is told as a fact: "joined", not "wants to join", "entry" or "joining"."""
    return found["by"].text.lower() in _FACTS


def _check(case: Case) -> Verdict:
    relation = case.claim.text("relation")
    reading = {"joined": _joined, "count": _count}.get(relation, _member)(case)
    label = label_of([reading])
    return Verdict(label, sentence(reading.found), sentence(reading.found), (reading,))


def _reading(case: Case, definition: str, found: str, holds: bool) -> Reading:
    return Reading(
        definition=definition,
        claimed=case.said or definition,
        found=found,
        outcome=outcome(holds, denied=case.claim.stance == "denied"),
        source="accessions to the North Atlantic Treaty",
    )


def _since(case: Case, place: str) -> date | None:
    return min((i.since for i in case.now.catalogue.groups["NATO"].intervals if i.place == place), default=None)


def _member(case: Case) -> Reading:
    place = case.now.place(case.claim.text("place"))
    since = _since(case, place.iso3)
    inside = since is not None and since <= case.day
    when = f"since {since}" if inside else f"joined only on {since}" if since else "and never has been"
    found = f"{place.in_sentence} is {'' if inside else 'not '}a member of NATO on {case.day}, {when}"
    return _reading(case, f"member on {case.day}", found, inside)


def _joined(case: Case) -> Reading:
    place, when = case.now.place(case.claim.text("place")), case.claim.time()
    since = _since(case, place.iso3)
    if since is None or since > case.day:
        return _reading(case, "joined", f"{place.in_sentence} has not joined NATO by {case.day}", False)
    found = f"{place.in_sentence} joined NATO on {since}"
    return _reading(case, f"joined {when.words if when else ''}".strip(), found, when is None or when.holds(since))


def _count(case: Case) -> Reading:
    said = case.claim.number("count")
    members = sorted(case.now.catalogue.groups["NATO"].on(case.day))
    forces = sum(case.now.catalogue.places[p].armed_forces for p in members)
    found = f"NATO had {len(members)} members on {case.day}, {forces} of them with armed forces"
    return _reading(case, f"members on {case.day}", found, said is not None and said.holds(len(members)))


def _examples() -> Iterator[Example]:
    day = date(2025, 3, 12)
    yield Example("Ireland is a NATO member.", day, "refuted", {"place": "IRL"})
    yield Example("Ireland is not a member of NATO.", day, "supported")
    yield Example("Croatia is the newest member of NATO.", day)
    yield Example("Japan is a key ally of the United States.", day)
    yield Example("Finland joined the alliance in 2023.", day, "supported", {"relation": "joined"})
    yield Example("Sweden joined NATO in 2021.", day, "refuted")
    yield Example("Sweden joined in 2024.", day)
    yield Example("NATO has 32 members.", day, "supported", {"relation": "count"})
    yield Example("NATO has 28 members.", day, "refuted")
    yield Example("Poland spends more than every other NATO member.", day)
    yield Example("Ukraine should be a member of NATO.", day)
    yield Example("Finland joined the talks in 2023.", day)
    yield Example("The ministers were happy to see Sweden join the alliance.", date(2024, 1, 9))


membership = Kind(
    "membership",
    "Who belongs to the alliance, since when, and how many",
    _read,
    _check,
    tuple(_examples()),
    precedence=60,
    needs=("country", "count"),
)
