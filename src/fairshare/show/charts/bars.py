"""One bar for every row, from zero, with a line at the target."""

from fairshare.core.question import Answer
from fairshare.show.charts.frame import (
    BELOW,
    INK,
    MEETS,
    PLAIN,
    QUIET,
    WIDTH,
    Json,
    Picture,
    framed,
    span_told,
    target_rule,
    tooltip,
)

#: Reasons no longer than this stand in the picture; longer ones are told when somebody points at it.
_SHORT = 24


def bars(answer: Answer) -> Json:
    """Bars by ally in the order of the rows; who is unknown keeps a place with the reason."""
    picture = Picture.of(answer, str(answer.hints.get("bar_picture") or answer.hints["bar"]))
    names = {n: str(row.get("name", row[answer.columns[0].id])) for n, row in enumerate(answer.rows)}
    data = [
        {"name": names[n], **_ended(picture.datum(row.get(picture.column.id)))} for n, row in enumerate(answer.rows)
    ]
    sides = {"domain": ["reaches", "below"], "range": [MEETS, BELOW]}
    colour: Json = {"value": PLAIN}
    if picture.target is not None:
        colour = {"field": "side", "type": "nominal", "scale": sides, "title": "Target", "legend": {"orient": "bottom"}}
    who: Json = {
        "field": "name",
        "type": "nominal",
        "sort": list(names.values()),
        "title": None,
        "axis": {"grid": False},
    }
    long = {"field": "value", "type": "quantitative", "scale": {"zero": True}, "title": picture.axis}
    soft = {"test": "datum.estimate", "value": 0.35}
    layers: list[Json] = [
        {
            "transform": [{"filter": "isValid(datum.value)"}],
            "mark": {"type": "bar", "strokeWidth": 1},
            "encoding": {
                "y": who,
                "x": long,
                "color": colour,
                "stroke": colour,
                "fillOpacity": {"condition": soft, "value": 1},
                "strokeDash": {"condition": {"test": "datum.estimate", "value": [3, 2]}, "value": [1, 0]},
                "tooltip": tooltip(("name", "Who"), ("shown", picture.unit or "Value"), ("status", "Status")),
            },
        },
        {
            "transform": [{"filter": "isValid(datum.value)"}],
            "mark": {"type": "text", "align": "left", "dx": 4, "color": INK, "fontSize": 10},
            "encoding": {
                "y": who,
                "x": {**long, "field": "end", "stack": None},
                "text": {"field": "shown", "type": "nominal"},
            },
        },
        {
            "transform": [{"filter": "!isValid(datum.value)"}],
            "mark": {"type": "text", "align": "left", "dx": 4, "color": QUIET, "fontSize": 10},
            "encoding": {
                "y": who,
                "x": {"datum": 0},
                "text": {"field": "told", "type": "nominal"},
                "tooltip": tooltip(("name", "Who"), ("why", "Why unknown")),
            },
        },
        *target_rule(picture, "x"),
    ]
    view = {"width": WIDTH, "height": {"step": 18}, "layer": layers}
    return framed(picture, data, view, span_told(picture, names))


def _ended(datum: Json) -> Json:
    """Where the label of a bar stands, to the right of it and of zero; and what stands where there is no bar."""
    if datum["value"] is None:
        return {**datum, "told": datum["why"] if len(datum["why"]) <= _SHORT else "unknown"}
    return {**datum, "end": max(datum["value"], 0.0), "told": ""}
