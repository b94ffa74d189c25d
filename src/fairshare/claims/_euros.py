"""Euros and dollars: the rate of a year by the IMF, which is Germany's GDP in one over its GDP in the other."""

from fairshare.claims._sightings import main_of, sightings
from fairshare.core.claim import Case
from fairshare.core.figure import Figure

#: Whose national currency is the euro in every year of the IMF's table.
EURO = "DEU"


def dollars_per_euro(case: Case, year: int) -> Figure | None:
    """US dollars for a euro, on average over a year; None where the IMF's table does not tell."""
    in_usd = main_of(sightings(case, "weo_gdp_usd", EURO, year))
    in_eur = main_of(sightings(case, "weo_gdp_national", EURO, year))
    return in_usd.figure / in_eur.figure if in_usd is not None and in_eur is not None else None
