"""Fair and actual shares by one rule: who is above and who below, by how much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fairshare.core.figure import Figure, currency
from fairshare.core.figure_id import FigureId
from fairshare.core.measure import Measure
from fairshare.core.question import Answer, Column, Missing, question
from fairshare.core.row import Row
from fairshare.core.rule import Rule, rules
from fairshare.core.total import Total
from fairshare.core.world import World
from fairshare.questions._basis import listed, mark, scenario_note
from fairshare.questions._groups import figure_or_reason
from fairshare.questions._in_force import InForce, Variant, in_force, variant_figures, variants
from fairshare.questions._rules import (
    ZERO_SUM,
    cell,
    choices_of,
    commonest,
    default_year,
    in_order,
    resting_on,
    row_or_reason,
    year_note,
)
from fairshare.questions._sweep import Sweep, Yardstick, at_share, sweep
from fairshare.questions._told import told_of

#: Column -> measure, short head; the last ones are for --format json and csv.
_COLUMNS = {
    "fair_share": ("fair_share", "fair %"),
    "actual_share": ("share_of_total", "actual %"),
    "paid_to_fair": ("paid_to_fair", "actual/fair"),
    "fair_usd": ("fair_usd", "fair US$ m"),
    "actual_usd": ("expenditure_usd", "actual US$ m"),
    "gap_usd": ("gap_fair_usd", "gap US$ m"),
    "gap_points": ("gap_fair_points", "gap points"),
    "gap_percent": ("gap_fair_percent", "gap %"),
    "fair_national": ("fair_national", "fair, national"),
    "actual_national": ("actual_national", "actual, national"),
    "gap_national": ("gap_fair_national", "gap, national"),
}
_HIDDEN = ("gap_points", "gap_percent", "fair_national", "actual_national", "gap_national")
#: What is compared and how it is read, where what was spent is shared and where somebody sets the total.
_SHARES, _AMOUNTS = ("gap_fair_points", "paid_to_fair"), ("gap_fair_usd", "gap_fair_percent")
#: Columns that make room where a key in force or a curve stands in the table.
_MAKE_ROOM = ("fair_usd", "actual_usd")


@dataclass(frozen=True, eq=False)
class _Found:
    """All that is told of one rule in one year."""

    world: World
    rule: Rule
    year: int
    group: str
    total: Total
    rows: Mapping[str, Row]
    by: Yardstick
    whole: Figure | Missing
    official: InForce | None
    variants: tuple[Variant, ...]
    sweeps: tuple[Sweep, ...]

    @property
    def gap(self) -> Row:
        """What says who is at its share: the gap between shares, or at a total somebody sets the one in dollars."""
        return self.rows["gap_points" if self.by.gap == _SHARES[0] else "gap_usd"]


@question
def shares(
    world: World,
    *,
    rule: str = "equal-effort",
    year: int | None = None,
    group: str = "NATO",
    total: str = "actual",
    set: str | None = None,
) -> Answer:
    """What every ally should pay by one rule, what it pays, and the gap.

    Args:
        world: What was known, under which scenarios.
        rule: The definition; fairshare rules lists them.
        year: The year; the newest with actual figures for all by default.
        group: Who shares: a group such as NATO_EUROPE, NATO~1998, NATO-USA, or countries joined by commas.
        total: What is shared: actual (what the group spent), a percentage of its GDP, e.g. 3.5, or US$, e.g. 900bn.
        set: Choices of the rule, e.g. "elasticity=0.8".
    """
    norm, at = rules[rule], year if year is not None else default_year(world)
    given = choices_of(norm, set)
    found = _find(world, norm, at, (world.group(group).id, Total.read(total)), given)
    return Answer(
        headline=_headline(found),
        columns=tuple(_columns(found)),
        rows=tuple(
            {
                "iso3": p.iso3,
                "name": p.name,
                **{id: cell(row, p.iso3) for id, row in found.rows.items()},
                "currency": _currency(found.rows, p.iso3) or p.currency,
                **(found.official.cells(p.iso3) if found.official else {}),
                **(found.sweeps[0].cells(p.iso3) if found.sweeps else {}),
            }
            for p in in_order(world, at, found.group)
        ),
        notes=(*year_note(year, at), *_notes(found)),
        extra={
            "rule": norm.id,
            "year": at,
            "group": found.group,
            "total": str(found.total),
            "total_usd": found.whole,
            "choices": given,
            **({"curve": {s.choice: s.curve() for s in found.sweeps}} if found.sweeps else {}),
            **({"variants": variant_figures(found.variants)} if found.variants else {}),
        },
        under=f"{resting_on(world, at)} {_under(found, set)}",
        next=f"fairshare rules {norm.id}",
        hints={"bar": "paid_to_fair", "target": 1.0} if not found.sweeps else {},
    )


def _find(world: World, norm: Rule, year: int, what: tuple[str, Total], given: dict[str, str]) -> _Found:
    """Look everything up once."""
    group, total = what
    choices = {"rule": norm.id, "group": group, **given}
    money = {**choices, "total": str(total)}
    here = world.over(world.members(year, group))
    actual = here.backfilled() if norm.prices == "ppp" else here
    own = {"prices": norm.prices, "group": group}
    rows = {
        "fair_share": row_or_reason(here, "fair_share", year, **choices),
        "actual_share": row_or_reason(actual, "share_of_total", year, **own),
        "paid_to_fair": row_or_reason(here, "paid_to_fair", year, **choices),
        "fair_usd": row_or_reason(here, "fair_usd", year, **money),
        "actual_usd": row_or_reason(here, "expenditure_usd", year),
        "gap_usd": row_or_reason(here, "gap_fair_usd", year, **money),
        "gap_points": row_or_reason(here, "gap_fair_points", year, **choices),
        "gap_percent": row_or_reason(here, "gap_fair_percent", year, **money),
        "fair_national": row_or_reason(here, "fair_national", year, **money),
        "actual_national": row_or_reason(here, "actual_national", year),
        "gap_national": row_or_reason(here, "gap_fair_national", year, **money),
    }
    shared = total.kind == "actual" or norm.prices == "ppp"  # amounts are at exchange rates, a ppp rule's shares not
    by = Yardstick(*_SHARES, choices) if shared else Yardstick(*_AMOUNTS, money)
    whole = FigureId.parse(f"{'expenditure_usd' if total.kind == 'actual' else 'fair_usd'}/{group}/{year}")
    if total.kind != "actual":
        whole = replace(whole, choices=tuple(sorted(money.items())))
    return _Found(
        world, norm, year, group, total, rows, by,
        whole=figure_or_reason(world, whole),
        official=in_force(here, year, norm, group),
        variants=variants(here, year, norm, by),
        sweeps=tuple(s for c in norm.curves if (s := sweep(here, year, norm, c, by)) is not None),
    )  # fmt: skip


def _columns(found: _Found) -> Iterator[Column]:
    yield Column("iso3", "Code", hidden=True)
    yield Column("name", "Ally")
    crowded = bool(found.official or found.sweeps)
    for id, (m, short) in _COLUMNS.items():
        measure = found.world.measure(m)
        hidden = id in _HIDDEN or (crowded and id in _MAKE_ROOM)
        yield Column(id, measure.label, "figure", str(found.rows[id].unit), _finely(measure), hidden, short)
        if id == "fair_share" and found.official:
            yield from found.official.column(found.world)
        if id == "paid_to_fair" and found.sweeps:
            yield from found.sweeps[0].columns(found.world, found.by.shown)
    yield Column("currency", "Currency", hidden=True)


def _currency(rows: Mapping[str, Row], place: str) -> str:
    """The currency of an ally's national amounts, as the cells they rest on have it."""
    known = (rows[id][place] for id in ("fair_national", "actual_national") if place in rows[id])
    return next((c for f in known if (c := currency(f))), "")


def _finely(measure: Measure) -> Measure:
    """Shares with two digits: many are below a tenth of a percent."""
    return replace(measure, decimals=max(2, measure.decimals)) if measure.shown_in.startswith("% of") else measure


def _amount(figure: Figure | Missing) -> str:
    """The total in dollars with its prices, for a sentence."""
    if isinstance(figure, Missing):
        return "in US$ unknown"
    basis = figure.unit.price_basis
    return f"US$ {figure.value / 1e9:,.1f} bn at {'current' if basis == 'current' else basis} prices"


def _under(found: _Found, set: str | None) -> str:
    members, whom = len(found.world.members(found.year, found.group)), found.world.group(found.group).name
    total = _amount(found.whole) if found.total.kind != "amount" else f"at {_amount(found.whole).partition(' at ')[2]}"
    return (
        f"By the rule {found.rule.id}{f' with {set}' if set else ''}, {found.year}. Who shares: {whom}, {members} "
        f"countr{'ies' if members != 1 else 'y'}. What is shared: {found.total.words}, {total}."
    )


def _headline(found: _Found) -> str:
    rule, year, judged = f"By the rule {found.rule.id}", found.year, found.gap
    if not found.rows["fair_share"].numbers and not found.sweeps:
        return f"{rule} nothing can be said for {year}: {commonest(found.rows['fair_share'])}."
    if not judged.numbers and not found.sweeps:
        return f"{rule} the fair shares of {year} are known, the actual ones are not: {commonest(judged)}."
    shown = f"{year}{mark(next(iter(found.rows['actual_usd'].values()), None))}"
    at = f" at a total of {found.total.words}" if found.by.gap == _AMOUNTS[0] else ""
    if found.sweeps:
        return f"{rule}{at}, {found.sweeps[0].told(found.world, shown)}."
    above = at_share(judged)
    names = listed([found.world.catalogue.places[p].in_sentence for p in sorted(above)], 6)
    told = f"{len(above)} of {len(judged)} allies with figures paid at least their share in {shown}"
    return f"{rule}{at}, {told}: {names or 'none'}."


def _notes(found: _Found) -> list[str]:
    world, norm, rows = found.world, found.rule, found.rows
    notes = [*scenario_note(world), norm.principle, f"Formula: {norm.formula}."]
    notes += _curve_notes(found)
    notes += [found.official.note()] if found.official else []
    notes += [v.note(world, rows["fair_share"], found.gap) for v in found.variants]
    notes += _borrowed(found)
    if rows["actual_usd"].missing:
        notes.append(f"Actual spending unknown: {_unknown(found)}. The fair share is computed all the same.")
    if rows["fair_national"].numbers:
        notes.append("Amounts in national currency and the gap in points and in %: --format csv or json.")
    notes += _editions(world, rows["fair_share"])
    return [*notes, *([norm.note] if norm.note else []), *told_of(world, norm), ZERO_SUM]


def _unknown(found: _Found) -> str:
    """Whose spending is unknown, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for place, why in sorted(found.rows["actual_usd"].missing.items()):
        by_reason.setdefault(why, []).append(found.world.catalogue.places[place].in_sentence)
    return "; ".join(f"{listed(who, 3)}: {why}" for why, who in by_reason.items())


def _curve_notes(found: _Found) -> Iterator[str]:
    """What the curves say that the headline does not, and which of their points stands in the table."""
    for n, curve in enumerate(found.sweeps):
        if n:
            told = curve.told(found.world, str(found.year))
            yield f"{told[0].upper()}{told[1:]}."
        yield from curve.no_ratio(found.world)
    if found.sweeps and found.rows["fair_share"].numbers:
        default = {n: p.default for n, p in found.rule.choices.items()}
        chosen = {**default, **found.by.choices}
        at = ", ".join(f"{s.choice}={float(chosen[s.choice]):g}" for s in found.sweeps)
        yield f"Fair shares and gaps in the table are one point, {at}; every point is in --format json, extra.curve."


def _borrowed(found: _Found) -> Iterator[str]:
    """Whose GDP is not the release's, where a percentage of GDP is shared."""
    if found.total.kind != "percent" or isinstance(found.whole, Missing):
        return
    world, places = found.world, found.world.catalogue.places
    members = frozenset(p for p in world.members(found.year, found.group) if places[p].armed_forces)
    lacking = sorted(row_or_reason(world.over(members), "gdp_usd", found.year).missing)
    if lacking:
        yield f"GDP of {listed([places[p].in_sentence for p in lacking])}: the IMF's, at the prices of the release."


def _editions(world: World, row: Row) -> list[str]:
    """Later editions that answered for the day, named."""
    first: Figure | None = next(iter(row.values()), None)
    if first is None or first.status != "backfilled":
        return []
    return [f"Inputs published after {world.asof} answer for the day: {first.id}; open it with fairshare why."]
