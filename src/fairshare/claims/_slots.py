"""Slots that hold one of a few words; a claim may come from anybody, so they are checked where they are used."""

from fairshare.core.claim import Case
from fairshare.errors import BadInput


def chosen(case: Case, slot: str, *accepted: str) -> str:
    """The word in a slot, the first accepted one where the slot is not filled (BadInput for any other word)."""
    word = case.claim.text(slot, accepted[0])
    if word not in accepted:
        raise BadInput.of(f"claim {case.claim.kind}: {slot}", word, f"one of {', '.join(repr(a) for a in accepted)}")
    return word
