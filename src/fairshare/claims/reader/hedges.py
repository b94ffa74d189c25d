"""Hedges: the words around a number that say how it is meant ("about", "at least", "or more", "a year")."""

from typing import NamedTuple

from fairshare.claims.reader.line import Line
from fairshare.claims.reader.phrases import Phrases, one_of
from fairshare.core.quantity import Bound


class Hedge(NamedTuple):
    """What a phrase makes of a number; None for words that only belittle it ("only").

    ``kept``: the phrase is left in the sentence, since "under 2 %" also says that somebody falls short of it.
    """

    bound: Bound | None
    kept: bool = False


BEFORE: Phrases[Hedge] = Phrases(
    {
        "about|around|roughly|approximately|approx|circa|some|approximating": Hedge("about"),
        "in the region of": Hedge("about"), "in|on the order of": Hedge("about"), "something like": Hedge("about"),
        "somewhere around": Hedge("about"), "an estimated": Hedge("about"), "estimated": Hedge("about"),
        "nearly|almost|approaching|virtually|practically": Hedge("nearly"), "close to": Hedge("nearly"),
        "just under|below|shy": Hedge("nearly"), "just short|shy of": Hedge("nearly"), "shy of": Hedge("nearly"),
        "a little|bit|shade|touch under|below": Hedge("nearly"), "a little|bit less than": Hedge("nearly"),
        "slightly under|below": Hedge("nearly"), "slightly less than": Hedge("nearly"), "not quite": Hedge("nearly"),
        "just over|above": Hedge("just_over"), "a little|bit|shade|touch over|above": Hedge("just_over"),
        "a little|bit more than": Hedge("just_over"), "slightly over|above": Hedge("just_over"),
        "slightly more than": Hedge("just_over"), "little more than": Hedge("just_over"),
        "more|greater|higher|larger than": Hedge("more_than"), "far|much|significantly more than": Hedge("more_than"),
        "well|far over|above|beyond": Hedge("more_than"), "in excess of": Hedge("more_than"),
        "well in excess of": Hedge("more_than"), "upward|upwards of": Hedge("more_than"),
        "north of": Hedge("more_than"),
        "over|above|beyond": Hedge("more_than", kept=True),
        "at least": Hedge("at_least"), "at the very least": Hedge("at_least"), "a minimum of": Hedge("at_least"),
        "no|not less|fewer than": Hedge("at_least"), "no lower than": Hedge("at_least"),
        "at a minimum": Hedge("at_least"), "as little|few|low as": Hedge("at_least"),
        "at most": Hedge("at_most"), "at the most": Hedge("at_most"), "no|not more than": Hedge("at_most"),
        "no higher|greater than": Hedge("at_most"), "a maximum of": Hedge("at_most"), "up to": Hedge("at_most"),
        "as much|many|high as": Hedge("at_most"), "not over": Hedge("at_most"),
        "less|fewer|lower|smaller than": Hedge("less_than"), "far|much|significantly less than": Hedge("less_than"),
        "well|far under|below": Hedge("less_than"), "south of": Hedge("less_than"),
        "under|below": Hedge("less_than", kept=True), "short of": Hedge("less_than", kept=True),
        "exactly|precisely": Hedge("exactly"), "only|just|merely": Hedge(None), "a mere": Hedge(None),
    }
)  # fmt: skip
AFTER: Phrases[Bound] = Phrases(
    {
        "or more|above|higher|over|better|greater": "at_least", "and above|over|up|more|higher": "at_least",
        "plus|+": "at_least", "- plus": "at_least", "at least": "at_least", "at a minimum": "at_least",
        "at minimum": "at_least",
        "at the very least": "at_least", "or less|below|lower|fewer|under": "at_most", "and below|under": "at_most",
        "at most|best": "at_most", "at the most": "at_most", "or so|thereabouts": "about", "give or take": "about",
        "exactly": "exactly", "ish": "about",
    }
)  # fmt: skip
PER: Phrases[str] = Phrases(
    {
        "a|per|each|every|/ year": "year", "per annum": "year", "annually|yearly": "year",
        "a|per|each|every month": "month",
        "monthly": "month", "a|per|each|every week": "week", "weekly": "week", "a|per|each|every day": "day",
        "daily": "day", "a|per head": "head", "per capita|person|inhabitant|citizen": "head",
        "per soldier": "soldier", "per service member": "soldier",
    }
)  # fmt: skip
#: "went up to 2 %" is no "up to"; "raised it well above" stays with its verb.
_MOVES = one_of(
    "go goes went going gone get gets got rise rises rose rising move moves moved moving step steps stepped ramp ramped"
    " push pushed pushing bring brings brought stepping live lives lived catch"
)
#: "a year ago" is a time.
_TIMES = frozenset(("ago", "earlier", "later", "before", "after"))
_GLUED_ONLY = frozenset(("plus", "+", "-", "ish"))


class Around(NamedTuple):
    """The words around a number: the first and the word after the last that belong to it, what they make of it."""

    first: int
    end: int
    bound: Bound | None
    per: str


def around(line: Line, first: int, end: int, since: int) -> Around:
    """The hedges before and after a number, and per what it is said.

    Args:
        line: The sentence.
        first: First word of the number.
        end: The word after it.
        since: Where words are free: the end of the number before it.
    """
    bound: Bound | None = None
    at, begin = first, first
    while (found := BEFORE.ending(line, at)) is not None and found[0] >= since:
        start, hedge = found
        if line.at(start) == "up" and line.at(start - 1) in _MOVES:
            break
        bound = bound or hedge.bound
        at = start
        if hedge.kept:
            break
        begin = start
    per, after = "", None
    for _ in range(3):
        if after is None and (tail := _after(line, end)) is not None:
            end, after = tail
        elif not per and (paid := PER.starting(line, end)) is not None and line.at(paid[0]) not in _TIMES:
            end, per = paid
        else:
            break
    return Around(begin, end, bound or after, per)


def _after(line: Line, end: int) -> tuple[int, Bound] | None:
    tail = AFTER.starting(line, end)
    if tail is None or (line.at(end) in _GLUED_ONLY and not (line.joined(end) or line.glued(end))):
        return None
    last = tail[0]
    if line.at(end) == "at" and line.at(last)[:1].isdigit():
        return None
    return tail
