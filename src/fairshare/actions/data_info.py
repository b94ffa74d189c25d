"""What is held: every release, or all that is known of one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from fairshare.core.action import action
from fairshare.core.question import Answer, Cell, Column
from fairshare.core.source import Source
from fairshare.ledger import load
from fairshare.ledger.about import about
from fairshare.ledger.check import Held, built, read
from fairshare.ledger.compare import known
from fairshare.ledger.finding import known_faults, unread
from fairshare.ledger.inventory import Holding, editions, holdings
from fairshare.ledger.news import News, news, told
from fairshare.ledger.open import release_folders
from fairshare.ledger.selection import Selection, folder_of
from fairshare.ledger.tidy import tidy

_EXTENT = {"complete": "held whole", "partial": "held in part", "cells": "held in single cells"}
_BUILT = {
    True: "the figures are as they were built",
    False: "the figures are not as they were built: see 'fairshare data verify'",
    None: "no hash of the figures is recorded: the user's own copy",
}


@action
def data_info(release: str | None = None) -> Answer:
    """What is held: all releases, or everything known of one.

    Args:
        release: Id of one release; all by default.
    """
    folders = release_folders()
    held = {load.source(folder): folder for folder in folders}
    return _all(held) if release is None else _one(folder_of(release, folders), held)


def _all(held: Mapping[Source, Path]) -> Answer:
    """Every release held, by publisher and day."""
    facts = tidy(held, Selection())
    known = dict(facts.drop_nulls("value").group_by("release").len().iter_rows())
    sources = sorted(held, key=lambda s: (s.publisher.casefold(), s.published, s.id))
    own = sum(_whose(held[s]) == "own" for s in sources)
    publishers = len({s.publisher for s in sources})
    return Answer(
        headline=f"{len(sources)} releases of {publishers} publishers are held, {own} of them your own: "
        f"{sum(known.values()):,} figures.",
        columns=(
            Column("release", "Release"),
            Column("publisher", "Publisher"),
            Column("published", "Published"),
            Column("extent", "Held"),
            Column("grade", "Grade"),
            Column("whose", "Whose"),
            Column("figures", "Figures", "number"),
            Column("may_ship", "May be passed on", hidden=True),
            Column("title", "Title", hidden=True),
            Column("licence", "Licence", hidden=True),
            Column("attribution", "Attribution", hidden=True),
        ),
        rows=tuple(_row(s, _whose(held[s]), known.get(s.id, 0)) for s in sources),
        notes=tuple(_licences(sources)),
        extra={"releases": len(sources), "publishers": publishers, "own": own, "figures": sum(known.values())},
        next=f"fairshare data info {max(sources, key=lambda s: s.published).id}",
    )


def _row(source: Source, whose: str, figures: int) -> dict[str, Cell]:
    return {
        "release": source.id,
        "publisher": source.publisher,
        "published": str(source.published),
        "extent": source.extent,
        "grade": source.grade,
        "whose": whose,
        "figures": figures,
        "may_ship": source.may_ship,
        "title": source.title,
        "licence": source.licence,
        "attribution": source.attribution,
    }


def _whose(folder: Path) -> str:
    return "shipped" if folder.parent.parent == load.DATA else "own"


def _licences(sources: Sequence[Source]) -> Iterator[str]:
    """Each licence once, with the publishers whose releases are under it."""
    terms: dict[str, list[str]] = {}
    for source in sources:
        terms.setdefault(source.licence, []).append(source.publisher)
    for licence, publishers in terms.items():
        yield f"Licence of {', '.join(dict.fromkeys(publishers))}: {licence}."


def _one(folder: Path, all_held: Mapping[Source, Path]) -> Answer:
    """Everything known of one release."""
    held, wrong = read(folder)
    source, found = held.source, tuple(holdings(held))
    before, after = editions(source, all_held)
    figures = sum(h.figures for h in found)
    earlier = [read(all_held[s])[0] for s in all_held if s.id in before]
    anew = {n.measure: n for n in news(held, earlier)}
    faults = [f for f in known_faults() if f.release == source.id]
    return Answer(
        headline=f"{source.id}: {source.title}, {source.publisher}, published {source.published}, "
        f"{_EXTENT[source.extent]}: {figures:,} figures of {len(found)} measure{'s' * (len(found) != 1)}.",
        columns=(
            Column("measure", "Measure"),
            Column("years", "Years"),
            Column("places", "Places", "number"),
            Column("figures", "Figures", "number"),
            Column("derived", "Derived", "number"),
            Column("missing", "Missing", "number"),
            Column("new", "New", "number"),
            Column("revised", "Revised", "number"),
        ),
        rows=tuple(_holding(h, anew.get(h.measure)) for h in found),
        notes=(
            *_particulars(source, built(folder)),
            *source.notes,
            *(f"Not held, {measure}: {why}." for measure, why in source.absent.items()),
            *(f"Missing, {h.measure}: {count} ({why})." for h in found for why, count in h.missing.items()),
            *(f"Known fault ({f.check}): {f.cause} ({f.source})." for f in faults),
            *unread(wrong),
            *_unusual(anew.values()),
            *_around(source.publisher, before, after),
        ),
        extra={
            **about(source),
            "whose": _whose(folder),
            "as_built": built(folder),
            "figures": figures,
            "missing_reasons": tuple(
                {"measure": h.measure, "reason": why, "count": n} for h in found for why, n in h.missing.items()
            ),
            "faults": tuple({"check": f.check, "cause": f.cause, "source": f.source} for f in faults),
            "news": _told(anew.values()),
            "editions_before": before,
            "editions_after": after,
        },
        under=f"Licence: {source.licence}.",
        next=_next(held, earlier),
    )


def _holding(holding: Holding, anew: News | None) -> dict[str, Cell]:
    return {
        "measure": holding.measure,
        "years": holding.years,
        "places": holding.places,
        "figures": holding.figures,
        "derived": holding.derived,
        "missing": holding.missing.total(),
        "new": anew.new if anew else 0,
        "revised": anew.revised if anew else 0,
    }


def _particulars(source: Source, as_built: bool | None) -> Iterator[str]:
    """What stands in ``source.toml`` besides notes, in words."""
    yield source.attribution
    yield f"To cite: {source.citation}."
    day = f" ({source.published_note})" if source.published_note else ""
    cutoff = f", on information up to {source.information_cutoff}" if source.information_cutoff else ""
    yield f"Published {source.published}{day}{cutoff}."
    shipped = "may be part of this package" if source.may_ship else "for your own use only"
    base = f"constant prices of {source.price_base}" if source.price_base else "no constant prices"
    units = "read from the file" if source.units == "read" else "typed, where only bare tables are held"
    yield f"Grade {source.grade}; {shipped}; units {units}; {base}."
    raw = ", ".join(f"{name} ({digest[:12]}...)" for name, _, digest in (h.rpartition("=") for h in source.sha256))
    yield f"Hashes: {_BUILT[as_built]}{f'; read from {raw}' if raw else ''}."
    if source.url:
        yield f"At {source.url}"


def _told(anew: Iterable[News]) -> tuple[str, ...]:
    """What the release said anew when it came out, measure by measure."""
    measures, places = load.measures(), load.places()
    return tuple(told(n, measures[n.measure], places) for n in anew if n.measure in measures)


def _unusual(anew: Iterable[News]) -> tuple[str, ...]:
    """The news of measures of which enough revisions are held to say how unusual the largest one is."""
    return tuple(
        f"Against earlier editions, {sentence}"
        for sentence in _told(n for n in anew if n.precedents is not None and n.precedents.share is not None)
    )


def _next(held: Held, earlier: Iterable[Held]) -> str:
    """Against the newest earlier release that gives any of the same figures; without one, whether it adds up."""
    same = (h.source for h in earlier if known(h.facts).keys() & known(held.facts).keys())
    last = max(same, key=lambda s: (s.published, s.id), default=None)
    if last is None:
        return f"fairshare data verify --release {held.source.id}"
    return f"fairshare data diff {last.id} {held.source.id}"


def _around(publisher: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The nearest releases; all of them are in ``extra``."""
    nearest = [f"{len(before)} before (last {before[-1]})" if before else "none before"]
    nearest += [f"{len(after)} after (first {after[0]})" if after else "none after"]
    yield f"Other releases of {publisher} held: {', '.join(nearest)}."
