"""Commands that bring files in and write them out: import, export, formats, schema."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.shell import (
    NOTHING_DONE,
    Shell,
    complain,
    json_option,
    pass_shell,
    progress_to,
    project_argument,
    project_path,
    quiet_option,
    say,
    say_json,
)
from annotator.core.counting import counted
from annotator.core.values import AnnotationStatus

if TYPE_CHECKING:
    from collections import Counter

    from annotator.services.transfer_report import ImportReport

_STATUSES = [*(status.value for status in AnnotationStatus), "all"]


@click.command("import", short_help="Bring files or folders into a project.")
@project_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_name", default="", metavar="NAME", help="Read all files as this format.")
@click.option(
    "--encoding", default="", metavar="NAME", help="The encoding of the files, such as windows-1252."
)
@click.option(
    "--annotator", default="", metavar="NAME", help="Whose the annotations are where a file does not say."
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="WHAT=COLUMN",
    help="What a table's column holds: text, title, publisher, author, url, published, language, meta or skip.",
)
@click.option(
    "--label-map",
    "label_pairs",
    multiple=True,
    metavar="OLD=NEW",
    help="The files' label OLD is the project's, or a new, label NEW; OLD= leaves its annotations out.",
)
@click.option(
    "--speaker-map",
    "speaker_pairs",
    multiple=True,
    metavar="OLD=NEW",
    help="The files' speaker OLD is the project's NEW, by name or alias, or a new one; OLD= is nobody.",
)
@click.option(
    "--map-file", metavar="PATH", help="Both maps from a file: TOML with tables [labels] and [speakers]."
)
@click.option("--dry-run", is_flag=True, help="Report what would happen, and change nothing.")
@json_option
@quiet_option
@pass_shell
def import_(
    shell: Shell,
    *,
    project: str,
    paths: tuple[str, ...],
    format_name: str,
    encoding: str,
    annotator: str,
    columns: tuple[str, ...],
    label_pairs: tuple[str, ...],
    speaker_pairs: tuple[str, ...],
    map_file: str | None,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Bring files, or all known files in folders and ZIP archives, into PROJECT.

    What is there already is skipped. Everything that can be taken is, in one change that `undo` takes back; what
    cannot is listed.
    """
    from annotator.formats.mapping import parsed
    from annotator.services import name_maps
    from annotator.services.transfer import ImportOptions, import_files

    names = name_maps.NameMap(
        labels=name_maps.parsed(label_pairs, "--label-map"),
        speakers=name_maps.parsed(speaker_pairs, "--speaker-map"),
    )
    options = ImportOptions(
        format=format_name,
        encoding=encoding,
        annotator=annotator,
        dry_run=dry_run,
        columns=parsed(columns),
        names=name_maps.read_map(Path(map_file)).united(names) if map_file else names,
    )
    with shell.open(project) as session:
        told = progress_to("imported", quiet=quiet)
        report = import_files(session, [Path(path) for path in paths], options, progress=told)
    _tell(shell, report, "imported", as_json=as_json)


@click.command(short_help="Bring other projects into a project.")
@project_argument
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.option("--dry-run", is_flag=True, help="Report what would happen, and change nothing.")
@json_option
@quiet_option
@pass_shell
def merge(
    shell: Shell, *, project: str, others: tuple[str, ...], dry_run: bool, as_json: bool, quiet: bool
) -> None:
    """Bring all that OTHER projects hold into PROJECT; they are only read.

    What only one of them changed or deleted since they parted is as that one has it. What both changed is listed: the
    later state of an annotation is kept, and of other things that of PROJECT; the journal has both.
    """
    from annotator.services.merge import merge as merge_projects

    with shell.open(project) as session:
        told = progress_to("merged", quiet=quiet)
        paths = [project_path(other) for other in others]
        report = merge_projects(session, paths, dry_run=dry_run, progress=told)
    _tell(shell, report, "merged", as_json=as_json)


def _tell(shell: Shell, report: ImportReport, done: str, *, as_json: bool) -> None:
    if as_json:
        say_json(report.as_json())
    if report.refused:
        shell.fell_short()
    if report.is_nothing:
        shell.code = NOTHING_DONE
        for trouble in report.refused:
            complain(trouble)
    elif not as_json:
        for trouble in report.refused:
            complain(trouble)
        for trouble in report.repairs:
            complain(trouble, "repaired")
        for trouble in report.notes:
            complain(trouble, "note")
        _summarise(report, done)


def _summarise(report: ImportReport, done: str) -> None:
    would = "would be " if report.dry_run else ""
    say(f"{_counted(report.accepted)} {would}{done}")
    if report.skipped:
        say(f"{_counted(report.skipped)} {would}skipped, being there already")
    if report.made:
        say(f"{_counted(report.made)} {would}made")
    for what, count in (("repaired", len(report.repairs)), ("refused", len(report.refused))):
        if count:
            say(f"{count} {would}{what}")


_PLURALS = {
    "article": "articles",
    "annotation": "annotations",
    "link": "links",
    "label": "labels",
    "link_type": "link types",
    "source": "speakers",
    "statement": "statements",
}


def _counted(counts: Counter[str]) -> str:
    named = [
        f"{count} {_PLURALS[kind] if count != 1 else _PLURALS[kind][:-1]}" for kind, count in counts.items()
    ]
    return ", ".join(named) or "nothing"


@click.command(short_help="Write a project, or parts of it, to a file.")
@project_argument
@click.option(
    "--format", "format_name", required=True, metavar="NAME", help="See “claims-annotator formats”."
)
@click.option("-o", "--output", default="-", metavar="PATH", help="Where to write; - is standard output.")
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="Only this article; may be repeated."
)
@click.option("--label", "labels", multiple=True, metavar="NAME", help="Only annotations with this label.")
@click.option(
    "--annotator", "annotators", multiple=True, metavar="NAME", help="Only annotations by this person."
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(_STATUSES),
    help="Only annotations of this status; accepted ones unless said, all for every one.",
)
@click.option("--no-text", is_flag=True, help="Offsets and hashes only, without the articles' words.")
@quiet_option
@pass_shell
def export(
    shell: Shell,
    *,
    project: str,
    format_name: str,
    output: str,
    articles: tuple[str, ...],
    labels: tuple[str, ...],
    annotators: tuple[str, ...],
    statuses: tuple[str, ...],
    no_text: bool,
    quiet: bool,
) -> None:
    """Write the articles of PROJECT with their annotations. What a format has no place for is said before."""
    from annotator.formats.registry import Registry
    from annotator.services.losses import losses
    from annotator.services.transfer import ExportOptions, export_file, export_to

    wanted = set(AnnotationStatus) if "all" in statuses else {AnnotationStatus(status) for status in statuses}
    options = ExportOptions(
        article_ids=articles,
        labels=frozenset(labels),
        annotators=frozenset(annotators),
        statuses=frozenset(wanted or {AnnotationStatus.ACCEPTED}),
        with_text=not no_text,
    )
    registry = Registry(shell.window.print_pdf if shell.window is not None else None)
    writer = registry.writer(format_name)
    with shell.open(project) as session:
        for trouble in losses(session, writer.info, options):
            complain(trouble, "note")
        if output == "-":
            if sys.stdout is None:
                raise OSError(errno.EBADF, "it is closed")
            export_to(session, sys.stdout.buffer, format_name, options, registry=registry)
            sys.stdout.buffer.flush()
            return
        told = progress_to("written", quiet=quiet)
        written = export_file(session, Path(output), format_name, options, registry=registry, progress=told)
    if not quiet:
        what = f"{counted(written.articles, 'article')}, {counted(written.annotations, 'annotation')}"
        click.echo(f"{output}: {what}", err=True)


@click.command(short_help="List the formats that can be read and written.")
@json_option
@pass_shell
def formats(_shell: Shell, *, as_json: bool) -> None:
    """List the formats: what each is called, which way it goes, and what it can carry."""
    from annotator.formats.registry import Registry

    every = [one.info for one in Registry().all()]
    if as_json:
        say_json(
            [
                {
                    "name": info.name,
                    "title": info.title,
                    "suffixes": list(info.suffixes),
                    "reads": info.reads,
                    "writes": info.writes,
                    "unit": info.unit,
                    "carries": sorted(feature.value for feature in info.carries),
                }
                for info in every
            ]
        )
        return
    width = max(len(info.name) for info in every)
    for info in every:
        ways = " and ".join(way for way, can in (("in", info.reads), ("out", info.writes)) if can)
        say(f"{info.name:<{width}}  {ways:<10}  {info.title} ({', '.join(info.suffixes)})")


@click.command(short_help="Print the JSON Schema of a native JSONL line.")
@pass_shell
def schema(_shell: Shell) -> None:
    """Print the JSON Schema of one line of native JSONL."""
    from annotator.formats.wire_schema import json_schema

    say_json(json_schema())
