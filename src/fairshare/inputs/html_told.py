"""What a page says of itself: JSON-LD, OpenGraph and other meta elements, ``time``, ``title``."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import unescape

from fairshare.inputs.dateline import day_of
from fairshare.inputs.html_marks import Mark, attributes
from fairshare.inputs.page import Told

_LONGEST = 500
#: A script of data longer than this is none about an article.
_MOST_DATA = 1_000_000
_ARTICLES = re.compile(r"\w*(?:Article|BlogPosting|Report)\Z|SpeechTranscript|PressRelease")
_PAGES = re.compile(r"(?:Web|Item|Profile|About)Page\Z|CreativeWork")
#: Names of meta elements, best first.
_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_DAY = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "article.published",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author")
_PUBLISHER = ("og:site_name", "publisher", "application-name", "dc.publisher", "article:publisher")
_BYLINE = re.compile(r"by\s+", re.I)
_CLOSING = re.compile(r"\s+[|–—-]\s+|\s+[«»·:]\s+")


def told(source: str, found: Iterable[Mark]) -> Told:
    """Title, day, author, publisher and address, each from the best place that says it."""
    metas: dict[str, str] = {}
    data, canonical, times, title = Told(), "", list[tuple[bool, date]](), ""
    for mark in found:
        if mark.closes:
            continue
        if mark.name == "meta":
            _meta(mark, metas)
        elif mark.name == "script" and "ld+json" in mark.attributes[:500]:
            data = data.or_else(_linked(source[mark.end : min(mark.until, mark.end + _MOST_DATA)]))
        elif mark.name == "link" and not canonical and mark.attribute("rel").lower() == "canonical":
            canonical = mark.attribute("href")
        elif mark.name == "time" and (day := day_of(mark.attribute("datetime"))):
            times.append(("publi" in mark.attributes.lower() or "pubdate" in mark.attributes.lower(), day))
        elif mark.name == "title" and not title:
            title = _line(unescape(source[mark.end : min(mark.until, mark.end + _LONGEST)]))
    printed = next((day for sure, day in times if sure), times[0][1] if times else None)
    meta = Told(
        _first(metas, _TITLE),
        next((day for name in _DAY if (day := day_of(metas.get(name, "")))), None),
        _author(_first(metas, _AUTHOR)),
        _first(metas, _PUBLISHER),
        metas.get("og:url", ""),
    )
    known = data.or_else(meta)
    return Told(
        known.title or _without_site(title, known.publisher),
        known.published or printed,
        known.author,
        known.publisher,
        _address(canonical) or _address(known.url),
    )


def _meta(mark: Mark, metas: dict[str, str]) -> None:
    said = attributes(mark.attributes)
    name = said.get("property") or said.get("name") or said.get("itemprop") or ""
    value = _line(said.get("content", ""))
    if name and value:
        metas.setdefault(name.lower()[:60], value)


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas and not metas[name].startswith("http")), "")


def _line(words: str) -> str:
    return " ".join(words[: 4 * _LONGEST].split())[:_LONGEST]


def _author(words: str) -> str:
    """A name, without the "By" before it; an address is none."""
    return "" if words.startswith(("http", "@")) else _BYLINE.sub("", words, count=1) if _BYLINE.match(words) else words


def _address(words: str) -> str:
    return words[:2000] if words.startswith(("https://", "http://")) else ""


def _without_site(title: str, publisher: str) -> str:
    """The title of a page without the name of its site, where that is known to stand at the end."""
    parts = _CLOSING.split(title)
    if publisher and len(parts) > 1 and parts[-1].casefold() == publisher.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—-«»·:")
    return title


def _linked(written: str) -> Told:
    """What a script of linked data says of an article, or else of the page."""
    try:
        data = json.loads(re.sub(r"\A\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*\Z", "", written.strip()), strict=False)
        things = list(_things(data))
    except (ValueError, RecursionError):
        return Told()
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and len(thing) > 1}
    best = Told()
    for wanted in (_ARTICLES, _PAGES):
        for thing in things:
            kinds = thing.get("@type")
            if any(wanted.match(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                best = best.or_else(_told_by(thing, by_id))
    return best


def _things(data: object) -> Iterator[dict[str, object]]:
    """Every object of some linked data, in order, without recursion."""
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(reversed(one.values()))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _told_by(thing: dict[str, object], by_id: dict[str, dict[str, object]]) -> Told:
    return Told(
        _line(unescape(_text(thing.get("headline") or thing.get("name")))),
        day_of(_text(thing.get("datePublished"))),
        _author(_line(unescape(", ".join(_names(thing.get("author") or thing.get("creator"), by_id))))),
        _line(unescape(", ".join(_names(thing.get("publisher"), by_id)[:1]))),
        _text(thing.get("url")) or _text(thing.get("@id")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object, by_id: dict[str, dict[str, object]]) -> list[str]:
    """Names of persons or organisations, given as words, objects, references to objects or lists of these."""
    names = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = by_id.get(_text(one.get("@id")), one) if "name" not in one else one  # noqa: PLW2901
            one = one.get("name")  # noqa: PLW2901
        names += [_text(name) for name in (one if isinstance(one, list) else [one]) if _text(name)]
    return list(dict.fromkeys(names))[:20]
