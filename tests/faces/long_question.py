"""A question that draws for long, as another distribution would add it: for the tests of how such a one is run."""

from hashlib import sha256

import numpy as np

from fairshare.core.keeper import Forgets, Keeper
from fairshare.core.question import Answer, Column, question
from fairshare.core.workers import Threads, Workers
from fairshare.core.world import World
from fairshare.methods.simulate import Terms, Walk, futures

PLAN = np.full((8, 5), 0.03)


@question
def long_question(
    world: World, *, draws: int = 100_000, seed: int = 1, workers: Workers = Threads(), keeper: Keeper = Forgets()
) -> Answer:
    """What many futures come to.

    Args:
        draws: How many.
        seed: Start of the generators.
        workers: Who draws them.
        keeper: What keeps them.
    """
    shocks = (Walk(np.zeros(PLAN.shape), np.full(len(PLAN), 0.02), np.full(len(PLAN), 0.03)),)
    found = futures(Terms(PLAN[:, 0], PLAN, shocks), draws=draws, seed=seed, map=workers.map, keeper=keeper)
    told = sha256(found.packed()).hexdigest()
    return Answer(f"{draws} futures.", (Column("sha256", "All of them"),), ({"sha256": told},))
