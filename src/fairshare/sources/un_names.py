"""The members of the United Nations as the table of scales names them: former names, footnotes, and Serbia's row."""

import re

from fairshare.sources.country_names import iso_named

_FOOTNOTE = re.compile(r" [a-z]/$")
#: The row of Serbia holds its predecessors: last year -> Federal Republic of Yugoslavia, Serbia and Montenegro.
_BEFORE_SERBIA = ((2003, "YUG"), (2006, "SCG"))


def member_named(name: str, until: int) -> str | None:
    """The code of a member by the name in the table of scales, or None.

    Args:
        name: As written, with former names and marks of footnotes.
        until: Last year of the period.

    >>> member_named("Türkiye (formerly Turkey)", 2027), member_named("Atlantis", 2027)
    ('TUR', None)
    >>> member_named("Serbia (formerly Yugoslavia) f/", 2000), member_named("Serbia (formerly Yugoslavia) f/", 2009)
    ('YUG', 'SRB')
    """
    today, _, former = _FOOTNOTE.sub("", name).partition("(formerly ")
    iso3 = iso_named(today + former.rpartition(")")[2])
    return next((code for last, code in _BEFORE_SERBIA if until <= last), iso3) if iso3 == "SRB" else iso3
