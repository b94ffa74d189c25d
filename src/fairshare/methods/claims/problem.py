"""Problem: an estate and the claims on it, which add up to at least as much (O'Neill 1982)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.arrays import NOT_NEGATIVE, Vector, number, vector

#: How far the estate may exceed the sum of the claims, as a part of it: sums in another order differ by so little.
_ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Problem:
    """What is to be divided, and who claims how much of it.

    A tax is one too: the estate is what must be raised, the claims are incomes, and the awards are the taxes.

    Attributes:
        estate: The amount, from 0 to the sum of the claims.
        claims: One for each claimant, at least 0.
    """

    estate: float
    claims: Vector

    @classmethod
    def of(cls, estate: float, claims: ArrayLike) -> "Problem":
        """Check an estate and claims.

        Raises:
            BadInput: for a claim that is negative or not finite, and an estate outside 0 to the sum of the claims.
        """
        checked = vector(claims, "claim", within=NOT_NEGATIVE)
        with np.errstate(over="ignore"):
            total = float(checked.sum())
        if not np.isfinite(total):
            raise BadInput.of("sum of the claims", total, "claims must add up to a finite number")
        amount = number(estate, "estate", within=NOT_NEGATIVE)
        if amount > total * (1 + _ROUNDING):
            raise BadInput.of("estate", estate, f"at most the sum of the claims, which is {total:.12g}")
        return cls(min(amount, total), checked)

    @cached_property
    def total(self) -> float:
        """The sum of the claims."""
        return float(self.claims.sum())

    @property
    def loss(self) -> "Problem":
        """The dual problem: what the claimants together do not get is divided."""
        return Problem(self.total - self.estate, self.claims)

    @property
    def scarce(self) -> bool:
        """Whether the estate is at most half of the claims."""
        return self.estate <= self.total / 2

    @property
    def lower_half(self) -> "Problem":
        """The estate, up to half of the claims, divided by half-claims."""
        return Problem(min(self.estate, self.total / 2), self.claims / 2)

    @property
    def upper_half(self) -> "Problem":
        """What the estate holds beyond half of the claims, divided by the other half-claims."""
        return Problem(max(self.estate - self.total / 2, 0.0), self.claims / 2)

    @cached_property
    def minimal_rights(self) -> Vector:
        """What is left to each if all others are paid in full: conceded by everybody else."""
        rights: Vector = np.maximum(self.claims - (self.total - self.estate), 0.0)
        return rights
