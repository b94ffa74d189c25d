"""A strip of cells for every row, coloured by a figure; orange is below its level, blue above."""

from fairshare.core.figure import Figure
from fairshare.core.question import Answer
from fairshare.show.charts.frame import PAPER, QUIET, Json, Picture, framed, tooltip

_STEP = 22


def heat(answer: Answer) -> Json:
    """Cells by row and column; the hint ``heat`` names one column, over ``year``, or several joined by commas."""
    ids = [c.id for c in answer.columns if c.id in str(answer.hints.get("heat")).split(",")]
    known = [id for id in ids if any(isinstance(r.get(id), Figure) for r in answer.rows)]
    first = Picture.of(answer, (known or ids or ["any kind"])[0], "level")
    columns = {c.id: c for c in answer.columns}
    data = [
        {
            "name": str(row.get("name", row[answer.columns[0].id])),
            "across": columns[id].label if len(ids) > 1 else str(row["year"]),
            **first.datum(row.get(id), columns[id]),
        }
        for row in answer.rows
        for id in (known if len(ids) > 1 else ids)
    ]
    down: Json = {"field": "name", "type": "nominal", "sort": None, "title": None}
    across: Json = {"field": "across", "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": -60}}
    values = sorted(d["value"] for d in data if d["value"] is not None)
    scale: Json = {"scheme": "blues"}
    if first.target is not None:
        far = max(first.target - values[0], _upper(values) - first.target, 1e-9)
        ends = [first.target - far, first.target + far]
        scale = {"scheme": "blueorange", "reverse": True, "domain": ends, "clamp": True}
    layers: list[Json] = [
        {
            "transform": [{"filter": "isValid(datum.value)"}],
            "mark": {"type": "rect", "stroke": PAPER},
            "encoding": {
                "x": across,
                "y": down,
                "color": {"field": "value", "type": "quantitative", "scale": scale, "title": first.unit or None},
                "strokeDash": {"condition": {"test": "datum.estimate", "value": [3, 2]}, "value": [1, 0]},
                "tooltip": tooltip(("name", "Who"), ("across", "What"), ("shown", "Value"), ("status", "Status")),
            },
        },
        {
            "transform": [{"filter": "!isValid(datum.value)"}],
            "mark": {"type": "text", "text": "–", "color": QUIET},
            "encoding": {"x": across, "y": down, "tooltip": tooltip(("name", "Who"), ("why", "Why unknown"))},
        },
    ]
    unknown = sum(d["value"] is None for d in data)
    told = f"{len(data)} cells, from {values[0]:g} to {values[-1]:g} {first.unit}".rstrip()
    view = {"width": {"step": _STEP}, "height": {"step": _STEP}, "layer": layers}
    return framed(first, data, view, f"{told}; {unknown} unknown." if unknown else f"{told}.")


def _upper(values: list[float]) -> float:
    """What nineteen of twenty values stay below, so that one far out does not take all colour."""
    return float(values[int(0.95 * (len(values) - 1))])
