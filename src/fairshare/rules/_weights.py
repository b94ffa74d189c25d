"""Weights a user gives by name, as one word: ``POL:2,USA:1.5``."""

from fairshare.core.choice_text import pieces
from fairshare.errors import BadInput


def weights(what: str, text: str, accepted: str) -> dict[str, float]:
    """Name -> weight; a name may hold more in brackets, as in ``ability-to-pay(elasticity=1):2``.

    Raises:
        BadInput: for a weight that is no number of at least 0, a name twice, or no weight above 0.
    """
    found: dict[str, float] = {}
    for piece in pieces(what, text):
        name, _, number = (part.strip() for part in piece.rpartition(":"))
        try:
            weight = float(number)
        except ValueError:
            weight = -1.0
        if not name or ":" in name.partition("(")[0] or name in found or not 0 <= weight < float("inf"):
            raise BadInput.of(what, text, accepted)
        found[name] = weight
    if not any(found.values()):
        raise BadInput.of(what, text, f"{accepted}; one of them above 0")
    return found
