"""What an answer says where an edition published later stood in for its day."""

from collections.abc import Iterable, Iterator
from datetime import date

from fairshare.core.figure import Cell, Figure
from fairshare.core.world import World


def backfill_notes(world: World, figures: Iterable[Figure], day: date) -> Iterator[str]:
    """One line per edition whose figures were published after the day they answer for, with its own day.

    Args:
        world: Where editions are looked up.
        figures: The figures of the answer.
        day: The day they answer for.
    """
    leaves = (leaf for figure in figures for leaf in figure.trail.leaves())
    later = {leaf.fact.source for leaf in leaves if isinstance(leaf, Cell) and leaf.fact.status == "backfilled"}
    for source in sorted((world.source(s) for s in later), key=lambda s: (s.published, s.id)):
        yield f"{source.id}, published {source.published}, answers for {day}: figures published later."
