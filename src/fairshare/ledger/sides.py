"""Which targets a figure reaches in one release and not in another."""

from collections.abc import Iterable, Mapping
from datetime import date

from fairshare.core.place import Gazetteer, Group
from fairshare.core.target import Target
from fairshare.ledger.compare import Pair


def crossed(pair: Pair, targets: Iterable[Target], asof: date) -> tuple[Target, ...]:
    """The targets for all allies, in force and no demands, between whose sides the two figures lie.

    Targets with the same threshold count once.
    """
    measure, _, year = pair.key
    old, new = pair.values
    found: dict[float, Target] = {}
    for target in targets:
        for_all = target.measure == measure and "NATO" in target.binds and target.comparator != "up_to"
        in_force = not target.is_demand and target.in_force(year, asof)
        if for_all and in_force and target.reached_by(old) != target.reached_by(new):
            found.setdefault(target.threshold, target)
    return tuple(found.values())


def bound(place: str, year: int, groups: Mapping[str, Group], places: Gazetteer, asof: date) -> bool:
    """Whether a place was an ally with armed forces in a year, as known on a day."""
    return place in groups["NATO"].of_year(year, asof) and places[place].armed_forces
