"""What a scenario says, and what it makes of the alliance, line by line."""

from fairshare.core.figure import Figure
from fairshare.core.lever import Change, Scenario, levers
from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.questions._basis import in_billions
from fairshare.questions._effect import Effect, called, effect, hash_of, lines_told, target_of, year_of
from fairshare.questions._rules import resting_on


@question
def scenario_show(
    world: World, scenario: Scenario | None = None, *, year: int | None = None, target: str | None = None
) -> Answer:
    """What a scenario says line by line, and what it makes of members, spending and a target; without one, all presets.

    Args:
        world: What was known, under which scenarios.
        scenario: A shipped scenario or a file.
        year: Year whose effect is shown; the last the scenario speaks of, or the newest with everyone's spending.
        target: Target whose members are counted; the 2 % guideline by default.
    """
    if scenario is None:
        return _presets(world)
    here = world.after(scenario.changes).changes[len(world.changes) :]
    at = year if year is not None else year_of(world, here)
    meant = target_of(world, target, at)
    steps = [effect(world, meant, at)]
    steps += [effect(world.after(here[:n]), meant, at).unnamed for n in range(1, len(here))]
    steps.append(effect(world.after(here), meant, at))
    told = tuple(_row(n, here[n - 1] if n else None, step, meant) for n, step in enumerate(steps))
    code = hash_of(world, scenario)
    return Answer(
        headline=_headline(called(world, scenario), meant, at, (steps[0], steps[-1])),
        columns=_columns(world, meant),
        rows=told,
        notes=(
            f"{scenario.label}.",
            *([f"{scenario.note.rstrip('.')}."] if scenario.note else []),
            *lines_told(here),
            "Each row is the alliance after its line and all lines before it. What a scenario sets is an assumption, "
            "not a forecast.",
            f"Hash of what it sets: {code}; it does not change with comments, order of keys or spelling of numbers.",
        ),
        extra={
            "scenario": scenario.id,
            "label": scenario.label,
            "hash": code,
            "year": at,
            "target": meant.id,
            "bound": steps[-1].of,
        },
        under=resting_on(world.after(here), at),
        next=_next(world, scenario, steps[-1]),
    )


def _columns(world: World, target: Target) -> tuple[Column, ...]:
    spent, share = world.measure("expenditure_usd"), world.measure("defence_share")
    return (
        Column("step", "Step", "number"),
        Column("members", "Members", "number"),
        Column("reached", f"Allies that reach {target.label}", short=f"at\n{target.threshold * 100:g} %"),
        Column("expenditure_usd", "Spending of all members", "figure", spent.shown_in, spent, short="US$ bn",
               brief=in_billions(world, "expenditure_usd")),
        Column("defence_share", "Share of their GDP", "figure", share.shown_in, share, short="% GDP"),
        Column("lever", "Lever", hidden=True),
        Column("rewrites", "Rewrites", hidden=True),
        Column("line", "Line of the scenario", short="after the line"),
    )  # fmt: skip


def _row(n: int, change: Change | None, step: Effect, target: Target) -> dict[str, Cell]:
    kind = levers[change.lever] if change else None
    return {
        "step": n,
        "members": step.members,
        "reached": step.reached,
        "expenditure_usd": step.spent,
        "defence_share": step.share,
        "lever": kind.id if kind else "",
        "rewrites": ", ".join(sorted(kind.rewrites)) or "members" if kind else "",
        "line": str(change) if change else "without the scenario",
    }


def _headline(name: str, target: Target, year: int, ends: tuple[Effect, Effect]) -> str:
    before, after = ends
    if after.met is None:
        return f"What {name} makes of {year} is unknown: nothing published covers it, and no line fills it."
    told = f"Under {name} {after.reached} of {after.of} allies with armed forces would reach {target.label}"
    told += f" in {year}"
    if isinstance(after.spent, Figure):
        told += f", and {after.members} members would spend US$ {after.spent.value / 1e9:,.0f} bn"
    without = "nothing published covers the year" if before.met is None else f"{before.reached} of {before.of} do"
    return f"{told}; without it {without}."


def _next(world: World, scenario: Scenario, after: Effect) -> str:
    if scenario.id not in world.catalogue.scenarios or not isinstance(after.spent, Figure):
        return "fairshare scenario show"
    return f"fairshare why {after.spent.id}"


def _presets(world: World) -> Answer:
    found = [world.catalogue.scenarios[id] for id in world.catalogue.scenarios]
    return Answer(
        headline=f"{len(found)} scenarios are shipped, as known on {world.asof}; --under takes any, or your own file.",
        columns=(
            Column("id", "Scenario"),
            Column("lines", "Lines", "number"),
            Column("hash", "Hash", hidden=True),
            Column("note", "Note", hidden=True),
            Column("label", "What it assumes"),
        ),
        rows=tuple(
            {"id": s.id, "lines": len(s.changes), "hash": hash_of(world, s), "note": s.note, "label": s.label}
            for s in found
        ),
        notes=(
            "Scenarios stack: --under baseline --under us-leaves.",
            "A file of your own: fairshare scenario new FILE.toml --from PRESET.",
        ),
        next="fairshare scenario show hague-linear",
    )
