"""The vocabulary and the register of offices of a catalogue, made once for each catalogue there is."""

from dataclasses import dataclass, field
from functools import lru_cache

from fairshare.claims.reader.offices import Register, register
from fairshare.claims.reader.vocabulary import Vocabulary, vocabulary
from fairshare.core.catalogue import Catalogue


@dataclass(frozen=True)
class _Known:
    """A catalogue told apart by its fingerprint."""

    fingerprint: str
    catalogue: Catalogue = field(compare=False, hash=False)


@lru_cache(maxsize=4)
def _made(known: _Known) -> Vocabulary:
    return vocabulary(known.catalogue)


@lru_cache(maxsize=4)
def _held(known: _Known) -> Register:
    return register(known.catalogue.register("offices"))


def words_of(catalogue: Catalogue) -> Vocabulary:
    """What a catalogue's words mean."""
    return _made(_Known(catalogue.fingerprint, catalogue))


def offices_of(catalogue: Catalogue) -> Register:
    """Who held which office when, by a catalogue's register."""
    return _held(_Known(catalogue.fingerprint, catalogue))
