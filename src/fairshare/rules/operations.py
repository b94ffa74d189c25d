"""What an ally gives to operations."""

from fairshare.core.row import Shares
from fairshare.core.rule import Norm, rule
from fairshare.core.world import World
from fairshare.errors import NoSuchFact


@rule(
    Norm(
        family="in kind",
        principle="Troops sent, battle groups led and lives lost count as a contribution.",
        asks="Should what an ally gives to operations count?",
        formula="credited: share ∝ max(0, 2 × share of GDP − share of troops deployed)",
        refs=("Sandler and Shimizu 2014, FPA 10(1)", "Kim and Sandler 2020, Defence and Peace Economics 31(4)"),
        measures=(),
        note="No usable source is held: NATO's own overviews of troops by ally and operation could not be had as "
        "files, and the tables that exist are made from the International Institute for Strategic Studies' "
        "publications, whose terms do not allow passing them on. So the rule is listed and unknown for every year.",
        standing="not held",
    )
)
def operations(world: World, year: int) -> Shares:
    """Unknown: nothing usable is held.

    Raises:
        NoSuchFact: always, with the reason.
    """
    raise NoSuchFact(
        f"no source held has the troops that every ally had deployed in {year} under terms that let it ship."
    )
