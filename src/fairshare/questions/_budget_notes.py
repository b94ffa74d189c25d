"""What must be said beside a budget: assumptions, what a delay costs, the Union's rules, history, limits."""

from collections.abc import Iterator
from statistics import median

from fairshare.core.lever import levers
from fairshare.core.row import Row
from fairshare.core.years import BASELINE, carried_on, held_until
from fairshare.questions._basis import listed, scenario_note
from fairshare.questions._budget_case import Case, difference
from fairshare.questions._budget_history import History

LIMITS = (
    "Limits: no monetary policy, no reaction of markets, fixed interest rates, one multiplier for spending, taxes and "
    "cuts alike, no change of prices or of what others buy. It is arithmetic under assumptions, not a forecast."
)
OVERLAP = (
    "The IMF's projections already hold some of the rises in defence that were known to it, and do not say how much; "
    "the extra is counted from an unchanged share of GDP, so that a part is counted twice."
)
_SOURCES = (
    "0.75 is what the European Commission assumes, the effect fading fast; estimates for defence run from below 0.2 "
    "(Sheremirov and Spirovska 2015, many countries) to about 1.5 (BBVA Research 2025, EU); what is imported is "
    "published nowhere for each ally"
)


def assumptions(case: Case) -> str:
    """Every parameter, in words."""
    terms = case.terms
    rate = (
        "each ally's own implied rate, at least 0"
        if terms.rate == "implied"
        else f"{terms.rate} % a year, the same for all"
    )
    fades = f"the effect of a rise fades in {terms.fades} years" if terms.fades else "its effect does not fade"
    return (
        f"Choices: multiplier {terms.multiplier:g} ({fades}), {terms.leakage:g} % of the extra imported, borrowed "
        f"{100 * terms.borrow:g} %, taxes {100 * terms.taxes:g} %, cuts {100 * terms.cuts:g} %, interest on extra "
        f"debt: {rate}. {_SOURCES}."
    )


def carried(case: Case) -> Iterator[str]:
    """How far the IMF goes, and what is assumed after that."""
    end = held_until(case.world, "weo_debt", case.plan.by)
    if end < case.plan.by:
        yield (
            f"Without the extra, budgets are the IMF's to {end}; after that the primary balance, the interest rate and "
            f"the stock-flow adjustment of {end} go on (an assumption), GDP by the scenario."
        )


def bounds(case: Case, place: str) -> Iterator[str]:
    """Debt at the end under other multipliers and imports."""
    values = [row.numbers[place][0] for row in case.bounds() if place in row]
    if values and max(values) - min(values) >= 0.0005:
        yield (
            f"With multipliers from 0 to 1.5 and 0 to 60 % imported, debt in {case.plan.by} would be "
            f"{100 * min(values):.1f} to {100 * max(values):.1f} % of GDP."
        )


def delay(case: Case, place: str) -> Iterator[str]:
    """What so many years of delay save and then need, for one place."""
    late, end, start = case.plan.delay, case.plan.by, case.start
    on_time, later = case.spent(), case.spent(delay=late)
    debt = difference(case.row("debt_with", end), case.row("debt_with", end, delay=late), place)
    short = difference(case.row("extra_defence", end), case.row("extra_defence", end, delay=late), place)
    if not late or place not in on_time or place not in later or debt is None or short is None:
        return
    saved = on_time[place] - later[place]
    told = (
        f"{_years(late)} of delay (the same path, later) would leave US$ {saved.value / 1e9:,.1f} bn of the "
        f"{on_time[place].value / 1e9:,.1f} bn extra unspent until {end} ({saved.unit.price_basis} prices), and debt "
        f"lower by {100 * debt.value:.1f} points"
    )
    if short.value >= 0.00005:
        told += f"; spending in {end} would be {100 * short.value:.2f} % of GDP short of the path"
    now, then = case.growth(start), case.growth(start + late)
    if not case.plan.announced and place in then:
        before = f" instead of {100 * now.numbers[place][0]:.1f} % from {start}" if place in now else ""
        needed = 100 * then.numbers[place][0]
        told += f"; to be there in time all the same it would have to grow {needed:.1f} % a year in real terms from "
        told += f"{start + late}{before}"
    yield f"{told}."


def delays(case: Case) -> Iterator[str]:
    """The same for all together."""
    late, end = case.plan.delay, case.plan.by
    if not late:
        return
    on_time, later = case.spent(), case.spent(delay=late)
    known = sorted(set(on_time).intersection(later))
    if not known:
        return
    all_of_it = sum(on_time.numbers[p][0] for p in known)
    saved = all_of_it - sum(later.numbers[p][0] for p in known)
    debts = [
        d.value
        for p in known
        if (d := difference(case.row("debt_with", end), case.row("debt_with", end, delay=late), p)) is not None
    ]
    yield (
        f"{_years(late)} of delay (the same path, later) would leave US$ {saved / 1e9:,.0f} bn of the "
        f"{all_of_it / 1e9:,.0f} bn extra unspent until {end} ({on_time.unit.price_basis} prices; of {len(known)} with "
        f"figures) and debt lower by {100 * median(debts):.1f} points of GDP in the median; who has a way to go "
        "would be at its end that much later."
    )


def _years(count: int) -> str:
    return "One year" if count == 1 else f"{count} years"


def union(case: Case, place: str) -> Iterator[str]:
    """The Union's reference values for one place: in which years, with and without, and the escape clause."""
    name = case.places[0].in_sentence
    if place not in case.world.members(case.plan.by, "EU"):
        yield f"The European Union's reference values (3 % deficit, 60 % debt) do not bind {name}: it is no member."
        return
    years = {kind: _years_over(case, place, kind) for kind in ("without", "with")}
    yield (
        "The European Union's reference values (Protocol No 12: 3 % deficit, 60 % debt) bind "
        f"{name}: deficit above 3 % in {_spans(years['without'])} without the extra, in {_spans(years['with'])} with "
        "it. That is arithmetic; whether a deficit is excessive the Council decides."
    )
    told = []
    for year in case.years:
        within, excess = case.row("excess_within_clause", year), case.row("excess_deficit", year)
        if place in within and excess.numbers[place][0] > 0:
            part = f"{100 * within.numbers[place][0]:.1f} of {100 * excess.numbers[place][0]:.1f}"
            told.append(f"{year} {part}")
    if told:
        yield (
            f"Of the excess over 3 %, this many points lie within the national escape clause (2025-2028, at most 1.5 % "
            f"of GDP, defence above 2021 by NATO's count; the base year is general knowledge): {', '.join(told)}."
        )
    elif place in case.row("escape_clause_room", case.years[0]):
        yield f"The national escape clause (2025-2028) is active for {name}; no deficit of its years lies above 3 %."
    else:
        reason = case.row("escape_clause_room", case.years[0]).why_missing(place)
        yield f"National escape clause (1.5 % of GDP, 2025-2028): {name}: {reason}."


def _years_over(case: Case, place: str, kind: str) -> list[int]:
    rows: dict[int, Row] = {year: case.row("excess_deficit", year, extra=kind) for year in case.years}
    return [year for year, row in rows.items() if (row.value(place) or 0) > 0]


def _spans(years: list[int]) -> str:
    """Years as spans.

    >>> _spans([2026, 2027, 2028, 2031])
    '2026-2028 and 2031'
    """
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return listed([f"{s[0]}-{s[-1]}" if len(s) > 1 else str(s[0]) for s in spans], 12) if spans else "no year"


def history(found: History | None) -> Iterator[str]:
    """That the identity closes, and how large what it leaves over has been."""
    if found is None:
        return
    year, largest = found.largest
    yield (
        f"Held against {found.first}-{found.last}, the identity debt = debt before × (1 + interest) ÷ (1 + growth) − "
        f"primary balance + stock-flow adjustment closes to {found.closes:.0e} by construction; the adjustment, "
        f"which no model foresees, was {100 * found.mean:.1f} % of GDP in the mean and largest "
        f"in {year}: {f'{100 * largest.value:+.1f}'.replace('-', '−')} %."
    )


def denominators(case: Case) -> Iterator[str]:
    """Whose share the board's release measures against something else than GDP."""
    for note in case.world.release(case.start).notes:
        if "(GNI)" in note and any(place.name in note for place in case.places):
            yield f"{note.rstrip('.')}: the extra is taken for a share of GDP, so it and all that follows is too high."


def floors(case: Case) -> Iterator[str]:
    """Whose implied interest is negative, so that extra debt is taken to cost nothing."""
    if case.terms.rate != "implied":
        return
    end = held_until(case.world, "weo_debt", case.plan.by)
    row = case.row("implied_interest", end)
    below = [p.in_sentence for p in case.places if (row.value(p.iso3) or 0) < 0]
    if below:
        yield (
            f"The implied rate is of net interest; where assets would still earn more in {end} ({listed(below, 6)}) "
            "it is negative, and extra debt is taken to cost nothing: --rate 3 sets one rate for all."
        )


def under(case: Case) -> Iterator[str]:
    """The scenario behind both sides."""
    yield from scenario_note(case.world)
    ahead = carried_on(case.world)
    if ahead is not case.world:
        yield f"Without the extra every ally keeps its share of GDP as last published, under the scenario {BASELINE}."
    changed = (levers[change.lever] for change in case.world.changes)
    if any(lever.alters == "amounts" and not lever.extends for lever in changed):
        yield (
            "The scenario changes what is spent: debt and balance without the extra are the IMF's all the same, and "
            "the extra is what the target asks beyond the scenario."
        )
