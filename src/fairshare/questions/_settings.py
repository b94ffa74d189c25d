"""Choices of rules as people write them: ``name=value``, or ``rule.name=value``, joined by commas."""

from collections.abc import Mapping

from fairshare.core.choice_text import choices_in
from fairshare.core.rule import Rule, rules
from fairshare.errors import BadInput

#: Rule id -> choice -> value.
Settings = Mapping[str, Mapping[str, str]]
_SAMPLE = "exposure.threat=RUS"


def checked(rule: Rule, given: Mapping[str, str]) -> dict[str, str]:
    """Choices of one rule (BadInput naming the one that it does not have, or that it does not take)."""
    for name, value in given.items():
        if name not in rule.choices:
            raise BadInput.of("set", name, f"a choice of rule {rule.id}: {', '.join(rule.choices) or 'it has none'}")
        rule.fitting(name, value)
    return dict(given)


def settings_of(text: str | None) -> Settings:
    """Choices of several rules, each with its rule before it.

    Raises:
        BadInput: for what is not ``rule.choice=value``, or what the rule does not take.
        UnknownName: for a rule that does not exist.
    """
    by_rule: dict[str, dict[str, str]] = {}
    for name, value in choices_in("set", text or "", _SAMPLE).items():
        rule, dot, choice = name.partition(".")
        if not dot or not rule or not choice:
            raise BadInput.of("set", f"{name}={value}", f"rule.choice=value, e.g. {_SAMPLE}")
        by_rule.setdefault(rules[rule].id, {})[choice] = value
    return {id: checked(rules[id], given) for id, given in by_rule.items()}
