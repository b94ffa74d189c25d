"""Capability: what it would take to have an ally's forces without it, as lists of quantities and costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from fairshare.core.register import Entry
from fairshare.errors import BadInput, UnknownName

if TYPE_CHECKING:
    from fairshare.core.world import World

REGISTER = "capabilities"
#: Units of cost in the register -> currency and how many of it.
_COSTS = {"USD bn": ("USD", 1e9), "EUR bn": ("EUR", 1e9)}


@dataclass(frozen=True, slots=True)
class Span:
    """From what to what."""

    low: float
    high: float

    def minus(self, others: "list[Span]") -> "Span":
        """What is left when others are taken off, at least and at most, and never below nothing."""
        low, high = self.low - fsum(o.high for o in others), self.high - fsum(o.low for o in others)
        return Span(max(0.0, low), max(0.0, high))


@dataclass(frozen=True, slots=True)
class Item:
    """One line, or a total that lines stand within.

    Attributes:
        id: Of the row; for a user's list the number of its entry.
        item: What it is.
        total: Whether others stand within it.
        within: Id of the total it is a part of; empty for none.
        quantity: How many, or None where nobody says.
        unit: Of the quantity.
        cost: In ``currency``, or None where it is unknown.
        currency: ISO code.
        basis: Over which time, on which terms.
        grade: How it is known.
        source: Where it was read.
    """

    id: str
    item: str
    total: bool = False
    within: str = ""
    quantity: Span | None = None
    unit: str = ""
    cost: Span | None = None
    currency: str = ""
    basis: str = ""
    grade: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """A list of capabilities by name; without items the name is that of a published estimate.

    Attributes:
        name: Id of a published estimate, or the file of a user's own.
        about: ISO codes of whose forces it is about; empty where a user's list names nobody.
        title: Who published it.
        items: Totals and lines.
    """

    name: str
    about: tuple[str, ...] = ()
    title: str = ""
    items: tuple[Item, ...] = ()

    def __str__(self) -> str:
        return self.name

    def found(self, world: "World") -> "Capabilities":
        """The list with its items.

        Raises:
            UnknownName: for no estimate the register has.
            BadInput: for one that was published after the day.
        """
        if self.items:
            return self
        rows = [row for row in world.catalogue.register(REGISTER) if row["estimate"] == self.name]
        if not self.name or not rows:
            names = {row["estimate"] for row in world.catalogue.register(REGISTER)} - {""}
            raise UnknownName("estimate of capabilities (or .toml or .csv file)", self.name, names)
        if (day := max(row["known"] for row in rows)) > str(world.asof):
            raise BadInput.of("capabilities", self.name, f"it was published on {day}, after {world.asof}")
        about = tuple(sorted({row["iso3"] for row in rows}))
        return Capabilities(self.name, about, rows[0]["block"], tuple(_item(row) for row in rows))

    def lines_of(self, total: Item) -> list[Item]:
        """What stands directly within a total."""
        return [i for i in self.items if i.within == total.id]

    def not_itemised(self, total: Item) -> Span | None:
        """What is left of a total when all costs within it, of its currency, are taken off."""
        if total.cost is None:
            return None
        return total.cost.minus([i.cost for i in self.lines_of(total) if i.cost and i.currency == total.currency])

    def costs(self) -> dict[str, Span]:
        """What the whole list costs, by currency: its outermost totals and lines."""
        found: dict[str, Span] = {}
        for item in self.items:
            if item.cost and not item.within:
                before = found.get(item.currency, Span(0.0, 0.0))
                found[item.currency] = Span(before.low + item.cost.low, before.high + item.cost.high)
        return found


def published(world: "World", leavers: tuple[str, ...]) -> Iterator[Capabilities]:
    """The published estimates known on the day about one of those who leave."""
    rows = [row for row in world.catalogue.register(REGISTER) if row["estimate"] and row["known"] <= str(world.asof)]
    for name in dict.fromkeys(row["estimate"] for row in rows if row["iso3"] in leavers):
        yield Capabilities(name).found(world)


def _item(row: Entry) -> Item:
    currency, times = _COSTS.get(row["cost_unit"], ("", 1.0))
    return Item(
        row["id"], row["item"], row["kind"] == "total", row["within"],
        quantity=_span(row["quantity"], row["quantity_high"], 1.0),
        unit=row["quantity_unit"],
        cost=_span(row["cost_low"], row["cost_high"], times) if currency else None,
        currency=currency,
        basis=row["basis"],
        grade=row["grade"],
        source=row["source"],
    )  # fmt: skip


def _span(low: str, high: str, times: float) -> Span | None:
    """Where only one end is told it stands for both."""
    if not low and not high:
        return None
    return Span(float(low or high) * times, float(high or low) * times)
