"""Terms of office in words ("during his first term", "since I came to office"), before anybody knows who "he" is."""

from collections.abc import Iterator, Sequence, Set
from typing import Literal, NamedTuple

from fairshare.claims.reader.line import Line
from fairshare.claims.reader.phrases import Phrases, one_of
from fairshare.claims.reader.words import Word

#: What part of the time in office is meant; ``first_days`` are the first hundred, ``start`` the day it began,
#: ``predecessor`` the time of whoever held the office before.
Edge = Literal[
    "during", "since", "before", "after", "start", "first_week", "first_days", "first_year", "end", "predecessor",
]  # fmt: skip


class TermSaid(NamedTuple):
    """A term of office said.

    Attributes:
        whose: ``i``, ``he`` (also for "she") or the name or title as written ("Obama", "the president").
        ordinal: 1 for "his first term"; None where no number is said.
        edge: Which part of it.
        office: ``president``, ``prime minister`` ... where the words say which.
    """

    whose: str
    ordinal: int | None = None
    edge: Edge = "during"
    office: str = ""


Found = tuple[int, int, TermSaid]
_WHOSE = {"my": "i", "his": "he", "her": "he"}
_WHO = {"i": "i", "he": "he", "she": "he"}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "fourth": 4}
#: The time in office, and which office that says; ``years`` only after a name ("the Bush years").
_TERM: Phrases[str] = Phrases(
    {
        "term|terms|tenure|mandate": "", "time|years|term|tenure in office": "", "time in the white house": "president",
        "administration|presidency": "president", "time|term as president": "president",
        "premiership": "prime minister",
        "time|term as prime minister": "prime minister", "chancellorship": "chancellor", "years|era": "years",
    }
)  # fmt: skip
#: What may stand before "his first term".
_EDGES: Phrases[Edge] = Phrases(
    {
        "during|in|throughout|under|over|of|for": "during", "since": "since", "before|until|till": "before",
        "after": "after", "since the start|beginning of": "since", "since the end of": "after",
        "at|by|near|toward|towards the end of": "end", "at|from the start|beginning of": "start", "late in": "end",
        "early in": "first_days", "the|in|during|within|for first week of": "first_week",
        "during|in|within the first week of": "first_week", "the first week of": "first_week",
        "first week in|of": "first_week", "in|during|within the first days|weeks|months of": "first_days",
        "the first days|weeks|months of": "first_days", "the first 100|hundred days of": "first_days",
        "in|during|within the first 100|hundred days of": "first_days", "on|from the first day of": "start",
        "the first day of": "start", "in|during the first year of": "first_year", "the first year of": "first_year",
    }
)  # fmt: skip
#: "my first week in office": what is said of the beginning itself.
_FIRST: Phrases[Edge] = Phrases(
    {
        "first week": "first_week", "first days|weeks|months": "first_days", "first 100|hundred days": "first_days",
        "first day": "start", "first year": "first_year", "final|last year|months|weeks|days": "end",
    }
)  # fmt: skip
#: What somebody did, and whether it begins, holds or ends the time in office.
_DEEDS: Phrases[Literal["begin", "hold", "leave"]] = Phrases(
    {
        "came|come to|into office|power": "begin", "came in": "begin", "came along": "begin", "come in": "begin",
        "took|take|taking office|power": "begin", "was|got|is elected|inaugurated": "begin", "was sworn in": "begin",
        "was first elected": "begin", "was|got elected president": "begin",
        "got|get in": "begin", "got in there": "begin", "got here|there": "begin",
        "got into office": "begin", "became|become president|chancellor": "begin", "became prime minister": "begin",
        "became secretary general": "begin", "entered|entering office": "begin", "entered the white house": "begin",
        "arrived in office": "begin", "assumed office|power": "begin", "took over": "begin",
        "won the presidency": "begin",
        "was|were president|chancellor": "hold", "was|were in office|power": "hold", "was prime minister": "hold",
        "was in the white house": "hold", "was secretary general": "hold",
        "left|leaves|leave office|power": "leave", "left the white house": "leave", "stepped down": "leave",
    }
)  # fmt: skip
_WHEN: Phrases[str] = Phrases(
    {
        "since": "since", "ever since": "since", "when|once": "when", "as soon as": "when", "the day|moment": "when",
        "before|until|till": "before", "after": "after", "while": "when",
    }
)  # fmt: skip
#: One of these stands in every term that is named as such, one of the others begins every one that is told.
_NOUNS = _TERM.firsts | _FIRST.firsts
_LEADS, _UNDER = _WHEN.firsts, ("under", "with")
_BEGIN = frozenset((*_WHOSE, *_LEADS, *_UNDER, "the"))
_DID: dict[tuple[str, str], Edge] = {
    ("since", "begin"): "since", ("when", "begin"): "start", ("before", "begin"): "before", ("after", "begin"): "since",
    ("since", "hold"): "since", ("when", "hold"): "during", ("before", "hold"): "before", ("after", "hold"): "after",
    ("since", "leave"): "after", ("when", "leave"): "end", ("before", "leave"): "end", ("after", "leave"): "after",
}  # fmt: skip
_OFFICES = ("prime minister", "president", "chancellor", "secretary general")
#: "After his term was extended" tells of the term itself.
_HAPPENS = one_of("is was were has had will would")
#: "Since she began her first term" is no time within it.
_TURNS = one_of("began begins begin started starts start won wins win ended ends finished finishes completed served")
_TITLES = one_of("president chancellor mr mrs premier taoiseach")
_NONE: frozenset[str] = frozenset()


def terms(found: Sequence[Word] | Line, names: Set[str] = _NONE) -> Iterator[Found]:
    """Every term of office with the numbers of its first and last word.

    Args:
        found: Words of a sentence.
        names: Surnames, as looked up, that may stand after "under" without a title.
    """
    line, free = Line.of(found), 0
    nouns = not _NOUNS.isdisjoint(line.plain)
    for n in [n for n, word in enumerate(line.words) if word.plain in _BEGIN or (nouns and word.text[0].isupper())]:
        hit = ((_term(line, n, free) if nouns else None) or _clause(line, n, names)) if n >= free else None
        if hit is not None:
            yield hit
            free = hit[1] + 1


def _clause(line: Line, n: int, names: Set[str]) -> Found | None:
    """A term told by what somebody did, or by "under": as in "since I came to office", "under President Biden"."""
    word = line.plain[n]
    if word in _UNDER:
        return _under(line, n, names)
    return _deed(line, n) if word in _LEADS else None


def _term(line: Line, n: int, free: int) -> Found | None:
    """As in "during his first term", "in the Obama administration", "my first week in office"."""
    word = line.plain[n]
    whose, at, named = _WHOSE.get(word, ""), n + 1, False
    if not whose and (named := _named(line, n)):
        whose, at = line.said(n, at), n + 1
    elif word == "the":
        return _the(line, n, free)
    if not whose:
        return None
    own = not named or line.at(at) in ("'s", "'")
    at += named and own
    if (beginning := _FIRST.starting(line, at)) is not None and own:
        end = beginning[0] + 2 * (line.plain[beginning[0] : beginning[0] + 2] == ["in", "office"])
        return (n, end - 1, TermSaid(whose, None, beginning[1])) if end > beginning[0] else None
    ordinal = _ORDINALS.get(line.at(at)) if own else None
    return _edged(line, n, (at + (ordinal is not None), free), (whose, ordinal))


def _the(line: Line, n: int, free: int) -> Found | None:
    """As in "the Obama administration", "the second Trump administration", "the president's first term"."""
    ordinal = _ORDINALS.get(line.at(n + 1))
    at = n + 1 + (ordinal is not None)
    if line.at(at) == "president" and line.at(at + 1) == "'s":
        after = _ORDINALS.get(line.at(at + 2))
        return _edged(line, n, (at + 2 + (after is not None), free), ("the president", after))
    return _edged(line, n, (at + 1, free), (line.written(at), ordinal)) if _named(line, at) else None


def _edged(line: Line, n: int, places: tuple[int, int], said: tuple[str, int | None]) -> Found | None:
    """A term with the words before it that say which part of it is meant."""
    at, free = places
    term = _TERM.starting(line, at)
    whose, ordinal = said
    if term is None or (term[1] == "years" and whose in ("i", "he")) or line.at(term[0]) in _HAPPENS:
        return None
    office = "" if term[1] == "years" else term[1]
    before = _EDGES.ending(line, n)
    if before is None and line.at(n - 1) in _TURNS:
        return None
    if before is None or before[0] < free:
        return n, term[0] - 1, TermSaid(whose, ordinal, "during", office)
    return before[0], term[0] - 1, TermSaid(whose, ordinal, before[1], office)


def _deed(line: Line, n: int) -> Found | None:
    """As in "since I came to office", "when he took office", "before I was elected"."""
    said = _WHEN.starting(line, n)
    if said is None:
        return None
    at, lead = said
    title = line.at(at) in _TITLES
    whose, end = _WHO.get(line.at(at), ""), at + 1
    if not whose and _named(line, at + title):
        end = at + title + 1
        while _named(line, end) and end < at + 4:
            end += 1
        whose = line.said(at + title, end)
    elif line.plain[at : at + 2] == ["the", "president"]:
        whose, end = "the president", at + 2
    end += line.at(end) in ("first", "'ve", "ever")
    deed = _DEEDS.starting(line, end) if whose else None
    if deed is None:
        return None
    office = next((o for o in _OFFICES if line.said(end, deed[0]).lower().endswith(o)), "")
    return n, deed[0] - 1, TermSaid(whose, None, _DID[lead, deed[1]], office)


def _under(line: Line, n: int, names: Set[str]) -> Found | None:
    """As in "under President Biden", "under my predecessor", "under Obama" where the name is known."""
    if line.plain[n] == "with" and line.at(n + 2) != "predecessor":
        return None
    if line.at(n + 2) == "predecessor" and line.at(n + 1) in _WHOSE:
        return n, n + 2, TermSaid(_WHOSE[line.at(n + 1)], None, "predecessor")
    title = 1 if line.at(n + 1) in _TITLES else 2 if line.plain[n + 1 : n + 3] == ["prime", "minister"] else 0
    first = n + 1 + title
    if not _named(line, first) or not (title or line.at(first) in names):
        return None
    end = first + 1
    while _named(line, end) and title and end < first + 3 and line.at(end - 1) not in names:
        end += 1
    return n, end - 1, TermSaid(line.said(first, end))


def _named(line: Line, n: int) -> bool:
    """Whether a word is written as a name, and is no pronoun or title."""
    word = line.at(n)
    if line.joined(n) or line.joined(n + 1):
        return False  # "the Able-Back years" are of two
    return line.named(n) and word not in _WHO and word not in _WHOSE and word not in _TITLES and len(word) > 2
