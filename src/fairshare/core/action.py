"""Action: what works on files themselves (adds, checks, compares, exports), beside questions about a World.

One file in ``actions/`` holds one typed function; ``data_add`` becomes the command ``data add``.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from fairshare.core.question import Answer
from fairshare.core.registry import Registry


@dataclass(frozen=True)
class Action:
    """An action with its function, which returns what was done as an Answer.

    An Answer whose ``extra`` has ``ok = False`` says no: the command line exits with 1.
    """

    id: str
    summary: str
    function: Callable[..., Answer]

    @property
    def params(self) -> dict[str, inspect.Parameter]:
        """Its parameters."""
        return dict(inspect.signature(self.function, eval_str=True).parameters)


def action(f: Callable[..., Answer]) -> Action:
    """Make the decorated function the action of its file."""
    return Action(f.__name__, (inspect.getdoc(f) or "").partition("\n")[0], f)


actions: Registry[Action] = Registry("action", "fairshare.actions", Action)


def words_of(id: str) -> str:
    """The words of a command.

    The first word of an action names a group, and a question that begins with it stands there too: ``scenario_show``
    is ``scenario show``, beside ``scenario check``; ``who_pays`` is ``who-pays``.
    """
    first, _, rest = id.replace("-", "_").partition("_")
    if rest and any(name.startswith(f"{first}_") for name in actions):
        return f"{first} {rest.replace('_', '-')}"
    return id.replace("_", "-")
