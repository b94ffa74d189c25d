"""A path somebody asks about, from the options of a question to the world in which it is followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce

from fairshare.core.baseline import PATH, has_path, without_path
from fairshare.core.lever import Change, Scenario, Setting, levers
from fairshare.core.row import Row
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.core.years import BASELINE, last_actual_year
from fairshare.errors import BadInput
from fairshare.questions._points import points_of
from fairshare.questions._rules import in_order
from fairshare.questions._wanted import LAST, MEASURE, Wanted, check_shape, target_of

#: Until when shipped growth goes.
SHIPPED = 2035
_STEP_ROUNDING = 1e-12


@dataclass(frozen=True)
class Plan:
    """A path in a world.

    Attributes:
        before: The world asked about, in which later editions of the IMF may answer, without any path.
        world: The same after the path.
        target: The target it leads to, or None for a level of the user's own.
        level: The level it is held against, a ratio of GDP.
        start: The year it is drawn from.
        last: The last year that stays as it is: the last published one, or ``start`` if the user named it.
        due: The last year of the path.
        shape: How it goes.
        asked: The world of the question, whose scenarios a headline names.
        own: The scenarios that were made for it and are not shipped.
    """

    before: World
    world: World
    target: Target | None
    level: float
    start: int
    last: int
    due: int
    shape: str
    asked: World
    own: tuple[Scenario, ...] = ()

    @property
    def review(self) -> int | None:
        """The year of the target's review, if the path goes through it."""
        year = self.target.review if self.target else None
        return year if year is not None and self.start < year <= self.due else None

    @property
    def bound(self) -> frozenset[str]:
        """The members of the due year that the path is for."""
        members = self.world.members(self.due)
        binds = self.target.binds if self.target and "NATO" not in self.target.binds else ()
        return members & frozenset(binds) if binds else members

    @property
    def unplaced(self) -> dict[str, str]:
        """Who has forces and no figure in the first year, and so no path: place -> why."""
        row = self.everybody(self.before).row(MEASURE, self.start)
        lacking = sorted(p for p in self.bound & self.world.bound(self.due) if p not in row)
        return dict.fromkeys(lacking, f"no figure of {self.start}, from which the path is drawn")

    def on_it(self, row: Row) -> Row:
        """A row of a year of the path, without those who have no path."""
        lacking = self.unplaced
        kept = row.only((row.keys() | row.missing.keys()) - lacking.keys())
        return Row(kept.numbers, row.unit, {**kept.missing, **lacking}, row.step, row.name) if lacking else row

    def everybody(self, world: World) -> World:
        """A world with rows over the members of the due year, so that who joined on the way is told from the start."""
        return world.over(self.world.members(self.due))

    @property
    def leads(self) -> bool:
        """Whether the path ends at the level; plans and given points end where they end."""
        return self.shape not in ("through", "as-announced")

    @property
    def told(self) -> str:
        """The level in words."""
        return f"{round(self.level * 100, 6):g} % of GDP"


def plan_of(world: World, wanted: Wanted) -> Plan:
    """The path that the options ask for.

    Raises:
        BadInput: for options that contradict one another, or years that no path connects.
        NoBoard: where no release was published by the day.
    """
    here = world.backfilled()
    newest = here.unchanged().over(None).newest_year()
    if has_path(here):
        return _given(here, wanted, newest)
    target = target_of(here, wanted, wanted.start or newest)
    start = wanted.start if wanted.start is not None else last_actual_year(here.unchanged().over(None))
    check_shape(wanted)
    points = points_of(wanted.points, start, LAST) if wanted.points else {}
    due = wanted.by or (target.due.year if target and target.due else 0) or max(points, default=0)
    level = wanted.level / 100 if wanted.level is not None else target.threshold if target else 0.0
    plan = Plan(here, here, target, round(level, 12), start, wanted.start or newest, due, wanted.shape, here)
    _check_years(plan, wanted, newest)
    _check_step(plan, wanted)
    return _with(plan, _reach(plan, wanted, points))


def listed_of(plan: Plan, group: str, ally: str | None) -> tuple[str, ...]:
    """The places of the rows, by name.

    Raises:
        BadInput: for an ally that is not among them.
    """
    places = [p.iso3 for p in in_order(plan.world, plan.due, plan.world.group(group).id) if p.iso3 in plan.bound]
    bound = f" and bound by {plan.target.id}" if plan.target and "NATO" not in plan.target.binds else ""
    under = f" and under {', '.join(plan.before.scenarios)}" if plan.before.changes else ""
    known = f"as known on {plan.world.asof}{under}{bound}"
    if not places:
        raise BadInput.of("group", group, f"one with members of NATO in {plan.due}, {known}")
    if ally is None:
        return tuple(places)
    one = plan.world.place(ally)
    if one.iso3 not in places:
        raise BadInput.of("ally", ally, f"one that is in {group} in {plan.due}, {known}")
    return (one.iso3,)


def announced(plan: Plan) -> Plan:
    """The same years in the world in which allies do what they announced and no more."""
    settings: dict[str, Setting] = {"lever": PATH, "by_year": plan.due, "shape": "as-announced"}
    if plan.last == plan.start:
        settings["from_year"] = plan.start
    elif plan.due <= SHIPPED:
        settings["by_year"] = SHIPPED  # plans for later years draw the line to them
    return _with(plan, settings)


def _given(here: World, wanted: Wanted, newest: int) -> Plan:
    """The path that a scenario of the world sets, the last one if several do."""
    change = next(c for c in reversed(here.changes) if c.lever == PATH)
    if wanted.options:
        told = f"scenario {change.scenario} sets a path already; leave it out, or give no options of another one"
        raise BadInput.of("option", ", ".join(wanted.options), told)
    says = {k: v for k, v in change.settings if isinstance(v, int | float)}
    due, begun = int(says["by_year"]), int(says.get("from_year", 0))
    if due <= (begun or newest):
        told = f"its path ends in {due}, and years up to {newest} are published; from_year would rewrite them"
        raise BadInput.of("scenario", change.scenario, told)
    level = float(says.get("level", 0.0))
    target = target_of(here, wanted, begun or newest) if wanted.target or not level else _of_level(here, level, due)
    if wanted.target and target and level and target.threshold != level:
        told = (
            f"scenario {change.scenario} sets a path to {level * 100:g} % of GDP; leave the target out, or the scenario"
        )
        raise BadInput.of("target", target.id, told)
    level = level or (target.threshold if target else 0.0)
    start = begun or last_actual_year(here.unchanged().over(None))
    shape = str(dict(change.settings).get("shape", "linear"))
    return Plan(without_path(here), here, target, level, start, begun or newest, due, shape, here)


def _of_level(world: World, level: float, due: int) -> Target | None:
    """The target known on the day that asks for this level by this year."""
    known = (t for t in world.catalogue.targets.values() if t.measure == MEASURE and t.agreed <= world.asof)
    return next((t for t in known if t.threshold == level and t.due and t.due.year == due), None)


def _check_years(plan: Plan, wanted: Wanted, newest: int) -> None:
    """Refuse years that no path connects (BadInput)."""
    if not plan.due:
        name = plan.target.id if plan.target else f"level {plan.told}"
        raise BadInput.of(
            "by", "nothing", f"{name} has no date of its own: give the year it is reached, e.g. --by 2030"
        )
    if wanted.start is not None:
        if wanted.start > newest:
            raise BadInput.of("from", wanted.start, f"a year up to {newest}, the last that is published")
        plan.before.release(wanted.start)
    elif plan.due <= newest:
        told = f"years up to {newest} are published; to see what would have been, give --from and an earlier year"
        raise BadInput.of("by", plan.due, told)
    if not plan.start < plan.due <= LAST:
        raise BadInput.of("by", plan.due, f"a year from {plan.start + 1} to {LAST}; the path begins in {plan.start}")
    if wanted.hold_until is not None and not plan.start <= wanted.hold_until < plan.due:
        raise BadInput.of("hold-until", wanted.hold_until, f"a year from {plan.start} to {plan.due - 1}")


def _check_step(plan: Plan, wanted: Wanted) -> None:
    """Refuse a step with which somebody does not get there in time (BadInput)."""
    if wanted.step is None:
        return
    shares = plan.everybody(plan.before).row(MEASURE, plan.start).only(plan.bound)
    place, least = min(((p, v) for p, (v, _) in shares.numbers.items()), key=lambda pair: pair[1], default=("", 0.0))
    needed = (plan.level - least) / (plan.due - plan.start) * 100
    if not needed - _STEP_ROUNDING <= wanted.step <= 100 or wanted.step <= 0:
        who = plan.before.catalogue.places[place].in_sentence if place else "nobody"
        told = f"at least {needed:.4f} points of GDP a year, or {who} is not there by {plan.due}"
        raise BadInput.of("step", f"{wanted.step:g}", told)


def _reach(plan: Plan, wanted: Wanted, points: Mapping[int, float]) -> dict[str, Setting]:
    """The line of the scenario that takes allies along the path; what is default is left out."""
    found: dict[str, Setting] = {"lever": PATH, "by_year": plan.due, "shape": wanted.shape}
    if wanted.shape not in ("through", "as-announced"):
        found["level"] = plan.level
    if points:
        found["points"] = tuple(f"{year}={share:.6g}" for year, share in sorted(points.items()))
    if wanted.start is not None:
        found["from_year"] = wanted.start
    if wanted.power is not None:
        found["power"] = float(wanted.power)
    if wanted.step is not None:
        found["step"] = round(wanted.step / 100, 12)
    if wanted.hold_until is not None:
        found["hold_until"] = wanted.hold_until
    if plan.target and "NATO" not in plan.target.binds:
        found["places"] = tuple(sorted(plan.bound))
    return found


def _with(plan: Plan, reach: dict[str, Setting]) -> Plan:
    """The plan with this line in its world; growth comes first where another line sets spending year by year."""
    newest = plan.before.unchanged().over(None).newest_year()
    scenarios = tuple(_scenarios(plan, reach, newest))
    here = plan.before
    if len(scenarios) > 1 and _sets_spending(here):
        here = here.unchanged().under(scenarios[0]).after(here.changes).under(scenarios[1])
    else:
        here = reduce(World.under, scenarios, here)
    own = tuple(s for s in scenarios if s.id not in here.catalogue.scenarios)
    return replace(plan, world=here, shape=str(reach["shape"]), own=own)


def _scenarios(plan: Plan, reach: dict[str, Setting], newest: int) -> Iterator[Scenario]:
    """The scenarios that make a path: a shipped one where it says the same, else growth and a line of its own."""
    label = f"A path to {plan.told} by {plan.due}"
    here, shipped = plan.before, plan.before.catalogue.scenarios
    if plan.due <= newest or any(levers[c.lever].extends for c in here.changes):
        yield Scenario.of(label, [reach])
        return
    growth: dict[str, Setting] = {"lever": "growth", "until_year": max(SHIPPED, plan.due)}
    wanted = _lines(Scenario.of(label, [growth, reach]).changes)
    same = (s for s in shipped.values() if _lines(s.changes) == wanted)
    if not _sets_spending(here) and (found := next(same, None)) is not None:
        yield found
        return
    yield shipped[BASELINE] if plan.due <= SHIPPED else Scenario.of(f"Growth to {plan.due}", [growth])
    yield Scenario.of(label, [reach])


def _sets_spending(world: World) -> bool:
    """Whether a line sets what is spent in years that are there only after growth."""
    return any(change.lever == "spend" for change in world.changes)


def _lines(changes: tuple[Change, ...]) -> list[tuple[str, object]]:
    return [(c.lever, c.settings) for c in changes]
