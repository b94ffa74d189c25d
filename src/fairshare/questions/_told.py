"""What registers hold of what is otherwise secret: who said what, when, and where it was read."""

import re
from collections.abc import Iterator, Mapping

from fairshare.core.place import plain
from fairshare.core.rule import Rule
from fairshare.core.world import World

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def told_of(world: World, rule: Rule) -> Iterator[str]:
    """The rows a rule names, as far as known on the day, a line each with source and grade."""
    for name in rule.told:
        register, _, id = name.partition("/")
        row = next(r for r in world.catalogue.register(register) if r["id"] == id)
        day = _day(row)
        if day <= str(world.asof):
            yield f"Told on {day}: {_who(row)}: {_what(row)} ({row['grade']}: {row['source']})."


def _who(row: Mapping[str, str]) -> str:
    """Who said it, with an office that the name does not say already."""
    who, office = row.get("person") or row.get("actors") or row["block"], row.get("office", "")
    return who if not office or plain(office) in plain(who) else f"{who}, {office}"


def _what(row: Mapping[str, str]) -> str:
    """What was said; of a building block its number."""
    return row.get("what") or f"{row['item']}, {row['quantity']} {row['quantity_unit']}"


def _day(row: Mapping[str, str]) -> str:
    """The day of a row: its own, or the one in its basis."""
    found = _DAY.search(row.get("date") or row.get("basis", ""))
    return found[0] if found else ""
