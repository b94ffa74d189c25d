"""Draft: a scenario as somebody wrote it, and everything that is wrong in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairshare.core.lever import Change, Lever, Setting, levers, line_problems
from fairshare.errors import BadInput, UnknownName

KEYS = ("label", "note", "change")
#: Settings that name the last, or the first, year in which a line does something.
_YEARS = ("by_year", "from_year")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a scenario, or that may be meant otherwise.

    Attributes:
        path: Where it stands, e.g. ``("change", 0, "level")``.
        error: What is wrong and what is accepted.
        certain: Whether the scenario cannot be used so.
    """

    path: Path
    error: BadInput
    certain: bool = True

    @property
    def key(self) -> str:
        """The path as people write it, lines counted from 1: ``change[1].level``."""
        words = [f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in self.path]
        return "".join(words).removeprefix(".")


def problems(entry: Mapping[str, object], find: Callable[[str], str]) -> tuple[Problem, ...]:
    """Everything that keeps a written scenario from being used, in the order of its keys.

    Args:
        entry: The file as a mapping.
        find: From a country's name its ISO code (UnknownName for none).
    """
    found = [Problem((k,), UnknownName("key of a scenario", k, KEYS)) for k in entry if k not in KEYS]
    for name in ("label", "note"):
        if not isinstance(entry.get(name, ""), str):
            found.append(Problem((name,), BadInput.of(name, entry[name], "a text")))
    lines = entry.get("change")
    if not isinstance(lines, list) or not lines or not all(isinstance(line, Mapping) for line in lines):
        found.append(
            Problem(("change",), BadInput.of("change", _short(lines), "at least one [[change]] with its lever"))
        )
        return tuple(found)
    for n, line in enumerate(lines):
        found += [Problem(("change", n, *((k,) if k else ())), e) for k, e in line_problems(line)]
        found += [Problem(("change", n, k), e) for k, e in _strangers(line, find)]
    return tuple(found)


def _short(thing: object) -> str:
    return "none" if thing is None else str(thing)[:80]


def _strangers(line: Mapping[str, object], find: Callable[[str], str]) -> Iterator[tuple[str, BadInput]]:
    """Countries nobody knows."""
    place, several = line.get("place"), line.get("places")
    named = [("place", place)] + [("places", p) for p in (several if isinstance(several, list) else ())]
    for key, name in named:
        if isinstance(name, str):
            try:
                find(name)
            except BadInput as error:
                yield key, error


def order_problems(changes: Sequence[Change], newest: int) -> Iterator[Problem]:
    """What is wrong between lines: years nobody fills, or fills too late, and lines that exclude one another.

    Args:
        changes: The lines.
        newest: The last year for which anything was published.
    """
    for n, change in enumerate(changes):
        kind = levers[change.lever]
        if kind.once and any(c.lever == change.lever for c in changes[:n]):
            told = "one line of it only: it counts in one way at a time"
            yield Problem(("change", n, "lever"), BadInput.of("lever", change.lever, told))
        settings = kind.complete(dict(change.settings))
        key, year = max(((k, _year(settings.get(k))) for k in _YEARS), key=lambda pair: pair[1])
        if not kind.extends and year > newest:
            yield from _beyond(changes, n, (key, year), newest)


def _year(setting: Setting | None) -> int:
    return setting if isinstance(setting, int) else 0


def _beyond(changes: Sequence[Change], n: int, named: tuple[str, int], newest: int) -> Iterator[Problem]:
    """A line that names a year after the last published one: whether another line fills that year, and in time."""
    key, year = named
    path, what = ("change", n, key), f"{key} of lever {changes[n].lever}"
    filling = [(m, c) for m, c in enumerate(changes) if levers[c.lever].extends]
    before = [c for m, c in filling if m < n or levers[changes[n].lever].alters == "members"]
    names = " or ".join(k.id for k in _extending())
    if before:
        ends = max(_year(levers[c.lever].complete(dict(c.settings)).get("until_year")) for c in before)
        if ends < year:
            told = f"a year up to {ends}, where lever {before[-1].lever} ends, or a later until_year there"
            yield Problem((*path,), BadInput.of(what, year, told), certain=False)
    elif filling:
        yield Problem((*path,), BadInput.of(what, year, f"after {newest} only behind a line of lever {names}"))
    else:
        told = f"nothing is published after {newest}, so put a line of lever {names} before it, or stack this scenario "
        yield Problem(
            (*path,), BadInput.of(what, year, f"{told}behind one that has it (--under baseline)"), certain=False
        )


def _extending() -> list[Lever]:
    return [levers[name] for name in levers if levers[name].extends]
