"""Aid to Ukraine: who gave how much, of which type, when and through which channel."""

from typing import Literal

from fairshare.core.question import Answer, figures_in, question
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._aid_bounds import countings
from fairshare.questions._aid_given import EVERYBODY, Given, donor_of, years_held
from fairshare.questions._aid_tables import by_donor, by_type, by_year
from fairshare.questions._aid_told import Told
from fairshare.questions._backfill import backfill_notes

_TABLES = {"donor": by_donor, "year": by_year, "type": by_type}
_NEXT = {"donor": "year", "year": "type", "type": "donor"}


@question
def aid(
    world: World,
    donor: str | None = None,
    *,
    year: int | None = None,
    type: Literal["total", "military", "financial", "humanitarian"] = "total",
    group: str = EVERYBODY,
    by: Literal["donor", "year", "type"] | None = None,
) -> Answer:
    """What donors allocated to Ukraine by donor, year and type, in euros and as a share of GDP.

    Args:
        world: What was known, under which scenarios.
        donor: One donor only, by any name; EU for the EU's institutions.
        year: One year only; all years since 2022, added up, by default.
        type: The type of aid.
        group: Whose aid: all that the tracker covers, NATO, EUR_CAN, EU, or countries joined by commas.
        by: A row for every donor, year or type; donor by default, year where one donor is named.
    """
    held = years_held(world)
    if year is not None and year not in held:
        raise BadInput.of("year", year, f"a year from {held[0]} to {held[-1]}, which the tracker of aid covers")
    years, whose = held if year is None else (year,), _group(world, group)
    one = donor_of(world, donor, years, whose) if donor is not None else ""
    given = Given(world.backfilled(), years, EVERYBODY if one else whose, one)
    told = Told(given, type)
    rows = by or ("year" if one else "donor")
    table = _TABLES[rows](given, type)
    bounds, sentences = countings(world, year, held[0])
    totals = {} if given.donor or given.group != EVERYBODY else told.totals
    figures = [*figures_in(table.rows), *figures_in(totals)]
    return Answer(
        headline=told.headline(),
        columns=table.columns,
        rows=table.rows,
        notes=(*told.notes(), *sentences, *backfill_notes(world, figures, world.asof)),
        extra={
            "release": given.edition.id,
            "years": list(given.years),
            "until": given.until,
            "type": type,
            "group": whose,
            "totals": totals,
            "countings": bounds,
        },
        under=told.under(),
        next=f"fairshare aid --by {_NEXT[rows]}",
        hints={"bar_picture": "share_of_gdp"} if rows == "donor" else {},
    )


def _group(world: World, group: str) -> str:
    """A group's id (UnknownName for none)."""
    return EVERYBODY if group.strip().lower() == EVERYBODY else world.group(group).id
