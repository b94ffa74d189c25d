"""Items: words become quantities, times, phrases of the lexicon and names; what is left is a plain word."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from fairshare.claims.reader.line import Line
from fairshare.claims.reader.quantities import quantities
from fairshare.claims.reader.times import times
from fairshare.claims.reader.vocabulary import Vocabulary
from fairshare.claims.reader.words import Word
from fairshare.core.clause import Item, Value
from fairshare.core.quantity import Quantity

#: Marks that divide a clause; every other mark is passed over.
_MARKS = {",": "comma", ";": "mark", ":": "mark", "(": "mark", ")": "mark", "–": "mark", "—": "mark"}


#: An item from a tuple of its fields, as quickly as words are made.
_item = partial(tuple.__new__, Item)


def items(found: Sequence[Word] | Line, known: Vocabulary, day: date) -> tuple[Item, ...]:
    """The items of a sentence.

    Args:
        found: Its words.
        known: What words mean.
        day: Day of the text, against which times are resolved.
    """
    line, spans = Line.of(found), dict[int, tuple[int, str, Value]]()
    for first, last, when in times(line, day):
        spans[first] = (last, "when", when)
    taken = {n for first, (last, _, _) in spans.items() for n in range(first, last + 1)}
    for first, last, quantity in quantities(line):
        if taken.isdisjoint(range(first, last + 1)):
            spans[first] = (last, quantity.kind, quantity)
    return tuple(_walk(line.words, known, spans))


def _walk(found: Sequence[Word], known: Vocabulary, spans: Mapping[int, tuple[int, str, Value]]) -> list[Item]:
    codes, made, at = known.lexicon.codes, [], 0
    while at < len(found):
        word = found[at]
        concept, value, last = "word", None, at
        if at in spans:
            last, concept, value = spans[at]
        elif (phrase := known.longest(found, at) if known.begins(word.plain) else None) is not None:
            entry, length = phrase
            concept, value, last = entry.concept, entry.value, at + length - 1
        elif not word.text[0].isalnum() and word.plain not in ("n't", "'s"):
            concept = _MARKS.get(word.text, "")
        if concept:
            text = word.text if last == at else " ".join([w.text for w in found[at : last + 1]])
            made.append(_item((concept, word.start, found[last].end, text, value, codes[concept])))
        at = last + 1
    return made


def counted(of: Sequence[Item]) -> tuple[Quantity, ...]:
    """The quantities among some items."""
    return tuple(i.value for i in of if isinstance(i.value, Quantity))
