"""An answer in the form asked for, on standard output; the code of a form is imported only when it is asked for."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import click

from fairshare.core.question import Answer
from fairshare.core.world import World

#: Forms every answer takes, the last one if it has a picture; a question may offer more.
FORMS = ("table", "json", "csv", "md", "vega-lite")
_Measures = dict[str, Any]


def print_as(form: str, answer: Answer, here: World | None) -> None:
    """Print an answer, scaled as the measures of its world say."""
    measures = measures_of(answer, here)
    if form == "table":
        _print_table(answer, measures)
        return
    if form == "vega-lite":
        text = _specification(answer)
    else:
        text = _rendering(form, statements=answer.hints.get("view") == "statements")(answer, measures)
    click.echo(text, nl=not text.endswith("\n"))


def _rendering(form: str, *, statements: bool) -> Callable[[Answer, _Measures], str]:
    """What writes a form; a report about statements has forms of its own."""
    if form == "html":
        from fairshare.show.annotated_html import annotated_html

        return annotated_html
    if form == "claimreview":
        from fairshare.show.claim_review import claim_review

        return claim_review
    if form == "md" and statements:
        from fairshare.show.audit_markdown import audit_markdown

        return audit_markdown
    if form == "md":
        from fairshare.show.tables import as_markdown

        return lambda answer, _: as_markdown(answer)
    if form == "csv":
        from fairshare.show.tables import as_csv

        return as_csv
    from fairshare.show.emit import emit

    return lambda answer, measures: json.dumps(emit(answer, measures), ensure_ascii=False, indent=2)


def _specification(answer: Answer) -> str:
    from fairshare.show.chart import chart

    return json.dumps(chart(answer), ensure_ascii=False, indent=1, allow_nan=False)


def _print_table(answer: Answer, measures: _Measures) -> None:
    from rich.console import Console

    from fairshare.show.terminal import MOST, print_answer

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else MOST
    console = Console(width=width, highlight=False, emoji=False, markup=False)
    if answer.hints.get("view") == "statements":
        from fairshare.show.annotated_terminal import print_annotated

        print_annotated(answer, console, measures)
    else:
        print_answer(answer, console, measures)


def measures_of(answer: Answer, here: World | None) -> _Measures:
    """How to scale every figure of an answer that stands outside a column."""
    if here is None:
        return {}
    ids = {f.id.measure for f in answer.figures() if f.id}
    found = {id: here.measure(id) for id in ids}
    for figure in answer.figures():
        for inner in figure.trail.inputs:
            if inner.id:
                found.setdefault(inner.id.measure, here.measure(inner.id.measure))
    return found
