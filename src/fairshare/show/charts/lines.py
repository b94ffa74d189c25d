"""A line over the years for every series, with its name at its end; open dots are no actual figures."""

from fairshare.core.question import Answer
from fairshare.show.charts.frame import (
    HEIGHT,
    PAPER,
    PLAIN,
    SERIES,
    WIDTH,
    Json,
    Picture,
    framed,
    span_told,
    target_rule,
    tooltip,
)

_COLUMNS = 4


def lines(answer: Answer) -> Json:
    """Lines by year; more series than colours can tell apart become small multiples of one scale."""
    picture = Picture.of(answer, str(answer.hints["line"]))
    by = str(answer.hints.get("by") or "")
    series = [str(row[by]) if by else "" for row in answer.rows]
    data = [
        {"year": int(str(row["year"])), "series": name, **picture.datum(row.get(picture.column.id))}
        for name, row in zip(series, answer.rows, strict=True)
    ]
    last = {d["series"]: d["year"] for d in data if d["value"] is not None}
    for d in data:
        d["last"] = d["value"] is not None and last[d["series"]] == d["year"]
    order = list(dict.fromkeys(series))
    apart = len(order) > len(SERIES)
    layers = _layers(picture, order, coloured=bool(by) and not apart)
    view: Json = {"width": WIDTH, "height": HEIGHT, "layer": layers}
    if apart:
        small = {"width": WIDTH // _COLUMNS, "height": HEIGHT // _COLUMNS, "layer": layers}
        facet = {"field": "series", "type": "nominal", "sort": order, "title": None}
        view = {"facet": facet, "columns": _COLUMNS, "spec": small}
    names = {n: " ".join(filter(None, (series[n], str(row["year"])))) for n, row in enumerate(answer.rows)}
    return framed(picture, data, view, span_told(picture, names))


def _layers(picture: Picture, order: list[str], *, coloured: bool) -> list[Json]:
    scale = {"domain": order, "range": list(SERIES[: len(order)])}
    colour: Json = (
        {"field": "series", "type": "nominal", "scale": scale, "legend": None} if coloured else {"value": PLAIN}
    )
    where: Json = {
        "x": {"field": "year", "type": "quantitative", "scale": {"zero": False}, "axis": {"format": "d", "grid": False},
              "title": None},
        "y": {"field": "value", "type": "quantitative", "scale": {"zero": False}, "title": picture.axis},
        "detail": {"field": "series", "type": "nominal"},
    }  # fmt: skip
    named = tooltip(("series", "Series"), ("year", "Year"), ("shown", picture.unit or "Value"), ("status", "Status"))
    layers: list[Json] = [
        {"mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-filter-domains"},
         "encoding": {**where, "color": colour}},
        {
            "transform": [{"filter": "isValid(datum.value)"}],
            "mark": {"type": "point", "size": 36, "opacity": 1},
            "encoding": {
                **where,
                "stroke": colour,
                "fill": {"condition": {"test": "datum.estimate", "value": PAPER}, **colour},
                "tooltip": named,
            },
        },
        {
            "transform": [{"filter": "datum.last"}],
            "mark": {"type": "text", "align": "left", "dx": 7, "fontSize": 11},
            "encoding": {**where, "color": colour, "text": {"field": "series" if coloured else "shown"}},
        },
    ]  # fmt: skip
    return [*layers, *target_rule(picture, "y")]
