"""The field's rank tests: do larger allies bear more, and do burdens go with benefits, year by year and by source."""

from typing import Literal

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World
from fairshare.errors import BadInput
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._basis import scenario_note
from fairshare.questions._burden_tests import Asked, Tested, shown, tested
from fairshare.questions._rules import ZERO_SUM, default_year, year_note
from fairshare.questions._theory_words import REFERENCES, Found, Level, caveats, headline, next_line, under

#: Years that are tested unless the first is named.
TEN = 10
#: Column -> head, short head, whether only JSON and CSV have it.
_HEADS = {
    "rho": ("Spearman's coefficient of size and burden", "rho", False),
    "rho_p": ("Chance of such a rho", "p", False),
    "tau": ("Kendall's coefficient of size and burden", "tau", False),
    "tau_p": ("Chance of such a tau", "p", False),
    "rank_sum": ("Wilcoxon's sum of positive ranks, burden against benefit", "W", False),
    "rank_p": ("Chance of shares so far apart", "p", False),
    "rank_sum_rest": ("The sum of positive ranks without the largest payer", "W rest", True),
    "rank_p_rest": ("Chance of shares so far apart without the largest payer", "p rest", False),
    "largest_share": ("Share of the burden of the largest payer", "largest %", False),
}


@question
def theory(
    world: World,
    *,
    since: int | None = None,
    year: int | None = None,
    source: str = "nato",
    group: str = "NATO",
    members: int | None = None,
    test: Literal["spearman", "kendall"] = "spearman",
    sides: Literal["one", "two"] = "one",
    proxies: Literal["three", "two"] = "three",
    level: float = 5.0,
    without_largest: bool = False,
) -> Answer:
    """Rank tests of two theories: that larger allies bear more, and that burdens go with benefits.

    Args:
        world: What was known, under which scenarios.
        since: First year, from 1949; the tenth up to the last by default.
        year: Last year; the newest with actual figures for all by default.
        source: Whose burdens and sizes: nato, cow, sipri and others; one or more joined by commas, or all.
        group: Whose members: NATO, EUR_CAN, another group, or countries joined by commas.
        members: Count the members of this year in every year; those of each year by default.
        test: Which correlation of ranks the headline goes by.
        sides: one asks whether the larger bear more, two whether they bear more or less.
        proxies: three (GDP, population, exposed borders) or two (GDP, population) for the benefit.
        level: Up to which chance, in per cent, a result counts.
        without_largest: Leave the member that bears most out of the correlation too.
    """
    last = year if year is not None else default_year(world)
    if not FIRST_YEAR <= last <= LAST_YEAR:
        raise BadInput.of("year", last, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    first = since if since is not None else max(FIRST_YEAR, last - TEN + 1)
    if not FIRST_YEAR <= first <= last:
        raise BadInput.of("since", first, f"a year from {FIRST_YEAR} to {last}, the last that is tested")
    if not 0 < level <= 50:
        raise BadInput.of("level", level, "a chance in per cent, above 0 and up to 50, e.g. 5")
    chosen = world.group(group).id
    if members is not None and not (FIRST_YEAR <= members <= LAST_YEAR and world.members(members, chosen)):
        raise BadInput.of("members", members, f"a year in which {chosen} has members")
    sources = _sources(world, source)
    asked = Asked(chosen, members, proxies, "above" if sides == "one" else "two-sided", without_largest)
    years = range(first, last + 1)
    found = Found(
        asked,
        Level(level / 100, test, sides),
        {s: tuple(tested(world, asked, s, y) for y in years) for s in world.catalogue.series},
        sources,
    )
    rows = found.rows()
    return Answer(
        headline=headline(world, found),
        columns=_columns(world, found),
        rows=tuple(_row(world, t) for t in rows),
        notes=(
            *scenario_note(world),
            *year_note(year, last),
            *caveats(world, found),
            *backfill_notes(world, (c for t in rows for c in t.cells.values() if isinstance(c, Figure)), world.asof),
            ZERO_SUM,
        ),
        extra={
            "since": first,
            "year": last,
            "group": chosen,
            "members": members,
            "level": level,
            "sources": found.summary(world),
            "references": REFERENCES,
        },
        under=under(world, found),
        next=next_line(found),
        hints={"line": "rho", "by": "source"},
    )


def _sources(world: World, text: str) -> tuple[str, ...]:
    """The accounts asked for, in the order given (UnknownName for one there is not)."""
    if text == "all":
        return tuple(world.catalogue.series)
    found = tuple(dict.fromkeys(world.series(part.strip()).id for part in text.split(",") if part.strip()))
    if not found:
        raise BadInput.of("source", text, f"all, or one or more of {', '.join(world.catalogue.series)}")
    return found


def _columns(world: World, found: Found) -> tuple[Column, ...]:
    known = {id for t in found.rows() for id, cell in t.cells.items() if isinstance(cell, Figure)}
    return (
        Column("year", "Year", "number"),
        Column("source", "Source", hidden=len(found.sources) == 1),
        Column("n", "Pairs", "number", short="n"),
        *(
            Column(id, label, "figure", "", measure, hidden or id not in known, short)
            for id, measure in shown(world).items()
            for label, short, hidden in (_HEADS[id],)
        ),
        Column("largest", "Largest payer"),
        Column("above", "Members above their benefit", "number", hidden=True),
        Column("method", "Exact or approximate", hidden=True),
    )


def _row(world: World, test: Tested) -> dict[str, Cell]:
    return {
        "year": test.year,
        "source": test.source,
        "n": test.count,
        **test.cells,
        "largest": world.catalogue.places[test.largest].name if test.largest else "",
        "above": test.above,
        "method": ", ".join(f"{name} {method}" for name, method in test.methods.items()),
    }
