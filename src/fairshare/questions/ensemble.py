"""Futures drawn of a path: how far its shares and its bill may come out otherwise, and in how many draws it is met."""

from typing import Literal

from fairshare.core.keeper import Forgets, Keeper
from fairshare.core.outlook import Budgets, Drawing, Vary
from fairshare.core.question import Answer, question
from fairshare.core.workers import Threads, Workers
from fairshare.core.world import World
from fairshare.methods.paths import Shape
from fairshare.questions._fan import fan
from fairshare.questions._fan_answer import fan_answer
from fairshare.questions._plan import plan_of
from fairshare.questions._wanted import MEASURE, Wanted


@question
def ensemble(
    world: World,
    target: str | None = None,
    *,
    ally: str | None = None,
    group: str = "NATO",
    level: float | None = None,
    by: int | None = None,
    shape: Literal[Shape, "as-announced"] = "linear",
    year: int | None = None,
    draws: int = 10_000,
    seed: int = 1,
    budgets: Budgets = "real",
    vary: Vary = "all",
    since: int = 2000,
    workers: Workers = Threads(),
    keeper: Keeper = Forgets(),
) -> Answer:
    """In what share of drawn futures every ally is at a target, and how far shares and bills spread.

    Args:
        world: What was known, under which scenarios.
        target: A registered target, e.g. hague-2025-core; the last one with a date by default.
        ally: One ally only, by any name, year by year.
        group: Who is listed: NATO, EUR_CAN, another group, or countries joined by commas.
        level: A target of your own, in % of GDP; it needs --by.
        by: The year it is reached; that of the target by default.
        shape: How the path goes: linear, front-loaded, as-announced and so on, as in fairshare path.
        year: The year of the table; that in which the target is due by default.
        draws: How many futures are drawn.
        seed: Start of the draws; the same seed draws the same futures.
        budgets: What stays as planned when GDP goes otherwise: the share of GDP, the real or the nominal amount.
        vary: What may go otherwise: all, none, or one alone of growth, inflation, exchange, revision, delivery.
        since: First year of the history that shocks to GDP, prices and exchange rates are estimated from.
        workers: Who draws.
        keeper: What keeps the draws so far, for a run that is interrupted.
    """
    plan = plan_of(world, Wanted(target, level, MEASURE, by, None, shape))
    found = fan(plan, Drawing(draws, seed, budgets, vary, str(since)), workers, keeper)
    return fan_answer(found, ally=ally, group=group, year=year)
