"""Strips: many figures of a row drawn as one narrow column of marks for each group of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairshare.core.question import Answer, Cell, Column, Record

#: Side, and whether it is close by -> mark: filled is at or above, open below, so that colour only adds.
_MARKS = {
    ("at or above", False): "●",
    ("at or above", True): "◐",
    ("below", True): "◑",
    ("below", False): "○",
}
UNKNOWN = "·"
_LEGEND = "● at or above, ◐ by up to 5 %, ◑ below by up to 5 %, ○ below, · unknown."


def mark_of(record: Record) -> str:
    """The mark of one side of a row."""
    return _MARKS.get((str(record["side"]), bool(record["near"])), UNKNOWN)


def sides_of(answer: Answer, row: Mapping[str, Cell]) -> Sequence[Record]:
    """The sides of a row by every figure that is drawn as a mark; none where an answer has no strips."""
    cell = row.get(str(answer.hints.get("strips") or ""))
    return cell if isinstance(cell, tuple) else ()


def with_strips(answer: Answer) -> Answer:
    """The same answer with a column of marks for each family in the place of its figures, families apart.

    A family of which nobody has a figure has no column; the legend names it all the same.
    A cell of text that names a family is told by the head of its strip.
    """
    if not answer.rows or not sides_of(answer, answer.rows[0]):
        return answer
    first = sides_of(answer, answer.rows[0])
    drawn = {str(r["rule"]) for r in first}
    known = {str(r["family"]) for row in answer.rows for r in sides_of(answer, row) if mark_of(r) != UNKNOWN}
    heads = {family: head for family, head in _heads(answer, first).items() if family in known or not known}
    columns: list[Column] = []
    for column in answer.columns:
        if column.id not in drawn:
            columns.append(column)
        elif drawn and not any(c.id.startswith(_PREFIX) for c in columns):
            columns += [Column(f"{_PREFIX}{family}", head) for family, head in heads.items()]
    return replace(answer, columns=tuple(columns), rows=tuple(_row(answer, row, heads) for row in answer.rows))


_PREFIX = "strip of "


def _row(answer: Answer, row: Mapping[str, Cell], heads: Mapping[str, str]) -> dict[str, Cell]:
    sides = sides_of(answer, row)
    strips = {f"{_PREFIX}{f}": "".join(mark_of(r) for r in sides if r["family"] == f) for f in heads}
    told = {id: heads.get(cell, cell) if isinstance(cell, str) else cell for id, cell in row.items()}
    return {**told, **strips}


def _heads(answer: Answer, sides: Sequence[Record]) -> dict[str, str]:
    """Family -> head of its strip, in order."""
    given = (part.partition("=") for part in str(answer.hints.get("heads") or "").split(","))
    short = {family: head for family, _, head in given if head}
    return {family: short.get(family, family) for family in dict.fromkeys(str(r["family"]) for r in sides)}


def legend(answer: Answer) -> list[str]:
    """Which mark is what, and which rule, once for the whole table."""
    if not answer.rows or not (sides := sides_of(answer, answer.rows[0])):
        return []
    told = [f"Actual against fair share: {_LEGEND}"]
    known = {str(r["family"]) for row in answer.rows for r in sides_of(answer, row) if mark_of(r) != UNKNOWN}
    for family, head in _heads(answer, sides).items():
        own = [r for r in sides if r["family"] == family]
        name = head if head == family else f"{head} = {family}"
        apart = "" if all(r["counted"] for r in own) else " (not counted)"
        lacking = "" if family in known else ", unknown for all and not shown"
        told.append(f"{name}{apart}: {', '.join(str(r['rule']) for r in own)}{lacking}.")
    return told
