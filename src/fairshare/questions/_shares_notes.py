"""What a reader must know of shares by one rule, in order of weight."""

from collections.abc import Iterator

from fairshare.core.figure import Figure
from fairshare.core.question import Missing
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.questions._basis import listed
from fairshare.questions._one_rule import OneRule
from fairshare.questions._rules import ZERO_SUM, row_or_reason
from fairshare.questions._told import told_of


def notes_on(found: OneRule) -> list[str]:
    """The notes."""
    world, norm, rows = found.world, found.rule, found.rows
    notes = [norm.principle, f"Formula: {norm.formula}."]
    notes += _curve_notes(found)
    notes += [found.official.note()] if found.official else []
    notes += [v.note(world, rows["fair_share"], found.gap) for v in found.variants]
    notes += _borrowed(found)
    if rows["actual_usd"].missing:
        all_the_same = " The fair share is computed all the same." if rows["fair_share"].numbers else ""
        notes.append(f"Actual spending unknown: {_unknown(found)}.{all_the_same}")
    if rows["fair_national"].numbers:
        notes.append("Amounts in national currency and the gap in points and in %: --format csv or json.")
    notes += _editions(world, rows["fair_share"])
    return [*notes, *([norm.note] if norm.note else []), *told_of(world, norm), *_relative(found)]


def _relative(found: OneRule) -> Iterator[str]:
    """That shares add up to the whole, and that amounts of a total somebody sets need not."""
    if found.by_amount:
        yield "At a total that somebody sets all may be short of their amounts, or none: only shares are relative."
    yield ZERO_SUM


def _unknown(found: OneRule) -> str:
    """Whose spending is unknown, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for place, why in sorted(found.rows["actual_usd"].missing.items()):
        by_reason.setdefault(why, []).append(found.world.catalogue.places[place].in_sentence)
    return "; ".join(f"{listed(who, 3)}: {why}" for why, who in by_reason.items())


def _curve_notes(found: OneRule) -> Iterator[str]:
    """What the curves say that the headline does not, and which of their points stands in the table."""
    for n, curve in enumerate(found.sweeps):
        if n:
            told = curve.told(found.world, str(found.year))
            yield f"{told[0].upper()}{told[1:]}."
        yield from curve.not_drawn()
        yield from curve.no_ratio(found.world)
    if found.sweeps and found.rows["fair_share"].numbers:
        default = {n: p.default for n, p in found.rule.choices.items()}
        chosen = {**default, **found.by.choices}
        at = ", ".join(f"{s.choice}={float(chosen[s.choice]):g}" for s in found.sweeps)
        yield f"Fair shares and gaps in the table are one point, {at}; every point is in --format json, extra.curve."


def _borrowed(found: OneRule) -> Iterator[str]:
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
