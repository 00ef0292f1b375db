"""Rows -> values: how each kind is read, and what a row must hold to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from annotator.core.edits import Entity, Kind
from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.tagset import Label, LinkType, Pattern
from annotator.core.values import (
    Annotation,
    AnnotationStatus,
    Article,
    ArticleStatus,
    AwaitedLink,
    Link,
    Source,
    SourceKind,
    Statement,
)
from annotator.store.codec import load_attribute_types, load_regions, load_spans
from annotator.store.wholeness import is_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

E = TypeVar("E", Article, Entity)

# How each kind is read back: ids in the place of pks, in the order its function below takes them.
SELECTS: dict[Kind, str] = {
    Kind.LABEL: 'SELECT t.id, t.name, t.title, t.colour, t.pattern, t."key", t.guideline, t.attributes, t.position '
    "FROM labels t",
    Kind.LINK_TYPE: "SELECT t.id, t.title, t.from_labels, t.to_labels, t.guideline, t.position FROM link_types t",
    Kind.ARTICLE: "SELECT t.id, x.sha256, t.text_length, t.title, t.publisher, t.author, t.url, t.published, "
    "t.published_basis, t.language, t.status, t.file, t.file_sha256, t.encoding, t.regions, t.meta, t.extra "
    "FROM articles t JOIN texts x ON x.pk = t.text_pk",
    Kind.SOURCE: "SELECT t.id, t.name, t.aliases, t.kind, t.role, t.affiliation, t.reliability, t.note, t.extra "
    "FROM sources t",
    Kind.STATEMENT: "SELECT t.id, t.wording, t.credibility, t.judgement, t.note, t.extra FROM statements t",
    Kind.ANNOTATION: 'SELECT t.id, a.id, l.id, t.start, t."end", t.fragments, t.source, t.cue, t.addressee, s.id, '
    "p.id, t.attributes, t.note, t.annotator, t.origin, t.status, t.created, t.updated, t.extra "
    "FROM annotations t JOIN articles a ON a.pk = t.article_pk JOIN labels l ON l.pk = t.label_pk "
    "LEFT JOIN sources s ON s.pk = t.speaker_pk LEFT JOIN statements p ON p.pk = t.statement_pk",
    Kind.LINK: "SELECT t.id, k.id, f.id, o.id, t.note, t.annotator, t.created, t.extra FROM links t "
    "JOIN link_types k ON k.pk = t.type_pk JOIN annotations f ON f.pk = t.from_pk "
    "JOIN annotations o ON o.pk = t.to_pk",
    Kind.AWAITED_LINK: "SELECT t.id, t.link FROM awaited_links t",
}


def _loaded(data: str | None) -> dict[str, Any]:
    if not data:
        return {}
    found = orjson.loads(data)
    if not isinstance(found, dict):
        raise TypeError(data)
    return found


def _texts(data: str | None) -> dict[str, str]:
    found = _loaded(data)
    if not all(type(each) is str for each in found.values()):
        raise TypeError(data)
    return found


def _tuple(data: str | None) -> tuple[Any, ...]:
    return tuple(orjson.loads(data)) if data else ()


def _load_spans(data: str | None) -> tuple[Span, ...]:
    spans = load_spans(orjson.loads(data)) if data else ()
    for start, end in spans:
        if type(start) is not int or type(end) is not int:
            raise TypeError(data)
    return spans


# Looked up: a call of the enum costs five times as much, and articles have thousands of annotations.
_STATUSES = {status.value: status for status in AnnotationStatus}


def _annotation(row: Sequence[Any]) -> Annotation:
    """Return the annotation of a row of its SELECT."""
    own_id, article_id, label_id, start, end, fragments, source, cue, addressee = row[:9]
    speaker_id, statement_id, attributes, note, annotator, origin, status, created, updated, extra = row[9:]
    # A column of SQLite's holds anything; there are annotations by the million, so they are not asked field by field.
    if not (
        type(own_id) is type(note) is type(annotator) is type(origin) is type(created) is type(updated) is str
        and type(start) is type(end) is int
    ):
        raise TypeError(own_id)
    return Annotation(
        id=own_id,
        article_id=article_id,
        label_id=label_id,
        fragments=_load_spans(fragments) if fragments else (Span(start, end),),
        source=_load_spans(source) if source else (),
        cue=_load_spans(cue) if cue else (),
        addressee=_load_spans(addressee) if addressee else (),
        speaker_id=speaker_id or "",
        statement_id=statement_id or "",
        attributes=_texts(attributes) if attributes else {},
        note=note,
        annotator=annotator,
        origin=origin,
        status=_STATUSES[status],
        created=created,
        updated=updated,
        extra=_loaded(extra) if extra else {},
    )


def _article(row: Sequence[Any]) -> Article:
    """Return the article of a row of its SELECT."""
    regions = load_regions(_tuple(row[14])) if row[14] else ()
    for region in regions:  # whoever cuts a text by them relies on it
        if not 0 <= region.span[0] <= region.span[1] <= row[2]:
            raise ValueError(row[0])
    return Article(
        id=row[0],
        text_sha256=row[1],
        text_length=row[2],
        title=row[3],
        publisher=row[4],
        author=row[5],
        url=row[6],
        published=row[7],
        published_basis=row[8],
        language=row[9],
        status=ArticleStatus(row[10]),
        file=row[11],
        file_sha256=row[12],
        encoding=row[13],
        regions=regions,
        meta=_loaded(row[15]),
        extra=_loaded(row[16]),
    )


def _label(row: Sequence[Any]) -> Label:
    return Label(
        id=row[0],
        name=row[1],
        title=row[2],
        colour=row[3],
        pattern=Pattern(row[4]),
        key=row[5],
        guideline=row[6],
        attributes=load_attribute_types(_tuple(row[7])),
        position=row[8],
    )


def _link_type(row: Sequence[Any]) -> LinkType:
    return LinkType(
        id=row[0],
        title=row[1],
        from_labels=_tuple(row[2]),
        to_labels=_tuple(row[3]),
        guideline=row[4],
        position=row[5],
    )


def _source(row: Sequence[Any]) -> Source:
    return Source(
        id=row[0],
        name=row[1],
        aliases=_tuple(row[2]),
        kind=SourceKind(row[3]),
        role=row[4],
        affiliation=row[5],
        reliability=row[6],
        note=row[7],
        extra=_loaded(row[8]),
    )


def _statement(row: Sequence[Any]) -> Statement:
    return Statement(
        id=row[0], wording=row[1], credibility=row[2], judgement=row[3], note=row[4], extra=_loaded(row[5])
    )


def _link(row: Sequence[Any]) -> Link:
    return Link(
        id=row[0],
        type=row[1],
        from_id=row[2],
        to_id=row[3],
        note=row[4],
        annotator=row[5],
        created=row[6],
        extra=_loaded(row[7]),
    )


def _awaited(row: Sequence[Any]) -> AwaitedLink:
    return AwaitedLink(id=row[0], link=Link(**orjson.loads(row[1])))


def annotation(row: Sequence[Any]) -> Annotation:
    """Return the annotation of a row of its SELECT; raise `UserError` where the row holds none."""
    try:
        return _annotation(row)
    except _NOT_A_VALUE as error:
        raise _damaged(Kind.ANNOTATION, row) from error


def article(row: Sequence[Any]) -> Article:
    """Return the article of a row of its SELECT; raise `UserError` where the row holds none."""
    try:
        return _checked(_article(row))
    except _NOT_A_VALUE as error:
        raise _damaged(Kind.ARTICLE, row) from error


_LOADERS: Mapping[Kind, Any] = {
    Kind.ANNOTATION: _annotation,
    Kind.ARTICLE: _article,
    Kind.LABEL: _label,
    Kind.LINK_TYPE: _link_type,
    Kind.SOURCE: _source,
    Kind.STATEMENT: _statement,
    Kind.LINK: _link,
    Kind.AWAITED_LINK: _awaited,
}


def from_row(kind: Kind, row: Sequence[Any]) -> Entity:
    """Return the value of a row of its kind's SELECT; raise `UserError` where the row holds none."""
    try:
        value: Entity = _LOADERS[kind](row)
        if kind is not Kind.ANNOTATION:  # which sees to it itself
            _checked(value)
    except _NOT_A_VALUE as error:
        raise _damaged(kind, row) from error
    return value


def _checked(value: E) -> E:
    if not is_whole(value):
        raise TypeError(value.id)
    return value


# What a row raises that holds no value: wrong types, wrong JSON, an unknown status or kind.
_NOT_A_VALUE = (ValueError, TypeError, AttributeError, KeyError)


def _damaged(kind: Kind, row: Sequence[Any]) -> UserError:
    return UserError("project.damaged", detail=f"{kind.value} {row[0]}")
