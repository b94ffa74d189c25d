"""The alliance's defence spending with none, an unknown part and all of the military aid to Ukraine inside."""

from collections.abc import Iterator, Mapping

from fairshare.core.figure import Figure
from fairshare.core.question import Missing, Record
from fairshare.core.world import World
from fairshare.errors import NoBoard, NoSuchFact
from fairshare.questions._aid_counted import Aid, counted
from fairshare.questions._rules import default_year

_COUNTINGS: Mapping[Aid, str] = {
    "none-inside": "lower bound: none of the military aid inside",
    "as-published": "as published: a part of the military aid inside",
    "all-inside": "upper bound: all of the military aid inside",
}


def countings(world: World, year: int | None, begins: int) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The alliance's defence spending of one year with none, a part and all of the military aid inside, and in words.

    Args:
        world: The world asked; where a scenario of it counts military aid already, there is nothing to compare.
        year: The year; by default the newest with actual figures, where that has aid, else the newest with a board.
        begins: The first year with aid.
    """
    if any(change.lever == "aid" for change in world.changes):
        return (), ()
    try:
        at = year if year is not None else _year(world, begins)
        totals = {aid: _spending(world, aid, at) for aid in _COUNTINGS}
    except NoBoard as error:
        return (), (f"With or without this aid, defence spending is unknown: {str(error).rstrip('.')}.",)
    records = tuple(
        {"counting": aid, "means": words, "year": at, "expenditure_usd": totals[aid]}
        for aid, words in _COUNTINGS.items()
    )
    return records, tuple(_sentences(at, totals))


def _year(world: World, begins: int) -> int:
    """The newest year with actual figures and aid, else the newest with a board (NoBoard if that has no aid)."""
    if (actual := default_year(world)) >= begins:
        return actual
    if (newest := world.newest_year()) >= begins:
        return newest
    raise NoBoard(f"no release held on {world.asof} covers a year from {begins} on.")


def _spending(world: World, aid: Aid, year: int) -> Figure | Missing:
    """The allies' spending added up, or which ally's is unknown."""
    there = counted(world, aid)
    there.release(year)
    try:
        return there.figure(f"expenditure_usd/NATO~{year}/{year}")
    except NoSuchFact as error:
        return Missing(str(error).rstrip("."))


def _sentences(year: int, totals: Mapping[Aid, Figure | Missing]) -> Iterator[str]:
    low, told, high = (totals[aid] for aid in _COUNTINGS)
    if not isinstance(low, Figure) or not isinstance(told, Figure) or not isinstance(high, Figure):
        why = next(c.reason for c in (told, low, high) if isinstance(c, Missing))
        yield f"The allies' defence spending of {year} with or without military aid cannot be added up: {why}."
        return
    basis = told.unit.price_basis
    prices = "current prices" if basis == "current" else f"{basis} prices"
    below, above = (f"{(f.value / told.value - 1) * 100:+.1f} %".replace("-", "−") for f in (low, high))
    yield (
        f"The allies' defence spending of {year} ({prices}): US$ {told.value / 1e9:,.1f} bn as published, which holds "
        f"an unknown part of the military aid; {low.value / 1e9:,.1f} bn with all of it taken out (lower bound, "
        f"{below}); {high.value / 1e9:,.1f} bn with all of it added (upper bound, {above}). --aid counts so "
        "where burdens are compared, e.g. fairshare shares --aid all-inside."
    )
