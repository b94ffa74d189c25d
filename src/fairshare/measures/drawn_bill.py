"""Below which amount a part of the futures drawn of a plan ends, in US dollars of the year."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.figure import Figure
from fairshare.core.history import SINCE
from fairshare.core.outlook import Drawing, outlook
from fairshare.core.row import Row
from fairshare.core.unit import Unit
from fairshare.core.workers import Threads
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.budget_futures import TOP, Asked, terms
from fairshare.methods.simulate import futures


@derived(
    Shown("Spending, quantile of the draws", "million US$", 1e-6, 0, "USD@current", stands_on=""),
    formula="planned share of GDP × GDP in US$ (IMF) × the quantile of what the draws come to over it: delivery and "
    "revision, and as budgets are fixed GDP, prices and the exchange rate",
)
def drawn_bill(
    world: World,
    year: int,
    *,
    part: str = "50",
    draws: str = "10000",
    seed: str = "1",
    budgets: str = "real",
    vary: str = "all",
    since: str = SINCE,
) -> Row:
    """Spending in US dollars at the prices and rates of the year, below which ``part`` percent of the draws are."""
    drawing = Drawing.read({"draws": draws, "seed": seed, "budgets": budgets, "vary": vary, "since": since})
    if not part.isdecimal() or not 0 < int(part) < 100:
        raise BadInput.of("part", part, "a whole number of percent from 1 to 99")
    seen = outlook(world, since)
    if isinstance(seen, str) or year not in seen.years:
        reason = seen if isinstance(seen, str) else f"{year} is not ahead"
        return Row.none(world.span(year), reason, Unit.of("USD@current"))
    found = seen.world.once(
        seen.key("bill", drawing),
        lambda: futures(
            terms(Asked(**seen.asked(drawing)), of="bill", fixed=drawing.budgets),
            draws=drawing.draws,
            seed=drawing.seed,
            map=Threads().map,
        ),
    )
    multiples = found.quantiles([int(part) / 100])[0, :, seen.years.index(year)].tolist()
    known = {p: m for p, m in zip(seen.places, multiples, strict=True) if m < TOP["bill"] - found.width}
    wide = dict.fromkeys(set(seen.places) - known.keys(), f"above {TOP['bill']:g} times the plan")
    given = (*seen.inputs(year, drawing), Figure.chosen("part of the draws in percent", int(part)))
    over = Row.made(f"{part} % quantile of {drawing.draws} draws, over the plan", known, given)
    row = over * seen.plan[year] * seen.dollars[year]
    return of_group(world, year, "NATO", Row(row.numbers, row.unit, {**row.missing, **wide}, row.step))
