"""The command line: one command per question and action, made from its signature."""

import json
import os
import sys
from datetime import date
from difflib import get_close_matches
from typing import Any

import click

from fairshare.core.action import actions
from fairshare.core.question import Answer, Question, questions
from fairshare.core.world import World
from fairshare.errors import FairshareError
from fairshare.faces.params import Day, described, option
from fairshare.ledger.open import scenario, world

FORMATS = ("table", "json", "csv", "md")


def shared_options() -> list[click.Parameter]:
    """What every question takes."""
    return [
        click.Option(["--as-of", "as_of"], type=Day(), help="Day whose knowledge counts; today by default."),
        click.Option(["--release"], help="Pin a release, e.g. nato-2024-06, and its day."),
        click.Option(["--under"], multiple=True, metavar="SCENARIO|FILE", help="A scenario or its file; repeatable."),
        click.Option(["--format"], type=click.Choice(FORMATS), default="table", help="How to print."),
    ]  # fmt: skip


def question_command(asked: Question) -> click.Command:
    """The command of a question."""
    helps = described(asked.function)

    def run(as_of: date | None, release: str | None, under: tuple[str, ...], format: str, **given: object) -> None:
        here = _world(as_of, release, under)
        _print(asked(here, **given), here, format)

    own = [option(n, p, helps.get(n, "")) for n, p in asked.params.items()]
    return click.Command(asked.id, params=[*own, *shared_options()], callback=run, help=asked.summary)


def action_command(id: str, name: str) -> click.Command:
    """The command of an action, which says what it did or found."""
    action = actions[id]
    helps = described(action.function)

    def run(format: str, **given: object) -> int:
        answer = action.function(**given)
        _print(answer, None, format)
        return 0 if answer.extra.get("ok", True) else 1

    own = [option(n, p, helps.get(n, "")) for n, p in action.params.items()]
    return click.Command(name, params=[*own, shared_options()[-1]], callback=run, help=action.summary)


def _world(as_of: date | None, release: str | None, under: tuple[str, ...]) -> World:
    """The world asked for. The only place that reads the clock: a day was not given, so today's knowledge counts."""
    day = as_of if as_of is not None or release is not None else date.today()
    return world(day, release=release, under=tuple(scenario(name) for name in under))


class Listing(click.Group):
    """A group that lists its commands where none is named, or one it does not have."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words after the group's name."""
        if not args:
            raise click.UsageError(f"{self.name} needs a command. Commands: {', '.join(self.list_commands(ctx))}.")
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; name the nearest if there is none."""
        known = self.list_commands(ctx)
        if args and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], known, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            asked = f"{self.name} {args[0]}" if ctx.parent else args[0]
            raise click.UsageError(f"no command {asked!r}.{hint} Commands: {', '.join(known)}.")
        return super().resolve_command(ctx, args)


class Ask(Listing):
    """All questions, and actions grouped by their first word; each imported only when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*(q.replace("_", "-") for q in questions), *(a.split("_")[0] for a in actions)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if (asked := questions.get(cmd_name)) is not None:
            return question_command(asked)
        words = {a.partition("_")[2]: a for a in actions if a.startswith(f"{cmd_name}_")}
        if not words:
            return None
        commands = [action_command(id, word.replace("_", "-")) for word, id in words.items()]
        told = f"Work on {cmd_name} itself: {', '.join(words)}."
        return Listing(cmd_name, commands=commands, help=told, no_args_is_help=False)


def _print(answer: Answer, here: World | None, shape: str) -> None:
    """Data to standard output in the asked form; rendering code is imported only for the form asked for."""
    measures = _measures(answer, here)
    if shape == "json":
        from fairshare.show.emit import emit

        click.echo(json.dumps(emit(answer, measures), ensure_ascii=False, indent=2))
    elif shape == "csv":
        from fairshare.show.tables import as_csv

        click.echo(as_csv(answer, measures), nl=False)
    elif shape == "md":
        from fairshare.show.tables import as_markdown

        click.echo(as_markdown(answer), nl=False)
    else:
        from rich.console import Console

        from fairshare.show.terminal import MOST, print_answer

        width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else MOST
        print_answer(answer, Console(width=width, highlight=False, emoji=False, markup=False), measures)


def _measures(answer: Answer, here: World | None) -> dict[str, Any]:
    """How to scale every figure of an answer that stands outside a column."""
    if here is None:
        return {}
    ids = {f.id.measure for f in answer.figures() if f.id}
    found = {id: here.measure(id) for id in ids}
    for figure in answer.figures():
        for inner in figure.trail.inputs:
            if inner.id:
                found.setdefault(inner.id.measure, here.measure(inner.id.measure))
    return found


def command() -> click.Command:
    """The whole command line."""
    group = Ask("fairshare", help="Who pays their fair share of NATO, by which definition, on which day's figures.")
    group.params.append(
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
        )
    )
    return group


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"fairshare {version('fairshare')}")
        ctx.exit()


def main(argv: list[str] | None = None) -> int:
    """Run one command: 0 done, 1 the answer to a yes/no is no, 2 bad input with one clear line."""
    args = list(sys.argv[1:] if argv is None else argv)
    if not args or (args[0].startswith("-") and args[0] not in ("--help", "--version", "-h")):
        args = ["score", *args]
    try:
        result = command().main(args, prog_name="fairshare", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except (click.ClickException, FairshareError) as error:
        words = error.format_message() if isinstance(error, click.ClickException) else str(error)
        click.echo(f"fairshare: {' '.join(words.split())}", err=True)
        return 2
    except click.exceptions.Abort:
        click.echo("fairshare: interrupted.", err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
