"""What must hold for every measure, also for the one you are about to add."""

import pytest

from fairshare.core.derived import derived_measures
from fairshare.core.figure import Cell, Choice, RegisterRow, ScenarioLine, TargetTerm
from fairshare.core.measure import Measure
from fairshare.core.world import World
from fairshare.ledger.load import DATA, checked, measures, toml

ALL = sorted({*measures(), *derived_measures})
LEAVES = (Cell, TargetTerm, RegisterRow, Choice, ScenarioLine)


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
def test_every_leaf_is_of_an_allowed_kind_and_every_id_opens_again(today: World, id: str) -> None:
    world = today.pinned("nato-2024-06")
    row = world.row(id, 2024)
    for place, figure in row.items():
        leaves = list(figure.trail.leaves())
        assert leaves and all(isinstance(leaf, LEAVES) for leaf in leaves)
        assert figure.id is not None and figure.id.place == place
        again = today.figure(str(figure.id))
        assert (again.value, again.unit, again.id) == (figure.value, figure.unit, figure.id)


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
