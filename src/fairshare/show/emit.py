"""An Answer as plain data: the JSON every face gives."""

import json
from collections.abc import Mapping
from typing import Any

from fairshare.core.figure import Figure
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Column, Missing, Node
from fairshare.show.figures import printed, shown_unit, shown_value

Measures = Mapping[str, Measure]


def emit(answer: Answer, measures: Measures) -> dict[str, Any]:
    """The contract of the faces: headline, columns, rows, notes, asked, extra; and the tree of ``why``.

    Args:
        answer: What was answered.
        measures: How figures outside columns are scaled, by measure id.
    """
    tree = node(answer.tree, measures) if answer.tree else {}
    columns = {c.id: c for c in answer.columns}
    return {
        **tree,
        "headline": answer.headline,
        "basis": answer.under,
        "columns": [{"id": c.id, "label": c.label, "unit": _column_unit(c, answer)} for c in answer.columns],
        "rows": [{k: _in_column(v, columns[k], measures) for k, v in r.items()} for r in answer.rows],
        "notes": list(answer.notes),
        "asked": {"question": answer.asked.question, "params": dict(answer.asked.params), "world": answer.asked.world},
        "extra": cell(dict(answer.extra), None, measures),
    }  # fmt: skip


def _in_column(thing: object, column: Column, measures: Measures) -> Any:  # noqa: ANN401  plain JSON data
    if column.kind == "data":
        return json.loads(str(thing)) if thing else None
    return cell(thing, column.measure, measures)


def _column_unit(column: Column, answer: Answer) -> str:
    if column.kind != "figure":
        return ""
    units = {shown_unit(f, column.measure) for r in answer.rows if isinstance(f := r.get(column.id), Figure)}
    if len(units) == 1:
        return units.pop()
    return column.measure.shown_in if column.measure else ""


def cell(thing: object, measure: Measure | None, measures: Measures) -> Any:  # noqa: ANN401  plain JSON data
    """A cell as plain data: scalars as they are, figures and missing ones as objects, records as lists."""
    if isinstance(thing, Figure):
        return figure(thing, measure, measures)
    if isinstance(thing, Missing):
        return {"value": None, "reason": thing.reason}
    if isinstance(thing, Mapping):
        return {str(k): cell(v, None, measures) for k, v in thing.items()}
    if isinstance(thing, list | tuple):
        return [cell(v, None, measures) for v in thing]
    return thing


def figure(it: Figure, measure: Measure | None, measures: Measures) -> dict[str, Any]:
    """A figure as the contract has it, in its measure's display unit."""
    meant = measure or (measures.get(it.id.measure) if it.id else None)
    id = it.id
    return {
        "value": shown_value(it, meant),
        "unit": shown_unit(it, meant),
        "status": it.status,
        "id": str(id) if id else None,
        "year": id.year if id else None,
        "place": id.place if id else None,
        "release": id.at if id else None,
        "shown": printed(it),
    }


def node(tree: Node, measures: Measures) -> dict[str, Any]:
    """One node of ``why`` with all below it."""
    it = tree.figure
    base = (
        figure(it, measures.get(tree.read_as), measures)
        if it
        else {"value": None, "unit": "", "status": "", "id": None}
    )
    return {
        "id": base["id"],
        "label": tree.label,
        "value": base["value"],
        "unit": base["unit"],
        "status": base["status"],
        "shown": base.get("shown", ""),
        "formula": tree.formula,
        "inputs": [node(child, measures) for child in tree.inputs],
        "folded": tree.folded,
        "source": tree.facts.get("source"),
        "cell": tree.facts.get("cell"),
        "publisher": tree.facts.get("publisher"),
        "published": tree.facts.get("published"),
        "licence": tree.facts.get("licence"),
        "grade": tree.facts.get("grade"),
        "revisions": [
            {"release": f.id.at if f.id else None, "value": figure(f, None, measures)["value"]} for f in tree.revisions
        ],
    }
