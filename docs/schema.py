"""The JSON Schema of a command, from the columns of its Answers and the envelope every Answer has."""

from collections.abc import Sequence
from dataclasses import MISSING, fields
from typing import Any, get_args

from registered import shipped

from fairshare.core.claim import Stance, kinds
from fairshare.core.fact import SOFTNESS
from fairshare.core.quantity import Bound, Quantity, QuantityKind, When
from fairshare.core.question import Answer, Column
from fairshare.core.target import State

FIGURE_KEYS = ("value", "unit", "status", "id", "year", "place", "release", "shown")
Json = dict[str, Any]


def schema(name: str, answers: Sequence[Answer], emitted: Sequence[Json]) -> Json:
    """The JSON Schema of a command: the envelope every question has, with the columns its answers share.

    Args:
        name: The command.
        answers: Several of its answers, as different as possible; what all have is required.
        emitted: The same as JSON.
    """
    shared = set.intersection(*({c.id for c in a.columns} for a in answers))
    order = list(dict.fromkeys(c.id for a in answers for c in a.columns))
    columns = {c.id: c for a in answers for c in a.columns}
    cells = {id: [r[id] for e in emitted for r in e["rows"] if id in r] for id in order}
    required = [id for id in order if id in shared]
    held = [{"contains": {"properties": {"id": {"const": id}}}} for id in required]
    row = {
        "type": "object",
        "required": required,
        "properties": {id: _column_shape(columns[id], cells[id]) for id in required},
        "additionalProperties": _others([columns[id] for id in order if id not in shared], cells),
    }
    envelope: Json = {
        "headline": {"type": "string", "minLength": 1},
        "basis": {"type": "string"},
        "columns": {
            "type": "array",
            "items": {"$ref": "#/$defs/column"},
            **({"allOf": held} if held else {}),  # an empty list is no schema
        },
        "rows": {"type": "array", "items": row},
        "notes": {"type": "array", "items": {"type": "string"}},
        "asked": {
            "type": "object",
            "required": ["question", "params", "world"],
            "properties": {
                "question": {"const": emitted[0]["asked"]["question"]},
                "params": {"type": "object", "additionalProperties": {"$ref": "#/$defs/scalar"}},
                "world": {"type": "string", "pattern": "^[0-9a-f]{16}$" if emitted[0]["asked"]["world"] else "^$"},
            },
        },
        "extra": _shape([e["extra"] for e in emitted]),
    }
    tree = {"$ref": "#/$defs/node"} if any(a.tree for a in answers) else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"fairshare {name} --format json",
        **tree,
        "type": "object",
        "required": list(envelope),
        "properties": envelope,
        "$defs": {**_definitions(), **({"claim": _claim()} if "data" in {c.kind for c in columns.values()} else {})},
    }


def _others(columns: list[Column], cells: dict[str, list[Any]]) -> Json:
    """What columns that depend on the question may hold: those of targets, releases, years."""
    kinds = {c.kind: c for c in columns}
    pooled = {kind: [cell for c in columns if c.kind == kind for cell in cells[c.id]] for kind in kinds}
    return _any([_column_shape(kinds[kind], pooled[kind]) for kind in sorted(kinds)]) or {"$ref": "#/$defs/cell"}


def _column_shape(column: Column, cells: list[Any]) -> Json:
    """What a column may hold: by its kind, and what was seen in it."""
    if column.kind == "data":
        return _any([{"$ref": "#/$defs/claim"}, {"type": "null"}])
    rest = [c for c in cells if not isinstance(c, str)]
    if column.kind == "state":
        states = list(get_args(State))
        seen = sorted({c for c in cells if isinstance(c, str)})
        return _any([{"enum": states if set(seen) <= set(states) else seen}, *([_shape(rest)] if rest else [])])
    if column.kind == "figure":
        none = [{"type": "null"}] if None in cells else []
        return _any([{"$ref": "#/$defs/figure"}, {"$ref": "#/$defs/missing"}, *none])
    return _shape(cells)


def _shape(seen: list[Any]) -> Json:
    """The narrowest shape that holds all of these, told in the words of ``$defs``."""
    found: list[Json] = []
    maps = [s for s in seen if isinstance(s, dict)]
    figures = [m for m in maps if m.keys() >= set(FIGURE_KEYS)]
    missing = [m for m in maps if m.keys() == {"value", "reason"}]
    if figures or missing:  # what is known of one ally may be missing for the next
        found += [{"$ref": "#/$defs/figure"}, {"$ref": "#/$defs/missing"}]
    others = [m for m in maps if m not in figures and m not in missing]
    if others:
        found.append(_map_shape(others))
    lists = [s for s in seen if isinstance(s, list)]
    if lists:
        items = [i for one in lists for i in one]
        found.append({"type": "array", "items": _shape(items)} if items else {"type": "array"})
    types = sorted({_type(s) for s in seen if not isinstance(s, dict | list)})
    if types == ["null"]:  # seen empty only: any scalar may stand here
        found.append({"$ref": "#/$defs/scalar"})
    elif types:
        found.append({"type": types[0] if len(types) == 1 else types})
    return _any(found)


def _map_shape(maps: list[Json]) -> Json:
    keys = list(dict.fromkeys(k for m in maps for k in m))
    if keys and all("-" in k for k in keys):  # keyed by ids of targets, releases ...
        return {"type": "object", "additionalProperties": _shape([v for m in maps for v in m.values()])}
    return {
        "type": "object",
        "required": [k for k in keys if all(k in m for m in maps)],
        "properties": {k: _shape([m[k] for m in maps if k in m]) for k in keys},
    }


def _any(shapes: list[Json]) -> Json:
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes} if shapes else {}


def _type(thing: object) -> str:
    if thing is None:
        return "null"
    return "boolean" if isinstance(thing, bool) else "string" if isinstance(thing, str) else "number"


def _definitions() -> Json:
    """The shapes of cells, the same for every command."""
    text, texts, number = {"type": "string"}, {"type": ["string", "null"]}, {"type": "number"}
    said = {"type": "string", "minLength": 1}
    figure = {
        "value": number, "unit": said, "status": {"enum": list(SOFTNESS)}, "id": texts,
        "year": {"type": ["integer", "null"]}, "place": texts, "release": texts, "shown": text,
    }  # fmt: skip
    node = {
        "id": texts, "value": {"type": ["number", "null"]}, "unit": text, "status": text, "formula": text,
        "inputs": {"type": "array", "items": {"$ref": "#/$defs/node"}}, "source": texts, "cell": texts,
        "publisher": texts, "licence": texts,
        "revisions": {"type": "array", "items": _object({"release": texts, "value": number})},
    }  # fmt: skip
    return {
        "scalar": {"type": ["string", "number", "boolean", "null"]},
        "figure": _object(figure),
        "missing": _object({"value": {"type": "null"}, "reason": said}),
        "list": {"type": "array", "items": {"type": "object", "additionalProperties": {"$ref": "#/$defs/cell"}}},
        "cell": _any([{"$ref": f"#/$defs/{shape}"} for shape in ("scalar", "figure", "missing", "list")]),
        "column": _object({"id": text, "label": text, "unit": text}),
        "node": _object(node),
    }


def _claim() -> Json:
    """A typed claim, as a reader proposes it and the checker takes it: what is left out has its default."""
    unsaid = {"type": ["number", "null"]}
    plain = {
        "float": {"type": "number"},
        "str": {"type": "string"},
        "bool": {"type": "boolean"},
        "date": {"type": "string", "format": "date"},
    }
    typed = {
        name: {
            "type": "object",
            "required": [f.name for f in fields(kind) if f.default is MISSING],
            "properties": {f.name: plain.get(getattr(f.type, "__name__", ""), unsaid) for f in fields(kind)},
            "additionalProperties": False,
        }
        for name, kind in (("quantity", Quantity), ("when", When))
    }
    for name, choices in (("kind", QuantityKind), ("bound", Bound)):
        typed["quantity"]["properties"][name] = {"enum": list(get_args(choices))}
    slots = [{"type": ["string", "number", "boolean"]}, *(_object({name: shape}) for name, shape in typed.items())]
    return _object(
        {
            "kind": {"enum": [kinds[id].id for id in shipped(kinds)]},
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 0},
            "stance": {"enum": list(get_args(Stance))},
            "slots": {"type": "object", "additionalProperties": _any(slots)},
        }
    )


def _object(properties: Json) -> Json:
    """An object that must have all of these."""
    return {"type": "object", "required": list(properties), "properties": properties}
