"""Even-handedness of every claim kind: allies swapped, sentences mirrored, evidence weakened or the text's own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from fairshare.core.claim import Case, Claim, Example, Kind, kinds
from fairshare.core.clause import Clause
from fairshare.core.document import Document
from fairshare.core.fact import Grade
from fairshare.core.question import questions
from fairshare.core.verdict import Reading
from fairshare.core.world import World
from fairshare.inputs.read import read

DAY = date(2025, 3, 12)
ALL = [kinds[id] for id in kinds]
EXAMPLES = [(kind, example) for kind in ALL for example in kind.examples if example.label]
#: Slots that name an ally in claims about burdens; an office is somebody's own and not every ally has one.
ALLIES = ("who", "than", "host", "place")
UNJUDGED = ("not_enough_evidence", "not_checkable", "depends_on_definition", "conflicting")
HOLDS, FAILS = ("supported", "supported_with_caveat"), ("refuted",)
SWAPPED = [g for g in EXAMPLES if g[0].id != "office"]

ReadSentence = Callable[[str, date, str], Clause]
MakeCase = Callable[[Claim, date, str], Case]


def named(given: tuple[Kind, Example]) -> str:
    return f"{given[0].id}: {given[1].text[:50]}"


def claim_of(given: tuple[Kind, Example], as_clause: ReadSentence) -> Claim:
    kind, example = given
    claim = kind.read(as_clause(example.text, example.day, example.speaker))
    assert claim is not None
    return claim


def definition(reading: Reading, name: str) -> str:
    """What is counted, without the ally's name, the day of publication, the years and the sums that differ by ally."""
    bare = reading.definition.replace(name, "an ally").replace(name[:1].upper() + name[1:], "an ally")
    return bare.replace("’s", "’").partition(",")[0].translate(str.maketrans("", "", "0123456789."))


@pytest.mark.parametrize("given", SWAPPED, ids=named)
def test_every_ally_is_offered_the_same_definitions(
    given: tuple[Kind, Example], as_clause: ReadSentence, case_of: MakeCase, today: World
) -> None:
    """Where nothing is held of an ally its verdict is that evidence is lacking, and never the opposite one."""
    kind, example = given
    claim = claim_of(given, as_clause)
    bound = sorted(today.bound(2024))
    for slot in (s for s in ALLIES if claim.slots.get(s) in bound):
        rest = {claim.slots.get(s) for s in ALLIES if s != slot}
        offered: dict[frozenset[str], list[str]] = {}
        for ally in (a for a in bound if a not in rest):
            other = Claim(claim.kind, claim.span, {**claim.slots, slot: ally}, claim.stance)
            verdict = kind.check(case_of(other, example.day, example.speaker))
            name = today.catalogue.places[ally].in_sentence
            main = frozenset(definition(r, name) for r in verdict.readings if r.main)
            if main or verdict.label not in ("not_enough_evidence", "not_checkable"):
                offered.setdefault(main, []).append(ally)
        assert len(offered) <= 1, offered


@pytest.mark.parametrize("said", [1.3, 1.7, 2.0, 2.1, 3.4, 4.1])
def test_the_verdict_on_each_ally_follows_its_figure(said: float, today: World) -> None:
    """Recomputed from the row itself: ``at least`` holds or fails with the published share of the year."""
    world = today.as_of(DAY)
    row = world.row("defence_share", 2024)
    assert len(row) > 25
    for ally in row:
        figure = row[ally]
        sentence = f"In 2024, {world.catalogue.places[ally].name} spent at least {said} percent of GDP on defence."
        label = questions["check"](world, sentence, date=DAY).extra["verdict"]
        if abs(figure.value * 100 - said) > 0.02:
            assert label in (HOLDS if figure.value * 100 > said else FAILS), (ally, figure.value, label)


#: Our own sentences and what turns them round; ``{ally}`` is each ally in turn.
MIRRORED = [
    ("In 2024, {ally} spent {more|less} on defence than Italy in dollars."),
    ("In 2024, {ally} spent {more|less} on defence than Italy as a share of GDP."),
    ("In 2024, {ally} spent {at least|less than} 1.7 percent of GDP on defence."),
    ("In 2024, {ally} spent {more than|at most} 1.7 percent of GDP on defence."),
    ("In 2023, {ally}'s defence spending was {above|below} 1.7 percent of GDP."),
    ("In 2024, defence spending {rose|fell} in {ally}."),
    ("{ally}'s defence spending {increased|decreased} in 2023."),
    ("In 2024, {ally} {met|missed} the 2% target for defence spending."),
    ("In 2024, {ally} {reached|fell short of} the 2% target for defence spending."),
    ("{ally} has given {more|less} aid to Ukraine than Italy."),
    ("In 2024, {ally} spent {more|less} than 25 percent of its defence budget on equipment."),
    ("In 2024, {ally} had {more|fewer} than 30,000 soldiers."),
]
COUNTED = [
    ("In 2024, {more|fewer} than 20 NATO members spent 2 percent of GDP on defence."),
    ("In 2024, {at least|fewer than} 12 NATO members spent 2 percent of GDP on defence."),
    ("In 2016, {more|fewer} than 20 NATO members reached the 2% target."),
    ("In 2024, European allies and Canada {increased|cut} their defence spending."),
    ("The United States spends {more|less} on defence than all other allies combined."),
    ("Between 2016 and 2020, defence spending of European allies and Canada {rose|fell}."),
]


def both_ways(line: str, ally: str = "") -> tuple[str, str]:
    before, _, rest = line.replace("{ally}", ally).partition("{")
    choice, _, after = rest.partition("}")
    one, _, other = choice.partition("|")
    return f"{before}{one}{after}", f"{before}{other}{after}"


def mirrored(world: World, pair: tuple[str, str]) -> bool:
    """Whether one holds and the other fails, or neither is judged."""
    one, other = (questions["check"](world, sentence, date=DAY).extra["verdict"] for sentence in pair)
    opposite = (one in HOLDS and other in FAILS) or (one in FAILS and other in HOLDS)
    return opposite or (one == other and one in UNJUDGED)


@pytest.mark.parametrize("line", MIRRORED)
def test_a_mirrored_sentence_gets_the_mirrored_verdict_for_every_ally(line: str, today: World) -> None:
    world = today.as_of(DAY)
    names = [world.catalogue.places[a].name for a in sorted(world.bound(2024)) if a != "ITA"]
    odd = [pair[0] for name in names if not mirrored(world, pair := both_ways(line, name))]
    assert not odd
    labels = {questions["check"](world, both_ways(line, n)[0], date=DAY).extra["verdict"] for n in names}
    assert labels & set(HOLDS), "it is read and holds for some"
    assert labels & set(FAILS), "it is read and fails for some"


@pytest.mark.parametrize("line", COUNTED)
def test_a_mirrored_sentence_about_all_gets_the_mirrored_verdict(line: str, today: World) -> None:
    assert mirrored(today.as_of(DAY), both_ways(line)), both_ways(line)


def regraded(world: World, grade: Grade) -> World:
    """The same world in which every row of every register is known only so well."""
    whole = world.catalogue.register

    def register(name: str) -> tuple[Mapping[str, str], ...]:
        return tuple({**row, "grade": grade} if "grade" in row else row for row in whole(name))

    targets = {id: replace(t, grade=grade) for id, t in world.catalogue.targets.items()}
    return world.by(replace(world.catalogue, register=register, targets=targets))


@pytest.mark.parametrize("given", EXAMPLES, ids=named)
def test_unverified_rows_alone_decide_nothing(
    given: tuple[Kind, Example], as_clause: ReadSentence, case_of: MakeCase, today: World
) -> None:
    kind, example = given
    case, world = case_of(claim_of(given, as_clause), *_said(example)), regraded(today, "unverified")
    verdict = kind.check(replace(case, then=world.as_of(example.day).backfilled(), now=world))
    firm = [r for r in verdict.readings if r.main and r.grade != "unverified" and r.outcome != "unknown"]
    assert firm or verdict.label in ("not_enough_evidence", "not_checkable"), verdict.explanation
    assert not any(r.records and not r.figures for r in firm), "a row passes for more than it is"


@pytest.mark.parametrize("given", EXAMPLES, ids=named)
def test_rows_known_from_reports_are_named(
    given: tuple[Kind, Example], as_clause: ReadSentence, case_of: MakeCase, today: World
) -> None:
    kind, example = given
    case, world = case_of(claim_of(given, as_clause), *_said(example)), regraded(today, "reported")
    verdict = kind.check(replace(case, then=world.as_of(example.day).backfilled(), now=world))
    rest = [r for r in verdict.readings if r.main and r.records and r.grade == "reported" and r.outcome != "unknown"]
    if rest and verdict.label not in ("not_enough_evidence", "not_checkable"):
        assert "as reported" in verdict.explanation


def _said(example: Example) -> tuple[date, str]:
    return example.day, example.speaker


PRAISE = "Micheál Martin praised the peace effort."


def audited(world: World, **about: object) -> str:
    document: Document = replace(read(PRAISE.encode()), **about)  # type: ignore[arg-type]
    [row] = questions["audit"](world, document, date=DAY).rows
    return str(row["verdict"])


def test_an_article_is_never_evidence_for_itself(today: World) -> None:
    """The register knows of this only as one publisher reported it, whose own article cannot confirm it."""
    world = today.as_of(DAY)
    rows = [r for r in world.catalogue.register("statements") if r["person"] == "Micheál Martin"]
    [row] = [r for r in rows if r["measure"] == "peace_initiative" and date.fromisoformat(r["date"]) <= DAY]
    assert row["grade"] == "reported"
    assert audited(world) == audited(world, publisher="The Gazette") == "supported"
    assert audited(world, publisher=row["source"]) == "not_enough_evidence"
    assert audited(world, publisher=f"The {row['source'].upper()}") == "not_enough_evidence"
    assert audited(world, url=row["url"]) == "not_enough_evidence"
    assert audited(world, url="https://example.org/another") == "supported"
