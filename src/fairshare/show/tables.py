"""An Answer as CSV and as Markdown."""

import csv
import io

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Column, Missing
from fairshare.show.emit import Measures, figure
from fairshare.show.figures import STATUS_KEY, shown_unit
from fairshare.show.foreign_words import as_cell
from fairshare.show.plain_text import doubtful_states, text

_PARTS = ("unit", "status", "id", "reason")


def as_csv(answer: Answer, measures: Measures) -> str:
    """All rows with full precision; every figure column is followed by its unit, status, id and reason."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = []
    for column in answer.columns:
        heads += [column.id, *(f"{column.id}_{p}" for p in _PARTS)] if column.kind == "figure" else [column.id]
    writer.writerow(heads)
    for row in answer.rows:
        line: list[object] = []
        for column in answer.columns:
            line += _csv_cells(row.get(column.id), column, measures)
        writer.writerow(line)
    return out.getvalue()


def _csv_cells(cell: object, column: Column, measures: Measures) -> list[object]:
    if isinstance(cell, Figure):
        it = figure(cell, column.measure, measures)
        return [it["value"], it["unit"], it["status"], it["id"] or "", ""]
    if column.kind == "figure":
        return ["", "", "", "", cell.reason if isinstance(cell, Missing) else ""]
    if isinstance(cell, Missing):
        return [""]
    if isinstance(cell, str | tuple):
        return [as_cell(text(cell, column))]
    return ["" if cell is None else cell]


def as_markdown(answer: Answer) -> str:
    """Headline, basis, table, notes: as it would stand in a document."""
    shown = [c for c in answer.columns if not c.hidden]
    lines = [f"**{answer.headline}**", ""]
    lines += [answer.under, ""] if answer.under else []
    lines += ["| " + " | ".join(_escaped(_head(answer, c)) for c in shown) + " |"]
    lines += ["|" + "|".join("---:" if c.kind in ("figure", "number") else "---" for c in shown) + "|"]
    for row in answer.rows:
        doubtful = doubtful_states(row)
        words = (text(row.get(c.id), c) + " (borderline)" * (c.id in doubtful) for c in shown)
        lines.append("| " + " | ".join(map(_escaped, words)) + " |")
    lines += ["", f"Marks: {STATUS_KEY}.", ""]
    lines += [f"- {n}" for n in answer.notes]
    return "\n".join(lines) + "\n"


def _head(answer: Answer, column: Column) -> str:
    """A column head with the unit and prices of its figures."""
    found = (r.get(column.id) for r in answer.rows)
    units = {shown_unit(f, column.brief or column.measure) for f in found if isinstance(f, Figure)}
    return f"{column.label} ({units.pop()})" if len(units) == 1 else column.label


def _escaped(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ").replace("_", "\\_")
