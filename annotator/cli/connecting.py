"""Commands that look over all articles: ledger, timeline, drift, duplicates, agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.shell import (
    Shell,
    json_option,
    pass_shell,
    progress_to,
    project_argument,
    quiet_option,
    say,
    say_json,
)
from annotator.core.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.analysis.ledger import Ledger
    from annotator.analysis.ledger_rows import LedgerRow
    from annotator.services.session import Session

_ORDERS = (
    "discussed", "first_seen", "wording", "standing", "asserted_by", "denied_by", "repeated_by", "publishers",
    "origins", "grade",
)  # fmt: skip
_STATUSES = ("unanswered", "denied", "disputed", "conceded", "retracted")


@click.command(short_help="Who claimed, denied and repeated what.")
@project_argument
@click.option("--status", "statuses", multiple=True, type=click.Choice(_STATUSES), help="Only these rows.")
@click.option("--words", default="", metavar="WORDS", help="Only rows with these words in wording or names.")
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Only rows this speaker is on.")
@click.option("--order", default="discussed", type=click.Choice(_ORDERS), help="How to sort them.")
@click.option(
    "--show",
    default="rows",
    type=click.Choice(["rows", "matrix", "open", "loose"]),
    help="The rows, who did what with each, claims not answered yet, or denials of nothing yet.",
)
@json_option
@quiet_option
@pass_shell
def ledger(
    shell: Shell,
    *,
    project: str,
    statuses: tuple[str, ...],
    words: str,
    speakers: tuple[str, ...],
    order: str,
    show: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Print the ledger of PROJECT: one row a statement, the most discussed first."""
    from annotator.analysis.ledger import LedgerFilter, LedgerOrder
    from annotator.analysis.ledger_rows import Standing
    from annotator.services import ledger as service

    with shell.open(project) as session:
        known = service.ledger_of(session, progress_to("articles compared", quiet=quiet))
        wanted = LedgerFilter(
            words=words,
            standings=frozenset(map(Standing, statuses)),
            speaker_ids=service.speaker_ids(session.read, speakers),
        )
        rows = known.rows(wanted, LedgerOrder(order))
        if show != "rows":
            _say_beside(known, rows, show, as_json=as_json)
            return
        if as_json:
            say_json(service.as_json(known, rows))
            return
        for row in rows:
            say(f"{row.standing.value:<10}  {row.grade}  {row.first_seen or '?':<10}  {row.wording}")
            for title, who in (("by", row.asserted_by), ("denied by", row.denied_by)):
                if who:
                    say(f"            {title} {', '.join(service.names(known, who))}")
            say(
                f"            {counted(len(row.article_ids), 'article')}, {counted(len(row.publishers), 'publisher')}, "
                f"{row.origins} independent"
            )
        if not speakers and not words and not statuses:
            say(f"{counted(len(known.open_claims()), 'claim')} not answered yet")
            say(f"{counted(len(known.loose_denials()), 'denial')} of nothing yet")


def _say_beside(known: Ledger, rows: Sequence[LedgerRow], show: str, *, as_json: bool) -> None:
    from annotator.services import ledger as service

    if show == "matrix":
        table = service.matrix_as_json(known, rows)
        if as_json:
            say_json(table)
            return
        for one in table:
            say(one["wording"])
            for name, parts in one["speakers"].items():
                say(f"    {name}: {', '.join(parts)}")
        return
    waiting = service.marks_as_json(known, known.open_claims() if show == "open" else known.loose_denials())
    if as_json:
        say_json(waiting)
        return
    for one in waiting:
        say(f"{one['when'] or '?':<10}  {one['speaker'] or '-'}: {' '.join(one['text'].split())}")


@click.command(short_help="Who said what when.")
@project_argument
@click.option(
    "--by", type=click.Choice(["said", "published"]), default="said", help="Which time counts (said)."
)
@click.option("--svg", type=click.Path(path_type=Path), metavar="PATH", help="Write the picture to a file.")
@click.option(
    "--chains", is_flag=True, help="Denial chains instead: each claim, its denials, their rebuttals."
)
@json_option
@pass_shell
def timeline(shell: Shell, *, project: str, by: str, svg: Path | None, chains: bool, as_json: bool) -> None:
    """Print the accepted annotations of PROJECT in the order of time, or write them as a picture."""
    from annotator.analysis.timeline import TimeBasis
    from annotator.services import timeline as service

    with shell.open(project) as session:
        if chains:
            _say_chains(session, as_json=as_json)
            return
        found = service.timeline_of(session.read, TimeBasis(by))
    if svg is not None:
        service.write_svg(found, svg)
    if as_json:
        say_json(service.as_json(found))
        return
    names = {lane.speaker_id: lane.name for lane in found.lanes}
    for event in found.events:
        when = event.moment.iso if event.moment is not None else "?"
        note = f"  [{event.trouble.value}: {event.written}]" if event.trouble and event.written else ""
        say(
            f"{when:<10}  {event.side.value:<6}  {names[event.lane] or '-'}: {' '.join(event.words.split())}{note}"
        )


def _say_chains(session: Session, *, as_json: bool) -> None:
    from annotator.analysis.chains import as_text
    from annotator.services import timeline as service

    turns, describe = service.chains_of(session.read)
    if as_json:
        say_json(service.chains_as_json(turns, describe))
        return
    for line in as_text(turns, describe).splitlines():
        say(line)


@click.command(short_help="Where the words changed on the way.")
@project_argument
@click.option("--article", "articles", multiple=True, metavar="ID", help="Only among these articles.")
@json_option
@quiet_option
@pass_shell
def drift(shell: Shell, *, project: str, articles: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    """Print where the articles of PROJECT tell the same in other words: altered, stronger, unsourced, contradicting."""
    from annotator.core.errors import UserError
    from annotator.services import drift as service

    with shell.open(project) as session:
        for article_id in articles:
            if session.read.article(article_id) is None:
                raise UserError("article.unknown", id=article_id)
        found = service.drift(session.read, articles, progress_to("pairs of articles", quiet=quiet))
        titles = {}
        for article in session.read.articles_with(
            side.article_id for one in found for side in (one.a, one.b)
        ).values():
            titles[article.id] = article.title or article.file or article.id
    if as_json:
        say_json(service.as_json(found))
        return
    for one in found:
        say(f"{one.kind.value}  {one.score:.2f}")
        for side in (one.a, one.b):
            say(f"    {titles[side.article_id]} ({side.article_id}:{side.span.start}-{side.span.end})")
            say(f"        {' '.join(side.text.split())}")
        for change in one.changes:
            say(f"    {change.what}: {change.a or '-'} / {change.b or '-'}")


@click.command(short_help="Articles that are one story.")
@project_argument
@json_option
@quiet_option
@pass_shell
def duplicates(shell: Shell, *, project: str, as_json: bool, quiet: bool) -> None:
    """Print the articles of PROJECT that are identical, nearly so, or rewritten from the same story."""
    from annotator.services import duplicates as service

    with shell.open(project) as session:
        found = service.duplicates(session.read, progress_to("articles compared", quiet=quiet))
        if as_json:
            say_json(service.as_json(found))
            return
        captions = {
            one.id: one for group in found for one in session.read.articles_with(group.article_ids).values()
        }
    for group in found:
        say(f"{group.kind.value}  {group.score:.2f}")
        for article_id in group.article_ids:
            article = captions[article_id]
            say(f"    {article_id}  {article.title or article.file}")


@click.command(short_help="How far annotators agree.")
@project_argument
@json_option
@quiet_option
@pass_shell
def agree(shell: Shell, *, project: str, as_json: bool, quiet: bool) -> None:
    """Print how far the annotators of PROJECT agree, in pairs and overall, over the articles that both annotated."""
    from annotator.analysis.evaluation import ALL
    from annotator.services import agreeing as service

    with shell.open(project) as session:
        found = service.agreement_of(session.read, progress_to("articles read", quiet=quiet))
    if as_json:
        say_json(service.as_json(found))
        return
    if not found.pairs:
        say("no two annotators have annotated the same article")
        return
    for pair in found.pairs:
        say(
            f"{pair.annotators[0]} and {pair.annotators[1]}: {counted(pair.articles, 'article')}, "
            f"alpha {_number(pair.alpha_all)}"
        )
        for label in (ALL, *pair.kappa):
            exact, overlap = pair.evaluation.exact[label], pair.evaluation.overlap[label]
            more = (
                f", alpha {_number(pair.alpha[label])}, kappa {_number(pair.kappa[label])}"
                if label != ALL
                else ""
            )
            say(
                f"    {'all' if label == ALL else label}: F1 {exact.f1:.3f} exact, {overlap.f1:.3f} overlap{more}"
            )
    say(f"overall alpha {_number(found.alpha_all)} over {counted(found.articles, 'article')}")


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
