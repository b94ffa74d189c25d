"""NATO's row labels and marks: who a row is about, in which currency it is, what stands for nothing."""

import re

from fairshare.core.place import Gazetteer, plain

#: Aggregates NATO prints, by their letters only, to the id of the group.
AGGREGATES = {"natoeuropeandcanada": "EUR_CAN", "natototal": "NATO", "natoeurope": "NATO_EUROPE"}
#: What is printed where there is no figure.
NOTHING = ("..", "...", "…", "-", "–", "—")
_PAGE = re.compile(r"[-–—] ?\d{1,3} ?[-–—]")
_BRACKET = re.compile(r"\(([^()]*)\)")
#: Currency words as printed after a label, to ISO 4217 codes; where one word names several, the place decides.
_CURRENCIES = {
    "leks": "ALL", "leva": "BGN", "canadiandollars": "CAD", "kuna": "HRK", "kunas": "HRK", "koruny": "CZK",
    "euros": "EUR", "euro": "EUR", "forint": "HUF", "forints": "HUF", "denars": "MKD", "zlotys": "PLN", "newlei": "RON",
    "lei": "RON", "kronor": "SEK", "liras": "TRY", "lira": "TRY", "turkishliras": "TRY", "pounds": "GBP",
    "poundssterling": "GBP", "usdollars": "USD", "lats": "LVL", "litas": "LTL", "krooni": "EEK",
}  # fmt: skip
_KRONER = {"DNK": "DKK", "NOR": "NOK"}


def place_of(label: str, places: Gazetteer) -> str | None:
    """The ISO code or group id a label stands for, or None; stars, brackets and hard spaces do not matter."""
    bare = _BRACKET.sub(" ", label)
    if (aggregate := AGGREGATES.get(plain(bare))) is not None:
        return aggregate
    place = places.named(bare)
    return place.iso3 if place else None


def currency_of(label: str, place: str) -> str | None:
    """The ISO 4217 code of the currency a label names in brackets, or None.

    >>> currency_of("Norway   (Kroner)", "NOR"), currency_of("Norway", "NOR")
    ('NOK', None)
    """
    words = [plain(b) for b in _BRACKET.findall(label)]
    found = [_KRONER.get(place) if w == "kroner" else _CURRENCIES.get(w) for w in words]
    return next((code for code in found if code), None)


def is_page_number(text: str) -> bool:
    """Whether a text cell is only a page number such as ``-7-``."""
    return _PAGE.fullmatch(text.strip()) is not None
