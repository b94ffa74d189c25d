"""Terms of office in whole texts: whose they are, and nothing where nobody can tell.

Days by the register: inaugurations of 20 January 2009, 2017, 2021 and 2025; the NATO Secretary General of 2014 to 2024
left on 1 October 2024.
"""

import pytest

from fairshare.core.clause import Clause
from tests.claims.reader.conftest import Reads


def times(found: tuple[Clause, ...]) -> list[tuple[str, str]]:
    """The days of the last statement's times."""
    return [(str(t.since), str(t.until)) for t in found[-1].times()]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("In the first week of his second administration, Trump asked for more.", "2025-01-20", "2025-01-26"),
        ("The allies paid more during Trump's first term.", "2017-01-20", "2021-01-20"),
        ("Trump said that spending had risen since he took office.", "2025-01-20", "2025-03-12"),
        ("“Spending rose since I came to office,” Trump said.", "2025-01-20", "2025-03-12"),
        ("“Nobody paid under my predecessor,” Trump said.", "2021-01-20", "2025-01-20"),
        ("Spending rose under President Biden.", "2021-01-20", "2025-01-20"),
        ("Spending rose under Obama.", "2009-01-20", "2017-01-20"),
        ("Trump spoke. Spending rose during his first term.", "2017-01-20", "2021-01-20"),
        ("Rutte met Trump during his first term.", "2017-01-20", "2021-01-20"),
        ("Stoltenberg spoke of his time in office.", "2014-10-01", "2024-10-01"),
        ("Trump named his price during the president's first term.", "2017-01-20", "2021-01-20"),
    ],
)
def test_whose_term_it_is(reads: Reads, text: str, since: str, until: str) -> None:
    assert times(reads(text)) == [(since, until)]


@pytest.mark.parametrize(
    "text",
    [
        "Spending rose during his first term.",
        "Spending rose since I came to office.",
        "Spending has risen since the president took office.",
        "Jane Roe said that spending fell during his first term.",
        "Biden met Obama during his time as president.",
        "Spending rose in her second term, said Angela Merkel.",
        "“He did nothing during his first term,” Biden said.",
        "Spending rose during the Obama-Biden administration.",
    ],
)
def test_nobody_s_rather_than_a_guess(reads: Reads, text: str) -> None:
    assert [t.words for c in reads(text) for t in c.times()] == []


def test_i_is_whoever_is_given_as_the_speaker(reads: Reads) -> None:
    text = "DONALD TRUMP|Nobody paid before I was elected.\n\nJOE BIDEN|They paid more when I was president."
    first, second = reads(text)
    assert [str(t.until) for t in first.times()] == ["2017-01-19"]
    assert [(str(t.since), str(t.until)) for t in second.times()] == [("2021-01-20", "2025-01-20")]


def test_the_words_around_stay_and_a_time_said_is_kept(reads: Reads) -> None:
    (clause,) = reads("Germany paid more in 2024 than during the first Trump administration.")
    assert [i.text for i in clause.all("when")] == ["in 2024", "during the first Trump administration"]
    assert [i.text for i in clause.items if i.concept == "country"] == ["Germany"]
    assert clause.statement.text.endswith("during the first Trump administration.")
