"""A median over the years with the bands around it in which parts of all draws lie."""

from fairshare.core.question import Answer, Column
from fairshare.errors import BadInput
from fairshare.show.charts.frame import HEIGHT, PLAIN, WIDTH, Json, Picture, framed, span_told, target_rule, tooltip

_COLUMNS = 4


def fan(answer: Answer) -> Json:
    """A fan by year, one for every series that the hint ``by`` tells apart, all on one scale."""
    picture = Picture.of(answer, str(answer.hints["fan"]))
    bands = _bands(answer)
    by = str(answer.hints.get("by") or "")
    data = []
    for row in answer.rows:
        ends = {
            f"{end}{n}": picture.datum(row.get(c.id), c)["value"]
            for n, pair in enumerate(bands)
            for end, c in zip(("low", "high"), pair, strict=True)
        }
        name = str(row[by]) if by else ""
        data.append({"year": row["year"], "series": name, **picture.datum(row.get(picture.column.id)), **ends})
    order = list(dict.fromkeys(d["series"] for d in data))
    layers = _layers(picture, len(bands))
    view: Json = {"width": WIDTH, "height": HEIGHT, "layer": layers}
    if len(order) > 1:
        small = {"width": WIDTH // _COLUMNS, "height": HEIGHT // _COLUMNS, "layer": layers}
        facet = {"field": "series", "type": "nominal", "sort": order, "title": None}
        view = {"facet": facet, "columns": _COLUMNS, "spec": small}
    names = {n: f"{d['series']} {d['year']}".strip() for n, d in enumerate(data)}
    told = "; ".join(f"{low.label} to {high.label}" for low, high in bands)
    return framed(picture, data, view, f"{span_told(picture, names)} Bands: {told}.")


def _bands(answer: Answer) -> list[tuple[Column, Column]]:
    """The pairs of columns of the hint ``bands``, widest first, e.g. ``p05:p95,p25:p75``."""
    columns = {c.id: c for c in answer.columns}
    found = []
    for pair in filter(None, str(answer.hints.get("bands") or "").split(",")):
        low, _, high = pair.partition(":")
        if low not in columns or high not in columns:
            raise BadInput.of("form", "vega-lite", f"this answer has no columns {pair} to draw a band of")
        found.append((columns[low], columns[high]))
    return found


def _layers(picture: Picture, bands: int) -> list[Json]:
    year: Json = {
        "field": "year", "type": "quantitative", "scale": {"zero": False}, "axis": {"format": "d", "grid": False},
        "title": None,
    }  # fmt: skip
    layers: list[Json] = [
        {
            "transform": [{"filter": f"isValid(datum.low{n}) && isValid(datum.high{n})"}],
            "mark": {"type": "area", "color": PLAIN, "opacity": 0.18},
            "encoding": {
                "x": year,
                "y": {"field": f"low{n}", "type": "quantitative", "scale": {"zero": False}, "title": picture.axis},
                "y2": {"field": f"high{n}"},
            },
        }
        for n in range(bands)
    ]
    middle = {"field": "value", "type": "quantitative", "scale": {"zero": False}, "title": picture.axis}
    named = tooltip(("year", "Year"), ("shown", picture.unit or "Median"), ("status", "Status"))
    line = {"mark": {"type": "line", "color": PLAIN, "strokeWidth": 2}, "encoding": {"x": year, "y": middle}}
    dots = {
        "mark": {"type": "point", "color": PLAIN, "filled": True, "size": 20},
        "encoding": {"x": year, "y": middle, "tooltip": named},
    }
    return [*layers, line, dots, *target_rule(picture, "y")]
