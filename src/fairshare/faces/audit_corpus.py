"""A corpus audited in parallel into one file of results, with progress told, interrupted and gone on with at will."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from fairshare.core.question import Answer, Column
from fairshare.core.verdict import LABELS
from fairshare.core.workers import Threads
from fairshare.errors import BadInput, WorkerLost
from fairshare.faces.audited import Asking, audited
from fairshare.faces.corpus import SUFFIXES, Corpus, Text, count, texts
from fairshare.faces.many import Many
from fairshare.faces.progress import Step, bar
from fairshare.faces.results import Tally, results
from fairshare.jobs.cores import Cores

#: Without a terminal, progress is a line every so many texts.
EVERY = 100


def audit_corpus(many: Many, asking: Asking) -> Answer:
    """Audit every text that has no result yet; each result is a line of the file, written whole or not at all.

    Raises:
        BadInput: for a corpus without texts, an ``out`` that holds anything else, or what all texts are asked.
        WorkerLost: if a worker dies; what was done is kept.
        Abort: if interrupted; what was done is kept.
    """
    corpus, out = many.corpus, many.out
    key, total = asking.key(), _counted(corpus, out)
    with results(out, key, asking.today) as held:
        tally = held.held
        try:
            todo = (text for text in texts(corpus) if text.id not in held.done)
            with (
                closing(_new(many, partial(audited, asking, key), todo)) as found,
                _progress(total, tally.texts) as step,
            ):
                for result in found:
                    held.add(result)
                    tally = tally.plus(result)
                    step(tally.texts)
        except KeyboardInterrupt:
            raise click.Abort(f"interrupted after {tally.texts} of {total} texts; {_kept(out)}") from None
        except WorkerLost as error:
            raise WorkerLost(f"{error} {tally.texts} of {total} texts are done; {_kept(out)}") from error
    return _summary(tally, tally.texts - held.held.texts, out)


def _kept(out: Path) -> str:
    return f"their results are kept in {out}, and the same command goes on from there."


def _counted(corpus: Corpus, out: Path) -> int:
    """How many texts there are (BadInput where there is none, or results would be written over them)."""
    try:
        if corpus.path.is_file() and out.exists() and out.samefile(corpus.path):
            raise BadInput.of("option --out", out, "a file beside the corpus, not the corpus itself")
        total = count(corpus)
    except OSError as error:
        raise BadInput.of("input", corpus, f"a corpus that can be read ({error.strerror})") from error
    if not total:
        raise BadInput.of("input", corpus, f"a folder with texts in it ({', '.join(SUFFIXES)}) or a file of JSON Lines")
    return total


def _new(
    many: Many, work: Callable[[Text], dict[str, Any]], todo: Iterator[Text]
) -> Generator[dict[str, Any], None, None]:
    """The results that are lacking, in the order of the texts."""
    if (cluster := many.running.cluster) is not None:
        yield from cluster.map(work, (text.loaded() for text in todo))
        return
    number = many.running.number
    yield from (Threads(1) if number == 1 else Cores(number)).map(work, todo)


@contextmanager
def _progress(total: int, done: int) -> Iterator[Step]:
    """How far it is: a bar on a terminal, else a line now and then; on standard error."""
    with bar("auditing", total, done) as step:
        yield step or (lambda n: click.echo(f"fairshare: {n} of {total} texts", err=True) if n % EVERY == 0 else None)


def _summary(tally: Tally, new: int, out: Path) -> Answer:
    """What all results in the file come to."""
    labels = {label: tally.verdicts[label] for label in LABELS if label in tally.verdicts}
    audited = tally.texts - tally.failed
    more = tally.failed - len(tally.errors)
    notes = [f"Results: {out}, one JSON object a line; {new} of them new."]
    notes += [f"No result: {told}" for told in tally.errors]
    notes += [f"{more} more could not be audited; their lines say why."] if more else []
    return Answer(
        headline=f"{audited} of {tally.texts} texts audited: {tally.statements} statements, "
        f"{sum(labels.values())} of them checkable.",
        columns=(Column("verdict", "Verdict"), Column("statements", "Statements", "number")),
        rows=tuple({"verdict": label.replace("_", " "), "statements": n} for label, n in labels.items()),
        notes=tuple(notes),
        extra={
            "out": str(out),
            "texts": tally.texts,
            "new": new,
            "errors": tally.failed,
            "statements": tally.statements,
            "verdicts": labels,
        },
    )
