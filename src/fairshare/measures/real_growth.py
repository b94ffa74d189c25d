"""Annual real change of defence expenditure, as published."""

from fairshare.core.derived import again, rederived
from fairshare.core.figure import ONE
from fairshare.core.row import Row
from fairshare.core.world import World
from fairshare.errors import NoBoard


@rederived(formula="as published; expenditure ÷ the year before's − 1 at constant prices where a scenario changed it")
def real_growth(world: World, year: int) -> Row:
    """NATO's own annual real change; where a scenario changed an ally's amounts, the change of those."""
    here = world.steady(year)
    try:
        here.row("expenditure_usd_constant", year - 1)
    except NoBoard:
        return _first_year(here, year)

    def by(w: World) -> Row:
        alike = w.over(w.span(year))  # who joined in the year has an amount of the year before, too
        return alike.row("expenditure_usd_constant", year) / alike.row("expenditure_usd_constant", year - 1) - ONE

    return again(here, "real_growth", year, by)


def _first_year(here: World, year: int) -> Row:
    """A release's first year: as published, and unknown where a scenario changed the amount of the year."""
    printed = here.published("real_growth", year)
    now = here.row("expenditure_usd_constant", year)
    before = here.unchanged().over(here.span(year)).row("expenditure_usd_constant", year)
    changed = {p for p in here.span(year) if now.value(p) != before.value(p)}
    why = dict.fromkeys(changed, f"the release does not cover {year - 1}, so a changed amount has no growth")
    kept = printed.only(here.span(year) - changed)
    return Row(kept.numbers, kept.unit, {**kept.missing, **why}, kept.step)
