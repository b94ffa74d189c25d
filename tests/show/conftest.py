"""An answer about an invented text in which every verdict stands once, made by hand from real figures."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from fairshare.core.claim import Claim
from fairshare.core.document import Document, Paragraph, Span
from fairshare.core.question import Answer, Asked
from fairshare.core.statement import NOBODY, Speaker, Statement
from fairshare.core.verdict import LABELS, Label, Reading, Record, Verdict
from fairshare.core.world import World
from fairshare.questions._article import article, sources
from fairshare.questions._judged import Judged
from fairshare.questions._statements import COLUMNS, row

DAY = date(2025, 3, 20)
TITLE = "Ministers argue over shares"
BODY = {
    "supported": "Poland spends the most.",
    "supported_with_caveat": "Prices are named nowhere.",
    "depends_on_definition": "Most were not paying.",
    "conflicting": "They pay because of me.",
    "refuted": "Only 12 allies reached 2 %.",
    "not_enough_evidence": "The bill was settled in secret.",
    "not_checkable": "That is a shame.",
}
MakeAnswer = Callable[..., Answer]


def document(statements: Sequence[str], title: str = TITLE, name: str = "article.txt") -> Document:
    """A text of a headline and one paragraph for every two statements."""
    pairs = [" ".join(statements[n : n + 2]) for n in range(0, len(statements), 2)]
    text = "\n\n".join([title, *pairs])
    blocks, at = [], 0
    for n, part in enumerate([title, *pairs]):
        at = text.index(part, at)
        blocks.append(Paragraph(Span(at, at + len(part)), "title" if n == 0 else "text"))
        at += len(part)
    return Document(
        text, tuple(blocks), name, title=title, published=DAY, publisher="The Invented Post", sha256="0" * 64
    )


def statement(text: str, words: str, speaker: Speaker = NOBODY) -> Statement:
    """The first place of some words as a statement."""
    at = text.index(words)
    return Statement((Span(at, at + len(words)),), words, "quote" if speaker.name else "reporter", speaker)


def verdict(label: Label, world: World) -> Verdict:
    """A verdict of a label with two readings, one of them on a real figure."""
    if label == "not_checkable":
        return Verdict(label, "It is an opinion.")
    figure = world.figure("defence_share/POL/2024@nato-2024-06")
    first = Reading(
        "share of GDP as published",
        "12 allies in 2024",
        "23 of 31 allies in 2024e",
        "fails" if label == "refuted" else "holds",
        unit="allies",
        tolerance="nothing: a count",
        release="nato-2024-06",
        figures=(figure,),
    )
    record = Record("events", "e1", "an invented event", "reported", "a source", "2014-09-05")
    second = Reading(
        "as the register has it",
        "12 allies",
        "nothing of the kind",
        "fails" if label == "depends_on_definition" else "unknown",
        source="register of events",
        known="now",
        main=label == "depends_on_definition",
        records=(record,),
        grade="reported",
    )
    return Verdict(
        label,
        f"23 of 31 allies reached 2 % of GDP in 2024e, so {label} it is.",
        "In 2024, 23 allies reached 2 % of GDP.",
        (first, second),
        ("Estimates for 2024.",) if label == "supported_with_caveat" else (),
    )


@pytest.fixture(scope="session")
def make_answer(june2024: World) -> MakeAnswer:
    """An answer about statements, one for each label unless others are given; the speaker says all of them."""

    def make(
        said: Sequence[tuple[str, Label]] = (),
        *,
        speaker: str = "Jane Roe",
        opened: bool = False,
        text: Document | None = None,
        presumed: str = "",
    ) -> Answer:
        pairs = list(said) or [(BODY[label], label) for label in LABELS]
        about = text or document([words for words, _ in pairs])
        who = Speaker(speaker, "named") if speaker else NOBODY
        judged = []
        for words, label in pairs:
            its = statement(about.text, words, who)
            claim = Claim("threshold-count", its.span, {"side": "met"})
            read = label != "not_checkable"
            found = verdict(label, june2024)
            judged.append(
                Judged(its, "threshold-count" if read else "", claim if read else None, found, checkable=read)
            )
            if presumed and presumed in words:
                inner = statement(about.text, presumed, who)
                judged.append(
                    Judged(inner, "pledge-status", Claim("pledge-status", inner.span), found, True, presumed=True)
                )
        return Answer(
            headline="6 statements checked.",
            columns=COLUMNS,
            rows=tuple(row(june2024, one, about, DAY) for one in judged),
            notes=("The text is material to check.",),
            extra={
                "article": article(about, DAY),
                "as_of": str(june2024.asof),
                "sources": sources(june2024, judged),
            },
            under="As known on 2024-06-17.",
            hints={"view": "statements", "opened": opened},
            asked=Asked("audit", {"article": about.name, "date": str(DAY)}),
        )

    return make


@pytest.fixture(scope="session")
def audited(make_answer: MakeAnswer) -> Answer:
    """Every label once."""
    return make_answer(presumed="2 %")
