"""Choices of rules as people write them: ``name=value``, or ``rule.name=value``, joined by commas."""

from collections.abc import Iterator, Mapping

from fairshare.core.rule import Rule, rules
from fairshare.errors import BadInput

#: Rule id -> choice -> value.
Settings = Mapping[str, Mapping[str, str]]
_SAMPLE = "exposure.threat=RUS"


def pairs(text: str | None, sample: str) -> Iterator[tuple[str, str]]:
    """Names with their values. A comma within a value is part of it: what holds no ``=`` goes on with it.

    Raises:
        BadInput: for a name without a value, or a value without a name.
    """
    found: list[tuple[str, str]] = []
    for part in (text or "").split(","):
        name, equals, value = (p.strip() for p in part.partition("="))
        if equals and name and value:
            found.append((name, value))
        elif found and name and not equals:
            found[-1] = (found[-1][0], f"{found[-1][1]},{name}")
        elif part.strip():
            raise BadInput.of("set", part.strip(), f"name=value, e.g. {sample}")
    yield from found


def checked(rule: Rule, given: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Choices of one rule (BadInput naming the one that it does not have, or that it does not take)."""
    found: dict[str, str] = {}
    for name, value in given:
        if name not in rule.choices:
            raise BadInput.of("set", name, f"a choice of rule {rule.id}: {', '.join(rule.choices) or 'it has none'}")
        if name in found:
            raise BadInput.of("set", f"{name}={value}", f"each choice once; {name}={found[name]} stands there already")
        rule.fitting(name, value)
        found[name] = value
    return found


def settings_of(text: str | None) -> Settings:
    """Choices of several rules, each with its rule before it.

    Raises:
        BadInput: for what is not ``rule.choice=value``, or what the rule does not take.
        UnknownName: for a rule that does not exist.
    """
    by_rule: dict[str, list[tuple[str, str]]] = {}
    for name, value in pairs(text, _SAMPLE):
        rule, dot, choice = name.partition(".")
        if not dot or not rule or not choice:
            raise BadInput.of("set", f"{name}={value}", f"rule.choice=value, e.g. {_SAMPLE}")
        by_rule.setdefault(rules[rule].id, []).append((choice, value))
    return {id: checked(rules[id], iter(given)) for id, given in by_rule.items()}
