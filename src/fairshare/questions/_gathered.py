"""What the scoreboard gathers before it says anything: rows, standings and tallies of one year."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.core.place import Group
from fairshare.core.row import Row
from fairshare.core.standing import Standing, Tally, standings, tally
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.errors import BadInput

#: The figures of the board, in the order of its columns.
MEASURES = ("defence_share", "defence_share_recomputed", "gap_points", "expenditure_usd", "gap_usd", "share_change")
#: The target the gap is measured against unless another is asked for.
TWO_PERCENT = "wales-2014-2pct"


@dataclass(frozen=True)
class Gathered:
    """Everything a board of one year rests on.

    Attributes:
        world: What was known, under which scenarios.
        year: The year judged.
        asked: The target gaps are measured against.
        targets: The targets in force that bind the alliance, oldest first.
        rows: Measure id -> row.
        found: Target id -> how every member stands.
        tallies: Target id -> how many of the listed stand how.
        group: The group asked for.
        listed: Its members that were allies in the year.
    """

    world: World
    year: int
    asked: Target
    targets: tuple[Target, ...]
    rows: Mapping[str, Row]
    found: Mapping[str, Mapping[str, Standing]]
    tallies: Mapping[str, Tally]
    group: Group
    listed: frozenset[str]

    def name(self, place: str) -> str:
        """An ally's name."""
        return self.world.catalogue.places[place].name


def gather(world: World, year: int, group: str, target: str | None, *, demands: bool) -> Gathered:
    """Look everything up once.

    Raises:
        NoBoard: if no release covers the year.
        UnknownName: for a group or a target that is not known on the day.
        BadInput: for a group without allies in that year.
    """
    world.release(year)
    asked = _asked(world, target, year) if target else default_target(world, year)
    in_force = [t for t in world.targets(year) if (demands or not t.is_demand or t == asked) and "NATO" in t.binds]
    meant = world.group(group)
    listed = world.members(year) & world.members(year, group)
    if not listed:
        raise BadInput.of("group", group, f"none of {meant.name} was an ally in {year}, as known on {world.asof}")
    found = {t.id: _only(standings(world, t, year), listed) for t in [*in_force, asked]}
    gap = {"target": asked.id}
    return Gathered(
        world=world,
        year=year,
        asked=asked,
        targets=tuple(in_force),
        rows={m: world.row(m, year, **(gap if m.startswith("gap_") else {})).only(listed) for m in MEASURES},
        found=found,
        tallies={t.id: tally(world, t, year, found[t.id]) for t in [*in_force, asked]},
        group=meant,
        listed=listed,
    )


def _asked(world: World, id: str, year: int) -> Target:
    """A target by id, if it was in force in the year and speaks to all allies (BadInput otherwise)."""
    asked = world.target(id)
    if not asked.in_force(year, world.asof):
        known = ", ".join(t.id for t in world.targets(year) if "NATO" in t.binds)
        raise BadInput.of("target", id, f"it was not in force in {year}; in force were {known or 'none'}")
    if "NATO" not in asked.binds:
        raise BadInput.of("target", id, f"it binds {', '.join(asked.binds)} alone: see fairshare ally {asked.binds[0]}")
    return asked


def _only(found: Mapping[str, Standing], places: frozenset[str]) -> Mapping[str, Standing]:
    return {p: s for p, s in found.items() if p in places}


def default_target(world: World, year: int) -> Target:
    """The 2 % target in force, or the oldest spending target there is."""
    known = {t.id: t for t in world.targets(year) if t.measure == "defence_share" and "NATO" in t.binds}
    agreed = [t for t in known.values() if not t.is_demand]
    return known.get(TWO_PERCENT) or (agreed[0] if agreed else world.target(TWO_PERCENT))
