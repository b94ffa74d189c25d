"""Many texts on the command line: the options that go with a corpus, and what of them was given."""

from dataclasses import dataclass
from pathlib import Path

import click

from fairshare.errors import BadInput
from fairshare.faces.corpus import Corpus
from fairshare.faces.params import workers_options
from fairshare.faces.running import Running


@dataclass(frozen=True)
class Many:
    """A corpus to be audited into a file of results, and how that is to be run."""

    corpus: Corpus
    out: Path
    running: Running


def options() -> list[click.Parameter]:
    """What a question about a text takes beside its own parameters."""
    return [
        click.Option(
            ["--out"], metavar="FILE", help="File of results of a folder or .jsonl of texts, a line for each."
        ),
        *workers_options(),
    ]


def many_of(given: dict[str, object], running: Running, format: str) -> Many | None:
    """The corpus among what was given, and its file of results taken out of it; None where there is none.

    Raises:
        BadInput: for a corpus without a file of results, or options of a corpus where there is none.
    """
    if "out" not in given:
        return None
    out = given.pop("out")
    corpus = next((v for v in given.values() if isinstance(v, Corpus)), None)
    if corpus is None:
        for option, value in (("--out", out), ("--workers", running.number), ("--cluster", running.cluster)):
            if value:
                raise BadInput.of(f"option {option}", value, "it goes with a folder or a .jsonl file of texts")
        return None
    if not out:
        raise BadInput.of("input", corpus, "many texts go into a file of results; add --out results.jsonl")
    if format in ("html", "claimreview"):
        raise BadInput.of("option --format", format, "of many texts a summary is printed: table, json, csv or md")
    return Many(corpus, Path(str(out)), running)
