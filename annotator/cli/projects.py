"""Commands about whole projects: new, backup, salvage."""

from __future__ import annotations

import os
from pathlib import Path

import click

from annotator.cli.shell import (
    Shell,
    annotator_option,
    pass_shell,
    progress_to,
    project_argument,
    project_path,
    quiet_option,
    say,
)
from annotator.core.counting import counted


@click.command(short_help="Make a project.")
@project_argument
@click.option("--seeds", is_flag=True, help="Put the five example articles into it.")
@click.option("--tagset", metavar="FILE", help="Start with the tag set of this file.")
@annotator_option
@pass_shell
def new(shell: Shell, *, project: str, seeds: bool, tagset: str | None, annotator: str) -> None:
    """Make PROJECT, with the labels claim, denial and quote unless a tag set is given."""
    from annotator.services.session import Session
    from annotator.services.tagsets import load
    from annotator.services.transfer import add_seeds

    tag_set = load(Path(tagset)) if tagset else None
    path = project_path(project)
    fill = add_seeds if seeds else None
    with Session.create(
        path, annotator=annotator or shell.annotator(), tag_set=tag_set, fill=fill
    ) as session:
        labels = ", ".join(label.name for label in session.read.tag_set())
        say(f"{path}: made, with {counted(session.read.article_count(), 'article')} and the labels {labels}")


@click.command(short_help="Copy a project, also while it is open.")
@project_argument
@click.argument("destination", metavar="DEST")
@quiet_option
@pass_shell
def backup(shell: Shell, *, project: str, destination: str, quiet: bool) -> None:
    """Write a consistent copy of PROJECT to DEST, a file or a folder; also while a window has it open."""
    target = Path(destination)
    with shell.open(project) as session:
        if os.path.isdir(target):  # noqa: PTH112 - pathlib raises where the name is too long
            target /= session.path.name
        session.backup(target, progress=progress_to("copied", quiet=quiet))
    say(f"{target}: copied")


@click.command(short_help="Save what can be read of a damaged project into a new one.")
@project_argument
@click.argument("target", metavar="NEW")
@annotator_option
@quiet_option
@pass_shell
def salvage(shell: Shell, *, project: str, target: str, annotator: str, quiet: bool) -> None:
    """Save what can be read of PROJECT into the new project NEW, and list what could not be saved.

    For a project that does not open: a damaged one, or one whose tables are not those of this version. It is only
    read, and nothing that it may bring with it runs. What cannot be read and stands in its journal is restored from
    that, and listed, where the journal is whole. The new project's journal begins anew.
    """
    from annotator.core.errors import UserError
    from annotator.services.recovery import salvage as save

    path, new_path = project_path(project), project_path(target)
    if not path.exists():
        raise UserError("project.missing", file=str(path))
    tell = progress_to("read", quiet=quiet)
    rescue = save(
        path,
        new_path,
        annotator=annotator or shell.annotator(),
        progress=(lambda _what, done: tell(done, 0)) if tell else None,
    )
    for each in rescue.restored:
        say(f"{path}: restored: {each}")
    for each in rescue.lost:
        say(f"{path}: lost: {each}")
    articles, annotations = rescue.saved["articles"], rescue.saved["annotations"]
    say(f"{new_path}: saved, with {counted(articles, 'article')} and {counted(annotations, 'annotation')}")
    if rescue.lost:
        shell.fell_short()
