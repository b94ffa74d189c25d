"""Below which share of GDP a part of the futures drawn of a plan ends."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.figure import Figure
from fairshare.core.history import SINCE
from fairshare.core.outlook import Drawing, outlook
from fairshare.core.row import Row
from fairshare.core.workers import Threads
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.budget_futures import Asked, terms
from fairshare.methods.simulate import futures


@derived(
    Shown("Share of GDP, quantile of the draws", "% of GDP", 100, 2, stands_on=""),
    formula="quantile of (share now + part delivered × planned rise) × revision ÷ what GDP, and with nominal budgets "
    "prices, came to over what was expected; parts and revisions as observed, shocks as in shock_size",
)
def drawn_share(
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
    """The share of GDP below which ``part`` percent of the draws are, in a world with a plan for the year."""
    drawing = Drawing.read({"draws": draws, "seed": seed, "budgets": budgets, "vary": vary, "since": since})
    if not part.isdecimal() or not 0 < int(part) < 100:
        raise BadInput.of("part", part, "a whole number of percent from 1 to 99")
    seen = outlook(world, since)
    if isinstance(seen, str) or year not in seen.years:
        return Row.none(world.span(year), seen if isinstance(seen, str) else f"{year} is not ahead")
    found = seen.world.once(
        seen.key("share", drawing),
        lambda: futures(
            terms(Asked(**seen.asked(drawing)), fixed=drawing.budgets),
            draws=drawing.draws,
            seed=drawing.seed,
            map=Threads().map,
        ),
    )
    values = found.quantiles([int(part) / 100])[0, :, seen.years.index(year)].tolist()
    given = (*seen.inputs(year, drawing), Figure.chosen("part of the draws in percent", int(part)))
    row = Row.made(f"{part} % quantile of {drawing.draws} draws", dict(zip(seen.places, values, strict=True)), given)
    return of_group(world, year, "NATO", row)
