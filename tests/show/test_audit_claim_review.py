"""Verdicts as ClaimReview: one graph, our own scale, and no review of what nobody could check."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fairshare.core.question import Answer
from fairshare.core.verdict import LABELS, Label
from fairshare.show.claim_review import claim_review
from tests.show.conftest import BODY, MakeAnswer

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
REF = {
    "type": "object",
    "required": ["@id"],
    "properties": {"@id": {"pattern": "^#release-"}},
    "additionalProperties": False,
}


def thing(kind: str | list[str], **properties: Any) -> dict[str, Any]:
    kinds = [kind] if isinstance(kind, str) else kind
    optional = {
        "jobTitle",
        "author",
        "appearance",
        "url",
        "headline",
        "publisher",
        "ratingValue",
        "bestRating",
        "worstRating",
    }
    return {
        "type": "object",
        "required": ["@type", *(p for p in properties if p not in optional)],
        "properties": {"@type": {"enum": kinds}, "@id": TEXT, **properties},
        "additionalProperties": False,
    }


#: What schema.org has for ClaimReview, Claim, Rating and Dataset, as far as it is used here.
ORGANISATION = thing("Organization", name=TEXT)
APPEARANCE = thing("CreativeWork", headline=TEXT, url=TEXT, datePublished=DAY, publisher=ORGANISATION)
CLAIM = thing(
    "Claim", text=TEXT, datePublished=DAY, author=thing(["Person", "Organization"], name=TEXT, jobTitle=TEXT),
    appearance=APPEARANCE,
)  # fmt: skip
RATING = thing(
    "Rating", ratingValue={"enum": [1, 2, 3, 4, 5]}, bestRating={"const": 5}, worstRating={"const": 1},
    alternateName=TEXT, ratingExplanation=TEXT,
)  # fmt: skip
RATING["dependentRequired"] = {"ratingValue": ["bestRating", "worstRating"], "bestRating": ["ratingValue"]}
REVIEW = thing(
    "ClaimReview", datePublished=DAY, author=ORGANISATION,
    claimReviewed=TEXT, itemReviewed=CLAIM, reviewRating=RATING, reviewBody=TEXT,
    isBasedOn={"type": "array", "items": REF},
)  # fmt: skip
DATASET = thing(
    "Dataset", name=TEXT, version=TEXT, datePublished=DAY, publisher=ORGANISATION, license=TEXT, creditText=TEXT
)
SCHEMA = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "items": {"oneOf": [REVIEW, DATASET]}},
    },
    "additionalProperties": False,
}


def graph(answer: Answer) -> list[dict[str, Any]]:
    made = json.loads(claim_review(answer, {}))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(made)
    found: list[dict[str, Any]] = made["@graph"]
    return found


def reviews(answer: Answer) -> list[dict[str, Any]]:
    return [n for n in graph(answer) if n["@type"] == "ClaimReview"]


def test_every_checkable_statement_has_a_review_and_no_other(audited: Answer) -> None:
    reviewed = [r["claimReviewed"] for r in reviews(audited)]
    assert len(reviewed) == 7, "six verdicts and one presumed inside another"
    assert BODY["not_checkable"] not in reviewed


def test_the_scale_rises_from_refuted_to_supported(make_answer: MakeAnswer) -> None:
    def value(label: Label) -> int | None:
        found: int | None = reviews(make_answer([(BODY[label], label)]))[0]["reviewRating"].get("ratingValue")
        return found

    order: tuple[Label, ...] = ("refuted", "conflicting", "depends_on_definition", "supported_with_caveat", "supported")
    assert [value(label) for label in order] == [1, 2, 3, 4, 5]
    assert value("not_enough_evidence") is None


@pytest.mark.parametrize("label", LABELS[:-1])
def test_the_words_of_the_verdict_always_stand(make_answer: MakeAnswer, label: Label) -> None:
    rating = reviews(make_answer([(BODY[label], label)]))[0]["reviewRating"]
    assert rating["alternateName"].lower() == label.replace("_", " ")


def test_rests_on_data_sets_that_stand_in_the_graph(audited: Answer) -> None:
    made = graph(audited)
    sets = {n["@id"]: n for n in made if n["@type"] == "Dataset"}
    assert sets["#release-nato-2024-06"]["version"] == "nato-2024-06"
    for review in reviews(audited):
        assert review["isBasedOn"]
        assert all(ref["@id"] in sets for ref in review["isBasedOn"])


def test_nobody_and_groups_get_no_author(make_answer: MakeAnswer) -> None:
    said: list[tuple[str, Label]] = [(BODY["refuted"], "refuted")]
    assert reviews(make_answer(said))[0]["itemReviewed"]["author"] == {"@type": "Person", "name": "Jane Roe"}
    for speaker in ("", "officials"):
        assert "author" not in reviews(make_answer(said, speaker=speaker))[0]["itemReviewed"]
    publisher = reviews(make_answer(said, speaker="The Invented Post"))[0]["itemReviewed"]["author"]
    assert publisher["@type"] == "Organization"


def test_the_schema_sees_a_rating_without_its_scale(audited: Answer) -> None:
    made = json.loads(claim_review(audited, {}))
    rated = next(n for n in made["@graph"] if n["@type"] == "ClaimReview")
    del rated["reviewRating"]["bestRating"]
    assert not Draft202012Validator(SCHEMA).is_valid(made)
