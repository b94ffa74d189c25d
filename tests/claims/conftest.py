"""A sentence as one clause, for testing a kind apart from the reader of whole texts."""

from collections.abc import Callable
from datetime import date

import pytest

from fairshare.claims.reader.items import items
from fairshare.claims.reader.vocabulary import vocabulary
from fairshare.claims.reader.words import words
from fairshare.core.claim import Case, Claim, kinds
from fairshare.core.clause import Clause
from fairshare.core.document import Span
from fairshare.core.statement import NOBODY, Speaker, Statement
from fairshare.core.verdict import Verdict
from fairshare.core.world import World
from fairshare.ledger.load import catalogue

ReadSentence = Callable[[str, date, str], Clause]
MakeCase = Callable[[Claim, date, str], Case]
VerdictOf = Callable[..., Verdict | None]


@pytest.fixture(scope="session")
def as_clause() -> ReadSentence:
    """A sentence as one clause in the reporter's voice."""
    known = vocabulary(catalogue())

    def read(text: str, day: date, speaker: str = "") -> Clause:
        who = Speaker(speaker, "given") if speaker else NOBODY
        said = Statement((Span(0, len(text)),), text, "reporter", who)
        return Clause(said, items(words(text), known, day), day, known.lexicon)

    return read


@pytest.fixture(scope="session")
def case_of(today: World) -> MakeCase:
    """A claim before the checker, as of a day."""

    def make(claim: Claim, day: date, speaker: str = "") -> Case:
        who = Speaker(speaker, "given") if speaker else NOBODY
        return Case(claim, today.as_of(day).backfilled(), today, day, who)

    return make


@pytest.fixture(scope="session")
def verdict_of(today: World) -> VerdictOf:
    """The verdict of a kind on a sentence; ``place`` is whose office the speaker holds."""
    known = vocabulary(catalogue())

    def judge(kind: str, text: str, day: date, place: str = "") -> Verdict | None:
        who = Speaker("Jane Doe", "given", place=place)
        said = Statement((Span(0, len(text)),), text, "quote", who)
        around = frozenset({"nato", "spending"})
        clause = Clause(said, items(words(text), known, day), day, known.lexicon, around=around)
        claim = kinds[kind].read(clause)
        if claim is None:
            return None
        return kinds[kind].check(Case(claim, today.as_of(day).backfilled(), today, day, who))

    return judge
