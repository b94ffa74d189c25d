"""Naming: offices given to somebody in passing: "new NATO chief Mark Rutte", "..., said Roe, the defence minister".

They lie inside other parts of their sentence and are statements beside them.
"""

from collections.abc import Iterator

from fairshare.claims.reader.people import Mention
from fairshare.claims.reader.speech import Parsed
from fairshare.claims.reader.wordlist import listed

_TURNING = listed("new former then outgoing incoming ex acting")


def named(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """First and last word of every office that a sentence gives somebody in passing."""
    for n, who in enumerate(parsed.people):
        if who.sort not in ("person", "name"):
            continue
        first = who.first + (parsed.found[who.first].plain in ("the", "a"))
        if who.office is not None and parsed.found[first].plain in _TURNING:
            yield first, who.last
        office = parsed.people[n + 1] if n + 1 < len(parsed.people) else None
        if office is not None and office.sort == "office" and _apposed(parsed, who, office):
            yield who.first, office.last


def _apposed(parsed: Parsed, who: Mention, office: Mention) -> bool:
    """Whether an office between commas ends the sentence after a name, so that no part holds it alone."""
    found = parsed.found
    begins = parsed.begins(who.last + 2) if who.last + 2 < len(found) else None
    ends = office.last + 1 >= len(found) or found[office.last + 1].plain in (".", ",")
    verb = parsed.verb_in(office.last + 1, office.last + 3)
    return begins is office and found[who.last + 1].plain == "," and ends and verb is None
