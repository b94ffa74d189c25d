"""Claims that anybody may propose: every kind judges them or refuses them in one line, whatever stands in the slots."""

import json
from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairshare.core.claim import Case, Claim, Kind, Slot, Stance, claim_of_data, kinds
from fairshare.core.clause import Clause
from fairshare.core.document import Span
from fairshare.core.quantity import Bound, Quantity, QuantityKind, When
from fairshare.core.question import questions
from fairshare.core.verdict import LABELS
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.show.emit import emit

ALL = [kinds[id] for id in kinds]
DAYS = (date(2025, 3, 12), date(2018, 7, 11), date(1949, 4, 4), date(1, 1, 1), date(9999, 12, 31))
WORDS = (
    "", "USA", "NATO", "DEU,FRA", "EUR_CAN", "EU", "ISL", "IRL", "others", "allies", "Atlantis", ",", "a b", "\0", "€",
    "defence_share", "expenditure_usd", "spending", "money", "share", "head", "most", "least", "above", "below", "met",
    "2", "-1", "1e999", "2024", "world", "mean", "total", "military", "treaty", "1 2 3", "x" * 300,
)  # fmt: skip
NUMBERS = (0.0, -1.0, 1.0, 2.0, 0.02, 32.0, 1e-300, 1e300, -1e300, 967.7e9, 0.5)

numbers = st.sampled_from(NUMBERS) | st.floats(allow_nan=False, allow_infinity=False)
days = st.sampled_from(DAYS) | st.dates()
quantities: st.SearchStrategy[Quantity] = st.builds(
    Quantity,
    kind=st.sampled_from(get_args(QuantityKind)),
    value=numbers,
    high=st.none() | numbers,
    bound=st.sampled_from(get_args(Bound)),
    step=st.sampled_from((0.0, 0.005, 0.5e9)),
    currency=st.sampled_from(("", "USD", "EUR", "GBP", "XXX", "?")),
    per=st.sampled_from(("", "year", "head", "moon")),
    of=st.none() | numbers,
    vague=st.booleans(),
    words=st.sampled_from(("2 percent", "")),
    but=st.sampled_from((0.0, 1.0, 1e300)),
)
times = st.builds(
    lambda a, b, v, o: When(min(a, b), max(a, b), "then", vague=v, open_end=o), days, days, st.booleans(), st.booleans()
)
values: st.SearchStrategy[Slot] = (
    quantities | times | st.sampled_from(WORDS) | st.text(max_size=8) | st.integers() | numbers | st.booleans()
)


@pytest.fixture(scope="module")
def examples(as_clause: Callable[[str, date, str], Clause]) -> dict[str, list[Claim]]:
    """For each kind the claims of its examples: the slots it knows, filled as it fills them."""
    found: dict[str, list[Claim]] = {}
    for kind in ALL:
        read = (kind.read(as_clause(e.text, e.day, e.speaker)) for e in kind.examples if e.label)
        found[kind.id] = [claim for claim in read if claim is not None]
    return found


@pytest.fixture(scope="module")
def worlds(today: World) -> Callable[[date], World]:
    """The world of a day, made once."""
    made = {day: today.as_of(day).backfilled() for day in DAYS}
    return made.__getitem__


@pytest.mark.parametrize("kind", ALL, ids=lambda k: k.id)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_slots_are_judged_or_refused_in_one_line(
    kind: Kind, data: st.DataObject, examples: dict[str, list[Claim]], worlds: Callable[[date], World]
) -> None:
    known = sorted({name for claim in examples[kind.id] for name in claim.slots} | {"when", "who", "quantity"})
    slots = dict(data.draw(st.sampled_from(examples[kind.id])).slots)
    slots |= data.draw(st.dictionaries(st.sampled_from(known), values, max_size=4))
    for name in data.draw(st.lists(st.sampled_from(known), max_size=2)):
        slots.pop(name, None)
    stance = data.draw(st.sampled_from(get_args(Stance)))
    day = data.draw(st.sampled_from(DAYS))
    proposed = json.dumps(Claim(kind.id, Span(0, 10), slots, stance).as_data())
    try:
        claim = claim_of_data(json.loads(proposed))
        assert dict(claim.slots) == slots
        verdict = kind.check(Case(claim, worlds(day), worlds(DAYS[-1]), day))
    except BadInput as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert verdict.label in LABELS


SENTENCE = "Germany pays 2 percent."
#: JSON of any shape, with the keys and words of claims strewn in.
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("quantity", "when", "kind", "value", "since", "until", "bound", "x", "who", "words")),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_hostile_json_is_judged_or_refused_in_one_line(data: st.DataObject, june2024: World) -> None:
    kind = data.draw(st.sampled_from([k.id for k in ALL] + ["gossip", "_views", "reader", "level.level", "", None, 5]))
    proposed = {"kind": kind, "slots": data.draw(st.dictionaries(st.sampled_from(SLOTS), json_values, max_size=4))}
    proposed |= data.draw(
        st.dictionaries(st.sampled_from(("start", "end", "stance", "slots", "x")), json_values, max_size=1)
    )
    ask(june2024, json.dumps(proposed))


def slotted(**slots: str) -> str:
    """A claim about Germany's level, its slots written out as JSON."""
    inside = ", ".join(f'"{name}": {text}' for name, text in ({"who": '"DEU"'} | slots).items())
    return f'{{"kind": "level", "slots": {{{inside}}}}}'


#: Texts that are no claim at all, or one whose outside is wrong.
NO_CLAIMS = (
    "", "null", "5", "[]", "{}", "{", "nonsense", "\0", "\ud800", "[" * 100_000,
    '{"kind": "\ud800"}', '{"kind": "reader"}', '{"kind": "../level"}',
    '{"kind": "level", "start": true, "end": 2}', '{"kind": "level", "start": 5, "end": 2}',
    '{"kind": "level", "stance": []}', '{"kind": "rank", "slots": {"level": 1' + "0" * 400 + "}}",
)  # fmt: skip
QUANTITIES = (
    "NaN", "-Infinity", "1" + "0" * 5_000, '{"quantity": []}', '{"quantity": 5}', '{"quantity": {}}',
    '{"quantity": {"kind": "percent", "value": 1e999}}', '{"quantity": {"kind": [], "value": 2}}',
    '{"quantity": {"kind": "percent", "value": 2, "bound": "gossip"}}',
    '{"quantity": {"kind": "percent", "value": 2, "words": 5}}',
    '{"quantity": {"kind": "percent", "value": 2, "vague": "no"}}',
    '{"quantity": {"kind": "percent", "value": 2, "moon": 1}}',
)  # fmt: skip
TIMES = (
    '{"when": {"since": "2024-13-01", "until": "2024-12-31"}}',
    '{"when": {"since": "2024-12-31", "until": "2024-01-01"}}',
    '{"when": {"since": 5, "until": null}}', '{"when": {"since": "2024-01-01"}}', '{"when": []}',
    '{"when": {"since": "2024-01-01", "until": "2024-12-31", "vague": "no"}}',
)  # fmt: skip
HOSTILE = (
    *NO_CLAIMS,
    *(slotted(level=text) for text in QUANTITIES),
    *(slotted(when=text) for text in TIMES),
    slotted(who=f'"{"A" * 100_000}"', level='{"quantity": {"kind": "gossip", "value": 2}}'),
)
SLOTS = ("who", "when", "level", "amount", "part", "count", "by", "of", "than", "rank", "person", "x", "\0", "")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t)[:60])
def test_hostile_texts_are_refused_in_one_line(text: str, june2024: World) -> None:
    with pytest.raises(BadInput) as told:
        questions["check"](june2024, SENTENCE, date=date(2024, 7, 1), claim=text)
    assert len(str(told.value).splitlines()) == 1


def ask(world: World, claim: str) -> None:
    try:
        answer = questions["check"](world, SENTENCE, date=date(2024, 7, 1), claim=claim)
    except BadInput as error:
        assert len(str(error).splitlines()) == 1
        assert "\0" not in str(error)
    else:
        json.dumps(emit(answer, {}))
        assert all(row["verdict"] in LABELS for row in answer.rows)
