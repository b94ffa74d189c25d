"""Units as exact powers of symbols; the price basis is part of the symbol, so prices cannot mix.

``USD@2015 / person`` is a product of symbols; the empty product is a ratio. Publishers print scaled
units ("million USD@2015", "percent"); a ``Scaled`` says how to turn such a number into plain units.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from fairshare.errors import BadInput, UnitMismatch

#: National currency, each ally in its own: a row may hold it, a sum may not.
NATIONAL = "NCU"
_SCALES = {"thousand": (1_000, 1), "million": (1_000_000, 1), "billion": (1_000_000_000, 1), "percent": (1, 100)}


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of symbols with exact powers, e.g. ``USD@2015/person``."""

    powers: tuple[tuple[str, Fraction], ...] = ()

    @classmethod
    def of(cls, text: str) -> "Unit":
        """Parse ``"USD@2015/person"``, ``"person"`` or ``"1"``.

        Raises:
            BadInput: if the text holds anything but symbols, one optional ``/`` and ``*``.
        """
        top, slash, bottom = text.partition("/")
        if (slash and not bottom) or "/" in bottom or " " in text:
            raise BadInput.of("unit", text, "symbols joined by '*', with one '/' at most, e.g. USD@2015/person")
        over = [(s, Fraction(1)) for s in top.split("*")]
        return cls.product([*over, *((s, Fraction(-1)) for s in bottom.split("*"))])

    @classmethod
    def product(cls, powers: Iterable[tuple[str, Fraction]]) -> "Unit":
        """Add up powers of equal symbols and drop those that cancel."""
        total: dict[str, Fraction] = {}
        for symbol, power in powers:
            total[symbol] = total.get(symbol, Fraction(0)) + power
        return cls(tuple(sorted((s, p) for s, p in total.items() if p and s not in ("", "1"))))

    def __mul__(self, other: "Unit") -> "Unit":
        if not (self.powers and other.powers):  # a ratio on one side, which most steps have
            return self if self.powers else other
        return Unit.product([*self.powers, *other.powers])

    def __truediv__(self, other: "Unit") -> "Unit":
        if not other.powers or self.powers == other.powers:
            return RATIO if other.powers else self
        return self * other ** Fraction(-1)

    def __pow__(self, k: float | Fraction) -> "Unit":
        exact = Fraction(k).limit_denominator(1_000)
        return Unit.product((s, p * exact) for s, p in self.powers)

    def must_equal(self, other: "Unit", doing: str = "combine") -> "Unit":
        """Return self, or say why the two cannot be added or compared."""
        if self != other:
            raise UnitMismatch(f"cannot {doing} {self} with {other}: convert one of them first.")
        return self

    @property
    def is_national(self) -> bool:
        """Whether each place counts in its own currency, so that no sum over places exists."""
        return any(s.startswith(NATIONAL) for s, _ in self.powers)

    @property
    def price_basis(self) -> str:
        """``"current"``, a year such as ``"2015"``, or ``""`` where there is no money in it."""
        return next((s.partition("@")[2] for s, _ in self.powers if "@" in s), "")

    def __str__(self) -> str:
        over = "*".join(s if p == 1 else f"{s}^{p}" for s, p in self.powers if p > 0)
        under = "*".join(s if p == -1 else f"{s}^{-p}" for s, p in self.powers if p < 0)
        return (over or "1") + (f"/{under}" if under else "")


RATIO = Unit()


@dataclass(frozen=True, slots=True)
class Scaled:
    """A unit as a publisher prints it: printed value x ``times`` / ``over`` is the value in ``unit``."""

    times: int
    over: int
    unit: Unit

    def plain(self, printed: float) -> float:
        """The printed number in plain units (percent are divided, never multiplied by 0.01, to stay exact)."""
        return printed * self.times / self.over


@lru_cache(maxsize=512)
def scaled(text: str) -> Scaled:
    """Parse a printed unit: ``"million USD@2015"``, ``"percent"``, ``"thousand person"``, ``"USD@2015/person"``."""
    first, _, rest = text.partition(" ")
    if first not in _SCALES:
        return Scaled(1, 1, Unit.of(text))
    times, over = _SCALES[first]
    return Scaled(times, over, Unit.of(rest) if rest else RATIO)
