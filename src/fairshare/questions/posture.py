"""Burdens beside spending: troops abroad, common budgets, and spending for the alliance by three readings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairshare.core.figure import Figure, RegisterRow
from fairshare.core.question import Answer, Column, question
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.questions._basis import dated, done, in_billions, mark
from fairshare.questions._posture_notes import outside_the_area, posture_notes, unverified
from fairshare.questions._rules import cell, commonest, default_year, in_order, one_of, resting_on, row_or_reason


@dataclass(frozen=True)
class _Burden:
    """A column: which measure, by which choices, under which head."""

    measure: str
    short: str
    label: str = ""
    hidden: bool = False
    choices: tuple[tuple[str, str], ...] = ()


def _reading(reading: str, bound: str = "least") -> tuple[tuple[str, str], ...]:
    return (("bound", bound), ("reading", reading)) if reading == "direct" else (("reading", reading),)


_MOST = (("bound", "most"),)
_BURDENS: Mapping[str, _Burden] = {
    "all": _Burden("spent_by_reading", "all bn", "All national defence spending, US$", choices=_reading("all")),
    "share_of_total": _Burden("share_of_total", "all %", choices=(("prices", "current"),)),
    "regional": _Burden("spent_by_reading", "area bn", "Regional spending, US$", choices=_reading("regional")),
    "direct": _Burden("spent_by_reading", "direct $m", "Direct spending, at least, US$", choices=_reading("direct")),
    "common_funding_share": _Burden("common_funding_share", "common %"),
    "common_funding_eur": _Burden("common_funding_eur", "EUR m"),
    "troops_abroad": _Burden("troops_abroad", "abroad"),
    "troops_abroad_share": _Burden("troops_abroad_share", "% of own"),
    "troops_hosted": _Burden("troops_hosted", "hosted"),
    "troops_hosted_per_1000": _Burden("troops_hosted_per_1000", "per 1,000"),
    "direct_most": _Burden("spent_by_reading", "", "Direct, at most, US$", True, _reading("direct", "most")),
    "common_funding_usd": _Burden("common_funding_usd", "", hidden=True),
    "posture": _Burden("direct_posture_usd", "", "Posture in Europe, at least, US$", hidden=True),
    "posture_most": _Burden("direct_posture_usd", "", "Posture in Europe, at most, US$", True, _MOST),
}
#: Columns that are told in billions where space is short.
_LARGE = ("all", "regional")


@question
def posture(world: World, ally: str | None = None, *, year: int | None = None, group: str = "NATO") -> Answer:
    """Troops abroad, common funding and spending for the alliance by three readings, as burdens of their own.

    Args:
        world: What was known, under which scenarios.
        ally: One ally only, by any name.
        year: The year; the newest with actual figures for all by default.
        group: Whose burdens: NATO, EUR_CAN, another group, or countries joined by commas.
    """
    at, chosen = year if year is not None else default_year(world), world.group(group).id
    places = in_order(world, at, chosen) if ally is None else [one_of(world, at, chosen, ally)]
    rows = _rows(world.over(world.members(at, chosen)).backfilled(), at)
    kept = {id: row.only(p.iso3 for p in places) for id, row in rows.items()}
    return Answer(
        headline=_headline(world, at, chosen, kept),
        columns=(
            Column("iso3", "Code", hidden=True),
            Column("name", "Ally"),
            *(_column(world, id, burden, rows[id]) for id, burden in _BURDENS.items()),
        ),
        rows=tuple(
            {"iso3": p.iso3, "name": p.name, **{id: cell(row, p.iso3) for id, row in rows.items()}} for p in places
        ),
        notes=tuple(posture_notes(world, at, asked=year, rows=kept)),
        extra={"year": at, "group": chosen, "outside_the_area": outside_the_area(world, at, [p.iso3 for p in places])},
        under=resting_on(world, at),
        next=_next(kept),
        hints={"bar_picture": "share_of_total"},
    )


def _rows(here: World, year: int) -> dict[str, Row]:
    rows = {id: row_or_reason(here, b.measure, year, **dict(b.choices)) for id, b in _BURDENS.items()}
    if not rows["share_of_total"].numbers:  # a release that has no amounts at the prices of the year
        rows["share_of_total"] = row_or_reason(here, "share_of_total", year, prices="board")
    return rows


def _column(world: World, id: str, burden: _Burden, row: Row) -> Column:
    measure = world.measure(burden.measure)
    label, brief = burden.label or measure.label, in_billions(world, burden.measure) if id in _LARGE else None
    return Column(id, label, "figure", str(row.unit), measure, burden.hidden, burden.short, brief)


def _headline(world: World, year: int, group: str, rows: Mapping[str, Row]) -> str:
    """How much of the whole the largest payer, or the one asked about, bears by each reading."""
    spent, common = rows["all"], rows["common_funding_share"]
    ranked = spent if spent.numbers else common
    if not ranked.numbers:
        return f"What allies spent and paid in common in {year} is unknown: {commonest(spent)}."
    payer = max(ranked, key=lambda p: ranked.numbers[p][0])
    name = world.catalogue.places[payer].in_sentence
    shown = dated(world, year, ranked[payer])
    among = "" if group == "NATO" else f" of {group}"
    who = f"{name}, the largest payer{among}," if len(ranked) > 1 else name
    return f"In {shown} {who} {done(world, 'bore', 'borne')} {'; '.join(_parts(world, rows, payer))}."


def _parts(world: World, rows: Mapping[str, Row], place: str) -> Iterator[str]:
    """What a place bears by each reading, the widest first."""
    share, spent = rows["share_of_total"].get(place), rows["all"].get(place)
    if spent is not None:
        area = "all of it for the Treaty's area as far as known"
        unsplit = "how much of it for the Treaty's area is unknown"
        size = f"{share.value * 100:.1f} % of the allies' defence spending" if share is not None else _money(spent)
        yield f"{size} ({area if place in rows['regional'] else unsplit})"
    if (common := rows["common_funding_share"].get(place)) is not None:
        yield f"{common.value * 100:.1f} % of the common budgets, which alone are paid to NATO{_doubt(world, common)}"
    if (direct := rows["direct"].get(place)) is not None:
        soft = ", an estimate" if _estimated(direct) else ""
        yield f"at least {_money(direct)} directly{soft}{_doubt(world, direct)}"


def _doubt(world: World, figure: Figure) -> str:
    return " (unverified)" if unverified(world, figure) else ""


def _estimated(figure: Figure) -> bool:
    """Whether a figure is an estimate or rests on a register's, which a later edition's status would hide."""
    return bool(mark(figure)) or any(isinstance(leaf, RegisterRow) for leaf in figure.trail.leaves())


def _money(figure: Figure) -> str:
    basis, billions = figure.unit.price_basis, figure.value / 1e9
    return f"US$ {billions:,.{1 if billions >= 1 else 2}f} bn{f' at {basis} prices' if basis.isdecimal() else ''}"


def _next(rows: Mapping[str, Row]) -> str:
    """The largest direct spending, opened."""
    row = rows["direct"]
    place = max(row, key=lambda p: row.numbers[p][0], default="")
    return f'fairshare why "{row[place].id}"' if place else "fairshare rules common-budget-key"
