"""The words of the field: every phrase means one thing."""

from collections import defaultdict

from fairshare.ledger.load import lexicon


def test_a_phrase_stands_in_one_concept_only() -> None:
    meanings: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for spelt, concept in lexicon().spelt():
        meanings[spelt].add(concept)
    assert {" ".join(p): sorted(c) for p, c in meanings.items() if len(c) > 1} == {}


def test_phrases_are_as_they_are_looked_up() -> None:
    for spelt, concept in lexicon().spelt():
        assert all(word and word == word.lower() and " " not in word for word in spelt), (concept, spelt)
