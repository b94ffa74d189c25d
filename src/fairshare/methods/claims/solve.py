"""claims_problem: one claims problem divided by one rule of division."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from numpy.typing import ArrayLike

from fairshare.errors import UnknownName
from fairshare.methods.arrays import Vector
from fairshare.methods.claims.problem import Problem
from fairshare.methods.claims.rules.adjusted_proportional import adjusted_proportional
from fairshare.methods.claims.rules.average_of_awards import average_of_awards
from fairshare.methods.claims.rules.constrained_egalitarian import constrained_egalitarian
from fairshare.methods.claims.rules.constrained_equal_awards import constrained_equal_awards
from fairshare.methods.claims.rules.constrained_equal_losses import constrained_equal_losses
from fairshare.methods.claims.rules.minimal_overlap import minimal_overlap
from fairshare.methods.claims.rules.piniles import piniles
from fairshare.methods.claims.rules.proportional import proportional
from fairshare.methods.claims.rules.random_arrival import random_arrival
from fairshare.methods.claims.rules.reverse_talmud import reverse_talmud
from fairshare.methods.claims.rules.talmud import talmud

Division = Literal[
    "adjusted-proportional",
    "average-of-awards",
    "constrained-egalitarian",
    "constrained-equal-awards",
    "constrained-equal-losses",
    "minimal-overlap",
    "piniles",
    "proportional",
    "random-arrival",
    "reverse-talmud",
    "talmud",
]
#: Name of a rule -> the function that divides by it.
DIVISIONS: Mapping[Division, Callable[[Problem], Vector]] = MappingProxyType(
    {
        "adjusted-proportional": adjusted_proportional,
        "average-of-awards": average_of_awards,
        "constrained-egalitarian": constrained_egalitarian,
        "constrained-equal-awards": constrained_equal_awards,
        "constrained-equal-losses": constrained_equal_losses,
        "minimal-overlap": minimal_overlap,
        "piniles": piniles,
        "proportional": proportional,
        "random-arrival": random_arrival,
        "reverse-talmud": reverse_talmud,
        "talmud": talmud,
    }
)


def claims_problem(estate: float, claims: ArrayLike, rule: Division) -> Vector:
    """The awards of an estate to those who claim more of it than there is, exactly, in the order of the claims.

    >>> claims_problem(200, [100, 200, 300], "talmud").tolist()
    [50.0, 75.0, 75.0]

    Args:
        estate: What is to be divided, from 0 to the sum of the claims.
        claims: One for each claimant, at least 0.
        rule: Which of ``DIVISIONS``. ``average-of-awards`` takes up to 20 positive claims, ``random-arrival`` 32.

    Raises:
        BadInput: for a claim or estate that cannot be, or too many claims for the rule.
        UnknownName: for a rule that does not exist.
    """
    if rule not in DIVISIONS:
        raise UnknownName("rule of division", str(rule), get_args(Division))
    return DIVISIONS[rule](Problem.of(estate, claims))
