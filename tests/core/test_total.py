"""What is shared: read as people write it, written as ids do, anything else refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.total import Total
from fairshare.errors import BadInput


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("actual", "actual", 0),
        ("Actual", "actual", 0),
        ("3.5", "percent", 3.5),
        ("3.5%", "percent", 3.5),
        (" 2 % ", "percent", 2),
        ("900bn", "amount", 900e9),
        ("900 bn US$", "amount", 900e9),
        ("US$ 900 billion", "amount", 900e9),
        ("$1.5tn", "amount", 1.5e12),
        ("1.5e12", "amount", 1.5e12),
        ("1,500,000 m", "amount", 1.5e12),
        ("1500000000000", "amount", 1.5e12),
    ],
)
def test_totals_people_write(text: str, kind: str, value: float) -> None:
    total = Total.read(text)
    assert total.kind == kind
    assert total.value == pytest.approx(value)
    assert Total.read(str(total)) == total


@given(st.floats(1e6, 1e15) | st.floats(1e-3, 100))
def test_ids_write_it_so_that_it_is_read_again(value: float) -> None:
    total = Total.read(f"{value:.12g}")
    assert Total.read(str(total)).value == pytest.approx(total.value, rel=1e-11)
    assert not set(str(total)) & set(";=/+ ")


@pytest.mark.parametrize(
    "text",
    ["", "lots", "0", "0%", "-3", "101", "150", "101%", "1,5", "900b", "900bn%", "5% bn", "nan", "inf", "1e400",
     "1e99 bn", "EUR 900bn", "900bn EUR", "1 bn bn", "٣"],
)  # fmt: skip
def test_anything_else_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(BadInput, match="900bn"):
        Total.read(text)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        total = Total.read(text)
    except BadInput:
        return
    assert total.kind == "actual" or total.value > 0
