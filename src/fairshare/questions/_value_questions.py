"""The questions of value themselves, as an answer that names no country."""

from fairshare.core.question import Answer, Column
from fairshare.core.rule import rules
from fairshare.core.values import Values


def questions_told(asked: Values) -> Answer:
    """Every question with what a yes and a no would mean, and how to answer."""
    held = [rules[id] for id in rules]
    kin = {q.family: ", ".join(r.id for r in held if r.family == q.family) for q in asked.questions}
    sample = ",".join(asked.replies[n % len(asked.replies)].word for n in range(len(asked.questions)))
    points = ", ".join(f"{r.word} {r.points}" for r in reversed(asked.replies))
    return Answer(
        headline=f"{len(asked.questions)} questions of value, before any country is named: your answers lead to a rule "
        "or a mix of rules, and that to a league table.",
        columns=(
            Column("number", "No.", "number"),
            Column("told", "Question, and what a yes and a no would mean"),
            Column("asks", "Question", hidden=True),
            Column("yes", "A yes would mean", hidden=True),
            Column("no", "A no would mean", hidden=True),
            Column("family", "Kind of reason", hidden=True),
            Column("rule", "Rule that is computed", hidden=True),
            Column("rules", "Rules it stands for", hidden=True),
        ),
        rows=tuple(
            {
                "number": n,
                "told": f"{q.asks}\nYes: {q.yes}\nNo: {q.no}\nKind of reason: {q.family}; rules: {kin[q.family]}.",
                "asks": q.asks,
                "yes": q.yes,
                "no": q.no,
                "family": q.family,
                "rule": q.rule,
                "rules": kin[q.family],
            }
            for n, q in enumerate(asked.questions, 1)
        ),
        notes=(
            f"Answer each with {asked.accepted}.",
            f"Each step towards yes counts double, in points: {points}. A family's weight is its part of them.",
            "A rule with more of the weight than all others together stands alone; otherwise the rules are mixed.",
            "No answer is right or wrong. Which questions are asked and what answers count is a choice too.",
        ),
        next=f'fairshare values --answers "{sample}"',
    )
