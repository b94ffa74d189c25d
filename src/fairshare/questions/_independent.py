"""Evidence that is not the text's own: registers without the rows that rest on its publisher alone."""

import re
from collections.abc import Mapping
from dataclasses import replace

from fairshare.core.document import Document
from fairshare.core.world import World

#: Registers whose rows a verdict may rest on.
_EVIDENCE = ("offices", "events", "pledges", "statements", "common_funding", "capabilities", "posture")


def independent(world: World, document: Document) -> World:
    """The world in which a text is judged: an article is never evidence for itself.

    A row of a register is left out where its address is that of the text, or where it is known only as the text's
    publisher reported it. A row whose primary document was read stays, whoever published that document.
    """
    publisher = document.publisher.strip().lower().removeprefix("the ")
    if not publisher and not document.url:
        return world
    return world.once(("independent", publisher, document.url), lambda: _without(world, publisher, document.url))


def _without(world: World, publisher: str, url: str) -> World:
    """The world without the rows of a publisher and an address; the same one where there are none."""
    whole = world.catalogue.register
    own = {name: {row["id"] for row in whole(name) if _own(row, publisher, url)} for name in _EVIDENCE}
    if not any(own.values()):
        return world

    def register(name: str) -> tuple[Mapping[str, str], ...]:
        gone = own.get(name)
        return tuple(row for row in whole(name) if row["id"] not in gone) if gone else whole(name)

    told = f"{world.catalogue.fingerprint} without {publisher!r} and {url!r}"
    return world.by(replace(world.catalogue, register=register, fingerprint=told))


def _own(row: Mapping[str, str], publisher: str, url: str) -> bool:
    if url and row["url"] == url:
        return True
    told = row["source"].lower()
    if not publisher or publisher not in told or row["grade"] == "quotable":
        return False
    return all(part.strip().removeprefix("the ").startswith(publisher) for part in re.split("[;,]", told))
