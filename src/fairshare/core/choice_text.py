"""Choices written as text: ``name=value,name=value``, and a rule with its own: ``ability-to-pay(elasticity=1)``."""

import re

from fairshare.errors import BadInput

#: A piece between commas: anything but brackets and commas, and brackets with what is in them.
_PIECE = re.compile(r"(?:[^,()]|\([^()]*\))*")
_RULE = re.compile(r"(?P<id>[^()]*)(?:\((?P<choices>[^()]*)\))?")


def pieces(what: str, text: str) -> tuple[str, ...]:
    """What stands between commas; a comma inside brackets separates nothing.

    >>> pieces("weights", "composite(weights=a:1,b:2):3, per-head:1")
    ('composite(weights=a:1,b:2):3', 'per-head:1')

    Raises:
        BadInput: for brackets that do not pair, or stand inside others.
    """
    found, at = [], 0
    while at <= len(text):
        piece = _PIECE.match(text, at)
        end = piece.end() if piece else at
        if end < len(text) and text[end] != ",":
            raise BadInput.of(what, text, "brackets in pairs, none inside others")
        found.append(text[at:end].strip())
        at = end + 1
    return tuple(found)


def choices_in(what: str, text: str, sample: str) -> dict[str, str]:
    """Name -> value; a piece without ``=`` belongs to the value before it.

    >>> choices_in("set", "weights=a:1,b:2, by=shares", "")
    {'weights': 'a:1,b:2', 'by': 'shares'}

    Args:
        what: What the text is, for the line that refuses it.
        text: As written; nothing in it means no choice.
        sample: A choice that would do.

    Raises:
        BadInput: naming a piece that is no ``name=value``, or a name that stands twice.
    """
    found: dict[str, str] = {}
    last = ""
    for piece in filter(None, pieces(what, text)):
        if "=" not in piece.partition("(")[0] and last:
            found[last] += f",{piece}"
            continue
        last, _, value = (part.strip() for part in piece.partition("="))
        if not last or not value or "(" in last:
            raise BadInput.of(what, piece, f"name=value, e.g. {sample}")
        if last in found:
            raise BadInput.of(what, last, "each choice may stand once")
        found[last] = value
    return found


def rule_in(what: str, text: str) -> tuple[str, dict[str, str]]:
    """The id of a rule, and its choices in brackets.

    >>> rule_in("rule", "historical(since=2014,settle=5)")
    ('historical', {'since': '2014', 'settle': '5'})

    Raises:
        BadInput: for anything else.
    """
    found = _RULE.fullmatch(text.strip())
    if found is None or not found["id"].strip():
        raise BadInput.of(what, text, "a rule, with its choices in brackets: ability-to-pay(elasticity=1)")
    choices = choices_in(f"{what}: choice of {found['id']}", found["choices"] or "", "elasticity=1")
    return found["id"].strip(), choices
