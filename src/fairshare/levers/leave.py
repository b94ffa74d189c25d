"""A member leaves the alliance."""

from fairshare.core.lever import lever
from fairshare.core.world import LAST_YEAR


@lever(alters="members", from_year=(0, LAST_YEAR))
def leave(members: frozenset[str], year: int, *, place: str, from_year: int = 0) -> frozenset[str]:
    """Drop ``place`` (any name of a country) from the members, from ``from_year`` on or altogether."""
    return members - {place} if year >= from_year else members
