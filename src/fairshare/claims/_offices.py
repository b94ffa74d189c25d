"""Titles in a text and the offices of the register they name."""

from collections.abc import Mapping
from datetime import date

from fairshare.claims._registers import Entry

#: Concept of a title -> the offices of the register, and whose where only one has it.
TITLES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "office_secretary_general": (("NATO Secretary General",), "NATO"),
    "office_prime_minister": (("Prime Minister", "Taoiseach"), ""),
    "office_president": (("President", "President of the United States"), ""),
    "office_chancellor": (("Chancellor", "Prime Minister"), ""),
    "office_press_secretary": (("White House press secretary",), "USA"),
    "office_defence": (("Secretary of Defense", "Defence Secretary", "Defence Minister"), ""),
    "office_state": (("Secretary of State",), "USA"),
    "office_vice_president": (("Vice President of the United States",), "USA"),
    "office_commission": (("President of the European Commission",), "EU"),
    "office_saceur": (("Supreme Allied Commander Europe",), "NATO"),
    "office_ambassador": (("US Ambassador to NATO",), "USA"),
    "office_security_adviser": (("National Security Advisor",), "USA"),
}


def held(rows: tuple[Entry, ...], title: str, place: str) -> list[Entry]:
    """The rows of an office, whoever held it; by whose office it is where a place is named."""
    offices, only = TITLES[title]
    wanted = place or only
    return [r for r in rows if r["office"] in offices and (not wanted or r["iso3"] == wanted)]


def in_force(row: Entry, day: date) -> bool:
    """Whether an office was held on a day."""
    since = date.fromisoformat(row["since"])
    return since <= day and (not row["until"] or day < date.fromisoformat(row["until"]))


def over(row: Entry, day: date) -> bool:
    """Whether an office had been given up by a day."""
    return bool(row["until"]) and date.fromisoformat(row["until"]) <= day
