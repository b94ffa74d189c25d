"""Claims problems whose awards others have published or computed."""

import json
from pathlib import Path

import numpy as np
import pytest

from fairshare.methods import claims_problem
from fairshare.methods.claims.solve import DIVISIONS, Division

#: The reference's short names.
SHORT: dict[str, Division] = {
    "PRO": "proportional",
    "CEA": "constrained-equal-awards",
    "CEL": "constrained-equal-losses",
    "Talmud": "talmud",
    "RTalmud": "reverse-talmud",
    "RA": "random-arrival",
    "MO": "minimal-overlap",
    "PIN": "piniles",
    "CE": "constrained-egalitarian",
    "APRO": "adjusted-proportional",
    "AA": "average-of-awards",
}
#: Awards of 10 to claims of 2, 4, 7 and 8, by the R package ClaimsProblems 1.0.0, executed.
FOUR: dict[Division, list[float]] = {
    "proportional": [0.952381, 1.904762, 3.333333, 3.809524],
    "constrained-equal-awards": [2, 2.666667, 2.666667, 2.666667],
    "constrained-equal-losses": [0, 1, 4, 5],
    "talmud": [1, 2, 3.5, 3.5],
    "piniles": [1, 2, 3.5, 3.5],
    "constrained-egalitarian": [1, 2, 3.5, 3.5],
    "reverse-talmud": [0.875, 1.875, 3.375, 3.875],
    "random-arrival": [1, 1.833333, 3.333333, 3.833333],
    "minimal-overlap": [0.5, 1.166667, 3.666667, 4.666667],
    "adjusted-proportional": [0.952381, 1.904762, 3.333333, 3.809524],
    "average-of-awards": [0.986754966887, 1.933774834437, 3.344370860927, 3.735099337748],
}
#: Fishing quotas, claims and awards of 13,500: Gallastegui, Iñarra & Prellezo (2003), as recomputed by ClaimsProblems.
QUOTAS = [158, 299, 927, 2196, 4348, 6256, 13952]
FISHING: dict[Division, list[float]] = {
    "talmud": [79, 149.5, 463.5, 1098, 2174, 3128, 6408],
    "constrained-equal-awards": [158, 299, 927, 2196, 3306.6667, 3306.6667, 3306.6667],
    "constrained-equal-losses": [0, 0, 0, 0, 662.6667, 2570.6667, 10266.6667],
    "random-arrival": [73.7333, 139.5333, 436.9167, 1071.4167, 2147.4167, 3101.4167, 6529.5667],
    "adjusted-proportional": [77.0481, 145.8062, 452.0481, 1070.8713, 2120.2861, 3050.7152, 6583.2250],
}


def test_four_claims_under_every_rule() -> None:
    assert FOUR.keys() == DIVISIONS.keys()
    for rule, awards in FOUR.items():
        assert claims_problem(10, [2, 4, 7, 8], rule) == pytest.approx(awards, abs=1e-6), rule


@pytest.mark.parametrize(
    ("estate", "awards"), [(100, [100 / 3] * 3), (200, [50, 75, 75]), (300, [50, 100, 150])], ids=str
)
def test_the_three_estates_of_ketubot_93a(estate: float, awards: list[float]) -> None:
    """The Mishnah's own numbers, as in Aumann & Maschler (1985)."""
    assert claims_problem(estate, [100, 200, 300], "talmud") == pytest.approx(awards)


@pytest.mark.parametrize("rule", FISHING)
def test_fishing_quotas(rule: Division) -> None:
    assert claims_problem(13_500, QUOTAS, rule) == pytest.approx(FISHING[rule], abs=1e-4)


def test_talmud_of_eight_creditors() -> None:
    """Fiestras-Janeiro, Sánchez-Rodríguez & Schuster (2016), by ClaimsProblems."""
    awards = claims_problem(230, [10, 10, 15, 15, 180, 80, 40, 42], "talmud")
    assert awards == pytest.approx([5, 5, 7.5, 7.5, 124, 40, 20, 21])


def test_the_documented_problems(shared: Path) -> None:
    """Five problems under every rule, executed by ClaimsProblems 1.0.0 (outputs only)."""
    problems = json.loads((shared / "oracles" / "claims_documented.json").read_text(encoding="utf-8"))
    assert len(problems) == 5
    for problem in problems:
        for short, rule in SHORT.items():
            found = claims_problem(problem["E"], problem["d"], rule)
            assert np.allclose(found, problem[short], rtol=0, atol=1e-9 * problem["E"]), (problem["E"], rule)
