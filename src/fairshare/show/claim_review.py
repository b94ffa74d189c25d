"""Verdicts as ClaimReview (schema.org) in one JSON-LD graph, with the releases they rest on as data sets."""

import json
from collections.abc import Iterator

from fairshare.core.question import Answer
from fairshare.show.emit import Measures
from fairshare.show.report import Note, Report, Words, report

Json = dict[str, object]
#: Our own ordinal scale; not enough evidence gets no rating, only its words.
_RATINGS = {
    "refuted": 1,
    "conflicting": 2,
    "depends_on_definition": 3,
    "supported_with_caveat": 4,
    "supported": 5,
}


def claim_review(answer: Answer, measures: Measures) -> str:
    """The graph as JSON text: data sets, then one review for each statement that was checkable."""
    told = report(answer, measures)
    graph = [*map(_dataset, told.sources), *(_review(note, told) for note in told.judged)]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2)


def _review(note: Note, told: Report) -> Json:
    return {
        "@type": "ClaimReview",
        "@id": f"#s{note.number}",
        "datePublished": told.as_of,
        "author": {"@type": "Organization", "name": "fairshare"},
        "claimReviewed": note.row["text"],
        "itemReviewed": _claim(note.row, told.article),
        "reviewRating": _rating(note.row),
        "reviewBody": " ".join(w for w in (note.row["explanation"], note.row["true_sentence"]) if w),
        "isBasedOn": [{"@id": f"#release-{id}"} for id in _releases(note, told)],
    }


def _claim(row: Words, article: Words) -> Json:
    where = {
        "headline": article.get("title"), "url": article.get("url"), "datePublished": article.get("published"),
        "publisher": {"@type": "Organization", "name": article["publisher"]} if article.get("publisher") else None,
    }  # fmt: skip
    appearance = {k: v for k, v in where.items() if v}
    return {
        "@type": "Claim",
        "text": row["text"],
        "datePublished": row["said"],
        **({"author": author} if (author := _speaker(row)) else {}),
        **({"appearance": {"@type": "CreativeWork", **appearance}} if appearance else {}),
    }


def _speaker(row: Words) -> Json | None:
    """A person with the office, or a body; None for nobody and for groups, which the vocabulary has no type for."""
    if row["speaker_sort"] == "person":
        office = {"jobTitle": row["office"]} if row["office"] else {}
        return {"@type": "Person", "name": row["speaker"], **office}
    return {"@type": "Organization", "name": row["speaker"]} if row["speaker_sort"] == "body" else None


def _rating(row: Words) -> Json:
    value = _RATINGS.get(row["verdict"])
    scale = {} if value is None else {"ratingValue": value, "bestRating": 5, "worstRating": 1}
    words = row["verdict"].replace("_", " ").capitalize()
    return {"@type": "Rating", **scale, "alternateName": words, "ratingExplanation": row["explanation"]}


def _releases(note: Note, told: Report) -> Iterator[str]:
    """The releases its readings name, each once, of those the answer lists."""
    named = {r["release"] for r in note.readings} | {c.id.partition("@")[2].partition(";")[0] for c in note.figures}
    return (s["id"] for s in told.sources if s["id"] in named)


def _dataset(source: Words) -> Json:
    return {
        "@type": "Dataset",
        "@id": f"#release-{source['id']}",
        "name": f"{source['publisher']}: {source['title']}",
        "version": source["id"],
        "datePublished": source["published"],
        "publisher": {"@type": "Organization", "name": source["publisher"]},
        "license": source["licence"],
        "creditText": source["attribution"],
    }
