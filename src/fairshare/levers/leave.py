"""A member leaves the alliance."""

from fairshare.core.lever import lever


@lever(alters="members")
def leave(members: frozenset[str], year: int, *, place: str, from_year: int = 0) -> frozenset[str]:
    """Drop ``place`` (any name of a country) from the members, from ``from_year`` on or altogether."""
    return members - {place} if year >= from_year else members
