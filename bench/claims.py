#!/usr/bin/env python3
"""Evaluate the auditor on real statements with and without published verdicts: bench/claims.py FILE.csv [--list].

The file has the columns tier, speaker, date, statement, verdict, verdict_target and claim_type. Nothing in the package
knows it: what counts is how claims never seen are read. A published verdict counts only where it belongs to the
sentence itself. Printed are, per type of claim, how many were recognised, checkable, judged, agreeing, opposite and
abstaining; every disagreement with our figures; and errors by speaker and by direction.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fairshare.core.question import Answer, questions
from fairshare.errors import FairshareError
from fairshare.ledger.load import DATA
from fairshare.ledger.open import release_folders, world

JUDGED = ("supported", "supported_with_caveat", "depends_on_definition", "conflicting", "refuted")
#: What publishers call it -> which side it is on; verdicts between the two are on neither.
TRUE, FALSE = (
    ("true", "mostly-true", "mostly true"),
    ("false", "barely-true", "mostly false", "four pinocchios", "fiction"),
)
FIELDS = ("rows", "recognised", "checkable", "judged", "agreeing", "opposite", "abstaining")


@dataclass(frozen=True)
class Result:
    """One statement of the file with what came out."""

    row: dict[str, str]
    label: str
    kind: str
    checkable: bool
    why: str

    @property
    def judged(self) -> bool:
        """Whether a verdict was given."""
        return self.checkable and self.label in JUDGED

    @property
    def published(self) -> str:
        """``true``, ``false`` or nothing, where the published verdict belongs to the sentence."""
        said = self.row["verdict"].lower().split("(")[0].split(":")[0].strip()
        if self.row["verdict_target"] != "statement" or not said:
            return ""
        words = said.replace("listed as ", "").split(" framing")[0]
        return "true" if words in TRUE else "false" if words in FALSE else ""

    @property
    def ours(self) -> str:
        """``true`` or ``false`` where the label is on a side."""
        return {"supported": "true", "supported_with_caveat": "true", "refuted": "false"}.get(self.label, "")


def results(path: Path) -> Iterator[Result]:
    """Every row checked as of its day, the newest world where it has none."""
    latest = world(folders=release_folders(own=DATA / "nobody"))
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            day = _day(row["date"]) or latest.asof
            try:
                answer = questions["check"](
                    latest.as_of(day), row["statement"][:2000], date=day, speaker=row["speaker"]
                )
            except FairshareError as error:
                yield Result(row, "not_checkable", "", False, str(error))
                continue
            yield _best(row, answer)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) == 10 else f"{text}-12-31" if len(text) == 4 else "")
    except ValueError:
        return None


def _best(row: dict[str, str], answer: Answer) -> Result:
    told = [r for r in answer.rows if r["checkable"] and r["verdict"] in JUDGED] or [
        r for r in answer.rows if r["kind"]
    ]
    first = (told or list(answer.rows) or [{}])[0]
    return Result(
        row,
        str(first.get("verdict", "not_checkable")),
        str(first.get("kind", "")),
        bool(first.get("checkable", False)),
        str(first.get("explanation", "")),
    )


def tally(found: list[Result]) -> dict[str, Counter[str]]:
    """Counts by type of claim."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in found:
        for name in (result.row["claim_type"], "all"):
            count = counts[name]
            count["rows"] += 1
            count["recognised"] += bool(result.kind)
            count["checkable"] += result.checkable
            count["judged"] += result.judged
            if result.published:
                count["agreeing"] += result.ours == result.published
                count["opposite"] += bool(result.ours) and result.ours != result.published
                count["abstaining"] += not result.ours
    return counts


def show(found: list[Result], console: Console, *, every: bool) -> None:
    """Print the tables and what disagrees."""
    table = Table(title="Statements by type of claim", box=None)
    for name in ("type", *FIELDS):
        table.add_column(name, justify="left" if name == "type" else "right")
    for name, count in sorted(tally(found).items(), key=lambda c: (c[0] == "all", c[0])):
        table.add_row(name, *(str(count[f]) for f in FIELDS))
    console.print(table)
    alike = [r for r in found if r.row["tier"].startswith("C")]
    judged = [r for r in alike if r.judged]
    console.print(f"\nLook-alikes judged: {len(judged)} of {len(alike)} ({len(judged) / max(1, len(alike)):.1%}).")
    wrong = [r for r in found if r.published and r.ours and r.ours != r.published]
    console.print(f"Opposite to a published verdict: {len(wrong)}.")
    for result in [*wrong, *judged]:
        console.print(
            f"  {result.row['id']} published {result.row['verdict'] or '-'}, ours {result.label}: {result.why}"
        )
    by = Counter((r.row["speaker"], "too kind" if r.ours == "true" else "too harsh") for r in wrong)
    for (speaker, direction), number in by.most_common():
        console.print(f"  {speaker}: {number} {direction}")
    for result in found if every else ():
        console.print(
            f"{result.row['id']} [{result.row['claim_type']}] {result.kind or '-'} {result.label}: {result.why}"
        )


def main() -> int:
    """Run the evaluation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--list", action="store_true", help="print every statement's outcome")
    given = parser.parse_args()
    if not given.file.is_file():
        print(f"bench/claims.py: file {str(given.file)!r} cannot be used: there is no such file.", file=sys.stderr)
        return 2
    show(list(results(given.file)), Console(width=140, highlight=False, markup=False), every=given.list)
    return 0


if __name__ == "__main__":
    sys.exit(main())
