"""What the ledger does not hold: defence spending in the world, or beside other budgets. Recognised, never guessed."""

from datetime import date

from fairshare.claims._readings import unheld
from fairshare.claims._stance import negated, stance
from fairshare.core.claim import Case, Claim, Example, Kind
from fairshare.core.clause import Clause
from fairshare.core.verdict import Verdict

_COMPARED = ("than", "rank", "combined", "multiple", "compare_to")
#: Of what other things the same words speak.
_ELSEWHERE = ("aid", "military_aid", "financial_aid", "humanitarian_aid", "ukraine_war", "owe", "common_fund")
#: Great spenders outside the alliance with which its members are compared.
_OUTSIDE = ("RUS", "CHN", "IND", "SAU", "JPN", "KOR", "ISR", "IRN", "UKR", "AUS", "BRA", "VEN", "PRK")
_WHY = {
    "world": (
        "It compares defence spending with countries outside the alliance, of which no figures are shipped; a workbook "
        "of SIPRI's, added with `fairshare data add FILE`, holds them"
    ),
    "budgets": "It compares defence spending with another budget, of which no figures are held",
}


def _read(clause: Clause) -> Claim | None:
    if not (clause.has("spending") or (clause.has("spend", "spender") and clause.has("defence"))):
        return None
    about = "" if clause.has(*_ELSEWHERE) else "world" if _world(clause) else "budgets" if _budgets(clause) else ""
    if not about:
        return None
    held_as = stance(clause)
    if held_as == "asserted" and negated(clause.items):
        held_as = "denied"
    return Claim("beyond", clause.statement.span, {"about": about}, held_as)


def _world(clause: Clause) -> bool:
    """Whether it ranks or compares in the world: "more than the next nine countries combined"."""
    if not clause.has(*_COMPARED):
        return False
    following = [i.text.lower() for i in clause.items]
    nations = clause.has("country_word") and "next" in following
    return clause.has("world_word") or nations or any(i.value in _OUTSIDE for i in clause.all("country"))


def _budgets(clause: Clause) -> bool:
    """Whether another budget stands beside it: "more than for schools", "a fifth of the federal budget"."""
    return clause.has("other_budget") and clause.has("than", "percent", "share", "multiple", "compare_to")


def _check(case: Case) -> Verdict:
    return unheld(_WHY.get(case.claim.text("about"), _WHY["world"]))


_DAY = date(2025, 3, 12)
_EXAMPLES: tuple[Example, ...] = (
    Example(
        "The US defence budget is larger than that of the next nine countries combined.", _DAY, "not_enough_evidence"
    ),
    Example("Germany spends more on education than on defence.", _DAY, "not_enough_evidence", {"about": "budgets"}),
    Example("Britain has the sixth largest defence budget in the world.", _DAY, "not_enough_evidence"),
    Example("Germany spends more on defence than Italy.", _DAY),
    Example("The next nine countries combined have fewer schools than France.", _DAY),
)

beyond = Kind(
    "beyond",
    "How defence spending compares with the world's or with other budgets, which the ledger does not hold",
    _read,
    _check,
    _EXAMPLES,
    precedence=62,
    needs=("spending", "spend", "spender"),
)
