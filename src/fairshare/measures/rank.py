"""On which rank an ally comes, and between which ranks if its figure may be off by as much as such figures are."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairshare.core.derived import Shown, derived, derived_measures
from fairshare.core.figure import Figure, TargetTerm, Trail
from fairshare.core.row import Parts, Row
from fairshare.core.rule import rules
from fairshare.core.target import Target
from fairshare.core.unit import RATIO
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.rank_intervals import Doubt, RankIntervals, Ratios, Reading, rank_intervals

#: What may be varied -> the measure that says how much.
CAUSES = {
    "revision": "revisions_seen",
    "rounding": "rounding",
    "gdp": "gdp_spread",
    "exchange": "exchange_spread",
}
#: Results of the draws: ranks, and parts of the draws.
BOUNDS = ("printed", "low", "median", "high", "slack", "first", "reached")
MOST_DRAWS = 10_000_000
#: Measures of whose ratios a rule makes its shares, and through whose GDP they move.
BY_RULE = "paid_to_fair"


@derived(
    Shown("Rank", "rank", 1, 0, stands_on=""),
    formula="1 + how many allies have a larger figure as printed; low, median, high: over draws in which every figure "
    "is moved by rounding, by revisions seen, by the spread of GDP and of exchange rates",
)
def rank(
    world: World, year: int, *, of: str = "defence_share", bound: str = "printed", group: str = "NATO", **settings: str
) -> Row:
    """The rank by a measure, ties on the first they fill, or one end (``bound``) of the interval that holds it."""
    if bound not in BOUNDS:
        raise BadInput.of("bound", bound, f"one of {', '.join(BOUNDS)}")
    members = world.members(year, group)
    here, asked = world.over(members), _Asked.read(world, of, group, settings)
    found = here.once(("ranked", year, asked), lambda: _ranked(here, year, asked))
    strangers = dict.fromkeys(world.span(year) - members, f"not a member of {group} in {year}")
    row = found[bound].only(world.span(year))
    return Row(row.numbers, row.unit, {**row.missing, **strangers}, row.step)


@dataclass(frozen=True)
class _Asked:
    """What is ranked and what is varied, read from choices."""

    of: str
    choices: tuple[tuple[str, str], ...]
    vary: tuple[str, ...]
    draws: int
    seed: int
    within: float
    target: str

    @classmethod
    def read(cls, world: World, of: str, group: str, settings: Mapping[str, str]) -> "_Asked":
        """The settings, those it does not know left to the measure (BadInput naming what cannot be used)."""
        meant = world.measure(of)
        if meant.signed or meant.unit.startswith("NCU") or of in ("rank", "share_of_draws"):
            raise BadInput.of("measure", of, "one of levels that can be compared, e.g. defence_share, no difference")
        rest = {k: v for k, v in settings.items() if k not in ("vary", "draws", "seed", "within", "target")}
        function = derived_measures.get(of)
        if function is not None and "group" in function.choices:
            rest["group"] = group
        vary = tuple(c.strip() for c in settings.get("vary", ",".join(CAUSES)).split(","))
        if vary != ("nothing",) and (odd := [c for c in vary if c not in CAUSES]):
            raise BadInput.of("vary", odd[0], f"some of {', '.join(CAUSES)}, joined by commas, or nothing")
        return cls(
            of,
            tuple(sorted(rest.items())),
            tuple(c for c in CAUSES if c in vary),
            _number("draws", settings.get("draws", "10000"), 2, MOST_DRAWS),
            _number("seed", settings.get("seed", "1"), 0, 2**63),
            _percent(settings.get("within", "90")),
            settings.get("target", ""),
        )

    @property
    def rule(self) -> str:
        """The rule whose fair shares are in the measure; empty where none is."""
        return dict(self.choices).get("rule", "equal-effort") if self.of == BY_RULE else ""


def _ranked(here: World, year: int, asked: _Asked) -> dict[str, Row]:
    """Every result, as a row."""
    row = here.row(asked.of, year, **dict(asked.choices))
    if not row.numbers:
        return dict.fromkeys(BOUNDS, row)
    measure, threshold = here.measure(asked.of), _threshold(here, year, asked)
    places = sorted(row.numbers)
    values = [row.numbers[p][0] for p in places]
    reading = Reading(
        10.0**-measure.decimals / measure.scale, asked.within / 100, threshold.value if threshold else None
    )
    doubt, spreads = _doubt(here, year, asked, row)
    found = rank_intervals(values, doubt, reading, draws=asked.draws, seed=asked.seed)
    compared = Figure(float(len(row)), RATIO, Trail("Σ of one for each ally compared", Parts(row)))
    drawn = Figure.drawn(f"moved by {', '.join(asked.vary) or 'nothing'}", asked.draws, asked.seed)
    part = Figure.chosen("part of the draws the interval holds", asked.within / 100)
    inputs: tuple[Row | Figure, ...] = (row, compared, *spreads)
    rows = {"printed": Row.made("rank by the figure as printed", _by(places, found, "printed"), (row, compared))}
    for bound in BOUNDS[1:-1]:
        given = (*inputs, part, drawn) if bound in ("low", "high", "slack") else (*inputs, drawn)
        rows[bound] = Row.made(f"{bound} over the draws", _by(places, found, bound), given)
    if threshold is None:
        return {**rows, "reached": Row.none(here.span(year), f"no target in force in {year} speaks of {asked.of}")}
    reached = Row.made("at or above it in the draws", _by(places, found, "reached"), (*inputs, threshold, drawn))
    return {**rows, "reached": reached}


def _by(places: list[str], found: RankIntervals, bound: str) -> dict[str, float]:
    """One result by place."""
    column = getattr(found, "ranks" if bound == "printed" else bound)
    return {p: float(v) for p, v in zip(places, column, strict=True)}


def _doubt(here: World, year: int, asked: _Asked, row: Row) -> tuple[Doubt, tuple[Row, ...]]:
    """How far the figures may be off, and the rows that say so; a cause left out or unknown moves nothing."""
    places, parity = sorted(row.numbers), bool(asked.rule) and rules[asked.rule].prices == "ppp"
    of = "defence_share" if parity else asked.of  # shares at purchasing power are made of shares of GDP
    known = {
        cause: here.row(measure, year, of=of) if cause in asked.vary else Row.none(here.span(year), "not varied")
        for cause, measure in CAUSES.items()
    }
    if asked.rule and not parity:
        return _by_rule(here, year, asked, {**known, "figures": row})
    halves = [(known["rounding"].value(p) or 0.0) * abs(row.numbers[p][0]) for p in places]
    ratios = (
        Ratios(_seen(known["revision"], places)),
        Ratios(_pools(known["gdp"], places), part=True),
        Ratios(_pools(known["exchange"], places), part=True),
    )
    return Doubt(halves, ratios), tuple(r for r in known.values() if r.numbers)


def _by_rule(here: World, year: int, asked: _Asked, known: Mapping[str, Row]) -> tuple[Doubt, tuple[Row, ...]]:
    """How far actual over fair shares may be off: GDP moves them by the slopes of the rule, to first order.

    The IMF's rates are put in NATO's place in spending and, where the rule takes it from NATO, in GDP.
    """
    places, gdp = sorted(known["figures"].numbers), known["gdp"]
    renewed = here.row("revisions_seen", year, of="gdp_usd") if "gdp" in asked.vary else gdp
    moving = gdp.numbers or renewed.numbers or known["exchange"].numbers
    nato, imf = (_slopes(here, year, asked, places if moving else [], whose) for whose in ("NATO", "IMF"))
    ratios = [Ratios(_seen(known["revision"], places))]
    if moving:
        both = [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(nato, imf, strict=True)]
        with_spending = [[a + (i == j) for j, a in enumerate(x)] for i, x in enumerate(nato)]
        ratios += [
            Ratios(_pools(gdp**-1, places), part=True, through=nato),
            Ratios(_pools(gdp, places), part=True, through=imf),
            Ratios(_seen(renewed, places), through=both),
            Ratios(_pools(known["exchange"], places), part=True, through=with_spending),
        ]
    slopes = [here.row("paid_slope", year, whose=w, **dict(asked.choices)) for w in ("NATO", "IMF") if moving]
    moved_by = (s for s in slopes if any(v for v, _ in s.numbers.values()))
    told = (known["revision"], gdp, renewed, known["exchange"], *moved_by)
    return Doubt(None, tuple(ratios)), tuple(r for r in told if r.numbers)


def _slopes(here: World, year: int, asked: _Asked, places: list[str], whose: str) -> list[list[float]]:
    """How the logarithm of each ratio (row) moves with that of each ally's GDP (column)."""
    columns = [here.row("paid_slope", year, by=p, whose=whose, **dict(asked.choices)) for p in places]
    return [[column.value(p) or 0.0 for column in columns] for p in places]


def _seen(row: Row, places: list[str]) -> list[list[float]]:
    """The revisions that were seen of figures like that of each place."""
    return [[f.value for f in row[p].trail.inputs] if p in row else [] for p in places]


def _pools(row: Row, places: list[str]) -> list[list[float]]:
    """The one ratio known of each place; none where it is not known."""
    return [[row.numbers[p][0]] if p in row else [] for p in places]


def _threshold(here: World, year: int, asked: _Asked) -> Figure | None:
    """The level that figures are held against: the target asked for or the oldest in force, the whole of a fair share.

    Raises:
        BadInput: for a target of another measure, and for any where a rule sets the level.
    """
    if asked.rule and asked.target:
        raise BadInput.of("target", asked.target, "none where a rule is asked: the level is the fair share")
    if asked.rule:
        return Figure.chosen("exactly its fair share", 1.0)
    meant = "defence_share" if asked.of.startswith("defence_share") else asked.of
    if asked.target and here.target(asked.target).measure != meant:
        raise BadInput.of("target", asked.target, f"one that speaks of {asked.of}")
    for target in (here.target(asked.target),) if asked.target else here.targets(year):
        if target.measure == meant and (asked.target or _for_all(target)):
            return Figure(target.threshold, RATIO, Trail("target", leaf=TargetTerm(target.id, target.source)))
    return None


def _for_all(target: Target) -> bool:
    return "NATO" in target.binds and not target.is_demand and target.comparator != "up_to"


def _number(what: str, text: str, least: int, most: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise BadInput.of(what, text, f"a whole number from {least} to {most}")
    return int(text)


def _percent(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 < found < 100:
        raise BadInput.of("within", text, "the percentage of the draws an interval holds, between 0 and 100, e.g. 90")
    return found
