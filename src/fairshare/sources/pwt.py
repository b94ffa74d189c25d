"""The Penn World Table: a bare table whose figures carry no mark of being counted, estimated or carried forward."""

from collections.abc import Iterator
from dataclasses import replace

from fairshare.core.fact import Fact
from fairshare.core.place import Gazetteer
from fairshare.sources import table
from fairshare.sources.order import Order


def release(order: Order, places: Gazetteer) -> Iterator[Fact]:
    """The facts of the tables an order lists, none of them flagged.

    Raises:
        BadSource: naming file, row and column of what cannot be read.
    """
    for fact in table.release(order, places):
        yield replace(fact, status="unflagged")
