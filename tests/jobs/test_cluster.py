"""A cluster of Dask on loopback: the bits of threads, whatever happens to its workers; one line where it cannot."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from fairshare.core.workers import Threads
from fairshare.errors import BadInput, UnknownName, WorkerLost
from fairshare.jobs.cluster import AHEAD, Cluster
from fairshare.jobs.environment import differences, environment
from fairshare.methods.simulate import BATCH, Futures, Terms, Walk, futures

distributed = pytest.importorskip("distributed", reason="needs the extra cluster, dask[distributed]")

TERMS = Terms(
    np.array([0.02, 0.01]),
    np.array([[0.025, 0.03], [0.02, 0.03]]),
    (Walk(np.zeros((2, 2)), np.full(2, 0.02), np.full(2, 0.03)),),
)
DIES = "__import__('os').kill(__import__('os').getpid(), 9)"
RAISES = "__import__('fairshare.core.question').core.question.ask(None, 'scor')"
SLEEPS = "__import__('time').sleep(0.2)"


def local(workers: int) -> Any:
    """So many workers, a process with one thread each, on this machine; one that dies is started again."""
    return distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=60
    )


@pytest.fixture(scope="module")
def two() -> Iterator[Any]:
    with local(2) as cluster:
        yield cluster


def drawn(workers: Threads | Cluster, batches: int = 8) -> Futures:
    return futures(TERMS, draws=batches * BATCH - 5, seed=3, map=workers.map)


def same(one: Futures, other: Futures) -> bool:
    return one.counts.tobytes() == other.counts.tobytes() and one.sums.tobytes() == other.sums.tobytes()


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_any_number_of_workers_finds_the_same_to_the_last_bit(two: Any) -> None:
    here = drawn(Threads())
    assert same(here, drawn(Cluster(two.scheduler_address)))
    with local(1) as one:
        assert same(here, drawn(Cluster(one.scheduler_address)))


def test_a_worker_killed_in_the_middle_changes_nothing(two: Any) -> None:
    with distributed.Client(two.scheduler_address, set_as_default=False) as client:
        victim, *_ = client.run(os.getpid).values()
    killed = []

    def watched(work: Any, pieces: Any) -> Iterator[Futures]:
        for number, found in enumerate(Cluster(two.scheduler_address).map(work, pieces)):
            if number == 4:
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)
            yield found

    found = futures(TERMS, draws=40 * BATCH - 5, seed=3, map=watched)
    assert killed
    assert same(found, drawn(Threads(), 40))


def test_a_piece_that_kills_every_worker_is_one_line(two: Any) -> None:
    found = Cluster(two.scheduler_address).map(eval, ["1+1", DIES])
    assert next(found) == 2
    with pytest.raises(WorkerLost, match=r"4 workers of tcp://.* died one after the other at .*kill"):
        next(found)


def test_an_error_of_the_work_is_raised_here(two: Any) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'score'"):
        list(Cluster(two.scheduler_address).map(eval, [RAISES]))


def test_few_pieces_are_given_out_and_none_is_left_behind(two: Any) -> None:
    two.wait_for_workers(2)
    taken = list[int]()

    def pieces() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    found = Cluster(two.scheduler_address).map(abs, pieces())
    assert [next(found) for _ in range(20)] == list(range(20))
    found.close()  # type: ignore[attr-defined]
    assert len(taken) == 20 + 2 * AHEAD
    for _ in range(200):
        if not two.scheduler.tasks:
            break
        time.sleep(0.02)
    assert not two.scheduler.tasks


def test_a_scheduler_without_workers_and_one_that_goes_away_are_one_line() -> None:
    with local(0) as empty:
        with pytest.raises(BadInput, match="has no workers; start at least one"):
            list(Cluster(empty.scheduler_address, patience=0.5).map(abs, [1]))
        empty.scale(1)
        found = Cluster(empty.scheduler_address, patience=2).map(eval, ["1", *[SLEEPS] * 90])
        empty.wait_for_workers(1)
        assert next(found) == 1
        empty.scale(0)
        with pytest.raises(WorkerLost, match=r"no worker of .* is left"):
            next(found)
        empty.scale(1)
        empty.wait_for_workers(1)
        found = Cluster(empty.scheduler_address, patience=2).map(eval, ["1", *[SLEEPS] * 90])
        assert next(found) == 1
    with pytest.raises(WorkerLost, match=r"the scheduler at .* went away"):
        next(found)


def test_nothing_at_the_address_is_one_line() -> None:
    address = f"tcp://127.0.0.1:{closed_port()}"
    with pytest.raises(BadInput, match=f"{address}.*nothing answers there .*refused"):
        list(Cluster(address).map(abs, [1]))


def test_what_answers_and_is_no_scheduler_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(BadInput, match=f"{address}.*no scheduler answered there within 0.5 s"):
            list(Cluster(address, patience=0.5).map(abs, [1]))
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as web:
        Thread(target=web.handle_request, daemon=True).start()
        address = f"tcp://127.0.0.1:{web.server_port}"
        with pytest.raises(BadInput, match=f"{address}.*no scheduler"):
            list(Cluster(address, patience=2).map(abs, [1]))


def test_tls_without_certificates_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tls://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(BadInput, match=f"{address}.*no certificates"):
            list(Cluster(address, patience=2).map(abs, [1]))


@pytest.mark.parametrize("address", ["", "here", "127.0.0.1:8786", "http://127.0.0.1:80", "tcp://h", "tcp://h:99999"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match=r"tcp://127\.0\.0\.1:8786 or tls://HOST:PORT"):
        Cluster(address)


def test_a_worker_that_runs_other_code_is_refused_whenever_it_comes(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "src" / "fairshare"
    shutil.copytree(source, tmp_path / "fairshare", ignore=shutil.ignore_patterns("__pycache__", "releases"))
    with (tmp_path / "fairshare" / "errors.py").open("a", encoding="utf-8") as file:
        file.write("#\n")
    with local(1) as cluster:
        under_way = Cluster(cluster.scheduler_address).map(eval, [SLEEPS] * 1_000)
        assert next(under_way) is None
        args = [sys.executable, "-m", "distributed.cli.dask_worker", cluster.scheduler_address, "--no-nanny"]
        args += ["--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path)]
        there = {**os.environ, "PYTHONPATH": str(tmp_path)}
        with subprocess.Popen(args, env=there, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as worker:
            with pytest.raises(BadInput, match="a worker of the cluster would not compute the same: code"):
                list(under_way)
            with pytest.raises(BadInput, match=r"its worker .* would not compute the same: code of fairshare .* there"):
                list(Cluster(cluster.scheduler_address).map(abs, [1]))
            worker.kill()


def test_environments_are_compared_name_by_name() -> None:
    here = environment()
    assert here["numpy"] == np.__version__
    assert not differences(here, dict(here))
    assert differences(here, {**here, "numpy": "1.0"}) == f"numpy 1.0 there, {np.__version__} here"
    assert "arithmetic none there" in differences(here, {k: v for k, v in here.items() if k != "arithmetic"})
