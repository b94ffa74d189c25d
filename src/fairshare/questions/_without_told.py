"""A departure in one sentence: what would be missing by each reading, and how far the rules lie apart."""

from collections.abc import Mapping

from fairshare.core.figure import Figure
from fairshare.core.question import Missing
from fairshare.core.world import World
from fairshare.questions._basis import listed, mark, named_under
from fairshare.questions._without_asked import Leaving, Reading
from fairshare.questions._without_range import Range

_WORDS: Mapping[Reading, str] = {
    "low": "low: common budgets and posture in Europe, as far as held",
    "middle": "middle: forces meant for the Treaty's area",
    "high": "high: all defence spending",
}


def headline(leaving: Leaving, ranged: Range, *, chosen: bool) -> str:
    """The one sentence.

    Args:
        leaving: The departure.
        ranged: What every rule asks.
        chosen: Whether the rule was asked for, so that the others need not be told.
    """
    start, year = _change(leaving.world, leaving), _when(leaving)
    known = {r: f for r, f in leaving.shortfall.items() if isinstance(f, Figure)}
    if not known:
        why = next(f.reason for f in leaving.shortfall.values() if isinstance(f, Missing))
        return f"{start} shares change, but how much money that moves in {year} is unknown: {why}."
    if not any(f.value for f in known.values()):
        return f"{start} nothing would change in what is spent for defence in {year}: there are no armed forces."
    first = next(iter(known.values()))
    verb, basis = "lack" if first.value >= 0 else "have more", first.unit.price_basis
    others = len(leaving.world.members(leaving.year, leaving.who.stayers))
    told = "; ".join(_reading(r, f) for r, f in leaving.shortfall.items())
    return (
        f"{start} the other {others} allies would {verb} in {year}, at {basis} prices: {told}{_share(leaving)}"
        f"{'' if chosen else _spread(leaving, ranged)}."
    )


def names(world: World, places: tuple[str, ...]) -> str:
    """Names as in a sentence."""
    return listed(sorted(world.catalogue.places[p].in_sentence for p in places))


def dollars(figure: Figure) -> str:
    """An amount without its sign: billions, with a decimal where they are few, or millions."""
    billions = abs(figure.value) / 1e9
    if billions < 1:
        return f"US$ {billions * 1000:,.0f} m"
    return f"US$ {billions:,.{0 if billions >= 10 else 1}f} bn"


def _when(leaving: Leaving) -> str:
    """The year, and under which scenarios it is told."""
    return f"{leaving.year}{named_under(leaving.world)}"


def _change(world: World, leaving: Leaving) -> str:
    gone, come = names(world, leaving.who.left), names(world, leaving.who.joined)
    words = " and ".join([*([f"without {gone}"] if gone else []), *([f"with {come}"] if come else [])])
    return f"{words[0].upper()}{words[1:]}"


def _reading(reading: Reading, figure: Figure | Missing) -> str:
    if isinstance(figure, Missing):
        return f"an unknown amount ({_WORDS[reading]})"
    soft = ", an estimate" if mark(figure) else ""
    return f"{'at least ' if reading == 'low' else ''}{dollars(figure)} ({_WORDS[reading]}{soft})"


def _share(leaving: Leaving) -> str:
    """What filling takes of the GDP of all who stay."""
    burden = leaving.burden
    if isinstance(burden, Missing) or not burden.value:
        return ""
    part = f"{leaving.filled * 100:.0f} % of the" if leaving.filled < 1 else "The"
    return f". {part} {leaving.reading} reading is {abs(burden.value) * 100:.2f} % of their GDP"


def _spread(leaving: Leaving, ranged: Range) -> str:
    """How far the rules lie apart for whom the rule by default gives most dollars."""
    row = leaving.rows["part_usd"]
    place = max(row, key=lambda p: abs(row.numbers[p][0]), default="")
    asked = ranged.asked.get(place)
    if not asked or not row.numbers[place][0]:
        return ""
    least, most = (f"{abs(a.figure.value) * 100:.2g} ({a.rule.id})" for a in (asked[0], asked[-1]))
    name = leaving.world.catalogue.places[place].in_sentence
    return f"; who fills it is a choice: the part of {name} is {least} to {most} % of its GDP"
