"""The tables of budgets: one ally year by year, or every ally at the end of the path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fairshare.core.figure import Figure
from fairshare.core.question import Cell, Column, Missing
from fairshare.core.row import Row
from fairshare.measures.excess_deficit import bound, reference
from fairshare.questions._budget_case import Case, difference
from fairshare.questions._rules import cell

#: Column -> measure, head in words, short head; in the order of the table of one ally.
_SHOWN: Mapping[str, tuple[str, str, str]] = {
    "debt_without": ("debt_without", "Debt without the extra", "debt\nwithout"),
    "debt_with": ("debt_with", "Debt with the extra", "debt\nwith"),
    "balance_without": ("balance_without", "Balance without the extra", "balance\nwithout"),
    "balance_with": ("balance_with", "Balance with the extra", "balance\nwith"),
    "extra_defence": ("extra_defence", "Extra defence spending", "extra\ndefence"),
    "extra_interest": ("extra_interest", "Interest on extra debt", "extra\ninterest"),
}
_HISTORY: Mapping[str, tuple[str, str, str]] = {
    "implied_interest": ("implied_interest", "Implied interest rate, % a year", "interest\nrate %"),
    "stock_flow_adjustment": ("stock_flow_adjustment", "Stock-flow adjustment", "stock-flow\nadjustm."),
}
_HIDDEN: Mapping[str, tuple[str, str, str]] = {
    "gdp_effect": ("gdp_effect", "Effect on GDP", ""),
    "extra_borrowing": ("extra_borrowing", "Borrowed more before interest", ""),
    "extra_debt": ("extra_debt", "Extra debt, over GDP without it", ""),
    "extra_debt_rate": ("extra_debt_rate", "Interest rate on extra debt, % a year", ""),
    "excess_deficit": ("excess_deficit", "Deficit above the reference value, with the extra", ""),
    "escape_clause_room": ("escape_clause_room", "Room under the national escape clause", ""),
}
_WITHIN = ("excess_within_clause", "Excess within the escape clause", "within\nclause")
#: Row of the register with the reference value of debt.
DEBT = "eu-debt-1992"
NO, NOT_BOUND = "no", "not bound"


@dataclass(frozen=True)
class Table:
    """Columns and rows of an answer."""

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]


def by_year(case: Case, first: int) -> Table:
    """One row per year for the one place of the case, from a first year on."""
    place, years = case.places[0].iso3, range(first, case.plan.by + 1)
    every = {**_SHOWN, **_HISTORY, "excess_within_clause": _WITHIN, **_HIDDEN}
    rows: list[Mapping[str, Cell]] = []
    for year in years:
        cells: dict[str, Cell] = {id: cell(case.row(measure, year), place) for id, (measure, *_) in every.items()}
        rows.append({"year": str(year), **cells, **_finance(case, year, place), **_flags(case, year, place)})
    past = first < case.start
    columns = (
        Column("year", "Year"),
        *_columns(case, _SHOWN),
        *_columns(case, _HISTORY, hidden=not past),
        Column("deficit_over_3pct", "Deficit above 3 % of GDP, with or without", short="deficit\n> 3 %"),
        *_columns(case, {"excess_within_clause": _WITHIN}, hidden=past),
        Column("debt_over_60pct", "Debt above 60 % of GDP, with or without", hidden=True),
        *_columns(case, _HIDDEN, hidden=True),
        *_finance_columns(case),
    )
    return Table(columns, tuple(rows))


def by_ally(case: Case) -> Table:
    """One row per place, at the end of the path."""
    end, bounds = case.plan.by, case.bounds()
    ids = ("debt_without", "debt_with", "balance_without", "balance_with", "extra_defence")
    shown = {id: _SHOWN[id] for id in ids}
    late = {years: case.row("debt_with", end, delay=years) for years in [case.plan.delay] if years}
    rows = tuple(
        {
            "iso3": place.iso3,
            "name": place.name,
            **{id: cell(case.row(measure, end), place.iso3) for id, (measure, *_) in shown.items()},
            "debt_difference": _less(case.row("debt_with", end), case.row("debt_without", end), place.iso3),
            "first_over_3pct_without": first_over(case, place.iso3, "without"),
            "first_over_3pct_with": first_over(case, place.iso3, "with"),
            "deficit_over_3pct": _flags(case, end, place.iso3)["deficit_over_3pct"],
            "debt_with_low": _extreme(bounds, place.iso3, lowest=True),
            "debt_with_high": _extreme(bounds, place.iso3, lowest=False),
            "debt_with_delay": cell(late[case.plan.delay], place.iso3) if late else Missing("no delay was asked for"),
            **{id: cell(case.row(measure, end), place.iso3) for id, (measure, *_) in _HIDDEN.items()},
            **_finance(case, end, place.iso3),
        }
        for place in case.places
    )
    debt = case.world.measure("debt_with")
    points = replace(debt, shown_in="points of GDP", signed=True)
    columns = (
        Column("iso3", "Code", hidden=True),
        Column("name", "Ally"),
        *_columns(case, {id: shown[id] for id in ids[:2]}),
        Column(
            "debt_difference", "Debt with less debt without", "figure", "points of GDP", points, short="more\npoints"
        ),
        *_columns(case, {id: shown[id] for id in ids[2:]}),
        Column("first_over_3pct_without", "First year above 3 %, without", short="> 3 % from\nwithout"),
        Column(
            "first_over_3pct_with", "First year of the path with a deficit above 3 %, with", short="> 3 % from\nwith"
        ),
        Column("deficit_over_3pct", f"Deficit above 3 % of GDP in {end}, with or without", hidden=True),
        Column("debt_with_low", "Debt with the extra, lowest", "figure", debt.shown_in, debt, hidden=True),
        Column("debt_with_high", "Debt with the extra, highest", "figure", debt.shown_in, debt, hidden=True),
        Column("debt_with_delay", "Debt with the extra, delayed", "figure", debt.shown_in, debt, hidden=True),
        *_columns(case, _HIDDEN, hidden=True),
        *_finance_columns(case),
    )
    return Table(columns, rows)


def _columns(case: Case, which: Mapping[str, tuple[str, str, str]], *, hidden: bool = False) -> Iterator[Column]:
    for id, (measure, label, short) in which.items():
        meant = case.world.measure(measure)
        yield Column(id, label, "figure", meant.shown_in, meant, hidden, short)


def _finance(case: Case, year: int, place: str) -> Mapping[str, Cell]:
    """What more taxes and less other spending pay of the extra."""
    extra = case.row("extra_defence", year)
    parts = {"taxes_raised": ("part by taxes", case.terms.taxes), "other_cut": ("part by cuts", case.terms.cuts)}
    return {
        id: extra[place] * Figure.chosen(name, part) if place in extra else Missing(extra.why_missing(place))
        for id, (name, part) in parts.items()
    }


def _finance_columns(case: Case) -> Iterator[Column]:
    meant = case.world.measure("extra_defence")
    for id, label in {"taxes_raised": "Taxes raised", "other_cut": "Other spending cut"}.items():
        yield Column(id, label, "figure", meant.shown_in, meant, hidden=True)


def _flags(case: Case, year: int, place: str) -> Mapping[str, str]:
    """Above which of the reference values an ally would be, with and without the extra."""
    member = place in bound(case.world, year)
    deficits = [_deficit_above(case, year, place, kind) for kind in ("without", "with")]
    most = reference(case.world, DEBT).value
    found = (case.row(f"debt_{kind}", year).value(place) for kind in ("without", "with"))
    debts = [None if debt is None else debt > most for debt in found]
    return {"deficit_over_3pct": _told(deficits, bound=member), "debt_over_60pct": _told(debts, bound=member)}


def _deficit_above(case: Case, year: int, place: str, kind: str) -> bool | None:
    """Whether a deficit lies above the reference value; None where it is unknown or does not bind."""
    excess = case.row("excess_deficit", year, extra=kind).value(place)
    return None if excess is None else excess > 0


def _told(found: list[bool | None], *, bound: bool) -> str:
    if not bound:
        return NOT_BOUND
    without, with_it = found
    if with_it is None:
        return "unknown"
    return {(True, True): "both", (False, True): "with", (True, False): "without"}.get((bool(without), with_it), NO)


def first_over(case: Case, place: str, kind: str) -> str:
    """The first year of the path in which a deficit lies above the reference value, in words."""
    for year in case.years:
        if place not in bound(case.world, year):
            return NOT_BOUND
        above = _deficit_above(case, year, place, kind)
        if above is None:
            return "unknown"
        if above:
            return str(year)
    return "never"


def _less(one: Row, other: Row, place: str) -> Cell:
    found = difference(one, other, place)
    return (
        found
        if found is not None
        else Missing(one.why_missing(place) if place not in one else other.why_missing(place))
    )


def _extreme(rows: tuple[Row, ...], place: str, *, lowest: bool) -> Cell:
    known = [row[place] for row in rows if place in row]
    if not known:
        return Missing(rows[0].why_missing(place))
    return min(known, key=lambda f: f.value) if lowest else max(known, key=lambda f: f.value)
