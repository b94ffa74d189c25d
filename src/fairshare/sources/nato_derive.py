"""What NATO's tables of August 2025 imply: the amounts, GDP and population of which only ratios are held.

Amounts are chained from those of 2024e with the published growth; GDP is amount over share, population amount over
amount per head. A figure of 2024 or later is a ``derived_estimate``. One of an earlier year is ``derived``: the
growth of 2024e, an estimate too, takes the estimate of 2024 out again and leaves the amount of 2023 NATO grew it from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairshare.core.fact import Fact, Status
from fairshare.core.unit import scaled
from fairshare.errors import BadSource

_AMOUNT, _GROWTH, _SHARE, _PER_HEAD = "expenditure_usd_constant", "real_growth", "defence_share", "expenditure_per_head"


@dataclass(frozen=True)
class _Amount:
    """An amount with the cells it rests on; ``growth`` from the earliest to the latest year used."""

    printed: Fact
    year: int
    value: float | None
    growth: tuple[Fact, ...] = ()

    @property
    def cell(self) -> str:
        """The printed amount's cell, and the first of the growth cells up to the column of the last."""
        if not self.growth:
            return self.printed.cell
        first, last = self.growth[0].cell, self.growth[-1].cell.rpartition(" ")[2]
        return f"{self.printed.cell}; {first}" + (f" to {last}" if len(self.growth) > 1 else "")


def derive(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The amounts (but the printed ones), GDP and population of every place whose amount is printed for one year.

    Args:
        facts: All facts read for the release.

    Returns:
        Facts without ``shown``, whose ``cell`` names the cells they rest on; where an input is missing, a fact
        without value that says which.

    Raises:
        BadSource: if the amounts of a place are printed for more than one year, or a figure needed has no cell.
    """
    held: dict[str, dict[str, dict[int, Fact]]] = {m: {} for m in (_AMOUNT, _GROWTH, _SHARE, _PER_HEAD)}
    for fact in facts:
        if fact.measure in held:
            held[fact.measure].setdefault(fact.place, {})[fact.year] = fact
    for place, printed in sorted(held[_AMOUNT].items()):
        if len(printed) > 1:
            raise BadSource(f"amounts of {place} are printed for {len(printed)} years, so none is to be chained.")
        growth = held[_GROWTH].get(place, {})
        for amount in _chain(next(iter(printed.values())), growth):
            if amount.growth:
                yield _fact(amount, _AMOUNT, amount.printed.unit, None)
            shares, per_head = held[_SHARE].get(place, {}), held[_PER_HEAD].get(place, {})
            yield _fact(amount, "gdp_usd_constant", amount.printed.unit, _cell(shares, _SHARE, place, amount.year))
            people = f"{amount.printed.unit.partition(' ')[0]} person"
            yield _fact(amount, "population", people, _cell(per_head, _PER_HEAD, place, amount.year))


def _cell(cells: dict[int, Fact], measure: str, place: str, year: int) -> Fact:
    """The fact of a year, with or without a value."""
    if year not in cells:
        raise BadSource(f"there is no cell for {measure} of {place} in {year}, from which amounts are to be derived.")
    return cells[year]


def _chain(printed: Fact, growth: dict[int, Fact]) -> list[_Amount]:
    """The amounts of all years, back and forth from the printed one; growth of a year is against the year before."""
    found = {printed.year: _Amount(printed, printed.year, printed.value)}
    for year in range(printed.year - 1, min(growth, default=printed.year) - 1, -1):
        after, grown = found[year + 1], _cell(growth, _GROWTH, printed.place, year + 1)
        if (rate := _plain(grown)) == -1:
            raise BadSource(f"{grown.cell}: a growth of -100 % leaves nothing from which to chain back.")
        value = None if after.value is None or rate is None else after.value / (1 + rate)
        found[year] = _Amount(printed, year, value, (grown, *after.growth))
    for year in range(printed.year + 1, max(growth, default=printed.year) + 1):
        before, grown = found[year - 1], _cell(growth, _GROWTH, printed.place, year)
        rate = _plain(grown)
        value = None if before.value is None or rate is None else before.value * (1 + rate)
        found[year] = _Amount(printed, year, value, (*before.growth, grown))
    return [found[year] for year in sorted(found)]


def _plain(fact: Fact) -> float | None:
    return None if fact.value is None else scaled(fact.unit).plain(fact.value)


def _fact(amount: _Amount, measure: str, unit: str, over: Fact | None) -> Fact:
    """An amount, or an amount over another fact of the same year, as a fact of its own."""
    rate = 1.0 if over is None else _plain(over)
    value = None if amount.value is None or not rate else amount.value / rate
    lacking = next((f for f in (amount.printed, *amount.growth, *([over] if over else [])) if f.value is None), None)
    lacking = lacking or (over if not rate else None)
    reason = f"cannot be derived: {lacking.measure} of {lacking.year} is {lacking.reason or 0}" if lacking else ""
    cell = f"{amount.cell}; {over.cell}" if over else amount.cell
    status: Status = "derived_estimate" if amount.year >= amount.printed.year else "derived"
    told = amount.printed
    return Fact(measure, told.place, amount.year, value, "", unit, status, reason, told.source, cell, told.grade)
