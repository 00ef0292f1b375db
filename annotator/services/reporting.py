"""What a report tells of a project beside its articles: the rows of the ledger that they bear on, and the tag set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.formats.report_content import Background, Evidence, Finding
from annotator.services.ledger import ledger_of, names

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.analysis.ledger import Ledger
    from annotator.analysis.ledger_rows import LedgerRow
    from annotator.services.documents import ExportOptions
    from annotator.services.session import Session


def background_of(
    session: Session, options: ExportOptions, progress: Callable[[int, int], None] | None = None
) -> Background:
    """Return the rows of the ledger, most discussed first: those that rest on the chosen articles.

    ``progress`` hears of (articles read, of how many) and may raise to end it.
    """
    ledger = ledger_of(session, progress)
    chosen = frozenset(options.article_ids)
    rows = [row for row in ledger.rows() if not chosen or not chosen.isdisjoint(row.article_ids)]
    articles = session.read.articles_with(dict.fromkeys(one for row in rows for one in row.article_ids))
    captions = {one: each.title or each.file or one for one, each in articles.items()}
    return Background(
        findings=tuple(_finding(ledger, row, captions) for row in rows), tag_set=session.read.tag_set()
    )


def _finding(ledger: Ledger, row: LedgerRow, captions: dict[str, str]) -> Finding:
    evidence = []
    for span in row.spans:
        mark = ledger.mark(span.annotation_id)
        evidence.append(
            Evidence(
                annotation_id=span.annotation_id,
                part=span.part.value,
                quote=mark.words if mark is not None else "",
                speaker=", ".join(names(ledger, [span.speaker_id])),
                article=captions.get(span.article_id, span.article_id),
                when=span.moment,
            )
        )
    return Finding(
        wording=row.wording,
        standing=row.standing.value,
        first_seen=row.first_seen,
        asserted_by=tuple(names(ledger, row.asserted_by)),
        repeated_by=tuple(names(ledger, row.repeated_by)),
        denied_by=tuple(names(ledger, row.denied_by)),
        rebutted_by=tuple(names(ledger, row.rebutted_by)),
        articles=len(row.article_ids),
        publishers=len(row.publishers),
        origins=row.origins,
        unattributed=row.unattributed,
        grade=row.grade,
        judgement=row.judgement,
        evidence=tuple(evidence),
    )
