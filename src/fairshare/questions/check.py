"""One sentence: is it true, by which definition, as of which day?"""

import json
from collections.abc import Mapping
from datetime import date as day_type

from fairshare.claims.reader.known import offices_of, words_of
from fairshare.claims.reader.read import sentence as read_sentence
from fairshare.core.claim import Claim, claim_of_data, kinds
from fairshare.core.document import Document, Paragraph, Span
from fairshare.core.question import Answer, question_of_day
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._article import article, sources
from fairshare.questions._judged import Bench, Judged
from fairshare.questions._statements import COLUMNS, FORMS, row

#: A sentence may be this long.
MOST = 2_000


def _day(given: Mapping[str, object]) -> day_type | None:
    day = given.get("date")
    return day if isinstance(day, day_type) else None


@question_of_day(_day, forms=FORMS)
def check(
    world: World,
    sentence: str,
    *,
    date: day_type | None = None,
    speaker: str | None = None,
    claim: str | None = None,
) -> Answer:
    """Whether one sentence is true, under every definition and release.

    Args:
        world: What was known, under which scenarios.
        sentence: The sentence.
        date: Day it was said, against which "last year" is read; the as-of day by default.
        speaker: Who said it: decides who "we" and "I" are and nothing else.
        claim: What it claims as JSON, instead of reading the sentence; as an audit prints it.
    """
    if not sentence.strip() or len(sentence) > MOST:
        raise BadInput.of("sentence", sentence[:60], f"one sentence of at most {MOST:,} characters")
    day = date or world.asof
    bench = Bench.of(world, day)
    offices = offices_of(world.catalogue)
    clauses = read_sentence(sentence, words_of(world.catalogue), day, offices, speaker=speaker or "")
    if claim is not None:
        proposed = _proposed(claim)
        judged = tuple(bench.verdict(kinds[proposed.kind], proposed, c.statement) for c in clauses[:1])
    else:
        judged = tuple(bench.judged(clauses))
    document = Document(sentence, (Paragraph(Span(0, len(sentence))),), name="sentence")
    best = _telling(judged)
    return Answer(
        headline=_headline(best),
        columns=COLUMNS,
        rows=tuple(row(world, one, document, day) for one in judged),
        notes=tuple(_notes(best)),
        extra={
            "article": article(document, day),
            "as_of": str(world.asof),
            "verdict": _label(best),
            "sources": sources(world, judged),
        },
        under=f"As known on {world.asof}; read as of {day}.",
        hints={"view": "statements", "opened": True},
    )


def _proposed(text: str) -> Claim:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput.of("claim", text[:60], f"a claim as JSON ({error})") from error
    if not isinstance(data, dict):
        raise BadInput.of("claim", text[:60], "a claim as a JSON object")
    return claim_of_data(data)


def _telling(judged: tuple[Judged, ...]) -> Judged | None:
    """The statement the headline speaks of: the first that is checkable, else the first."""
    return next((j for j in judged if j.checkable), judged[0] if judged else None)


def _label(best: Judged | None) -> str:
    return best.verdict.label if best else "not_checkable"


def _headline(best: Judged | None) -> str:
    if best is None:
        return "Not checkable: no statement was found in it."
    label = best.verdict.label.replace("_", " ").capitalize()
    return f"{label}: {best.verdict.explanation}"


def _notes(best: Judged | None) -> list[str]:
    if best is None:
        return []
    notes = [f"What would be true: {best.verdict.true_sentence}"] if best.verdict.true_sentence else []
    return [*notes, *best.verdict.caveats]
