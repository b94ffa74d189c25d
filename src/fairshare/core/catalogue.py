"""Catalogue: everything that is registered as data and is no figure: places, groups, measures, targets, scenarios."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fairshare.core.lever import Scenario
from fairshare.core.lexicon import Lexicon
from fairshare.core.measure import Measure
from fairshare.core.place import Gazetteer, Group
from fairshare.core.series import Series
from fairshare.core.target import Target

if TYPE_CHECKING:
    from fairshare.core.values import Values


@dataclass(frozen=True)
class KnownRelease:
    """A release known to exist, held or not.

    Attributes:
        id: As a held release would be called.
        published: First day it can have been published.
        when: As precisely as known, in words.
        held: ``complete``, ``partial``, ``cells`` or ``no``.
        note: How it is known, and what is held of it.
    """

    id: str
    published: date
    when: str
    title: str
    held: str
    note: str = ""


@dataclass(frozen=True)
class Catalogue:
    """The registered data a World carries with it, the same on every day (each entry has its own dates).

    ``register`` gives the rows of a hand-written register by name, e.g. ``"pledges"``, ``lexicon`` the words of the
    field by concept, and ``values`` the questions of value; all are read when asked for.
    """

    places: Gazetteer
    groups: Mapping[str, Group]
    measures: Mapping[str, Measure]
    targets: Mapping[str, Target]
    series: Mapping[str, Series]
    scenarios: Mapping[str, Scenario]
    releases: tuple[KnownRelease, ...]
    register: Callable[[str], tuple[Mapping[str, str], ...]]
    lexicon: Callable[[], Lexicon]
    values: "Callable[[], Values]"
    fingerprint: str
