"""Character references of HTML: ``&amp;``, ``&#8217;``, ``&nbsp``."""

import re
from html import unescape

#: What may be one; the longest name HTML knows has 31 letters.
ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")


def meant(reference: str) -> str:
    """The characters a reference stands for; itself where it stands for none.

    >>> meant("&amp;"), meant("&#x2019;"), meant("&R2;")
    ('&', '’', '&R2;')
    """
    return unescape(reference)
