"""Defence- and security-related spending as a user enters it, item by item."""

from fairshare.core.figure import Figure, ScenarioLine, Trail
from fairshare.core.lever import lever
from fairshare.core.related import Counting, RelatedItem
from fairshare.core.row import Row
from fairshare.core.unit import RATIO, Unit
from fairshare.core.world import World


@lever(alters="amounts", rewrites=("related_share",))
def related(  # noqa: PLR0913  one parameter per setting
    below: World, measure: str, row: Row, line: ScenarioLine, *, items: tuple[str, ...], counting: Counting = "strict"
) -> Row:
    """Count items of related spending, such as "Italy 2026 0.4 % of GDP, infrastructure, strict: Rail lines".

    An amount is a part of GDP, or in millions of national currency, over the IMF's GDP of the year. ``counting`` is how
    widely is counted: every item names the narrowest reading that counts it. Who entered nothing for a year stays
    unknown; who entered what does not count has zero.
    """
    year = row.name.year if row.name else 0
    entered: dict[str, list[RelatedItem]] = {}
    for item in map(RelatedItem.of, items):
        place = below.place(item.ally).iso3
        if item.year == year and place in below.span(year):
            entered.setdefault(place, []).append(item)
    figures, missing = dict(row), dict(row.missing)
    gdp = below.backfilled().row("weo_gdp_national", year) if entered else row
    for place, found in entered.items():
        if place not in gdp and any(item.unit == "million" for item in found):
            missing[place] = f"GDP in national currency: {gdp.why_missing(place)}"
            continue
        missing.pop(place, None)
        start = row[place] if place in row else _entered(line, f"counted are items that are {counting}", 0.0)
        for item in found:
            if item.counts(counting):
                start = start + _share(item, line, gdp.get(place))
        figures[place] = start
    return Row.of(figures, missing)


def _share(item: RelatedItem, line: ScenarioLine, gdp: Figure | None) -> Figure:
    """An item over GDP."""
    if item.unit == "million" and gdp is not None:
        return _entered(line, str(item), item.amount * 1e6, gdp.unit) / gdp
    return _entered(line, str(item), item.amount / 100)


def _entered(line: ScenarioLine, text: str, value: float, unit: Unit = RATIO) -> Figure:
    leaf = ScenarioLine(line.scenario, f"related {text}")
    return Figure(value, unit, Trail("scenario", leaf=leaf), "hypothetical")
