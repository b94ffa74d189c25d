"""What is asked of budgets: to which level, by when, along which path, and how it is paid for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fairshare.core.target import Target
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.measures.extra_defence import ANNOUNCED, DUE, last_year
from fairshare.methods.debt import mix
from fairshare.methods.paths import Shape
from fairshare.questions._basis import listed

Form = Literal[Shape, "as-announced"]
#: Choices of the measures that stand in an address only where they are not the usual ones.
USUAL = {
    "target": "hague-2025-core",
    "by": DUE,
    "shape": "linear",
    "multiplier": "0.75",
    "leakage": "30",
    "borrow": "100",
    "fades": "3",
    "rate": "implied",
}
#: Those that say how spending goes, and not how it is paid for.
PATH = ("target", "by", "shape")
_SHAPES = {
    "linear": "in a straight line",
    "front-loaded": "most of it early",
    "back-loaded": "most of it late",
    "constant-growth": "at one rate of growth",
    "minimum-step": "in equal steps",
    "held-then-jump": "in one jump at the end",
}
_LONGEST_DELAY = 10


@dataclass(frozen=True)
class Plan:
    """Where spending is to go.

    Attributes:
        target: A target's id, or a percentage of GDP.
        by: The year it is to be there.
        shape: How it goes there.
        delay: With how many years' delay it is compared.
        level: The level in words.
        usual: Whether the year is the one that would be taken if none were named.
    """

    target: str
    by: int
    shape: str
    delay: int
    level: str
    usual: bool = False

    @property
    def announced(self) -> bool:
        """Whether each ally follows its own plans."""
        return self.shape == ANNOUNCED

    @property
    def words(self) -> str:
        """The plan as what somebody would do."""
        if self.announced:
            return f"spent what its own plans name until {self.by}"
        return f"went to {self.level} of GDP by {self.by}, {_SHAPES[self.shape]}"


@dataclass(frozen=True)
class Terms:
    """How it is paid for and what it does.

    Attributes:
        borrow, taxes, cuts: Parts of the extra spending.
        multiplier: What a unit of demand adds to GDP.
        leakage: Per cent of the extra spending that is imported.
        fades: Years in which the effect on GDP of a rise is gone.
        rate: ``implied``, or a percentage a year.
    """

    borrow: float
    taxes: float
    cuts: float
    multiplier: float
    leakage: float
    fades: int
    rate: str

    @property
    def words(self) -> str:
        """How it is paid for, as what somebody would do."""
        parts = {
            "borrowed {} of it": self.borrow,
            "raised taxes for {} of it": self.taxes,
            "cut other spending for {} of it": self.cuts,
        }
        return listed([text.format(_part(part)) for text, part in parts.items() if part])


def _part(part: float) -> str:
    return "all" if part == 1 else f"{100 * part:g} %"


def plan_of(world: World, target: str | None, by: int | None, shape: str, delay: int) -> Plan:
    """Where spending is to go, checked.

    Raises:
        UnknownName, BadInput: naming what cannot be used.
    """
    if not 0 <= delay <= _LONGEST_DELAY:
        raise BadInput.of("delay", delay, f"years from 0 to {_LONGEST_DELAY}")
    known = _target(world, target)
    due = last_year(world, DUE, known)
    end = due if by is None else last_year(world, str(by), known)
    if known is not None:
        return Plan(known.id, end, shape, delay, f"{100 * known.threshold:g} %", usual=end == due)
    percent = _percentage(str(target))
    return Plan(percent, end, shape, delay, f"{percent} %", usual=end == due)


def _target(world: World, target: str | None) -> Target | None:
    """The target asked about; by default the newest pledge on spending known on the day; None for a percentage."""
    if target is not None:
        return None if _percentage(target) else world.target(target)
    every = world.catalogue.targets.values()
    known = [t for t in every if t.measure == "defence_share" and "NATO" in t.binds and t.agreed <= world.asof]
    return max((t for t in known if not t.is_demand), key=lambda t: t.agreed)


def _percentage(text: str) -> str:
    """A number as it stands in an address; empty for what is none."""
    try:
        return f"{float(text):g}"
    except ValueError:
        return ""


def terms_of(
    parts: tuple[float | None, float, float], *, multiplier: float, leakage: float, fades: int, rate: str
) -> Terms:
    """How it is paid for, checked.

    Args:
        parts: Per cent borrowed, paid by taxes and by cuts; see ``mix``.
        multiplier: See ``Terms``, as all that follow.
        leakage: Per cent imported.
        fades: Years.
        rate: Interest on extra debt.

    Raises:
        BadInput: naming what cannot be used.
    """
    if not 0 <= multiplier <= 5:
        raise BadInput.of("multiplier", multiplier, "a number from 0 to 5, e.g. 0.75")
    if not 0 <= leakage <= 100:
        raise BadInput.of("leakage", leakage, "a percentage of the extra spending from 0 to 100")
    if not 0 <= fades <= 50:
        raise BadInput.of("fades", fades, "years from 0 (never) to 50")
    borrow, taxes, cuts = parts
    for name, part in {"borrow": borrow, "taxes": taxes, "cuts": cuts}.items():
        if part is not None and not 0 <= part <= 100:
            raise BadInput.of(name, f"{part:g}", "a percentage of the extra spending from 0 to 100")
    paid = mix(borrow / 100 if borrow is not None else None, taxes / 100, cuts / 100)
    return Terms(*paid, multiplier, leakage, fades, rate)


def choices(plan: Plan, terms: Terms, **other: str) -> Mapping[str, str]:
    """The choices of the measures: those that are not usual, so that addresses stay short."""
    every = {
        "target": plan.target,
        "by": DUE if plan.usual else str(plan.by),
        "shape": plan.shape,
        "multiplier": f"{terms.multiplier:g}",
        "leakage": f"{terms.leakage:g}",
        "borrow": f"{100 * terms.borrow:g}",
        "fades": str(terms.fades),
        "rate": terms.rate,
        **other,
    }
    return {name: value for name, value in every.items() if USUAL.get(name) != value}
