"""Statements judged: which kind reads each clause, what it claims, and the verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fairshare.core.claim import Case, Claim, Kind, kinds
from fairshare.core.clause import Clause
from fairshare.core.quantity import Quantity
from fairshare.core.statement import Statement
from fairshare.core.verdict import Verdict, unjudged
from fairshare.core.world import World

#: Why a claim of this stance is recognised and not judged.
_UNJUDGED = {
    "conditional": "It speaks of what would be under a condition, not of what is.",
    "expected": "It says what is expected or announced; nobody can check it on that day.",
    "wished": "It says what should be: a demand or an opinion about what is fair, which no figure can decide.",
}


@dataclass(frozen=True)
class Judged:
    """A statement with what it claims and the verdict.

    Attributes:
        statement: Who says what.
        kind: Id of the kind that read it; empty where none did.
        claim: What it claims; None where no kind read it.
        verdict: The verdict.
        checkable: Whether it is a claim that can be judged.
        presumed: Whether it is presumed inside another statement and not said outright.
    """

    statement: Statement
    kind: str
    claim: Claim | None
    verdict: Verdict
    checkable: bool
    presumed: bool = False


@dataclass(frozen=True)
class Bench:
    """What judges: all kinds, and the two worlds claims are held against.

    ``then`` is all that was known on the day, later editions allowed and marked; ``now`` all that is held.
    """

    kinds: tuple[Kind, ...]
    then: World
    now: World
    day: date

    @classmethod
    def of(cls, world: World, day: date) -> "Bench":
        """The bench of a world, for a text of a day."""
        found = sorted((kinds[id] for id in kinds), key=lambda k: (k.precedence, k.id))
        newest = max(s.published for s in world.facts.sources.values())
        now = world.as_of(max(newest, world.asof))
        return cls(tuple(found), world.backfilled(), now, day)

    def judged(self, clauses: Iterable[Clause]) -> Iterator[Judged]:
        """Every statement, in the order of the text, each followed by what it presumes."""
        for clause in clauses:
            said, presumed = self._said(clause), list(self._presumed(clause))
            if not said.kind and presumed:
                # Nothing is said outright, so what is presumed is what the statement says.
                said = replace(presumed.pop(0), statement=clause.statement, presumed=False)
            yield said
            yield from (*self._besides(clause, said), *presumed)

    def _besides(self, clause: Clause, said: Judged) -> Iterator[Judged]:
        """Further claims of a statement: other kinds that read a quantity no claim before has used."""
        if not said.checkable or said.claim is None:
            return
        used, seen = _quantities(said.claim), {said.kind}
        for kind in self.kinds:
            if kind.embedded or not kind.judged or kind.id in seen or (claim := kind.read(clause)) is None:
                continue
            fresh = _quantities(claim) - used
            if fresh:
                used |= fresh
                inner = replace(clause.statement, spans=(claim.span,), text=_words(clause, claim))
                yield from (j for j in (self.verdict(kind, claim, inner),) if j.checkable)

    def _said(self, clause: Clause) -> Judged:
        for kind in self.kinds:
            if kind.embedded or not kind.may_read(clause):
                continue
            if (claim := kind.read(clause)) is not None:
                return self.verdict(kind, claim, clause.statement)
        why = "No claim was recognised in it that figures of burden sharing or the register of events could decide."
        return Judged(clause.statement, "", None, unjudged(why), checkable=False)

    def _presumed(self, clause: Clause) -> Iterator[Judged]:
        for kind in self.kinds:
            if kind.embedded and kind.may_read(clause) and (claim := kind.read(clause)) is not None:
                words = _words(clause, claim)
                inner = replace(clause.statement, spans=(claim.span,), text=words)
                yield replace(self.verdict(kind, claim, inner), presumed=True)

    def verdict(self, kind: Kind, claim: Claim, statement: Statement) -> Judged:
        """The verdict on one claim."""
        if not kind.judged or claim.stance in _UNJUDGED:
            found = kind.check(self._case(claim, statement)) if not kind.judged else unjudged(_UNJUDGED[claim.stance])
            return Judged(statement, kind.id, claim, found, checkable=False)
        verdict = kind.check(self._case(claim, statement))
        return Judged(statement, kind.id, claim, verdict, checkable=verdict.label != "not_checkable")

    def _case(self, claim: Claim, statement: Statement) -> Case:
        return Case(claim, self.then, self.now, statement.said or self.day, statement.speaker, statement.text)


def _quantities(claim: Claim) -> set[str]:
    """The words of the quantities a claim rests on."""
    return {v.words for v in claim.slots.values() if isinstance(v, Quantity)}


def _words(clause: Clause, claim: Claim) -> str:
    """The characters of a claim inside its statement."""
    inside = [i.text for i in clause.items if claim.span.start <= i.start and i.end <= claim.span.end]
    return " ".join(inside)


def counted(judged: Sequence[Judged]) -> dict[str, int]:
    """How many statements got which label, checkable ones only."""
    found: dict[str, int] = {}
    for one in judged:
        if one.checkable:
            found[one.verdict.label] = found.get(one.verdict.label, 0) + 1
    return found
