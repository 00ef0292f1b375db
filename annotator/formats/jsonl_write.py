"""An article as a line of native JSONL: keys in the order of the schema, empty values left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.offsets import ByteMap
from annotator.core.spans import covered
from annotator.formats.wire import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from annotator.core.spans import Span
    from annotator.core.values import Annotation, Link, Source, Statement
    from annotator.formats.documents import Document

_EMPTY: tuple[Any, ...] = ("", None, [], {}, ())
_RELIABILITY, _CREDIBILITY = "F", 6  # what is not known; left out


def article_line(document: Document, *, with_text: bool = True) -> dict[str, Any]:
    """Return the line. Without text, neither the article's words nor those of its annotations are in it."""
    article, text = document.article, document.text
    extra = dict(article.extra)
    others = extra.pop("regions", [])
    to_byte = ByteMap(text).to_byte
    line: dict[str, Any] = {
        "schema": SCHEMA,
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "published_basis": article.published_basis,
        "language": article.language,
        "status": article.status.value,
        "text": text if with_text else None,
        "text_sha256": article.text_sha256,
        "file": article.file,
        "file_sha256": article.file_sha256,
        "encoding": article.encoding,
        "meta": dict(article.meta),
        "regions": [
            *(
                {"kind": region.kind.value, "start": region.span.start, "end": region.span.end}
                for region in article.regions
            ),
            *others,
        ],
        "spans": [
            _span(annotation, document, to_byte, with_text=with_text) for annotation in document.annotations
        ],
        "links": [_link(link, document.ends) for link in document.links],
    }
    return _with_extra(_without_empty(line, keep="text" if with_text else ""), extra)


def _span(
    annotation: Annotation, document: Document, to_byte: Callable[[int], int], *, with_text: bool
) -> dict[str, Any]:
    fragments = annotation.fragments
    start, end = fragments[0].start, fragments[-1].end
    line: dict[str, Any] = {
        "id": annotation.id,
        "label": document.labels[annotation.label_id],
        "start": start,
        "end": end,
    }
    if with_text:
        line["text"] = covered(document.text, fragments)
    line["start_byte"] = to_byte(start)
    line["end_byte"] = to_byte(end)
    if len(fragments) > 1:
        line["fragments"] = pairs(fragments)
    for name in ("source", "cue", "addressee"):
        words = getattr(annotation, name)
        if words:
            line[name] = pairs(words)
    if annotation.speaker_id:
        line["speaker"] = speaker_line(document.sources[annotation.speaker_id])
    attributes = {**annotation.extra.get("attributes", {}), **annotation.attributes}
    if attributes:
        line["attributes"] = attributes
    if annotation.note:
        line["note"] = annotation.note
    if annotation.statement_id:
        line["statement"] = statement_line(document.statements[annotation.statement_id])
    if annotation.annotator:
        line["annotator"] = annotation.annotator
    if annotation.origin:
        line["origin"] = annotation.origin
    line["status"] = annotation.status.value
    if annotation.created:
        line["created"] = annotation.created
    if annotation.updated:
        line["updated"] = annotation.updated
    return _with_extra(line, annotation.extra)


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as pairs of code points."""
    return [[start, end] for start, end in spans]


def speaker_line(source: Source) -> dict[str, Any]:
    """Return a speaker as it stands in a span."""
    line = {
        "id": source.id,
        "name": source.name,
        "kind": source.kind.value,
        "role": source.role,
        "affiliation": source.affiliation,
        "aliases": list(source.aliases),
        "reliability": source.reliability if source.reliability != _RELIABILITY else None,
        "note": source.note,
    }
    return _with_extra(_without_empty(line), source.extra)


def statement_line(statement: Statement) -> dict[str, Any]:
    """Return a statement as it stands in a span."""
    line = {
        "id": statement.id,
        "wording": statement.wording,
        "credibility": statement.credibility if statement.credibility != _CREDIBILITY else None,
        "judgement": statement.judgement,
        "note": statement.note,
    }
    return _with_extra(_without_empty(line, keep="wording"), statement.extra)


def _link(link: Link, ends: Mapping[str, str]) -> dict[str, Any]:
    line = {
        "id": link.id,
        "type": link.type,
        "from": link.from_id,
        "to": link.to_id,
        "to_article": ends.get(link.to_id) or link.to_article,
        "note": link.note,
        "annotator": link.annotator,
        "created": link.created,
    }
    return _with_extra(_without_empty(line), link.extra)


def _without_empty(line: dict[str, Any], keep: str = "") -> dict[str, Any]:
    return {key: value for key, value in line.items() if value not in _EMPTY or key == keep}


def _with_extra(line: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return the line with the unknown keys of the file it came from, after the known ones."""
    for key, value in extra.items():
        line.setdefault(key, value)
    return line
