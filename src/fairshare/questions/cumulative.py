"""Spending above or below a level, added up over years, for every ally alike."""

from collections.abc import Iterator, Mapping

from fairshare.core.board import visible
from fairshare.core.figure import currency
from fairshare.core.measure import ANCHOR
from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.row import Row
from fairshare.core.spell import NOT_COVERED
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import dated, done, listed, scenario_note
from fairshare.questions._rules import cell, commonest, default_year, in_order, resting_on, row_or_reason, year_note

#: Prices that have a measure of their own: measure, short head.
_OTHER = {
    "ppp": ("cumulative_gap_ppp", "above/below intl $ m"),
    "national": ("cumulative_gap_national", "above/below m"),
}


@question
def cumulative(
    world: World,
    *,
    since: int = 2014,
    target: float = 2.0,
    year: int | None = None,
    prices: str = "constant",
    aid: Aid = "as-published",
) -> Answer:
    """What every ally spent above or below a level of GDP, added up since a year.

    Args:
        world: What was known, under which scenarios.
        since: First year; an ally that joined later is counted from the year it joined.
        target: Level in % of GDP.
        year: Last year; the newest with actual figures for all by default.
        prices: constant (of the release), current, those of a year such as 2023, ppp, or national (currency).
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    at = year if year is not None else default_year(world)
    if not 0 < target <= 20:
        raise BadInput.of("target", target, "a level in % of GDP, above 0 and up to 20, e.g. 2 or 3.5")
    if since > at:
        raise BadInput.of("since", since, f"a year up to {at}, the last that is counted")
    if prices not in ("constant", "current", *_OTHER) and prices not in map(str, range(FIRST_YEAR, LAST_YEAR + 1)):
        raise BadInput.of("prices", prices, "constant, current, ppp, national, or a year such as 2023")
    sums = {"since": str(since), "level": f"{target:g}"}
    id, short = _OTHER.get(prices, ("cumulative_gap", "above/below US$ m"))
    choices = sums if prices in _OTHER else {**sums, "prices": prices}
    here = counted(world, aid)
    row = row_or_reason(here, id, at, **choices)
    other = "" if row.numbers else _elsewhere(here, id, at, choices)
    again = f"fairshare cumulative --since {since} --year {at} --prices {prices}"
    relative = row_or_reason(here, "cumulative_gap_gdp", at, **sums, prices=prices)
    measure, parts = world.measure(id), world.measure("cumulative_gap_gdp")
    rows: list[dict[str, Cell]] = [
        {
            "iso3": p.iso3,
            "name": p.name,
            "from": next(y for y in range(since, at + 1) if p.iso3 in world.members(y)),
            "gap": cell(row, p.iso3),
            "gap_gdp": cell(relative, p.iso3) if p.iso3 in row else cell(row, p.iso3),
            "currency": (currency(row[p.iso3]) if p.iso3 in row else "") or p.currency,
        }
        for p in in_order(world, at, "NATO")
    ]
    return Answer(
        headline=_headline(world, (row, relative), f"{target:g} % of GDP", (since, at)),
        columns=(
            Column("iso3", "Code", hidden=True),
            Column("name", "Ally"),
            Column("from", "Counted from", "number"),
            Column("gap", measure.label, "figure", str(row.unit), measure, short=short),
            Column("gap_gdp", parts.label, "figure", "", parts, short=f"% of {at}'s GDP"),
            Column("currency", "Currency", hidden=prices != "national"),
        ),
        rows=tuple(rows),
        notes=(
            *scenario_note(world),
            *year_note(year, at),
            *aid_notes(world, aid, at),
            *_notes(world, row, target, at),
        ),
        extra={"since": since, "year": at, "target": target, "prices": prices},
        under=resting_on(world, at) + in_short(aid),
        hints={"bar_picture": "gap_gdp"},
        next=f"{again} --target {target:g} --release {other}"
        if other
        else f"{again} --target {3.5 if target != 3.5 else 2}",
    )


def _headline(world: World, found: tuple[Row, Row], level: str, years: tuple[int, int]) -> str:
    """How many were below, by how much together where currencies add up, and who most for its size."""
    (row, relative), (since, at) = found, years
    if not len(row):
        return f"What was spent above or below {level} from {since} to {at} is unknown: {commonest(row)}."
    below = {p: v for p, (v, _) in row.numbers.items() if v < 0}
    money = {"USD": "US$", "INTL": "international $"}.get(str(row.unit).partition("@")[0])
    together = f", {money} {abs(sum(below.values())) / 1e9:,.0f} bn at {row.unit.price_basis} prices together"
    most = sorted((v, p) for p, (v, _) in relative.numbers.items() if v < 0)
    names = listed(
        [f"{world.catalogue.places[p].in_sentence} ({v * 100:.1f} %)".replace("-", "−") for v, p in most[:3]]
    )
    last = dated(world, at, next(iter(row.values())))
    return (
        f"From {since} to {last} {len(below)} of {len(row)} allies with figures {done(world, 'spent')} less than "
        f"{level} in sum"
        f"{together if money and below else ''}; the furthest below in per cent of a year's GDP: {names or 'nobody'}."
    )


def _notes(world: World, row: Row, target: float, year: int) -> Iterator[str]:
    yield "No treaty creates a debt: a negative sum is spending below the level, and no amount due to NATO or an ally."
    yield f"The level of {target:g} % is a choice; the same sum is made for every ally, the largest included."
    if any(why.endswith(NOT_COVERED) for why in row.missing.values()):
        release = world.release(year).id
        covered = world.facts.years("defence_share", release)
        yield (
            f"One release answers for all years, {release} for {min(covered)} to {max(covered)}: earlier years stand "
            "in releases of other prices and GDP, and are not joined to it."
        )
    kind = str(row.unit).partition("@")[0]
    if kind == "NCU":
        yield "Currencies cannot be added up; amounts are those of each year, not corrected for prices."
    elif kind == "INTL":
        yield (
            "At purchasing power parities: NATO's share of GDP times the IMF's GDP of each year, an estimate that is "
            "too large for a country whose share is not of GDP."
        )


def _elsewhere(world: World, measure: str, year: int, choices: Mapping[str, str]) -> str:
    """Another release of the board, visible on the day, that has the sums; empty where none has."""
    boards = (s.id for s in visible(world.facts, world.asof) if world.facts.years(ANCHOR, s.id))
    return next((id for id in boards if row_or_reason(world.pinned(id), measure, year, **choices).numbers), "")
