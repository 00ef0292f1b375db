"""What every command shares: where the profile is, how it prints, how it opens a project."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click
import orjson

from annotator.core.errors import Trouble, UserError
from annotator.environment.paths import Folders, folders
from annotator.services.wording import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.services.session import Session

PROGRAM = "claims-annotator"
_ALL_DONE, _FELL_SHORT, NOTHING_DONE = 0, 1, 2


class WindowChecks(Protocol):
    """How the shell reaches Qt and the window; the composition root hands it over."""

    def qt_version(self) -> str:
        """Import Qt's parts that the window needs, and return its version."""

    def screenshot(self, project: Path, target: Path) -> None:
        """Render the main window on a project, without a display, into a PNG."""

    def print_pdf(self, html: str, progress: Callable[[int, int], None]) -> bytes:
        """Return HTML as a PDF, without a display; raise `ImportError` where Qt lacks a library."""


@dataclass(slots=True)
class Shell:
    """One run of the program from the shell."""

    folders: Folders
    window: WindowChecks | None = None
    code: int = _ALL_DONE

    @classmethod
    def of_profile(cls, profile: str | None, window: WindowChecks | None) -> Shell:
        """Return a shell with the folders of ``profile``."""
        return cls(folders(profile), window)

    def open(self, project: str, annotator: str = "") -> Session:
        """Open a project; raise `UserError` where that cannot be done."""
        from annotator.services.session import Session

        return Session.open(project_path(project), annotator=annotator or self.annotator())

    def annotator(self) -> str:
        """Return the name that annotations made from the shell carry: the one of the settings."""
        from annotator.services.settings import load

        return load(self.folders.settings).settings.annotator

    def fell_short(self) -> None:
        """Remember that something fell short, for the exit code."""
        self.code = max(self.code, _FELL_SHORT)


def project_path(project: str) -> Path:
    """Return the path of a project; raise `UserError` for a database URL, which is not supported yet."""
    if "://" in project:
        raise UserError("project.is_url", file=project)
    return Path(project)


def say(text: str = "") -> None:
    """Print a line for people; what would steer a terminal is shown as an escape."""
    click.echo("".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text))


def say_json(value: Any) -> None:
    """Print one JSON value."""
    click.echo(_as_json(value, orjson.OPT_INDENT_2))


def _as_json(value: Any, option: int = 0) -> str:
    """Return JSON; half a surrogate, as the names of files have for bytes that are no text, becomes an escape."""
    try:
        return orjson.dumps(value, option=option).decode()
    except orjson.JSONEncodeError:
        return json.dumps(value, indent=2 if option else None)


def say_json_list(values: Iterable[Any]) -> None:
    """Print a JSON list, value by value, so that long lists need no memory."""
    separator = "["
    for value in values:
        click.echo(f"{separator}\n  {_as_json(value)}", nl=False)
        separator = ","
    click.echo("[]" if separator == "[" else "\n]")


def complain(trouble: Trouble, kind: str = "error") -> None:
    """Print a trouble on standard error, in the form every error has."""
    click.echo(f"{PROGRAM}: {kind}: {line(trouble)}", err=True)


def progress_to(label: str, *, quiet: bool) -> Callable[[int, int], None] | None:
    """Return what shows progress on standard error; None where that is no terminal, or nobody wants it."""
    if quiet or not sys.stderr.isatty():
        return None
    last = -1

    def tell(done: int, total: int) -> None:
        nonlocal last
        step = done * 100 // total if total else done // 100
        if step != last or done == total:
            last = step
            amount = f"{done} of {total}" if total else str(done)
            click.echo(f"\r{label}: {amount}", err=True, nl=bool(total) and done == total)

    return tell


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
annotator_option = click.option("--annotator", default="", metavar="NAME", help="Work under this name.")
project_argument = click.argument("project")
pass_shell = click.make_pass_decorator(Shell)
