"""How claims speak of figures: short, with unit and year."""

from collections.abc import Iterable

from fairshare.core.figure import Figure
from fairshare.core.quantity import Quantity
from fairshare.core.verdict import Outcome

SOFT = ("estimate", "derived_estimate", "projection")


def percent(ratio: float, digits: int = 2) -> str:
    """A ratio in percent: ``1.99 %``; a third digit where two would hide on which side of a whole number it lies."""
    shown = f"{ratio * 100:.{digits}f}"
    if digits == 2 and shown.endswith(".00") and abs(ratio * 100 - float(shown)) > 1e-4:
        shown = f"{ratio * 100:.4f}"
    return f"{shown} %".replace("-", "−")


def billions(amount: float, currency: str = "US$") -> str:
    """An amount of money: ``US$ 967.7 bn``, ``EUR 438 m``."""
    if 0 < abs(amount) < 1e9:
        return f"{currency} {amount / 1e6:,.0f} m".replace("-", "−")
    value = amount / 1e9
    digits = 1 if abs(value) < 1e4 else 0
    return f"{currency} {value:,.{digits}f} bn".replace("-", "−")


def mark(figure: Figure | None) -> str:
    """``e`` after a year whose figure is an estimate or softer."""
    return "e" if figure is not None and figure.status in SOFT else ""


def said(quantity: Quantity) -> str:
    """A quantity as the claim has it, with its hedge."""
    return quantity.words


def allowed(quantity: Quantity) -> str:
    """The tolerance that was allowed, in words."""
    if quantity.vague or quantity.kind in ("count", "rank"):
        return "none: counted" if not quantity.vague else "the words are taken at their least"
    if quantity.bound in ("about", "exactly") and quantity.high is None:
        return "half of the last digit said"
    return {
        "nearly": "up to a tenth below",
        "between": "the range said",
        "at_least": "that much or more, rounded as said",
        "more_than": "more than that, rounded as said",
        "at_most": "that much or less, rounded as said",
        "less_than": "less than that, rounded as said",
    }.get(quantity.bound, "the range said")


def listed_in_words(parts: Iterable[str]) -> str:
    """Parts as a list in a sentence: "2019, 2020 and 2022"."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def ordinal(number: int) -> str:
    """A place in a row: ``2nd``, ``11th``, ``23rd``."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def outcome(holds: bool | None, *, denied: bool = False) -> Outcome:
    """An outcome from a comparison; a denied claim turns it round; None is unknown."""
    if holds is None:
        return "unknown"
    return "holds" if holds is not denied else "fails"


def sentence(text: str) -> str:
    """Words as a sentence: a capital first, one full stop at the end."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"
