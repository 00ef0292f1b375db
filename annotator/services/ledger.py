"""The ledger of a project, as tables and other programs take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.analysis.chains import ANSWERS, chains
from annotator.core.errors import UserError
from annotator.services.connections import Connections
from annotator.services.duplicates import duplicates, origins_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.analysis.chains import Turn
    from annotator.analysis.ledger import Ledger
    from annotator.analysis.ledger_rows import LedgerRow
    from annotator.analysis.marks import Mark
    from annotator.core.values import Link
    from annotator.services.session import Session
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]


def ledger_of(session: Session, progress: Progress | None = None) -> Ledger:
    """Return the ledger of a project as it is now, with the origins of its articles. It does not follow changes."""
    connections = Connections(session)
    try:
        connections.set_origins(origins_of(session.read, duplicates(session.read, progress)))
        connections.load(progress)
        return connections.ledger
    finally:
        connections.close()


def chain_of(ledger: Ledger, annotation_ids: Iterable[str]) -> tuple[Turn, ...]:
    """Return the denial chains that annotations stand in: whatever answers joins to them, over any number of steps."""
    found: dict[str, Mark] = {}
    links: dict[str, Link] = {}
    queue = list(annotation_ids)
    while queue:
        mark = ledger.mark(queue.pop())
        if mark is None or mark.id in found:
            continue
        found[mark.id] = mark
        for link in ledger.links_of(mark.id):
            if link.type in ANSWERS:
                links[link.id] = link
                queue += [link.from_id, link.to_id]
    return chains(found.values(), links.values())


def as_json(ledger: Ledger, rows: Iterable[LedgerRow]) -> list[dict[str, Any]]:
    """Return rows as the shell prints them. A span's text is its annotation's words, fragments joined by a space."""
    return [_row(ledger, row) for row in rows]


def matrix_as_json(ledger: Ledger, rows: Sequence[LedgerRow]) -> list[dict[str, Any]]:
    """Return who does what with each statement, as the shell prints it."""
    cells = ledger.matrix(rows)
    known = ledger.sources()
    result = []
    for row in rows:
        who = sorted((known[one].name, one) for one in row.speaker_ids if one in known)
        parts: dict[str, list[str]] = {}
        for name, one in who:  # two speakers may have one name
            mine = parts.setdefault(name, [])
            mine += [part.value for part in cells.get((one, row.id), ()) if part.value not in mine]
        result.append({"id": row.id, "wording": row.wording, "speakers": parts})
    return result


def marks_as_json(ledger: Ledger, marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """Return annotations that wait for their other side, as the shell prints them."""
    return [
        {
            "id": mark.id,
            "article": mark.article_id,
            "start": mark.start,
            "end": mark.end,
            "text": mark.words,
            "label": mark.side.value,
            "speaker": next(iter(names(ledger, [mark.speaker_id])), ""),
            "when": mark.moment,
        }
        for mark in marks
    ]


def names(ledger: Ledger, speaker_ids: Iterable[str]) -> list[str]:
    """Return the names of speakers."""
    known = ledger.sources()
    return [known[one].name for one in speaker_ids if one in known]


def speaker_ids(read: Queries, wanted: Iterable[str]) -> frozenset[str]:
    """Return the ids of the speakers with these names or aliases; raise `UserError` for a name nobody has."""
    found: set[str] = set()
    for name in wanted:
        known = read.sources_named(name)
        if not known:
            raise UserError("source.unknown", name=name)
        found.update(source.id for source in known)
    return frozenset(found)


def _row(ledger: Ledger, row: LedgerRow) -> dict[str, Any]:
    spans = []
    for span in row.spans:
        mark = ledger.mark(span.annotation_id)
        spans.append(
            {
                "id": span.annotation_id,
                "article": span.article_id,
                "start": span.start,
                "end": span.end,
                "text": mark.words if mark is not None else "",
                "part": span.part.value,
                "speaker": next(iter(names(ledger, [span.speaker_id])), ""),
                "when": span.moment,
            }
        )
    return {
        "id": row.id,
        "wording": row.wording,
        "status": row.standing.value,
        "first_seen": row.first_seen,
        "asserted_by": names(ledger, row.asserted_by),
        "denied_by": names(ledger, row.denied_by),
        "repeated_by": names(ledger, row.repeated_by),
        "rebutted_by": names(ledger, row.rebutted_by),
        "articles": len(row.article_ids),
        "publishers": len(row.publishers),
        "origins": row.origins,
        "unattributed": row.unattributed,
        "grade": row.grade,
        "judgement": row.judgement,
        "is_statement": not row.is_implicit,
        "spans": spans,
    }
