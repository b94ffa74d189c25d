"""Verbs: which words of a sentence are its finite verbs, and which verbs tell that somebody spoke.

No part of speech is known here, so a finite verb is an auxiliary, a form that is nothing else, a word in -ed that
follows what can be a subject, or whatever follows a subject pronoun.
"""

from collections.abc import Sequence

from fairshare.claims.reader.wordlist import listed
from fairshare.claims.reader.words import Word

AUXILIARIES = listed(
    "is are was were am has have had do does did will would can could may might must shall should 're 've 'll 'd 'm"
)
#: Verbs whose complement is what was said: "X said (that) ...".
SAYING = listed(
    "said says say saying told tells telling wrote writes writing added adds adding argued argues arguing claimed "
    "claims claiming insisted insists insisting stated states stating noted notes noting declared declares "
    "declaring announced announces announcing explained explains explaining remarked remarks observed observes "
    "replied replies replying responded responds answered answers continued continues continuing tweeted tweets "
    "posted posts posting recalled recalls quipped quips joked jokes asserted asserts asserting maintained "
    "maintains contended contends conceded concedes admitted admits acknowledged acknowledges boasted boasts "
    "boasting complained complains complaining reiterated reiterates repeated repeats stressed stresses stressing "
    "emphasised emphasised emphasized emphasises emphasizes suggested suggests predicted predicts estimated "
    "estimates concluded concludes testified testifies warned warns warning vowed vows promised promises pledged "
    "pledges lamented laments mused muses reported reports shouted confirmed confirms believes thinks concluded "
    "retorted interjected countered counters"
)
#: Verbs that tell of speaking without giving the words: the whole clause is the retelling.
SPEECH_ACTS = listed(
    "praised praises praise praising accused accuses accuse accusing denied denies deny denying thanked thanks "
    "thank blamed blames blame blaming criticised criticises criticized criticizes criticise criticize "
    "criticising criticizing slammed slams blasted blasts rebuked rebukes urged urges urging demanded demands "
    "called calls threatened threatens hailed hails lauded lauds credited credits berated berates scolded scolds "
    "chided chides condemned condemns dismissed dismisses rejected rejects questioned questions defended defends "
    "welcomed welcomes apologised apologised"
)
ASKING = listed("asked asks ask asking wondered wonders inquired enquired pressed quizzed")
#: "take credit", "took aim": speaking told by a verb and a noun.
_TAKING = listed("take takes took taking")
_TAKEN = listed("credit issue aim")

#: Words that may tell of speaking.
SPEAKING = SAYING | SPEECH_ACTS | ASKING | _TAKING

_FINITE = listed(
    "spent spends paid pays went goes made makes took takes got gets gave gives came comes knew knows thought "
    "became becomes left met meets kept keeps held holds rose rises fell falls grew grows began begins brought "
    "brings bought built builds lost loses won wins ran runs saw sees sent sends led leads felt feels owes owed "
    "needs wants agrees agreed agree remains remained stands stood seems seemed appears appeared exceeds exceeded "
    "lags spoke speaks broke contributes contributed invests invested joined joins signed signs replaced replaces "
    "increased decreased doubled tripled reached missed failed fails hopes hoped expects expected calls shows "
    "showed includes allows relies depends amounts accounts totals plans refuses refused wrote knew drove chose "
    "rejects supports backs faces put hit let"
)
#: Forms of saying that are as often nouns.
NOUNS = listed(
    "say notes reports states claims promises pledges estimates stresses answers posts counters calls demands "
    "questions credits"
)
_PRONOUNS = listed("i we you he she they who it")
_NO_VERB = listed(
    "and or but all both each also not never n't of in on at to for with by from as than that the a an , . who "
    "whom ever always often still just only now then themselves himself herself itself alone too"
)
#: Words in -ed that are no finite verbs.
_NO_PAST = listed(
    "need indeed speed united based allied so-called hundred red bed shed feed seed deed exceed proceed succeed "
    "agreed sacred naked armed increased-cost combined advanced unmanned retired"
)
#: After these a word in -ed is a participle.
_BEFORE_PARTICIPLE = listed(
    "the a an of in on at for with by from its their his her our my your this these those be been being is are "
    "was were has have had having get got gets as very more most so not to"
)

_AFTER_PARTICIPLE = listed("by and in on at from with to as for since of after into under about , .")

#: Present forms after a plural subject.
_BASE = listed(
    "spend pay meet owe fail reach need want agree remain contribute invest rely say fall lag miss exceed depend"
)
_NO_ADVERB = ("ally", "family", "supply", "reply", "assembly", "apply", "rely")
_THESE = ("this", "these", "those", "most")
_PLURAL = listed("most many all some half percent % people none allies europeans")
#: No other word is a finite verb, unless it ends in -ed or stands after one of the others.
_MAYBE = AUXILIARIES | SAYING | _FINITE | _BASE | {"'s"}
_LEADING = _PRONOUNS | {"'s"}
#: After these "'s" is "is" and no possessive.
_BEFORE_IS = listed("that there here what nobody everybody")


def adverb(word: Word) -> bool:
    """Whether a word is an adverb in -ly ("Italy" and "ally" are none)."""
    return word.plain.endswith("ly") and word.text[0].islower() and word.plain not in _NO_ADVERB


def finite(found: Sequence[Word]) -> list[bool]:
    """Whether each word of a sentence is a finite verb, as far as words tell."""
    return [
        (word.plain in _MAYBE or word.plain.endswith("ed") or (n > 0 and found[n - 1].plain in _LEADING))
        and _is_finite(found, n)
        for n, word in enumerate(found)
    ]


def _is_finite(found: Sequence[Word], n: int) -> bool:
    plain, before = found[n].plain, found[n - 1].plain if n else ""
    if plain == "'s":
        return before in _PRONOUNS or before in _BEFORE_IS
    if plain in AUXILIARIES:
        # "May" is a month
        return before != "to" and not (plain == "may" and found[n].text[0].isupper() and n > 0)
    if not plain[:1].isalpha() or before in ("to", "the", "a", "an", "of", "'s"):
        return plain[:1].isalpha() and before == "'s" and n > 1 and found[n - 2].plain in _PRONOUNS
    if before in _PRONOUNS and plain not in _NO_VERB:
        # "pay it off": these are objects as well
        return plain.endswith(("s", "ed")) if before in ("it", "you") else not adverb(found[n])
    if plain in _BASE and (before.endswith("s") or before in _PLURAL):
        return True
    return _past(found, n, before) if not _listed(plain) else before not in _BEFORE_PARTICIPLE or before in _THESE


def _listed(plain: str) -> bool:
    """Whether a word is a finite form wherever a verb may stand."""
    return plain in _FINITE or (plain in SAYING and not plain.endswith("ing") and plain not in NOUNS)


def _past(found: Sequence[Word], n: int, before: str) -> bool:
    plain = found[n].plain
    if not plain.endswith("ed") or len(plain) < 4 or plain in _NO_PAST or before in _BEFORE_PARTICIPLE:
        return False
    after = found[n + 1].plain if n + 1 < len(found) else ""
    if before == ",":
        # "..., including Roe, ramped up": a participle there would be followed by a preposition
        return after not in _AFTER_PARTICIPLE
    return n > 0 and (before.isalpha() or before == "n't") and after not in ("by", "and")


def speaks(found: Sequence[Word], n: int) -> str:
    """What a word tells of speaking: ``say``, ``act``, ``ask`` or nothing."""
    plain = found[n].plain
    if plain in SAYING:
        return "say"
    if plain in ASKING:
        return "ask"
    if plain in SPEECH_ACTS:
        return "act"
    if plain in _TAKING and n + 1 < len(found) and found[n + 1].plain in _TAKEN:
        return "act"
    return ""
