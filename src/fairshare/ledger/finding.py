"""Finding: something in a release that does not add up; Fault: a finding whose cause is known."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fairshare.errors import BadSource
from fairshare.ledger.load import DATA, toml, trusted


@dataclass(frozen=True)
class Finding:
    """One thing that does not add up.

    Attributes:
        check: Which check found it.
        release: Where.
        measure: Of which measure.
        place: Of which place; empty for a whole file.
        year: Of which year; 0 for a whole file.
        told: What was found and what was expected, in words.
    """

    check: str
    release: str
    measure: str = ""
    place: str = ""
    year: int = 0
    told: str = ""


@dataclass(frozen=True)
class Fault:
    """A known exception: which findings it explains, and why they are there.

    Attributes:
        check: The check.
        release: The release.
        cause: Why, in one sentence.
        source: How the cause is known.
        measure: One measure, or all if empty.
        places: Places, or all if empty.
        years: Years, or all if empty.
    """

    check: str
    release: str
    cause: str
    source: str
    measure: str = ""
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def explains(self, finding: Finding) -> bool:
        """Whether it is about this finding."""
        return (
            (self.check, self.release) == (finding.check, finding.release)
            and self.measure in ("", finding.measure)
            and (not self.places or finding.place in self.places)
            and (not self.years or finding.year in self.years)
        )


def known_faults(folder: Path = DATA) -> tuple[Fault, ...]:
    """The register of known faults (BadSource for an entry without cause or source)."""
    faults = tuple(trusted(Fault, e) for e in toml(folder / "known-faults.toml").get("fault", []))
    for fault in faults:
        if not fault.cause or not fault.source:
            raise BadSource(f"known-faults.toml: {fault.check} in {fault.release} names no cause or no source.")
    return faults


def unread(findings: Iterable[Finding]) -> Iterator[str]:
    """How many rows of each release could not be used, in a line each."""
    for release, count in Counter(f.release for f in findings).items():
        rows = "1 row is unreadable or stands" if count == 1 else f"{count:,} rows are unreadable or stand"
        yield f"{release}: {rows} twice; see 'fairshare data verify'."


def sorted_out(
    findings: Iterable[Finding], faults: Iterable[Fault]
) -> tuple[list[tuple[Finding, Fault]], list[Finding], list[Fault]]:
    """Findings that a fault explains, findings that none does, and faults that explain nothing any more."""
    known: list[tuple[Finding, Fault]] = []
    new: list[Finding] = []
    register = list(faults)
    for finding in findings:
        fault = next((f for f in register if f.explains(finding)), None)
        if fault is None:
            new.append(finding)
        else:
            known.append((finding, fault))
    used = {id(f) for _, f in known}
    return known, new, [f for f in register if id(f) not in used]
