"""Standing: how each member stands to a target in a year, and how firmly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairshare.core.figure_id import FigureId
from fairshare.core.target import State, Target
from fairshare.core.unit import scaled
from fairshare.core.world import World

#: A hundredth of a percentage point: what two printed decimals cannot tell apart.
ROUNDING = 0.0001


@dataclass(frozen=True, slots=True)
class Standing:
    """One ally and one target.

    Attributes:
        state: Met, below, missed, unknown or not bound.
        value: The measure's plain value, or None.
        borderline: Why it may well be on the other side; empty where it is firm, and under a scenario, which is exact.
        reason: Why it is unknown or not bound.
    """

    state: State
    value: float | None = None
    borderline: tuple[str, ...] = ()
    reason: str = ""


def standings(world: World, target: Target, year: int) -> Mapping[str, Standing]:
    """How every place of this world stands to a target, by the release that answers for the year."""
    row = world.row(target.measure, year)
    bound = _bound(world, target, year)
    again = world.row("defence_share_recomputed", year) if target.measure == "defence_share" else None
    found: dict[str, Standing] = {}
    for place in sorted(world.span(year)):
        value = row.value(place)
        if place not in bound:
            found[place] = Standing("not_bound", value, reason=_why_free(world, target, place, year))
            continue
        state = target.state(value, year)
        reason = "" if state != "unknown" else (row.missing.get(place) or "it is a ceiling for what may be counted")
        doubts: list[str] = []
        if value is not None and state != "unknown" and not world.changes:
            doubts = [*_close(target, value, again.value(place) if again else None)]
            doubts += _elsewhere(world, target, world.name(target.measure, year).in_place(place), value)
        found[place] = Standing(state, value, tuple(doubts), reason)
    return found


def _bound(world: World, target: Target, year: int) -> frozenset[str]:
    """The members of the year with forces whom the target binds."""
    groups = world.catalogue.groups
    named = (world.members(year, b) if b in groups else frozenset({b}) for b in target.binds)
    return frozenset[str]().union(*named) & world.bound(year)


def _why_free(world: World, target: Target, place: str, year: int) -> str:
    if place not in world.members(year):
        return f"not a member in {year}"
    return "no armed forces" if not world.catalogue.places[place].armed_forces else f"{target.id} binds others"


def _close(target: Target, value: float, again: float | None) -> Iterator[str]:
    """Whether rounding or a recomputation speaks for the other side."""
    if round(abs(value - target.threshold), 9) < ROUNDING:
        yield "within 0.01 points"
    if again is not None and target.reached_by(again) != target.reached_by(value):
        yield f"recomputed {again * 100:.3f} %"


def _elsewhere(world: World, target: Target, id: FigureId, value: float) -> Iterator[str]:
    """The other releases visible that put the ally on the other side."""
    if id.measure not in world.catalogue.measures:
        return
    for fact in world.facts.editions(id.measure, id.place, id.year):
        seen = world.facts.sources[fact.source].published <= world.asof and fact.source != id.at
        if seen and fact.value is not None:
            there = scaled(fact.unit).plain(fact.value)
            if target.reached_by(there) != target.reached_by(value):
                yield f"{fact.shown} in {fact.source}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many bound allies stand how: what a summary line says.

    ``met_recomputed`` is None where the release allows no recomputation for some bound ally.
    """

    met: int
    below: int
    missed: int
    unknown: tuple[str, ...]
    of: int
    borderline: int
    met_recomputed: int | None

    @property
    def at_most(self) -> int:
        """How many met it if every unknown did."""
        return self.met + len(self.unknown)


def tally(world: World, target: Target, year: int, found: Mapping[str, Standing]) -> Tally:
    """Count standings of bound allies."""
    bound = {p: s for p, s in found.items() if s.state != "not_bound"}
    states = [s.state for s in bound.values()]
    again: int | None = None
    if target.measure == "defence_share" and bound:
        row = world.row("defence_share_recomputed", year)
        if bound.keys() <= row.keys():
            again = sum(target.reached_by(row.numbers[p][0]) for p in bound)
    return Tally(
        met=states.count("met"),
        below=states.count("below"),
        missed=states.count("missed"),
        unknown=tuple(p for p, s in bound.items() if s.state == "unknown"),
        of=len(bound),
        borderline=sum(bool(s.borderline) for s in bound.values()),
        met_recomputed=again,
    )
