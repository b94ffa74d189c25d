"""Lexicon: the words of the field, by concept; a phrase means one thing, a concept has many phrases."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: What is no word of the lexicon: numbers, times and names as the reader finds them, and words nobody listed.
BUILT_IN = (
    "percent", "points", "money", "count", "share", "multiple", "rank", "number", "when", "country", "person", "office",
    "word", "comma", "mark",
)  # fmt: skip
#: First of the characters that stand for concepts in a clause's code.
_FIRST = 0xE000


@dataclass(frozen=True)
class Lexicon:
    """Concepts and the phrases that mean them.

    Attributes:
        phrases: Concept -> its phrases: lower-case words, spaces between; ``|`` separates spellings of one word
            and ``word(s)`` makes an ending optional ("member(s)", "pay|pays|paid|paying").
        codes: Concept -> the character that stands for it.
    """

    phrases: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, str] = field(init=False)
    _compiled: dict[str, re.Pattern[str]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        names = [*BUILT_IN, *sorted(self.phrases)]
        object.__setattr__(self, "codes", {name: chr(_FIRST + n) for n, name in enumerate(names)})

    def shape(self, line: str) -> re.Pattern[str]:
        """A line of the grammar as an expression over the codes of a clause's items (see ``core/grammar.py``).

        Raises:
            KeyError: for a concept the lexicon does not have.
            ValueError: for a term that is none.
        """
        if line not in self._compiled:
            self._compiled[line] = re.compile("".join(_term(word, self.codes) for word in line.split()), re.DOTALL)
        return self._compiled[line]

    def spelt(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every phrase spelt out, as words, with its concept.

        >>> list(Lexicon({"ally": ("member(s) state|states",)}).spelt())[0]
        (('member', 'state'), 'ally')
        """
        for concept, phrases in self.phrases.items():
            for phrase in phrases:
                for words in _spelt([_endings(word) for word in phrase.split()]):
                    yield words, concept


_GAPS = {".": ".{0,1}?", "..": ".{0,3}?", "...": ".*?", "^": "^", "$": "$"}
_TERM = re.compile(r"(?:(?P<name>[a-z_]+):)?(?P<but>!)?(?P<concepts>[a-z_]+(?:\|[a-z_]+)*)(?P<times>[?+*])?")


def _term(word: str, codes: Mapping[str, str]) -> str:
    if word in _GAPS:
        return _GAPS[word]
    if (found := _TERM.fullmatch(word)) is None:
        raise ValueError(f"{word!r} is no term of a pattern")
    letters = "".join(codes[c] for c in found["concepts"].split("|"))
    one = f"[{'^' if found['but'] else ''}{letters}]"
    body = f"(?P<{found['name']}>{one})" if found["name"] else one
    return f"(?:{body}){found['times']}" if found["times"] else body


def _endings(word: str) -> tuple[str, ...]:
    found: list[str] = []
    for spelling in word.split("|"):
        stem, bracket, ending = spelling.partition("(")
        found += [stem, stem + ending.rstrip(")")] if bracket else [stem]
    return tuple(found)


def _spelt(choices: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    if not choices:
        yield ()
        return
    for first in choices[0]:
        for rest in _spelt(choices[1:]):
            yield (first, *rest)
