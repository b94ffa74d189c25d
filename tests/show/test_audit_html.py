"""The report as one HTML file: well-formed, self-contained, usable without sight, mouse or trust in the text."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html
from lxml.html import HtmlElement

from fairshare.core.question import Answer
from fairshare.core.verdict import LABELS
from fairshare.core.world import World
from fairshare.show.annotated_html import annotated_html
from fairshare.show.verdict_words import CHIPS
from tests.show.conftest import BODY, MakeAnswer, document

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&amp;{{ 7*7 }}</style><b>'


def page(answer: Answer, world: World) -> tuple[str, HtmlElement]:
    measures = {f.id.measure: world.measure(f.id.measure) for f in answer.figures() if f.id}
    text = annotated_html(answer, measures)
    return text, html.document_fromstring(text)


@pytest.fixture
def whole(audited: Answer, june2024: World) -> tuple[str, HtmlElement]:
    return page(audited, june2024)


def test_is_well_formed(whole: tuple[str, HtmlElement]) -> None:
    """Every tag is closed in its turn: the page is what its reader makes of it."""
    text, _ = whole
    assert text.lstrip().startswith("<!DOCTYPE html>")
    void = {"meta", "br"}
    open_: list[str] = []
    body = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL).replace("<!DOCTYPE html>", "")
    for closing, name in re.findall(r"<(/?)([a-z][a-z0-9]*)", body):
        if closing:
            assert open_.pop() == name
        elif name not in void:
            open_.append(name)
    assert not open_


def test_the_text_stands_in_it_as_it_was(whole: tuple[str, HtmlElement], audited: Answer) -> None:
    _, tree = whole
    for ref in tree.xpath("//a[@class='ref']"):
        ref.drop_tree()
    said = " ".join(" ".join(tree.xpath("//*[@class='said' or self::h3]//text()")).split())
    wanted = "".join(str(dict(audited.extra["article"])["text"]).split())  # type: ignore[call-overload]
    assert said.replace(" ", "") == wanted


def test_loads_nothing_and_runs_nothing(whole: tuple[str, HtmlElement]) -> None:
    text, tree = whole
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = tree.xpath("//style")[0].text
    assert "default-src 'none'" in policy
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base")
    assert not tree.xpath("//@style | //@src | //@srcset | //*[@*[starts-with(name(), 'on')]]")
    assert "url(" not in style
    assert "@import" not in style
    assert all(href.startswith(("#", "https://")) for href in tree.xpath("//@href"))
    assert "http:" not in text


def test_every_inner_link_leads_somewhere_and_ids_stand_once(whole: tuple[str, HtmlElement]) -> None:
    _, tree = whole
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in tree.xpath("//@href") if h.startswith("#")} <= set(ids)


def test_every_label_is_drawn_and_counted(whole: tuple[str, HtmlElement]) -> None:
    _, tree = whole
    for label in LABELS:
        chip = CHIPS[label]
        assert tree.xpath(f"//ul[@class='counts']//span[@class='chip {chip.id}']"), label
        assert tree.xpath(f"//mark[@class='{chip.id}']"), label
        style = tree.xpath("//style")[0].text
        assert f".chip.{chip.id} " in style
        assert f"mark.{chip.id} " in style


def test_is_usable_by_keyboard_and_ear(whole: tuple[str, HtmlElement]) -> None:
    _, tree = whole
    assert tree.get("lang") == "en"
    for landmark in ("header", "main", "footer"):
        assert len(tree.xpath(f"//{landmark}")) == 1
    levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in tree.xpath("//table"):
        assert table.xpath("./caption")[0].text_content().strip()
        assert all(h.get("scope") in ("col", "row") for h in table.xpath(".//th"))
        assert table.getparent().get("tabindex") == "0", "a table that scrolls can be reached by keyboard"
    assert all(d.xpath("./summary") for d in tree.xpath("//details"))
    assert tree.xpath("//title")[0].text.strip()


def test_readings_open_with_figures_records_terms_and_command(make_answer: MakeAnswer, june2024: World) -> None:
    _, tree = page(make_answer([(BODY["refuted"], "refuted")]), june2024)
    opened = " ".join(tree.xpath("//details//div[@id='s1']")[0].text_content().split())
    for wanted in (
        "share of GDP as published", "nato-2024-06", "12 allies in 2024", "23 of 31 allies in 2024e", "fails ✗",
        "only later",
        "defence_share/POL/2024@nato-2024-06", "4.12e % of GDP", "events: an invented event", "reported",
        "In 2024, 23 allies reached 2 % of GDP.", "fairshare check",
    ):  # fmt: skip
        assert wanted in opened, wanted
    sources = " ".join(tree.xpath("//*[@id='release-nato-2024-06']")[0].text_content().split())
    source = june2024.facts.sources["nato-2024-06"]
    assert source.licence in sources
    assert source.attribution in sources
    assert "2024-06-17" in tree.xpath("//header")[0].text_content()


def test_a_single_sentence_is_opened(make_answer: MakeAnswer, june2024: World) -> None:
    _, tree = page(make_answer([(BODY["refuted"], "refuted")], opened=True), june2024)
    assert tree.xpath("//details[@open]//div[@id='s1']")
    assert "The sentence" in tree.xpath("//h2")[0].text_content()


def test_nothing_of_the_text_or_its_speakers_becomes_markup(make_answer: MakeAnswer, june2024: World) -> None:
    text = document([f"Only 12 {HOSTILE} reached 2 %."], title=HOSTILE, name=HOSTILE)
    answer = make_answer([(f"Only 12 {HOSTILE} reached 2 %.", "refuted")], speaker=HOSTILE, text=text)
    _, tree = page(answer, june2024)
    assert not tree.xpath("//script | //img | //b[not(ancestor::*[@class='brand' or @class='counts'])]")
    assert not tree.xpath("//*[@*[starts-with(name(), 'on')]]")
    assert "alert(1)" in tree.xpath("//mark")[0].text_content()
    assert "{{ 7*7 }}" in tree.xpath("//h3")[0].text_content()
    assert len(tree.xpath("//style")) == 1


def test_a_text_without_statements_is_a_page_too(make_answer: MakeAnswer, june2024: World) -> None:
    text = document(["Nothing of interest."])
    answer = make_answer([("Nothing of interest.", "not_checkable")], text=text)
    _, tree = page(answer, june2024)
    assert not tree.xpath("//*[@id='corrections'] | //*[@id='table'] | //ol[@class='strip']")
    assert "1 statement not checked" in tree.xpath("//summary")[0].text_content()


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_right() -> None:
    """Black on white is 21:1 (WCAG 2.2, definition of contrast ratio)."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast_is_at_least_4_5(whole: tuple[str, HtmlElement], theme: int) -> None:
    """WCAG 2.2, success criterion 1.4.3, in both themes: on paper and on filled chips."""
    tokens = [
        dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in whole[1].xpath("//style")[0].text.split("@media")
    ]
    colours = tokens[theme]
    for ink in ("ink", "quiet", "accent", "blue", "orange", "grey"):
        assert contrast(colours[ink], colours["paper"]) >= 4.5, ink
    for fill in ("blue", "orange", "grey"):
        assert contrast(colours["on"], colours[fill]) >= 4.5, fill
