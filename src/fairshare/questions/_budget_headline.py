"""The one sentence of a budget: debt and balance at the end of the path, with the extra and without."""

from statistics import median

from fairshare.core.place import Place
from fairshare.questions._basis import named_under
from fairshare.questions._budget_case import Case
from fairshare.questions._rules import commonest


def of_one(case: Case, place: Place) -> str:
    """What a path does to the debt and the balance of one ally."""
    end, who = case.plan.by, place.in_sentence
    rows = {id: case.row(id, end) for id in ("debt_with", "debt_without", "balance_with", "balance_without")}
    lacking = next((row.why_missing(place.iso3) for row in rows.values() if place.iso3 not in row), "")
    if lacking:
        return f"What more defence would do to the budget of {who} by {end} cannot be said: {lacking}."
    debt, without, balance, before = (100 * row.numbers[place.iso3][0] for row in rows.values())
    way, shown = case.plan.words, f"{end}{named_under(case.world)}"
    if not any(case.row("extra_defence", year).value(place.iso3) for year in case.years):
        why = "no plan held goes above its share" if case.plan.announced else "its share of GDP is there already"
        return f"If {who} {way}, it would spend nothing extra ({why}); debt in {shown} would be {without:.1f} % of GDP."
    return (
        f"If {who} {way}, and {case.terms.words}, its debt in {shown} would be {debt:.1f} % of GDP, not "
        f"{without:.1f} %, and its balance {_signed(balance)} %, not {_signed(before)} %."
    )


def of_all(case: Case) -> str:
    """By how much debt would be higher for all, and how many would be above the reference value."""
    end, debt = case.plan.by, case.row("debt_with", case.plan.by)
    found = counts(case)
    if not found:
        return f"What more defence would do to budgets by {end} cannot be said: {commonest(debt)}."
    shown = f"{end}{named_under(case.world)}"
    least, most, middle = (_signed(found[name]) for name in ("least", "most", "median"))
    told = (
        f"If {_everybody(case)} {case.plan.words}, and {case.terms.words}, debt in {shown} would be "
        f"{least} to {most} points of GDP higher than without, {middle} in the median of {found['known']:.0f}"
    )
    if not found["bound"]:
        return f"{told}."
    return (
        f"{told}; of {found['bound']:.0f} members of the European Union among them {found['over_with']:.0f} would have "
        f"a deficit above 3 % in {end}, {found['over_without']:.0f} without."
    )


def _everybody(case: Case) -> str:
    whole = {p.iso3 for p in case.places} == case.world.members(case.start)
    return "every ally" if whole else f"each of the {len(case.places)} asked about"


def counts(case: Case) -> dict[str, float]:
    """By how many points of GDP debt would be higher, and how many deficits above 3 %; empty where nothing is known."""
    end = case.plan.by
    more = case.row("debt_with", end) - case.row("debt_without", end)
    points = [100 * value for value, _ in more.numbers.values()]
    if not points:
        return {}
    over = {kind: case.row("excess_deficit", end, extra=kind) for kind in ("with", "without")}
    bound = set(over["with"]).intersection(over["without"])
    return {
        "known": len(points),
        "least": min(points),
        "most": max(points),
        "median": median(points),
        "bound": len(bound),
        **{f"over_{kind}": sum(row.numbers[p][0] > 0 for p in bound) for kind, row in over.items()},
    }


def _signed(value: float) -> str:
    """A number with one decimal and a true minus; nothing is zero with a sign."""
    return f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")
