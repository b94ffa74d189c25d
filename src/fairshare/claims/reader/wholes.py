"""Wholes: the group a count or share is of ("of the 32", "allies", "of them")."""

from fairshare.claims.reader.labels import is_year
from fairshare.claims.reader.line import Line
from fairshare.claims.reader.numbers import number
from fairshare.claims.reader.phrases import one_of

#: Who can be counted.
GROUP = one_of(
    "ally allies member members country countries nation nations state states government governments partner partners"
    " european europeans capitals them us those these americans canadians signatories members'"
)
#: What may stand between a count and the group.
_BETWEEN = one_of(
    "of the our nato 's its alliance european eastern western northern southern other these those member eu remaining"
    " big bigger small smaller large larger their them all total current s' nato's baltic nordic"
)
#: Verbs after a word that stands for a group by itself ("most were not paying").
_VERBS = one_of(
    "is are was were have has had do does did still now already spend spent pay paid fail failed met meet reached fell"
    " remain remained would will could should can cannot never"
)
_TIME = one_of("second minute hour day days week weeks month months year years decade decades")


def grouped(line: Line, n: int) -> bool:
    """Whether a group stands at a word, a few words like "of the European" before it allowed for."""
    for at in range(n, n + 5):
        if line.at(at) in GROUP:
            return True
        if line.at(at) not in _BETWEEN:
            return False
    return False


def partitive(line: Line, n: int) -> bool:
    """Whether what stands before a word is a part of a group: "of ...", a group itself, or a verb after it."""
    return line.at(n) in _VERBS or (line.at(n) == "of" and line.at(n + 1) not in _TIME) or grouped(line, n)


def whole(line: Line, n: int, part: float) -> tuple[int, float] | None:
    """The whole named after a count ("of the 32", "out of 31"): the word after it, and how many; or None."""
    at = n + 1 if line.at(n) == "of" else n + 2 if line.at(n) == "out" and line.at(n + 1) == "of" else 0
    if not at:
        return None
    for place in range(at, at + 4):
        if line.at(place) not in _BETWEEN:
            found = None if is_year(line, place) else number(line, place)
            if found is None or found.power or found.value() < part or line.at(found.end) in ("%", "percent", "per"):
                return None
            return found.end, found.value()
    return None
