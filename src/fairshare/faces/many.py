"""Many texts on the command line: the options that go with a corpus, and what of them was given."""

from dataclasses import dataclass
from pathlib import Path

import click

from fairshare.errors import BadInput
from fairshare.faces.corpus import Corpus


@dataclass(frozen=True)
class Many:
    """A corpus to be audited into a file of results, on so many processes (0: as many as there are cores)."""

    corpus: Corpus
    out: Path
    workers: int


def options() -> list[click.Parameter]:
    """What a question about a text takes beside its own parameters."""
    return [
        click.Option(
            ["--out"], metavar="FILE", help="File of results of a folder or .jsonl of texts, a line for each."
        ),
        click.Option(["--workers"], type=click.IntRange(min=1), help="Processes for it; all usable cores by default."),
    ]


def many_of(given: dict[str, object], format: str) -> Many | None:
    """The corpus among what was given, and the options above taken out of it; None where one text or none was given.

    Raises:
        BadInput: for a corpus without a file of results, or options of a corpus where there is none.
    """
    out, workers = given.pop("out", None), given.pop("workers", None)
    corpus = next((v for v in given.values() if isinstance(v, Corpus)), None)
    if corpus is None:
        if out is not None or workers is not None:
            option, value = ("--out", out) if out is not None else ("--workers", workers)
            raise BadInput.of(f"option {option}", value, "it goes with a folder or a .jsonl file of texts")
        return None
    if not out:
        raise BadInput.of("input", corpus, "many texts go into a file of results; add --out results.jsonl")
    if format in ("html", "claimreview"):
        raise BadInput.of("option --format", format, "of many texts a summary is printed: table, json, csv or md")
    return Many(corpus, Path(str(out)), int(str(workers or 0)))
