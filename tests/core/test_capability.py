"""Published lists of what replacing an ally's forces takes: totals, lines, and what is not itemised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.capability import Capabilities, Item, Span, published
from fairshare.core.world import World
from fairshare.errors import BadInput, UnknownName

COSTS = st.floats(0, 1e13)


def _of(found: Capabilities, id: str) -> Item:
    return next(i for i in found.items if i.id == id)


def test_iiss_total_lines_and_rest(today: World) -> None:
    """IISS, May 2025, as reported: US$ 1 trillion over 25 years, 226 to 344 bn of it one-off procurement.

    Of its lines four have a cost: 64 (up to), 50, 25 and 13.6 bn, which are 152.6.
    """
    found = Capabilities("iiss").found(today)
    assert found.about == ("USA",)
    total, procurement = _of(found, "iiss-total"), _of(found, "iiss-procurement")
    assert total.cost == Span(1000e9, 1000e9) and procurement.cost == Span(226e9, 344e9)
    rest = found.not_itemised(procurement)
    assert rest is not None
    assert rest.low == pytest.approx(226e9 - 152.6e9) and rest.high == pytest.approx(344e9 - 152.6e9)
    whole = found.not_itemised(total)
    assert whole == Span(1000e9 - 344e9 - 12e9, 1000e9 - 226e9 - 12e9)
    quantities = {i.id: i.quantity.low for i in found.items if i.quantity}
    assert (quantities["iiss-aircraft"], quantities["iiss-destroyers"], quantities["iiss-sam"]) == (400, 20, 24)
    assert _of(found, "iiss-sam").cost is None
    assert found.costs() == {"USD": Span(1000e9, 1000e9)}


def test_bruegel_kiel_total_is_not_itemised_in_money(today: World) -> None:
    """Bruegel and Kiel, 21 February 2025: EUR 250 bn a year, 300,000 troops, 50 brigades, 1,400 tanks, 2,000 IFV."""
    found = Capabilities("bruegel-kiel").found(today)
    total = _of(found, "bk-cost")
    assert total.cost == Span(250e9, 250e9) and total.currency == "EUR"
    assert found.not_itemised(total) == total.cost
    quantities = {i.id: i.quantity.low for i in found.lines_of(total) if i.quantity}
    assert quantities == {
        "bk-troops": 300_000, "bk-brigades": 50, "bk-tanks": 1_400, "bk-ifv": 2_000, "bk-artillery": 700,
        "bk-shells": 1_000_000, "bk-drones": 2_000,
    }  # fmt: skip


def test_every_line_stands_within_a_total_of_its_own_list(today: World) -> None:
    for name in ("iiss", "bruegel-kiel"):
        found = Capabilities(name).found(today)
        totals = {i.id for i in found.items if i.total}
        assert all(i.within in totals for i in found.items if not i.total)
        assert len(found.about) == 1


def test_an_estimate_is_known_from_its_day(june2024: World, today: World) -> None:
    assert list(published(june2024, ("USA",))) == []
    assert [c.name for c in published(today, ("USA",))] == ["iiss", "bruegel-kiel"]
    assert list(published(today, ("DEU", "GBR"))) == []
    with pytest.raises(BadInput, match="2025-05-15"):
        Capabilities("iiss").found(june2024)
    with pytest.raises(UnknownName, match="bruegel-kiel, iiss"):
        Capabilities("rand").found(today)


@given(COSTS, COSTS, st.lists(st.tuples(COSTS, COSTS), max_size=5))
def test_what_is_left_is_never_below_nothing_nor_above_the_total(
    a: float, b: float, parts: list[tuple[float, float]]
) -> None:
    total = Span(min(a, b), max(a, b))
    rest = total.minus([Span(min(p), max(p)) for p in parts])
    assert 0 <= rest.low <= total.low and 0 <= rest.high <= total.high
    assert rest.low <= rest.high
