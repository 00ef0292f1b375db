"""An article as a line of native JSONL: keys in the order of the schema, empty values left out.

`article_line` writes an article's values. Where there are only a project's rows, `plain_line` and `span_line` take
what they hold; the first goes through them too, so that there is one place which knows what a line looks like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.offsets import ByteMap
from annotator.core.spans import covered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.core.values import Annotation, Link, Source, Statement
    from annotator.formats.documents import Document

SCHEMA = "claims-annotator/1"
_RELIABILITY, _CREDIBILITY = "F", 6  # what is not known; left out


def article_line(document: Document, *, with_text: bool = True) -> dict[str, Any]:
    """Return the line. Without text, neither the article's words nor those of its annotations are in it."""
    article, text = document.article, document.text
    bytes_of = ByteMap(text)
    return plain_line(
        own_id=article.id,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        url=article.url,
        published=article.published,
        published_basis=article.published_basis,
        language=article.language,
        status=article.status.value,
        text=text if with_text else None,
        text_sha256=article.text_sha256,
        file=article.file,
        file_sha256=article.file_sha256,
        encoding=article.encoding,
        meta=article.meta,
        regions=[(region.kind.value, *region.span, region.rule) for region in article.regions],
        spans=[
            _span(annotation, document, bytes_of, with_text=with_text) for annotation in document.annotations
        ],
        links=[link_line(link, document.ends.get(link.to_id, "")) for link in document.links],
        extra=article.extra,
    )


def plain_line(  # noqa: PLR0912 - a branch for each key
    *,
    own_id: str,
    title: str,
    publisher: str,
    author: str,
    url: str,
    published: str,
    published_basis: str,
    language: str,
    status: str,
    text: str | None,
    text_sha256: str,
    file: str,
    file_sha256: str,
    encoding: str,
    meta: Mapping[str, Any],
    regions: Iterable[Sequence[Any]],
    spans: list[dict[str, Any]],
    links: list[dict[str, Any]],
    extra: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the line of what an article holds. ``regions`` are kind, start, end and, where one found it, its rule.

    No ``text`` leaves it out.
    """
    line: dict[str, Any] = {"schema": SCHEMA, "id": own_id}
    if title:
        line["title"] = title
    if publisher:
        line["publisher"] = publisher
    if author:
        line["author"] = author
    if url:
        line["url"] = url
    if published:
        line["published"] = published
    if published_basis:
        line["published_basis"] = published_basis
    if language:
        line["language"] = language
    line["status"] = status
    if text is not None:
        line["text"] = text
    line["text_sha256"] = text_sha256
    if file:
        line["file"] = file
    if file_sha256:
        line["file_sha256"] = file_sha256
    if encoding:
        line["encoding"] = encoding
    if meta:
        line["meta"] = dict(meta)
    listed = [
        {"kind": kind, "start": start, "end": end, **({"rule": rule[0]} if rule and rule[0] else {})}
        for kind, start, end, *rule in regions
    ]
    if extra and "regions" in extra:
        listed += extra["regions"]
    if listed:
        line["regions"] = listed
    if spans:
        line["spans"] = spans
    if links:
        line["links"] = links
    return _with_extra(line, extra) if extra else line


def _span(
    annotation: Annotation, document: Document, bytes_of: ByteMap, *, with_text: bool
) -> dict[str, Any]:
    fragments = annotation.fragments
    start, end = fragments[0].start, fragments[-1].end
    return span_line(
        annotation.id,
        document.labels[annotation.label_id],
        start,
        end,
        covered(document.text, fragments) if with_text else None,
        bytes_of.to_byte(start),
        bytes_of.to_byte(end),
        pairs(fragments) if len(fragments) > 1 else None,
        pairs(annotation.source),
        pairs(annotation.cue),
        pairs(annotation.addressee),
        speaker_line(document.sources[annotation.speaker_id]) if annotation.speaker_id else None,
        annotation.attributes,
        annotation.note,
        statement_line(document.statements[annotation.statement_id]) if annotation.statement_id else None,
        annotation.annotator,
        annotation.origin,
        annotation.status.value,
        annotation.created,
        annotation.updated,
        annotation.extra,
    )


# A branch for each key, and every argument by its place, in the schema's order: an export calls it a million times.
def span_line(  # noqa: PLR0912, PLR0917 - see above
    own_id: str,
    label: str,
    start: int,
    end: int,
    text: str | None,
    start_byte: int,
    end_byte: int,
    fragments: list[list[int]] | None,
    source: list[list[int]] | None,
    cue: list[list[int]] | None,
    addressee: list[list[int]] | None,
    speaker: dict[str, Any] | None,
    attributes: Mapping[str, Any] | None,
    note: str,
    statement: dict[str, Any] | None,
    annotator: str,
    origin: str,
    status: str,
    created: str,
    updated: str,
    extra: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Return an annotation as it stands in its article's line. ``fragments`` only where there are several."""
    line: dict[str, Any] = {"id": own_id, "label": label, "start": start, "end": end}
    if text is not None:
        line["text"] = text
    line["start_byte"] = start_byte
    line["end_byte"] = end_byte
    if fragments:
        line["fragments"] = fragments
    if source:
        line["source"] = source
    if cue:
        line["cue"] = cue
    if addressee:
        line["addressee"] = addressee
    if speaker:
        line["speaker"] = speaker
    if extra and "attributes" in extra:
        attributes = {**extra["attributes"], **(attributes or {})}
    if attributes:
        line["attributes"] = attributes
    if note:
        line["note"] = note
    if statement:
        line["statement"] = statement
    if annotator:
        line["annotator"] = annotator
    if origin:
        line["origin"] = origin
    line["status"] = status
    if created:
        line["created"] = created
    if updated:
        line["updated"] = updated
    return _with_extra(line, extra) if extra else line


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


def link_line(link: Link, end: str) -> dict[str, Any]:
    """Return a link as it stands in the line of its first article; ``end`` is the article it ends in, if known."""
    line = {
        "id": link.id,
        "type": link.type,
        "from": link.from_id,
        "to": link.to_id,
        "to_article": end or link.to_article,
        "note": link.note,
        "annotator": link.annotator,
        "created": link.created,
    }
    return _with_extra(_without_empty(line), link.extra)


def _without_empty(line: dict[str, Any], keep: str = "") -> dict[str, Any]:
    """Return the line without empty text, lists and objects; it holds no number that may be 0."""
    return {key: value for key, value in line.items() if value or key == keep}


def _with_extra(line: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return the line with the unknown keys of the file it came from, after the known ones."""
    for key, value in extra.items():
        line.setdefault(key, value)
    return line
