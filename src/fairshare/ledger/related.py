"""A user's file of related spending, TOML or CSV, checked item by item; every problem in it is listed."""

from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import cast

from fairshare.core.place import Gazetteer
from fairshare.core.related import CATEGORIES, COUNTINGS, UNITS, Counting, RelatedItem, RelatedItems
from fairshare.errors import BadInput
from fairshare.ledger import load
from fairshare.sources.csv_file import csv_table

#: Field of an amount -> its unit.
_AMOUNTS = dict(zip(("share", "amount"), UNITS, strict=True))
_FIELDS = ("ally", "year", "share", "amount", "label", "category", "counting")
#: Problems that are told; of more it is told how many.
_MOST = 12
_FIRST, _LAST = 2014, 2050


def related_items(path: Path) -> RelatedItems:
    """The items of a file: in TOML one ``[[item]]`` each, in CSV a row each.

    Raises:
        BadInput: naming the file and every problem in it.
        BadSource: for a CSV file that is no sound table.
    """
    found = _csv(path) if path.suffix.lower() == ".csv" else _toml(path)
    places = load.places()
    problems = [f"item {n}: {told}" for n, item in enumerate(found, 1) for told in _problems(item, places)]
    if not found:
        problems.append("it holds no item")
    if problems:
        more = f"; and {len(problems) - _MOST} more" if len(problems) > _MOST else ""
        count = f"{len(problems)} problem{'s' * (len(problems) > 1)}"
        raise BadInput.of("file of related spending", path.name, f"{count}: {'; '.join(problems[:_MOST])}{more}")
    return RelatedItems(path.name, tuple(_item(one, places) for one in found))


def _toml(path: Path) -> list[Mapping[str, object]]:
    says = load.toml(path)
    items = says.get("item")
    if says.keys() - {"item"} or not isinstance(items, list) or not all(isinstance(i, dict) for i in items):
        told = f"only [[item]] tables, each with {', '.join(_FIELDS)} (share or amount)"
        raise BadInput.of("file of related spending", path.name, told)
    return cast(list[Mapping[str, object]], items)


def _csv(path: Path) -> list[Mapping[str, object]]:
    """The rows of a table; empty cells count as not there."""
    table = csv_table(path)
    return [{k: _typed(k, v.strip()) for k, v in row.items() if k and v.strip()} for row in table.rows]


def _typed(name: str, text: str) -> object:
    """A cell as TOML would have it; what is no number stays text, and is told as such."""
    try:
        return int(text) if name == "year" else float(text) if name in _AMOUNTS else text
    except ValueError:
        return text


def _problems(item: Mapping[str, object], places: Gazetteer) -> Iterator[str]:
    """What is wrong with one item."""
    for name in item:
        if name not in _FIELDS:
            yield f"field {name!r} is none of {', '.join(_FIELDS)}"
    ally, year = item.get("ally"), item.get("year")
    if not isinstance(ally, str) or places.named(ally) is None:
        yield f"ally {ally!r} is no country"
    if not isinstance(year, int) or isinstance(year, bool) or not _FIRST <= year <= _LAST:
        yield f"year {year!r} is no year from {_FIRST} to {_LAST}"
    yield from _amount_problems(item)
    if item.get("category") not in CATEGORIES:
        yield f"category {item.get('category')!r} is none of {', '.join(CATEGORIES)}"
    if item.get("counting") not in COUNTINGS:
        yield f"counting {item.get('counting')!r} is none of {', '.join(COUNTINGS)}"
    label = item.get("label")
    if not isinstance(label, str) or not label.strip() or not label.isprintable():
        yield "label is missing: say in one line what it is"


def _amount_problems(item: Mapping[str, object]) -> Iterator[str]:
    given = [name for name in _AMOUNTS if name in item]
    if len(given) != 1:
        yield "give either share (% of GDP) or amount (million, national currency)"
    for name in given:
        value = item[name]
        number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        if not number or not 0 < float(cast(float, value)) <= (100 if name == "share" else 1e12):
            yield f"{name} {value!r} is no number above 0" + (", up to 100" if name == "share" else "")


def _item(item: Mapping[str, object], places: Gazetteer) -> RelatedItem:
    """An item without problems."""
    name = next(n for n in _AMOUNTS if n in item)
    return RelatedItem(
        ally=places.find(str(item["ally"])).iso3,
        year=int(cast(int, item["year"])),
        amount=float(cast(float, item[name])),
        unit=_AMOUNTS[name],
        category=str(item["category"]),
        counting=cast(Counting, item["counting"]),
        label=str(item["label"]).strip(),
    )
