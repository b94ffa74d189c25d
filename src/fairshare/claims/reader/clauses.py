"""Clauses: a sentence taken apart into parts that each say one thing.

```
Roe, who replaced Poe last May | after Poe's term was extended |, is expected today | as allies argue
```

A part is cut off where a clause with a verb of its own begins: after a relative pronoun, a conjunction, a coordinator,
"with ... doing", a semicolon, or a meeting named at the head of the sentence. Conditions ("if", "when", "unless") stay
with what they condition, and so do clauses that only tell a time ("since he took office").
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from fairshare.claims.reader.parsed import Parsed
from fairshare.claims.reader.people import Mention
from fairshare.claims.reader.speech import subject
from fairshare.claims.reader.verbs import adverb, speaks
from fairshare.claims.reader.wordlist import listed


class Part(NamedTuple):
    """A part of a sentence that says one thing.

    Attributes:
        first, last: Numbers of its first and last word.
        subject: The subject, where it stands in another part.
        loose: Whether a comma sets it off, so that words retold before it do not reach into it.
    """

    first: int
    last: int
    subject: Mention | None = None
    loose: bool = False


_RELATIVE = frozenset(("who", "which", "whose"))
_SUBORDINATE = listed("after before while though although since because whereas as")
#: Conjunctions that stay with the part they begin, because they change what it says.
_KEPT = frozenset(("before", "because", "or", "nor"))
_COORDINATORS = listed("and or but yet so nor")
_CONTRASTS = ("but", "yet", "so")
_PRONOUNS = listed("i we you he she it they there this that these those nobody everybody everyone")
_STARTS = listed("the a an most many all some others its their our his her no only few several every each")
_AS_PHRASE = listed("as such same so well long soon much far known described regarded serving just")
_TIME_NOUNS = listed("office power elected inaugurated")
_PARENTHESES = listed("including especially among alongside particularly notably")
_COMPLEMENTS = listed("that whether if when where who which how why because than")
_AT_EVENT = listed("during at in after before following ahead")
_EVENTS = listed(
    "meeting meetings summit visit call address speech conference dinner lunch talks hearing rally interview "
    "ceremony session gathering briefing"
)
_AMOUNTS = listed(
    "percent % billion billions million millions trillion half third quarter most none nothing twice doubled"
)
_STOPS = frozenset((",", ";", ":"))
_HEADS = listed("and but so yet or however")


#: Words at which a part may be cut off.
_TRIGGERS = _RELATIVE | _SUBORDINATE | _COORDINATORS | {",", ";", "with"}


def parts(parsed: Parsed) -> list[Part]:
    """The parts of a sentence, in order."""
    return list(_Splitter(parsed).split())


class _Cut(NamedTuple):
    left: int
    right: int
    subject: Mention | None
    loose: bool


@dataclass
class _Splitter:
    """One walk over a sentence; ``pending`` is the subject that a relative clause or apposition interrupted."""

    parsed: Parsed
    start: int = 0
    pending: Mention | None = None
    clause_first: bool = False
    participle: bool = False
    next_verb: list[int] = field(init=False)
    next_stop: list[int] = field(init=False)

    def __post_init__(self) -> None:
        found, count = self.parsed.found, len(self.parsed.found)
        self.next_verb, self.next_stop = [count] * (count + 2), [count] * (count + 2)
        for n in range(count - 1, -1, -1):
            self.next_verb[n] = n if self.parsed.finite[n] else self.next_verb[n + 1]
            self.next_stop[n] = n if found[n].plain in _STOPS else self.next_stop[n + 1]

    def split(self) -> Iterator[Part]:
        found = self.parsed.found
        if len(found) > 2 and found[0].plain in _HEADS:
            self.start = 2 if found[1].plain == "," else 1
        about: Mention | None = None
        loose = False
        self._open(self.start)
        for n in [n for n in range(self.start + 1, len(found) - 1) if found[n].plain in _TRIGGERS]:
            cut = self._cut(n) if n > self.start else None
            if cut is not None:
                yield Part(self.start, cut.left, about, loose)
                self.start, about, loose = cut.right, cut.subject, cut.loose
                self.clause_first, self.participle = False, found[n].plain == "with"
        yield Part(self.start, len(found) - 1, about, loose)

    def _open(self, first: int) -> None:
        """A subordinate clause at the head of the sentence: it ends at a comma."""
        if first < len(self.parsed.found) and self.parsed.found[first].plain in _SUBORDINATE:
            self.clause_first = self.next_verb[first] < self.next_stop[first]
            self.start = first if self.parsed.found[first].plain in _KEPT or not self.clause_first else first + 1

    def _cut(self, n: int) -> _Cut | None:
        plain = self.parsed.found[n].plain
        if plain == "so" and (purpose := self._so_that(n)) is not None:
            return purpose
        for begins, cut in (
            ((",",), self._comma), ((";",), self._semicolon), (("with",), self._with), (_RELATIVE, self._relative),
            (_SUBORDINATE, self._subordinate), (_COORDINATORS, self._coordinated),
        ):  # fmt: skip
            if plain in begins:
                return cut(n)
        return None

    def _said(self, n: int) -> bool:
        """Whether the part so far has a verb of its own."""
        return self.next_verb[self.start] < n or self.participle

    def _semicolon(self, n: int) -> _Cut | None:
        both = self._said(n) and self.next_verb[n + 1] < len(self.parsed.found)
        return _Cut(n - 1, n + 1, None, True) if both else None

    def _reach(self, n: int) -> int:
        """The next comma or semicolon from a word, a parenthesis with "including" passed over."""
        stop = self.next_stop[n]
        found = self.parsed.found
        if stop + 1 < len(found) and found[stop + 1].plain in _PARENTHESES:
            return self.next_stop[self.next_stop[stop + 1] + 1] if self.next_stop[stop + 1] < len(found) else stop
        return stop

    def _before(self, n: int) -> tuple[int, bool]:
        """Last word before a conjunction, and whether a comma stands there."""
        comma = self.parsed.found[n - 1].plain == ","
        return (n - 2 if comma else n - 1), comma

    def _comma(self, n: int) -> _Cut | None:
        verb = self.next_verb[n + 1]
        at_once = verb == n + 1 or (verb == n + 2 and adverb(self.parsed.found[n + 1]))
        if self.pending is not None and n > self.pending.last + 1 and at_once:
            about, self.pending = self.pending, None
            return _Cut(n - 1, n + 1, about, True)
        if self._said(n):
            follows = self.clause_first and verb < self.next_stop[n + 1] + 1 and verb > n + 1
            return _Cut(n - 1, n + 1, None, True) if follows else None
        who = self.parsed.ends(n - 1)
        if who is not None and who.sort in ("person", "name") and self.pending is None and self._titled(n, who):
            self.pending = who
            return None
        return _Cut(n - 1, n + 1, None, True) if self._event(n) else None

    def _titled(self, n: int, who: Mention) -> bool:
        """Whether an office follows a name between commas: "Roe, the former prime minister,"."""
        office = self.parsed.begins(n + 1)
        end = self.next_stop[n + 1]
        return office is not None and office.sort == "office" and office.last < end and self.next_verb[end] == end + 1

    def _event(self, n: int) -> bool:
        """Whether the sentence so far names a meeting at which the rest takes place."""
        found = self.parsed.found
        if found[self.start].plain not in _AT_EVENT or self.next_verb[n + 1] >= len(found):
            return False
        said = {w.plain for w in found[self.start : n]}
        return not said.isdisjoint(_EVENTS) and any(self.start <= m.first <= n for m in self.parsed.people)

    def _relative(self, n: int) -> _Cut | None:
        left, comma = self._before(n)
        if not comma:
            return None
        who = self.parsed.ends(left)
        if not self._said(n):
            self.pending = who or self.pending
            return None
        if self.next_verb[n + 1] >= len(self.parsed.found):
            return None
        return _Cut(left, n, who if self.parsed.found[n].plain == "who" else None, True)

    def _subordinate(self, n: int) -> _Cut | None:
        found = self.parsed.found
        left, comma = self._before(n)
        verb = self.next_verb[n + 1]
        if not self._said(n) or verb >= self._reach(n + 1) or not n + 1 < verb <= n + 18:
            return None
        plain, following = found[n].plain, found[n + 1].plain
        if plain == "as" and (found[n - 1].plain in _AS_PHRASE or (comma and following in _PRONOUNS)):
            return None
        if plain in ("after", "before", "since") and not comma and self._tells_time(n):
            return None
        return _Cut(left, n if plain in _KEPT else n + 1, None, comma)

    def _tells_time(self, n: int) -> bool:
        """Whether a clause only tells when: "since I came to office", "before he was elected"."""
        found, end = self.parsed.found, self.next_stop[n + 1]
        if found[n + 1].plain in _PRONOUNS and end - n <= 8:
            return True
        return any(w.plain in _TIME_NOUNS for w in found[n + 1 : min(end, n + 8)])

    def _so_that(self, n: int) -> _Cut | None:
        found = self.parsed.found
        left, comma = self._before(n)
        that = next((k for k in range(n + 1, min(n + 4, len(found))) if found[k].plain == "that"), None)
        if that is None or not self._said(n) or self.next_verb[that + 1] >= len(found):
            return None
        return _Cut(left, that + 1, None, comma)

    def _coordinated(self, n: int) -> _Cut | None:
        found = self.parsed.found
        left, comma = self._before(n)
        verb, stop = self.next_verb[n + 1], self._reach(n + 1)
        if not self._said(n) or verb >= stop:
            return None
        kept = n if found[n].plain in _KEPT else n + 1
        if verb == n + 1 or (verb == n + 2 and adverb(found[n + 1])):
            about = subject(self.parsed, self.start, self.next_verb[self.start])
            both = self._amount(self.start, n) and self._amount(n, stop)
            return _Cut(left, kept, about or self.pending, comma) if both else None
        pronoun = found[n + 1].plain in _PRONOUNS and verb <= n + 3
        if self._complements(n) and not (pronoun and comma):
            return None
        near = 10 if comma else 6
        begins = comma or found[n + 1].plain in _STARTS or self.parsed.begins(n + 1) is not None
        # "and" goes on with what is retold; "but" is the reporter's
        loose = comma and found[n].plain in _CONTRASTS
        return _Cut(left, kept, None, loose) if pronoun or (begins and verb <= n + near) else None

    def _complements(self, n: int) -> bool:
        """Whether what is coordinated is still the subject of a complement: "said that Germany and France pay"."""
        found = self.parsed.found
        last = next((k for k in range(n - 1, self.start - 1, -1) if self.parsed.finite[k]), self.start)
        between = {w.plain for w in found[last + 1 : n]}
        return bool(speaks(found, last)) or not between.isdisjoint(_COMPLEMENTS)

    def _amount(self, first: int, end: int) -> bool:
        return any(w.plain in _AMOUNTS or w.plain[:1].isdigit() for w in self.parsed.found[first:end])

    def _with(self, n: int) -> _Cut | None:
        """A clause whose verb is a participle: ", with Ukraine agreeing to a truce"."""
        found = self.parsed.found
        left, comma = self._before(n)
        if not comma or not self._said(n):
            return None
        end = min(self.next_stop[n + 1], n + 10)
        doing = any(w.plain.endswith("ing") and len(w.plain) > 4 for w in found[n + 2 : end])
        return _Cut(left, n + 1, None, True) if doing else None
