"""Small articles of our own, of every make-up: what each says, in whose voice, and who says it."""

from datetime import date
from typing import NamedTuple

import pytest

from tests.claims.reader.conftest import Reads


class Small(NamedTuple):
    """An article and its statements: voice, speaker, words it must hold."""

    name: str
    text: str
    said: list[tuple[str, str, str]]
    day: date = date(2025, 3, 12)


ARTICLES = [
    Small(
        "news report",
        "BRUSSELS — Germany will spend more, Boris Pistorius said on Monday, while Spain lags behind.\n\n"
        '"We have to do more," he told reporters. "Nobody doubts that."\n\n'
        "Jane Roe, an analyst at the Centre for Alliance Studies, said that most members were below the target. "
        '"They promised 2%," she said.\n\n'
        "Officials said the figures would come in June.",
        [
            ("paraphrase", "Boris Pistorius", "Germany will spend more"),
            ("reporter", "The Gazette", "Spain lags behind"),
            ("quote", "Boris Pistorius", "We have to do more"),
            ("quote", "Boris Pistorius", "Nobody doubts that."),
            ("paraphrase", "Jane Roe", "most members were below the target."),
            ("quote", "Jane Roe", "They promised 2%"),
            ("paraphrase", "officials", "the figures would come in June."),
        ],
    ),
    Small(
        "wire copy",
        "WASHINGTON (Wire) - Mark Rutte, the NATO secretary general, praised Poland for spending 4% of GDP, but he "
        "warned that others were falling short.\n\n"
        "“We are not there yet,” the NATO chief said, “and we must not pretend otherwise.”\n\n"
        "According to NATO, 23 allies met the guideline in 2024. Only seven did so in 2022, the alliance said.",
        [
            ("reporter", "The Gazette", "Mark Rutte, the NATO secretary general"),
            ("paraphrase", "Mark Rutte", "praised Poland for spending 4% of GDP"),
            ("paraphrase", "Mark Rutte", "others were falling short."),
            ("quote", "Mark Rutte", "We are not there yet"),
            ("quote", "Mark Rutte", "we must not pretend otherwise."),
            ("paraphrase", "NATO", "23 allies met the guideline in 2024."),
            ("paraphrase", "NATO", "Only seven did so in 2022"),
        ],
    ),
    Small(
        "op-ed",
        "I believe Europe must pay. We spend less than 2% while America spends 3.4%.\n\n"
        "Critics say the target is arbitrary. The phrase “fair share” has no number in it.",
        [
            ("reporter", "The Gazette", "I believe Europe must pay."),
            ("reporter", "The Gazette", "We spend less than 2%"),
            ("reporter", "The Gazette", "America spends 3.4%."),
            ("paraphrase", "critics", "the target is arbitrary."),
            ("reporter", "The Gazette", "The phrase “fair share” has no number in it."),
        ],
    ),
    Small(
        "interview",
        "Q|Does Spain spend enough?\n\nPedro Sánchez|We have doubled our budget. Nobody else has done that.\n\n"
        "Q|But it is below 2%.",
        [
            ("question", "reporters", "Does Spain spend enough?"),
            ("quote", "Pedro Sánchez", "We have doubled our budget."),
            ("quote", "Pedro Sánchez", "Nobody else has done that."),
            ("question", "reporters", "it is below 2%."),
        ],
    ),
    Small(
        "live blog",
        "12:05 GMT — “This is a historic day,” says Rutte as he arrives at the summit.\n\n"
        "12:20 GMT Trump accuses Spain of free-riding. “Spain has to be called out,” he says.\n\n"
        "Pedro Sánchez rejects that. “Spain has tripled its spending,” the prime minister tells reporters.\n\n"
        "Asked about the 5% target, he says: “We will not do it.”",
        [
            ("quote", "Mark Rutte", "This is a historic day"),
            ("reporter", "The Gazette", "he arrives at the summit."),
            ("paraphrase", "Donald Trump", "Trump accuses Spain of free-riding."),
            ("quote", "Donald Trump", "Spain has to be called out"),
            ("paraphrase", "Pedro Sánchez", "Pedro Sánchez rejects that."),
            ("quote", "Pedro Sánchez", "Spain has tripled its spending"),
            ("quote", "Pedro Sánchez", "We will not do it."),
        ],
        date(2025, 6, 25),
    ),
    Small(
        "German marks",
        "„Germany pays enough,“ said Friedrich Merz, the German chancellor. „We spent 2% in 2024.“",
        [
            ("quote", "Friedrich Merz", "Germany pays enough"),
            ("reporter", "The Gazette", "Friedrich Merz, the German chancellor"),
            ("quote", "Friedrich Merz", "We spent 2% in 2024."),
        ],
        date(2025, 6, 25),
    ),
    Small(
        "British single marks",
        "Prime Minister Keir Starmer told Parliament: ‘Britain will spend 2.5% of GDP by 2027.’ Labour MP John Smith "
        "called the plan ‘a betrayal’.\n\nSmith said the government had cut aid. "
        "‘The allies’ money is wasted’, he said.",
        [
            ("quote", "Keir Starmer", "Britain will spend 2.5% of GDP by 2027."),
            ("paraphrase", "John Smith", "Labour MP John Smith called the plan ‘a betrayal’"),
            ("paraphrase", "John Smith", "the government had cut aid."),
            ("quote", "John Smith", "The allies’ money is wasted"),
        ],
    ),
    Small(
        "a quotation over paragraphs, its speaker named last",
        "“We have carried this alliance for decades. Nobody thanked us.\n\n“Today we say: enough,” Pete Hegseth told a "
        "crowd in Ohio.\n\n“Others do not agree,” it says on a poster nearby.",
        [
            ("quote", "Pete Hegseth", "We have carried this alliance for decades."),
            ("quote", "Pete Hegseth", "Nobody thanked us."),
            ("quote", "Pete Hegseth", "Today we say: enough"),
            ("quote", "", "Others do not agree"),
            ("reporter", "The Gazette", "it says on a poster nearby."),
        ],
    ),
    Small(
        "surnames",
        "Hunter Biden was acquitted. Biden said he was relieved.\n\nJohnson said more was needed.\n\n"
        "Theresa May said in May that Britain spent 2%.",
        [
            ("reporter", "The Gazette", "Hunter Biden was acquitted."),
            ("paraphrase", "Hunter Biden", "he was relieved."),
            ("paraphrase", "Johnson", "more was needed."),
            ("paraphrase", "Theresa May", "Britain spent 2%."),
        ],
    ),
    Small(
        "roles",
        "The Irish leader told a radio station that Ireland spends 0.2% of GDP.\n\nThe president said Europe pays too "
        "little. President Emmanuel Macron disagreed. The president said Europe would pay more.\n\n"
        "UN Secretary-General António Guterres said war is costly.",
        [
            ("paraphrase", "Micheál Martin", "Ireland spends 0.2% of GDP."),
            ("paraphrase", "", "Europe pays too little."),
            ("reporter", "The Gazette", "President Emmanuel Macron disagreed."),
            ("paraphrase", "Emmanuel Macron", "Europe would pay more."),
            ("paraphrase", "António Guterres", "war is costly."),
        ],
    ),
    Small(
        "pronouns",
        "Trump and Rutte spoke for an hour. “It was a good call,” he said.\n\n"
        "Keir Starmer met Giorgia Meloni on Tuesday. “We agreed on everything,” she said.",
        [
            ("reporter", "The Gazette", "Trump and Rutte spoke for an hour."),
            ("quote", "", "It was a good call"),
            ("reporter", "The Gazette", "Keir Starmer met Giorgia Meloni on Tuesday."),
            ("quote", "Giorgia Meloni", "We agreed on everything"),
        ],
    ),
    Small(
        "people nobody names",
        "A spokesman for Trump said the allies owe billions. Trump's adviser Jane Roe said they owe nothing. "
        "The leaders of Germany and France said they would spend more.\n\n“We said no,” said one diplomat.",
        [
            ("paraphrase", "spokesman", "the allies owe billions."),
            ("paraphrase", "Jane Roe", "they owe nothing."),
            ("paraphrase", "", "they would spend more."),
            ("quote", "diplomat", "We said no"),
        ],
    ),
    Small(
        "questions",
        "Trump was asked by reporters whether the United States has a “place in NATO.” “It depends,” he replied.\n\n"
        "“Who pays?” a reporter asked.",
        [
            ("question", "reporters", "Trump was asked by reporters whether the United States has a “place in NATO.”"),
            ("quote", "Donald Trump", "It depends"),
            ("question", "reporters", "Who pays?"),
        ],
    ),
    Small(
        "clauses",
        "Spain has never met the target, because its governments put it off, and Italy has doubled its budget; Canada "
        "has not. Poland spends 4.1% and has tripled its budget. Spending has doubled since he took office.",
        [
            ("reporter", "The Gazette", "Spain has never met the target"),
            ("reporter", "The Gazette", "because its governments put it off"),
            ("reporter", "The Gazette", "Italy has doubled its budget"),
            ("reporter", "The Gazette", "Canada has not."),
            ("reporter", "The Gazette", "Poland spends 4.1% and has tripled its budget."),
            ("reporter", "The Gazette", "Spending has doubled since he took office."),
        ],
    ),
]


@pytest.mark.parametrize("small", ARTICLES, ids=lambda s: s.name)
def test_statements_and_speakers(small: Small, reads: Reads) -> None:
    found = [c.statement for c in reads(small.text, small.day)]
    assert [(s.voice, s.speaker.name, s.text) for s in found] == [
        (voice, speaker, s.text) for s, (voice, speaker, _) in zip(found, small.said, strict=False)
    ]
    assert len(found) == len(small.said)
    for statement, (_, _, words) in zip(found, small.said, strict=True):
        assert statement.text.rstrip(".”").endswith(words.rstrip(".”")), statement
        assert " ".join(s.of(small.text) for s in statement.spans) == statement.text
