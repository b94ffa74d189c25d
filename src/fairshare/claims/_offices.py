"""Titles in a text and the offices of the register they name."""

from datetime import date

from fairshare.claims._registers import Entry
from fairshare.claims.reader.offices import TITLES


def held(rows: tuple[Entry, ...], title: str, place: str) -> list[Entry]:
    """The rows of an office, whoever held it; by whose office it is where a place is named."""
    offices = TITLES.get(title.lower(), (title,))
    return [r for r in rows if r["office"] in offices and (not place or r["iso3"] == place)]


def of_one(rows: tuple[Entry, ...], title: str) -> bool:
    """Whether a title is of one place only ("NATO Secretary General")."""
    return len({r["iso3"] for r in held(rows, title, "")}) == 1


def in_force(row: Entry, day: date) -> bool:
    """Whether an office was held on a day."""
    since = date.fromisoformat(row["since"])
    return since <= day and (not row["until"] or day < date.fromisoformat(row["until"]))


def over(row: Entry, day: date) -> bool:
    """Whether an office had been given up by a day."""
    return bool(row["until"]) and date.fromisoformat(row["until"]) <= day
