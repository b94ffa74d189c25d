"""What an ally should pay by a rule, as a share of the whole."""

from fairshare.core.derived import Shown, derived
from fairshare.core.row import Row
from fairshare.core.rule import rules
from fairshare.core.world import World
from fairshare.errors import NoBoard, NoSuchFact


@derived(
    Shown("Fair share by a rule", "% of the whole", 100, 2, "1", "sum", stands_on=""),
    formula="by the rule named in the choices",
)
def fair_share(world: World, year: int, *, rule: str = "equal-effort", group: str = "NATO", **choices: str) -> Row:
    """The rule's shares over the members of a group; unknown for all where an input is not held for every one."""
    here, members = rules[rule], world.members(year, group)
    try:
        shares: Row = here(world.over(members).backfilled(), year, **choices)
    except (NoBoard, NoSuchFact) as error:
        return Row.none(world.span(year), str(error).rstrip("."))
    strangers = dict.fromkeys(world.span(year) - members, f"not a member of {group} in {year}")
    kept = shares.only(world.span(year))
    return Row(kept.numbers, kept.unit, {**kept.missing, **strangers}, kept.step)
