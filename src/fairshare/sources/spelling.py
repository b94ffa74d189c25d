"""Years and numbers spelt as text."""

import re

_YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0)? ?(e|\(e\))?")
_POINT = re.compile(r"[-−]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][-+]\d+)?")
_COMMA = re.compile(r"[-−]?\d+(,\d+)?")


def year_of(text: str) -> tuple[int, bool] | None:
    """The year a header cell names and whether it is marked as an estimate, or None.

    >>> year_of("2023e"), year_of("2019"), year_of("Real change 2014-2024e (%)")
    ((2023, True), (2019, False), None)
    """
    found = _YEAR.fullmatch(" ".join(text.split()))
    return (int(found.group(1)), found.group(2) is not None) if found else None


def number_in(text: str, *, decimal_comma: bool = False) -> float | None:
    """The number a text spells, or None; by default with a decimal point and commas between thousands.

    >>> number_in("1,234.5"), number_in("2.01"), number_in("1,35"), number_in("1,35", decimal_comma=True)
    (1234.5, 2.01, None, 1.35)
    """
    if (_COMMA if decimal_comma else _POINT).fullmatch(text) is None:
        return None
    return float((text.replace(",", ".") if decimal_comma else text.replace(",", "")).replace("−", "-"))
