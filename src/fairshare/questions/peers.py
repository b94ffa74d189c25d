"""Allies like yours: by income, size and distance to a threat, and how an ally stands among them."""

from collections.abc import Iterator

from fairshare.core.figure import Figure
from fairshare.core.question import Answer, Column, question
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.measures.peer_median import nearest
from fairshare.questions._aid_counted import Aid, aid_notes, in_short
from fairshare.questions._aid_counted import counted as counted_aid
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._basis import dated, done, listed, mark, scenario_note
from fairshare.questions._peers import RULES, Asked, Found, counted, found_of
from fairshare.questions._rules import ZERO_SUM, cell, default_year, one_of, resting_on, year_note

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


@question
def peers(
    world: World,
    ally: str,
    *,
    year: int | None = None,
    by: str = "income,size,distance",
    threat: str | None = None,
    count: int = 5,
    group: str = "NATO",
    rule: str | None = None,
    aid: Aid = "as-published",
) -> Answer:
    """The allies most like one, and how it stands among them.

    Args:
        world: What was known, under which scenarios.
        ally: The ally, by any name.
        year: The year; the newest with actual figures for all by default.
        by: Criteria joined by commas: income, size, population, distance; distance counts where a threat is named.
        threat: What distance is counted to: RUS, other country codes, east or south; no threat is assumed.
        count: How many peers.
        group: Among whom: NATO, EUR_CAN, another group, or countries joined by commas.
        rule: One rule in place of three: actual over fair share.
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    at, chosen = year if year is not None else default_year(world), world.group(group).id
    if count < 1:
        raise BadInput.of("count", count, "how many peers, a whole number of at least 1")
    asked = Asked(one_of(world, at, chosen, ally), at, chosen, counted(by, threat), threat, count)
    found = found_of(counted_aid(world, aid), asked, (rule,) if rule is not None else RULES)
    like = nearest(found.unlike, asked.ally.iso3, count)
    return Answer(
        headline=_headline(world, asked, found, like),
        columns=(Column("iso3", "Code", hidden=True), Column("name", "Ally"), *_columns(world, found)),
        rows=tuple(
            {"iso3": p, "name": world.catalogue.places[p].name, **{id: cell(row, p) for id, row in found.rows.items()}}
            for p in (asked.ally.iso3, *like)
        ),
        notes=(
            *scenario_note(world),
            *year_note(year, at),
            *aid_notes(world, aid, at, chosen),
            *_notes(world, asked, found),
        ),
        extra={
            "year": at,
            "group": chosen,
            "by": asked.by,
            "threat": threat,
            "peers": like,
            "median": found.median.get(asked.ally.iso3),
        },
        under=resting_on(world, at) + in_short(aid),
        next=_next(found, like),
    )


def _columns(world: World, found: Found) -> Iterator[Column]:
    for id, (measure, head) in found.heads.items():
        meant, unit = world.measure(measure), str(found.rows[id].unit)
        label = f"{meant.label} {id}" if measure == "paid_to_fair" else meant.label
        yield Column(id, label, "figure", unit, meant, short=head)


def _headline(world: World, asked: Asked, found: Found, like: list[str]) -> str:
    name, iso3, spent = asked.ally.in_sentence, asked.ally.iso3, found.rows["defence_share"]
    start = name[0].upper() + name[1:]
    if not like:
        why = found.unlike.missing.get(iso3, "nobody else's figures are held").removeprefix(f"{iso3}: ")
        return f"{start} cannot be compared by {listed(asked.by.split(','))} in {asked.year}: {why}."
    softest = max((spent.get(p) for p in (iso3, *like)), key=mark, default=None)
    shown = dated(world, asked.year, softest)
    middle, own = found.median.get(iso3), spent.get(iso3)
    if middle is None:
        typical = "what its peers spent is unknown"
    else:
        typical = f"the median of its {_peers(len(like))} is {_percent(middle)}"
    if own is None:
        of_gdp = " of GDP" if middle is not None else ""
        return f"What {name} spent in {shown} is unknown ({spent.why_missing(iso3)}); {typical}{of_gdp}."
    return f"{start} {done(world, 'spent')} {_percent(own)} of GDP in {shown}{_place(spent, own, like)}; {typical}."


def _place(spent: Row, own: Figure, like: list[str]) -> str:
    """Which one an ally is among its peers with figures and itself, the highest share first."""
    known = [spent.numbers[p][0] for p in like if p in spent]
    if not known:
        return ""
    shared = " (shared)" if own.value in known else ""
    return f", {_ordinal(1 + sum(value > own.value for value in known))}{shared} of {1 + len(known)}"


def _peers(number: int) -> str:
    return f"{number} peers" if number > 1 else "one peer"


def _percent(figure: Figure) -> str:
    return f"{figure.value * 100:.2f} %"


def _ordinal(n: int) -> str:
    return f"{n}{'th' if n % 100 in (11, 12, 13) else _ORDINALS.get(n % 10, 'th')}"


def _notes(world: World, asked: Asked, found: Found) -> Iterator[str]:
    yield (
        f"Peers are the members of {asked.group} most alike by {listed(asked.by.split(','))}, each with the same "
        "weight: the mean of the differences, each as a part of its whole range in the group, money and people by "
        "ratios (Gower's distance). Which criteria count is a choice, and another choice makes other peers."
    )
    if asked.threat is None:
        yield "Distance is left out, because no threat is named: --threat RUS, other country codes, east or south."
    unknown = {p: why for p, why in found.unlike.missing.items() if p != asked.ally.iso3}
    if unknown and found.unlike.numbers:
        told = "; ".join(f"{world.catalogue.places[p].name}: {why}" for p, why in sorted(unknown.items())[:3])
        yield f"Not compared: {told}."
    norms = [id for id, (measure, _) in found.heads.items() if measure == "paid_to_fair"]
    yield f"Under {', '.join(norms)}: actual over fair share by that rule; 1 is exactly its share."
    yield f"Only members of {asked.group} are compared; of 2 % and other standards see fairshare score. {ZERO_SUM}"
    figures = [figure for row in found.rows.values() for figure in row.values()]
    yield from backfill_notes(world, figures, world.asof)


def _next(found: Found, like: list[str]) -> str:
    return f'fairshare why "{found.unlike[like[0]].id}"' if like else "fairshare score"
