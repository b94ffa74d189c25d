"""What NATO itself asks of every ally, in forces."""

from fairshare.core.row import Shares
from fairshare.core.rule import Norm, rule
from fairshare.core.world import World
from fairshare.errors import NoSuchFact


@rule(
    Norm(
        family="in kind",
        principle="Every ally provides the forces that NATO's defence planning has assigned to it.",
        asks="Should an ally be measured by the forces NATO asked it for, and not by money?",
        formula="share ∝ cost of the capability targets assigned",
        refs=("NATO, NATO Defence Planning Process", "The Hague Summit Declaration 2025, paragraph 3"),
        measures=(),
        note="The targets of each ally are secret, and so is how far they are met: no ally's part can be computed. "
        "Public are that no ally is to provide more than half of any capability, that the 3.5 % of 2025 were reckoned "
        "from them, and single words of governments and of the Secretary General; those held are listed with their "
        "sources. No parliament's report on its own country's targets is held. The rule is listed so that nobody "
        "thinks it forgotten.",
        told=("events/e153", "capabilities/nato-2025-ad", "statements/s155", "statements/s192"),
        standing="classified",
    )
)
def capability_targets(world: World, year: int) -> Shares:
    """Unknown: the targets are secret.

    Raises:
        NoSuchFact: always, with the reason.
    """
    raise NoSuchFact(f"NATO's capability targets are classified: no ally's part of {year} is public.")
