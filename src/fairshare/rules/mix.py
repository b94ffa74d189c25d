"""Several rules together, by weights that whoever asks must name."""

from dataclasses import dataclass
from functools import reduce
from math import fsum

from fairshare.core.choice_text import rule_in
from fairshare.core.figure import Figure
from fairshare.core.row import Row, Shares
from fairshare.core.rule import Choice, Example, Norm, Rule, rule, rules
from fairshare.core.world import World
from fairshare.errors import BadInput, NoBoard, NoSuchFact
from fairshare.rules._weights import weights as parsed

_NONE = "none"
_WHAT = "choice weights of rule mix"
_ACCEPTED = "rules with weights of at least 0, such as ability-to-pay(elasticity=1):2,per-head:1"


@rule(
    Norm(
        family="mixed",
        principle="Several principles count together: an ally's share is the weighted mean of what each of them asks.",
        asks="Should several of these principles count together, each with a weight of its own?",
        formula="share = Σ weight × share by the rule ÷ Σ weights",
        refs=("Ringius, Torvanger and Holtsmark 1998, Energy Policy 26(10)",),
        measures=("gdp_usd_current", "population", "weo_gdp_usd", "weo_population"),
        note="No weights are assumed: without weights= the rule is unknown, and so it is where one of the rules mixed "
        "is. A rule's own choices stand in brackets after it. The weights decide the result: show it with several. "
        "The measures are those of the rules mixed, here of the example. Spending is held against it in the prices of "
        "NATO's release, also where a rule mixed compares at purchasing power parities. Who has no share by one of "
        "the rules, having no forces to count, has none by the mix, and the rest is scaled. A mix holds no other mix.",
        example=Example(
            given={
                "weo_gdp_usd": {"USA": 600, "DEU": 300, "POL": 100},
                "weo_population": {"USA": 30, "DEU": 30, "POL": 20},
            },
            choices={"weights": "ability-to-pay(elasticity=1):2,per-head:1"},
            shares={"USA": 159 / 248, "DEU": 63 / 248, "POL": 26 / 248},
            steps="By ability-to-pay with elasticity 1: 24/31, 6/31, 1/31. By per-head: 3/8, 3/8, 2/8. 2/3 × 24/31 + "
            "1/3 × 3/8, 2/3 × 6/31 + 1/3 × 3/8, 2/3 × 1/31 + 1/3 × 2/8.",
        ),
    )
)
def mix(world: World, year: int, *, weights: str = _NONE) -> Shares:
    """The weighted mean of other rules' shares."""
    if weights == _NONE:
        raise NoSuchFact(f"no weights are named: choose weights={_ACCEPTED.rpartition(' ')[2]} or others.")
    terms = [_shares(part, world, year) * Figure.chosen(f"weight of {part.name}", part.weight) for part in _of(weights)]
    return Shares.proportional(reduce(Row.__add__, terms))


@dataclass(frozen=True)
class _Part:
    """A rule in a mix: as it is written, its choices, and its part of all weights."""

    name: str
    rule: Rule
    choices: dict[str, Choice]
    weight: float


def _of(text: str) -> tuple[_Part, ...]:
    """The rules of a mix that have a weight; those without are checked all the same.

    Raises:
        BadInput: for a text that names no rules with weights, another mix, or a choice that a rule does not have.
    """
    given = parsed(_WHAT, text, _ACCEPTED)
    whole, found = fsum(given.values()), []
    for name, weight in given.items():
        id, choices = rule_in(_WHAT, name)
        norm = rules[id]
        if norm.family == "mixed":
            raise BadInput.of(_WHAT, name, "a rule that is no mix itself")
        found.append(_Part(name, norm, norm.fitted(choices), weight / whole))
    return tuple(part for part in found if part.weight)


def _shares(part: _Part, world: World, year: int) -> Shares:
    """The shares by one rule of a mix.

    Raises:
        NoSuchFact: naming the rule, where it is unknown.
    """
    try:
        return part.rule(world, year, **part.choices)
    except (NoBoard, NoSuchFact) as error:
        why = str(error).rstrip(".")
        raise NoSuchFact(f"{part.name}, a part of the mix, is unknown: {why}.") from error
