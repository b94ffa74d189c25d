"""What the scoreboard gathers before it says anything: rows, standings and tallies of one year."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.core.row import Row
from fairshare.core.standing import Standing, Tally, standings, tally
from fairshare.core.target import Target
from fairshare.core.world import World

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
        tallies: Target id -> how many stand how.
    """

    world: World
    year: int
    asked: Target
    targets: tuple[Target, ...]
    rows: Mapping[str, Row]
    found: Mapping[str, Mapping[str, Standing]]
    tallies: Mapping[str, Tally]

    def name(self, place: str) -> str:
        """An ally's name."""
        return self.world.catalogue.places[place].name


def gather(world: World, year: int, target: str | None, *, demands: bool) -> Gathered:
    """Look everything up once.

    Raises:
        NoBoard: if no release covers the year.
        UnknownName: for a target that is not known on the day.
    """
    asked = world.target(target) if target else default_target(world, year)
    in_force = [t for t in world.targets(year) if (demands or not t.is_demand) and "NATO" in t.binds]
    found = {t.id: standings(world, t, year) for t in [*in_force, asked]}
    return Gathered(
        world=world,
        year=year,
        asked=asked,
        targets=tuple(in_force),
        rows={m: world.row(m, year, **({"target": asked.id} if m.startswith("gap_") else {})) for m in MEASURES},
        found=found,
        tallies={t.id: tally(world, t, year, found[t.id]) for t in [*in_force, asked]},
    )


def default_target(world: World, year: int) -> Target:
    """The 2 % target in force, or the oldest spending target there is."""
    known = {t.id: t for t in world.targets(year) if t.measure == "defence_share" and "NATO" in t.binds}
    agreed = [t for t in known.values() if not t.is_demand]
    return known.get(TWO_PERCENT) or (agreed[0] if agreed else world.target(TWO_PERCENT))
