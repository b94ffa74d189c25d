"""Under: the words that make a statement less than an assertion: expected, demanded, wished for, or on a condition.

That somebody demanded or promised something in the past is an assertion and not among them.

Modal verbs ("will", "should") are not among them: they are concepts of the lexicon, and kinds of claims read them.
"""

import re

_VERBS = (
    r"wants?|hopes?|wish(?:es)?|intends?|urges?|to urge|implores?|to implore|to demand|demands? that"
    r"|(?:promises|vows|threatens|plans?|pledges) to|calls? (?:for|on|upon|to)|calling (?:for|on|upon)"
)
_EXPECTED = (
    r"(?:is|are|was|were|be|been) (?:widely )?(?:expected|poised|set|due|scheduled|likely|unlikely|supposed|ready"
    r"|prepared|about) to"
)
_EXPECTED_AT = r"(?:is|are|was|were) (?:widely )?(?:expected|due|scheduled)"
_CONDITIONS = r"if|unless|whether|so long as|as long as|in case|provided that|would have"
_WORDS = rf"\b(?:{_EXPECTED}|{_EXPECTED_AT}|{_VERBS}|{_CONDITIONS})\b"
#: Telling that there are none, as there mostly are, goes three times as quickly in small letters.
_SMALL, _UNDER = re.compile(_WORDS), re.compile(_WORDS, re.IGNORECASE)


def under(text: str) -> str:
    """The first such words of a statement as written; empty where there are none.

    >>> under("She is expected to ask for more"), under("She asked for more")
    ('is expected to', '')
    """
    found = _UNDER.search(text) if _SMALL.search(text.lower()) else None
    return found.group() if found else ""
