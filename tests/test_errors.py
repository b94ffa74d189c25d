"""Errors: one line each, also after they came from another process."""

import pickle

import pytest

from fairshare.errors import BadInput, FairshareError, NoSuchFact, UnknownName


@pytest.mark.parametrize(
    "error",
    [NoSuchFact("nothing\nheld"), BadInput.of("year", 1066, "1949 or later"), UnknownName("ally", "Pland", ["Poland"])],
    ids=lambda e: type(e).__name__,
)
def test_an_error_travels_between_processes(error: FairshareError) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is type(error)
    assert str(there) == str(error)
    assert "\n" not in str(there)
