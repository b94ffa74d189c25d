"""The command line that asks for an answer about statements again."""

import shlex

from fairshare.core.question import Asked

#: Parameters that stand without a name.
_BARE = ("article", "sentence")


def command_line(asked: Asked) -> str:
    """The words to type, quoted for a shell; empty where nothing was asked.

    >>> command_line(Asked("check", {"sentence": "They owe us.", "as_of": "2025-03-12"}))
    "fairshare check 'They owe us.' --as-of 2025-03-12"
    """
    if not asked.question:
        return ""
    bare = [str(v) for k, v in asked.params.items() if k in _BARE]
    named = [w for k, v in asked.params.items() if k not in _BARE for w in (f"--{k.replace('_', '-')}", str(v))]
    return shlex.join(["fairshare", asked.question, *bare, *named])
