"""Where disagreement comes from: the parts of the spread for each ally and for all together, and what was varied."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from fairshare.core.design import FACTORS, Design, design
from fairshare.core.figure import Figure
from fairshare.core.question import Missing, Record
from fairshare.core.row import Row
from fairshare.core.rule import LEVELS, Level, Rule
from fairshare.core.world import World
from fairshare.errors import NoBoard, NoSuchFact
from fairshare.questions._basis import listed
from fairshare.questions._rules import commonest, row_or_reason

ORDERS = ("first", "total")
_LEVELS = "their main number at half, at and at twice its default"
_WHAT = (
    "Split is the variance of paid ÷ (paid + asked): 0.5 is exactly the share, and 1 where a rule asks for nothing. "
    "What a choice explains alone is shown; what it explains together with others as well is in --format json."
)
#: Source of spending -> what it is.
_SOURCES = {
    "nato-current": "nato-current is NATO's amounts at current prices",
    "nato-constant": "nato-constant is NATO's amounts at constant prices",
    "nato-share": "nato-share is NATO's share of GDP times the IMF's GDP",
    "sipri": "sipri is SIPRI's amounts, from a copy of your own",
    "cow": "cow is the Correlates of War project's amounts",
}


@dataclass(frozen=True, eq=False)
class Spread:
    """What was varied and what came of it.

    Attributes:
        made: The design, or why there is none.
        shares: Factor and order -> every ally's share.
        whole: Factor and order -> the share for all allies together, or why it is not known.
    """

    made: Design | str
    shares: Mapping[tuple[str, str], Row]
    whole: Mapping[tuple[str, str], Figure | Missing]

    def records(self) -> tuple[Record, ...]:
        """The shares for all together, a record for each factor."""
        return tuple({"factor": f, **{order: self.whole[f, order] for order in ORDERS}} for f in FACTORS)

    def largest(self) -> tuple[str, Figure] | None:
        """The factor that explains most alone, for all together."""
        known = [(f, found) for f in FACTORS if isinstance(found := self.whole[f, "first"], Figure)]
        return max(known, key=lambda one: one[1].value, default=None)


def spread(here: World, year: int, group: str) -> Spread:
    """The spread of a year among the members of a group."""
    try:
        made: Design | str = design(here, year, group)
    except (NoBoard, NoSuchFact) as error:
        made = str(error).rstrip(".")
    both = [(factor, order) for factor in FACTORS for order in ORDERS]
    asked = {(f, o): {"factor": f, "order": o, "group": group} for f, o in both}
    shares = {one: row_or_reason(here, "spread_share", year, **choices) for one, choices in asked.items()}
    parts = {one: row_or_reason(here, "spread_in_all", year, **choices) for one, choices in asked.items()}
    whole = {one: _together(row, group) for one, row in parts.items()}
    return Spread(made, shares, whole)


def _together(row: Row, group: str) -> Figure | Missing:
    """The sum over all, with its address."""
    if not row.numbers:
        return Missing(commonest(row))
    total = row.total()
    return total.named(row.name.in_place(group)) if row.name else total


def spent_by(here: World, year: int, group: str, made: Design | str) -> Iterator[Figure]:
    """One figure of spending by every source that was varied: on which editions they rest, all alike."""
    for source in made.levels["source"] if isinstance(made, Design) else ():
        yield from islice(here.row("spending_share", year, source=source, group=group).values(), 1)


def spread_notes(found: Spread) -> Iterator[str]:
    """What each choice explains, what was varied, in how many combinations, and what could not be."""
    told = [
        f"{one['factor']} {share.value * 100:.1f} %"
        for one in found.records()
        if isinstance(share := one["first"], Figure)
    ]
    if told:
        yield f"Of the spread of all allies together, each alone: {listed(told)}; the rest comes from them jointly."
    made = found.made
    if isinstance(made, str):
        yield f"The spread cannot be split: {made}."
        return
    many = {f: f"{len(found)} {f}{'s' * (len(found) > 1)}" for f, found in made.levels.items()}
    named = {factor: ", ".join(found) for factor, found in made.levels.items()}
    yield (
        f"The spread is that over {made.combinations} combinations of {len(made.levels['rule'])} families of rules, "
        f"{_LEVELS}, {many['source']} of spending ({named['source']}), {many['release']} ({named['release']}) and "
        f"{many['year']} ({named['year']}): each combination counts once, and none is drawn."
    )
    yield _WHAT
    if told := sorted({_SOURCES[source] for source in made.levels["source"]}):
        yield f"Sources: {'; '.join(told)}. A rule in purchasing power parities keeps to spending in them."
    if len(set(made.groups.values())) > 1:
        yield f"Those who are members in {named['year'][-4:]} share in every one of the years: like for like."
    if told := [f"{what} ({why})" for what, why in made.left_out.items()]:
        yield f"Not varied or left out: {', '.join(told)}."


def manifest(made: Design | str, known: Sequence[Rule], draw: tuple[int, int]) -> dict[str, object]:
    """What it takes to make the answer again: draws and seed, what was varied, and where each main number stood."""
    varied: dict[str, object] = {"reason": made}
    if isinstance(made, Design):
        varied = {
            "levels": {factor: list(levels) for factor, levels in made.levels.items()},
            "combinations": made.combinations,
            "rules_aside": list(made.without),
            "left_out": dict(made.left_out),
        }
    return {
        "drawn": "weights on the families of rules, evenly",
        "draws": draw[0],
        "seed": draw[1],
        "standard_error_at_most": 0.5 / draw[0] ** 0.5,
        "varied": varied,
        "main_numbers": [
            {"rule": rule.id, "number": rule.varies, **{level: _number(rule, level) for level in LEVELS}}
            for rule in known
            if rule.varies
        ],
    }


def _number(rule: Rule, level: Level) -> float:
    """The main number of a rule at a level."""
    return float(rule.at(level).get(rule.varies, rule.choices[rule.varies].default))
