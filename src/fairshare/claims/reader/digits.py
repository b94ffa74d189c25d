"""Digits: a number as it was said: decimal text and a power of ten, so that no digit is lost."""

from typing import NamedTuple


class Number(NamedTuple):
    """A number: ``mantissa`` times ten to the ``power``; ``end`` is the word after it.

    ``comma`` marks a decimal comma, which counts only where a sign, scale or currency tells that it is one.
    """

    end: int
    mantissa: str
    power: int = 0
    comma: bool = False

    def value(self, shift: int = 0) -> float:
        """The number, its decimal point moved.

        >>> Number(1, "2.3").value(-2)
        0.023
        """
        return float(f"{self.mantissa}e{self.power + shift}")

    def step(self, shift: int = 0) -> float:
        """Half of the last digit said."""
        return float(f"5e{self.power + shift - len(self.mantissa.partition('.')[2]) - 1}")
