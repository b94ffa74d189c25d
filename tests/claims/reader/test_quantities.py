"""Quantities in words: sentences made for these tests, and what they say."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.claims.reader.phrases import one_of
from fairshare.claims.reader.quantities import quantities
from fairshare.claims.reader.words import words
from fairshare.core.quantity import Bound, Quantity


def read(text: str) -> list[Quantity]:
    return [q for _, _, q in quantities(words(text))]


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("2%", 0.02, 0.005), ("2 %", 0.02, 0.005), ("2\u00a0%", 0.02, 0.005), ("２％", 0.02, 0.005),
        ("2 percent", 0.02, 0.005), ("two per cent", 0.02, 0.005), ("2.5 pc", 0.025, 0.0005), ("2.5pc", 0.025, 0.0005),
        ("0.7 % of GDP", 0.007, 0.0005), ("2.0 %", 0.02, 0.0005), ("2,5 %", 0.025, 0.0005),
        ("2½ percent", 0.025, 0.0005),
        ("½ percent", 0.005, 0.0005), ("two and a half percent", 0.025, 0.0005),
        ("two point five percent", 0.025, 0.0005),
        ("zero point seven percent", 0.007, 0.0005), ("half a percent", 0.005, 0.0005), ("one percent", 0.01, 0.005),
        ("a two-percent pledge", 0.02, 0.005), ("a 2-percent pledge", 0.02, 0.005), ("twenty-one percent", 0.21, 0.005),
        ("-2.5%", -0.025, 0.0005), ("3.38 percent", 0.0338, 0.00005), ("100%", 1.0, 0.005), ("17.9 pct", 0.179, 0.0005),
        ("the two percent guideline", 0.02, 0.005), (".5 percent", 0.005, 0.0005), ("1,200 percent", 12.0, 0.005),
    ],
)  # fmt: skip
def test_percentages(text: str, value: float, step: float) -> None:
    found = only(text)
    assert (found.kind, found.value, found.bound) == ("percent", value, "rounded")
    assert math.isclose(found.step, step)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.3 percentage points", 0.003), ("one percentage point", 0.01), ("two points", 0.02), ("1.5 pp", 0.015),
        ("25 basis points", 0.0025), ("half a percentage point", 0.005), ("a percentage point", 0.01),
        ("0.4 of a percent", None), ("two percent points", 0.02),
    ],
)  # fmt: skip
def test_points(text: str, value: float | None) -> None:
    if value is not None:
        assert (only(text).kind, only(text).value) == ("points", value)
    else:
        assert all(q.kind != "points" for q in read(text))


@pytest.mark.parametrize(
    ("text", "value", "currency", "step"),
    [
        ("$36 billion", 36e9, "", 0.5e9), ("US$ 967.7 bn", 967.7e9, "USD", 0.05e9),
        ("US$967.7bn", 967.7e9, "USD", 0.05e9),
        ("36bn euros", 36e9, "EUR", 0.5e9), ("EUR 4.6 billion", 4.6e9, "EUR", 0.05e9),
        ("£57.1bn", 57.1e9, "GBP", 0.05e9),
        ("€800 billion", 800e9, "EUR", 0.5e9), ("half a trillion", 0.5e12, "", 0.05e12),
        ("$1.3tn", 1.3e12, "", 0.05e12),
        ("$1.5 trillion", 1.5e12, "", 0.05e12), ("130 Billion Dollars", 130e9, "", 0.5e9),
        ("500 million", 500e6, "", 0.5e6),
        ("$33B", 33e9, "", 0.5e9), ("$1.2T", 1.2e12, "", 0.05e12), ("€2bn", 2e9, "EUR", 0.5e9), ("$5M", 5e6, "", 0.5e6),
        ("A$5bn", 5e9, "AUD", 0.5e9), ("C$7 billion", 7e9, "CAD", 0.5e9),
        ("7 billion Canadian dollars", 7e9, "CAD", 0.5e9),
        ("a billion dollars", 1e9, "", 0.5e9), ("thirty-six billion dollars", 36e9, "", 0.5e9),
        ("two hundred billion euros", 200e9, "EUR", 0.5e9), ("half a billion pounds", 0.5e9, "GBP", 0.05e9),
        ("40 billion zlotys", 40e9, "PLN", 0.5e9), ("90 billion Danish kroner", 90e9, "DKK", 0.5e9),
        ("90 billion kroner", 90e9, "XXX", 0.5e9), ("a $5 billion plan", 5e9, "", 0.5e9),
        ("1,5 billion euros", 1.5e9, "EUR", 0.05e9),
        ("a 30-billion-euro package", 30e9, "EUR", 0.5e9), ("USD 2 million", 2e6, "USD", 0.5e6),
        ("$2,000", 2000.0, "", 0.5),
        ("$1 500 000", 1.5e6, "", 0.5), ("a hundred billion dollars", 100e9, "", 0.5e9),
        ("5 million USD", 5e6, "USD", 0.5e6),
        ("one and a half trillion dollars", 1.5e12, "", 0.05e12), ("U.S. dollars 5", None, "", 0.0),
        ("60 bn €", 60e9, "EUR", 0.5e9),
    ],
)  # fmt: skip
def test_money(text: str, value: float | None, currency: str, step: float) -> None:
    if value is None:
        assert all(q.kind != "money" for q in read(text))
        return
    found = only(text)
    assert (found.kind, found.value, found.currency, found.vague) == ("money", value, currency, False)
    assert math.isclose(found.step, step)


@pytest.mark.parametrize(
    ("text", "least", "currency"),
    [
        ("billions of dollars", 2e9, ""), ("billions and billions of euros", 2e9, "EUR"),
        ("hundreds of billions", 200e9, ""),
        ("tens of billions of pounds", 20e9, "GBP"), ("trillions", 2e12, ""), ("several billion dollars", 3e9, ""),
        ("a few hundred million", 200e6, ""), ("many billions", 2e9, ""), ("thousands of dollars", 2000.0, ""),
    ],
)  # fmt: skip
def test_vague_money_says_the_least_it_can_mean(text: str, least: float, currency: str) -> None:
    found = only(text)
    assert (found.kind, found.value, found.currency, found.vague) == ("money", least, currency, True)
    assert found.holds(1e15) and not found.holds(least / 10)


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("23 allies", 23, None), ("twenty-three of the 32", 23, 32), ("23 of 32 allies", 23, 32),
        ("only seven allies", 7, None),
        ("just three", 3, None), ("nine members", 9, None), ("23 out of 32", 23, 32),
        ("five of NATO's 32 members", 5, 32),
        ("one ally", 1, None), ("one of the 32", 1, 32), ("all 32 allies", 32, 32), ("nine out of ten members", 9, 10),
        ("a dozen allies", 12, None), ("two dozen countries", 24, None), ("half a dozen states", 6, None),
        ("zero allies", 0, None),
        ("11 European allies", 11, None),
    ],
)  # fmt: skip
def test_counts(text: str, value: int, of: int | None) -> None:
    found = only(text)
    assert (found.kind, found.value, found.of, found.bound, found.step) == ("count", value, of, "exactly", 0)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("100,000 troops", 1e5, 5000), ("84,000 troops", 84e3, 500), ("1,3 million people", 1.3e6, 5e4),
        ("1 500 000 soldiers", 1.5e6, 5e4), ("300 million Americans", 3e8, 5e6), ("3,371 shells", 3371, 0),
        ("2000 troops", 2000, 50), ("600 thousand soldiers", 6e5, 5000),
    ],
)  # fmt: skip
def test_big_counts_are_rounded_ones(text: str, value: float, step: float) -> None:
    found = only(text)
    assert (found.kind, found.value, found.step, found.bound) == ("count", value, step, "rounded")


@pytest.mark.parametrize(
    ("text", "kind", "value", "vague"),
    [
        ("two thirds of allies", "share", 2 / 3, False), ("two-thirds are below it", "share", 2 / 3, False),
        ("a third of the members", "share", 1 / 3, False), ("1/3 of allies", "share", 1 / 3, False),
        ("half of them", "share", 0.5, False), ("half the allies", "share", 0.5, False),
        ("three quarters", "share", 0.75, False),
        ("one in three allies", "share", 1 / 3, False), ("most allies", "share", 0.5, True),
        ("Most of the countries", "share", 0.5, True), ("Most were behind", "share", 0.5, True),
        ("the majority of members", "share", 0.5, True), ("the vast majority of allies", "share", 0.7, True),
        ("all allies", "share", 1, False), ("every ally", "share", 1, False), ("none of the allies", "share", 0, False),
        ("no ally", "share", 0, False), ("few allies", "share", 0, True), ("many countries", "count", 3, True),
        ("some nations", "count", 1, True), ("a handful of allies", "count", 2, True),
        ("several allies", "count", 3, True),
        ("dozens of countries", "count", 24, True), ("hundreds of thousands of troops", "count", 200e3, True),
        ("all but one", "share", 1, False),
    ],
)  # fmt: skip
def test_shares_and_vague_counts(text: str, kind: str, value: float, vague: bool) -> None:
    found = only(text)
    assert (found.kind, found.vague) == (kind, vague)
    assert found.value == pytest.approx(value)


def test_all_but_some_and_almost_all() -> None:
    assert only("all but two").but == 2
    assert only("almost all allies").bound == "nearly"
    assert only("more than half of the allies").bound == "more_than"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It doubled.", 2), ("It will double.", 2), ("twice as much", 2), ("twice the target", 2),
        ("three times as much", 3),
        ("It tripled.", 3), ("They quadrupled it.", 4), ("a threefold rise", 3), ("a three-fold rise", 3),
        ("half as much", 0.5),
        ("10 times more", 10), ("It halved.", 0.5), ("a factor of three", 3), ("2x", 2), ("a third as much", 1 / 3),
        ("double what they paid", 2), ("a tenfold increase", 10), ("2.5 times higher", 2.5),
    ],
)  # fmt: skip
def test_multiples(text: str, value: float) -> None:
    assert only(text).kind == "multiple"
    assert only(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the highest", 1), ("the largest share", 1), ("the biggest spender", 1), ("the lowest", -1),
        ("the smallest", -1),
        ("the second-largest", 2), ("the third lowest", -3), ("ranks first", 1), ("It came third.", 3),
        ("ranked 2nd", 2),
        ("spends the most.", 1), ("pays the least of all", -1), ("No. 1", 1), ("number one", 1), ("second to last", -2),
        ("the top spender", 1), ("in second place", 2),
    ],
)  # fmt: skip
def test_ranks_count_from_the_top_and_below_zero_from_the_bottom(text: str, value: int) -> None:
    assert [(q.kind, q.value) for q in read(text) if q.kind != "share"] == [("rank", value)]


def test_the_top_and_bottom_few() -> None:
    assert only("the top five spenders").reach() == (1, 5)
    assert only("the bottom three").reach() == (-3, -1)
    assert only("the five lowest").reach() == (-5, -1)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about 2 percent", "about"), ("around 2 percent", "about"), ("roughly 2 percent", "about"),
        ("some 30 allies", "about"),
        ("nearly 2 percent", "nearly"), ("almost 2 percent", "nearly"), ("close to 2 percent", "nearly"),
        ("approximately 2 percent", "about"), ("more than 2 percent", "more_than"), ("over 2 percent", "more_than"),
        ("at least 2 percent", "at_least"), ("as much as 2 percent", "at_most"), ("up to 2 percent", "at_most"),
        ("less than 2 percent", "less_than"), ("under 2 percent", "less_than"), ("no more than 2 percent", "at_most"),
        ("no less than 2 percent", "at_least"), ("exactly 2 percent", "exactly"), ("precisely 2 percent", "exactly"),
        ("just 2 percent", "rounded"), ("only 2 percent", "rounded"), ("a little over 2 percent", "just_over"),
        ("just over 2 percent", "just_over"), ("well over 2 percent", "more_than"), ("just under 2 percent", "nearly"),
        ("2%-plus", "at_least"), ("2% plus Sweden", "rounded"), ("2 percent or more", "at_least"),
        ("2 percent and above", "at_least"),
        ("2 percent or so", "about"), ("2 percent or less", "at_most"), ("30-plus allies", "at_least"),
        ("30+ allies", "at_least"),
        ("only about 2 percent", "about"), ("nearly doubled", "nearly"), ("more than doubled", "more_than"),
        ("went up to 2 percent", "rounded"), ("in excess of $5 billion", "more_than"),
        ("well below 2 percent", "less_than"),
        ("fewer than ten allies", "less_than"), ("below 2 percent", "less_than"), ("above 2 percent", "more_than"),
    ],
)  # fmt: skip
def test_hedges(text: str, bound: Bound) -> None:
    assert only(text).bound == bound


def test_words_that_say_who_falls_short_stay_in_the_sentence() -> None:
    assert only("They are under 2 percent").words == "2 percent"
    assert only("They are over 2 percent").words == "2 percent"
    assert only("They spend more than 2 percent").words == "more than 2 percent"
    assert read("more than Germany") == []


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$5 billion a year", "year"), ("$5 billion annually", "year"), ("$5 billion per year", "year"),
        ("$5 billion each year", "year"), ("$2,000 per head", "head"), ("$2,000 per capita", "head"),
        ("$50 a month", "month"),
        ("3 percent a year", "year"), ("$5 billion or more a year", "year"), ("$5 billion a year ago", ""),
        ("$5 billion", ""),
    ],
)  # fmt: skip
def test_per(text: str, per: str) -> None:
    assert read(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("2 to 3 percent", "percent", 0.02, 0.03), ("between 1.5 and 2 percent", "percent", 0.015, 0.02),
        ("from 70 to 90 percent", "percent", 0.7, 0.9), ("5-6%", "percent", 0.05, 0.06),
        ("5–6 %", "percent", 0.05, 0.06),
        ("$600-700 billion", "money", 600e9, 700e9), ("$600 to $700 billion", "money", 600e9, 700e9),
        ("$1.5 to 2 trillion", "money", 1.5e12, 2e12), ("between $1.5 billion and $2 billion", "money", 1.5e9, 2e9),
        ("20 to 30 allies", "count", 20, 30), ("five or six countries", "count", 5, 6),
        ("€2bn-€3bn", "money", 2e9, 3e9),
        ("between 2% and 3%", "percent", 0.02, 0.03), ("2 or 3 percent", "percent", 0.02, 0.03),
        ("600 to 700 billion dollars", "money", 600e9, 700e9),
    ],
)  # fmt: skip
def test_ranges(text: str, kind: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.kind, found.value, found.high, found.bound) == (kind, low, high, "between")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from 1.5 percent to 2 percent", [0.015, 0.02]), ("rose from 1.5 to 2 percent", [0.015, 0.02]),
        ("fell from 3 to 2 percent", [0.03, 0.02]), ("raised it from 2% to 5%", [0.02, 0.05]),
        ("grew from $1 billion to $2 billion", [1e9, 2e9]), ("2% and 3%", [0.02, 0.03]),
    ],
)  # fmt: skip
def test_the_ends_of_a_change_are_two_numbers(text: str, values: list[float]) -> None:
    assert [q.value for q in read(text) if q.kind != "count"] == values
    assert all(q.high is None for q in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Article 5", "F-35", "G7", "G-7", "NATO 3.0", "Group of 20", "in 2014", "the 1990s", "March 9", "9 March 2025",
        "9/11", "5:30 pm", "at 9 a.m.", "555-1234", "+1 202-456-1111", "Resolution 1973", "2014-2020", "2025-03-12",
        "12.03.2025",
        "the one who pays", "no one", "one of the best", "first term", "the first week", "the most important",
        "COVID-19",
        "double standard", "double-digit growth", "he said it twice", "World War Two", "aged 45", "the second summit",
        "Most importantly", "a half-hearted try", "12/03/2025", "FY2024", "fiscal 2024", "5G", "1,5",
        "version 1.2.3", "24/7",
        "the second half of the game", "third quarter", "first half of 2024", "a second term", "September 11, 2001",
        "and another one", "phase two",
    ],
)  # fmt: skip
def test_numbers_that_count_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["a 30-day truce", "five years", "20 km", "2.5", "three times in 2020", "45-year-old"])
def test_numbers_of_other_things_are_no_counts(text: str) -> None:
    assert only(text).kind == "number"


@given(st.integers(1, 10**9), st.integers(0, 4), st.sampled_from(["%", " percent", " per cent"]))
def test_a_printed_percentage_comes_back(number: int, decimals: int, unit: str) -> None:
    printed = f"{number / 10**decimals:.{decimals}f}"
    found = only(f"They spent {printed}{unit} of it.")
    assert found.value == float(f"{printed}e-2")
    assert found.holds(number / 10**decimals / 100)


@given(st.integers(1, 10**6), st.sampled_from([("million", 6), ("bn", 9), ("trillion", 12)]))
def test_printed_money_comes_back_with_its_separators(number: int, scale: tuple[str, int]) -> None:
    for printed in (f"{number}", f"{number:,}", f"{number:,}".replace(",", "\u00a0")):
        assert only(f"It cost €{printed} {scale[0]}.").value == float(f"{number}e{scale[1]}")


WORDS = sorted(
    one_of(
        "one two twenty three hundred thousand half a the of most all but no none 2 3.5 23 32 2014 $ € %"
        " percent points billion"
        " billions and to from between more than at least up over under about or plus per year allies top first"
        " second largest"
        " twice times doubled - / . , ½ 1/3 ٢ ² US$ F-35 in out few several dozens third"
    )
)


def test_a_lone_accent_has_no_letter_to_look_up() -> None:
    assert read("\u1cd0 2%")[0].value == 0.02


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_ordered_spans_inside_it_and_sound_numbers(text: str) -> None:
    found, after = words(text), 0
    for first, last, quantity in quantities(found):
        assert after <= first <= last < len(found)
        after = last + 1
        assert math.isfinite(quantity.value) and quantity.step >= 0
        assert quantity.high is None or quantity.value <= quantity.high
        assert quantity.words
