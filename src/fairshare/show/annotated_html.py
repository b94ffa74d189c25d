"""A text annotated in place as one HTML file that loads nothing and runs no script."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined

from fairshare.core.question import Answer
from fairshare.show.again import command_line
from fairshare.show.corrections import corrections
from fairshare.show.emit import Measures
from fairshare.show.report import report
from fairshare.show.verdict_words import CHIPS, KNOWN, OUTCOMES


def annotated_html(answer: Answer, measures: Measures) -> str:
    """The page: answer, annotated text, table, corrections, how it is known.

    Everything that comes from the text or its speakers is escaped, and the page's own policy lets it load and run
    nothing: only the one style sheet inside it is allowed, by its hash.
    """
    told = report(answer, measures)
    style = _environment().get_template("report.css").render().strip()
    return _environment().get_template("report.html").render(
        report=told,
        corrections=corrections(told),
        command=command_line(answer.asked),
        chips=CHIPS.values(),
        outcomes=OUTCOMES,
        known=KNOWN,
        style=style,
        style_hash=f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}",
    )  # fmt: skip


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates; whatever is put into them is escaped, and a name they do not have is an error."""
    return Environment(
        loader=PackageLoader("fairshare.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
