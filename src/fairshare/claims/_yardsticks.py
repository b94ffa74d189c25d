"""By what allies are ranked and compared: money, share of GDP, or money per head."""

from typing import NamedTuple

from fairshare.core.clause import Clause


class Yardstick(NamedTuple):
    """A measure by which allies can be compared.

    Attributes:
        measure: Its id.
        words: What it counts.
        main: Whether a fair reader takes it where the words leave it open.
    """

    measure: str
    words: str
    main: bool


MONEY = Yardstick("expenditure_usd", "defence spending in US$", True)
SHARE = Yardstick("defence_share", "defence spending as a share of GDP", True)
HEAD = Yardstick("expenditure_per_head", "defence spending per head", True)
PPP = Yardstick("expenditure_ppp", "defence spending at purchasing power parities", False)
CONSTANT = Yardstick("expenditure_usd_constant", "defence spending in US$ at constant prices", False)
RECOMPUTED = Yardstick("defence_share_recomputed", "share of GDP, recomputed at constant prices", False)
EQUIPMENT = Yardstick("equipment_share", "equipment as a share of defence spending", True)
PERSONNEL = Yardstick("personnel", "military personnel", True)
#: What the words name -> yardsticks, the main ones first; ``""`` where they leave it open.
YARDSTICKS: dict[str, tuple[Yardstick, ...]] = {
    "": (MONEY, SHARE, PPP, HEAD._replace(main=False)),
    "money": (MONEY, CONSTANT, PPP),
    "share": (SHARE, RECOMPUTED),
    "head": (HEAD,),
    "equipment": (EQUIPMENT,),
    "personnel": (PERSONNEL,),
}


def yardstick(clause: Clause) -> str:
    """The yardstick the words name; empty where they leave it open."""
    named = {
        "head": clause.has("per_head"),
        "share": clause.has("gdp"),
        "equipment": clause.has("equipment"),
        "personnel": clause.has("troops"),
        "money": clause.has("money", "absolute"),
    }
    return next((name for name, there in named.items() if there), "")


def of_defence(clause: Clause) -> bool:
    """Whether what is spent is for defence: the clause says so, or it speaks of spending in a text that does."""
    if clause.has("spending", "equipment", "troops") or (clause.has("defence") and clause.has("gdp")):
        return True
    named = clause.has("defence", "gdp", "nato") or not clause.around.isdisjoint({"spending", "defence", "nato"})
    return named and clause.has("spend", "spender", "pay")
