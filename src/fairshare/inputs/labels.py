"""Speaker labels: the words before a colon that name who speaks, as transcripts write them."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

#: ``sure``: a title or role names a speaker; ``caps``: capitals, which may be a heading; ``name``: words with
#: capital letters, which are a speaker only where they come again and again.
Sort = Literal["sure", "caps", "name"]

_LONGEST = 70
_LABEL = re.compile(
    r"[\s>*_]*+(?P<name>\[?[^\W\d_][^:\n“”\"?!;]{0,60}?\]?)[ \xa0]?[*_]*:(?=[\s*_“\"(\[]|\Z)[*_]*\s*+", re.UNICODE
)
_ASKED = re.compile(
    r"[\s>*_]*+(?P<name>Q|A)(?:(?P<mark>[:.](?=\s))|(?P<wide>(?=\t|[^\S\n]{2}))|(?=[^\S\n][^\W\d_a-z“\"(]))[*_]*\s*+"
)
_TITLES = {
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "sen", "rep", "gov", "gen", "adm", "col",
    "president", "secretary", "senator", "representative", "congressman", "congresswoman", "governor", "ambassador",
    "general", "admiral", "colonel", "chancellor", "minister", "speaker", "chairman", "chairwoman", "chair", "king",
    "queen", "prince", "commissioner", "director", "taoiseach", "premier", "deputy", "under", "assistant", "attorney",
    "administrator", "justice", "judge",
}  # fmt: skip
_TWO_WORDS = {("vice", "president"), ("prime", "minister"), ("foreign", "minister"), ("defence", "minister"),
              ("defense", "minister"), ("high", "representative"), ("press", "secretary")}  # fmt: skip
_ROLES = {
    "q", "a", "question", "questioner", "answer", "moderator", "reporter", "journalist", "interviewer", "host",
    "anchor", "interpreter", "translator", "participant", "participants", "audience", "operator", "announcer",
    "official", "officials", "spokesperson", "spokesman", "spokeswoman", "member", "aide", "staff", "speaker",
    "unidentified", "president", "secretary", "minister", "chancellor", "narrator",
}  # fmt: skip
#: Words before a colon that never speak.
_NEVER = {
    "note", "notes", "update", "updates", "updated", "correction", "source", "sources", "fact", "facts", "warning",
    "important", "location", "date", "time", "subject", "to", "from", "re", "cc", "by", "contact", "background",
    "summary", "conclusion", "transcript", "photo", "image", "video", "watch", "read", "more", "breaking", "related",
    "table", "figure", "chapter", "section", "part", "step", "published", "editor's note", "editor’s note", "p.s.",
    "ps", "n.b.", "nb", "total", "claim", "verdict", "rating", "end",
}  # fmt: skip
_JOINING = {"de", "van", "von", "der", "den", "al", "el", "la", "di", "da", "and", "of", "the", "via"}
_SCOTTISH = re.compile(r"(?:Mc|Mac|O['’]|Di|De|Le|La|Fitz|Van)[^\Wa-z_][^a-z]*")


class Label(NamedTuple):
    """Who speaks, as written; how sure it is a label; where it begins and where what is said begins."""

    name: str
    sort: Sort
    start: int
    end: int


def label_at(text: str, at: int, end: int) -> Label | None:
    """The label that begins at a place of a text, if one does.

    >>> label_at("SECRETARY GENERAL RUTTE:  Absolutely.", 0, 37)
    Label(name='SECRETARY GENERAL RUTTE', sort='sure', start=0, end=26)
    >>> label_at("Here is my point: they pay.", 0, 27) is None
    True
    """
    if asked := _ASKED.match(text, at, end):
        if asked["name"] == "Q" or asked["mark"] == ":":
            sure = asked["mark"] or asked["wide"] is not None
            return Label(asked["name"], "sure" if sure else "name", at, asked.end())
        return None
    near = min(end, at + _LONGEST)
    if text.find(":", at, near) < 0 or (found := _LABEL.match(text, at, near)) is None:
        return None
    name = " ".join(found["name"].split())
    sort = _sort(name)
    return Label(name, sort, at, _skipped(text, found.end(), end)) if sort else None


def _skipped(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


@lru_cache(maxsize=4096)
def _sort(name: str) -> Sort | None:
    bare = re.sub(r"\([^()]*\)|[\[\]]|#?\d+\Z", "", name).strip()
    words = bare.replace("-", " ").split()
    lower = [word.lower().strip(".,") for word in words]
    if not words or len(words) > 7 or bare.lower() in _NEVER or lower[0] in _NEVER:
        return None
    caps = all(_capitals(word) for word in words)
    if not caps and not all(word[:1].isupper() or word in _JOINING for word in words):
        return None
    first = lower[1:] if lower[0] in ("the", "former", "senior") else lower
    if len(first) <= 5 and _titled(first):
        return "sure"
    if caps:
        return "caps" if sum(c.isalpha() for c in bare) > 1 else None
    return "name" if len(words) <= 4 else None


def _titled(words: list[str]) -> bool:
    """A title before a name ("PRESIDENT TRUMP"), or a role by itself ("AUDIENCE MEMBER")."""
    if not words:
        return False
    if words[-1] in _ROLES:
        return True
    return len(words) > 1 and (words[0] in _TITLES or tuple(words[:2]) in _TWO_WORDS)


def _capitals(word: str) -> bool:
    return word == word.upper() or word in _JOINING or _SCOTTISH.fullmatch(word) is not None
