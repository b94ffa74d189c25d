"""Paired: everybody who has something to count is in a pair, or the whole is unknown."""

import pytest

from fairshare.core.figure import Figure
from fairshare.core.paired import Paired
from fairshare.core.row import NO_FORCES, Row
from fairshare.errors import NoSuchFact


def row(missing: dict[str, str] | None = None, **values: float) -> Row:
    return Row.of({p: Figure.chosen(p, v) for p, v in values.items()}, missing or {})


def test_a_part_is_not_the_whole() -> None:
    with pytest.raises(NoSuchFact, match=r"DEU missing \(left blank\)"):
        Paired(row(BEL=1, DEU=2, FRA=3, GBR=4), row({"DEU": "left blank"}, BEL=1, FRA=2, GBR=3))


def test_one_reason_for_all_is_told_once() -> None:
    with pytest.raises(NoSuchFact) as error:
        Paired(row(BEL=1, DEU=2, FRA=3), row(dict.fromkeys(("BEL", "DEU", "FRA"), "not held")))
    assert str(error.value) == "not held."


def test_who_has_nothing_to_count_is_in_no_pair() -> None:
    pairs = Paired(row(BEL=1, DEU=2, FRA=3, ISL=9), row({"ISL": NO_FORCES}, BEL=3, DEU=2, FRA=1))
    assert pairs.places == ("BEL", "DEU", "FRA")
    assert pairs.columns == ([1, 2, 3], [3, 2, 1])


def test_two_pairs_have_no_order_to_test() -> None:
    with pytest.raises(NoSuchFact, match="at least 3"):
        Paired(row(BEL=1, DEU=2), row(BEL=1, DEU=2))


def test_what_differs_in_the_last_binary_digit_is_a_tie() -> None:
    burdens = Paired(row(BEL=1, DEU=2, FRA=3), row(BEL=0.3, DEU=0.1 + 0.2, FRA=0.3)).columns[1]
    assert 0.1 + 0.2 != 0.3
    assert len(set(burdens)) == 1


def test_a_result_rests_on_every_pair_and_is_as_soft_as_the_softest() -> None:
    soft = row(BEL=1, DEU=2, FRA=3).marked("estimate")
    made = Paired(row(BEL=1, DEU=2, FRA=3), soft).made("test", 0.5)
    assert made.status == "estimate"
    assert len(made.trail.inputs) == 6
