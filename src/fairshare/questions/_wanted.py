"""What is asked of a path: the options of the questions ``path`` and ``bill``, checked one by one."""

from dataclasses import dataclass, fields
from typing import Literal

from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.errors import BadInput, UnknownName
from fairshare.methods.paths import Shape

Way = Literal[Shape, "through", "as-announced"]
#: The share of GDP that paths are of.
MEASURE = "defence_share"
#: The last year that may be asked about: the IMF's last rates bear no later one.
LAST = 2050
#: Option -> the shapes it goes with.
_GOES_WITH = {
    "points": ("through",),
    "power": ("front-loaded", "back-loaded"),
    "step": ("minimum-step",),
    "hold_until": ("held-then-jump",),
}


@dataclass(frozen=True)
class Wanted:
    """The options of a path, as a user gave them; levels in per cent.

    Attributes:
        target: Id of a registered target.
        level, by: A user's own target, or another year for a registered one.
        measure: What the level is of.
        start: The year the path is drawn from.
        shape: How it goes.
        points, power, step, hold_until: What some shapes need.
    """

    target: str | None = None
    level: float | None = None
    measure: str = MEASURE
    by: int | None = None
    start: int | None = None
    shape: Way = "linear"
    points: str | None = None
    power: float | None = None
    step: float | None = None
    hold_until: int | None = None

    @property
    def options(self) -> dict[str, str]:
        """What was given beside the target, as the command line writes it: option -> value."""
        own = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "target"}
        given = {name: value for name, value in own.items() if value != getattr(Wanted, name)}
        names = {name: "from" if name == "start" else name.replace("_", "-") for name in given}
        return {f"--{names[n]}": f"{v:g}" if isinstance(v, float) else str(v) for n, v in given.items()}

    @property
    def line(self) -> str:
        """The same as words of a command line."""
        return " ".join([*([self.target] if self.target else []), *(f"{o} {v}" for o, v in self.options.items())])


def target_of(world: World, wanted: Wanted, after: int) -> Target | None:
    """The registered target that is asked for; by default the newest known on the day that is due after a year."""
    if wanted.measure != MEASURE:
        raise BadInput.of("measure", wanted.measure, f"{MEASURE}; {_why_not(wanted.measure)}")
    if wanted.level is not None:
        if wanted.target is not None:
            raise BadInput.of("level", f"{wanted.level:g}", f"{wanted.target} has its own level; give one of the two")
        if not 0 < wanted.level <= 20:
            raise BadInput.of("level", f"{wanted.level:g}", "a level in % of GDP above 0, up to 20, e.g. 3.5")
        return None
    if wanted.target is not None:
        if wanted.target not in world.catalogue.targets and (place := _place(world, wanted.target)):
            raise BadInput.of("target", wanted.target, f"a target's id; for one ally alone: --ally {place}")
        asked = world.target(wanted.target)
        if asked.measure != MEASURE:
            raise BadInput.of("target", asked.id, f"it is one of {asked.measure}; {_why_not(asked.measure)}")
        return asked
    known = [t for t in world.catalogue.targets.values() if t.agreed <= world.asof and not t.is_demand]
    ahead = [t for t in known if t.measure == MEASURE and "NATO" in t.binds and t.due and t.due.year > after]
    if not ahead:
        told = f"on {world.asof} no target was known that is due after {after}: give one with --by, or --level and --by"
        raise BadInput.of("target", "by default", told)
    return max(ahead, key=lambda t: t.agreed)


def _place(world: World, name: str) -> str:
    """The code of a country that was named where a target belongs; empty for none."""
    try:
        return world.place(name).iso3
    except UnknownName:
        return ""


def _why_not(measure: str) -> str:
    """Why there is no path of a measure."""
    if measure in ("related_share", "total_share"):
        return f"no ally's {measure} is published, so no path begins; ask for the core part and give items in --related"
    if measure == "equipment_share":
        return "it is a share of expenditure, not of GDP, and a path sets what is spent, not on what"
    return "paths are of defence expenditure as a share of GDP"


def check_shape(wanted: Wanted) -> None:
    """Refuse options that go with another shape, and a shape that lacks its own (BadInput)."""
    for name, shapes in _GOES_WITH.items():
        value = getattr(wanted, name)
        if value is not None and wanted.shape not in shapes:
            raise BadInput.of(name.replace("_", "-"), value, f"it goes with --shape {' or '.join(shapes)}")
    if wanted.shape == "through" and not wanted.points:
        raise BadInput.of("shape", "through", "it needs --points, e.g. --points 2027=2.5,2030=3")
    if wanted.power is not None and not 1 <= wanted.power <= 100:
        raise BadInput.of("power", f"{wanted.power:g}", "a number from 1 (a straight line) to 100")
