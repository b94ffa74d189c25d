"""How two scenarios differ: in what they set, and in what comes of it."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from fairshare.core.figure import Figure
from fairshare.core.lever import Change, Scenario, Setting, levers
from fairshare.core.question import Answer, Column, question
from fairshare.core.world import World
from fairshare.questions._effect import Effect, called, effect, hash_of, target_of, year_of_both
from fairshare.questions._rules import resting_on

Pair = tuple[Change | None, Change | None]
_ABSENT = "no such line"


@question
def scenario_diff(
    world: World, before: Scenario, after: Scenario, *, year: int | None = None, target: str | None = None
) -> Answer:
    """What two scenarios set differently, side by side, and what each makes of members, spending and a target.

    Args:
        world: What was known, under which scenarios.
        before: A shipped scenario or a file.
        after: Another one.
        year: Year whose effect is compared; the last either speaks of if both go on to it, else the newest known.
        target: Target whose members are counted; the 2 % guideline by default.
    """
    one, other = (world.after(s.changes).changes[len(world.changes) :] for s in (before, after))
    at = year if year is not None else year_of_both(world, one, other)
    meant = target_of(world, target, at)
    years = [at] if year is not None else _years(world, at)
    worlds = [world.after(changes) for changes in (one, other)]
    effects = {y: (effect(worlds[0], meant, y), effect(worlds[1], meant, y)) for y in years}
    names = _names(world, before, after)
    apart = [row for pair in _aligned(one, other) for row in _differences(pair)]
    results = [
        {"line": "effect", "setting": what, "before": first, "after": second}
        for y, pair in effects.items()
        for what, first, second in _results(pair, meant.label, y)
    ]
    return Answer(
        headline=_headline(names, len(apart), effects[at], f"{meant.label} in {at}"),
        columns=(
            Column("line", "Line"),
            Column("setting", "Setting"),
            Column("before", names[0]),
            Column("after", names[1]),
        ),
        rows=(*apart, *results),
        notes=(
            "A setting in brackets was left out and has that default. Lines are paired in order by their lever.",
            *(f"{s.id}: {s.label}." for s in dict.fromkeys((before, after)) if s.id in world.catalogue.scenarios),
            "What a scenario sets is an assumption, not a forecast.",
        ),
        extra={
            "year": at,
            "target": meant.id,
            "same": not apart,
            "hashes": {"before": hash_of(world, before), "after": hash_of(world, after)},
            "effect": tuple(
                {"year": y, "before": _told(first), "after": _told(second)} for y, (first, second) in effects.items()
            ),
        },
        under=resting_on(worlds[0], at),
        next="fairshare scenario show",
    )


def _years(world: World, last: int) -> list[int]:
    """The last year, and before it one half-way from the last published year, where paths lie furthest apart."""
    newest = world.unchanged().newest_year()
    return sorted({(newest + last + 1) // 2, last}) if last > newest else [last]


def _names(world: World, before: Scenario, after: Scenario) -> tuple[str, str]:
    """What the two are called; told apart where that is the same."""
    one, other = called(world, before), called(world, after)
    return (one, other) if one != other else (f"{one}, the first", f"{other}, the second")


def _aligned(one: tuple[Change, ...], other: tuple[Change, ...]) -> Iterator[Pair]:
    """Lines side by side, in order, those of one lever together."""
    matcher = SequenceMatcher(None, [c.lever for c in one], [c.lever for c in other], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(one[a:b], other[c:d], strict=True)
        else:
            yield from ((change, None) for change in one[a:b])
            yield from ((None, change) for change in other[c:d])


def _differences(pair: Pair) -> Iterator[dict[str, str]]:
    """The settings in which a pair of lines differ; all that are given where one stands alone."""
    some = pair[0] or pair[1]
    if some is None:
        return
    kind = levers[some.lever]
    if pair[0] is None or pair[1] is None:
        told = " ".join(str(some).split(" ")[1:]) or "as it comes"
        one, other = (told if change else _ABSENT for change in pair)
        yield {"line": kind.id, "setting": "all", "before": one, "after": other}
        return
    given = [dict(change.settings) for change in pair if change]
    whole = [kind.complete(settings) for settings in given]
    for name in kind.settings:
        if whole[0][name] != whole[1][name]:
            one, other = (_value(w[name], given=name in g) for w, g in zip(whole, given, strict=True))
            yield {"line": kind.id, "setting": name, "before": one, "after": other}


def _value(setting: Setting, *, given: bool) -> str:
    told = (", ".join(setting) or "none") if isinstance(setting, tuple) else str(setting)
    return told if given else f"({told})"


def _results(pair: tuple[Effect, Effect], target: str, year: int) -> Iterator[tuple[str, str, str]]:
    """The effect of both in words."""
    counts = ["unknown" if e.members is None else str(e.members) for e in pair]
    reached = [e.reached if e.of is None else f"{e.reached} of {e.of}" for e in pair]
    spent = [f"{e.spent.value / 1e9:,.1f}" if isinstance(e.spent, Figure) else "unknown" for e in pair]
    yield f"members in {year}", counts[0], counts[1]
    yield f"at {target} in {year}", reached[0], reached[1]
    yield f"US$ bn spent in {year}", spent[0], spent[1]


def _told(e: Effect) -> dict[str, object]:
    return {
        "members": e.members, "reached": e.met, "reached_at_most": e.at_most, "of": e.of,
        "expenditure_usd": e.spent, "defence_share": e.share,
    }  # fmt: skip


def _headline(names: tuple[str, str], count: int, pair: tuple[Effect, Effect], what: str) -> str:
    one, other = pair
    if not count:
        return f"{names[0]} and {names[1]} set the same: {one.reached} allies would reach {what} under either."
    settings = f"{count} setting{'s' * (count > 1)}"
    told = f"{names[0]} and {names[1]} differ in {settings}"
    if one.met is None and other.met is None:
        return f"{told}; what comes of {what} is unknown."
    spent = [f"US$ {e.spent.value / 1e9:,.0f} bn" for e in pair if isinstance(e.spent, Figure)]
    more = f", and members would spend {spent[0]} and {spent[1]}" if len(spent) == 2 else ""
    return f"{told}: {one.reached} and {other.reached} allies would reach {what}{more}."
