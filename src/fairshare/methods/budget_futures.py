"""Outlook: the terms on which futures of spending are drawn, from plans, shocks and what was observed of both.

what is fixed      the share of GDP then            spending in US dollars then
share              stays as planned                 moves with growth, prices and the exchange rate
real               falls where GDP grows more       moves with prices and the exchange rate
nominal            falls where GDP or prices do     moves with the exchange rate
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from fairshare.errors import BadInput
from fairshare.methods.shocks import leaning
from fairshare.methods.simulate import Lean, Terms, Walk

Of = Literal["share", "bill"]
Power = Literal[1, 0, -1]
#: Upper ends of the bins: of shares of GDP, whose bins are then hundredths of a per cent, and of multiples of a plan.
TOP: dict[Of, float] = {"share": 0.1024, "bill": 8.0}
#: Which of the three has shocks by currency.
EXCHANGE = 2
#: What is fixed -> the power of growth, prices and the exchange rate in the result.
_POWERS: dict[tuple[Of, str], tuple[Power, Power, Power]] = {
    ("share", "share"): (0, 0, 0),
    ("share", "real"): (-1, 0, 0),
    ("share", "nominal"): (-1, -1, 0),
    ("bill", "share"): (1, 1, 1),
    ("bill", "real"): (0, 1, 1),
    ("bill", "nominal"): (0, 0, 1),
}


@dataclass(frozen=True, eq=False)
class Asked:
    """What futures are drawn of. Growth, prices and exchange rates stand in this order.

    Attributes:
        start: The share of each place now.
        plan: The shares planned, a row for each place, a column for each year.
        means: Of each of the three the rates expected, a row for each place, a column for each year.
        common: Of each of the three the standard deviation along what all share, one for each place.
        own: Of each of the three the standard deviation of what is a place's own.
        links: Correlations of what all share, 3 x 3.
        own_links: Correlations of what is each place's own, place x 3 x 3.
        group: Number of the currency of each place.
        on: Which of the three move; one that does not is drawn all the same, so that the others stay as they were.
        delivered, revised: Observed parts of plans that came, and factors of revision; none where there are none.
    """

    start: ArrayLike
    plan: ArrayLike
    means: ArrayLike
    common: ArrayLike
    own: ArrayLike
    links: ArrayLike
    own_links: ArrayLike
    group: Sequence[int]
    on: tuple[bool, ...] = (True, True, True)
    delivered: Sequence[float] = ()
    revised: Sequence[float] = ()


def terms(asked: Asked, *, of: Of = "share", fixed: str = "real") -> Terms:
    """The terms for shares of GDP, or for spending in dollars as multiples of what is planned.

    Raises:
        BadInput: for what is fixed if it is none of share, real, nominal.
    """
    if (of, fixed) not in _POWERS:
        raise BadInput.of("budgets", fixed, "share, real or nominal")
    powers = _POWERS[of, fixed]
    start, plan = np.array(asked.start, dtype=np.float64), np.array(asked.plan, dtype=np.float64)
    needed = max((n for n, power in enumerate(powers) if power and asked.on[n]), default=-1) + 1
    walks = tuple(_walk(asked, n, powers[n]) for n in range(needed))
    whole = 1 / plan if of == "bill" else np.empty(0)
    delivered, revised = (np.array(v, dtype=np.float64) for v in (asked.delivered, asked.revised))
    return Terms(start, plan, walks, delivered, revised, TOP[of], whole)


def _walk(asked: Asked, number: int, power: Power) -> Walk:
    """One kind of shock, leaning on those before it as far as they were correlated."""
    mean, common, own = (np.array(v, dtype=np.float64)[number] for v in (asked.means, asked.common, asked.own))
    shared = leaning(asked.links)[number]
    alone = np.array([leaning(table)[number] for table in np.array(asked.own_links)])
    group = np.array(asked.group if number == EXCHANGE else (), dtype=np.intp)
    leans = (Lean(before, common * shared[before], own * alone[:, before]) for before in range(number))
    kept: Power = power if asked.on[number] else 0
    return Walk(mean, common * shared[number], own * alone[:, number], kept, group, tuple(leans))
