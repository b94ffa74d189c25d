"""Judged statements as rows: the contract of ``audit`` and ``check``."""

import json
import shlex
from collections.abc import Mapping
from datetime import date

from fairshare.core.document import Document
from fairshare.core.figure import Figure
from fairshare.core.question import Cell, Column, Plain, Record
from fairshare.core.statement import Speaker
from fairshare.core.verdict import Reading
from fairshare.core.world import World
from fairshare.questions._judged import Judged

#: Forms that answers about statements take beside those of every answer.
FORMS = ("html", "claimreview")
_JSON = json.JSONEncoder(ensure_ascii=False).encode
COLUMNS = (
    Column("start", "From", "number", hidden=True),
    Column("end", "To", "number", hidden=True),
    Column("spans", "Places", "records", hidden=True),
    Column("text", "Statement"),
    Column("speaker", "Speaker"),
    Column("speaker_sort", "Sort of speaker", hidden=True),
    Column("office", "Office", hidden=True),
    Column("said", "Said on", hidden=True),
    Column("voice", "Voice", hidden=True),
    Column("kind", "Kind"),
    Column("checkable", "Checkable", hidden=True),
    Column("verdict", "Verdict"),
    Column("explanation", "Why"),
    Column("true_sentence", "What would be true", hidden=True),
    Column("caveats", "Caveats", hidden=True),
    Column("readings", "Readings", "records", hidden=True),
    Column("figures", "Figures", "records", hidden=True),
    Column("claim", "Claim", "data", hidden=True),
    Column("command", "Check it again", hidden=True),
    Column("presumed", "Presumed", hidden=True),
)


def row(world: World, judged: Judged, document: Document, day: date) -> Mapping[str, Cell]:
    """One statement as a row; places are characters of what was handed in."""
    said, verdict = judged.statement, judged.verdict
    places = tuple(
        {"start": there.start, "end": there.end, "text_start": span.start, "text_end": span.end}
        for span in said.spans
        for there in (document.handed_in(span),)
    )
    text = " ".join(span.of(document.text) for span in said.spans)
    claim = _JSON(judged.claim.as_data()) if judged.claim else ""
    return {
        "start": places[0]["start"],
        "end": places[-1]["end"],
        "spans": places,
        "text": text,
        "speaker": said.speaker.name,
        "speaker_sort": _sort(said.speaker, document),
        "office": said.speaker.office,
        "said": str(said.said or day),
        "voice": said.voice,
        "kind": judged.kind,
        "checkable": judged.checkable,
        "verdict": verdict.label,
        "explanation": verdict.explanation,
        "true_sentence": verdict.true_sentence,
        "caveats": " ".join(verdict.caveats),
        "readings": tuple(_reading(r) for r in verdict.readings),
        "figures": tuple(_figure(f) for f in verdict.figures),
        "claim": claim,
        "command": _command(world, judged, text, day),
        "presumed": judged.presumed,
    }


def _sort(speaker: Speaker, document: Document) -> str:
    """``person``, ``body`` (a publisher, a government) or ``group`` ("officials"); empty for nobody."""
    if not speaker.name:
        return ""
    if speaker.office or speaker.name == document.author:
        return "person"
    if speaker.place or speaker.name == document.publisher:
        return "body"
    return "group" if speaker.name[0].islower() else "person"


def _reading(reading: Reading) -> Record:
    ids = [str(f.id) for f in reading.figures if f.id]
    rows = [f"{r.register}: {r.told} ({'; '.join(filter(None, (r.day, r.grade, r.source)))})" for r in reading.records]
    return {
        "definition": reading.definition,
        "claimed": reading.claimed,
        "found": reading.found,
        "outcome": reading.outcome,
        "unit": reading.unit,
        "tolerance": reading.tolerance,
        "source": reading.source,
        "release": reading.release,
        "known": reading.known,
        "main": reading.main,
        "grade": reading.grade,
        "figures": "; ".join(ids),
        "records": " | ".join(rows),
    }


def _figure(figure: Figure) -> Record:
    found: dict[str, Plain | Figure] = {"figure": figure}
    return found


def _command(world: World, judged: Judged, text: str, day: date) -> str:
    """The one command that computes the verdict again in this world; empty for what is not judged."""
    if not judged.checkable or judged.claim is None:
        return ""
    who, said = judged.statement.speaker.name, judged.statement.said or day
    words = ["fairshare", "check", text, "--date", str(said)]
    words += ["--speaker", who] if who else []
    words += ["--claim", _JSON(judged.claim.as_data())]
    words += ["--as-of", str(world.asof)] if world.asof != said else []
    words += [word for _, release in world.pins for word in ("--release", release)]
    return shlex.join([*words, *(word for scenario in world.scenarios for word in ("--under", scenario))])
