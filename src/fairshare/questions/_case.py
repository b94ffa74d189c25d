"""One ally's case in one year: its targets, how it stands to them, what was revised, what it announced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairshare.core.figure import Figure
from fairshare.core.place import Place
from fairshare.core.question import Missing, Plain, Record
from fairshare.core.standing import Standing, standings
from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.questions._basis import release_line, scenario_note
from fairshare.questions._editions import editions


@dataclass(frozen=True)
class Case:
    """What an ally's page rests on.

    Attributes:
        world: What was known, under which scenarios.
        here: The same with one release for all years, and rows over the members and this ally.
        place: The ally.
        year: The year the headline speaks of.
        targets: Targets in force that bind the alliance or this ally.
        now: Target id -> how it stands in that year.
    """

    world: World
    here: World
    place: Place
    year: int
    targets: tuple[Target, ...]
    now: Mapping[str, Standing]


def case_of(world: World, place: Place, year: int) -> Case:
    """Look everything up once (NoBoard if no release covers the year)."""
    bound = ("NATO", place.iso3)
    targets = tuple(t for t in world.targets(year) if not t.is_demand and any(b in bound for b in t.binds))
    here = world.steady(year).over(world.members(year) | {place.iso3})
    now = {t.id: standings(world, t, year)[place.iso3] for t in targets}
    return Case(world, here, place, year, targets, now)


def years_of(case: Case) -> tuple[int, ...]:
    """The years the one release covers."""
    return case.here.facts.years("defence_share", case.here.release(case.year).id)


def target_lines(case: Case) -> Iterable[Record]:
    """Every target: state, doubts, gap in points and in three kinds of money, reservation."""
    iso3 = case.place.iso3
    for target in case.targets:
        line: dict[str, Plain | Figure | Missing] = {
            "target": target.id,
            "label": target.label,
            "state": case.now[target.id].state,
            "borderline": "; ".join(case.now[target.id].borderline),
            "due": str(target.due) if target.due else None,
            "reservation": target.reservations.get(iso3),
        }
        for measure in ("gap_points", "gap_usd", "gap_national", "gap_ppp"):
            row = case.world.row(measure, case.year, target=target.id)
            line[measure] = row[iso3] if iso3 in row else Missing(row.why_missing(iso3))
        yield line


def revised(case: Case) -> Iterable[Record]:
    """What every release said of each year of the history."""
    for year in years_of(case):
        for figure in editions(case.world, "defence_share", case.place.iso3, year):
            yield {"year": year, "release": figure.id.at if figure.id else "", "defence_share": figure}


def _revision_notes(case: Case) -> Iterable[str]:
    """What each release said of the year of the headline and of the year before."""
    for year in (case.year - 1, case.year):
        found = editions(case.world, "defence_share", case.place.iso3, year)
        if len(found) > 1:
            said = (f"{f.value * 100:.2f} ({f.id.at if f.id else ''})" for f in found)
            yield f"Share of GDP in {year} by release, %: {', '.join(said)}."


def announced(case: Case) -> Iterable[Mapping[str, str]]:
    """What the ally itself announced or enacted by the as-of date, from the register, with its trust grade."""
    for row in case.world.catalogue.register("pledges"):
        if row["bound"].strip() == case.place.iso3 and row["adopted"] <= str(case.world.asof):
            yield row


def case_notes(case: Case) -> Iterable[str]:
    """Scenario, targets one by one, reservations, announcements, membership, the release."""
    yield from scenario_note(case.world)
    iso3 = case.place.iso3
    for target in case.targets:
        standing = case.now[target.id]
        doubt = f" (borderline: {'; '.join(standing.borderline)})" if standing.borderline else ""
        why = f" ({standing.reason})" if standing.reason else ""
        yield f"{target.short} ({target.id}): {standing.state.replace('_', ' ')}{doubt}{why}."
        if iso3 in target.reservations:
            yield f"Reservation on {target.id}: {target.reservations[iso3]}"
    yield from _revision_notes(case)
    for row in announced(case):
        yield f"Announced {row['adopted']}: {row['wording']} ({row['standing']}; {row['grade']})."
    intervals = case.world.catalogue.groups["NATO"].intervals
    since = min((i.since for i in intervals if i.place == iso3), default=None)
    if since is not None and since.year > min(years_of(case), default=case.year):
        yield f"Member since {since}; rows of earlier years are figures of a country outside the alliance."
    yield release_line(case.world, case.year)
