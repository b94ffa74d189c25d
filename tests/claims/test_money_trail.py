"""Where the money went: military aid of 2022-24 is some 36 % of the extra of 2017-20, 8 % of that of 2017-24."""

from datetime import date

import pytest

from tests.claims.conftest import VerdictOf

DAY = date(2025, 3, 12)


def test_each_window_and_each_kind_of_aid_is_a_reading(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("money-trail", "Much of that money was spent on the war in Ukraine.", DAY)
    assert verdict is not None and verdict.label == "depends_on_definition"
    shares = {r.definition: int(r.found.partition(" ")[0]) for r in verdict.readings}
    military, every = "military aid", "all aid, with the EU's institutions"
    extra = "of European and Canadian allies against extra spending of"
    first, whole = "2017 to 2020 above the level of 2016", "2017 to 2024 above the level of 2016"
    assert 33 <= shares[f"{military} {extra} {first}"] <= 39
    assert 6 <= shares[f"{military} {extra} {whole}"] <= 10
    assert 75 <= shares[f"{every} {extra} {first}"] <= 87
    assert any("traced" in c for c in verdict.caveats)
    assert {(r.known, r.grade) for r in verdict.readings} == {("now", "reported")}, "the tracker held is of 2026"


def test_all_of_it_is_refuted_by_every_reading(verdict_of: VerdictOf) -> None:
    verdict = verdict_of("money-trail", "99 percent of that money was spent on the war in Ukraine.", DAY)
    assert verdict is not None and verdict.label == "refuted"


@pytest.mark.parametrize(
    "text", ["Much of that money was spent on new schools.", "Much of Ukraine was spent after three years of war."]
)
def test_other_money_is_left_alone(verdict_of: VerdictOf, text: str) -> None:
    assert verdict_of("money-trail", text, DAY) is None
