"""Read the registered data (TOML, CSV) into nouns.

What is shipped is trusted here and checked field by field in the tests with the same ``checked``; what a user wrote
is checked on the way in.
"""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin

from fairshare.core.catalogue import Catalogue, KnownRelease
from fairshare.core.lever import Scenario
from fairshare.core.lexicon import Lexicon
from fairshare.core.measure import Measure
from fairshare.core.place import Gazetteer, Group, Interval, Place
from fairshare.core.series import Series
from fairshare.core.source import Source
from fairshare.core.target import Target
from fairshare.errors import BadInput, UnknownName
from fairshare.ledger.toml_text import parsed

if TYPE_CHECKING:
    from fairshare.core.values import Values

DATA = Path(str(files("fairshare"))) / "data"
#: No file a user hands in may be larger than this.
LIMIT_BYTES = 200_000
T = TypeVar("T")


def text_of(path: Path) -> str:
    """The text of a file that is not too large.

    Raises:
        BadInput: naming the file and why it cannot be read.
    """
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise BadInput.of("file", path, f"at most {LIMIT_BYTES:,} bytes")
        return path.read_bytes().decode()
    except (OSError, ValueError) as error:
        raise BadInput.of("file", path, f"a readable TOML file ({error})") from error


def toml(path: Path) -> dict[str, Any]:
    """A TOML file as a mapping.

    Raises:
        BadInput: naming the file and the line that cannot be read.
    """
    try:
        return parsed(text_of(path))
    except ValueError as error:
        raise BadInput.of("file", path, f"valid TOML ({error})") from error


def trusted(cls: type[T], mapping: Mapping[str, Any]) -> T:
    """Build a noun from shipped data: lists become tuples, tables read-only; nothing is checked."""
    kept = {k: tuple(v) if isinstance(v, list) else v for k, v in mapping.items()}
    return cls(**{k: MappingProxyType(v) if isinstance(v, dict) else v for k, v in kept.items()})


def checked(cls: type[T], mapping: Mapping[str, Any], where: str) -> T:
    """Build a noun from anything, checking every field.

    Raises:
        BadInput: naming ``where``, the field and what is wrong with it.
    """
    from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config  # noqa: PLC0415  slow to import

    strict = with_config(ConfigDict(extra="forbid", arbitrary_types_allowed=True))(cls)
    try:
        return TypeAdapter(strict).validate_python(dict(mapping))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(p) for p in first["loc"])
        raise BadInput.of(where, field, first["msg"]) from error


@cache
def places(folder: Path = DATA) -> Gazetteer:
    """All countries held, allies and comparators."""
    found = toml(folder / "places.toml")
    return Gazetteer(trusted(Place, {"iso3": iso3, **entry}) for iso3, entry in found.items())


def groups(folder: Path = DATA) -> dict[str, Group]:
    """All registered groups with their dated memberships."""
    return {id: _group(id, entry) for id, entry in toml(folder / "groups.toml").items()}


def _group(id: str, entry: dict[str, Any]) -> Group:
    since: dict[str, date] = entry.pop("since", {})
    until: dict[str, date] = entry.pop("until", {})
    intervals = tuple(Interval(p, day, until.get(p)) for p, day in since.items())
    return trusted(Group, {"id": id, "intervals": intervals, **entry})


def measures(folder: Path = DATA) -> dict[str, Measure]:
    """All published measures, one file per publisher."""
    files = sorted((folder / "measures").glob("*.toml"))
    return {id: trusted(Measure, {"id": id, **entry}) for path in files for id, entry in toml(path).items()}


def targets(folder: Path = DATA) -> dict[str, Target]:
    """All targets, pledges, national laws and demands."""
    found = sorted((folder / "targets").glob("*.toml"))
    return {p.stem: trusted(Target, {"id": p.stem, **toml(p)}) for p in found}


def series(folder: Path = DATA) -> dict[str, Series]:
    """All accounts of burdens, by which shares and ranks are tested."""
    return {id: trusted(Series, {"id": id, **entry}) for id, entry in toml(folder / "series.toml").items()}


def source(folder: Path) -> Source:
    """The release in a folder (the instructions for its import left aside)."""
    entry = toml(folder / "source.toml")
    entry.pop("import", None)
    kinds = {f.name: f.type for f in fields(Source)}
    try:
        if all(_fits(value, kinds[name]) for name, value in entry.items()):
            return trusted(Source, entry)
    except (KeyError, TypeError):  # a field nobody knows, or one that is lacking: the check below names it
        pass
    return checked(Source, entry, f"{folder.name}/source.toml: field")


def _fits(value: object, kind: object) -> bool:
    """Whether a value is of a field's kind as it stands: quick, where ``checked`` costs the start of a library."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if get_origin(kind) is dict:
        return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
    return type(value) in (get_args(kind) or (kind,))


def recorded(folder: Path) -> dict[str, str]:
    """The hashes recorded in a folder's ``SHA256SUMS``, by name.

    That of the shipped releases has every facts.csv as it was built, by ``release/facts.csv``; a release the user
    added has its own.
    """
    path = folder / "SHA256SUMS"
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def releases(folder: Path = DATA) -> tuple[KnownRelease, ...]:
    """The releases known to exist, held or not, oldest first."""
    found = [trusted(KnownRelease, {"id": id, **entry}) for id, entry in toml(folder / "releases-known.toml").items()]
    return tuple(sorted(found, key=lambda r: r.published))


@cache
def register(name: str, folder: Path = DATA) -> tuple[Mapping[str, str], ...]:
    """The rows of a hand-written register.

    Raises:
        UnknownName: naming the registers there are.
    """
    path = folder / "register" / f"{name}.csv"
    if not path.is_file():
        raise UnknownName("register", name, (p.stem for p in (folder / "register").glob("*.csv")))
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def lexicon(folder: Path = DATA) -> Lexicon:
    """The words of the field by concept, one file per theme; a concept may be spread over several."""
    phrases: dict[str, tuple[str, ...]] = {}
    for path in sorted((folder / "lexicon").glob("*.toml")):
        for concept, listed in toml(path).items():
            phrases[concept] = (*phrases.get(concept, ()), *listed)
    return Lexicon(phrases)


@cache
def values(folder: Path = DATA) -> "Values":
    """The questions of value and the replies to them."""
    from fairshare.core.values import Reply, ValueQuestion, Values  # noqa: PLC0415  not on the way to the scoreboard

    found = toml(folder / "values.toml")
    replies = tuple(trusted(Reply, entry) for entry in found["reply"])
    return Values(replies, tuple(trusted(ValueQuestion, entry) for entry in found["question"]))


class Scenarios(Mapping[str, Scenario]):
    """The shipped scenarios, read when asked for."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder / "scenarios"

    def __getitem__(self, id: str) -> Scenario:
        if id not in set(self):
            raise KeyError(id)
        entry = toml(self._folder / f"{id}.toml")
        return Scenario.of(entry["label"], entry["change"], id, entry["note"])

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(p.stem for p in self._folder.glob("*.toml")))

    def __len__(self) -> int:
        return len(list(iter(self)))


@cache
def catalogue(folder: Path = DATA) -> Catalogue:
    """Everything registered as data."""
    written = [
        *sorted(folder.glob("*.toml")),
        *(p for f in ("lexicon", "measures", "targets") for p in sorted((folder / f).glob("*.toml"))),
        *sorted((folder / "register").glob("*.csv")),
    ]
    digest = hashlib.sha256(b"\0".join(p.read_bytes() for p in written)).hexdigest()
    return Catalogue(
        places=places(folder),
        groups=groups(folder),
        measures=measures(folder),
        targets=targets(folder),
        series=series(folder),
        scenarios=Scenarios(folder),
        releases=releases(folder),
        register=lambda name: register(name, folder),
        lexicon=lambda: lexicon(folder),
        values=lambda: values(folder),
        fingerprint=digest,
    )
