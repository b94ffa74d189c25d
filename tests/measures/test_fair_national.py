"""Fair amounts in national currency: the release's own rate first, the IMF's where it has none, one rate in a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.core.figure import currency
from fairshare.core.world import World

ALLIES = ["ALB", "BGR", "DEU", "LUX", "NOR", "POL", "TUR", "USA"]
RULES = ["equal-effort", "per-head", "ability-to-pay", "un-scale"]


def test_the_rate_is_that_of_nato_s_own_two_amounts(june2024: World) -> None:
    """nato-2024-06, Tables 1 and 2, Germany 2024e: 90,585.8 million EUR are 97,686.2 million US$."""
    rate = june2024.row("currency_rate", 2024)
    assert rate["DEU"].value == pytest.approx(90585.8 / 97686.2, rel=1e-4)
    assert rate["USA"].value == pytest.approx(1)
    assert june2024.row("actual_national", 2024)["DEU"].value == pytest.approx(90585.8e6, rel=1e-5)


@given(st.sampled_from(ALLIES), st.sampled_from(RULES), st.sampled_from(["actual", "3.5", "900bn"]))
def test_fair_and_gap_make_up_what_was_spent(june2024: World, place: str, rule: str, total: str) -> None:
    here = june2024.backfilled()
    fair, gap = (here.row(m, 2024, rule=rule, total=total)[place] for m in ("fair_national", "gap_fair_national"))
    assert (fair + gap).value == pytest.approx(here.row("actual_national", 2024)[place].value)
    part = here.row("gap_fair_percent", 2024, rule=rule, total=total)[place].value
    assert gap.value / fair.value == pytest.approx(part)


def test_without_national_amounts_prices_and_exchange_rate_are_the_imf_s(today: World) -> None:
    """nato-2025-08 is held in dollars of 2021: the rate is that year's, times the rise of national prices since."""
    here = today.holding("nato-2025-08")
    rate = here.row("currency_rate", 2024)["POL"]
    nominal = here.row("weo_gdp_national", 2021)["POL"].value / here.row("weo_gdp_usd", 2021)["POL"].value
    prices = here.row("weo_deflator", 2024)["POL"].value / here.row("weo_deflator", 2021)["POL"].value
    assert rate.value == pytest.approx(nominal * prices)
    assert rate.status == "derived" and currency(rate) == "PLN"
    assert str(rate.unit) == "NCU@current/USD@2021"


def test_luxembourg_s_share_of_its_income_does_not_enter_the_rate(today: World) -> None:
    """Its share is of national income; at share × GDP its amount would be half as much again."""
    here = today.holding("nato-2025-08")
    spent = here.row("actual_national", 2024)["LUX"].value
    assert spent == pytest.approx(728e6, rel=0.03)  # nato-2024-06, Table 1
    assert here.row("expenditure_national", 2024)["LUX"].value > 1.3 * spent


def test_who_has_no_actual_has_a_fair_amount_in_its_currency(today: World) -> None:
    """Germany 2025e is left blank in nato-2025-08; Iceland has no forces, but a rule may ask it for a part."""
    here = today.holding("nato-2025-08")
    for total in ("3.5", "1500bn"):
        fair = here.row("fair_national", 2025, total=total)
        assert currency(fair["DEU"]) == "EUR" and currency(fair["ISL"]) == "ISK"
        assert "DEU" in here.row("gap_fair_national", 2025, total=total).missing
    asked = here.row("fair_usd", 2025, total="1500bn")
    assert asked.total().value == pytest.approx(1500e9)


def test_a_percentage_of_gdp_takes_the_imf_s_for_who_has_none(today: World) -> None:
    """The GDP of Germany in 2025, at prices of 2021, lies within two per cent of that of 2024 by NATO."""
    here = today.holding("nato-2025-08")
    by_rule = here.row("fair_usd", 2025, total="3.5")
    others = [p for p in by_rule if p != "DEU" and p in here.row("gdp_usd", 2025)]
    known = sum(here.row("gdp_usd", 2025)[p].value for p in others) * 0.035
    german = here.row("gdp_usd", 2024)["DEU"].value * 0.035
    whole = sum(f.value for f in by_rule.values())
    assert whole == pytest.approx(known + german, rel=0.002)


def test_a_year_without_a_board_has_the_exchange_rate_of_the_imf(today: World) -> None:
    rate = today.row("currency_rate", 1995)["GBR"]
    weo = {m: today.row(m, 1995)["GBR"].value for m in ("weo_gdp_national", "weo_gdp_usd")}
    assert rate.value == pytest.approx(weo["weo_gdp_national"] / weo["weo_gdp_usd"])
    assert today.row("fair_national", 1995, total="500bn")["GBR"].value > 0
