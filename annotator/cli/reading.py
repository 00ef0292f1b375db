"""Commands that only read: articles, search, stats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from annotator.cli.shell import (
    Shell,
    json_option,
    pass_shell,
    project_argument,
    say,
    say_json,
    say_json_list,
)
from annotator.core.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.views import ArticleSummary
    from annotator.services.session import Session


@click.command(short_help="List the articles.")
@project_argument
@json_option
@pass_shell
def articles(shell: Shell, *, project: str, as_json: bool) -> None:
    """List the articles of PROJECT in the order they came, with their counts of annotations."""
    with shell.open(project) as session:
        names = {label.id: label.name for label in session.read.tag_set()}
        if as_json:
            say_json_list(_as_json(row, names) for row in _rows(session))
            return
        for row in _rows(session):
            counts = " ".join(f"{names[one]}:{count}" for one, count in row.counts.items() if count)
            facts = "  ".join(fact for fact in (row.published, row.publisher, counts) if fact)
            say(f"{row.id}  {row.status.value:<4}  {row.caption}" + (f"  ({facts})" if facts else ""))


def _rows(session: Session) -> Iterator[ArticleSummary]:
    after = None
    while True:
        page = session.read.article_page(after=after)
        yield from page.rows
        after = page.next_key
        if after is None:
            return


def _as_json(row: ArticleSummary, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published,
        "status": row.status.value,
        "file": row.file,
        "counts": {names[one]: count for one, count in row.counts.items() if count},
        "suggestions": row.suggestions,
        "length": row.text_length,
    }


@click.command(short_help="Find words in the articles.")
@project_argument
@click.argument("query", nargs=-1, required=True)
@json_option
@pass_shell
def search(shell: Shell, *, project: str, query: tuple[str, ...], as_json: bool) -> None:
    """Find the words, "phrases" and beginnings* of QUERY in the articles of PROJECT that have all of them."""
    from annotator.services.searching import hits

    with shell.open(project) as session:
        found = hits(session.read, " ".join(query))
        if as_json:
            say_json_list(hit.as_json() for hit in found)
            return
        for hit in found:
            say(f"{hit.article_id}:{hit.start}-{hit.end}  …{hit.before}[{hit.text}]{hit.after}…")


@click.command(short_help="Count annotations.")
@project_argument
@json_option
@pass_shell
def stats(shell: Shell, *, project: str, as_json: bool) -> None:
    """Count the accepted annotations of PROJECT by label, speaker, annotator and publisher."""
    from annotator.services.statistics import statistics

    with shell.open(project) as session:
        found = statistics(session.read)
    if as_json:
        say_json(found.as_json())
        return
    say(
        f"{counted(found.articles, 'article')}, {counted(found.annotations, 'annotation')}, "
        f"{counted(found.suggestions, 'suggestion')}"
    )
    for title, counts in (("label", found.by_label), ("annotator", found.by_annotator)):
        for name, count in counts.most_common():
            say(f"  {title} {name}: {count}")
    for name, counts in found.speakers():
        say(f"  speaker {name}: {counts.total()}")
