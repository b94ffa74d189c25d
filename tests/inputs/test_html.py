"""HTML: the article of a page, what it says of itself, and the way back to its source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.document import Document
from fairshare.errors import BadInput
from fairshare.inputs.read import read

PROSE = (
    "The ministers met on Monday, as they do each month, and spoke of the table, its columns, and who should read it.",
    "Nobody, they said, had read it to the end, though all, in their way, had quoted from it, and would do so again.",
    "A table, after all, is there to be read, said one of them, who asked for tea, and got it, and read on, and on.",
)
BODY = "".join(f"<p>{words}</p>\n" for words in PROSE)


def page(inside: str = BODY, head: str = "", around: tuple[str, str] = ("", "")) -> str:
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>Reading tables - The Example</title>{head}</head>"
        f"<body>{around[0]}<div class='story'><h1>Reading tables</h1>{inside}</div>{around[1]}</body></html>"
    )


def told(document: Document, kind: str = "text") -> list[str]:
    return [p.span.of(document.text) for p in document.paragraphs if p.kind == kind]


def test_the_article_is_its_headline_and_its_paragraphs() -> None:
    document = read(page().encode())
    assert document.medium == "html"
    assert told(document, "title") == ["Reading tables"]
    assert tuple(told(document)) == PROSE
    assert document.text == "\n\n".join(["Reading tables", *PROSE])


@pytest.mark.parametrize(
    "other",
    [
        "<nav><ul><li><a href='/'>Home</a></li><li>World news, home news, and more</li></ul></nav>",
        "<footer><p>The Example, its owners, and all their heirs, thank you for your visit.</p></footer>",
        "<aside><p>An aside, with commas, and a full stop at the end of it.</p></aside>",
        "<figure><img src='x'><figcaption>A table, read, in a room, by a minister.</figcaption></figure>",
        "<div class='share-buttons'><p>Send it to friends, foes, and others.</p></div>",
        "<div class='newsletter-signup'><p>Our letter comes each morning, with news, and jokes.</p></div>",
        "<p>Advertisement</p>",
        "<p>Read more: Another tale of a table</p>",
        "<script>document.write('<p>Words, of a script, are not read.</p>')</script>",
        "<style>p:after { content: 'Words, of a style' }</style>",
        "<noscript><p>Please, turn on scripts, to read on.</p></noscript>",
        "<template><p>Words, of a template, which nobody sees.</p></template>",
        "<p hidden>Words, which are hidden, and not read.</p>",
        "<p style='display: none'>Words, which are hidden, and not read.</p>",
        "<p aria-hidden='true'>Words, which are hidden, and not read.</p>",
        "<!-- <p>Words, of a comment, which nobody sees.</p> -->",
        "<button>Listen to it, now</button>",
        "<h3>Related Content</h3><ul><li><a href='/1'>A teaser</a></li><li><a href='/2'>More</a></li></ul>",
    ],
)
def test_what_is_around_an_article_is_left_out(other: str) -> None:
    inside = f"<p>{PROSE[0]}</p>{other}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    for source in (page(inside), page(around=(other, "")), page(around=("", other))):
        assert tuple(told(read(source.encode()))) == PROSE


def test_a_class_around_everything_takes_nothing_away() -> None:
    source = page(f"<div class='with-sidebar related'>{BODY}</div>")
    assert tuple(told(read(source.encode()))) == PROSE


def test_readability_leaves_out_what_no_name_gives_away() -> None:
    teasers = "".join(f"<p><a href='/{n}'>Another tale of a table, or two</a></p>" for n in range(5))
    source = page(around=("", f"<div class='x7'>{teasers}</div>"))
    assert tuple(told(read(source.encode()))) == PROSE


def test_spans_lead_back_to_the_source() -> None:
    inside = BODY + (
        "<p>Allies&nbsp;&amp; others pay <b>2&#37;</b>\n  or   <i>more</i>,<br>they&rsquo;re told, &c.; "
        "and so it goes, on and on.</p>"
    )
    source = page(inside)
    document = read(source.encode())
    text = document.text
    whole = told(document)[-1]
    assert whole == "Allies\xa0& others pay 2% or more,\nthey’re told, &c.; and so it goes, on and on."
    for words, there in {
        "Allies\xa0& others": "Allies&nbsp;&amp; others",
        "pay 2%": "pay <b>2&#37;",
        "or more": "or   <i>more",
        "they’re": "they&rsquo;re",
        "&c.;": "&c.;",
        PROSE[1]: PROSE[1],
    }.items():
        at = text.index(words)
        span = next(p.span for p in document.paragraphs if p.span.start <= at < p.span.end)
        found = document.handed_in(type(span)(at, at + len(words)))
        assert found.of(source) == there


WORDS = st.text("abc é“”", min_size=1, max_size=12).filter(lambda s: bool(s.strip()))
MARKS = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<br>",
        "<span>",
        "&amp;",
        "<!-- x -->",
        " ",
        "\n",
        "<div>",
        "</div>",
        "</p>",
        "<li>",
    ]
)


@given(st.lists(st.one_of(WORDS, MARKS), max_size=30))
def test_every_plain_character_is_found_in_the_source(parts: list[str]) -> None:
    source = f"<html><body><p>First words. {''.join(parts)}</p><p>And the last words of all.</p></body></html>"
    document = read(source.encode())
    for at, character in enumerate(document.text):
        if character.isalpha() or character in "“”":
            found = document.handed_in(type(document.paragraphs[0].span)(at, at + 1))
            assert found.of(source) == character
    assert [run[0] for run in document.runs] == sorted(run[0] for run in document.runs)
    assert [run[1] for run in document.runs] == sorted(run[1] for run in document.runs)


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "A site"}, {"@id": "#who", "@type": "Person", "name": "Ann Writer"},
{"@type": ["NewsArticle"], "headline": "Reading tables", "datePublished": "2024-06-18T09:00:00+02:00",
"author": [{"@id": "#who"}, {"name": "Bob Baker"}], "publisher": {"name": "The Example"},
"url": "https://example.org/t"}]}</script>"""
META = """<meta property="og:title" content="Reading tables">
<meta property="article:published_time" content="2024-06-18">
<meta name="author" content="By Ann Writer"><meta property="og:site_name" content="The Example">
<link rel="canonical" href="https://example.org/t">"""
TIME = '<time class="published" datetime="2024-06-18T09:00">Tuesday</time>'


def test_linked_data_tells_of_the_article() -> None:
    document = read(page(head=LINKED).encode())
    assert (document.title, document.published) == ("Reading tables", date(2024, 6, 18))
    assert (document.author, document.publisher) == ("Ann Writer, Bob Baker", "The Example")
    assert document.url == "https://example.org/t"


def test_meta_elements_tell_of_the_article() -> None:
    document = read(page(head=META).encode())
    assert (document.title, document.published) == ("Reading tables", date(2024, 6, 18))
    assert (document.author, document.publisher) == ("Ann Writer", "The Example")
    assert document.url == "https://example.org/t"


def test_an_element_of_time_tells_the_day() -> None:
    assert read(page(f"<time datetime='2020-01-01'></time>{TIME}{BODY}").encode()).published == date(2024, 6, 18)


def test_a_printed_line_tells_the_day_and_the_author() -> None:
    document = read(page(f"<p>By Ann Writer</p><p>Published 18 June 2024</p>{BODY}").encode())
    assert (document.published, document.author) == (date(2024, 6, 18), "Ann Writer")
    assert tuple(told(document)) == PROSE


def test_nothing_is_guessed_of_a_page_that_says_nothing() -> None:
    document = read(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>".encode())
    assert (document.title, document.published, document.author, document.url) == ("", None, "", "")
    assert tuple(told(document)) == PROSE[:2]


@pytest.mark.parametrize(
    "data",
    ["{", "[" * 100_000, '{"@type": "NewsArticle", "author": {"name": 3}}', "null", '{"@graph": [1, "x", null]}'],
)
def test_broken_linked_data_is_passed_over(data: str) -> None:
    head = f'<script type="application/ld+json">{data}</script>{META}'
    assert read(page(head=head).encode()).author == "Ann Writer"


def test_a_title_that_is_shown_nowhere_else_is_read_from_its_element() -> None:
    source = f"<html><head><title>Reading &amp; writing</title></head><body>{BODY}</body></html>"
    document = read(source.encode())
    assert told(document, "title") == ["Reading & writing"]
    assert document.handed_in(document.paragraphs[0].span).of(source) == "Reading &amp; writing"


def test_a_transcript_on_a_page_has_labels() -> None:
    source = page(
        "<p>THE PRESIDENT:&nbsp; We will pay, all of us. (Applause.)</p>"
        "<p>Q&nbsp;&nbsp; When?</p><p>MS. ABLE: <b>Soon</b>.</p>"
    )
    document = read(source.encode())
    assert [(p.label, p.span.of(document.text)) for p in document.paragraphs if p.kind == "text"] == [
        ("THE PRESIDENT", "We will pay, all of us."),
        ("Q", "When?"),
        ("MS. ABLE", "Soon."),
    ]


def test_a_saved_text_in_a_page_keeps_its_paragraphs() -> None:
    source = f"<html><body><pre>{PROSE[0]}\n\n{PROSE[1]}\nruns on.</pre></body></html>"
    assert told(read(source.encode())) == [PROSE[0], f"{PROSE[1]}\nruns on."]


def test_references_to_no_character_are_nothing() -> None:
    assert read(b"<p>They&#1; pay&#0;.&#xD800;</p>").text == "They pay\ufffd.\ufffd"


def test_words_of_a_page_cannot_choose_its_blocks() -> None:
    other = "<nav><p>Home, and away, and more</p></nav>"
    inside = (
        BODY
        + '<p>A programmer, of all people, wrote data-n="0" and &lt;p data-n="0"&gt;, and went home, and slept.</p>'
    )
    assert "Home, and away" not in read(page(inside, around=(other, "")).encode()).text


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(BadInput, match="no text to read"):
        read(b"<!doctype html><html><body><div id='app'></div><script>run()</script></body></html>")
