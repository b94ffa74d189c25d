"""Figures as people read them: scaled, rounded, with unit and status. The only place that knows percent."""

from fairshare.core.figure import Cell, Figure, currency
from fairshare.core.measure import Measure

#: What stands where there is no figure.
DASH = "–"
_SOFT = {
    "estimate": "e",
    "derived_estimate": "de",
    "derived": "d",
    "projection": "p",
    "backfilled": "b",
    "hypothetical": "h",
}


def shown_value(figure: Figure, measure: Measure | None) -> float:
    """The value in the unit people read, to twelve significant digits."""
    return float(f"{figure.value * (measure.scale if measure else 1):.12g}")


def shown_unit(figure: Figure, measure: Measure | None) -> str:
    """The unit people read, prices named: ``% of GDP``, ``million PLN, current prices``."""
    if measure is None:
        return str(figure.unit)
    unit = measure.shown_in
    if figure.unit.is_national:
        unit = f"{unit} {currency(figure) or 'national currency'}".strip()
    basis = figure.unit.price_basis
    return unit if not basis else f"{unit}, current prices" if basis == "current" else f"{unit}, {basis} prices"


def printed(figure: Figure) -> str:
    """What the publisher printed, where the figure is a published cell."""
    leaf = figure.trail.leaf
    return leaf.fact.shown if isinstance(leaf, Cell) else ""


def status_mark(figure: Figure) -> str:
    """``e`` for an estimate and so on; empty for an actual."""
    return _SOFT.get(figure.status, "")


def number(figure: Figure, measure: Measure | None, *, marked: bool = True) -> str:
    """The figure for a table: rounded, thousands marked, with ``e`` behind an estimate."""
    value = shown_value(figure, measure)
    decimals = measure.decimals if measure else 3
    signed = measure is not None and measure.signed
    text = f"{value:{'+' if signed else ''},.{decimals}f}".replace("-", "−")
    if measure is not None and 0 < value < measure.least_shown:
        text = f"< {measure.least_shown:.{decimals}f}"
    return text + (status_mark(figure) if marked else "")


STATUS_KEY = "e estimate, d derived by us, de both, p projection, b from a later edition, h hypothetical"
