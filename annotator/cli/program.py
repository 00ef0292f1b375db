"""The click program: finds commands when they are called, and turns every failure into one line and an exit code."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
import warnings
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import click

from annotator import __version__
from annotator.cli import COMMANDS
from annotator.cli.early import INTERRUPTED
from annotator.cli.shell import NOTHING_DONE, PROGRAM, Shell, complain
from annotator.cli.stopping import StoppedError, Stopping
from annotator.core.errors import Cancelled, Trouble, UserError
from annotator.core.text import lone_surrogate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.cli.shell import WindowChecks

_DISK = frozenset({errno.ENOSPC, errno.EIO, errno.EBADF, errno.EDQUOT})

# What these say, they say after they have changed something.
_CHANGING = frozenset({"new", "import", "merge", "suggest", "undo", "redo", "backup", "salvage"})
_NO_TEXT = "arguments: a name holds bytes that are no text here; write it in the encoding of the terminal, mostly UTF-8"


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target.partition(":")
        return _with_common_options(cast("click.Command", getattr(import_module(module), attribute)))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        formatter.write_usage(PROGRAM, "[PROJECT] [--profile DIR] [--lang CODE]")
        formatter.write_usage(PROGRAM, "COMMAND [ARGS]...", prefix="       ")


def _with_common_options(command: click.Command) -> click.Command:
    """Let every command take ``--profile`` and ``-q``, wherever on its line people write them."""
    taken = {name for parameter in command.params for name in parameter.opts}
    if "--profile" not in taken:
        words = "Keep settings, log and the default project in this folder."
        command.params.append(
            click.Option(["--profile"], metavar="DIR", help=words, expose_value=False, callback=_move_profile)
        )
    if "--quiet" not in taken:
        command.params.append(click.Option(["-q", "--quiet"], is_flag=True, hidden=True, expose_value=False))
    return command


def _move_profile(context: click.Context, _option: click.Parameter, profile: str | None) -> None:
    if profile:
        shell = context.find_object(Shell)
        window = shell.window if shell is not None else None
        context.obj = Shell.of_profile(profile, window)
        if context.parent is not None:
            context.parent.obj = context.obj  # where the exit code is read


@click.group(
    cls=_Commands,
    help="Read news articles, mark who claimed, denied or said what. Without a command, the window opens.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=False,
)
@click.option("--profile", metavar="DIR", help="Keep settings, log and the default project in this folder.")
@click.option("--lang", metavar="CODE", help="The language of the window.")
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context, profile: str | None, lang: str | None) -> None:  # noqa: ARG001 - the window's
    """Find the profile before any command runs."""
    context.obj = Shell.of_profile(profile, context.obj)


def run(argv: list[str], window: WindowChecks | None = None) -> int:
    """Run a command and return its exit code. Nothing but an exit code leaves this function."""
    stopping = Stopping()
    with _polite_streams():
        try:
            with stopping:
                return _run(argv, window)
        except (Exception, KeyboardInterrupt, StoppedError) as error:  # noqa: BLE001 - each kind is told apart below
            stopping.end()  # also where a signal came while it began or ended
            with contextlib.suppress(OSError):  # no room in standard error: the exit code says it
                return _told(error, argv)
            return NOTHING_DONE


def _told(error: BaseException, argv: list[str]) -> int:
    """Say what ended a command, in one line, and return the exit code for it."""
    command = next((one for one in argv if one in COMMANDS), "")
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case BrokenPipeError():  # whoever read the output has what they wanted
            _forget_output()
            return 1
        case click.ClickException():
            click.echo(f"{PROGRAM}: error: {_usage(error)}", err=True)
        case KeyboardInterrupt() | StoppedError() | click.Abort() | Cancelled():
            click.echo(INTERRUPTED, err=True)
        case UserError():
            place = error.trouble.file or command or PROGRAM
            complain(replace(error.trouble, file=place))
        case UnicodeEncodeError() if any(lone_surrogate(one) is not None for one in argv):
            # Bytes that are no text in this system's encoding; as the name of a file they are good.
            click.echo(f"{PROGRAM}: error: {_NO_TEXT}", err=True)
        case OSError() if error.errno in _DISK:
            _forget_output()
            facts = {"detail": error.strerror or str(error)}
            if error.filename is None:
                complain(Trouble("output.cannot_write", facts, "standard output"))
                return 1 if command in _CHANGING else NOTHING_DONE
            complain(Trouble("export.cannot_write", facts, str(error.filename)))
        case _:
            _say_bug(error, argv)
    return NOTHING_DONE


def _run(argv: list[str], window: WindowChecks | None) -> int:
    with program.make_context(PROGRAM, argv, obj=window) as context:
        program.invoke(context)
        if sys.stdout is not None:
            sys.stdout.flush()
        shell = context.find_object(Shell)
        return shell.code if shell is not None else 0


def _usage(error: click.ClickException) -> str:
    """Return a usage error as ``PLACE: what happened; what you can do``."""
    context = getattr(error, "ctx", None)
    place = context.info_name if context is not None and context.parent is not None else "arguments"
    path = f"{PROGRAM} {place}" if place != "arguments" else PROGRAM
    what = error.format_message().rstrip(".").replace("\n", " ")
    return f"{place}: {what[:1].lower()}{what[1:]}; see {path} --help"


def _say_bug(error: BaseException, argv: list[str]) -> None:
    """Log an error nobody expected, with its trace, and say so in one line."""
    from annotator.environment.logs import Log

    profile = argv[argv.index("--profile") + 1] if "--profile" in argv[:-1] else None
    log = Log(Shell.of_profile(profile, None).folders.log)
    log.logger.error("a bug in a command", exc_info=error)
    place = f"report it with the end of {log.path}" if log.path else "report it"
    log.close()
    fault = "this is a fault of the program, and nothing was left half done"
    click.echo(f"{PROGRAM}: error: {type(error).__name__}: {fault}; please {place}", err=True)


@contextlib.contextmanager
def _polite_streams() -> Iterator[None]:
    """Print what a terminal cannot show as escapes, and keep warnings of libraries out of the output."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            cast("Any", stream).reconfigure(errors="backslashreplace")
    logger = logging.getLogger("annotator")
    silent = logging.NullHandler()
    logger.addHandler(silent)
    shown, warnings.showwarning = warnings.showwarning, lambda *_args, **_more: None
    try:
        yield
    finally:
        warnings.showwarning = shown
        logger.removeHandler(silent)


def _forget_output() -> None:
    """Let the interpreter's own last flush of standard output find a place to go."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
