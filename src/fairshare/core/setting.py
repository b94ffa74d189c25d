"""Setting: one value in a line of a scenario, read from text and held against what a lever's signature wants."""

import inspect
from math import isfinite
from typing import Literal, cast, get_args, get_origin

from fairshare.errors import BadInput

Value = str | int | float | bool | tuple[str, ...]
Bounds = tuple[float, float]
_WORDS = {"true": True, "false": False}


def fitting(what: str, parameter: inspect.Parameter, value: object, bounds: Bounds | None = None) -> Value:
    """A setting as the signature wants it.

    Raises:
        BadInput: naming it, what was given and what is accepted.
    """
    wanted = parameter.annotation
    accepted = accepted_words(parameter, bounds)
    if get_origin(wanted) is tuple:
        return _listed(what, get_args(wanted)[0], value, accepted)
    if get_origin(wanted) is Literal:
        if value not in get_args(wanted) or isinstance(value, bool):
            raise BadInput.of(what, value, accepted)
        return str(value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    made = _finite(cast(float, value)) if wanted is float and number else value
    if not isinstance(made, wanted) or isinstance(made, bool) != (wanted is bool):
        raise BadInput.of(what, value, accepted)
    if bounds and isinstance(made, int | float) and not bounds[0] <= made <= bounds[1]:
        raise BadInput.of(what, value, accepted)
    return cast(Value, made)


def _finite(value: float) -> float | None:
    """A whole number as one with a point; None for what is no finite number."""
    try:
        return float(value) if isfinite(value) else None
    except OverflowError:  # an integer beyond all floats
        return None


def _listed(what: str, each: object, value: object, accepted: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise BadInput.of(what, value, accepted)
    if get_origin(each) is Literal and (strange := [v for v in value if v not in get_args(each)]):
        raise BadInput.of(what, strange[0], accepted)
    return tuple(value)


def accepted_words(parameter: inspect.Parameter, bounds: Bounds | None = None) -> str:
    """What a setting accepts, in words."""
    wanted = parameter.annotation
    span = f" from {bounds[0]:g} to {bounds[1]:g}" if bounds else ""
    if get_origin(wanted) is Literal:
        return f"one of {', '.join(map(str, get_args(wanted)))}"
    if get_origin(wanted) is tuple:
        each = get_args(wanted)[0]
        if get_origin(each) is Literal:
            return f"a list of {', '.join(map(str, get_args(each)))}"
        return "a list of country codes or names" if parameter.name == "places" else "a list of texts"
    if parameter.name.endswith("year") or parameter.name.startswith("hold_"):
        return f"a year up to {bounds[1]:g}, or 0 for none" if bounds and not bounds[0] else f"a year{span}"
    return {"place": "a country code or name"}.get(parameter.name) or {
        int: f"a whole number{span}", float: f"a finite number{span}", bool: "true or false", str: "a text",
    }.get(wanted, str(wanted))  # fmt: skip


def read_setting(what: str, parameter: inspect.Parameter, text: str) -> object:
    """A setting from words on a command line: lists by commas (by semicolons if there is one), true and false.

    Raises:
        BadInput: for a number that is none.
    """
    wanted = parameter.annotation
    if get_origin(wanted) is tuple:
        return [part.strip() for part in text.split(";" if ";" in text else ",") if part.strip()]
    if wanted is bool:
        return _WORDS.get(text.lower(), text)
    if wanted in (int, float):
        try:
            return wanted(text)
        except ValueError:
            raise BadInput.of(what, text, accepted_words(parameter)) from None
    return text
