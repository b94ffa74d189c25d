"""Pages about what is registered: measures, series, targets, levers, scenarios, rules, claims, releases, groups."""

import inspect
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from fairshare.core.claim import kinds
from fairshare.core.derived import derived_measures
from fairshare.core.lever import levers as all_levers
from fairshare.core.measure import Measure
from fairshare.core.registry import Registry
from fairshare.core.rule import Example, Family, Rule
from fairshare.core.rule import rules as all_rules
from fairshare.core.setting import accepted_words
from fairshare.core.target import Target
from fairshare.core.verdict import LABELS
from fairshare.ledger import load
from fairshare.ledger.open import release_folders
from fairshare.ledger.store import Store

#: A folder that never exists: a user's own releases must not show in the documentation.
NOWHERE = Path(__file__).parent / "no-such-folder"


def page(title: str, *parts: str) -> str:
    """A generated page, its parts a blank line apart."""
    note = "<!-- Written by docs/generate.py: do not edit, run python3 run.py docs. -->"
    return "\n\n".join([note, f"# {title}", *(p for p in parts if p)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(_escaped(str(c)) for c in row)} |" for row in rows]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ") or " "


def shipped(registry: Registry[Any]) -> list[str]:
    """The ids of what this package itself registers, plug-ins of others left out."""
    return [name for name in registry if registry.shipped(name) is not None]


def measures() -> str:
    """Every measure, published and derived."""
    published = load.measures().values()
    functions = {id: derived_measures[id] for id in shipped(derived_measures)}
    formula = {id: f.formula for id, f in functions.items()}
    rows = [
        (f"`{m.id}`", m.label, _unit(m), m.definition, m.owner, m.table, formula.get(m.id, "as published"))
        for m in published
    ]
    made = []
    for f in functions.values():
        if f.meta:
            choices = ", ".join(f"`{k}={v}`" for k, v in f.choices.items())
            made.append((f"`{f.id}`", f.meta.label, _unit(f.meta), f.meta.definition, f.formula, choices))
    ranges = [(f"`{m.id}`", *(f"{end * m.scale:,.10g}" for end in (m.low, m.high)), _unit(m)) for m in published]
    return page(
        "Measures",
        "## Published",
        "Figures of the publisher. Where a formula is given, it is used only for places whose inputs a scenario "
        "changed, or where the release prints no such figure.",
        table(("id", "label", "unit", "definition", "whose", "table", "formula"), rows),
        "## Derived",
        "Computed here from published figures: of one release where the formula names no publisher, else of the "
        "publishers it names. A choice is written behind the figure's id, e.g. "
        "`gap_usd/DEU/2024;target=hague-2025-core`.",
        table(("id", "label", "unit", "definition", "formula", "choices"), made),
        "## Plausible ranges",
        "What an imported figure must lie in, wars included.",
        table(("id", "from", "to", "unit"), ranges),
    )


def _unit(measure: Measure) -> str:
    """The unit people read, with its prices in words."""
    basis = {"current": "current prices", "constant": "prices of the release's base year"}
    prices = basis.get(measure.unit.partition("@")[2].partition("/")[0], "")
    if measure.owner == "fairshare" and measure.on_board and measure.unit == "USD@current":
        prices = "at the prices its release is read in"
    return f"{measure.shown_in}, {prices}" if prices else measure.shown_in


def series() -> str:
    """Every account of burdens."""
    rows = [
        (f"`{s.id}`", s.label, f"`{s.burden}`", f"`{s.size}`", f"`{s.people}`", s.note) for s in load.series().values()
    ]
    return page(
        "Accounts of burdens",
        "What `fairshare theory --source` and the choice `source` of measures take: whose figures stand for what an "
        "ally bears (spending over size), how large it is and how many people it has. Burden times size is what it "
        "spends, so both rest on the same GDP.",
        table(("id", "from whom", "burden", "size", "people", "note"), rows),
    )


COMPARATORS = {
    "at_least": "at least {}", "towards": "an aim of at least {}, never `missed`",
    "up_to": "up to {}: a ceiling for what may be counted, never `met` or `missed`",
}  # fmt: skip


def targets() -> str:
    """Every target, law and demand."""
    found = sorted(load.targets().values(), key=lambda t: (t.agreed, t.id))
    rows = []
    for t in found:
        due, binds = t.due or "every year", ", ".join(t.binds)
        rows.append((f"[`{t.id}`](#{t.id})", f"`{t.measure}`", _asks(t), t.agreed, due, t.standing, binds))
    sections = []
    for t in found:
        lines = [f"{t.label[0].upper()}{t.label[1:]}: {t.wording}.", f"Source: {t.source} ({t.grade})."]
        lines += [f"In force until {t.until}."] * bool(t.until) + [f"Review: {t.review}."] * bool(t.review)
        lines += [f"Read at <{t.url}>."] * bool(t.url)
        notes = "".join(f"\n- {p}: {note}" for p, note in sorted(t.reservations.items()))
        sections.append(f"### {t.id}\n\n{' '.join(lines)}" + (f"\n\nReservations:\n{notes}" if notes else ""))
    return page(
        "Targets",
        "A bound ally is `met`, `below` (an aim, or not due yet), `missed` (due and below) or `unknown`; an ally that "
        "is not bound is `not_bound`. A demand is no target and is listed only with `--demands`.",
        table(("id", "measure", "asks", "agreed", "due", "standing", "binds"), rows),
        *sections,
    )


def _asks(target: Target) -> str:
    return COMPARATORS[target.comparator].format(f"{target.threshold * 100:g} %")


def levers() -> str:
    """Every lever with its settings."""
    parts = []
    for id in shipped(all_levers):
        lever = all_levers[id]
        settings = [
            (f"`{n}`", accepted_words(p, lever.bounds.get(n)), default_of(p.default)) for n, p in lever.settings.items()
        ]
        rewrites = f" It rewrites {', '.join(f'`{m}`' for m in sorted(lever.rewrites))}." if lever.rewrites else ""
        words = f"{lever.summary} " + " ".join((inspect.getdoc(lever.function) or "").replace("``", "`").split())
        parts += [f"## {lever.id}", f"{words} Alters: {lever.alters}.{rewrites}"]
        parts += [table(("setting", "accepted", "if left out"), settings)]
    return page(
        "Levers",
        "A lever alters who is a member, or rewrites whole rows of base measures. Everything else is derived again "
        "from those, so shares, gaps and growth still follow from the amounts.",
        *parts,
    )


def _words(annotation: object) -> str:
    """A setting's type in words."""
    choices = get_args(annotation)
    if not choices:
        return getattr(annotation, "__name__", str(annotation))
    return f"list of {_words(choices[0])}" if Ellipsis in choices else f"one of {', '.join(map(str, choices))}"


def default_of(default: object) -> str:
    """What stands for a parameter that is left out."""
    if default is inspect.Parameter.empty:
        return "must be given"
    return f"`{default}`" if isinstance(default, str | int | float) and not isinstance(default, bool) else ""


def claims() -> str:
    """Every kind of claim the audit reads, with its own examples."""
    rows, examples = [], []
    for name in shipped(kinds):
        kind = kinds[name]
        rows.append((f"`{kind.id}`", kind.summary, "yes" if kind.judged else "only recognised"))
        for example in kind.examples:
            verdict = example.label.replace("_", " ") or "left alone"
            examples.append((f"`{kind.id}`", example.text, example.day, example.speaker, verdict))
    labels = ", ".join(label.replace("_", " ") for label in LABELS)
    return page(
        "Kinds of claims",
        "What `fairshare audit` and `fairshare check` read in a sentence and hold against ledger and registers. "
        "A sentence that no kind reads is listed and not judged.",
        table(("kind", "what it says", "judged"), rows),
        f"Verdicts: {labels}. Supported and refuted need every main reading to agree.",
        "## Examples",
        "They are the tests of each kind: sentences it must read, with the verdict of that day, and sentences it must "
        "leave alone.",
        table(("kind", "sentence", "day", "speaker", "verdict"), examples),
    )


def fair_share_rules() -> str:
    """Every fair-share rule, with an example to follow by hand."""
    found = [all_rules[name] for name in shipped(all_rules)]
    order = list(get_args(Family))
    found.sort(key=lambda r: (order.index(r.family), r.id))
    rows = [(f"[`{r.id}`](#{r.id})", r.family, r.principle, r.asks, r.standing) for r in found]
    return page(
        "Fair-share rules",
        "Who should pay what is a choice of values. Each rule is one serious answer; its shares are of whatever total "
        "is to be shared and sum to one. Rules of one family give the same kind of reason: compare families, do not "
        "count rules. A rule whose inputs are not held for every member of a year is unknown for that year, with the "
        "reason.",
        table(("id", "family", "principle", "asks", "standing"), rows),
        *(part for r in found for part in _rule(r)),
    )


def _rule(r: Rule) -> list[str]:
    """One rule: formula, choices, what a reader must know, example."""
    choices = [(f"`{n}`", _words(p.annotation), _range(r, n), default_of(p.default)) for n, p in r.choices.items()]
    parts = [f"## {r.id}", r.principle, f"Asks: {r.asks}", f"Formula: {r.formula}."]
    parts += [table(("choice", "type", "from, to", "if left out"), choices)] * bool(choices)
    parts += [r.note, f"Uses: {', '.join(f'`{m}`' for m in r.measures)}." if r.measures else ""]
    parts += [f"Shown beside it, in force: `{r.official}`."] * bool(r.official)
    parts += [f"Shown beside it, as a setting: `{v}`." for v in r.variants]
    parts += [f"Shown over all values of `{c}`: {words}." for c, words in r.curves.items()]
    parts += [f"References: {'; '.join(r.refs)}."]
    return parts + (_worked(r.example) if r.example else [f"No example: {r.standing}."])


def _range(r: Rule, choice: str) -> str:
    return ", ".join(f"{end:g}" for end in r.bounds.get(choice, ()))


def _worked(example: Example) -> list[str]:
    """An example as tables: what is given, and what comes out."""
    chosen = "".join(f", `{name}={value}`" for name, value in example.choices.items())
    given = [(f"`{m}`", ", ".join(f"{p} {v:.7g}" for p, v in row.items())) for m, row in example.given.items()]
    out = ", ".join(f"{p} {v:.4f}" for p, v in example.shares.items())
    return [
        f"Example, with imagined round figures{chosen}:",
        table(("measure", "given"), given),
        example.steps,
        f"Shares: {out}.",
    ]


def scenarios() -> str:
    """Every shipped scenario."""
    parts = []
    for id, s in sorted(load.Scenarios().items()):
        parts += [f"## {id}", f"{s.label}. {s.note}.", "\n".join(f"- `{c}`" for c in s.changes)]
    return page(
        "Scenarios",
        "Shipped scenarios for `--under`; a TOML file of the same form will do as well. `fairshare scenario new` "
        "writes one with a comment on every setting, `check` lists everything that is wrong in it, and `show` and "
        "`diff` say what comes of it. Scenarios stack.",
        *parts,
    )


def held() -> Store:
    """The shipped releases."""
    return Store(release_folders(own=NOWHERE), {})


def releases() -> str:
    """Every release held, and those that are not."""
    parts = []
    for s in held().sources.values():
        day = f"{s.published} ({s.published_note})" if s.published_note else s.published
        facts = [
            ("published", day),
            ("information up to", s.information_cutoff or "not said"),
            ("constant prices of", s.price_base or "none held"),
            ("held", s.extent),
            ("grade", s.grade),
            ("units", "read from the file" if s.units == "read" else "typed in source.toml"),
            ("licence", s.licence),
            ("attribution", s.attribution),
            ("citation", s.citation),
        ]
        parts += [f"## {s.id}", f"{s.publisher}: {s.title}.", table(("", ""), facts)]
        parts += ["\n".join(f"- {n}" for n in s.notes)]
        parts += ["Not held:\n\n" + "\n".join(f"- `{m}`: {why}" for m, why in s.absent.items())] * bool(s.absent)
    return page(
        "Releases",
        "`complete` releases may carry a board; `partial` ones and single `cells` are shown beside one. The "
        "grade `quotable` means that the primary document was read, `reported` the press or another party's copy.",
        *parts,
        "## Not held",
        not_held(),
    )


def not_held() -> str:
    """The releases known to exist of which nothing is held."""
    rows = [(f"`{r.id}`", r.when, r.title, r.note) for r in load.releases() if r.held == "no"]
    return table(("id", "published", "title", "how it is known"), rows)


def groups() -> str:
    """Every group with its dated memberships."""
    parts = []
    for g in load.groups().values():
        whole = f"Part of {g.within}{f', all but {chr(44).join(g.without)}' if g.without else ''}. " if g.within else ""
        said = f"{g.name}. {whole}{g.note + '. ' if g.note else ''}Source: {g.source}."
        rows = [(i.place, i.since, i.until or "") for i in sorted(g.intervals, key=lambda i: (i.since, i.place))]
        parts += [f"## {g.id}", said, table(("country", "since", "until"), rows) if rows else ""]
    return page(
        "Groups",
        "An ally is a member of a year if it joined by 31 December of it and by the as-of date. `--group` also takes "
        "countries joined by commas (`DEU,FRA,POL`). Behind a group `~year` or `~day` takes its members of that time, "
        "whatever the year asked about (`NATO~1998`, `NATO~2004-03-28`), and `-country` leaves allies out (`NATO-USA`, "
        "`EUR_CAN-DEU-TUR`, or in words `NATO without USA, Canada`); both together are `NATO-USA~1998`. Ids of figures "
        "name groups in the same way.",
        *parts,
    )
