"""Order: what is to be read to make one release, as its ``source.toml`` says."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fairshare.core.fact import Grade
from fairshare.errors import BadSource


@dataclass(frozen=True)
class Order:
    """A release to be read from its raw files.

    Attributes:
        id: Id of the release.
        grade: How far to trust the way its files came to us.
        price_base: Year of its constant prices, if it has any.
        folder: Where its raw files lie.
        files: Names of those whose contents were checked; no others may be read.
        says: The ``[import]`` table of its ``source.toml``, in the words of the reader it names.
    """

    id: str
    grade: Grade
    price_base: int | None
    folder: Path
    files: frozenset[str]
    says: Mapping[str, object]

    def path(self, name: object) -> Path:
        """Where a raw file lies.

        Raises:
            BadSource: if the release does not list it with its sha256.
        """
        if name not in self.files:
            listed = ", ".join(sorted(self.files))
            raise BadSource(f"{self.id}: {name!r} is to be read, but sha256 lists only {listed}.")
        return self.folder / str(name)
