"""A scenario as TOML text with comments, such as people like to edit."""

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

from fairshare.core.lever import Change, Scenario, Setting, levers
from fairshare.core.setting import accepted_words
from fairshare.errors import BadInput

_WIDTH = 98


def text_of(scenario: Scenario) -> str:
    """The file: label, note, and every line with the settings it has and, as comments, those it might have."""
    head = [f"label = {_value(scenario.label)}"]
    head += [f"note = {_value(scenario.note)}"] if scenario.note else ['# note = "What it assumes and leaves out"']
    return "\n".join([*head, *(line for c in scenario.changes for line in _change(c))]) + "\n"


def _change(change: Change) -> Iterator[str]:
    kind, given = levers[change.lever], dict(change.settings)
    yield ""
    told = (inspect.getdoc(kind.function) or "").replace("``", "")
    yield from (f"# {line}" for line in wrap(f"{kind.summary} {' '.join(told.split())}", _WIDTH))
    yield "[[change]]"
    yield f'lever = "{kind.id}"'
    for name, parameter in kind.settings.items():
        words = accepted_words(parameter, kind.bounds.get(name))
        if name in given:
            yield f"{name} = {_value(given[name])}  # {words}"
        else:
            yield f"# {name} = {_value(parameter.default)}  # {words}"


def _value(setting: Setting) -> str:
    """A setting as TOML: a JSON text is one, and so is a list of them."""
    if isinstance(setting, bool):
        return "true" if setting else "false"
    if isinstance(setting, tuple):
        return f"[{', '.join(_value(v) for v in setting)}]"
    if isinstance(setting, str):
        return json.dumps(setting, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(setting)


def write(text: str, path: Path, *, force: bool) -> None:
    """Write a text beside its place and move it there whole.

    Raises:
        BadInput: naming the file and why it cannot be written; nothing is left behind then.
    """
    if path.suffix != ".toml":
        raise BadInput.of("file", path, "a name that ends in .toml")
    try:
        if path.is_dir() or (path.exists() and not force):
            raise BadInput.of("file", path, "a folder is there" if path.is_dir() else "it exists; --force replaces it")
        if not path.parent.is_dir():
            raise BadInput.of("file", path, f"there is no folder {path.parent}")
        with TemporaryDirectory(dir=path.parent, prefix=".writing-") as beside:
            draft = Path(beside) / "draft.toml"
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(path)
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error
        raise BadInput.of("file", path.name[:80], f"a file that can be written ({told})") from error
