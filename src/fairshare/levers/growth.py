"""The years after the last published one: GDP, prices and people as the IMF projects them, and what is spent then."""

from dataclasses import dataclass
from typing import Literal

from fairshare.core.figure import ONE, Figure, ScenarioLine, Trail
from fairshare.core.lever import lever
from fairshare.core.row import Row
from fairshare.core.unit import RATIO
from fairshare.core.world import FIRST_YEAR, LAST_YEAR, World

REAL = "weo_growth"
#: Measure of the board -> what carries it on: real growth, or the path of a measure of the IMF.
BOARD = {
    "gdp_usd_constant": REAL,
    "gdp_usd_current": "weo_gdp_usd",
    "population": "weo_population",
    "expenditure_usd_constant": REAL,
    "expenditure_national_constant": REAL,
    "expenditure_usd_current": "weo_gdp_usd",
    "expenditure_national_current": "weo_gdp_national",
}
SPENT = tuple(m for m in BOARD if m.startswith("expenditure"))
GDP = ("weo_gdp_national", "weo_gdp_usd", "weo_gdp_ppp")
LEVELS = (*GDP, "weo_deflator", "weo_population", "weo_employed")
#: Who is blank in the board's last year is carried on from one of the two before it.
LOOK_BACK = 3
#: Growth that may be added: more in every year has no precedent.
MOST = 0.2
YEARS = (FIRST_YEAR, LAST_YEAR)


@lever(alters="amounts", rewrites=(*BOARD, *LEVELS, REAL), extends=True, faster=(-MOST, MOST), until_year=YEARS)
def growth(  # noqa: PLR0913  one parameter per setting
    below: World,
    measure: str,
    row: Row,
    line: ScenarioLine,
    *,
    until_year: int = 2035,
    faster: float = 0.0,
    spending: Literal["share", "amount"] = "share",
    places: tuple[str, ...] = (),
) -> Row:
    """Carry the board on after its last year by the IMF's rates; those of the IMF's own last year go on after it.

    ``faster`` is added to real growth in every year after the board's last, e.g. -0.01 for a point less, for ``places``
    or for all. ``spending`` keeps its ``share`` of GDP, or its ``amount`` at constant prices.
    """
    year = row.name.year if row.name else 0
    published = below.unchanged().over(None)
    last = published.once("newest year", published.newest_year)
    if year <= last:
        return row
    if year > until_year:
        return Row.none(below.span(year), f"the scenario goes until {until_year}", row.unit)
    here = _Ahead(below.backfilled().over(below.span(year)), last, line, faster, frozenset(places))
    if measure == REAL:
        return here.rate(year)
    if measure in LEVELS:
        return here.level(measure, year)
    found = here.board(measure, year, spending if measure in SPENT else "share")
    return found.marked("hypothetical") if measure in SPENT else found


@dataclass(frozen=True)
class _Ahead:
    """The years after a board, seen from the world below the scenario.

    Attributes:
        world: That world, over the places asked about.
        last: The board's last year.
        line: The line of the scenario.
        faster: What is added to real growth.
        places: For whom; none means everybody.
    """

    world: World
    last: int
    line: ScenarioLine
    faster: float
    places: frozenset[str]

    def board(self, measure: str, year: int, spending: str) -> Row:
        """A measure of the board, from the newest of its last years in which a place has a figure."""
        found: Row | None = None
        for start in range(self.last, self.last - LOOK_BACK, -1):
            known = self.world.row(measure, start)
            grown = known * self._factor(BOARD[measure], start, year)
            if spending == "amount":
                grown = grown / self._factor(REAL, start, year)
            found = grown if found is None else found.or_else(grown) if known.unit == found.unit else found
        return found if found is not None else Row.none(self.world.span(year), "no board")

    def _factor(self, by: str, start: int, year: int) -> Row:
        """What a year is over an earlier one."""
        if by != REAL:
            return self.level(by, year) / self.level(by, start)
        product = self.rate(start + 1) + ONE
        for between in range(start + 2, year + 1):
            product = product * (self.rate(between) + ONE)
        return product

    def rate(self, year: int) -> Row:
        """Real growth of GDP in a year: the IMF's, of its last year where it ends, and what is added."""
        published = self.world.row(REAL, min(year, self._end(REAL)))
        if year <= self.last:
            return published
        added = Figure(self.faster, RATIO, Trail("scenario", leaf=self.line), self._softness)
        if not self.places:
            return published + added
        return (published.only(self.places) + added).or_else(published)

    def level(self, measure: str, year: int) -> Row:
        """A measure of the IMF in a year; after its last year it goes on as it went in that year."""
        end = self._end(measure)
        row = self.world.row(measure, min(year, end))
        if year > end:
            row = row * (row / self.world.row(measure, end - 1)) ** (year - end)
        if year <= self.last or measure not in GDP or not self.faster:
            return row * self._named
        for between in range(self.last + 1, year + 1):
            usual = self.world.row(REAL, min(between, self._end(REAL))) + ONE
            row = row * ((self.rate(between) + ONE) / usual)
        return row

    def _end(self, measure: str) -> int:
        """The last year for which the edition that answers has a measure."""
        source = self.world.source_of(self.world.base_measure(measure), self.last)
        return max(self.world.facts.years(measure, source.id)) if source else self.last

    @property
    def _softness(self) -> Literal["hypothetical", "projection"]:
        return "hypothetical" if self.faster else "projection"

    @property
    def _named(self) -> Figure:
        """One, so that the line of the scenario stands in every trail."""
        return Figure(1.0, RATIO, Trail("scenario", leaf=self.line), "projection")
