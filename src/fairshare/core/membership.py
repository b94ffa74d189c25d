"""What people write for a group: its name or countries joined by commas, of another year or day, without some.

``EUR_CAN``, ``DEU,FRA,POL``, ``NATO~1998``, ``NATO~1998-12-31``, ``NATO-USA``, ``NATO without USA, CAN``,
``NATO-USA~1998``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairshare.core.catalogue import Catalogue
from fairshare.core.place import Group, Interval, plain
from fairshare.errors import BadInput, UnknownName

#: A year or a day, as the day to be taken and not as a country to be left out.
_DATED = re.compile(r"\s*~\s*([1-9]\d{3}(?:-\d{2}-\d{2})?)(?!\d|-\d)\s*")
_WITHOUT = re.compile(r"\s+without\s+|\s*-\s*", re.IGNORECASE)
_BETWEEN = re.compile(rf"{_WITHOUT.pattern}|,", re.IGNORECASE)
_ACCEPTED = "a group or countries joined by commas, with ~year or ~day and -country after it, e.g. NATO-USA~1998"


def group_of(text: str, catalogue: Catalogue, asof: date, *, joined: bool = False) -> Group:
    """The group that a text means, under the one id by which it is found again.

    Args:
        text: What people write.
        catalogue: The groups and countries there are.
        asof: No membership of a later day is known.
        joined: Whether a scenario may have brought in others, who can then be left out.

    Raises:
        UnknownName: for a group or a country that is not registered.
        BadInput: for a text of another shape, a day or an ally that the group does not have.
    """
    who, fixed = _dated(text)
    head, rest = next(_headed(who, catalogue), (who, ""))
    left = sorted({catalogue.places.find(name).iso3 for name in _BETWEEN.split(rest) if name.strip()})
    base = registered(head, catalogue)
    if base is None:
        if fixed is not None:
            raise BadInput.of("group", text, "only a registered group has a membership that differs by day")
        return _own(head, frozenset(left), catalogue)
    if not left and fixed is None:
        return base
    _check_day(text, fixed, _first_day(base, catalogue), asof)
    if not joined and (strangers := sorted(set(left) - everyone(base, catalogue))):
        raise BadInput.of("group", text, f"{', '.join(strangers)} cannot be left out of {base.id}, being no part of it")
    told = f" without {', '.join(catalogue.places[p].in_sentence for p in left)}" if left else ""
    return replace(
        base,
        id=f"{base.id}{''.join(f'-{p}' for p in left)}{f'~{fixed}' if fixed else ''}",
        name=f"{base.name}{told}{f', members of {fixed}' if fixed else ''}",
        intervals=(),
        within=base.id,
        without=tuple(left),
        fixed=fixed,
    )


def names_group(text: str, catalogue: Catalogue) -> bool:
    """Whether a text means a registered group, or countries joined by commas, and not one country."""
    return "," in text or any(registered(head, catalogue) for head, _ in _heads(text.partition("~")[0].strip()))


def registered(text: str, catalogue: Catalogue) -> Group | None:
    """The registered group of that id or name, however it is spelt, or None."""
    wanted = plain(text)
    return next((g for g in catalogue.groups.values() if wanted and wanted in (plain(g.id), plain(g.name))), None)


def everyone(group: Group, catalogue: Catalogue) -> frozenset[str]:
    """All who ever belonged to a group, on any day."""
    if group.within and group.without:
        return everyone(catalogue.groups[group.within], catalogue) - frozenset(group.without)
    return frozenset(i.place for i in group.intervals)


def _first_day(group: Group, catalogue: Catalogue) -> date:
    """The first day on which a group had a member."""
    days = [i.since for i in group.intervals]
    return min(days) if days else _first_day(catalogue.groups[group.within], catalogue)


def _check_day(text: str, fixed: int | date | None, first: date, asof: date) -> None:
    """Refuse a year or a day on which nobody was a member, or of which nothing is known yet."""
    if fixed is None:
        return
    since, until = (fixed, fixed) if isinstance(fixed, date) else (date(fixed, 12, 31), date(fixed, 1, 1))
    if since < first or until > asof:
        raise BadInput.of("group", text, f"a year or a day from {first} to {asof}, the day of the figures")


def _dated(text: str) -> tuple[str, int | date | None]:
    """The text without its year or day, and that year or day."""
    found = _DATED.search(text)
    who = _DATED.sub(" ", text, count=1).strip() if found else text.strip()
    if "~" in who or not who or who.endswith("-"):
        raise BadInput.of("group", text, _ACCEPTED)
    if found is None:
        return who, None
    try:
        return who, int(found[1]) if len(found[1]) == 4 else date.fromisoformat(found[1])
    except ValueError:
        raise BadInput.of("group", text, f"{found[1]} is no day: {_ACCEPTED}") from None


def _heads(who: str) -> Iterator[tuple[str, str]]:
    """Every way to part who is meant from who is left out, the fewest left out first."""
    yield who, ""
    for found in reversed(list(_WITHOUT.finditer(who))):
        yield who[: found.start()], who[found.end() :]


def _headed(who: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Those ways in which a registered group, or countries all known, come first."""
    for head, rest in _heads(who):
        names = [n for n in head.split(",") if n.strip()]
        if registered(head, catalogue) or (names and all(catalogue.places.named(n) for n in names)):
            yield head, rest


def _own(text: str, left: frozenset[str], catalogue: Catalogue) -> Group:
    """A user's own group: countries joined by commas."""
    if "," not in text and catalogue.places.named(text) is None:
        raise UnknownName("group", text, catalogue.groups)
    own = sorted({catalogue.places.find(t).iso3 for t in text.split(",") if t.strip()} - left)
    if not own:
        raise BadInput.of("group", text, f"countries joined by commas, or one of {', '.join(catalogue.groups)}")
    return Group(",".join(own), ", ".join(own), tuple(Interval(p, date.min) for p in own), "named by the user")
