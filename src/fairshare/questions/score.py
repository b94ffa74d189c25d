"""The scoreboard: every ally against every target in force."""

from dataclasses import replace
from datetime import date
from typing import Literal

from fairshare.core.question import Answer, Cell, Column, Missing, question
from fairshare.core.row import Row
from fairshare.core.standing import Tally
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._basis import also, basis, dated, in_billions, listed
from fairshare.questions._board_notes import board_notes
from fairshare.questions._gathered import Gathered, gather
from fairshare.questions._groups import group_lines
from fairshare.questions._since import changed_sides

#: Column heads where space is short.
SHORT = {
    "defence_share": "% GDP", "defence_share_recomputed": "recomp.", "gap_points": "gap pts",
    "expenditure_usd": "US$ bn", "gap_usd": "gap bn", "share_change": "± year",
}  # fmt: skip


@question
def score(
    world: World,
    *,
    year: int | None = None,
    group: str = "NATO",
    target: str | None = None,
    versus: date | None = None,
    demands: bool = False,
    sort: Literal["name", "share", "gap"] = "name",
) -> Answer:
    """Which ally reaches which target, on which day's figures.

    Args:
        world: What was known, under which scenarios.
        year: Year to judge; the newest with a board by default.
        group: Whom to list: a group such as B9, NATO~1998 or NATO-USA, or countries joined by commas.
        target: Target the gap is measured against; the 2 % guideline by default.
        versus: Earlier day: who changed side since, and why.
        demands: Also list what was only demanded.
        sort: Order of rows.
    """
    at = year if year is not None else world.newest_year()
    source = world.release(at)
    board = gather(world, at, group, target, demands=demands)
    changed = changed_sides(_before(world, versus, at), world, at, board.targets) if versus else ()
    lines = group_lines(world, at)
    extra: dict[str, object] = {
        "release": source.id,
        "year": at,
        "group": board.group.id,
        "target": board.asked.id,
        "summary": {t.id: _summary(t, board.tallies[t.id], at) for t in board.targets},
        "groups": lines,
        "also": also(world, at),
        "release_notes": list(source.notes),
    }
    if versus:
        extra["changed"] = changed
    return Answer(
        headline=_headline(board),
        columns=_columns(board),
        rows=tuple(_record(board, p) for p in _order(board, sort)),
        notes=tuple(board_notes(board, lines, changed)),
        extra=extra,
        under=basis(world, at),
        next=_next(board.rows["defence_share"]),
        hints={
            "bar": "defence_share",
            "target": board.asked.threshold if board.asked.measure == "defence_share" else None,
        },
    )


def _before(world: World, versus: date, year: int) -> World:
    """The world of an earlier day (BadInput for one that is not, or that knew of later years)."""
    if versus >= world.asof:
        raise BadInput.of("versus", versus, f"a day before {world.asof}, the day the board stands for")
    before = world.as_of(versus)
    if (newest := before.newest_year()) > year:
        raise BadInput.of("versus", versus, f"its board was of {newest}, so compare with --year {newest} or later")
    return before


def _next(row: Row) -> str:
    """A figure of the board to open: the largest share."""
    place = max(row, key=lambda p: row.numbers[p][0], default="")
    return f"fairshare why {row[place].id}" if place else ""


def _order(board: Gathered, sort: str) -> list[str]:
    if sort == "name":
        return sorted(board.listed, key=board.name)
    row = board.rows["defence_share" if sort == "share" else "gap_points"]
    return sorted(board.listed, key=lambda p: (p not in row, -(row.value(p) or 0), board.name(p)))


def _record(board: Gathered, place: str) -> dict[str, Cell]:
    figures: dict[str, Cell] = {
        m: r[place] if place in r else Missing(r.why_missing(place)) for m, r in board.rows.items()
    }
    here = {t.id: board.found[t.id][place] for t in board.targets}
    doubts = tuple({"target": t, "why": "; ".join(s.borderline)} for t, s in here.items() if s.borderline)
    states: dict[str, Cell] = {t: s.state for t, s in here.items()}
    return {"iso3": place, "name": board.name(place), **figures, **states, "borderline": doubts}


def _columns(board: Gathered) -> tuple[Column, ...]:
    world = board.world
    figures = []
    for id, row in board.rows.items():
        measure = world.measure(id)
        column = Column(id, measure.label, "figure", str(row.unit), measure, short=SHORT[id])
        figures.append(replace(column, brief=in_billions(world, id)))
    return (
        Column("iso3", "Code", hidden=True),
        Column("name", "Ally"),
        *figures,
        *(Column(t.id, t.label, "state", t.standing, short=t.short) for t in board.targets),
        Column("borderline", "Borderline", "records", hidden=True),
    )


def _summary(target: Target, counted: Tally, year: int) -> dict[str, object]:
    return {
        "label": target.label,
        "met": counted.met,
        "met_at_most": counted.at_most,
        "met_recomputed": counted.met_recomputed,
        "of": counted.of,
        "below": counted.below,
        "missed": counted.missed,
        "unknown": list(counted.unknown),
        "borderline": counted.borderline,
        "due": str(target.due) if target.due else None,
        "is_due": target.is_due(year),
        "standing": target.standing,
        "comparator": target.comparator,
        "source": target.source,
        "grade": target.grade,
    }


def _headline(board: Gathered) -> str:
    world, target, counted = board.world, board.asked, board.tallies[board.asked.id]
    shown = dated(world, board.year, next(iter(board.rows["defence_share"].values()), None))
    if target.comparator == "up_to" or len(counted.unknown) == counted.of:
        return f"Nobody can say who reached {target.label} in {shown}: the figures are not published."
    basis = " as published" if not world.changes else ""
    verb = "reached" if not world.changes else "would have reached"
    whom = "allies with armed forces" + (f" in the group {board.group.name}" if board.group.id != "NATO" else "")
    reach = f"{counted.met} of {counted.of} {whom} {verb} {target.label} in {shown}{basis}"
    if counted.met_recomputed is not None and counted.met_recomputed != counted.met:
        reach += f"; {counted.met_recomputed} if recomputed"
    if counted.unknown:
        names = listed([world.catalogue.places[p].in_sentence for p in counted.unknown])
        reach += f" ({counted.met} to {counted.at_most}: {names} unknown)"
    return f"{reach}."
