"""Action: what works on the releases themselves (adds, checks, compares, exports), beside questions about a World.

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
