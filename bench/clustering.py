"""Seconds for the same futures on two local threads and on a cluster of two workers on loopback, in turn.

Prints both, the least of a few rounds each; a cluster's includes joining it, as every question does.
"""

import time

import numpy as np
from distributed import LocalCluster

from fairshare.core.workers import Threads, Workers
from fairshare.jobs.cluster import Cluster
from fairshare.methods.simulate import Terms, Walk, futures

DRAWS, ROUNDS = 400_000, 3
SHAPE = (32, 10)


def seconds(workers: Workers) -> float:
    """How long the futures of 32 places over ten years take."""
    growth = Walk(np.full(SHAPE, 0.02), np.full(SHAPE[0], 0.015), np.full(SHAPE[0], 0.02))
    start = time.perf_counter()
    futures(Terms(np.full(SHAPE[0], 0.02), np.full(SHAPE, 0.03), (growth,)), draws=DRAWS, map=workers.map)
    return time.perf_counter() - start


def main() -> None:
    """Measure both, after one round of each to warm up."""
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0") as two:
        both = (Threads(2), Cluster(two.scheduler_address))
        rounds = [[seconds(workers) for workers in both] for _ in range(1 + ROUNDS)][1:]
    print(*(min(taken) for taken in zip(*rounds, strict=True)))


if __name__ == "__main__":
    main()
