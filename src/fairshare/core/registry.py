"""One registry for every kind of plug-in: the file is the registration, the id is the file's name.

``registry["ability-to-pay"]`` imports ``<package>.ability_to_pay`` and takes ``ability_to_pay`` from it; nothing
else is imported. Other distributions add theirs by an entry point in the group named like the package.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Generic, TypeVar

from fairshare.errors import UnknownName

T = TypeVar("T")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")


class Registry(Generic[T]):
    """Names to things of one kind, found by folder and then by entry points."""

    def __init__(self, kind: str, package: str, holds: type[T]) -> None:
        self.kind, self.package, self.holds = kind, package, holds
        self._found: dict[str, T | None] = {}
        self._names: tuple[str, ...] = ()

    def shipped(self, name: str) -> T | None:
        """The thing of that name in the package's own folder, or None; other distributions are not searched."""
        if name not in self._found:
            attribute = name.replace("-", "_")
            spec = find_spec(f"{self.package}.{attribute}") if _NAME.fullmatch(name) else None
            there = spec is not None and spec.submodule_search_locations is None  # a folder is no plug-in
            self._found[name] = self._checked(attribute, _attribute(self.package, attribute)) if there else None
        return self._found[name]

    def get(self, name: str) -> T | None:
        """The thing of that name, or None."""
        if (found := self.shipped(name)) is not None or not _NAME.fullmatch(name):
            return found
        plugged = self._plugged(name)
        return self._checked(name, plugged) if plugged is not None else None

    def _checked(self, attribute: str, found: object) -> T:
        if not isinstance(found, self.holds):
            raise TypeError(f"{self.package}.{attribute} must define {attribute} as a {self.holds.__name__}")
        return found

    def _plugged(self, name: str) -> object | None:
        from importlib.metadata import entry_points  # noqa: PLC0415  slow to import, and seldom needed

        points = entry_points(group=self.package, name=name)
        return next((p.load() for p in points), None)

    def __getitem__(self, name: str) -> T:
        found = self.get(name)
        if found is None:
            raise UnknownName(self.kind, name, [str(getattr(self.get(n), "id", n)) for n in self])
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __iter__(self) -> Iterator[str]:
        # An installation does not change while it runs, and looking through all of it takes milliseconds.
        self._names = self._names or self._listed()
        return iter(self._names)

    def _listed(self) -> tuple[str, ...]:
        from importlib.metadata import entry_points  # noqa: PLC0415

        found = iter_modules(import_module(self.package).__path__)
        files = {m.name for m in found if not m.ispkg and not m.name.startswith("_")}
        return tuple(sorted(files | {p.name for p in entry_points(group=self.package)}))


def _attribute(package: str, name: str) -> object:
    return getattr(import_module(f"{package}.{name}"), name, None)
