"""Where keys stand in a TOML text: the parser of the standard library does not tell."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]
#: Whatever may hide a bracket, an equals sign or a line break, then those themselves.
_TOKENS = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}\n]', re.DOTALL
)
_HEAD = re.compile(r"\s*(\[\[?)(.*?)\]\]?\s*(?:#.*)?", re.DOTALL)


def lines_of(text: str) -> dict[Path, int]:
    r"""Key path -> line from 1, for every key that stands at the beginning of a line; lists are counted from 0.

    >>> lines_of('label = "x"\n[[change]]\nlever = "leave"')
    {('label',): 1, ('change',): 2, ('change', 0): 2, ('change', 0, 'lever'): 3}

    Args:
        text: A text that is valid TOML.
    """
    found: dict[Path, int] = {}
    lists: Counter[Path] = Counter()
    table: Path = ()
    for line, statement in _statements(text):
        if head := _HEAD.fullmatch(statement):
            name = _key(head[2])
            found.setdefault(name, line)
            if head[1] == "[[":
                lists[name] += 1
            table = (*name, lists[name] - 1) if lists[name] else name
            found.setdefault(table, line)
        elif "=" in statement and not statement.startswith("#"):
            found.setdefault((*table, *_key(_before_equals(statement))), line)
    return found


def line_of(path: Path, lines: dict[Path, int]) -> int | None:
    """The line of a key, or of the nearest key around it that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement with the line it begins on: a line that goes on until its brackets and quotes are closed."""
    depth, start, line, begun = 0, 0, 1, 1
    for token in _TOKENS.finditer(text):
        word = token[0]
        depth += (word in "[{") - (word in "]}")
        line += word.count("\n")
        if word == "\n" and depth <= 0:
            if statement := text[start : token.start()].strip():
                yield begun, statement
            depth, start, begun = 0, token.end(), line
    if statement := text[start:].strip():
        yield begun, statement


def _before_equals(statement: str) -> str:
    """What stands before the first equals sign that is in no quotes."""
    quoted = re.match(r'(?:"(?:\\.|[^"\\])*"|\'[^\']*\'|[^="\'])*', statement)
    return quoted[0] if quoted else statement


def _key(text: str) -> Path:
    """A key as its parts; none where it is no key."""
    try:
        inner: object = tomllib.loads(f"{text.strip()} = 0")
    except ValueError:
        return ()
    parts: list[str | int] = []
    while isinstance(inner, dict) and inner:
        name, inner = next(iter(inner.items()))
        parts.append(name)
    return tuple(parts)
