"""A release as plain data, for JSON and workbooks: everything its ``source.toml`` says."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from fairshare.core.source import Source


def about(source: Source) -> dict[str, object]:
    """Every field of a release by its name; days as ISO text, tuples as lists."""
    return {f.name: _plain(getattr(source, f.name)) for f in fields(source)}


def _plain(thing: object) -> object:
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, Mapping):
        return dict(thing)
    return list(thing) if isinstance(thing, tuple) else thing
