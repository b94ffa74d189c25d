"""Related: items of defence- and security-related spending that a user enters, because no ally's are published."""

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from fairshare.errors import BadInput

Counting = Literal["strict", "medium", "loose"]
#: From the narrowest reading to the widest.
COUNTINGS: tuple[Counting, ...] = get_args(Counting)
#: What The Hague's declaration names, in our words.
CATEGORIES = ("infrastructure", "networks", "civil-preparedness", "resilience", "innovation", "industry")
#: How an amount is given: as a part of GDP, or in millions of national currency at the prices of the year.
UNITS = ("% of GDP", "million")
_SHAPE = re.compile(
    rf"(?P<ally>\S.*?) (?P<year>[12]\d{{3}}) (?P<amount>\d+(?:\.\d+)?) (?P<unit>{'|'.join(UNITS)}), "
    rf"(?P<category>{'|'.join(CATEGORIES)}), (?P<counting>{'|'.join(COUNTINGS)}): (?P<label>[^;\s][^;]*)"
)
_EXAMPLE = "Italy 2026 0.4 % of GDP, infrastructure, strict: Rail lines for heavy transport"


@dataclass(frozen=True)
class RelatedItem:
    """One item: whose, of which year, how much, what for.

    >>> str(RelatedItem.of("Italy 2026 0.4 % of GDP, infrastructure, strict: Rail lines"))
    'Italy 2026 0.4 % of GDP, infrastructure, strict: Rail lines'

    Attributes:
        ally: A country by any name.
        year: The year it is spent in.
        amount: How much, in ``unit``.
        unit: One of ``UNITS``.
        category: One of ``CATEGORIES``.
        counting: The narrowest reading that counts it; wider ones do too.
        label: What it is.
    """

    ally: str
    year: int
    amount: float
    unit: str
    category: str
    counting: Counting
    label: str

    @classmethod
    def of(cls, text: str) -> "RelatedItem":
        """Read an item as scenarios write it (BadInput for text that is none)."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise BadInput.of("item of related spending", text, f"write it like '{_EXAMPLE}'")
        says = found.groupdict()
        counting = cast(Counting, says["counting"])
        return cls(
            says["ally"], int(says["year"]), float(says["amount"]), says["unit"], says["category"], counting,
            says["label"],
        )  # fmt: skip

    def counts(self, reading: Counting) -> bool:
        """Whether a reading counts it."""
        return COUNTINGS.index(self.counting) <= COUNTINGS.index(reading)

    def __str__(self) -> str:
        return f"{self.ally} {self.year} {self.amount:.12g} {self.unit}, {self.category}, {self.counting}: {self.label}"


@dataclass(frozen=True)
class RelatedItems:
    """The items of one file.

    Attributes:
        name: The file's name.
        items: In order.
    """

    name: str
    items: tuple[RelatedItem, ...]

    def __str__(self) -> str:
        return self.name
