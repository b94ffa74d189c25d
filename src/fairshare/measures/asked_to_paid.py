"""What a family of rules asks of an ally over what it pays: 1 is exactly its share, more is short of it."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.figure import Figure
from fairshare.core.row import Row
from fairshare.core.rule import LEVELS, families
from fairshare.core.world import World
from fairshare.errors import BadInput


@derived(
    Shown("Asked over paid, by a family of rules", "times what it pays", 1, 2, stands_on=""),
    formula="mean, over the rules of the family that are known, of fair share ÷ share of the members' spending",
)
def asked_to_paid(
    world: World,
    year: int,
    *,
    family: str = "effort",
    level: str = "default",
    source: str = "board",
    group: str = "NATO",
    without: str = "",
) -> Row:
    """The mean of what a family's rules ask over what is paid; a sum, so that mixes of families are means of it.

    A rule in purchasing power parities is held against spending in them, whatever the source of the others.
    """
    ours = families()
    if family not in ours:
        raise BadInput.of("family", family, f"one of {', '.join(ours)}")
    if level not in LEVELS:
        raise BadInput.of("level", level, f"one of {', '.join(LEVELS)}")
    members = world.members(year, group)
    if world.scope != members:  # reckoned once for the whole group, whoever asks
        there = world.over(members)
        whole = there.row(
            "asked_to_paid", year, family=family, level=level, source=source, group=group, without=without
        )
        return of_group(world, year, group, whole)
    terms, unknown = [], Row.none(members, f"no rule of the family {family} is known")
    for rule in (r for r in ours[family] if r.id not in without.split(",")):
        at = {"rule": rule.id, "group": group, **next(rule.at(one) for one in LEVELS if one == level)}
        fair = world.row("fair_share", year, **at)
        if not fair.numbers:
            unknown = fair
            continue
        paid = world.row("spending_share", year, source="ppp" if rule.prices == "ppp" else source, group=group)
        terms.append(fair / paid)
    if not terms:
        return unknown
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total / Figure.chosen("rules of the family that are known", float(len(terms)))
