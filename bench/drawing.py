"""Draw futures of 32 allies over ten years, and beside them the random numbers alone: ``drawing.py rate | memory N``.

``rate`` prints seconds for ``DRAWS`` futures and for the floor, both the best of some rounds in turn; ``memory`` prints
the peak memory in MB of a process that draws N futures.
"""

import resource
import sys
import time

import numpy as np

from fairshare.core.workers import Threads
from fairshare.methods.budget_futures import Asked, terms
from fairshare.methods.simulate import BATCH, BLOCK, Terms, futures, sizes

ALLIES, YEARS, DRAWS, ROUNDS = 32, 10, 300_000, 5


def made() -> Terms:
    """Terms like those of ``fairshare ensemble``: growth, revision and delivery; no figure of an ally is in them."""
    random = np.random.default_rng(0)
    plan = np.linspace(0.02, 0.035, YEARS)[None] * random.uniform(0.9, 1.1, (ALLIES, 1))
    sizes = np.zeros((3, ALLIES))
    sizes[0] = random.uniform(0.01, 0.04, ALLIES)
    return terms(
        Asked(
            start=plan[:, 0],
            plan=plan,
            means=np.full((3, ALLIES, YEARS), 0.02),
            common=sizes,
            own=sizes,
            links=np.eye(3),
            own_links=[np.eye(3)] * ALLIES,
            group=list(range(ALLIES)),
            delivered=random.uniform(0, 1, 27).tolist(),
            revised=random.normal(1, 0.05, 133).tolist(),
        )
    )


def floor(piece: tuple[int, int]) -> int:
    """The random numbers of a batch, in blocks as they are drawn, and nothing else."""
    number, left = piece
    random = np.random.Generator(np.random.SFC64(number))
    while left:
        block = min(left, BLOCK)
        for _ in range(2):
            random.integers(0, 100, (ALLIES, block), dtype=np.int32)
        shared, own = np.empty(block), np.empty((ALLIES, block))
        for _ in range(YEARS):
            random.standard_normal(out=shared)
            random.standard_normal(out=own)
        left -= block
    return number


def rate() -> None:
    """Seconds for the futures, and for the floor."""
    asked, pieces = made(), list(enumerate(sizes(DRAWS)))
    futures(asked, draws=BATCH, map=Threads().map)
    drawn, bare = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        futures(asked, draws=DRAWS, map=Threads().map)
        middle = time.perf_counter()
        list(Threads().map(floor, pieces))
        drawn.append(middle - start)
        bare.append(time.perf_counter() - middle)
    print(min(drawn), min(bare))


def memory(draws: int) -> None:
    """Peak memory after so many futures."""
    futures(made(), draws=draws, map=Threads().map)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1] == "rate":
        rate()
    else:
        memory(int(sys.argv[2]))
