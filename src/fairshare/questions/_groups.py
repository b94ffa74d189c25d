"""Group lines: as published beside like for like at a named membership."""

from fairshare.core.figure import Figure
from fairshare.core.figure_id import FigureId
from fairshare.core.question import Missing, Plain, Record
from fairshare.core.world import World
from fairshare.errors import FairshareError

#: The members when the Wales pledge was made; the same 28 until Montenegro joined in 2017.
BASE = 2014


def figure_or_reason(world: World, id: FigureId) -> Figure | Missing:
    """A figure, or why there is none."""
    try:
        return world.figure(id)
    except FairshareError as error:
        return Missing(str(error).rstrip("."))


def group_lines(world: World, year: int, base: int = BASE) -> tuple[Record, ...]:
    """Share, real growth as published and real growth of the same members, for NATO's two aggregates."""
    at = world.release(year).id
    lines: list[Record] = []
    for group in ("NATO", "EUR_CAN"):
        members = world.members(base, group)
        line: dict[str, Plain | Figure | Missing] = {
            "group": group,
            "name": world.catalogue.groups[group].name,
            "members": len(world.members(year, group)),
            "defence_share": figure_or_reason(world, FigureId("defence_share", group, year, at=at)),
            "real_growth": figure_or_reason(world, FigureId("real_growth", group, year, at=at)),
            "real_growth_like_for_like": figure_or_reason(world, FigureId("real_growth", group, year, base, at)),
            "base_year": base,
            "base_members": len(members),
        }
        lines.append(line)
    return tuple(lines)
