"""Check every release held: nothing new may be wrong."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Column
from fairshare.errors import UnknownName
from fairshare.ledger import identities, load
from fairshare.ledger.check import Held, hashes, own_hashes, read, rows_of
from fairshare.ledger.finding import Fault, Finding, known_faults, sorted_out
from fairshare.ledger.load import DATA
from fairshare.ledger.open import release_folders

WEO = "weo_gdp_usd"


@action
def data_verify(*, release: str | None = None) -> Answer:
    """Check every release: hashes, schema, units, ranges, duplicates, and identities between its tables.

    Args:
        release: One release only.
    """
    folders = {f.name: f for f in release_folders()}
    if release is not None and release not in folders:
        raise UnknownName("release", release, folders)
    wanted = [release] if release else list(folders)
    findings = [f for f in hashes(DATA / "releases") if f.release in wanted]
    findings += [f for id in wanted if folders[id].parent != DATA / "releases" for f in own_hashes(folders[id])]
    findings += [f for id in wanted for f in _of(folders, id)]
    known, new, idle = sorted_out(findings, list(_faults(folders, wanted)))
    rows = [_row(f, "new", "") for f in new] + [_row(f, "known", fault.cause) for f, fault in known]
    verdict = "nothing new is wrong" if not new else f"{len(new)} new finding{'s' * (len(new) != 1)}"
    return Answer(
        headline=f"{len(wanted)} releases checked: {verdict}; {len(known)} findings have a known cause.",
        columns=(
            Column("state", "State"),
            Column("check", "Check"),
            Column("release", "Release"),
            Column("place", "Place"),
            Column("year", "Year", "number"),
            Column("measure", "Measure", hidden=True),
            Column("cause", "Cause", hidden=True),
            Column("told", "Found"),
        ),
        rows=tuple(rows),
        notes=(
            *(f"The known fault {f.check} in {f.release} explains nothing any more: {f.cause}." for f in idle),
            "Derived figures are never taken for proof: an identity is checked only between published cells.",
        ),
        extra={"ok": not new, "new": len(new), "known": len(known)},
        next="fairshare data verify --format csv",
    )


def _faults(folders: dict[str, Path], wanted: list[str]) -> Iterator[Fault]:
    """The known faults of some releases; a user's copy of a file that ships has the faults of that file."""
    register = known_faults()
    shipped = {load.source(f).sha256: id for id, f in folders.items() if f.parent == DATA / "releases"}
    for id in wanted:
        files = load.source(folders[id]).sha256
        same = {hashed.rpartition("=")[2] for hashed in files}
        twins = (s for raw, s in shipped.items() if same and same == {hashed.rpartition("=")[2] for hashed in raw})
        twin = next(twins, id)
        yield from (replace(f, release=id) for f in register if f.release == twin)


def _row(finding: Finding, state: str, cause: str) -> dict[str, str | int]:
    return {
        "state": state,
        "check": finding.check,
        "release": finding.release,
        "place": finding.place,
        "year": finding.year,
        "measure": finding.measure,
        "cause": cause,
        "told": finding.told,
    }


def _of(folders: dict[str, Path], id: str) -> Iterator[Finding]:
    """Every finding about one release."""
    held, findings = read(folders[id])
    yield from findings
    yield from rows_of(held, load.measures(), load.groups())
    for check in (identities.shares, identities.growth, identities.categories, identities.per_head):
        yield from check(held)
    yield from identities.totals(held, load.groups())
    if held.keys("gdp_usd_current") and (weo := _newest_weo(folders)) is not None:
        yield from identities.denominators(held, weo)


def _newest_weo(folders: dict[str, Path]) -> Held | None:
    """The newest World Economic Outlook held, if any."""
    weo = [load.source(folder) for id, folder in folders.items() if id.startswith("imf-weo-")]
    newest = max(weo, key=lambda source: source.published, default=None)
    return read(folders[newest.id])[0] if newest else None
