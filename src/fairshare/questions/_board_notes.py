"""The notes below a scoreboard: targets one by one, what is close, money, groups, who changed side."""

from collections.abc import Iterable, Mapping

from fairshare.core.figure import Cell, Figure
from fairshare.core.question import Record
from fairshare.core.row import Row
from fairshare.core.standing import Tally
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.questions._basis import also, listed, mark, release_line, scenario_note
from fairshare.questions._gathered import Gathered


def board_notes(board: Gathered, lines: Iterable[Record], changed: Iterable[Mapping[str, object]]) -> Iterable[str]:
    """Every note, in order of weight."""
    world = board.world
    yield from scenario_note(world)
    for target in board.targets:
        yield _target_line(target, board.tallies[target.id])
    yield from _close(board)
    yield from _money(board.rows["gap_usd"], board.asked)
    yield from _group_notes(lines)
    yield from _largest(world, board.year)
    for record in sorted(changed, key=lambda r: str(r["iso3"])):
        if record["target"] == board.asked.id and record["iso3"] in board.listed:
            yield _changed_line(board, record)
    yield from _newer(board)
    yield from _who_is_not_counted(board)
    yield release_line(world, board.year)


def _target_line(target: Target, counted: Tally) -> str:
    due = "every year" if target.due is None else f"due {target.due}"
    head = f"{target.short} ({target.id}, {target.standing}, {due})"
    if target.comparator == "up_to":
        return f"{head}: a ceiling for what may be counted, never met or missed."
    if len(counted.unknown) == counted.of:
        return f"{head}: unknown for all {counted.of}, because no ally's figure is published."
    parts = [f"{counted.met} of {counted.of} met"]
    parts += [f"{counted.below} below"] * bool(counted.below) + [f"{counted.missed} missed"] * bool(counted.missed)
    parts += [f"{len(counted.unknown)} unknown"] * bool(counted.unknown)
    return f"{head}: {', '.join(parts)}."


def _close(board: Gathered) -> Iterable[str]:
    close = sorted(board.name(p) for p, s in board.found[board.asked.id].items() if s.borderline)
    if close:
        why = "within rounding, or on another side recomputed or in another release"
        yield f"Borderline on {board.asked.label} ({why}): {listed(close, 12)}."


def _money(gap: Row, asked: Target) -> Iterable[str]:
    short = {p: v for p, (v, _) in gap.numbers.items() if v < 0}
    if short:
        basis = gap.unit.price_basis
        prices = "current prices" if basis == "current" else f"{basis} prices"
        total = -sum(short.values()) / 1e9
        yield f"Together the {len(short)} below {asked.label} were US$ {total:,.1f} bn short ({prices})."


def _group_notes(lines: Iterable[Record]) -> Iterable[str]:
    for line in lines:
        share, grown, alike = (line[k] for k in ("defence_share", "real_growth", "real_growth_like_for_like"))
        if isinstance(share, Figure):
            year = share.id.year if share.id else ""
            text = f"{line['name']}: {share.value * 100:.2f} % of GDP in {year}{mark(share)}"
            text += f"; real growth {grown.value * 100:+.1f} % as published" if isinstance(grown, Figure) else ""
            if isinstance(alike, Figure):
                text += (
                    f", {alike.value * 100:+.1f} % for the {line['base_members']} members of {line['base_year']} alone"
                )
            yield f"{text}.".replace("-", "−")


def _largest(world: World, year: int) -> Iterable[str]:
    """The largest payer's share of the total, which depends on the prices; a scoreboard reads NATO's figures alone."""
    said = []
    for prices in ("current", "constant"):
        row = world.row("share_of_total", year, prices=prices)
        if row.numbers:
            place = max(row, key=lambda p: row.numbers[p][0])
            basis = world.row(f"expenditure_usd_{prices}", year).unit.price_basis
            said.append((place, f"{row.numbers[place][0] * 100:.1f} % at {basis} prices"))
    if said:
        name = world.catalogue.places[said[0][0]].in_sentence
        told = f"{name[0].upper()}{name[1:]} spent {' and '.join(s for _, s in said)} of what all members spent"
        yield f"{told} (at purchasing power parities: fairshare ally {said[0][0]})."


def _changed_line(board: Gathered, record: Mapping[str, object]) -> str:
    found = ((c, record.get(c)) for c in ("revision", "spending", "gdp"))
    parts = [f"{c} {f.value * 100:+.2f}" for c, f in found if isinstance(f, Figure)]
    detail = f" ({', '.join(parts)} points)".replace("-", "−") if parts else ""
    return (
        f"{board.name(str(record['iso3']))} changed side on {board.asked.short}: "
        f"{record['then']} in {record['then_year']} ({record['then_release']}), "
        f"{record['now']} in {record['now_year']} ({record['now_release']}), mostly by {record['cause']}{detail}."
    )


def _newer(board: Gathered) -> Iterable[str]:
    """What newer releases say of single allies: beside the board, never in it."""
    said: dict[str, list[str]] = {}
    for record in also(board.world, board.year):
        figure = record["defence_share"]
        if record["iso3"] in board.listed and isinstance(figure, Figure):
            text = f"{board.name(str(record['iso3']))} {_printed(figure)} % in {record['year']}{mark(figure)}"
            said.setdefault(str(record["release"]), []).append(text)
    for release, texts in said.items():
        yield f"Newer single figures, beside this board ({release}): {listed(texts, 8)}."


def _printed(figure: Figure) -> str:
    """A share in percent with no more digits than the publisher printed."""
    leaf = figure.trail.leaf
    shown = leaf.fact.shown if isinstance(leaf, Cell) else ""
    return shown if 0 < len(shown) <= len("2.56") else f"{figure.value * 100:.2f}"


def _who_is_not_counted(board: Gathered) -> Iterable[str]:
    world, year = board.world, board.year
    if unarmed := sorted(board.listed - world.bound(year)):
        names = listed([board.name(p) for p in unarmed])
        yield f"{names}: a member without armed forces, counted by no spending target."
    if outside := sorted(world.members(year, board.group.id) - world.members(year)):
        names = ", ".join(board.name(p) for p in outside)
        yield f"Of the group {len(outside)} were not allies in {year} and are not listed: {names}."
