"""What the lines over a table of SIPRI's say: which measure, in which unit, at the prices of which year."""

import re
from dataclasses import dataclass

from fairshare.sources.xlsx import Sheet

#: Words of the lines over a table -> measure and unit; the first of which all match counts.
_MEASURES = (
    (("share|percentage", "gross domestic product|GDP"), "sipri_share", "1"),
    (("share|percentage", r"government (spending|expenditure)"), "sipri_share_of_government", "1"),
    (("per capita|per head", r"US ?\$|dollars"), "sipri_per_head", "USD@current/person"),
    (("local currency", "calendar years"), "sipri_national", "{currency}@current"),
    (("local currency", "financial years"), "sipri_national_fiscal", "{currency}@current"),
    (("constant", r"US ?\$|dollars"), "sipri_usd_constant", "USD@{base}"),
    (("current", r"US ?\$|dollars"), "sipri_usd_current", "USD@current"),
)
_BASE = re.compile(r"constant[ (]*((?:19|20)\d\d)\b", re.IGNORECASE)
_SCALES = (
    ("billion", re.compile(r"\bbillions?\b|\$ ?b\.|\(b\.\)", re.IGNORECASE)),
    ("million", re.compile(r"\bmillions?\b|\$ ?m\b|\(m\.\)", re.IGNORECASE)),
)
#: Which legend says that figures in some colour are estimates.
_LEGEND = re.compile(r"figures in (blue|red)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """What a table holds.

    Attributes:
        measure: Id of the measure.
        unit: As printed; ``{currency}`` where each row names its own.
        base: Year of its constant prices, if it has any.
        legend: Whether it says that colours mark estimates.
    """

    measure: str
    unit: str
    base: int | None
    legend: bool


def meaning_of(sheet: Sheet, lines: tuple[str, ...]) -> Meaning:
    """What a table holds, by the lines over it.

    Raises:
        BadSource: naming the sheet whose lines do not say it, or say it twice.
    """
    said = " ".join(lines)
    fits = ((m, u) for words, m, u in _MEASURES if all(re.search(word, said, re.IGNORECASE) for word in words))
    if (first := next(fits, None)) is None:
        raise sheet.bad("A1", f"the lines over the table, {lines[0][:80]!r}, say no measure known")
    measure, unit = first
    bases = {int(year) for year in _BASE.findall(said)}
    if "{base}" in unit and len(bases) != 1:
        raise sheet.bad("A1", "the lines over the table do not say of which year the constant prices are")
    base = bases.pop() if "{base}" in unit else None
    scale = "" if measure in ("sipri_share", "sipri_share_of_government", "sipri_per_head") else _scale(sheet, said)
    if not scale and "USD" in unit and "person" not in unit:
        raise sheet.bad("A1", "the lines over the table do not say whether the US$ are millions or billions")
    printed = f"{scale} {unit}".strip().replace("{base}", str(base))
    return Meaning(measure, printed, base, _LEGEND.search(said) is not None)


def _scale(sheet: Sheet, said: str) -> str:
    found = [scale for scale, pattern in _SCALES if pattern.search(said)]
    if len(found) > 1:
        raise sheet.bad("A1", f"the lines over the table say both {' and '.join(found)}")
    return found[0] if found else ""


#: Currencies as SIPRI names them of states that took the euro later, each with its last year.
_BEFORE_THE_EURO = {
    "leva": ("BGN", 2025), "lev": ("BGN", 2025), "kunas": ("HRK", 2022), "kuna": ("HRK", 2022),
    "litai": ("LTL", 2014), "litas": ("LTL", 2014), "lats": ("LVL", 2013), "kroons": ("EEK", 2010),
    "krooni": ("EEK", 2010), "koruny": ("SKK", 2008), "tolars": ("SIT", 2006), "liri": ("MTL", 2007),
}  # fmt: skip


def currency_of(word: str, today: str, last: int) -> str | None:
    """ISO code of the currency of a row: today's, unless the row names one that was in use in the table's last year.

    SIPRI gives all years in the currency of the last one, and some names outlive it: in the edition to 2024 Croatia's
    "Kunas" are euros, as its rate to the dollar shows.

    Args:
        word: As the row names it; empty where it does not.
        today: ISO code of the currency of today.
        last: Last year of the table.

    Returns:
        The code, or None for a currency not known of a state that has the euro.
    """
    said = word.strip().lower()
    if today != "EUR" or not said or said.startswith("euro"):
        return today
    code, until = _BEFORE_THE_EURO.get(said, (None, last))
    return "EUR" if last > until else code
