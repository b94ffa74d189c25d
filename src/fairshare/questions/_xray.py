"""The x-ray in words: its headline and its notes."""

from collections.abc import Iterator, Mapping, Sequence

from fairshare.core.world import World
from fairshare.questions._basis import dated, done, listed
from fairshare.questions._rules import commonest
from fairshare.questions._sides import Held, extremes, families


def headline(world: World, found: Sequence[Held], year: int, places: Sequence[str], *, one: bool) -> str:
    """Who pays at least its share by every family of rules, who by none; or one ally family by family."""
    first = next((held.ratio[p] for held in found for p in held.ratio), None)
    if first is None:
        why = found[0].ratio.why_missing(places[0]) if one else commonest(found[0].ratio)
        return f"No rule can be held against spending in {year}: {why}."
    shown = dated(world, year, first)
    if one:
        name, told = world.catalogue.places[places[0]].in_sentence, _told(families(found, places[0]))
        return f"{name[0].upper()}{name[1:]} in {shown}: {told or 'nothing is known of what it spends'}."
    stood = {p: families(found, p) for p in places}
    always = [p for p in places if set(stood[p].values()) == {"at or above"}]
    never = [p for p in places if set(stood[p].values()) == {"below"}]
    full, short = (listed([world.catalogue.places[p].in_sentence for p in side], 5) for side in (always, never))
    rest = sum(bool(s) for s in stood.values()) - len(always) - len(never)
    depends = (
        f"; for the {'other ' * bool(always or never)}{rest} with figures it depends on the reason" if rest else ""
    )
    whose = "their" if len(always) > 1 else "its"
    many = len({held.rule.family for held in found if held.counted and held.ratio.numbers})
    return (
        f"In {shown} {full or 'no ally'} {done(world, 'paid')} at least {whose} share by all {many} families of rules "
        f"with figures, and {short or 'no ally'} by none{depends}."
    )


def _told(stood: Mapping[str, str]) -> str:
    """Family by family, never a tally of rules that are nearly the same."""
    lists: dict[str, list[str]] = {}
    for family, side in stood.items():
        lists.setdefault(side, []).append(family)
    words = {"at or above": "at or above its share by", "below": "below it by", "depends on the rule": "it depends by"}
    return "; ".join(f"{words[s]} {listed(lists[s], 9)}" for s in words if s in lists)


def end_note(found: Sequence[Held], place: str) -> Iterator[str]:
    """Where an ally stands best and worst."""
    if ends := extremes(found, place):
        (best, high), (worst, low) = ends
        yield (
            f"Best by {best.id} ({best.family}, {high.value:.2f} times its share), worst by {worst.id} "
            f"({worst.family}, {low.value:.2f})."
        )


def counting_notes(found: Sequence[Held]) -> Iterator[str]:
    """What is counted, and what is not."""
    yield (
        "Families of reasons are compared, never single rules, of which many are nearly the same. A family counts as "
        "met where all its rules with figures are."
    )
    if apart := [one.rule.id for one in found if one.rule.standing == "illustrative"]:
        yield f"Illustrative, shown but not counted, and neither best nor worst: {', '.join(apart)}."


def unknown_notes(found: Sequence[Held]) -> Iterator[str]:
    """Why rules can be held against nobody, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for one in found:
        if not one.ratio.numbers:
            reasons.setdefault(commonest(one.ratio), []).append(one.rule.id)
    for why, ids in reasons.items():
        yield f"{'Every rule' if len(ids) == len(found) else ', '.join(ids)}: {why}."
