"""What stands around an article and is no part of it: marks, share buttons, teasers, end matter."""

import re
from collections.abc import Sequence

from fairshare.core.document import Span
from fairshare.inputs.page import Block

_LONGEST = 200
#: The whole block is a notice: it goes, wherever it stands.
_NOTICE = re.compile(
    "|".join(
        (
            r"advertisement|advertising|(story|article) continues below( advertisement| this ad)?|sponsored( content)?",
            r"skip (to|past) .{1,80}|(click|tap) here (to|for) .{1,120}|listen to (this )?(article|story).{0,40}",
            r"share( this| via| on)?( (article|story|post|page|link|facebook|twitter|x|email|whatsapp|linkedin))*",
            r"share this[: ].{0,80}|(print|email)( this)?( article| page| story)?|copy( the)? link|save( article)?",
            r"sign up( now| here| today)?|sign up (to|for) .{1,160}|subscribe( now| today| here)?",
            r"subscribe (to|for) .{1,160}|(join|get) our .{0,60}newsletter.{0,80}",
            r"get .{1,80} (in|to|straight to) your inbox.{0,40}|follow (us|me|him|her) on .{1,80}",
            r"(read|see|watch) (more|also|next|now)\s?[:|»>–—-].{1,160}|(related|also read)\s?:.{1,160}",
            r"(read|see|show|load|view) (more|full article|comments?)|most read|most popular",
            r"[©ⓒ].{0,160}|\(c\) (19|20)\d\d.{0,120}|copyright.{0,160}|.{0,80}all rights reserved.?",
            r"(photo|image|picture)( credit)?s?\s?:.{1,160}|getty images|(reporting|editing) by .{1,160}",
            r"(-\s?)?(30|ends?)(\s?-)?",
            r"(end\s+)?\d{1,2}[:.]\d\d\s?[ap]\.?\s?m\.?( [a-z]{2,5})?( time| local time)?",
        )
    ),
    re.I,
)
#: Begins what is no longer the article, until prose comes again.
_CLOSING = re.compile(
    "|".join(
        (
            r"related( (content|articles?|stories|coverage|news|links|topics|posts|reading))?",
            r"(more|read more|more stories) (from|on|about|in) .{1,80}|more (stories|news|coverage|headlines)",
            r"read (more|next|also)|(you (may|might) (also|like)|people also).{0,60}",
            r"recommended( (for you|stories|reading|articles))?|trending( now| stories)?",
            r"most (read|popular|viewed|shared).{0,30}|latest( (news|stories|headlines))?|(top|other) stories",
            r"around the web|up next|comments?( \(\d+\))?|\d+ comments|leave a (comment|reply)",
            r"join the (conversation|discussion)|newsletters?|tags|topics",
        )
    ),
    re.I,
)
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\Z")


def article_blocks(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are part of the article.

    A heading such as "Related Content" takes with it what follows until a block reads as prose: at least twelve words
    that end as a sentence does.
    """
    kept: list[Block] = []
    closed = False
    for block in blocks:
        line = _line(text, block.span)
        if not any(c.isalnum() for c in line):
            continue
        short = len(line) <= _LONGEST
        bare = line.strip(":-–—|• ") if short else line
        if kept and short and block.role != "title" and _CLOSING.fullmatch(bare):
            closed = True
        closed = closed and not _prose(line)
        if not closed and not (short and (_NOTICE.fullmatch(bare) or (kept and _CLOSING.fullmatch(bare)))):
            kept.append(block)
    return kept


def _line(text: str, span: Span) -> str:
    """A block as one line; of a long one its beginning and its end will do."""
    part = (
        span.of(text)
        if len(span) <= 2 * _LONGEST
        else text[span.start : span.start + _LONGEST] + text[span.end - _LONGEST : span.end]
    )
    return " ".join(part.split()).strip("*_\\# ")


def _prose(line: str) -> bool:
    return len(line.split()) >= 12 and _STOP.search(line) is not None
