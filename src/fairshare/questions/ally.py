"""One ally: its history, ranks, targets, burdens, revisions and what it said it would do."""

from collections.abc import Mapping

from fairshare.core.question import Answer, Cell, Column, Missing, Record, figures_in, question
from fairshare.core.standing import standings
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._basis import also, basis, dated, in_billions
from fairshare.questions._burden_notes import burden_notes
from fairshare.questions._burdens import burdens
from fairshare.questions._case import Case, announced, case_notes, case_of, revised, target_lines, years_of

MEASURES = (
    "defence_share", "defence_share_recomputed", "expenditure_usd", "real_growth", "equipment_share", "personnel",
    "expenditure_per_head",
)  # fmt: skip
SHORT = {
    "defence_share": "% of GDP", "defence_share_recomputed": "recomp.", "expenditure_usd": "US$ bn",
    "real_growth": "real growth", "equipment_share": "equipm. %", "personnel": "forces, k",
    "expenditure_per_head": "US$/head",
}  # fmt: skip


@question
def ally(world: World, ally: str, *, year: int | None = None) -> Answer:
    """One ally's history, ranks, targets, burdens and revisions.

    Args:
        world: What was known, under which scenarios.
        ally: Any name or code people use, e.g. POL, Poland, Turkey.
        year: Year the headline speaks of; the newest with a board by default.
    """
    world = world.backfilled()  # others' figures may be of a later edition; NATO's own never are
    place = world.place(ally)
    at = year if year is not None else world.newest_year()
    world.release(at)
    if place.iso3 not in world.members(at):
        told = f"{place.in_sentence} was not a member of NATO in {at}, as known on {world.asof}"
        raise BadInput.of("ally", ally, told)
    case = case_of(world, place, at)
    rows = tuple(r for y in years_of(case) if (r := _record(case, y)))
    lines, carried = tuple(target_lines(case)), burdens(case)
    filled = backfill_notes(world, figures_in((lines, carried)), world.asof)
    return Answer(
        headline=_headline(case),
        columns=_columns(case, always_member=all(r["member"] for r in rows)),
        rows=rows,
        notes=(*case_notes(case), *burden_notes(case, carried), *filled),
        extra={
            "iso3": place.iso3,
            "release": world.release(at).id,
            "year": at,
            "targets": lines,
            "burdens": carried,
            "revisions": tuple(revised(case)),
            "pledges": tuple(announced(case)),
            "also": tuple(r for r in also(world, at) if r["iso3"] == place.iso3),
            "release_notes": list(world.release(at).notes),
        },
        under=basis(world, at),
        next=f"fairshare revisions --ally {place.iso3}",
        hints={"line": "defence_share", "bar": "defence_share", "target": 0.02},
    )


def _record(case: Case, year: int) -> Mapping[str, Cell] | None:
    place, here = case.place.iso3, case.here
    try:
        rows = {m: here.row(m, year) for m in MEASURES}
    except NoBoard:
        return None
    rank, of = _rank(here, place, year)
    states: dict[str, Cell] = {}
    doubts: list[Record] = []
    for target in case.targets:
        if not target.in_force(year, case.world.asof):
            states[target.id] = Missing("not agreed yet")
            continue
        standing = standings(here, target, year)[place]
        states[target.id] = standing.state
        if standing.borderline:
            doubts.append({"target": target.id, "why": "; ".join(standing.borderline)})
    figures: dict[str, Cell] = {m: r[place] if place in r else Missing(r.why_missing(place)) for m, r in rows.items()}
    member = place in here.members(year)
    first: dict[str, Cell] = {"year": year, "member": member, **figures, "rank": rank, "of": of}
    return {**first, **states, "borderline": tuple(doubts)}


def _rank(here: World, place: str, year: int) -> tuple[int | None, int]:
    """Place among the bound members with a known share, the largest first."""
    row = here.row("defence_share", year).only(here.bound(year))
    value = row.value(place)
    if value is None:
        return None, len(row)
    return 1 + sum(v > value for v, _ in row.numbers.values()), len(row)


def _columns(case: Case, *, always_member: bool) -> tuple[Column, ...]:
    world = case.world
    figures = [
        Column(m, world.measure(m).label, "figure", "", world.measure(m), short=SHORT[m], brief=in_billions(world, m))
        for m in MEASURES
    ]
    first: dict[tuple[str, float], str] = {}
    for t in case.targets:
        first.setdefault((t.measure, t.threshold), t.id)
    states = [
        Column(t.id, t.label, "state", t.standing, hidden=t.id not in first.values(), short=t.short)
        for t in case.targets
    ]
    return (
        Column("year", "Year", "number"),
        Column("member", "Member", hidden=always_member),
        *figures,
        Column("rank", "Rank", "number"),
        Column("of", "Of", "number", hidden=True),
        *states,
        Column("borderline", "Borderline", "records", hidden=True),
    )


def _headline(case: Case) -> str:
    name, year = case.place.in_sentence, case.year
    if not case.place.armed_forces:
        return f"{name[0].upper()}{name[1:]} has no armed forces, so no defence expenditure by NATO's definition."
    share = case.here.row("defence_share", year)
    if case.place.iso3 not in share:
        return f"What {name} spent on defence in {year} is unknown: {share.why_missing(case.place.iso3)}."
    figure = share[case.place.iso3]
    spent, reach = ("spent", "reached") if not case.world.changes else ("would have spent", "would have reached")
    rank, of = _rank(case.here, case.place.iso3, year)
    reached = [case.world.target(t).label for t, s in case.now.items() if s.state == "met"]
    told = "; ".join(dict.fromkeys(reached)) or "none of the targets in force"
    return (
        f"{name[0].upper()}{name[1:]} {spent} {figure.value * 100:.2f} % of GDP on defence in "
        f"{dated(case.world, year, figure)}, "
        f"number {rank} of {of} allies with a figure; it {reach} {told}."
    )
