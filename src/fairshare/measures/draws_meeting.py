"""In what part of the futures drawn of a plan an ally is at a level."""

from fairshare.core.derived import Shown, derived, of_group
from fairshare.core.figure import Figure
from fairshare.core.history import SINCE
from fairshare.core.outlook import Drawing, outlook
from fairshare.core.row import Row
from fairshare.core.workers import Threads
from fairshare.core.world import World
from fairshare.errors import BadInput
from fairshare.methods.budget_futures import TOP, Asked, terms
from fairshare.methods.simulate import BINS, futures


@derived(
    Shown("Draws at the level", "% of the draws", 100, 0, stands_on=""),
    formula="draws whose share of GDP is at the level or above ÷ all draws, as in drawn_share",
)
def draws_meeting(
    world: World,
    year: int,
    *,
    level: str = "3.5",
    draws: str = "10000",
    seed: str = "1",
    budgets: str = "real",
    vary: str = "all",
    since: str = SINCE,
) -> Row:
    """The part of the draws with a share of GDP of at least ``level`` percent: no probability of what will come."""
    drawing = Drawing.read({"draws": draws, "seed": seed, "budgets": budgets, "vary": vary, "since": since})
    asked = _level(level)
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
    values = found.reaching(asked)[:, seen.years.index(year)].tolist()
    given = (*seen.inputs(year, drawing), Figure.chosen("level in percent", asked * 100))
    row = Row.made(f"part of {drawing.draws} draws", dict(zip(seen.places, values, strict=True)), given)
    return of_group(world, year, "NATO", row)


def _level(text: str) -> float:
    """A level as a ratio; futures are counted in hundredths of a per cent, so that a level must be one."""
    width = TOP["share"] / BINS
    try:
        found = float(text) / 100
    except ValueError:
        found = -1.0
    if not 0 < found < TOP["share"] or abs(found / width - round(found / width)) > 1e-6:
        raise BadInput.of("level", text, f"percent of GDP from 0.01 to {TOP['share'] * 100 - 0.01:g} in hundredths")
    return found
