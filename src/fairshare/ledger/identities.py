"""Identities between a release's own tables, and against other publishers: what must hold if all is as it says."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from statistics import median

from fairshare.core.place import Group
from fairshare.ledger.check import Held
from fairshare.ledger.finding import Finding

#: Half of the last digit NATO prints of a share: 0.005 percentage points.
SHARE = 0.00005
#: A tenth of a percentage point, for growth and for categories that are printed with one or two decimals.
TENTH = 0.001
#: Relative difference of two ways to the same population: NATO prints dollars per head without decimals.
PEOPLE = 0.02
#: How far a denominator may stray from its own usual ratio to WEO's GDP before it is something else.
DENOMINATOR = 0.15
#: Relative difference of a total and its parts.
TOTAL = 1e-4
GROUPS = ("NATO", "EUR_CAN")


def shares(held: Held) -> Iterator[Finding]:
    """Share of GDP = expenditure over GDP, at constant and, for single countries, at current prices.

    A group's share of real GDP weighs its members at the base year's exchange rates, so it has no current-price twin.
    """
    for place, year in held.keys("defence_share"):
        share = held.value("defence_share", place, year)
        for prices in ("constant", "current"):
            spent = held.value(f"expenditure_usd_{prices}", place, year)
            gdp = held.value(f"gdp_usd_{prices}", place, year)
            if share is None or spent is None or not gdp or (prices == "current" and place in GROUPS):
                continue
            tolerance = SHARE if prices == "constant" else 2 * SHARE
            if abs(spent / gdp - share) > tolerance:
                told = f"{share * 100:.3f} % printed, {spent / gdp * 100:.3f} % from the amounts at {prices} prices"
                yield Finding(f"share-{prices}", held.source.id, "defence_share", place, year, told)


def growth(held: Held) -> Iterator[Finding]:
    """Real change = constant-price expenditure over the year before's."""
    years = sorted({y for _, y in held.keys("real_growth")})
    for before, year in pairwise(years):
        for place, _ in (k for k in held.keys("real_growth") if k[1] == year):
            printed = held.value("real_growth", place, year)
            levels = [held.value("expenditure_usd_constant", place, y) for y in (before, year)]
            if printed is None or None in levels or not levels[0]:
                continue
            found = (levels[1] or 0.0) / levels[0] - 1
            if abs(found - printed) > TENTH:
                told = f"{printed * 100:.2f} % printed, {found * 100:.2f} % from the amounts"
                yield Finding("growth", held.source.id, "real_growth", place, year, told)


def categories(held: Held) -> Iterator[Finding]:
    """Equipment, personnel, infrastructure and other add up to the whole."""
    names = [f"{c}_share" for c in ("equipment", "personnel", "infrastructure", "other")]
    for place, year in held.keys("equipment_share"):
        parts = [held.value(n, place, year) for n in names]
        known = [p for p in parts if p is not None]
        if len(known) == len(names) and abs(sum(known) - 1) > TENTH:
            told = f"the four categories add up to {sum(known) * 100:.2f} %"
            yield Finding("categories", held.source.id, "equipment_share", place, year, told)


def per_head(held: Held) -> Iterator[Finding]:
    """The two ways to a population agree: GDP over GDP per head, and expenditure over expenditure per head."""
    pairs = (("gdp_usd_constant", "gdp_per_head"), ("expenditure_usd_constant", "expenditure_per_head"))
    for place, year in held.keys("expenditure_per_head"):
        found = []
        for whole, each in pairs:
            amount, head = held.value(whole, place, year), held.value(each, place, year)
            found += [amount / head] if amount is not None and head else []
        if len(found) == len(pairs) and abs(found[0] / found[1] - 1) > PEOPLE:
            told = f"{found[0]:,.0f} people by GDP, {found[1]:,.0f} by expenditure"
            yield Finding("per-head", held.source.id, "expenditure_per_head", place, year, told)


def totals(held: Held, groups: Mapping[str, Group]) -> Iterator[Finding]:
    """A published total is the sum over the members of the year."""
    for measure in (
        "expenditure_usd_current",
        "expenditure_usd_constant",
        "gdp_usd_current",
        "gdp_usd_constant",
        "personnel",
    ):
        for place, year in held.keys(measure):
            total = held.value(measure, place, year)
            if place not in GROUPS or total is None:
                continue
            members = groups["NATO"].on(date(year, 12, 31)) - frozenset(groups[place].without)
            parts = {p: held.value(measure, p, year) for p in members}
            found = sum(v for v in parts.values() if v is not None)
            if abs(found / total - 1) > TOTAL:
                lacking = sorted(p for p, v in parts.items() if v is None)
                told = f"{total:,.0f} printed, {found:,.0f} added up" + (
                    f" without {', '.join(lacking)}" if lacking else ""
                )
                yield Finding("total", held.source.id, measure, place, year, told)


def denominators(held: Held, weo: Held) -> Iterator[Finding]:
    """NATO's GDP keeps its usual ratio to the GDP of the World Economic Outlook; a break is another concept.

    A country's usual ratio is the median over the years of the release, so that revisions, which shift all years
    alike, are not taken for a break.
    """
    by_place: dict[str, dict[int, float]] = {}
    for place, year in held.keys("gdp_usd_current"):
        ours, theirs = held.value("gdp_usd_current", place, year), weo.value("weo_gdp_usd", place, year)
        if ours is not None and theirs:
            by_place.setdefault(place, {})[year] = ours / theirs
    for place, ratios in by_place.items():
        usual = median(ratios.values())
        for year, ratio in ratios.items():
            if abs(ratio / usual - 1) > DENOMINATOR:
                told = f"{ratio:.3f} of WEO's GDP, usually {usual:.3f}"
                yield Finding("denominator", held.source.id, "gdp_usd_current", place, year, told)
