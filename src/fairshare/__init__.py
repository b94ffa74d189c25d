"""Who pays their fair share of NATO: by which definition, on which day's figures, and is it true?

Everything is a pure function of a World, all that was published by one day under a stack of scenarios:

    scenario : World -> World            what if the United States left?
    rule     : World, year -> Shares     who should pay, by this definition?
    target   : World, year -> Row        who is above or below 2 %, 3.5 %, 5 %?
    claim    : World, text -> Verdict    is the sentence true, as of that day?
    question : World, params -> Answer   what the user asked
    face     : Answer -> text | HTML | JSON | PDF | XLSX
"""

from importlib import import_module

#: Public name -> where it is; after the colon, what it is called there.
_PUBLIC = {
    "ally": "questions.ally",
    "ask": "core.question",
    "audit": "questions.audit",
    "check": "questions.check",
    "coverage": "questions.coverage",
    "cumulative": "questions.cumulative",
    "document": "inputs.read:read",
    "ranks": "questions.ranks",
    "revisions": "questions.revisions",
    "rules": "questions.rules",
    "scenario": "ledger.open",
    "scenario_diff": "questions.scenario_diff",
    "scenario_show": "questions.scenario_show",
    "score": "questions.score",
    "shares": "questions.shares",
    "who_pays": "questions.who_pays",
    "why": "show.tree",
    "world": "ledger.open",
}
#: Rooms that are public as they stand: ``fairshare.methods.claims_problem``.
_ROOMS = ("methods",)
__all__ = sorted([*_PUBLIC, *_ROOMS])  # noqa: PLE0605


def __getattr__(name: str) -> object:
    """Load a public name on first use, so that starting stays fast."""
    if name in _PUBLIC:
        module, _, inside = _PUBLIC[name].partition(":")
        return getattr(import_module(f"{__name__}.{module}"), inside or name)
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__]
