"""Commands that check: verify a project, test the installation."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.shell import (
    Shell,
    json_option,
    pass_shell,
    project_argument,
    quiet_option,
    say,
    say_json,
)
from annotator.core.counting import counted
from annotator.core.errors import UserError
from annotator.services.wording import one_line, sentence

if TYPE_CHECKING:
    from annotator.core.views import Problem
    from annotator.services.session import Session


@click.command(short_help="Check a project, and exports of it.")
@project_argument
@click.argument("exports", nargs=-1, metavar="[EXPORT]...")
@click.option(
    "--head", "heads", multiple=True, metavar="HASH", help="The journal must have an entry with this hash."
)
@click.option(
    "--copy",
    "copies",
    multiple=True,
    metavar="FILE",
    help="The journal must have all that this earlier copy has.",
)
@json_option
@quiet_option
@pass_shell
def verify(
    shell: Shell,
    *,
    project: str,
    exports: tuple[str, ...],
    heads: tuple[str, ...],
    copies: tuple[str, ...],
    as_json: bool,
    quiet: bool,
) -> None:
    """Check the database of PROJECT, its journal, and every span against its text.

    With EXPORT, also that the records of these files are in the project as they stand.

    The hash of the newest entry is printed. Note it, and --head shows later that nothing up to it was changed or taken
    away; --copy does the same with a backup.
    """
    from annotator.services.anchors import heads_of_copies, missing_heads
    from annotator.services.verify_export import compare

    noted = [*heads, *heads_of_copies(Path(path) for path in copies)]
    with shell.open(project) as session:
        result = session.verify()
        problems, checked = list(result.problems), dict(result.checked)
        problems += missing_heads(session.read, noted)
        head = _head(session)
        if exports:
            compared = compare(session.read, [Path(path) for path in exports])
            problems += compared.problems
            checked |= compared.checked
    if problems:
        shell.fell_short()
    if as_json:
        rows = [_as_json(problem) for problem in problems]
        say_json({"ok": not problems, "checked": checked, "problems": rows, "head": head})
        return
    for problem in problems:
        row = _as_json(problem)
        said = one_line(f"{row['place']}: {row['what']}; {row['remedy']}")
        click.echo(f"claims-annotator: error: {said}", err=True)
    if not quiet:
        say(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in checked.items()) + " checked")
        if head:
            say(f"the newest entry of the journal is {head['seq']}, {head['hash']}")
        say(counted(len(problems), "problem") if problems else "everything is in order")


def _head(session: Session) -> dict[str, str | int] | None:
    """Return the number and the hash of the newest entry; None where there is none that can be read."""
    from annotator.services.anchors import head_of

    try:
        head = head_of(session.read)
    except UserError:  # which is among the problems
        return None
    return {"seq": head.seq, "hash": head.hash} if head else None


def _as_json(problem: Problem) -> dict[str, str]:
    what, remedy = sentence(problem)
    return {"place": problem.place, "what": what, "remedy": remedy, "code": problem.code}


@click.command("self-test", short_help="Test this installation.")
@click.option("--screenshot", metavar="PNG", help="Render the window, without a display, into this file.")
@pass_shell
def self_test(shell: Shell, *, screenshot: str | None) -> None:
    """Test this installation: resources, database, Qt, and one round of annotating, exporting and importing."""
    from annotator.cli.self_test import checks

    failed = 0
    with tempfile.TemporaryDirectory(prefix="claims-annotator-") as folder:
        for check in checks(Path(folder), shell.window, Path(screenshot) if screenshot else None):
            failed += not check.is_good
            say(f"{'ok    ' if check.is_good else 'FAILED'}  {check.name}: {check.detail}")
    say("everything works" if not failed else f"{failed} checks failed")
    if failed:
        shell.fell_short()
