"""What two releases of one publisher say differently."""

from collections import Counter
from collections.abc import Iterable, Mapping

from fairshare.core.action import action
from fairshare.core.fact import Fact, softest
from fairshare.core.figure import Figure, Trail
from fairshare.core.figure_id import FigureId
from fairshare.core.measure import Measure
from fairshare.core.published import unit_of
from fairshare.core.question import Answer, Cell, Column, Missing
from fairshare.core.unit import RATIO
from fairshare.errors import BadInput, UnknownName
from fairshare.ledger import load
from fairshare.ledger.causes import SHARE, Causes
from fairshare.ledger.check import Held, read
from fairshare.ledger.compare import Comparison, Pair, plain, revisions, spans
from fairshare.ledger.difference import Difference, figures
from fairshare.ledger.finding import Finding, known_faults, unread
from fairshare.ledger.open import release_folders
from fairshare.ledger.selection import folder_of, names, placed
from fairshare.ledger.sides import bound, crossed

_PARTS = {"spending": "by\nspending", "gdp": "by\nGDP", "prices": "by\nprices", "typed": "typed,\nrounded"}
Sides = Mapping[tuple[str, int], str]


@action
def data_diff(
    before: str, after: str, *, measure: str | None = None, place: str | None = None, top: int | None = None
) -> Answer:
    """What two releases of one publisher say differently, and why as far as their tables tell.

    Args:
        before: Id of the release to compare from.
        after: Id of the release to compare to.
        measure: The measure whose figures are listed; the share of GDP by default, or the first both hold.
        place: Countries or groups by commas; all by default.
        top: List only so many figures, those that differ most.
    """
    if top is not None and top < 1:
        raise BadInput.of("top", top, "a number of figures, at least 1")
    (old, new), wrong = _pair(before, after)
    whole, places, groups = revisions(old, new), load.places(), load.groups()
    meant = _measure(whole, measure)
    part = whole.of(meant.id, placed(place, places, groups.values(), held=whole.places))
    found = Difference(old, new, meant, part, names(places, groups.values()))
    sides = _sides(found)
    listed = found.changed[:top]
    left_out = len(found.changed) - len(listed)
    return Answer(
        headline=f"{meant.label}: {found.counts()}{_told(found, sides)}.",
        columns=_columns(found, sides),
        rows=tuple(_row(found, p, sides) for p in listed),
        notes=(
            *([f"Not listed, smaller differences: {figures(left_out)}."] * bool(left_out)),
            *found.notes(known_faults()),
            *unread(wrong),
            *_summary(whole),
        ),
        extra={
            "before": before,
            "after": after,
            "measure": meant.id,
            **_counts(part),
            "changed_side": tuple({"place": p, "year": y, "target": t} for (p, y), t in sides.items()),
            "new_figures": _spans(part.new),
            "dropped_figures": _spans(part.dropped),
            "summary": tuple({"measure": m, **_counts(whole.of(m))} for m in whole.measures),
        },
        under=f"{before}, published {old.source.published}, compared with {after}, published {new.source.published}",
        next=_next(whole, meant.id),
    )


def _pair(before: str, after: str) -> tuple[tuple[Held, Held], tuple[Finding, ...]]:
    """Two different releases of one publisher, and what cannot be read in them (UnknownName, BadInput for others)."""
    folders = release_folders()
    (old, wrong), (new, also_wrong) = (read(folder_of(id, folders)) for id in (before, after))
    if before == after:
        raise BadInput.of("release", after, "two different releases are compared")
    if old.source.publisher != new.source.publisher:
        whose = f"it is of {new.source.publisher}, and {before} of {old.source.publisher}"
        raise BadInput.of("release", after, f"{whose}; two releases of one publisher are compared")
    return (old, new), (*wrong, *also_wrong)


def _measure(whole: Comparison, asked: str | None) -> Measure:
    """The measure to list: the one asked for, the share of GDP, or the first one both releases hold."""
    registered = load.measures()
    held = [m for m in whole.measures if m in registered]
    if asked is not None and asked not in held:
        raise UnknownName(f"measure in {whole.before.id} or {whole.after.id}", asked, held)
    both = sorted({p.key[0] for p in whole.pairs})
    chosen = next((m for m in (asked, SHARE, *both, *held) if m in held), None)
    if chosen is None:
        raise BadInput.of("release", whole.after.id, f"neither it nor {whole.before.id} holds a known measure")
    return registered[chosen]


def _sides(found: Difference) -> Sides:
    """Ally and year -> the targets it is on another side of in the other release."""
    places, groups, targets = load.places(), load.groups(), load.targets()
    asof = max(found.before.source.published, found.after.source.published)
    sides = {}
    for pair in found.changed:
        _, place, year = pair.key
        over = crossed(pair, targets.values(), asof) if bound(place, year, groups, places, asof) else ()
        if over and pair.kind != "incomparable":
            sides[place, year] = ", ".join(t.short for t in over)
    return dict(sorted(sides.items()))


def _told(found: Difference, sides: Sides) -> str:
    """Who is on another side of a target, where any target is about the measure."""
    if not found.part.pairs or found.measure.id not in {t.measure for t in load.targets().values()}:
        return ""
    allies = len({place for place, _ in sides})
    if not allies:
        return "; no ally changed side of a target"
    cases = ", ".join(f"{found.name(p)} {y} ({t})" for (p, y), t in sides.items())
    return f"; {allies} {'allies' if allies > 1 else 'ally'} changed side of a target: {cases}"


def _columns(found: Difference, sides: Sides) -> tuple[Column, ...]:
    meant, change = found.measure, found.read_as
    old, new = found.before.source.id, found.after.source.id
    prefix = f"{old.rpartition('-')[0].rpartition('-')[0]}-"
    split = [c for c in found.causes.values() if isinstance(c, Causes)]
    told = {id: any(getattr(c, id) is not None for c in split) for id in _PARTS} if found.causes else {}
    return (
        Column("place", "Code", hidden=True),
        Column("name", "Place"),
        Column("year", "Year", "number"),
        Column("before", old, "figure", meant.shown_in, meant, short=old.removeprefix(prefix)),
        Column("after", new, "figure", meant.shown_in, meant, short=new.removeprefix(prefix)),
        Column("change", "Change", "figure", change.shown_in, change, short=f"change,\n{change.shown_in.split()[-1]}"),
        *(
            Column(id, _label(_PARTS[id]), "figure", change.shown_in, change, not any_, _PARTS[id])
            for id, any_ in told.items()
        ),
        Column("side", "Other side of a target", short="other\nside", hidden=not sides),
        Column("kind", "Kind", hidden=True),
    )


def _label(short: str) -> str:
    words = short.replace("\n", " ")
    return words[0].upper() + words[1:]


def _row(found: Difference, pair: Pair, sides: Sides) -> dict[str, Cell]:
    _, place, year = pair.key
    old, new = (_figure(found.measure, f) for f in (pair.before, pair.after))
    parts = found.causes.get((place, year))
    return {
        "place": place,
        "name": found.name(place),
        "year": year,
        "before": old,
        "after": new,
        "change": _change(pair, old, new),
        **(_parts(parts, old, new) if parts is not None else {}),
        "side": sides.get((place, year), ""),
        "kind": pair.kind,
    }


def _figure(measure: Measure, fact: Fact) -> Figure:
    figure = Figure.of_fact(plain(fact), unit_of(measure, fact), fact)
    return figure.named(FigureId(fact.measure, fact.place, fact.year, at=fact.source))


def _change(pair: Pair, old: Figure, new: Figure) -> Cell:
    if pair.kind == "incomparable":
        return Missing(f"cannot be compared: {pair.units[0]} and {pair.units[1]}")
    if pair.difference is None:
        return Missing("it was zero before, so that there is no relative change")
    return new - old if pair.in_points else (new - old) / old


def _parts(found: Causes | Missing, old: Figure, new: Figure) -> dict[str, Cell]:
    """The parts of a revision as figures, as soft as the softer of the two."""
    if isinstance(found, Missing):
        return dict.fromkeys(_PARTS, found)
    cells: dict[str, Cell] = {}
    for id, words in _PARTS.items():
        value: float | None = getattr(found, id)
        trail = Trail(f"change {words}".replace("\n", " "), (new, old))
        inside = Missing("inside spending and GDP: GDP at current prices is not held in both releases")
        cells[id] = inside if value is None else Figure(value, RATIO, trail, softest(old.status, new.status))
    return cells


def _counts(part: Comparison) -> dict[str, int]:
    kinds = Counter(p.kind for p in part.pairs)
    return {
        "compared": len(part.pairs) - kinds["incomparable"],
        "revised": kinds["revised"],
        "derived": kinds["derived"],
        "incomparable": kinds["incomparable"],
        "new": len(part.new),
        "dropped": len(part.dropped),
    }


def _spans(facts: Iterable[Fact]) -> tuple[dict[str, str], ...]:
    """Facts as spans of years by place."""
    years: dict[str, list[int]] = {}
    for fact in facts:
        years.setdefault(fact.place, []).append(fact.year)
    return tuple({"place": place, "years": ", ".join(spans(found))} for place, found in years.items())


def _summary(whole: Comparison) -> list[str]:
    """All measures in a sentence, where there is more than one."""
    counts = _counts(whole)
    revised = f"{counts['revised']:,} of {counts['compared']:,} figures revised"
    apart = f"{counts['incomparable']:,} cannot be compared, {counts['derived']:,} differ where ours are derived"
    words = f"{revised}, {apart}, {counts['new']:,} new, {counts['dropped']:,} no longer given"
    return [f"All {len(whole.measures)} measures: {words}."] * (len(whole.measures) > 1)


def _next(whole: Comparison, measure: str) -> str:
    """The other measure with most revisions; without one, what else is held."""
    counts = {m: len(whole.of(m).kinds("revised")) for m in whole.measures if m != measure}
    most = max(counts, key=lambda m: counts[m], default=None)
    if most is None or not counts[most]:
        return f"fairshare data info {whole.after.id}"
    return f"fairshare data diff {whole.before.id} {whole.after.id} --measure {most}"
