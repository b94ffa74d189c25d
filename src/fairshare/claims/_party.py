"""Whom a clause speaks of: a country, a group of allies or all the others, found by where it stands."""

from collections.abc import Mapping
from types import MappingProxyType

from fairshare.core.catalogue import Catalogue
from fairshare.core.clause import Clause, Item
from fairshare.core.world import World
from fairshare.errors import BadInput

#: Concepts that name a country or a group of them.
PARTIES = ("country", "we", "europe", "nato", "ally", "others")
#: "The allies": all of them, or in American mouths all but the United States.
ALLIES = "allies"
#: The allies but one: resolved with the members of the year a figure is of.
OTHERS = "others"
_AND = ("and", "&", "plus")
#: Words before a party that make it no subject.
_OBLIQUE = (
    "of", "to", "for", "with", "by", "against", "from", "than", "as", "like", "on", "into", "in", "towards", "about",
    "unlike", "within", "inside", "at", "besides", "except", "excluding", "including", "without", "beyond",
)  # fmt: skip
#: What takes some of those named away again, or denies something of several at once: no figure is of the rest.
_APART = ("neither", "nor", "without", "excluding", "except", "excepting")
#: What makes allies some of them, of whom no figure is held.
_COUNTED = ("count", "share", "all_word", "sole")
_SOME = ("many", "some", "several", "few", "most", "certain", "which", "these", "those", "both", "individual", "each")
_SPOKEN: Mapping[str, str] = MappingProxyType(
    {
        "NATO": "NATO",
        ALLIES: "the allies",
        "EUR_CAN": "Europe and Canada",
        "NATO_EUROPE": "the European allies",
        "EU": "the European Union",
        "EUROPE": "Europe",
        "B9": "the eastern flank",
    }
)


def party(clause: Clause, n: int) -> str:
    """Who an item is: an ISO code, a group's id, or ``others``; empty where the words do not tell."""
    item = clause.items[n]
    if item.concept == "country" and n and clause.items[n - 1].text.lower() == "non":
        return "EUR_CAN" if item.value == "USA" else ""
    plain = {"country": str(item.value), "we": clause.statement.speaker.place, "others": OTHERS, "nato": "NATO"}
    if item.concept == "europe":
        return _europe(item.text.lower(), clause.items[n + 1 : n + 3])
    return _allies(clause, n) if item.concept == "ally" else plain.get(item.concept, "")


def _europe(text: str, after: tuple[Item, ...]) -> str:
    words = " ".join([text, *(i.text.lower() for i in after)])
    if "canad" in words:
        return "EUR_CAN"
    return "EU" if "union" in text or text in ("eu", "the eu") else "NATO_EUROPE"


def _allies(clause: Clause, n: int) -> str:
    """Which allies an item is: all, all others, the European ones; empty for some of them or an ally of somebody."""
    near = clause.items[max(0, n - 3) : n]
    if any(i.concept in _COUNTED or i.text.lower() in _SOME for i in near):
        return ""
    if near and near[-1].text.lower() == "other":
        return OTHERS
    if near and near[-1].concept == "we":
        return "EUR_CAN" if clause.statement.speaker.place == "USA" else ""
    if near and near[-1].concept == "europe":
        return _europe(near[-1].text.lower(), clause.items[n + 1 : n + 3])
    if near and near[-1].concept == "country":
        return "EUR_CAN" if near[-1].value == "USA" and any(i.text.lower() in ("non", "not") for i in near) else ""
    return ALLIES if clause.items[n].text.lower().endswith("s") else ""


def subject(clause: Clause, n: int) -> str:
    """The nearest party before item ``n`` that can be the subject of what stands there; empty if there is none.

    Parties joined by "and" are one, by commas; a party after a preposition is passed over. Where none stands in the
    clause, the subject that its sentence has elsewhere counts. There is none where "neither" or "without" changes who
    is spoken of.
    """
    if any(i.text.lower() in _APART for i in clause.items[:n]):
        return ""
    at = n - 1
    while at >= 0:
        if clause.items[at].concept in PARTIES:
            first, names = _joined(clause, at)
            before = clause.items[first - 1].text.lower() if first else ""
            if before == "the" and first > 1:
                before = clause.items[first - 2].text.lower()
            if before not in _OBLIQUE or _of_spending(clause, first):
                return names
            at = first
        at -= 1
    return _elsewhere(clause)


def behind(clause: Clause, n: int) -> str:
    """The first party from item ``n`` on, with those joined to it; empty if there is none."""
    at = next((k for k in range(n, len(clause.items)) if clause.items[k].concept in PARTIES), None)
    if at is None:
        return ""
    if clause.items[at].concept == "we" and clause.items[at + 1 : at + 2] and clause.items[at + 1].concept == "ally":
        at += 1
    while at + 2 < len(clause.items) and clause.items[at + 1].text.lower() in _AND:
        if clause.items[at + 2].concept not in PARTIES:
            break
        at += 2
    return _joined(clause, at)[1]


def _of_spending(clause: Clause, first: int) -> bool:
    """Whether a party stands in "defence spending in Poland"."""
    before = clause.items[max(0, first - 3) : first]
    return any(i.concept == "spending" for i in before) and not any(i.text.lower() == "on" for i in before)


def _joined(clause: Clause, at: int) -> tuple[int, str]:
    """The party that ends at an item, with those joined to it, and where it begins."""
    if clause.items[at].concept == "country" and at and clause.items[at - 1].concept == "europe":
        text = clause.items[at - 1].text.lower()
        if "europe" in text:
            return at - 1, _europe(text, clause.items[at : at + 1])
    last = party(clause, at)
    names, first = [last], at
    while first >= 2 and clause.items[first - 1].text.lower() in _AND and clause.items[first - 2].concept in PARTIES:
        first -= 2
        names.insert(0, party(clause, first))
    if len(names) == 1:
        if first and clause.items[first].concept == "ally" and clause.items[first - 1].concept in ("europe",):
            first -= 1
        return first, last
    if set(names) == {"NATO_EUROPE", "CAN"}:
        return first, "EUR_CAN"
    whole = all(len(name) == 3 and name.isupper() for name in names)
    return first, ",".join(sorted(set(names))) if whole else ""


def _elsewhere(clause: Clause) -> str:
    for item in reversed(clause.subject):
        if item.concept == "country":
            return str(item.value)
        if item.concept == "we":
            return clause.statement.speaker.place
        if item.concept in ("nato", "ally"):
            return "NATO" if item.concept == "nato" else ALLIES
        if item.concept == "europe":
            return _europe(item.text.lower(), ())
    return ""


def place_of(name: str, world: World, year: int, counterpart: str = "USA") -> str:
    """The place or group of a figure id for a party; the others are the members of the year but the counterpart."""
    if name != OTHERS:
        return "NATO" if name == ALLIES else _known(name, world)
    if counterpart == "USA":
        return "EUR_CAN"
    inside = set(counterpart.split(","))
    return ",".join(sorted(world.members(year) - inside))


def _known(name: str, world: World) -> str:
    """A country's code, codes joined by commas or a group's id (BadInput for anything else)."""
    parts = name.split(",")
    if name in world.catalogue.groups or all(p in world.catalogue.places for p in parts):
        return name
    raise BadInput.of("claim: who", name, "a country's ISO code, codes joined by commas, or a group's id")


def spoken(name: str, catalogue: Catalogue) -> str:
    """A party as it stands in a sentence."""
    if name in _SPOKEN:
        return _SPOKEN[name]
    if name == OTHERS:
        return "all other allies"
    parts = [catalogue.places[p].in_sentence if p in catalogue.places else p for p in name.split(",")]
    if len(parts) > 6:
        return "all other allies"
    return " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
