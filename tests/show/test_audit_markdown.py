"""The report as Markdown: the same content, and a text under audit that stays text."""

import csv
import io

from fairshare.core.question import Answer
from fairshare.core.verdict import LABELS
from fairshare.core.world import World
from fairshare.show.audit_markdown import audit_markdown
from fairshare.show.tables import as_csv
from fairshare.show.verdict_words import CHIPS
from tests.show.conftest import BODY, MakeAnswer


def test_holds_text_verdicts_readings_corrections_and_terms(audited: Answer, june2024: World) -> None:
    out = audit_markdown(audited, {})
    for label in LABELS[:-1]:
        assert f". {CHIPS[label]}: " in out
    assert "- “That is a shame.” (Jane Roe, quoted)" in out
    assert (
        "| share of GDP as published | NATO nato-2024-06 | 12 allies in 2024 | 23 of 31 allies in 2024e | holds ✓ |"
        in out
    )
    assert "`defence_share/POL/2024@nato-2024-06`" in out
    assert "## Corrections, ready to paste" in out
    assert june2024.facts.sources["nato-2024-06"].attribution in out
    assert "`fairshare audit article.txt --date 2025-03-20`" in out


def test_statements_stand_between_brackets_in_the_text(audited: Answer) -> None:
    assert r"> **\[5** Only 12 allies reached **\[6** 2 %**\]**.**\]**" in audit_markdown(audited, {})


def test_a_text_is_no_markup(make_answer: MakeAnswer) -> None:
    hostile = "# [x](javascript:alert(1)) <script> `a` *b* _c_ | d & reached 2 %."
    out = audit_markdown(make_answer([(hostile, "refuted")], speaker="*Jane* | Roe"), {})
    assert r"\# \[x\](javascript:alert(1)) \<script\> \`a\` \*b\* \_c\_ \| d \& reached" in out
    assert r"\*Jane\* \| Roe" in out
    code = next(line for line in out.splitlines() if line.startswith("Check it again:"))
    assert code.startswith("Check it again: ``fairshare check"), "code is fenced by more backticks than it holds"


def test_a_text_steers_no_terminal(make_answer: MakeAnswer) -> None:
    out = audit_markdown(
        make_answer([("Poland\x1b]0;x\x07 \x1b[2J spends 4 percent.", "refuted")], speaker="J\x1bR"), {}
    )
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "Poland�" in out


def test_a_text_is_no_formula_of_a_spreadsheet(make_answer: MakeAnswer) -> None:
    said = '=HYPERLINK("http://x","y") reached\x1b 2 %.'
    rows = list(csv.DictReader(io.StringIO(as_csv(make_answer([(said, "refuted")]), {}))))
    assert rows[0]["text"] == "'" + said.replace("\x1b", "�")


def test_lines_of_tables_have_as_many_cells_as_heads(make_answer: MakeAnswer) -> None:
    lines = [
        x for x in audit_markdown(make_answer([(BODY["refuted"], "refuted")]), {}).splitlines() if x.startswith("| ")
    ]
    assert {line.replace("\\|", "").count("|") for line in lines} == {7, 6}
