"""What must hold for every measure, also for the one you are about to add."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from fairshare.core.derived import derived_measures
from fairshare.core.figure import Cell, Choice, Figure, Leaf, RegisterRow, ScenarioLine, Simulation, TargetTerm, Trail
from fairshare.core.measure import Measure
from fairshare.core.world import World
from fairshare.errors import NoBoard
from fairshare.ledger.load import DATA, checked, measures, toml

ALL = sorted({*measures(), *derived_measures})
LEAVES = (Cell, TargetTerm, RegisterRow, Choice, ScenarioLine, Simulation)


def leaves_of(figures: Iterable[Figure]) -> Iterator[Leaf]:
    """Every leaf of some figures, each step once: what a row's figures share is opened once for all."""
    return Trail("all", tuple(figures)).leaves()


@pytest.mark.parametrize("id", ALL)
def test_has_label_unit_and_definition(today: World, id: str) -> None:
    measure = today.measure(id)
    assert measure.label and measure.shown_in and measure.definition and measure.owner
    assert measure.scale > 0


@pytest.mark.parametrize("id", ALL)
@pytest.mark.parametrize("release", ["nato-2019-06", "nato-2024-06", "nato-2025-08"])
def test_every_member_is_known_or_missing_with_a_reason(today: World, id: str, release: str) -> None:
    world = today.pinned(release)
    for year in (2014, 2018, world.newest_year()):
        row = world.row(id, year)
        assert row.keys() | row.missing.keys() == world.members(year)
        assert not row.keys() & row.missing.keys()
        assert all(row.missing.values()), f"{id} {year}: a gap without a reason"


@pytest.mark.parametrize("id", ALL)
@pytest.mark.parametrize("day", [date(2021, 2, 1), date(2024, 6, 17), date(2025, 9, 15), date(2026, 11, 24)], ids=str)
def test_every_leaf_is_of_an_allowed_kind_and_every_id_opens_again(today: World, id: str, day: date) -> None:
    """In a world that may backfill: on the first days the IMF's, Kiel's and others' editions were yet to come."""
    known = today.backfilled().as_of(day)
    for year in (2018, known.newest_year()):
        row = known.row(id, year)
        assert all(isinstance(leaf, LEAVES) for leaf in leaves_of(row.values()))
        for place, figure in row.items():
            assert next(figure.trail.leaves(), None) is not None
            assert figure.id is not None and figure.id.place == place
            again = today.backfilled().figure(str(figure.id))
            assert (again.value, again.unit, again.id) == (figure.value, figure.unit, figure.id)


@pytest.mark.parametrize("id", sorted(derived_measures))
def test_a_derived_row_is_in_the_unit_its_measure_says(june2024: World, id: str) -> None:
    """Price bases aside, which a release may choose."""
    row = june2024.backfilled().row(id, 2022)
    if row.numbers:
        assert re.sub(r"@\w+", "", str(row.unit)) == re.sub(r"@\w+", "", june2024.measure(id).unit)


@pytest.mark.parametrize("id", ALL)
@pytest.mark.parametrize("year", [1960, 2031])
def test_years_without_a_board_are_known_or_say_why(today: World, id: str, year: int) -> None:
    """What rests on NATO's board says that there is none; everything else answers."""
    measure = today.measure(id)
    mixed = id in derived_measures and not measure.anchor
    try:
        row = today.row(id, year)
    except NoBoard:
        assert measure.on_board or mixed
        return
    assert row.keys() | row.missing.keys() == today.members(year)
    assert all(row.missing.values())
    for figure in row.values():
        assert figure.id is not None
        assert today.figure(str(figure.id)).value == figure.value


@pytest.mark.parametrize("id", sorted(derived_measures))
def test_the_release_that_addresses_a_derived_figure_holds_all_of_it(today: World, id: str) -> None:
    """A figure that rests on several publishers is addressed by the day; any other by its own release."""
    meant = today.measure(id)
    for figure in today.row(id, 2024).values():
        assert figure.id is not None
        if not meant.anchor and figure.id.at == str(today.asof):
            continue  # addressed by the day, which holds for one publisher and for many
        held = {leaf.fact.source for leaf in figure.trail.leaves() if isinstance(leaf, Cell)}
        publishers = {today.source(s).publisher for s in held}
        if len(publishers) > 1:
            assert figure.id.at == str(today.asof)
            assert not meant.anchor
        elif meant.anchor or id in today.catalogue.measures:
            assert held == {figure.id.at}


@pytest.mark.parametrize("id", sorted(measures()))
def test_published_values_are_plausible(today: World, id: str) -> None:
    measure = today.measure(id)
    for release in ("nato-2019-06", "nato-2024-06", "nato-2025-08"):
        world = today.pinned(release)
        for year in world.facts.years("defence_share", release):
            row = world.over(None).published(id, year)
            odd = {p: v for p, (v, _) in row.numbers.items() if not measure.low <= v <= measure.high}
            assert not odd, f"{id} in {release} for {year}: {odd} outside {measure.low} to {measure.high}"


def test_every_measure_file_is_what_the_type_says() -> None:
    for path in sorted((DATA / "measures").glob("*.toml")):
        for id, entry in toml(path).items():
            assert checked(Measure, {"id": id, **entry}, f"{path.name} [{id}]") == measures()[id]
