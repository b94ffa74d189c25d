"""What replacing an ally's forces would take, as estimates or the user's own list have it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairshare.core.capability import Capabilities, Item, Span, published
from fairshare.core.figure import Figure
from fairshare.core.question import Column, Missing, Record
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._without_asked import Leaving

_SIGNS = {"USD": "US$", "EUR": "EUR"}


def lists_of(leaving: Leaving, asked: Capabilities | None) -> list[Capabilities]:
    """The list asked for; without one all published estimates about those who leave.

    Raises:
        BadInput: for an estimate about somebody who does not leave.
    """
    world, left = leaving.world, leaving.who.left
    if asked is None:
        return list(published(world, left))
    found = asked.found(world)
    if strangers := [p for p in found.about if p not in left]:
        names = ", ".join(world.catalogue.places[p].in_sentence for p in strangers)
        accepted = f"it is about {names}, who does not leave; a file of your own would do"
        raise BadInput.of("capabilities", found.name, accepted)
    return [found]


def record_of(found: Capabilities) -> dict[str, object]:
    """A list as data: totals with what is not itemised, and all lines."""
    return {
        "estimate": found.name,
        "title": found.title,
        "about": list(found.about),
        "totals": [{**_record(i), **_rest(found, i)} for i in found.items if i.total],
        "lines": [_record(i) for i in found.items if not i.total],
    }


def _record(item: Item) -> Record:
    return {
        "id": item.id,
        "item": item.item,
        "within": item.within or None,
        "quantity": item.quantity.low if item.quantity else None,
        "quantity_high": item.quantity.high if item.quantity else None,
        "unit": item.unit,
        "cost_low": item.cost.low if item.cost else Missing("no source held has its cost"),
        "cost_high": item.cost.high if item.cost else Missing("no source held has its cost"),
        "currency": item.currency,
        "basis": item.basis,
        "grade": item.grade,
        "source": item.source,
    }


def _rest(found: Capabilities, total: Item) -> Record:
    rest = found.not_itemised(total)
    return {"not_itemised_low": rest.low if rest else None, "not_itemised_high": rest.high if rest else None}


def capability_row(leaving: Leaving, found: Capabilities) -> Row:
    """Every ally's part by the rule in what a list costs, its upper end; unknown where currencies are mixed."""
    shares = leaving.row("fair_share", group=leaving.who.stayers, **leaving.norm)
    costs = found.costs()
    if len(costs) != 1:
        why = f"{found.name} has costs in {' and '.join(sorted(costs)) or 'no currency'}: there is no one sum"
        return Row.none(leaving.here.span(leaving.year), why)
    ((currency, span),) = costs.items()
    whole = Figure.chosen(f"cost of the list {found.name}, upper end", span.high, Unit.of(f"{currency}@stated"))
    return shares * whole


def capability_column(world: World, row: Row) -> Column:
    """The column of the parts in a list, in millions of its currency at the prices the list was written in."""
    sign = _SIGNS.get(str(row.unit).partition("@")[0], "")
    measure = replace(world.measure("shortfall_part"), shown_in=f"million {sign}", signed=False)
    brief = replace(measure, shown_in=f"bn {sign}", scale=1e-9, decimals=1)
    label = "Part of the capability list, its upper end"
    return Column("capability_part", label, "figure", str(row.unit), measure, short=f"list {sign} bn", brief=brief)


def list_notes(world: World, lists: Sequence[Capabilities], *, whole: bool) -> Iterator[str]:
    """A line for each list; ``whole`` adds every line of it."""
    for found in lists:
        totals = [i for i in found.items if i.total]
        for total in totals:
            yield f"{found.title}: {_told(total)}{_within(found, total)} ({total.grade}: {total.source})."
        if not totals:
            yield f"{found.title}: {_sum(found)}."
        if whole:
            yield f"Its lines: {'; '.join(_told(i) for i in found.items if not i.total)}."
        elif any(not i.total for i in found.items):
            yield f"Its lines: fairshare without {','.join(found.about)} --capabilities {found.name}."


def _within(found: Capabilities, total: Item) -> str:
    """How much of a total is itemised, and what is not."""
    rest, lines = found.not_itemised(total), found.lines_of(total)
    costed = [i for i in lines if i.cost]
    if rest is None or total.cost is None:
        return ""
    told = f"{len(costed)} of {len(lines)} parts have a cost" if costed else "none of its parts has a published cost"
    return f"; {told}, not itemised {_money(rest, total.currency)}"


def _sum(found: Capabilities) -> str:
    unknown = sum(1 for i in found.items if i.cost is None)
    costs = " and ".join(_money(span, currency) for currency, span in found.costs().items())
    return f"{len(found.items)} lines, {costs or 'none with a cost'}{f'; {unknown} without a cost' if unknown else ''}"


def _told(item: Item) -> str:
    number = f" {_span(item.quantity, 1, 12)} {item.unit}" if item.quantity else ""
    cost = f", {_money(item.cost, item.currency)}" if item.cost else ", cost unknown" if not item.total else ""
    return f"{item.item}{number}{cost}{f' ({item.basis})' if item.basis else ''}"


def _money(span: Span, currency: str) -> str:
    return f"{_SIGNS.get(currency, currency)} {_span(span, 1e9)} bn"


def _span(span: Span, per: float, digits: int = 6) -> str:
    low, high = (f"{end / per:,.{digits}g}" for end in (span.low, span.high))
    return low if low == high else f"{low} to {high}"
