"""A list of words as a line of text, which is how people read and extend one."""


def listed(line: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(line.split())
