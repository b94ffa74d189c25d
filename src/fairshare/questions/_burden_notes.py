"""An ally's burdens in words: one line each, the same for every ally, nothing where nothing is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairshare.core.figure import Cell, Figure, currency
from fairshare.core.question import Missing
from fairshare.core.row import NO_FORCES
from fairshare.questions._basis import mark
from fairshare.questions._burdens import SINCE
from fairshare.questions._case import Case
from fairshare.questions._gathered import default_target

#: From which part of itself on the IMF's GDP gives another share than NATO's.
APART = 0.1


@dataclass(frozen=True)
class Told:
    """The burdens of one ally, ready to be put into sentences."""

    case: Case
    found: Mapping[str, Figure | Missing]

    def figure(self, name: str) -> Figure | None:
        """A figure, or None where it is unknown."""
        found = self.found[name]
        return found if isinstance(found, Figure) else None

    def some(self, words: Mapping[str, str]) -> list[str]:
        """The phrases whose figure is known, the figure put in for ``{}``."""
        return [p.format(self._number(f)) for name, p in words.items() if (f := self.figure(name)) is not None]

    def _number(self, figure: Figure) -> str:
        """A figure in the unit of its measure, with one digit more where it is below one."""
        measure = self.case.here.measure(figure.id.measure) if figure.id else None
        value = figure.value * (measure.scale if measure else 1)
        decimals = (measure.decimals if measure else 2) + (abs(value) < 1)
        return f"{value:{'+' if measure and measure.signed else ''},.{decimals}f}".replace("-", "−")

    def year(self, *names: str) -> str:
        """The year figures are about, ``e`` behind it where one of them is an estimate or softer."""
        known = [f for name in names if (f := self.figure(name)) is not None]
        year = next((f.id.year for f in known if f.id), self.case.year)
        return f"{year}{max((mark(f) for f in known), default='')}"


def burden_notes(case: Case, found: Mapping[str, Figure | Missing]) -> Iterator[str]:
    """Every line, in the same order for every ally."""
    told = Told(case, found)
    for lines in (_band, _other_gdp, _gaps, _since, _growth, _debt, _common, _aid, _troops):
        yield from lines(told)


def _band(told: Told) -> Iterator[str]:
    """The part in the alliance's total, which depends on the prices: a band, never one number."""
    names = [f"share_of_total_{prices}" for prices in ("current", "constant", "ppp")]
    years = {n: f.id.year for n in names if (f := told.figure(n)) is not None and f.id}
    if not years:
        why = told.found[names[1]]
        if isinstance(why, Missing) and why.reason != NO_FORCES:
            yield f"Share of what all members spent in {told.case.year}: unknown ({why.reason})."
        return
    year = max(years.values())
    basis = told.case.here.row("expenditure_usd_constant", year).unit.price_basis
    current, constant, ppp = names
    words = {current: "{} % at current prices", constant: f"{{}} % at {basis} prices"}
    words[ppp] = "{} % at purchasing power parities"
    said = told.some({n: w for n, w in words.items() if years.get(n) == year})
    shown = told.year(*(n for n, y in years.items() if y == year))
    yield f"Share of what all members spent in {shown}, by the prices it is counted in: {', '.join(said)}."


def _other_gdp(told: Told) -> Iterator[str]:
    """Where NATO's amount over the IMF's GDP is another share, so that estimates on that GDP are off by as much."""
    published = told.case.here.row("defence_share", told.case.year).value(told.case.place.iso3)
    again = told.figure("defence_share_weo")
    if again is None or not published or abs(again.value / published - 1) <= APART:
        return
    yield (
        f"NATO's expenditure over the IMF's GDP is {again.value * 100:.2f} % in {told.year('defence_share_weo')}, not "
        f"{published * 100:.2f} % as published; amounts estimated as share × the IMF's GDP are off by as much."
    )


def _gaps(told: Told) -> Iterator[str]:
    gap = told.figure("gap_national")
    words = {
        "gap_national": f"{{}} million {(currency(gap) if gap else '') or 'in national currency'}",
        "gap_ppp": "{} million international $",
    }
    if said := told.some(words):
        label = default_target(told.case.here, told.case.year).label
        yield f"Against {label} in {told.year(*words)}, current prices: {', '.join(said)}."


def _since(told: Told) -> Iterator[str]:
    """The sum since 2014, and from when it counts."""
    figure = told.figure("cumulative_gap")
    if figure is None:
        return
    first, last = min(years := _years(figure)), max(years)
    joined = ", the year of accession," if first > SINCE else ""
    side = "above" if figure.value >= 0 else "below"
    yield (
        f"Added up from {first}{joined} to {last}{mark(figure)}: "
        f"US$ {abs(figure.value) / 1e9:,.1f} bn {side} 2 % of GDP, {figure.unit.price_basis} prices."
    )


def _years(figure: Figure) -> set[int]:
    """The years of the published cells a figure was made of."""
    return {leaf.fact.year for leaf in figure.trail.leaves() if isinstance(leaf, Cell)}


#: What the core pledge of The Hague asks, in GDP.
CORE = 0.035


def _growth(told: Told) -> Iterator[str]:
    words = {
        "growth_needed": "{} % needed until the 3.5 % core pledge is due in 2035",
        "growth_achieved_3": "{} % achieved over the last 3 years",
        "growth_achieved_5": "{} % achieved over the last 5",
    }
    share = told.case.here.row("defence_share", told.case.year).value(told.case.place.iso3)
    if share is not None and share >= CORE:
        del words["growth_needed"]  # what it may grow less than its GDP is no need
    if said := told.some(words):
        yield f"Real growth of expenditure a year, seen from {told.year(*words)}: {', '.join(said)}."


def _debt(told: Told) -> Iterator[str]:
    words = {"debt": "gross debt {} % of GDP", "balance": "balance {} % of GDP"}
    if said := told.some(words):
        yield f"General government in {told.year(*words)} (IMF): {', '.join(said)}."


def _common(told: Told) -> Iterator[str]:
    """Cost share and money, with the doubt about them: no other burden rests on figures nobody could confirm."""
    words = {"common_funding_share": "cost share {} %", "common_funding_eur": "EUR {} million"}
    known = [f for name in words if (f := told.figure(name)) is not None]
    weak = any(isinstance(c, Cell) and c.fact.grade == "unverified" for f in known for c in f.trail.leaves())
    doubt = " (unverified: read neither in a document of NATO's nor in the press)" if weak else ""
    if said := told.some(words):
        yield f"NATO's common budgets of {told.year(*words)}: {', '.join(said)}{doubt}."


def _aid(told: Told) -> Iterator[str]:
    words = {"ukraine_aid_share": "{} % of GDP"}
    if told.case.place.iso3 in told.case.here.members(told.case.year, "EU"):
        words["ukraine_aid_share_with_eu"] = "{} % with its part in the EU's"
    if said := told.some(words):
        yield f"Aid to Ukraine allocated in {told.year(*words)} (Kiel Institute): {', '.join(said)}."


def _troops(told: Told) -> Iterator[str]:
    for said in told.some({"us_troops": "{}"}):
        year = told.year("us_troops")
        yield f"United States troops in the country in {year}: {said} (permanently assigned; rotations do not count)."
