"""A user's own list of capabilities: quantity and cost of a piece, from a TOML or CSV file, every problem told."""

import csv
import io
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from fairshare.core.capability import Capabilities, Item, Span
from fairshare.errors import BadInput
from fairshare.ledger import load

#: Field -> whether it is a number.
FIELDS = {"item": False, "quantity": True, "unit": False, "unit_cost": True, "currency": False, "source": False}
CURRENCIES = ("USD", "EUR")
MOST_ITEMS = 1000
#: More pieces, or a dearer one, than any force has.
MOST_PIECES, MOST_COST = 1e9, 1e13
_ACCEPTED = (
    "entries with item, quantity and unit, and unit_cost with currency (USD or EUR) where the cost of one is known; in "
    "TOML as [[item]], in CSV as columns"
)


def read(path: Path) -> Capabilities:
    """The list in a file.

    Raises:
        BadInput: listing all that is wrong in it.
    """
    entries = list(_of_csv(path) if path.suffix.lower() == ".csv" else _of_toml(path))
    if not entries or len(entries) > MOST_ITEMS:
        raise BadInput.of("capabilities", path, f"from 1 to {MOST_ITEMS} {_ACCEPTED}")
    problems = [f"{where}: {told}" for where, entry in entries for told in _problems(entry)]
    if problems:
        more = f"; and {len(problems) - 12} more" if len(problems) > 12 else ""
        raise BadInput.of("capabilities", path, f"{'; '.join(problems[:12])}{more}. Accepted are {_ACCEPTED}")
    items = tuple(_item(n, entry) for n, (_, entry) in enumerate(entries, 1))
    return Capabilities(path.name, (), f"own list {path.name}", items)


def _of_toml(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    found = load.toml(path)
    listed = found.pop("item", [])
    if found:
        raise BadInput.of(f"{path.name}: key", next(iter(found)), f"only [[item]] stands there: {_ACCEPTED}")
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise BadInput.of("capabilities", path, _ACCEPTED)
    yield from ((f"item {n}", entry) for n, entry in enumerate(listed, 1))


def _of_csv(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        if path.stat().st_size > load.LIMIT_BYTES:
            raise BadInput.of("file", path, f"at most {load.LIMIT_BYTES:,} bytes")
        text = path.read_text(encoding="utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""))
        for row in rows:
            kept = {k: v.strip() for k, v in row.items() if k is not None and isinstance(v, str) and v.strip()}
            extra = {"more cells than columns": "x"} if None in row else {}
            yield f"line {rows.line_num}", {k: _typed(k, v) for k, v in kept.items()} | extra
    except (OSError, ValueError, csv.Error) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput.of("file", path, f"a readable CSV file in UTF-8 ({error})") from error


def _typed(field: str, text: str) -> str | float:
    """A number where the field wants one and the text is one."""
    try:
        return float(text) if FIELDS.get(field) else text
    except ValueError:
        return text


def _problems(entry: Mapping[str, Any]) -> Iterator[str]:
    for name, value in entry.items():
        if name not in FIELDS:
            yield f"{name!r} is not known"
        elif FIELDS[name] and not _is_number(value):
            yield f"{name} {value!r} is no number"
        elif not FIELDS[name] and not isinstance(value, str):
            yield f"{name} {value!r} is no text"
    yield from (f"{name} is lacking" for name in ("item", "quantity", "unit") if name not in entry)
    for name, most in (("quantity", MOST_PIECES), ("unit_cost", MOST_COST)):
        if _is_number(entry.get(name)) and not 0 <= entry[name] <= most:
            yield f"{name} {entry[name]:g} is not from 0 to {most:g}"
    if ("unit_cost" in entry) != ("currency" in entry):
        yield "unit_cost and currency go together"
    if "currency" in entry and entry["currency"] not in CURRENCIES:
        yield f"currency {entry['currency']!r} is not {' or '.join(CURRENCIES)}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _item(number: int, entry: Mapping[str, Any]) -> Item:
    pieces = float(entry["quantity"])
    cost = pieces * float(entry["unit_cost"]) if "unit_cost" in entry else None
    return Item(
        str(number), entry["item"], quantity=Span(pieces, pieces), unit=entry["unit"],
        cost=Span(cost, cost) if cost is not None else None,
        currency=entry.get("currency", ""),
        basis="quantity × cost of one" if cost is not None else "",
        grade="named by the user",
        source=entry.get("source", "the user's own"),
    )  # fmt: skip
