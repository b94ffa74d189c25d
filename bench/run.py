"""Measure the budgets, as ratios within one run: ``python3 run.py bench``.

Whole processes are started in turn, A B A B ..., so that both meet the same machine; medians are compared.
Exit code 1 if a budget is exceeded.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 15
#: Processes that audit; each gives the best of many rounds, in CPU time, so that a busy machine counts little.
AUDITS = 3
POLARS = [sys.executable, "-c", "import polars"]
SCORE = [sys.executable, "-m", "fairshare", "score", "--as-of", "2026-11-23"]
AUDIT = [sys.executable, str(Path(__file__).with_name("auditing.py"))]
CLUSTER = [sys.executable, str(Path(__file__).with_name("clustering.py"))]
DRAWING = [sys.executable, str(Path(__file__).with_name("drawing.py"))]
#: Futures by which memory must not grow.
MANY = (100_000, 1_000_000, 10_000_000)
OPEN = """
import resource, statistics, time
import polars
from fairshare.ledger import load, open as ledger
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
ledger.world()
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
RULES = """
import time
from fairshare.core.rule import rules
from fairshare.errors import FairshareError
from fairshare.ledger.open import world
told = {"exposure": {"threat": "RUS"}, "mix": {"weights": "ability-to-pay:2,per-head:1"}}
today, asked, known = world().backfilled(), 0, 0
rules = [rules[name] for name in rules]
start = time.perf_counter()
for year in range(2025, 1949, -1):
    members = today.members(year)
    for left in (None, *sorted(members)[:16]):
        here = today.over(members - {left})
        for rule in rules:
            asked += 1
            try:
                known += bool(rule(here, year, **told.get(rule.id, {})))
            except FairshareError:
                pass
            if asked == 10_000:
                print(time.perf_counter() - start, known)
                raise SystemExit
"""


@dataclass(frozen=True)
class Budget:
    """One line of the table: what was found and what is allowed."""

    what: str
    found: float
    allowed: float
    unit: str

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return self.found <= self.allowed


def seconds(command: Sequence[str]) -> float:
    """How long a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def in_turn(first: Callable[[], float], second: Callable[[], float], rounds: int = ROUNDS) -> tuple[float, float]:
    """Medians of two measurements taken in turn, after one warm-up each."""
    first(), second()
    pairs = [(first(), second()) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def opened() -> tuple[float, float]:
    """Seconds to open the ledger in a fresh process, and its peak memory in MB."""
    done = subprocess.run([sys.executable, "-c", OPEN], check=True, capture_output=True, text=True)
    took, peak = done.stdout.split()
    return float(took), float(peak) / 1024


def ruled() -> tuple[float, int]:
    """Seconds for 10,000 rules by year and membership in a fresh process, and how many of them were known."""
    done = subprocess.run([sys.executable, "-c", RULES], check=True, capture_output=True, text=True)
    took, known = done.stdout.split()
    return float(took), int(known)


def audited() -> tuple[float, float]:
    """CPU seconds for a transcript of 60,000 characters with cold caches, and for 3,000 characters of an article."""
    transcript, article = subprocess.run(AUDIT, check=True, capture_output=True, text=True).stdout.split()
    return float(transcript), float(article)


def clustered() -> tuple[float, float]:
    """Seconds for the same futures on two threads, and on a cluster of two workers on loopback."""
    threads, cluster = subprocess.run(CLUSTER, check=True, capture_output=True, text=True).stdout.split()
    return float(threads), float(cluster)


def drawn() -> tuple[float, float]:
    """Seconds for 300,000 futures of 32 allies over ten years, and for their random numbers alone."""
    futures, floor = subprocess.run([*DRAWING, "rate"], check=True, capture_output=True, text=True).stdout.split()
    return float(futures), float(floor)


def memories() -> list[float]:
    """Peak memory in MB of processes that draw more and more futures."""
    found = (subprocess.run([*DRAWING, "memory", str(n)], check=True, capture_output=True, text=True) for n in MANY)
    return [float(done.stdout) for done in found]


def main() -> int:
    """Print what every budget comes to."""
    score, polars = in_turn(lambda: seconds(SCORE), lambda: seconds(POLARS))
    opens = [opened() for _ in range(ROUNDS)]
    rules, known = ruled()
    audits = [audited() for _ in range(AUDITS)]
    threads, cluster = clustered()
    futures, floor = drawn()
    peaks = memories()
    budgets = [
        Budget("score from a cold process / import polars", score / polars, 2.5, "x"),
        Budget("ledger open", statistics.median(t for t, _ in opens) * 1000, 60, "ms"),
        Budget("peak memory of a process that opened the ledger", max(m for _, m in opens), 150, "MB"),
        Budget("10,000 rules by year and membership", rules, 10, "s"),
        Budget("audit of an article of 3,000 characters, warm", min(a for _, a in audits) * 1000, 10, "ms"),
        Budget("audit of a transcript of 60,000 characters, cold", min(t for t, _ in audits), 1, "s"),
        Budget("two workers of a cluster on loopback / two threads", cluster / threads, 2, "x"),
        Budget("300,000 futures of 32 allies over ten years", futures, 1, "s"),
        Budget("the same / their random numbers alone", futures / floor, 1 / 0.45, "x"),
        Budget("peak memory of 10,000,000 futures", peaks[-1], 200, "MB"),
    ]
    print(f"of the 10,000 rules {known} have shares; the others say which input is not held")
    print(f"score {score * 1000:.0f} ms, import polars {polars * 1000:.0f} ms (medians of {ROUNDS})")
    grown = ", ".join(f"{n:,} {peak:.0f} MB" for n, peak in zip(MANY, peaks, strict=True))
    print(f"peak memory by futures: {grown}")
    for budget in budgets:
        state = "kept" if budget.kept else "EXCEEDED"
        print(f"{budget.what:<52} {budget.found:8.2f} {budget.unit:<3} budget {budget.allowed:g}: {state}")
    own = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest child process: {own:.0f} MB")
    return 0 if all(b.kept for b in budgets) else 1


if __name__ == "__main__":
    raise SystemExit(main())
