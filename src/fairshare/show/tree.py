"""A figure opened, as an indented tree."""

from collections.abc import Iterator

from fairshare.core.figure import Cell, Choice, Figure, RegisterRow, ScenarioLine, Simulation, TargetTerm
from fairshare.core.question import Node
from fairshare.show.emit import Measures
from fairshare.show.figures import number, shown_unit


def tree_lines(tree: Node, measures: Measures) -> Iterator[str]:
    """The tree of ``why``, one line per step, with branches drawn."""
    yield from _node(tree, measures, "", "", "")


def _node(tree: Node, measures: Measures, lead: str, stem: str, after: str) -> Iterator[str]:
    value = ""
    if tree.figure is not None:
        measure = measures.get(tree.read_as)
        value = f" = {number(tree.figure, measure)} {shown_unit(tree.figure, measure)}".rstrip(" 1")
        value = value if measure else f" = {tree.figure.value:g} {tree.figure.unit}".removesuffix(" 1")
    yield f"{lead}{stem}{tree.label}{value}"
    below = f"{lead}{after}"
    bar = "│  " if tree.inputs else "   "
    if tree.formula and (tree.inputs or tree.folded):
        yield f"{below}{bar}by {tree.formula}"
    if tree.folded:
        yield f"{below}   {tree.folded} parts (folded; --full opens them)"
    if "publisher" in tree.facts:
        how = "printed" if tree.facts.get("units") == "read" else "held as"
        shown = f', {how} "{tree.facts["shown"]}"' if tree.facts.get("shown") else ""
        yield f"{below}{bar}{tree.facts['source']}, {tree.facts['cell']}{shown} ({tree.facts['grade']})"
    elif tree.facts.get("cell"):
        yield f"{below}{bar}{tree.facts['cell']}"
    if len(tree.revisions) > 1:
        said = (
            f"{f.id.at if f.id else ''}: {number(f, measures.get(f.id.measure) if f.id else None)}"
            for f in tree.revisions
        )
        yield f"{below}{bar}other releases: {'; '.join(said)}"
    for n, child in enumerate(tree.inputs):
        last = n == len(tree.inputs) - 1
        yield from _node(child, measures, below, "└─ " if last else "├─ ", "   " if last else "│  ")


def why(it: Figure) -> str:
    """The passport of a figure as indented text, from its trail alone.

    >>> print(why(Figure.chosen("a tenth", 0.1)))
    choice = 0.1: a tenth
    """
    return "\n".join(_plain(it, 0))


def _plain(it: Figure, depth: int) -> Iterator[str]:
    name = str(it.id) if it.id else it.trail.op
    unit = f" {it.unit}" if str(it.unit) != "1" else ""
    leaf = it.trail.leaf
    told = f": {_leaf(leaf)}" if leaf is not None else f"  [{it.trail.op}]" if it.id else ""
    yield f"{'  ' * depth}{name} = {it.value:.10g}{unit}{told}"
    for below in it.trail.inputs:
        yield from _plain(below, depth + 1)


def _leaf(leaf: object) -> str:
    if isinstance(leaf, Cell):
        return f"{leaf.fact.source}, {leaf.fact.cell}, {leaf.fact.status}"
    if isinstance(leaf, TargetTerm):
        return f"target {leaf.target}, {leaf.source}"
    if isinstance(leaf, Choice):
        return leaf.name
    if isinstance(leaf, ScenarioLine):
        return f"scenario {leaf.scenario}: {leaf.line}"
    if isinstance(leaf, Simulation):
        return f"{leaf.what}, {leaf.draws} draws, seed {leaf.seed}"
    return f"{leaf.register}, {leaf.row}" if isinstance(leaf, RegisterRow) else str(leaf)
