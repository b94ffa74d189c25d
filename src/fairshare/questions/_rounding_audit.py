"""Figures near a threshold: on which side each lies as printed, as held, recomputed, and in other releases."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fairshare.core.figure import Figure
from fairshare.core.question import Cell, Column
from fairshare.core.row import Row
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.questions._basis import mark
from fairshare.questions._editions import editions
from fairshare.questions._rules import cell, row_or_reason

#: How near: 0.05 points, with room for binary rounding.
NEAR = 0.0005 + 1e-9
#: Digits after the point in NATO's tables of shares.
DIGITS = 2
#: A half of what is hidden that only a figure typed with two digits or fewer can have.
TYPED = 0.4 * 10.0 ** -(DIGITS + 2)
#: Column -> measure of the same share made in another way.
AGAIN = {
    "recomputed": "defence_share_recomputed",
    "current": "defence_share_current",
    "imf_gdp": "defence_share_weo",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A threshold in force that binds all, with the targets that set it."""

    measure: str
    threshold: float
    targets: tuple[Target, ...]

    @property
    def short(self) -> str:
        """Its short name."""
        return self.targets[0].short


def lines(world: World, year: int) -> list[Line]:
    """The thresholds in force in a year; what nobody agreed to, what binds one ally and ceilings are none."""
    found: dict[tuple[str, float], tuple[Target, ...]] = {}
    for target in world.targets(year):
        if "NATO" in target.binds and not target.is_demand and target.comparator != "up_to":
            key = (target.measure, target.threshold)
            found[key] = (*found.get(key, ()), target)
    return [Line(measure, threshold, targets) for (measure, threshold), targets in found.items()]


def rounding_audit(world: World, year: int) -> tuple[Mapping[str, Cell], ...]:
    """Every figure of the year within 0.05 points of a threshold, nearest first."""
    found = [record for line in lines(world, year) for record in _near(world, year, line)]
    return tuple(record for _, record in sorted(found, key=lambda f: f[0]))


def _near(world: World, year: int, line: Line) -> Iterator[tuple[tuple[float, str], Mapping[str, Cell]]]:
    row = row_or_reason(world, line.measure, year)
    for place, (value, _) in row.numbers.items():
        if abs(value - line.threshold) <= NEAR:
            yield (abs(value - line.threshold), place), _record(world, year, line, row[place])


def _record(world: World, year: int, line: Line, held: Figure) -> Mapping[str, Cell]:
    """One figure, with every other way to come by it and the ways that lead to the other side."""
    place = held.id.place if held.id else ""
    made = {id: cell(_again(world, year, line, measure), place) for id, measure in AGAIN.items()}
    published = () if world.changes else editions(world, line.measure, place, year)
    elsewhere = [f for f in published if f.id and held.id and f.id.at != held.id.at]
    printed = round(held.value * 100, DIGITS)
    hidden = row_or_reason(world, "rounding", year, of=line.measure).value(place) or 0.0
    ways = {
        f"printed {printed:.{DIGITS}f}": printed / 100,
        **{id.replace("imf_gdp", "IMF's GDP"): f.value for id, f in made.items() if isinstance(f, Figure)},
        **{str(f.id.at): f.value for f in elsewhere if f.id},
    }
    side = line.targets[0].reached_by
    other = [way for way, value in ways.items() if side(value) != side(held.value)]
    return {
        "iso3": place,
        "name": world.catalogue.places[place].name,
        "line": line.short,
        "targets": ", ".join(t.id for t in line.targets),
        "held": held,
        "typed": hidden * held.value >= TYPED,
        "side": "at or above" if side(held.value) else "below",
        **made,
        "elsewhere": tuple({"release": f.id.at, "figure": f} for f in elsewhere if f.id),
        "other_side": ", ".join(other),
    }


def _again(world: World, year: int, line: Line, measure: str) -> Row:
    if line.measure != "defence_share":
        return Row.none(world.span(year), "only shares of GDP are made again")
    return row_or_reason(world.backfilled() if measure == "defence_share_weo" else world, measure, year)


def audit_columns(world: World) -> tuple[Column, ...]:
    """The columns of the audit as a table."""
    exact = replace(world.measure("defence_share"), decimals=4, shown_in="%")

    def figure(id: str, label: str, short: str) -> Column:
        return Column(id, label, "figure", "1", exact, short=short)

    return (
        Column("iso3", "Code", hidden=True),
        Column("name", "Ally"),
        Column("line", "Threshold", short="line"),
        Column("targets", "Targets that set it", hidden=True),
        figure("held", "Published, as held, %", "held %"),
        Column("typed", "Typed with two digits or fewer", short="typed", hidden=True),
        Column("side", "Side of the threshold", short="side"),
        figure("recomputed", "Recomputed at constant prices, %", "recomp. %"),
        figure("current", "Recomputed at current prices, %", "current %"),
        figure("imf_gdp", "By the IMF's GDP, %", "IMF GDP %"),
        Column("elsewhere", "In other releases", "records", hidden=True),
        Column("other_side", "On the other side by", short="other side by"),
    )


def audit_headline(world: World, found: Sequence[Mapping[str, Cell]], year: int) -> str:
    """How many figures are near which threshold, and how many have another side."""
    if not found:
        named = ", ".join(line.short for line in lines(world, year))
        return f"No figure of {year} lies within 0.05 points of a threshold in force ({named or 'there was none'})."
    counts = Counter(str(r["line"]) for r in found)
    near = " and ".join(f"{n} of {line}" for line, n in counts.items())
    other = sum(bool(r["other_side"]) for r in found)
    held = found[0]["held"]
    shown = f"{year}{mark(held if isinstance(held, Figure) else None)}"
    many = len(found) > 1
    ways = "as printed, recomputed, by the IMF's GDP or in another release"
    return (
        f"{len(found)} figure{'s' * many} of {shown} {'lie' if many else 'lies'} within 0.05 points of a threshold in "
        f"force: {near}; {other or 'none'} on the other side {ways}."
    )


def audit_notes(found: Sequence[Mapping[str, Cell]]) -> Iterator[str]:
    """The audit in a few lines: who is near which threshold, and what puts whom on the other side."""
    near: dict[str, list[str]] = {}
    for record in found:
        near.setdefault(str(record["line"]), []).append(f"{record['name']} {_percent(record['held'])}")
    for line, names in near.items():
        yield f"Within 0.05 points of {line}: {', '.join(names)}."
    crossed = [f"{r['name']} ({r['line']}) by {r['other_side']}" for r in found if r["other_side"]]
    if crossed:
        yield f"On the other side: {'; '.join(crossed)}."
    typed = [str(r["name"]) for r in found if r["typed"]]
    if typed:
        yield f"Typed with two digits or fewer among longer figures: {', '.join(typed)}."
    if not found:
        yield "No figure of the year lies within 0.05 points of a threshold in force."


def _percent(held: Cell) -> str:
    return f"{held.value * 100:.4f}" if isinstance(held, Figure) else ""
