"""The tables of aid to Ukraine: by donor, by year, by type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from fairshare.core.figure import Figure
from fairshare.core.question import Cell, Column, Missing
from fairshare.questions._aid_given import EVERYBODY, INSTITUTIONS, Given

TYPES = ("military", "financial", "humanitarian")
#: Column -> measure, choices, head in words, short head.
_EACH: Mapping[str, tuple[str, Mapping[str, str], str, str]] = {
    "military": ("ukraine_aid", {"type": "military"}, "Military aid", "military\nbn EUR"),
    "financial": ("ukraine_aid", {"type": "financial"}, "Financial aid", "financial\nbn EUR"),
    "humanitarian": ("ukraine_aid", {"type": "humanitarian"}, "Humanitarian aid", "humanitarian\nbn EUR"),
    "total": ("ukraine_aid", {}, "Aid of all types", "total\nbn EUR"),
    "share_of_gdp": ("ukraine_aid_share", {}, "Share of GDP", "total\n% of GDP"),
    "via_eu": ("ukraine_aid", {"eu": "only"}, "Part in the EU institutions' aid", "via EU\nbn EUR"),
    "total_with_eu": ("ukraine_aid", {"eu": "with"}, "Aid with the part in the EU's", "with EU\nbn EUR"),
    "share_with_eu": ("ukraine_aid_share", {"eu": "with"}, "Share of GDP with the EU's", "with EU\n% of GDP"),
}


@dataclass(frozen=True)
class Table:
    """Columns and rows of an answer."""

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]


def by_donor(given: Given, type: str) -> Table:
    """One row per donor, its years added up."""
    heads = (Column("iso3", "Code", hidden=True), Column("name", "Donor"), Column("ally", "Ally"))
    rows = tuple(
        {
            "iso3": donor,
            "name": given.name(donor),
            "ally": given.ally(donor),
            **_figures(type, partial(given.of_donor, donor)),
        }
        for donor in given.donors
    )
    return Table((*heads, *_columns(given, type)), rows)


def by_year(given: Given, type: str) -> Table:
    """One row per year, and their sum where there are several."""
    heads = (Column("year", "Year"), Column("until", "Until"))
    parts = [Given(given.world, (year,), given.group, given.donor) for year in given.years]
    rows: list[Mapping[str, Cell]] = [
        {"year": str(part.years[0]), "until": part.until, **_figures(type, part.together)} for part in parts
    ]
    if len(parts) > 1:
        rows.append({"year": "all years", "until": given.until, **_figures(type, given.together)})
    return Table((*heads, *_columns(given, type)), tuple(rows))


def by_type(given: Given, type: str) -> Table:
    """One row per type, all years and all governments together.

    Of everybody the EU's institutions stand beside, whose types are known; of a donor or a group its part in theirs,
    whose types are not.
    """
    everybody = given.group == EVERYBODY and not given.donor
    whole = given.together("ukraine_aid", {})
    rows: list[Mapping[str, Cell]] = []
    for id in _types(type, everybody=everybody):
        measure, choices, label, _ = _EACH[id]
        amount = given.together(measure, choices)
        own = Missing("a part of what governments gave themselves, not through the EU")
        cells: dict[str, Cell] = {"aid": amount, "part": own if "eu" in choices else _part(amount, whole)}
        if everybody:
            cells["eu_institutions"] = given.of_donor(INSTITUTIONS, measure, choices)
        else:
            cells["share_of_gdp"] = given.together("ukraine_aid_share", choices)
        rows.append({"type": id, "name": label, **cells})
    amount_of, share_of = given.world.measure("ukraine_aid"), given.world.measure("ukraine_aid_share")
    part_of = given.world.measure("share_of_total")
    institutions = Column(
        "eu_institutions", "Aid of the EU's institutions", "figure", amount_of.shown_in, amount_of, short="EU\nbn EUR"
    )
    share = Column("share_of_gdp", "Share of GDP", "figure", share_of.shown_in, share_of, short="% of GDP")
    columns = (
        Column("type", "Type", hidden=True),
        Column("name", "Type"),
        Column("aid", "Governments' aid", "figure", amount_of.shown_in, amount_of, short="bn EUR"),
        Column("part", "Part of the governments' aid", "figure", "%", part_of, short="% of aid"),
        institutions if everybody else share,
    )
    return Table(columns, tuple(rows))


def _types(type: str, *, everybody: bool) -> list[str]:
    """The rows of a table by type: those of amounts."""
    wanted = [type] if type != "total" else [id for id, (measure, *_) in _EACH.items() if measure == "ukraine_aid"]
    return [id for id in wanted if not (everybody and "eu" in _EACH[id][1])]


def _part(amount: Cell, whole: Cell) -> Cell:
    """A part of the whole, where both are known."""
    if not isinstance(amount, Figure):
        return amount
    if not isinstance(whole, Figure) or not whole.value:
        return Missing("the whole is unknown or nothing")
    return amount / whole


def _columns(given: Given, type: str) -> tuple[Column, ...]:
    columns = []
    for id in _shown(type):
        measure, _, label, short = _EACH[id]
        meant = given.world.measure(measure)
        head = short if type == "total" else short.removeprefix("total\n")
        columns.append(Column(id, label, "figure", meant.shown_in, meant, short=head))
    return tuple(columns)


def _shown(type: str) -> tuple[str, ...]:
    """The columns of a type: what went through the EU is not told by type."""
    return tuple(_EACH) if type == "total" else (type, "share_of_gdp")


def _figures(type: str, find: Callable[[str, Mapping[str, str]], Figure | Missing]) -> dict[str, Cell]:
    """The cells of one row."""
    cells: dict[str, Cell] = {}
    for id in _shown(type):
        measure, choices, _, _ = _EACH[id]
        cells[id] = find(measure, {"type": type} if id == "share_of_gdp" and type != "total" else choices)
    return cells
