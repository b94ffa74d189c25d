"""Open a figure: the tree of steps down to published cells, targets, choices and scenario lines."""

from collections.abc import Mapping
from datetime import date

from fairshare.core.derived import Whole, derived_measures
from fairshare.core.figure import Cell, Choice, Figure, RegisterRow, ScenarioLine, Simulation, TargetTerm
from fairshare.core.figure_id import FigureId
from fairshare.core.question import Answer, Column, Node, question
from fairshare.core.question import Cell as AnswerCell
from fairshare.core.world import World
from fairshare.errors import FairshareError
from fairshare.questions._backfill import backfill_notes
from fairshare.questions._editions import editions

#: Sums and tests of more parts than this are folded unless asked for in full.
FOLD_OVER = 4
#: And any step of more inputs than this, such as one over all combinations of choices.
FOLD_STEPS_OVER = 24


@question
def why(world: World, figure: str, *, full: bool = False) -> Answer:
    """Where one figure comes from, down to the published cells.

    Args:
        world: What was known, under which scenarios.
        figure: Figure id, e.g. gap_usd/DEU/2024@nato-2024-06;target=wales-2014-2pct.
        full: Open sums and steps of many parts too.
    """
    found = world.backfilled().figure(figure)
    tree = open_figure(world, found, full=full)
    rows: list[dict[str, AnswerCell]] = []
    _flatten(tree, 0, rows)
    id = found.id
    measure = world.measure(id.measure) if id else None
    name = _place_name(world, id) if id else ""
    return Answer(
        headline=f"{measure.label if measure else 'Figure'}: {name}, {id.year if id else ''}.",
        columns=(
            Column("depth", "Depth", "number", hidden=True),
            Column("step", "Step"),
            Column("figure", "Figure", "figure"),
            Column("from", "From"),
        ),
        rows=tuple(rows),
        notes=(*backfill_notes(world, [found], _day(world, found)), *_notes(world, tree), *_board_says(world, found)),
        tree=tree,
    )


def open_figure(world: World, figure: Figure, *, full: bool = False, beside: str = "") -> Node:
    """A figure as a tree of nodes.

    Args:
        world: Where sources and revisions are looked up.
        figure: The figure to open.
        full: Open sums and tests of many parts too.
        beside: Measure of a figure it is added to or taken from, in whose unit it is then read.
    """
    trail, id = figure.trail, figure.id
    label, read_as = (str(id), id.measure) if id else (trail.op, beside)
    revisions = _revisions(world, figure)
    if trail.leaf is not None:
        facts = _leaf(world, trail.leaf)
        label = label if id else facts.get("what", trail.op)
        return Node(figure, label, _printed_as(figure), (), facts, revisions, read_as=read_as)
    derived = derived_measures.get(id.measure) if id else None
    few = FOLD_OVER if trail.op.startswith("Σ") or isinstance(derived, Whole) else FOLD_STEPS_OVER
    many = len(trail.inputs) > few
    folded = len(trail.inputs) if many and not full else 0
    named = next((f.id.measure for f in trail.inputs if f.id), "") if trail.op in ("+", "−", "Σ") else ""
    inputs = () if folded else tuple(open_figure(world, f, full=full, beside=named) for f in trail.inputs)
    sign = trail.op if trail.op != "Σ" else f"Σ of {len(trail.inputs)}"
    formula = f"{sign}: {derived.formula}" if derived else sign if id else ""
    return Node(figure, label, formula, inputs, {}, revisions, folded, read_as or named)


def _printed_as(figure: Figure) -> str:
    leaf = figure.trail.leaf
    return (
        "published cell" if isinstance(leaf, Cell) and leaf.fact.status not in ("derived", "derived_estimate") else ""
    )


def _leaf(world: World, leaf: object) -> Mapping[str, str]:
    if isinstance(leaf, Cell):
        fact, source = leaf.fact, world.facts.sources[leaf.fact.source]
        return {
            "what": f"{fact.measure} {fact.place} {fact.year}",
            "source": source.id,
            "cell": fact.cell,
            "shown": fact.shown,
            "units": source.units,
            "publisher": source.publisher,
            "published": str(source.published),
            "title": source.title,
            "licence": source.licence,
            "attribution": source.attribution,
            "grade": fact.grade,
        }
    if isinstance(leaf, TargetTerm):
        return {"what": f"target {leaf.target}", "source": f"target {leaf.target}", "cell": leaf.source}
    if isinstance(leaf, Choice):
        return {"what": leaf.name, "source": "choice", "cell": ""}
    if isinstance(leaf, ScenarioLine):
        return {
            "what": f"scenario {leaf.scenario}: {leaf.line}",
            "source": f"scenario {leaf.scenario}",
            "cell": leaf.line,
        }
    if isinstance(leaf, RegisterRow):
        return _entry(world, leaf)
    if isinstance(leaf, Simulation):
        return {"what": leaf.what, "source": "simulation", "cell": f"{leaf.draws} draws, seed {leaf.seed}"}
    raise TypeError(f"a leaf of unknown kind: {leaf!r}")


def _entry(world: World, leaf: RegisterRow) -> Mapping[str, str]:
    """A row of a register: what it tells, where from and how far that was read."""
    source = f"register {leaf.register}"
    row = next((r for r in world.catalogue.register(leaf.register) if r["id"] == leaf.row), {})
    if not row:
        return {"what": source, "source": source, "cell": leaf.row}
    told = {"cell": f"{leaf.row}: {row['source']}", "publisher": row["source"], "grade": row["grade"]}
    return {"what": row.get("item") or source, "source": source, **told}


def _revisions(world: World, figure: Figure) -> tuple[Figure, ...]:
    id = figure.id
    if id is None or id.under or id.base is not None:
        return ()
    return editions(world, id.measure, id.place, id.year)


def _flatten(node: Node, depth: int, rows: list[dict[str, AnswerCell]]) -> None:
    where = f"{node.facts.get('source', '')} {node.facts.get('cell', '')}".strip() or node.formula
    rows.append({"depth": depth, "step": node.label, "figure": node.figure, "from": where})
    for child in node.inputs:
        _flatten(child, depth + 1, rows)


def _notes(world: World, tree: Node) -> list[str]:
    """The attribution line of every source the figure rests on, folded or not, and how far it was read."""
    figure = tree.figure
    facts = [leaf.fact for leaf in figure.trail.leaves() if isinstance(leaf, Cell)] if figure else []
    lines = list(dict.fromkeys(world.facts.sources[s].attribution for s in sorted({f.source for f in facts})))
    if any(n.folded for n in _walk(tree)):
        lines.append("Steps over many parts are folded: add --full to open them.")
    leaves = figure.trail.leaves() if figure else ()
    entries = [_entry(world, leaf) for leaf in leaves if isinstance(leaf, RegisterRow)]
    low = {f"{f.source} ({f.grade})" for f in facts if f.grade != "quotable"}
    low |= {f"{e['source']} ({e['grade']})" for e in entries if e.get("grade", "quotable") != "quotable"}
    if low:
        lines.append(f"Not read in the primary document: {', '.join(sorted(low))}.")
    return lines


def _day(world: World, figure: Figure) -> date:
    """The day a figure speaks of: the one in its address, or the world's."""
    at = figure.id.at if figure.id else ""
    if at in world.facts.sources or not at:
        return world.asof
    return date.fromisoformat(at)


def _board_says(world: World, found: Figure) -> list[str]:
    """What the board of the year shows, where the newest figure is from a release held only in part."""
    id = found.id
    if id is None or not world.measure(id.measure).on_board:
        return []
    if id.at not in world.facts.sources or world.source(id.at).extent == "complete":
        return []
    try:
        board = world.release(id.year)
        row = world.over(frozenset({id.place})).row(id.measure, id.year)
    except FairshareError:
        return []
    told = f"{id.at} is held only in part; the board of {id.year} is {board.id}"
    shown = row.value(id.place)
    return [f"{told}" + (f": {shown * world.measure(id.measure).scale:,.2f}." if shown is not None else ".")]


def _walk(node: Node) -> list[Node]:
    return [node, *(n for child in node.inputs for n in _walk(child))]


def _place_name(world: World, id: FigureId) -> str:
    if id.place in world.catalogue.places:
        return world.catalogue.places[id.place].name
    members = f", members of {id.base}" if id.base is not None else ""
    return f"{world.group(id.place).name}{members}"
