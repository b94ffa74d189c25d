"""The command line, asked by the documentation: fixed examples, shipped figures alone, nothing of this machine."""

import hashlib
import io
import os
import shlex
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path

import click
from openpyxl import Workbook
from registered import shipped

from fairshare.core.action import actions, words_of
from fairshare.core.question import Answer, questions
from fairshare.faces.cli import action_command, day_of, main, question_command
from fairshare.faces.many import many_of
from fairshare.faces.running import Running
from fairshare.ledger.open import scenario, world

_SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "article.txt"
_ITEMS = Path(__file__).resolve().parents[1] / "examples" / "related.toml"
_TWO = "In 2024, only 12 NATO members reached the 2% target. It is a disgrace, said Jane Roe.\n"
_ADD = "data add def-exp-2026-en.xlsx --published 2026-07-10"
#: Command -> command lines whose answers its schema is made from; the first stands in the documentation.
#: Each fixes its day or its release, or it would change overnight.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "score": (
        'score --release nato-2024-06 --year 2024 --group "POL,DEU,ISL"',
        "score --as-of 2025-09-15 --versus 2024-06-17 --demands",
        "score --as-of 2026-11-24 --year 2024",
        "score --release nato-2019-06 --year 2013",
        "score --release nato-2024-06 --under us-leaves --year 2020",
    ),
    "ally": (
        "ally POL --release nato-2024-06",
        "ally Spain --as-of 2026-11-24",
        "ally Iceland --release nato-2024-06",
        "ally MNE --release nato-2019-06 --under all-at-2pct",
        "ally USA --release nato-2019-06 --year 2013",
        "ally Finland --as-of 2026-11-24",
    ),
    "why": (
        'why "gap_usd/DEU/2024@nato-2024-06;target=wales-2014-2pct" --as-of 2025-09-15',
        "why real_growth/EUR_CAN~2014/2024 --as-of 2025-09-15",
        "why defence_share/DEU/2024+all-at-3-5pct --release nato-2024-06 --full",
        "why ukraine_aid_share/POL/2024 --as-of 2025-03-12",
    ),
    "rules": ("rules --as-of 2025-09-15", "rules ability-to-pay --as-of 2025-09-15"),
    "shares": (
        "shares --rule ability-to-pay --release nato-2024-06 --year 2024 --group DEU,FRA,POL",
        "shares --rule per-head --as-of 2025-09-15 --total 3.5",
        "shares --rule operations --as-of 2025-09-15",
        'shares --rule mix --as-of 2025-09-15 --set "weights=ability-to-pay(elasticity=1):2,per-head:1"',
        "shares --rule historical --release nato-2024-06 --year 2023 --group NATO-USA~2014 --total 900bn",
        "shares --rule common-budget-key --as-of 2025-09-15 --year 2024",
        "shares --rule un-method --release nato-2024-06 --year 2024 --total 3.5%",
        "shares --release nato-2024-06 --year 2023 --aid all-inside",
    ),
    "aid": (
        "aid Poland --as-of 2026-11-24",
        "aid --as-of 2026-11-24",
        "aid --as-of 2026-11-24 --by type --year 2024",
        "aid --as-of 2025-03-12 --by type --group EU",
        "aid --as-of 2026-11-24 --by year --group NATO",
        "aid --release nato-2024-06 --type military --year 2023",
    ),
    "path": (
        "path --ally Italy --as-of 2026-11-24",
        "path --as-of 2026-11-24 --shape back-loaded",
        "path --as-of 2026-11-24 --level 3 --by 2030 --shape through --points 2027=2.5,2030=3",
        "path --as-of 2019-09-01 --from 2018",
        "path --as-of 2026-11-24 --shape back-loaded --group DEU,ITA --draws 2000 --seed 7",
        "path --as-of 2026-11-24 --level 2 --by 2024 --from 2014 --group DEU,ITA,POL",
        "path --as-of 2026-11-24 --related related.toml --counting medium --group ITA,POL",
    ),
    "bill": (
        "bill --ally Italy --as-of 2026-11-24",
        "bill --as-of 2026-11-24",
        "bill --release nato-2024-06 --level 3 --by 2030 --prices current",
        "bill --as-of 2026-11-24 --prices national --baseline none --group DEU,POL,ISL",
        "bill --as-of 2026-11-24 --ally Poland --level 5 --by 2030 --shape held-then-jump --hold-until 2028",
    ),
    "who-pays": (
        "who-pays POL --release nato-2024-06 --year 2024",
        "who-pays --as-of 2025-09-15",
        "who-pays USA --release nato-2024-06 --year 2024 --set exposure.threat=RUS,BLR,un-method.ceiling=22",
    ),
    "values": (
        "values --as-of 2025-09-15",
        'values --as-of 2025-09-15 --answers "no,yes,no,rather no,no,no,no,no"',
        'values --as-of 2025-09-15 --answers "4,4,0,0,4,0,4,3" --group EUR_CAN',
        'values --as-of 2025-09-15 --answers "no,no,no,no,no,no,yes,no" --year 2025',
    ),
    "without": (
        "without USA --as-of 2026-11-24",
        "without USA --as-of 2026-11-24 --from 2027 --over 10 --rule ability-to-pay --reading middle --branch war",
        "without USA --as-of 2026-11-24 --capabilities iiss",
        "without Iceland --release nato-2024-06 --year 2024",
        "without --join Ukraine --as-of 2026-11-24",
    ),
    "cumulative": (
        "cumulative --release nato-2024-06 --since 2014 --year 2024",
        "cumulative --as-of 2025-09-15 --target 3.5",
        "cumulative --release nato-2024-06 --prices 2022 --year 2024",
        "cumulative --as-of 2026-11-24 --prices national",
        "cumulative --as-of 2026-11-24 --prices ppp",
    ),
    "ensemble": (
        "ensemble --ally Italy --as-of 2025-09-15 --draws 2000",
        "ensemble --as-of 2025-09-15 --group B9 --draws 2000 --budgets nominal",
        "ensemble --as-of 2025-09-15 --level 3 --by 2030 --group DEU,FRA,ISL --vary none --draws 100",
    ),
    "backtest": ("backtest --as-of 2025-09-15", "backtest --as-of 2019-09-01"),
    "disagree": (
        "disagree --release nato-2024-06 --year 2022 --group DEU,FRA,POL",
        "disagree --as-of 2025-09-15",
        "disagree --as-of 2025-09-15 --year 2025",
    ),
    "theory": (
        "theory --release nato-2019-06 --since 2012 --year 2015 --members 2019 --proxies two",
        "theory --as-of 2025-09-15 --since 2022",
        "theory --as-of 2026-11-24 --since 1978 --year 1982 --source cow,cow-pwt --without-largest",
        "theory --as-of 2026-11-24 --since 2024 --year 2025 --source all",
    ),
    "ranks": (
        "ranks --release nato-2024-06 --year 2024",
        "ranks --as-of 2025-09-15 --rule ability-to-pay --level 80",
        "ranks --as-of 2025-09-15 --year 2025 --audit",
    ),
    "peers": (
        "peers Denmark --release nato-2024-06 --year 2024 --threat RUS",
        "peers Iceland --as-of 2026-11-24 --by population,distance --threat south --rule exposure",
        "peers DEU --as-of 2025-09-15 --year 1970",
    ),
    "posture": (
        "posture --release nato-2024-06 --year 2023 --group DEU,FRA,GBR,ITA,POL,TUR,USA",
        "posture USA --as-of 2026-11-24 --year 2018",
        "posture --as-of 2025-09-15 --year 1995",
    ),
    "budget": (
        "budget France --as-of 2026-08-04 --taxes 50 --cuts 25",
        "budget --as-of 2026-08-04 --group DEU,FRA,ISL,NOR",
        "budget Germany --as-of 2025-09-15 --shape as-announced",
        "budget Italy --release nato-2024-06 --target 3 --since 2019",
    ),
    "revisions": (
        "revisions --ally POL --as-of 2025-09-15",
        "revisions --year 2016 --as-of 2026-11-24",
        "revisions --measure expenditure_usd_constant --as-of 2025-09-15",
    ),
    "coverage": (
        "coverage --release nato-2024-06 --measure defence_share",
        "coverage --as-of 2026-11-24",
        "coverage --as-of 2025-09-15 --year 2024",
        "coverage --release nato-2019-06",
    ),
    "audit": (
        "audit two-sentences.txt --date 2025-03-20",
        "audit article.txt",
        "audit article.txt --date 2025-09-15 --speaker 'Jane Roe'",
        "audit article.txt --release nato-2024-06 --under us-leaves",
    ),
    "check": (
        "check 'In 2024, only 12 NATO members reached the 2% target.' --date 2025-03-12",
        "check 'Most of the allies were not paying.' --date 2025-03-12 --speaker 'Jane Roe'",
        "check 'It rained.' --date 2025-03-12",
    ),
    "scenario show": (
        "scenario show hague-linear --as-of 2025-09-15",
        "scenario show us-leaves --release nato-2024-06",
        "scenario show mine.toml --as-of 2025-09-15 --year 2032 --target hague-2025-core",
    ),
    "scenario diff": (
        "scenario diff hague-linear hague-back-loaded --as-of 2025-09-15",
        "scenario diff us-leaves mine.toml --release nato-2024-06 --year 2024",
    ),
    "scenario check": ("scenario check wrong.toml", "scenario check mine.toml"),
    "scenario new": (
        'scenario new new.toml --from hague-linear --lever "leave place=CAN from_year=2030"',
        "scenario new new.toml --lever growth",
    ),
    "data add": (_ADD,),
    "data remove": ("data remove nato-own-2026-07",),
    "data build": ("data build --from raw --to releases",),
    "data verify": ("data verify --release nato-2024-06",),
    "data info": ("data info nato-2019-06", "data info nato-2025-08", "data info un-scale-2024-12", "data info"),
    "data diff": (
        "data diff nato-2019-06 nato-2024-06 --place POL,LTU --top 8",
        "data diff nato-2024-06 nato-2025-08 --measure expenditure_usd_constant --top 3",
        "data diff nato-2019-06 nato-2024-06 --measure personnel --place POL",
    ),
    "data export": (
        "data export --to shares.csv --release nato-2024-06 --measure defence_share --place POL,DEU",
        "data export --to facts.parquet --release nato-2025-08,un-scale-2024-12 --year 2024-2025",
    ),
}
#: Scenario files that examples name: one that can be used, and one with all kinds of mistakes.
_FILES = {
    "mine.toml": 'label = "Every ally at 3 % by 2032"\n\n[[change]]\nlever = "growth"\n\n'
    '[[change]]\nlever = "reach"\nby_year = 2032\nlevel = 0.03\n',
    "wrong.toml": 'label = "Every ally at 3 %"\n\n[[change]]\nlever = "reach"\nby_year = 2032\nlevel = 3\n'
    'shape = "linier"\nplaces = ["Polland"]\n\n[[change]]\nlever = "lend"\n',
}
#: The example that shows how a command says no.
SAYS_NO = "scenario check wrong.toml"
#: Command -> what must have been done before its examples.
FIRST = {"data remove": _ADD}


@contextmanager
def surroundings() -> Iterator[None]:
    """An empty folder to work in and for one's own releases; a terminal of a hundred columns without colour."""
    kept = dict(os.environ)
    os.environ.update({"FAIRSHARE_HOME": "own", "COLUMNS": "100", "NO_COLOR": "1"})
    os.environ.pop("FORCE_COLOR", None)
    try:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def printed(line: str) -> str:
    """What a command line prints."""
    out = io.StringIO()
    with surroundings(), redirect_stdout(out):
        _prepare(line)
        code = main(shlex.split(line))
    if code and not (code == 1 and line.startswith(SAYS_NO)):
        raise SystemExit(f"docs: 'fairshare {line}' ends with {code}")
    return out.getvalue()


def answered(line: str) -> Answer:
    """The Answer behind a command line."""
    name, rest = _command_of(line)
    with surroundings():
        _prepare(line)
        if name in set(actions):
            given = action_command(name, name).make_context(name, list(rest)).params
            given.pop("format")
            return actions[name].function(**given)
        given = question_command(questions[name]).make_context(name, list(rest)).params
        as_of, release, under = (given.pop(k) for k in ("as_of", "release", "under"))
        many_of(given, Running.taken(given), given.pop("format"))
        as_of = as_of or day_of(questions[name], release, given)
        if not (as_of or release):
            raise SystemExit(f"docs: the example '{line}' fixes neither its day nor its release")
        return questions[name](world(as_of, release=release, under=tuple(map(scenario, under))), **given)


def commands() -> dict[str, tuple[click.Command, Callable[..., object], str]]:
    """Every command by its words: its click command, its function and its summary."""
    found: dict[str, tuple[click.Command, Callable[..., object], str]] = {}
    for id in shipped(questions):
        asked = questions[id]
        found[words_of(id)] = (question_command(asked), asked.function, asked.summary)
    for id in shipped(actions):
        first, _, rest = id.partition("_")
        word = rest.replace("_", "-")
        found[f"{first} {word}"] = (action_command(id, word), actions[id].function, actions[id].summary)
    return dict(sorted(found.items()))


def _command_of(line: str) -> tuple[str, Sequence[str]]:
    """A question or an action by its id (``data add`` is ``data_add``), and the words after it."""
    words = shlex.split(line)
    pair = "_".join(words[:2])
    return (pair, words[2:]) if pair in {*actions, *questions} else (words[0], words[1:])


def _prepare(line: str) -> None:
    """Write the files that examples name into the working folder, and do what must come first."""
    name = " ".join(line.split()[:2])
    if "related.toml" in line:
        shutil.copy(_ITEMS, "related.toml")
    if name.startswith("audit "):
        shutil.copy(_SAMPLE, "article.txt")
        Path("two-sentences.txt").write_text(_TWO, encoding="utf-8", newline="\n")
    if name.startswith("scenario "):
        for file, told in _FILES.items():
            Path(file).write_text(told, encoding="utf-8", newline="\n")
    if not name.startswith("data ") or "--help" in line:
        return
    _write_workbook(Path("def-exp-2026-en.xlsx"))
    _write_raw(Path("raw") / "data" / "example", Path("releases") / "example-2025-01")
    if name in FIRST:
        with redirect_stdout(io.StringIO()):
            main(shlex.split(FIRST[name]))


def _write_workbook(path: Path) -> None:
    """Write a workbook in NATO's layout of 2025 and 2026, with invented figures of two allies."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Table 3"
    sheet["A1"] = "Table 3: Core defence expenditure as a share of GDP and annual real change"
    sheet["A2"] = "Based on 2021 prices"
    sheet["A3"] = "Share of real GDP (%)"
    for row in ((None, 2024, "2025e", "2026e"), ("Estonia", 3.4, 3.4, 5.1), ("Poland", 3.8, 4.5, 4.7)):
        sheet.append(row)
    book.save(path)


def _write_raw(raw: Path, release: Path) -> None:
    """Write a release with import instructions and the raw file they name."""
    raw.mkdir(parents=True)
    release.mkdir(parents=True)
    table = "iso3,value\nEST,3.4\nPOL,4.5\n"
    (raw / "shares.csv").write_text(table, encoding="utf-8", newline="\n")
    digest = hashlib.sha256(table.encode()).hexdigest()
    (release / "source.toml").write_text(
        f"""
id = "example-2025-01"
grade = "reported"
sha256 = ["shares.csv={digest}"]
[import]
reader = "table"
folder = "example"
[[import.table]]
file = "shares.csv"
shape = "long"
place = "iso3"
year_is = "2025e"
holds = [{{ name = "value", measure = "defence_share", unit = "percent" }}]
""",
        encoding="utf-8",
    )
