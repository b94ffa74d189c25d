"""Evidence that is not the text's own: registers without the rows that rest on its publisher alone."""

import re
from collections.abc import Mapping
from dataclasses import replace

from fairshare.core.document import Document
from fairshare.core.world import World


def independent(world: World, document: Document) -> World:
    """The world in which a text is judged: an article is never evidence for itself.

    A row of a register is left out where its address is that of the text, or where it is known only as the text's
    publisher reported it. A row whose primary document was read stays, whoever published that document.
    """
    publisher = document.publisher.strip().lower().removeprefix("the ")
    if not publisher and not document.url:
        return world
    whole = world.catalogue.register

    def register(name: str) -> tuple[Mapping[str, str], ...]:
        return tuple(row for row in whole(name) if not _own(row, publisher, document.url))

    return world.by(replace(world.catalogue, register=register))


def _own(row: Mapping[str, str], publisher: str, url: str) -> bool:
    if url and row.get("url") == url:
        return True
    told = row.get("source", "").lower()
    if not publisher or publisher not in told or row["grade"] == "quotable":
        return False
    return all(part.strip().removeprefix("the ").startswith(publisher) for part in re.split("[;,]", told))
