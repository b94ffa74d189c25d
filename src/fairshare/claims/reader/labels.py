"""Labels: numbers that count nothing: years, dates, times of day, articles, versions, ages, telephone numbers."""

import re

from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import SPELT
from fairshare.claims.reader.phrases import one_of

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FIGURE = re.compile(r"[0-9]+")
#: Words that name a thing by the number after them.
_NAMED_BY = one_of(
    "article articles section sections chapter paragraph para resolution clause amendment annex appendix title rule"
    " page pages figure table room gate level phase stage tier grade class type mark version channel highway route"
    " flight group act volume step option number no nos war nato day week"
    " brexit windows iphone boeing airbus leopard abrams formula"
)
#: "Phase two" is no two.
_STEPS = frozenset(("phase", "stage", "tier", "chapter"))
_CLOCK = frozenset(("am", "pm", "a.m.", "p.m.", "o'clock", "oclock", "gmt", "utc", "cet", "hrs"))
#: What makes four figures that look like a year a number after all.
_COUNTED = one_of(
    "% percent per pc million billion trillion thousand bn troops soldiers personnel people men women tanks aircraft"
    " missiles jobs km kilometres kilometers miles tons tonnes dollars euros pounds"
)
_SIGNS = frozenset("$€£¥")
_BETWEEN = frozenset("-().+")


def is_year(line: Line, n: int) -> bool:
    """Whether a word is a year of 1900 to 2099 and not a number of something."""
    if not _YEAR.fullmatch(line.at(n)) or line.at(n + 1) in _COUNTED or line.at(n - 1) in _SIGNS:
        return False
    before = line.at(n - 1)
    if (line.glued(n) and before[-1:].isalnum() and before != "fy") or (line.joined(n) and not _leads(before)):
        return False
    return before not in ("resolution", "no", "room", "number")


def _leads(word: str) -> bool:
    """Whether a word may be joined to a year by a hyphen; after any other the figures are part of a name."""
    return word in ("mid", "early", "late", "pre", "post") or not word[:1].isalpha()


def label_end(line: Line, n: int) -> int:
    """The word after a label that begins at a word; the word itself where none does."""
    word = line.at(n)
    if word[:1].isdigit():
        return max(_year(line, n), _telephone(line, n), _named(line, n), _clock(line, n), _dated(line, n))
    spelt_name = line.named(n) and line.at(n - 1) in ("group", "war", "article", "section")
    return n + 1 if spelt_name or (word in SPELT and line.at(n - 1) in _STEPS) else n


def _year(line: Line, n: int) -> int:
    """As in "2024", "1990s", "2014-2020", "2023-24", "2025-03-12"."""
    if not is_year(line, n):
        return n
    end = n + 1
    while (line.joined(end) or (line.at(end - 1) in "–—/" and line.glued(end))) and _FIGURE.fullmatch(line.at(end)):
        end += 1
    if line.at(end) in ("–", "—", "/") and is_year(line, end + 1):
        end += 2
    return end


def _telephone(line: Line, n: int) -> int:
    """Three and more groups of figures side by side, or three and four of them, joined by a hyphen."""
    end, groups = n, []
    while end < n + 12:
        if _FIGURE.fullmatch(line.at(end)) and (end == n or line.gap(end) <= 1):
            groups.append(len(line.at(end)))
        elif not (line.at(end) in _BETWEEN and line.at(end) and line.gap(end) <= 1):
            break
        end += 1
    grouped = groups[0] <= 3 and all(length == 3 for length in groups[1:]) if groups else True
    many = len(groups) >= 3 and sum(groups) >= 7 and not grouped
    return end if many or (groups == [3, 4] and line.joined(n + 1)) else n


def _named(line: Line, n: int) -> int:
    """As in "Article 5", "Group of 20", "NATO 3.0", "Resolution 1973", "aged 45"."""
    before = line.at(n - 1)
    if before == "of" and line.at(n - 2) == "group" and line.named(n - 2):
        return n + 1
    if before == "." and line.at(n - 2) in ("no", "art", "para", "sec", "p", "pp"):
        return n + 1
    if before in ("aged", "age") or (before in _NAMED_BY and before not in ("no", "number", "nato", "day", "week")):
        return n + 1
    if before == "nato" and "." in line.at(n) and line.at(n + 1) not in _COUNTED:
        return n + 1
    numbered = before in ("no", "number", "day", "week") and line.at(n).isdigit() and not line.joined(n + 1)
    age = before == "," and line.at(n + 1) == "," and line.named(n - 2) and line.at(n).isdigit()
    return n + 1 if age or (numbered and line.at(n + 1) not in _COUNTED) else n


def _clock(line: Line, n: int) -> int:
    """As in "9 am", "5:30 p.m.", "17:00"."""
    end = n + 1
    if line.at(end) == ":" and line.glued(end) and line.glued(end + 1):
        end += 2
        return end + 1 if line.at(end) in _CLOCK else end
    return end + 1 if line.at(end) in _CLOCK else n


def _dated(line: Line, n: int) -> int:
    """Days beside a month ("March 9", "9th of March"), and figures with strokes or dots ("12/03/2025", "9/11")."""
    word, end = line.at(n), n + 1
    while line.at(end) == "/" and line.glued(end) and line.glued(end + 1) and line.at(end + 1)[:1].isdigit():
        end += 2
    if end > n + 1:
        return n if end == n + 3 and fraction(word, line.at(n + 2)) else end
    if not word.isdecimal() or int(word[:4]) > 31:
        return n
    if _month(line, n - 1):
        return n + 1 + (line.at(n + 1) in ("st", "nd", "rd", "th"))
    after = n + 1 + (line.at(n + 1) in ("st", "nd", "rd", "th"))
    return after if _month(line, after + (line.at(after) == "of")) else n


def _month(line: Line, n: int) -> bool:
    return line.at(n) in MONTHS and line.named(n)


def fraction(top: str, bottom: str) -> bool:
    """Whether two numbers with a stroke between are a plain fraction."""
    plain = (top + bottom).isdecimal() and bool(top) and bool(bottom) and len(top) == 1 and len(bottom) <= 2
    return plain and 0 < int(top) < int(bottom) <= 10
