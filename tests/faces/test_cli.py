"""The command line as a user meets it: exit codes, one clear line for bad input, data on standard output only."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from fairshare.faces.cli import main
from tests.conftest import NOWHERE

#: Questions that ask who was a member before anything else, so that a year of no calendar reaches the memberships.
_YEARLY = (
    ["shares"],
    ["who-pays"],
    ["disagree"],
    ["values", "--answers", "4,0,0,0,0,0,0,0"],
    ["ranks"],
    ["posture"],
    ["peers", "DEU"],
)
BAD = [
    (["foo"], ["foo", "score"]),
    (["scor"], ["scor", "Did you mean 'score'"]),
    (["score", "--nonsense"], ["--nonsense"]),
    (["score", "--year", "twenty"], ["--year", "twenty"]),
    (["score", "--year", "1800"], ["1800", "1949"]),
    (["score", "--year", "0"], ["'0'", "1949"]),
    (["score", "--year", "99999"], ["99999", "2100"]),
    (["score", "--year", "1990"], ["1990", "nine tenths"]),
    (["ally", "POL", "--year", "0"], ["'0'"]),
    (["revisions", "--year", "0"], ["'0'"]),
    (["score", "--as-of", "2024-07-01", "--versus", "2026-01-01"], ["2026-01-01", "2024-07-01"]),
    (["score", "--year", "2020", "--versus", "2024-07-01"], ["2024-07-01", "2024"]),
    (["score", "--target", "pol-2022-3pct"], ["pol-2022-3pct", "POL"]),
    (["score", "--target", "growth-1977"], ["growth-1977", "in force"]),
    (["score", "--target", "hague-2025-core", "--year", "2024"], ["hague-2025-core", "2024"]),
    (["score", "--year", "2026"], ["2026", "nine tenths"]),
    (["score", "--as-of", "2018-01-01"], ["2018-01-01", "nato-2019-06", "2019-06-25"]),
    (["score", "--as-of", "yesterday"], ["yesterday", "YYYY-MM-DD"]),
    (["score", "--as-of", "2025-02-30"], ["2025-02-30"]),
    (["score", "--release", "nato-2024-07"], ["nato-2024-07", "Did you mean"]),
    (["score", "--release", "nato-2025-08", "--as-of", "2025-01-01"], ["nato-2025-08", "2025-08-28"]),
    (["score", "--release", "nato-2023-07"], ["nato-2023-07", "in part"]),
    (["score", "--group", "B10"], ["B10", "B9"]),
    (["score", "--group", ","], ["','", "commas"]),
    (["score", "--group", "DEU,Atlantis"], ["Atlantis"]),
    (["score", "--target", "wales"], ["wales", "wales-2014-2pct"]),
    (["score", "--target", "hague-2025-core", "--as-of", "2024-07-01"], ["hague-2025-core", "2025-06-25"]),
    (["score", "--versus", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["score", "--sort", "wealth"], ["wealth", "share"]),
    (["score", "--format", "xml"], ["xml", "json"]),
    (["score", "--under", "moon-leaves"], ["moon-leaves", "us-leaves"]),
    (["score", "--under", "missing.toml"], ["missing.toml"]),
    (["scenario"], ["check, diff, new, show"]),
    (["scenario", "sow"], ["scenario sow", "Did you mean 'show'"]),
    (["scenario-show"], ["scenario-show", "scenario"]),
    (["scenario", "show", "moon-leaves"], ["moon-leaves", "us-leaves"]),
    (["scenario", "show", "missing.toml"], ["missing.toml", "readable"]),
    (["scenario", "show", "us-leaves", "--target", "wales"], ["wales-2014-2pct"]),
    (["scenario", "show", "us-leaves", "--year", "1800"], ["1800", "1949"]),
    (["scenario", "show", "us-leaves", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["scenario", "diff", "us-leaves"], ["FILE|PRESET"]),
    (["scenario", "diff", "us-leaves", "mars"], ["mars", "baseline"]),
    (["scenario", "check", "missing.toml"], ["missing.toml"]),
    (["scenario", "check", "us-leaves"], ["us-leaves", "scenario show us-leaves"]),
    (["scenario", "new", "x.toml"], ["--from", "baseline", "--lever", "reach"]),
    (["scenario", "new", "x.toml", "--from", "mars"], ["mars", "baseline"]),
    (["scenario", "new", "x.toml", "--lever", "lend"], ["lend", "spend"]),
    (["scenario", "new", "x.toml", "--lever", "reach by_year=2035"], ["level", "0.035"]),
    (["scenario", "new", "x.toml", "--lever", "leave place=Atlantis"], ["Atlantis"]),
    (["scenario", "new", "x.txt", "--from", "baseline"], ["x.txt", ".toml"]),
    (["scenario", "new", "no/such/folder/x.toml", "--from", "baseline"], ["no/such/folder"]),
    (["scenario", "new", f"{'x' * 300}.toml", "--from", "baseline"], ["xxx", "written"]),
    (["scenario", "new", "x\0y.toml", "--from", "baseline"], ["y.toml"]),
    (["scenario", "check", f"{'x' * 300}.toml"], ["xxx", "readable"]),
    (["ally"], ["ALLY"]),
    (["ally", "Atlantis"], ["Atlantis"]),
    (["ally", "Ireland"], ["Ireland", "not a member"]),
    (["ally", "Sweden", "--as-of", "2024-01-01"], ["Sweden", "not a member"]),
    (["without"], ["--join"]),
    (["without", "Atlantis"], ["Atlantis"]),
    (["without", "Ukraine"], ["UKR", "member"]),
    (["without", "NATO"], ["nobody would remain"]),
    (["without", "USA", "--under", "us-leaves"], ["USA", "us-leaves"]),
    (["without", "USA", "--over", "5"], ["over", "--from"]),
    (["without", "USA", "--from", "2060"], ["2069", "2050"]),
    (["without", "USA", "--reading", "best"], ["best", "middle"]),
    (["without", "USA", "--capabilities", "rand"], ["rand", "bruegel-kiel"]),
    (["without", "USA", "--capabilities", "missing.csv"], ["missing.csv"]),
    (["without", "DEU", "--capabilities", "iiss"], ["iiss", "the United States"]),
    (["without", "USA", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["why"], ["FIGURE"]),
    (["why", "x"], ["'x'", "measure/place/year"]),
    (["why", "no_such/DEU/2024"], ["no_such", "Known", "in all"]),
    (["why", "defence_share/XXX/2024"], ["XXX"]),
    (["why", "defence_share/DEU/2025@nato-2025-08"], ["DEU/2025"]),
    (["why", "defence_share/DEU/2024@nato-1999-01"], ["nato-1999-01"]),
    (["why", "defence_share/DEU/1066"], ["1066"]),
    (["why", "gap_usd/DEU/2024;target=x"], ["'x'"]),
    (["why", "gap_usd/DEU/2024;colour=red"], ["colour"]),
    (["why", "defence_share/DEU/2024;target=x"], ["target"]),
    (["why", "defence_share/DEU~2016/2024"], ["~2016", "group"]),
    (["why", "defence_share/DEU/2024+moon-leaves"], ["moon-leaves"]),
    (["revisions", "--measure", "gap_usd"], ["gap_usd"]),
    (["revisions", "--under", "us-leaves"], ["us-leaves"]),
    (["coverage", "--measure", "happiness"], ["happiness"]),
    (["rules", "equal-efort"], ["equal-efort", "Did you mean 'equal-effort'"]),
    (["shares", "--rule", "fairness"], ["fairness", "equal-effort"]),
    (["shares", "--rule", "ability-to-pay", "--set", "elasticity=9"], ["elasticity", "'9'", "0 to 3"]),
    (["shares", "--set", "colour=1"], ["colour", "equal-effort"]),
    (["shares", "--rule", "mix", "--set", "weights=per-head:1,mix:1"], ["'mix'", "no mix"]),
    (["shares", "--rule", "mix", "--set", "per-head:1"], ["per-head:1", "name=value", "weights="]),
    (["shares", "--rule", "mix", "--set", "weights=per-head"], ["'per-head'", "weights of at least 0"]),
    (["shares", "--rule", "mix", "--set", "weights=per-heads:1"], ["per-heads", "Did you mean 'per-head'"]),
    (["shares", "--rule", "mix", "--set", "weights=ability-to-pay(elasticity=1:2"], ["brackets"]),
    (["shares", "--rule", "mix", "--set", "weights=a:1,weights=b:1"], ["weights", "once"]),
    (["shares", "--rule", "composite", "--set", "weights=weo_gdp_usd:3,happiness:1"], ["happiness"]),
    (["shares", "--rule", "composite", "--set", "by=shares,z-scores"], ["shares,z-scores", "z-scores"]),
    (["shares", "--rule", "composite", "--set", "=3,by=shares"], ["'=3'", "name=value"]),
    (["shares", "--total", "lots"], ["lots", "actual"]),
    (["shares", "--total", "150"], ["150", "900bn"]),
    (["shares", "--total", "0%"], ["0%", "3.5"]),
    (["shares", "--total", "1,5"], ["1,5", "900bn"]),
    (["shares", "--group", "NATO~1900"], ["NATO~1900", "1949-08-24"]),
    (["shares", "--group", "NATO~2024-02-30"], ["2024-02-30"]),
    (["score", "--group", "NATO-Ireland"], ["NATO-Ireland", "IRL"]),
    (["who-pays", "--group", "NATO without Atlantis"], ["Atlantis"]),
    (["why", "expenditure_usd/NATO~1998-02-30/2024"], ["1998-02-30"]),
    (["who-pays", "Ireland"], ["Ireland", "NATO", "2023"]),
    (["who-pays", "Sweden"], ["Sweden", "NATO", "2023"]),
    (["who-pays", "--year", "1800"], ["1800", "1949"]),
    (["who-pays", "--set", "exposure"], ["exposure", "exposure.threat=RUS"]),
    (["who-pays", "--set", "threat=RUS"], ["threat=RUS", "rule.choice=value"]),
    (["who-pays", "--set", "RUS,exposure.threat=RUS"], ["'RUS'", "name=value"]),
    (["who-pays", "--set", "exposure.colour=red"], ["colour", "threat, sign, decay"]),
    (["who-pays", "--set", "exposur.threat=RUS"], ["exposur", "Did you mean 'exposure'"]),
    (["who-pays", "--set", "exposure.threat=DEU"], ["DEU", "outside the alliance"]),
    (["who-pays", "--set", "ability-to-pay.elasticity=9"], ["'9'", "0 to 3"]),
    (["who-pays", "--set", "per-head.x=1"], ["'x'", "it has none"]),
    (["who-pays", "--set", "exposure.decay=500,exposure.decay=900"], ["exposure.decay", "once"]),
    (["shares", "--rule", "lindahl", "--set", "tastes=POL:2,USA:x"], ["POL:2,USA:x"]),
    (["why", "flip_point/POL/2023;choice=elasticity"], ["elasticity", "ability-to-pay.elasticity"]),
    (["why", "flip_point/POL/2023;choice=exposure.sign"], ["sign", "decay"]),
    (["why", "flip_point/POL/2023;number=0"], ["'0'", "1 for the first"]),
    (["path", "--seed", "3"], ["seed", "--draws"]),
    (["path", "--draws", "1"], ["draws", "'1'", "from 2"]),
    (["ensemble", "hague"], ["hague", "hague-2025-core"]),
    (["ensemble", "wales-2014-equipment"], ["wales-2014-equipment", "equipment_share"]),
    (["ensemble", "--draws", "1"], ["draws", "'1'", "from 2"]),
    (["ensemble", "--seed", "-1"], ["seed", "'-1'"]),
    (["ensemble", "--budgets", "firm"], ["firm", "nominal"]),
    (["ensemble", "--vary", "weather"], ["weather", "delivery"]),
    (["ensemble", "--since", "2024"], ["since", "2024", "1980"]),
    (["ensemble", "--year", "2024"], ["2024", "2026", "2035"]),
    (["ensemble", "--ally", "Ireland"], ["Ireland"]),
    (["ensemble", "--level", "3"], ["--by"]),
    (["ensemble", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["backtest", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["why", "draws_meeting/POL/2030;level=3.505"], ["3.505", "hundredths"]),
    (["why", "drawn_share/POL/2030;part=0"], ["part", "'0'"]),
    (["why", "shock_size/POL/2025;of=luck"], ["luck", "growth"]),
    (["why", "shock_link/POL/2025;part=whole"], ["whole", "own"]),
    (["why", "delivered_part/POL/2024;pledge=wales-2014-equipment"], ["wales-2014-equipment", "announced"]),
    (["why", "revised/POL/2022;then=nato-1999-01"], ["nato-1999-01"]),
    (["ranks", "--measure", "happiness"], ["happiness"]),
    (["ranks", "--measure", "gap_points"], ["gap_points", "difference"]),
    (["ranks", "--measure", "expenditure_national_current"], ["expenditure_national_current"]),
    (["ranks", "--measure", "personnel", "--rule", "per-head"], ["personnel", "--rule"]),
    (["ranks", "--set", "elasticity=1"], ["elasticity=1", "--rule"]),
    (["ranks", "--rule", "fairness"], ["fairness", "equal-effort"]),
    (["ranks", "--rule", "ability-to-pay", "--set", "elasticity=9"], ["elasticity", "'9'", "0 to 3"]),
    (["ranks", "--vary", "weather"], ["weather", "revision, rounding, gdp, exchange"]),
    (["ranks", "--level", "100"], ["level", "100", "between 0 and 100"]),
    (["ranks", "--draws", "1"], ["draws", "'1'", "from 2"]),
    (["ranks", "--seed", "-1"], ["seed", "'-1'"]),
    (["ranks", "--year", "1800"], ["1800", "1949"]),
    (["ranks", "--group", "DEU,Atlantis"], ["Atlantis"]),
    (["ranks", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["why", "rank/POL/2023;bound=best"], ["best", "low"]),
    (["why", "rank/POL/2023;within=0"], ["within", "'0'"]),
    (["why", "rank/POL/2023;colour=red"], ["colour"]),
    (["why", "share_of_draws/POL/2023;event=last"], ["last", "first"]),
    (["why", "revised/POL/2023;then=nato-1999-01"], ["nato-1999-01"]),
    (["why", "paid_slope/POL/2023;whose=OECD"], ["OECD", "NATO, IMF"]),
    (["peers"], ["ALLY"]),
    (["peers", "Ireland"], ["Ireland", "NATO", "2023"]),
    (["peers", "POL", "--by", "wealth"], ["wealth", "income"]),
    (["peers", "POL", "--threat", "Mars"], ["Mars", "east"]),
    (["peers", "POL", "--count", "0"], ["'0'", "at least 1"]),
    (["posture", "Ireland"], ["Ireland", "NATO", "2023"]),
    (["posture", "Sweden"], ["Sweden", "NATO", "2023"]),
    (["posture", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["values", "--answers", "yes,no"], ["'yes,no'", "8 joined by commas", "not 2", "rather yes (3)"]),
    (["values", "--answers", ""], ["answers ''", "not 0"]),
    (["values", "--answers", "yes,no,maybe,no,no,no,no,no"], ["answer 3", "'maybe'", "no opinion (2)"]),
    (["values", "--answers", "5,0,0,0,0,0,0,0"], ["answer 1", "'5'", "yes (4)"]),
    (["values", "--answers", "4,0,0,0,0,0,0,0", "--group", "Atlantis"], ["Atlantis", "EUR_CAN"]),
    (["values", "--answers", "4,0,0,0,0,0,0,0", "--year", "1800"], ["1800"]),
    (["cumulative", "--target", "0"], ["'0.0'", "20"]),
    (["cumulative", "--since", "2050"], ["2050", "2023"]),
    (["cumulative", "--prices", "real"], ["real", "constant"]),
    (["cumulative", "--prices", "1800"], ["1800", "year", "ppp", "national"]),
    (["cumulative", "--target", "0"], ["'0", "above 0"]),
    (["budget", "--taxes", "80", "--cuts", "30"], ["taxes 80 %", "100 %"]),
    (["budget", "--target", "hague-2025-total"], ["hague-2025-total", "percentage"]),
    (["budget", "--by", "2050", "--as-of", "2026-08-04"], ["2050", "2026", "2035"]),
    (["budget", "Ireland"], ["Ireland", "NATO"]),
    (["budget", "--shape", "steep"], ["steep", "back-loaded"]),
    (["shares", "--aid", "half-inside"], ["half-inside", "none-inside", "all-inside"]),
    (["shares", "--aid", "all-inside", "--under", "aid-none-inside"], ["all-inside", "aid-none-inside", "already"]),
    (["score", "--under", "aid-all-inside", "--under", "aid-none-inside"], ["aid", "already"]),
    (["path", "hague"], ["hague", "hague-2025-core"]),
    (["path", "--level", "lots"], ["lots", "--level"]),
    (["path", "--level", "3"], ["--by"]),
    (["path", "--by", "2051"], ["2051", "2050"]),
    (["path", "--shape", "zigzag"], ["zigzag", "back-loaded"]),
    (["path", "--points", "2027=3"], ["2027=3", "--shape through"]),
    (["path", "--shape", "through", "--points", "2027:3"], ["2027:3", "2027=2.5"]),
    (["path", "--step", "0.2"], ["minimum-step"]),
    (["path", "--ally", "Ireland"], ["Ireland", "NATO", "2035"]),
    (["path", "--measure", "equipment_share", "--level", "20", "--by", "2030"], ["equipment_share", "not of GDP"]),
    (["path", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["path", "--from", "1995"], ["1995", "nine tenths"]),
    (["path", "--related", "nowhere.toml"], ["nowhere.toml"]),
    (["path", "--counting", "wild"], ["wild", "strict"]),
    (["path", "--by", "2030", "--under", "hague-linear"], ["--by", "hague-linear", "already"]),
    (["bill", "--prices", "old"], ["old", "national"]),
    (["bill", "--baseline", "mine"], ["mine", "none"]),
    (["bill", "hague-2025-total"], ["hague-2025-total", "total_share"]),
    (["bill", "--release", "nato-2024-06"], ["2024-06-17", "2024", "--level"]),
    (["why", "bill_usd/DEU/2030+hague-linear;since=soon"], ["since", "soon"]),
    (["aid", "Atlantis"], ["Atlantis"]),
    (["aid", "Ukraine"], ["Ukraine", "ally"]),
    (["aid", "Sweden", "--group", "B9"], ["Sweden", "B9", "2026"]),
    (["aid", "--year", "1995"], ["1995", "2022", "2026"]),
    (["aid", "--year", "2025", "--as-of", "2025-03-12"], ["2025", "2024"]),
    (["aid", "--as-of", "2019-09-01"], ["2019-09-01", "2022"]),
    (["aid", "--as-of", "2015-01-01"], ["2015-01-01", "2022"]),
    (["aid", "--type", "cash"], ["cash", "military"]),
    (["aid", "--group", "B10"], ["B10", "B9"]),
    (["aid", "--by", "colour"], ["colour", "donor", "year", "type"]),
    (["why", "ukraine_aid/DEU/2024;since=soon"], ["since", "soon"]),
    (["why", "ukraine_aid/DEU/2024;eu=perhaps"], ["eu", "perhaps", "without"]),
    (["disagree", "--draws", "1"], ["draws", "'1'", "2 to 1000000"]),
    (["disagree", "--seed", "-1"], ["seed", "'-1'"]),
    (["disagree", "--year", "1800"], ["1800", "1949", "2100"]),
    *(([*asked, "--year", year], [f"'{year}'", "1949", "2100"]) for asked in _YEARLY for year in ("-5", "0", "10000")),
    (["disagree", "--group", "B10"], ["B10", "B9"]),
    (["disagree", "--as-of", "2015-01-01"], ["2015-01-01", "2019-06-25"]),
    (["theory", "--since", "1940"], ["1940", "1949"]),
    (["theory", "--since", "2024", "--year", "2020"], ["2024", "2020"]),
    (["theory", "--year", "2150"], ["2150", "2100"]),
    (["theory", "--source", "cow-pwd"], ["cow-pwd", "Did you mean 'cow-pwt'"]),
    (["theory", "--source", ","], ["','", "cow-pwt"]),
    (["theory", "--level", "0"], ["level", "'0.0'", "50"]),
    (["theory", "--members", "1930"], ["1930", "NATO"]),
    (["theory", "--group", "B10"], ["B10", "B9"]),
    (["theory", "--test", "pearson"], ["pearson", "kendall"]),
    (["theory", "--as-of", "2015-01-01"], ["2015-01-01", "nato-2019-06"]),
    (["why", "size_burden_chance/DEU/2023"], ["size_burden_chance", "of a group as a whole"]),
    (["why", "size_burden_chance/NATO/2023;side=left"], ["side", "left", "two-sided"]),
    (["check", ""], ["sentence", "2,000"]),
    (["check", "x", "--date", "1066-01-01"], ["1066-01-01", "1949-04-04"]),
    (["check", "x", "--claim", "{"], ["claim", "JSON"]),
    (["audit", "nowhere.txt"], ["nowhere.txt", "no such file"]),
    (["path", "--workers", "2"], ["--workers '2'", "path draws nothing"]),
    (["path", "--cluster", "tcp://127.0.0.1:1"], ["--cluster 'tcp://127.0.0.1:1'", "path draws nothing"]),
    (["audit", "tests", "--out", "none.jsonl", "--cluster", "here"], ["'here'", "tcp://127.0.0.1:8786"]),
    (["audit", "tests", "--cluster", "tcp://127.0.0.1:1", "--workers", "2"], ["--workers '2'", "--cluster"]),
    (["audit", "ftp://example.org/a"], ["ftp://example.org/a", "https://"]),
    (["data"], ["data needs a command", "add", "export", "verify"]),
    (["data", "inof"], ["'data inof'", "Did you mean 'info'", "add", "verify"]),
    (["data", "add", "nowhere.xlsx", "--published", "2024-06-17"], ["nowhere.xlsx"]),
    (["data", "add", __file__, "--published", "2024-06-17"], ["test_cli.py", ".xlsx"]),
    (["data", "add", "x.xlsx"], ["x.xlsx", "no such file"]),
    (["data", "add", "x.xlsx", "--published", "2024-06-17", "--release", "nato-2024-06"], ["nato-2024-06", "held"]),
    (["coverage", "--publisher", "Nobody"], ["Nobody", "NATO"]),
    (["data", "add", "x.xlsx", "--published", "2024-06-17", "--release", "../up-2024-06"], ["../up-2024-06"]),
    (["data", "remove", "nato-2024-06"], ["nato-2024-06"]),
    (["data", "build", "--from", "nowhere"], ["nowhere"]),
]  # fmt: skip


@pytest.mark.parametrize(("args", "names"), BAD, ids=" ".join)
def test_bad_input_is_one_clear_line_and_exit_2(
    args: list[str], names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("fairshare: ")
    assert all(n in err for n in names), err


def test_no_arguments_is_the_scoreboard(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert "30 of 31 allies" in " ".join(out.split())
    assert err == ""


def test_line_one_tells_age_newer_release_and_how_to_add_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--as-of", "2026-11-23"]) == 0
    first = " ".join(capsys.readouterr().out.split("\n\n")[0].split())
    assert first.startswith("Figures of August 2025 (nato-2025-08, 14 months old on 2026-11-23)")
    assert "July 2026" in first
    assert "fairshare data add FILE.xlsx --published 2026-07-10" in first


def test_options_may_follow_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "json", "--release", "nato-2024-06"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["extra"]["summary"]["wales-2014-2pct"]["met"] == 23
    assert out["asked"]["question"] == "score"


def test_nothing_is_wider_than_100_columns(capsys: pytest.CaptureFixture[str]) -> None:
    for args in ([], ["ally", "Sweden"], ["revisions"], ["coverage"], ["score", "--release", "nato-2024-06"]):
        assert main(args) == 0
        wide = [line for line in capsys.readouterr().out.splitlines() if len(line) > 100]
        assert not wide, f"{args}: {wide[0]}"


def test_every_ally_stays_on_the_board_in_a_narrow_window(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    assert main(["score", "--release", "nato-2024-06"]) == 0
    out = capsys.readouterr().out
    assert all(len(line) <= 44 for line in out.splitlines() if not line.startswith("Next:"))
    assert "North Macedonia" in out
    assert "no room" in out


def test_colour_only_adds(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["score", "--release", "nato-2024-06"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_scenario_file_of_the_user(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('label = "Spain at 5 %"\n[[change]]\nlever = "spend"\nlevel = 0.05\nplaces = ["Spain"]\n')
    assert main(["score", "--release", "nato-2024-06", "--under", str(file), "--format", "json"]) == 0
    rows = {r["iso3"]: r for r in json.loads(capsys.readouterr().out)["rows"]}
    assert rows["ESP"]["defence_share"]["value"] == pytest.approx(5.0)
    assert "+" in rows["ESP"]["defence_share"]["id"]
    assert rows["FRA"]["defence_share"]["value"] == pytest.approx(2.06, abs=0.005)


def test_the_id_of_a_figure_under_a_user_s_scenario_opens_with_that_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('label = "Spain"\n[[change]]\nlever = "spend"\nlevel = 0.05\nplaces = ["ESP"]\n')
    assert main(["score", "--release", "nato-2024-06", "--under", str(file), "--format", "json"]) == 0
    id = next(r for r in json.loads(capsys.readouterr().out)["rows"] if r["iso3"] == "ESP")["defence_share"]["id"]
    assert main(["why", id, "--under", str(file), "--format", "json"]) == 0
    tree = json.loads(capsys.readouterr().out)
    assert tree["value"] == pytest.approx(5.0)
    assert tree["id"] == id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("label = ", ["mine.toml", "TOML"]),
        ('label = "x"', ["mine.toml", "[[change]]"]),
        ("[[change]]\nlevel = 0.02", ["lever"]),
        ('colour = "red"\n[[change]]\nlever = "leave"\nplace = "USA"', ["colour"]),
        ('[[change]]\nlever = "leave"\nplace = "Atlantis"', ["Atlantis"]),
        ("\x00", ["mine.toml"]),
    ],
)
def test_bad_scenario_files_are_named(
    tmp_path: Path, text: str, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    assert main(["score", "--under", str(file)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert all(n in err for n in names), err


def test_csv_has_unit_status_and_id_of_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    import csv

    assert main(["score", "--release", "nato-2024-06", "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert len(rows) == 32
    for row in rows:
        for key in [k.removesuffix("_unit") for k in row if k.endswith("_unit")]:
            if row[key]:
                assert row[f"{key}_unit"] and row[f"{key}_status"] and row[f"{key}_id"]
            else:
                assert row[f"{key}_reason"]


def test_score_imports_nothing_heavy() -> None:
    """Budget: nothing of charts, templates, texts or workbooks on the way to the scoreboard."""
    code = (
        "import sys; from fairshare.faces.cli import main; main([]);"
        "heavy = {'scipy', 'fastapi', 'altair', 'pydantic', 'openpyxl', 'pandas', 'numpy'};"
        "heavy = (heavy | {'jinja2', 'lxml', 'syntok', 'dateparser', 'pypdf', 'httpx2'}) & set(sys.modules);"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m fairshare coverage | head -1", shell=True, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(c in out for c in ("score", "ally", "why", "revisions", "coverage", "data"))


def test_columns_without_room_are_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Ninety-two years are held; a line for each was longer than the notes."""
    assert main(["coverage", "--publisher", "all"]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "no room" in line]
    assert len(told) == 1
    assert "columns, 19" in told[0] and "to 2031" in told[0]


def test_no_own_releases_are_seen_here() -> None:
    assert not NOWHERE.exists()


def test_markdown_names_prices_and_borderline_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--release", "nato-2024-06", "--format", "md"]) == 0
    out = capsys.readouterr().out
    assert "bn US$, current prices" in out
    assert next(line for line in out.splitlines() if line.startswith("| Slovakia")).count("(borderline)") == 2


def test_a_group_may_be_spelt_as_people_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "defence_share/eur-can/2024@nato-2024-06"]) == 0
    assert "2.02" in capsys.readouterr().out


def test_a_sum_of_nothing_is_unknown_and_not_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cumulative", "--since", "1980", "--year", "1985"]) == 0
    out = capsys.readouterr().out
    assert "is unknown: no release" in " ".join(out.split())
    assert "US$ 0 bn" not in out


def test_the_next_line_of_a_scenario_file_opens_with_that_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "my scenario.toml"
    file.write_text('label = "Mine"\n[[change]]\nlever = "leave"\nplace = "USA"\n', encoding="utf-8")
    assert main(["score", "--as-of", "2025-09-01", "--under", str(file)]) == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("Next: "))
    words = shlex.split(line.removeprefix("Next: fairshare "))
    assert words[0] == "why"
    assert main(words) == 0
