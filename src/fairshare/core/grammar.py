"""Grammar: a claim's shape as a line of concepts, matched against a clause's items.

``"who:count|share .. ally ... reach:met|below .. level:percent"`` reads: a count or share, at most three items, the
allies, any number of items, a word for reaching or falling short, at most three items, a percentage. ``.`` is at most
one item; ``?`` after a concept makes it optional; ``name:`` keeps what stood there; ``!concept`` is any item but that;
``^`` and ``$`` are the ends of the clause.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.core.clause import Clause, Item


@dataclass(frozen=True, slots=True)
class Match:
    """What stood where: the named items, and all items from the first to the last of the pattern."""

    named: Mapping[str, Item]
    items: tuple[Item, ...]

    def __getitem__(self, name: str) -> Item:
        return self.named[name]

    def get(self, name: str) -> Item | None:
        """A named item, or None where an optional one did not stand there."""
        return self.named.get(name)


#: Items of a clause that are looked at: no sentence says one thing in more, and no text may make a search slow.
LONGEST = 120


def find(clause: Clause, *lines: str) -> Match | None:
    """The first of some shapes that a clause has, or None.

    Args:
        clause: Where to look.
        lines: Shapes, the most telling first.

    Raises:
        KeyError: if a shape names a concept that the lexicon does not have.
    """
    for line in lines:
        found = clause.lexicon.shape(line).search(clause.code, 0, LONGEST)
        if found is not None:
            named = {n: clause.items[found.start(n)] for n in found.re.groupindex if found.start(n) >= 0}
            return Match(named, clause.items[found.start() : found.end()])
    return None
