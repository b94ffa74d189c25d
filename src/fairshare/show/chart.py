"""An Answer as a chart specification: Vega-Lite, its data inside, nothing of it computed anew."""

from collections.abc import Callable

from fairshare.core.question import Answer
from fairshare.errors import BadInput
from fairshare.show.charts.bars import bars
from fairshare.show.charts.fan import fan
from fairshare.show.charts.frame import Json
from fairshare.show.charts.heat import heat
from fairshare.show.charts.lines import lines

#: Hint -> picture; of several hints the first here is drawn.
PICTURES: dict[str, Callable[[Answer], Json]] = {
    "fan": fan,
    "heat": heat,
    "line": lines,
    "bar": bars,
    "bar_picture": bars,
}


def chart(answer: Answer) -> Json:
    """The picture an answer gives hints for.

    Raises:
        BadInput: where it gives none, or has no figures to draw.
    """
    for hint, picture in PICTURES.items():
        if answer.hints.get(hint):
            return picture(answer)
    what = answer.asked.question or "this answer"
    raise BadInput.of("form", "vega-lite", f"{what} has no chart; it can be printed as table, json, csv or md")
