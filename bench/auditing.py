"""Time the auditor; a process of its own, so that nothing else has warmed it: ``python bench/auditing.py``.

The texts are invented: ``article.txt`` beside this file, and a transcript in which two people read it out in turn. What
is printed are CPU seconds: for the transcript with cold caches, then for 3,000 characters of the article, the best of
many, its world and its figures in use as they are after the start.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path

from fairshare.core.claim import kinds
from fairshare.core.question import Answer, questions
from fairshare.inputs.read import read
from fairshare.ledger.open import world

DAY = date(2025, 3, 12)
ARTICLE, TRANSCRIPT = 3_000, 60_000
ROUNDS = 100
TEXT = (Path(__file__).parent / "article.txt").read_text(encoding="utf-8")


def transcript(length: int) -> str:
    """A transcript of so many characters."""
    turns: list[str] = []
    paragraphs = cycle(p for p in TEXT.split("\n\n") if p)
    for speaker in cycle(("MS. ROE", "MR. POE")):
        if sum(map(len, turns)) >= length:
            return "\n\n".join(turns)[:length]
        turns.append(f"{speaker}:  {next(paragraphs)}")
    return ""


def seconds(ask: Callable[[], Answer]) -> float:
    """CPU seconds of one answer."""
    start = time.process_time()
    ask()
    return time.process_time() - start


def main() -> None:
    """Print both."""
    here, ask = world(DAY), questions["audit"]
    for id in kinds:  # imported like everything else before the clock starts
        kinds[id]
    spoken, article = (read(text.encode()) for text in (transcript(TRANSCRIPT), TEXT))
    print(seconds(lambda: ask(here, spoken, date=DAY)))
    best = min(seconds(lambda: ask(here, article, date=DAY)) for _ in range(ROUNDS))
    print(best * ARTICLE / len(article.text))


if __name__ == "__main__":
    main()
