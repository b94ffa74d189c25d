"""The definitions of a fair share: what each holds, asks and computes."""

from typing import Literal, get_args, get_origin

from fairshare.core.question import Answer, Cell, Column, question
from fairshare.core.rule import Rule
from fairshare.core.rule import rules as registered
from fairshare.core.world import World
from fairshare.questions._rules import ZERO_SUM, all_rules
from fairshare.questions._told import told_of


@question
def rules(world: World, rule: str | None = None) -> Answer:
    """Every definition of a fair share, or one explained.

    Args:
        world: What was known; rules are the same on every day.
        rule: One rule only, e.g. ability-to-pay.
    """
    wanted = [registered[rule]] if rule else list(all_rules())
    families = list(dict.fromkeys(r.family for r in wanted))
    headline = wanted[0].principle if rule else f"{len(wanted)} rules in {len(families)} families of reasons."
    return Answer(
        headline=headline,
        columns=(
            Column("id", "Rule"),
            Column("family", "Family"),
            Column("principle", "Principle", hidden=bool(rule)),
            Column("asks", "Question of value", hidden=not rule),
            Column("formula", "Formula", hidden=not rule),
            Column("choices", "Choices", "records", hidden=True),
            Column("measures", "Measures", hidden=True),
            Column("refs", "References", hidden=True),
            Column("standing", "Standing", hidden=True),
            Column("note", "Note", hidden=True),
        ),
        rows=tuple(_row(r) for r in wanted),
        notes=tuple(_notes(world, wanted[0]) if rule else (ZERO_SUM,)),
        next=f"fairshare shares --rule {wanted[0].id}",
    )


def _row(rule: Rule) -> dict[str, Cell]:
    return {
        "id": rule.id,
        "family": rule.family,
        "principle": rule.principle,
        "asks": rule.asks,
        "formula": rule.formula,
        "choices": tuple(
            {"name": n, "default": _plain(p.default), "bounds": _bounds(rule, n)} for n, p in rule.choices.items()
        ),
        "measures": ", ".join(rule.measures),
        "refs": "; ".join(rule.refs),
        "standing": rule.standing,
        "note": rule.note,
    }


def _plain(default: object) -> str:
    return "" if default is None else str(default)


def _bounds(rule: Rule, name: str) -> str:
    """What a choice may be: from where to where, or one of which words; empty for a text of its own grammar."""
    if get_origin(rule.choices[name].annotation) is Literal:
        return ", ".join(map(str, get_args(rule.choices[name].annotation)))
    low, high = rule.bounds.get(name, (None, None))
    return "" if low is None or high is None else f"{low:g} to {high:g}"


def _notes(world: World, rule: Rule) -> list[str]:
    told = [f"Standing: {rule.standing}."] if rule.standing != "computed" else []
    told += [
        f"Choice {n}: {_plain(p.default) or 'none'} by default{_within(rule, n)}." for n, p in rule.choices.items()
    ]
    told += [f"Measures: {', '.join(rule.measures)}."] if rule.measures else []
    told += [f"References: {'; '.join(rule.refs)}."]
    told += [f"In force beside it: {rule.official}."] if rule.official else []
    return [*told, *([rule.note] if rule.note else []), *told_of(world, rule), ZERO_SUM]


def _within(rule: Rule, name: str) -> str:
    bounds = _bounds(rule, name)
    return f", {'from' if name in rule.bounds else 'one of'} {bounds}" if bounds else ""
