"""The command line: one command per question and action, made from its signature."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from shlex import quote

import click

from fairshare.core.action import actions, words_of
from fairshare.core.document import Document
from fairshare.core.question import Answer, Question, questions
from fairshare.core.world import World
from fairshare.errors import FairshareError
from fairshare.faces.forms import FORMS, print_as
from fairshare.faces.many import many_of, options
from fairshare.faces.params import Day, described, option, options_of
from fairshare.faces.running import Running
from fairshare.ledger.open import scenario, world


def shared_options(more: tuple[str, ...] = ()) -> list[click.Parameter]:
    """What every question takes; ``more`` are forms it offers beside those of all."""
    return [
        click.Option(["--as-of", "as_of"], type=Day(), help="Day whose knowledge counts; today by default."),
        click.Option(["--release"], help="Pin a release, e.g. nato-2024-06, and its day."),
        click.Option(["--under"], multiple=True, metavar="SCENARIO|FILE", help="A scenario or its file; repeatable."),
        click.Option(["--format"], type=click.Choice((*FORMS, *more)), default="table", help="How to print."),
    ]  # fmt: skip


def question_command(asked: Question) -> click.Command:
    """The command of a question."""
    helps = described(asked.function)

    def run(as_of: date | None, release: str | None, under: tuple[str, ...], format: str, **given: object) -> None:
        running = Running.taken(given)
        if (many := many_of(given, running, format)) is not None:
            from fairshare.faces.audit_corpus import audit_corpus
            from fairshare.faces.audited import Asking

            params = tuple((n, v) for n, v in given.items() if v is not None and v is not many.corpus)
            asking = Asking(asked.id, params, as_of, release, tuple(map(scenario, under)), date.today())
            print_as(format, audit_corpus(many, asking), None)
            return
        here = _world(as_of or day_of(asked, release, given), release, under)
        with running.means(asked, here, given) as means:
            answer = asked(here, **given, **means)
        print_as(format, _opening(answer, here, under), here)

    own = [o for n, p in asked.params.items() for o in options_of(n, p, helps.get(n, ""))]
    own += options() if any(p.annotation is Document for p in asked.params.values()) else []
    name = words_of(asked.id).rpartition(" ")[2]
    return click.Command(name, params=[*own, *shared_options(asked.forms)], callback=run, help=asked.summary)


def action_command(id: str, name: str) -> click.Command:
    """The command of an action, which says what it did or found."""
    action = actions[id]
    helps = described(action.function)

    def run(format: str, **given: object) -> int:
        answer = action.function(**given)
        print_as(format, answer, None)
        return 0 if answer.extra.get("ok", True) else 1

    own = [option(n, p, helps.get(n, "")) for n, p in action.params.items()]
    return click.Command(name, params=[*own, shared_options()[-1]], callback=run, help=action.summary)


def day_of(asked: Question, release: str | None, given: Mapping[str, object]) -> date | None:
    """The day a question says its parameters speak of; a release asked for brings a day of its own."""
    return asked.day(given) if asked.day is not None and release is None else None


def _world(as_of: date | None, release: str | None, under: tuple[str, ...]) -> World:
    """The world asked for. The only place that reads the clock: a day was not given, so today's knowledge counts."""
    day = as_of if as_of is not None or release is not None else date.today()
    return world(day, release=release, under=tuple(scenario(name) for name in under))


def _opening(answer: Answer, here: World, under: tuple[str, ...]) -> Answer:
    """The answer whose next line opens figures of a scenario file with that file, without which it would fail."""
    files = [name for name in under if name not in here.catalogue.scenarios]
    if not any(f"+{scenario(name).id}" in answer.next for name in files):
        return answer
    return replace(answer, next=" ".join([answer.next, *(f"--under {quote(name)}" for name in files)]))


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
        return sorted({words_of(id).partition(" ")[0] for id in (*questions, *actions)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if words_of(cmd_name) == cmd_name and (asked := questions.get(cmd_name)) is not None:
            return question_command(asked)
        inside = {word: id for id in actions if (word := _second(id, cmd_name))}
        if not inside:
            return None
        commands = [action_command(id, word) for word, id in inside.items()]
        commands += [question_command(questions[id]) for id in questions if _second(id, cmd_name)]
        words = ", ".join(sorted(str(c.name) for c in commands))
        return Listing(cmd_name, commands=commands, help=f"Work on {cmd_name} itself: {words}.", no_args_is_help=False)


def _second(id: str, group: str) -> str:
    """The second word of a command in a group; empty for one that is in no group, or in another."""
    first, _, second = words_of(id).partition(" ")
    return second if first == group else ""


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
    except click.exceptions.Abort as stop:
        click.echo(f"fairshare: {str(stop) or 'interrupted.'}", err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
