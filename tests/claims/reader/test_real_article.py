"""Numbers and times of the article in the shared material, which is never copied."""

from datetime import date
from pathlib import Path

import pytest

from fairshare.claims.reader.quantities import quantities
from fairshare.claims.reader.times import times
from fairshare.claims.reader.words import Word, words


@pytest.fixture(scope="module")
def article(shared: Path) -> list[Word]:
    file = shared / "claims" / "article.txt"
    if not file.is_file():
        pytest.skip("needs claims/article.txt of the shared material")
    return words(file.read_text(encoding="utf-8"))


def test_the_two_levels_and_the_vague_sum_are_found(article: list[Word]) -> None:
    found = [q for _, _, q in quantities(article)]
    assert [q.value for q in found if q.kind == "percent"] == [0.02, 0.05]
    assert [q.vague for q in found if q.kind == "money"] == [True]


def test_days_are_those_of_the_events(article: list[Word]) -> None:
    """The change of secretary general (1 October 2024), the address (4 March), the visit (13 March 2025)."""
    found = [w for _, _, w in times(article, date(2025, 3, 12))]
    for day in (date(2024, 10, 1), date(2025, 3, 4), date(2025, 3, 9), date(2025, 3, 12), date(2025, 3, 13)):
        assert any(w.holds(day) and (w.until - w.since).days <= 31 for w in found), day
