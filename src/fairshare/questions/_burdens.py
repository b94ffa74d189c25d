"""What an ally carries beside its share of GDP: money in other units, debt, aid, common funding, growth, the sum."""

from collections.abc import Iterator, Mapping

from fairshare.core.figure import Figure
from fairshare.core.question import Missing
from fairshare.errors import FairshareError
from fairshare.questions._case import Case
from fairshare.questions._gathered import default_target

#: The year of the Wales guideline, from which spending above or below 2 % of GDP is added up.
SINCE = 2014
#: Name in the answer -> measure and choices.
WANTED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "expenditure_national": ("expenditure_national", {}),
    "expenditure_ppp": ("expenditure_ppp", {}),
    "share_of_total_current": ("share_of_total", {"prices": "current"}),
    "share_of_total_constant": ("share_of_total", {"prices": "constant"}),
    "share_of_total_ppp": ("share_of_total", {"prices": "ppp"}),
    "defence_share_weo": ("defence_share_weo", {}),
    "gdp_per_head_ppp": ("gdp_per_head_ppp", {}),
    "debt": ("weo_debt", {}),
    "balance": ("weo_balance", {}),
    "us_troops": ("us_troops", {}),
    "common_funding_share": ("common_funding_share", {}),
    "common_funding_eur": ("common_funding_eur", {}),
    "ukraine_aid_share": ("ukraine_aid_share", {}),
    "ukraine_aid_share_with_eu": ("ukraine_aid_share", {"eu": "with"}),
    "cumulative_gap": ("cumulative_gap", {"since": str(SINCE), "level": "2"}),
    "growth_needed": ("growth_needed", {"target": "hague-2025-core"}),
    "growth_achieved_3": ("growth_achieved", {"years": "3"}),
    "growth_achieved_5": ("growth_achieved", {"years": "5"}),
}
#: Measures for which the year before answers where the year itself is unknown.
OR_THE_YEAR_BEFORE = ("share_of_total", "us_troops")


def burdens(case: Case) -> dict[str, Figure | Missing]:
    """Every figure of an ally's burdens in the year of the headline, or why there is none."""
    return {name: _found(case, measure, choices) for name, measure, choices in _wanted(case)}


def _wanted(case: Case) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """What is looked up: gaps to the 2 % target in force, and everything that needs no target of the year."""
    target = {"target": default_target(case.here, case.year).id}
    yield from (("gap_national", "gap_national", target), ("gap_ppp", "gap_ppp", target))
    yield from ((name, measure, choices) for name, (measure, choices) in WANTED.items())


def _found(case: Case, measure: str, choices: Mapping[str, str]) -> Figure | Missing:
    """One figure, of the year or of the year before, or why there is none of the year."""
    reasons: list[str] = []
    for year in (case.year, case.year - 1)[: 1 + (measure in OR_THE_YEAR_BEFORE)]:
        try:
            row = case.here.row(measure, year, **choices)
        except FairshareError as error:
            reasons.append(str(error).rstrip("."))
            continue
        if case.place.iso3 in row:
            return row[case.place.iso3]
        reasons.append(row.why_missing(case.place.iso3))
    return Missing(reasons[0])
