"""Years and numbers spelt as text, in the digits 0 to 9 only: what is printed must be what was meant."""

import re
from decimal import Decimal
from math import isfinite

_YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0)? ?(e|\(e\))?", re.ASCII)
_POINT = re.compile(r"[-−]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][-+]\d{1,3})?", re.ASCII)
_COMMA = re.compile(r"[-−]?\d+(,\d+)?", re.ASCII)


def year_of(text: str) -> tuple[int, bool] | None:
    """The year a header cell names and whether it is marked as an estimate, or None.

    >>> year_of("2023e"), year_of("2019"), year_of("Real change 2014-2024e (%)")
    ((2023, True), (2019, False), None)
    """
    found = _YEAR.fullmatch(" ".join(text.split()))
    return (int(found.group(1)), found.group(2) is not None) if found else None


def number_in(text: str, *, decimal_comma: bool = False) -> float | None:
    """The number a text spells, or None; by default with a decimal point and commas between thousands.

    A number too large to be held is None; a negative zero, which only rounding leaves behind, is zero.

    >>> number_in("1,234.5"), number_in("2.01"), number_in("1,35"), number_in("1,35", decimal_comma=True)
    (1234.5, 2.01, None, 1.35)
    """
    if (_COMMA if decimal_comma else _POINT).fullmatch(text) is None:
        return None
    number = float((text.replace(",", ".") if decimal_comma else text.replace(",", "")).replace("−", "-"))
    return number + 0.0 if isfinite(number) else None


def decimal_in(text: str) -> Decimal | None:
    """The number a text spells with a decimal point, exactly; None where ``number_in`` finds none.

    >>> decimal_in("1,234.50"), decimal_in("many")
    (Decimal('1234.50'), None)
    """
    return None if number_in(text) is None else Decimal(text.replace(",", "").replace("−", "-"))
