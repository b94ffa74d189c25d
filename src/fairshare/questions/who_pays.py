"""Every rule for every ally: who pays at least its share by which reasons, and what would change its side."""

from collections.abc import Iterator, Mapping, Sequence

from fairshare.core.figure import Figure
from fairshare.core.place import Place
from fairshare.core.question import Answer, Cell, Column, Missing, Record, question
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.questions._aid_counted import Aid, aid_notes, counted, in_short
from fairshare.questions._basis import scenario_note
from fairshare.questions._flip_notes import flip_notes
from fairshare.questions._flips import flips_of
from fairshare.questions._rules import ZERO_SUM, cell, default_year, in_order, resting_on, year_note
from fairshare.questions._settings import settings_of
from fairshare.questions._sides import Held, extremes, families, held, sides
from fairshare.questions._standards import standard_notes, standards_of
from fairshare.questions._xray import counting_notes, end_note, headline, unknown_notes

#: Heads of the families where space is short.
_HEADS = (
    "effort=eff.,capacity=cap.,equality=eq.,benefit=ben.,history=his.,keys=keys,in kind=kind,broad burden=broad,"
    "cooperative=coop"
)


@question
def who_pays(
    world: World,
    ally: str | None = None,
    *,
    year: int | None = None,
    group: str = "NATO",
    set: str | None = None,
    aid: Aid = "as-published",
) -> Answer:
    """What every ally pays over what it should pay, by every rule, and what would change its side.

    Args:
        world: What was known, under which scenarios.
        ally: One ally only, by any name; it is told family by family.
        year: The year; the newest with actual figures for all by default.
        group: Who shares: NATO, EUR_CAN, another group, or countries joined by commas.
        set: Choices of rules, e.g. "exposure.threat=RUS,BLR,un-method.ceiling=22".
        aid: Military aid to Ukraine in spending: as-published, none-inside (lower bound) or all-inside (upper).
    """
    settings = settings_of(set)
    at, chosen = year if year is not None else default_year(world), world.group(group).id
    here = counted(world, aid).over(world.members(at, chosen))
    found = held(here, at, chosen, settings)
    places = _asked(world, ally, at, chosen)
    codes = [p.iso3 for p in places]
    flips = flips_of(here.over(frozenset(codes)), at, chosen, found)
    targets = standards_of(here, at, codes)
    alone = codes[0] if ally is not None else None
    return Answer(
        headline=headline(world, found, at, codes, one=alone is not None),
        columns=_columns(world, found, alone),
        rows=tuple(_row(p, found, flips[p.iso3]) for p in places),
        notes=(
            *scenario_note(world),
            *year_note(year, at),
            *aid_notes(world, aid, at, chosen),
            *_notes(world, found, alone, flips, (targets, at)),
        ),
        extra={
            "year": at,
            "group": chosen,
            "set": {id: dict(choices) for id, choices in settings.items()},
            "families": {h.rule.id: h.rule.family for h in found},
            "illustrative": [h.rule.id for h in found if h.rule.standing == "illustrative"],
            "standings": {p: families(found, p) for p in codes},
            "flips": flips,
            "targets": targets,
        },
        under=f"{resting_on(world, at)} Actual over fair share; 1 is exactly its share.{_with(set)}{in_short(aid)}",
        next=_next(flips, codes, alone, (at if year is not None else None, chosen)),
        hints={"strips": "sides", "heads": _HEADS, "heat": ",".join(h.rule.id for h in found), "level": 1.0},
    )


def _asked(world: World, ally: str | None, year: int, group: str) -> list[Place]:
    """The allies to show (BadInput for one that does not share)."""
    places = in_order(world, year, group)
    if ally is None:
        return places
    wanted = world.place(ally)
    if wanted not in places:
        raise BadInput.of("ally", ally, f"one that is in the group {group} in {year}")
    return [wanted]


def _with(set: str | None) -> str:
    return f" With {set}." if set else ""


def _next(
    flips: Mapping[str, Sequence[Record]], codes: Sequence[str], alone: str | None, asked: tuple[int | None, str]
) -> str:
    """The ally with the most flips, in the year and group asked about; for one ally its first flip point, opened."""
    if alone is None:
        year, group = asked
        words = [f"fairshare who-pays {max(codes, key=lambda p: len(flips[p]))}"]
        words += [f"--year {year}"] * (year is not None)
        words += [f"--group {group}"] * (group != "NATO")
        return " ".join(words)
    points = (f["at"] for f in flips[alone])
    first = next((p for p in points if isinstance(p, Figure)), None)
    return f'fairshare why "{first.id}"' if first is not None else "fairshare rules"


def _columns(world: World, found: Sequence[Held], alone: str | None) -> tuple[Column, ...]:
    measure = world.measure("paid_to_fair")
    ratios = (
        Column(h.rule.id, f"{h.rule.id} ({h.rule.family})", "figure", "", measure, short=h.rule.id) for h in found
    )
    return (
        Column("iso3", "Code", hidden=alone is None),
        Column("name", "Ally"),
        Column("meets", "Families met", "number", short="met"),
        Column("of", "Of families", "number", short="of"),
        *ratios,
        Column("best", "Best, times its share", "figure", "", measure, short="best"),
        Column("best_rule", "Best by", hidden=alone is None),
        Column("best_family", "Best by reason of", hidden=alone is not None, short="by"),
        Column("worst", "Worst, times its share", "figure", "", measure, short="worst"),
        Column("worst_rule", "Worst by", hidden=alone is None),
        Column("worst_family", "Worst by reason of", hidden=alone is not None, short="by"),
        Column("flips", "Families in which a choice changes its side", "number", short="flips"),
        Column("sides", "Side by every rule", "records", hidden=True),
    )


def _row(place: Place, found: Sequence[Held], flips: Sequence[Record]) -> dict[str, Cell]:
    stood = families(found, place.iso3)
    unknown = Missing(next(iter(h.spending.why_missing(place.iso3) for h in found if place.iso3 not in h.spending), ""))
    ends = extremes(found, place.iso3)
    first: dict[str, Cell] = {
        "iso3": place.iso3,
        "name": place.name,
        "meets": list(stood.values()).count("at or above"),
        "of": len(stood),
    }
    for end, name in enumerate(("best", "worst")):
        first[name] = ends[end][1] if ends else unknown
        first[f"{name}_rule"] = ends[end][0].id if ends else unknown
        first[f"{name}_family"] = ends[end][0].family if ends else unknown
    counted = {h.rule.id for h in found if h.counted}
    turned = {f["family"] for f in flips if f["kind"] != "weight" and f["rule"] in counted}
    return {
        **first,
        **{h.rule.id: cell(h.ratio, place.iso3) for h in found},
        "flips": len(turned) if stood else unknown,
        "sides": sides(found, place.iso3),
    }


def _notes(
    world: World,
    found: Sequence[Held],
    alone: str | None,
    flips: Mapping[str, Sequence[Record]],
    facts: tuple[Mapping[str, Sequence[Record]], int],
) -> Iterator[str]:
    targets, year = facts
    if alone is not None:
        yield from end_note(found, alone)
        yield from flip_notes(found, flips[alone], alone)
        yield from standard_notes(world.catalogue.places[alone].in_sentence, year, targets.get(alone, ()))
    else:
        yield from unknown_notes(found)
    yield from counting_notes(found)
    if alone is None:
        yield (
            "best and worst name the family of reasons; flips counts the families of which a rule changes side with "
            "one of its choices. who-pays ALLY tells the rules and the flip points, --format json those of all."
        )
        yield "Absolute standards, such as 2 % of GDP, are another thing: see fairshare score."
    yield ZERO_SUM
