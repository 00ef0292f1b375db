"""One annotation a line, flat, for pandas and spreadsheets: `pandas.read_json(path, lines=True)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.spans import covered
from annotator.formats import strict_json
from annotator.formats.base import Feature, Info, WriteOptions, WriteReport
from annotator.formats.jsonl_write import pairs
from annotator.formats.one_way import WriteOnly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.values import Annotation
    from annotator.formats.documents import Document

COLUMNS = (
    *("article", "title", "publisher", "author", "url", "published", "language", "file", "article_status"),
    *(
        "text_sha256",
        "id",
        "label",
        "start",
        "end",
        "text",
        "fragments",
        "source",
        "source_text",
        "cue",
        "cue_text",
    ),
    *(
        "addressee",
        "addressee_text",
        "speaker",
        "speaker_id",
        "speaker_kind",
        "speaker_role",
        "speaker_affiliation",
    ),
    *(
        "statement",
        "statement_id",
        "attributes",
        "note",
        "annotator",
        "origin",
        "status",
        "created",
        "updated",
    ),
    "links",
)


class JSONLRows(WriteOnly):
    """A table of annotations: every line has the same keys, ``null`` where there is nothing."""

    info = Info(
        name="jsonl-rows",
        title="JSONL, one annotation a line",
        suffixes=(".rows.jsonl",),
        reads=False,
        writes=True,
        carries=frozenset(Feature) - {Feature.REGIONS, Feature.META},
    )

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one line an annotation."""
        articles = annotations = 0
        for document in documents:
            articles += 1
            shared = facts_of(document)
            for annotation in document.annotations:
                out.write(
                    strict_json.dumps(shared | row_of(annotation, document, with_text=options.with_text))
                )
                out.write(b"\n")
                annotations += 1
        return WriteReport(articles=articles, annotations=annotations)


def facts_of(document: Document) -> dict[str, Any]:
    """Return the columns that all rows of an article share, the others empty."""
    article = document.article
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {
        "article": article.id,
        "title": article.title or None,
        "publisher": article.publisher or None,
        "author": article.author or None,
        "url": article.url or None,
        "published": article.published or None,
        "language": article.language or None,
        "file": article.file or None,
        "article_status": article.status.value,
        "text_sha256": article.text_sha256,
    }
    return row


def row_of(annotation: Annotation, document: Document, *, with_text: bool) -> dict[str, Any]:
    """Return the columns of an annotation."""
    speaker = document.sources.get(annotation.speaker_id)
    statement = document.statements.get(annotation.statement_id)
    row: dict[str, Any] = {
        "id": annotation.id,
        "label": document.labels[annotation.label_id],
        "start": annotation.start,
        "end": annotation.end,
        "text": covered(document.text, annotation.fragments) if with_text else None,
        "fragments": pairs(annotation.fragments),
        "attributes": dict(annotation.attributes),
        "note": annotation.note or None,
        "annotator": annotation.annotator or None,
        "origin": annotation.origin or None,
        "status": annotation.status.value,
        "created": annotation.created or None,
        "updated": annotation.updated or None,
        "links": [
            {"type": link.type, "to": link.to_id} for link in document.links if link.from_id == annotation.id
        ],
    }
    for name, spans in (
        ("source", annotation.source),
        ("cue", annotation.cue),
        ("addressee", annotation.addressee),
    ):
        row[name] = pairs(spans)
        row[f"{name}_text"] = covered(document.text, spans) if spans and with_text else None
    if speaker:
        row["speaker"] = speaker.name
        row["speaker_id"] = speaker.id
        row["speaker_kind"] = speaker.kind.value
        row["speaker_role"] = speaker.role or None
        row["speaker_affiliation"] = speaker.affiliation or None
    if statement:
        row["statement"] = statement.wording
        row["statement_id"] = statement.id
    return row
