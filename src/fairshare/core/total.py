"""Total: what a rule shares out, which is what was spent, a percentage of GDP, or an amount somebody names."""

import re
from dataclasses import dataclass
from typing import Literal

from fairshare.errors import BadInput

#: Words behind an amount -> how many dollars one is. Three letters and no more, so that a slip is no other unit.
_TIMES = {"m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}
_AMOUNT = re.compile(
    r"(?P<before>us\$|usd|\$)?\s*(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?(?:e\+?[0-9]{1,2})?)\s*"
    r"(?P<times>[a-z]+?)?\s*(?P<after>us\$|usd|\$|%)?"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[^,]+")
#: Less than the smallest ally spends, and more than the world produces.
_LEAST, _MOST = 1e6, 1e15
_ACCEPTED = "actual, a percentage of GDP up to 100 such as 3.5, or US dollars with their unit such as 900bn"


@dataclass(frozen=True, slots=True)
class Total:
    """What is to be shared.

    Attributes:
        kind: What the group ``actual``-ly spent, a ``percent``-age of its GDP, or an ``amount`` of US dollars.
        value: The percentage or the dollars; nothing for what was spent.

    >>> str(Total.read("US$ 1.5 trillion")), str(Total.read("3.5 %")), Total.read("900bn").words
    ('1500bn', '3.5', 'US$ 900 bn')
    """

    kind: Literal["actual", "percent", "amount"]
    value: float = 0.0

    @classmethod
    def read(cls, text: str) -> "Total":
        """Read what a user wrote; ``str()`` of it is how ids write the same total.

        Raises:
            BadInput: saying what is accepted.
        """
        plain = text.strip().lower()
        if plain == "actual":
            return cls("actual")
        found = _AMOUNT.fullmatch(plain)
        if found is None or not _THOUSANDS.fullmatch(found["number"]) or (found["times"] or "m") not in _TIMES:
            raise BadInput.of("total", text, _ACCEPTED)
        number = float(found["number"].replace(",", ""))
        dollars = found["before"] or found["times"] or found["after"] not in (None, "%")
        if dollars and found["after"] == "%":
            raise BadInput.of("total", text, _ACCEPTED)
        if found["after"] == "%" or (not dollars and number <= 100):
            return cls._within("percent", number, text, (0, 100))
        return cls._within("amount", number * _TIMES.get(found["times"], 1), text, (_LEAST, _MOST))

    @classmethod
    def _within(
        cls, kind: Literal["percent", "amount"], value: float, text: str, bounds: tuple[float, float]
    ) -> "Total":
        low, high = bounds
        if not low <= value <= high or not value:
            span = "a percentage above 0 and up to 100" if kind == "percent" else "from US$ 1 m to US$ 1,000,000 bn"
            raise BadInput.of("total", text, f"{span}; {_ACCEPTED}")
        return cls(kind, value)

    def __str__(self) -> str:
        if self.kind == "actual":
            return "actual"
        return f"{self.value:.12g}" if self.kind == "percent" else f"{self.value / 1e9:.15g}bn"

    @property
    def words(self) -> str:
        """The total in a sentence."""
        if self.kind == "actual":
            return "what the group spent"
        return f"{self.value:g} % of the group's GDP" if self.kind == "percent" else f"US$ {self.value / 1e9:,.6g} bn"
