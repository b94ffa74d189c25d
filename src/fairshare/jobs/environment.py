"""Environment: what must be alike wherever a computation is done for its result to be the same to the last bit."""

import platform
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

#: The package, whose code is compared.
_PACKAGE = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def environment() -> dict[str, str]:
    """This process's versions, a hash of the code it runs, and one of what its arithmetic comes to."""
    try:
        own = version("fairshare")
    except PackageNotFoundError:
        own = "not installed"
    return {
        "Python": platform.python_version(),
        "numpy": np.__version__,
        "fairshare": own,
        "code of fairshare": _code(),
        "arithmetic": _arithmetic(),
    }


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    """What differs, in words; empty where nothing does."""
    return ", ".join(f"{name} {there.get(name, 'none')} there, {held} here" for name, held in here.items()
                     if there.get(name) != held)  # fmt: skip


def _code() -> str:
    """A hash of every module of the package, so that an edited one is seen though its version is the same."""
    found = sha256()
    for file in sorted(_PACKAGE.rglob("*.py")):
        content = file.read_bytes()
        found.update(f"{file.relative_to(_PACKAGE).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()[:12]


def _arithmetic() -> str:
    """A hash of draws, products, quotients and sums: processors of different kinds may round them differently."""
    random = np.random.Generator(np.random.SFC64(6))
    shocks, weights = random.standard_normal((2, 2_048)), random.standard_normal((32, 2))
    product = weights @ shocks
    parts = (shocks, product, 1 / (1 + product), np.exp(product), product.sum(axis=1))
    return sha256(b"".join(part.tobytes() for part in parts)).hexdigest()[:12]
