"""Values <-> rows. A row is a tuple in the order of `COLUMNS`, with pks in the place of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import orjson

from annotator.core.edits import Entity, Kind
from annotator.core.errors import UserError
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
from annotator.store.codec import (
    dump_attribute_types,
    dump_fields,
    dump_regions,
    dump_spans,
    load_attribute_types,
    load_regions,
    load_spans,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.core.spans import Span

TABLES: dict[Kind, str] = {
    Kind.LABEL: "labels",
    Kind.LINK_TYPE: "link_types",
    Kind.ARTICLE: "articles",
    Kind.SOURCE: "sources",
    Kind.STATEMENT: "statements",
    Kind.ANNOTATION: "annotations",
    Kind.LINK: "links",
    Kind.AWAITED_LINK: "awaited_links",
}

COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.LABEL: ("name", "title", "colour", "pattern", "key", "guideline", "attributes", "position"),
    Kind.LINK_TYPE: ("title", "from_labels", "to_labels", "guideline", "position"),
    Kind.ARTICLE: (
        *("text_pk", "text_length", "title", "publisher", "author", "url", "published", "published_basis"),
        *("language", "status", "file", "file_sha256", "encoding", "regions", "meta", "extra"),
    ),
    Kind.SOURCE: ("name", "aliases", "kind", "role", "affiliation", "reliability", "note", "extra"),
    Kind.STATEMENT: ("wording", "credibility", "judgement", "note", "extra"),
    Kind.ANNOTATION: (
        *("article_pk", "text_length", "label_pk", "start", "end", "fragments", "source", "cue", "addressee"),
        *("speaker_pk", "statement_pk", "attributes", "note", "annotator", "origin", "status"),
        *("created", "updated", "extra"),
    ),
    Kind.LINK: ("type_pk", "from_pk", "to_pk", "note", "annotator", "created", "extra"),
    Kind.AWAITED_LINK: ("from_pk", "to_id", "link"),
}


class Numbers(Protocol):
    """Finds the pk of a thing by its id; raises `LookupError` where there is none."""

    def pk(self, kind: Kind, entity_id: str) -> int:
        """Return the pk."""

    def text(self, sha256: str) -> int:
        """Return the pk of a text."""

    def article(self, article_id: str) -> tuple[int, int]:
        """Return an article's pk and the length of its text in code points."""


def _json(value: object) -> str | None:
    return orjson.dumps(value).decode() if value else None


def _spans(spans: Sequence[Span]) -> str | None:
    return orjson.dumps(dump_spans(spans)).decode() if spans else None


def to_row(kind: Kind, entity: Entity, numbers: Numbers) -> tuple[Any, ...]:  # noqa: PLR0911 - one return a kind
    """Return the row of a value, without its pk and id."""
    match entity:
        case Annotation():
            article_pk, text_length = numbers.article(entity.article_id)
            return (
                article_pk,
                text_length,
                numbers.pk(Kind.LABEL, entity.label_id),
                entity.fragments[0][0],
                entity.fragments[-1][1],
                _spans(entity.fragments) if len(entity.fragments) > 1 else None,
                _spans(entity.source),
                _spans(entity.cue),
                _spans(entity.addressee),
                numbers.pk(Kind.SOURCE, entity.speaker_id) if entity.speaker_id else None,
                numbers.pk(Kind.STATEMENT, entity.statement_id) if entity.statement_id else None,
                _json(entity.attributes),
                *(
                    entity.note,
                    entity.annotator,
                    entity.origin,
                    entity.status.value,
                    entity.created,
                    entity.updated,
                ),
                _json(entity.extra),
            )
        case Article():
            return (
                numbers.text(entity.text_sha256),
                *(
                    entity.text_length,
                    entity.title,
                    entity.publisher,
                    entity.author,
                    entity.url,
                    entity.published,
                ),
                *(entity.published_basis, entity.language, entity.status.value),
                *(entity.file, entity.file_sha256, entity.encoding),
                _json(dump_regions(entity.regions)),
                _json(entity.meta),
                _json(entity.extra),
            )
        case Label():
            return (
                *(
                    entity.name,
                    entity.title,
                    entity.colour,
                    entity.pattern.value,
                    entity.key,
                    entity.guideline,
                ),
                _json(dump_attribute_types(entity.attributes)),
                entity.position,
            )
        case LinkType():
            return (
                entity.title,
                _json(list(entity.from_labels)),
                _json(list(entity.to_labels)),
                *(entity.guideline, entity.position),
            )
        case Source():
            return (
                entity.name,
                _json(list(entity.aliases)),
                *(entity.kind.value, entity.role, entity.affiliation, entity.reliability, entity.note),
                _json(entity.extra),
            )
        case Statement():
            return (entity.wording, entity.credibility, entity.judgement, entity.note, _json(entity.extra))
        case Link():
            return (
                numbers.pk(Kind.LINK_TYPE, entity.type),
                numbers.pk(Kind.ANNOTATION, entity.from_id),
                numbers.pk(Kind.ANNOTATION, entity.to_id),
                *(entity.note, entity.annotator, entity.created),
                _json(entity.extra),
            )
        case AwaitedLink():
            return (
                numbers.pk(Kind.ANNOTATION, entity.link.from_id),
                entity.link.to_id,
                orjson.dumps(dump_fields(Kind.LINK, entity.link)).decode(),
            )
    raise TypeError(kind)


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


def _loaded(data: str | None) -> Any:
    return orjson.loads(data) if data else {}


def _tuple(data: str | None) -> tuple[Any, ...]:
    return tuple(orjson.loads(data)) if data else ()


def _load_spans(data: str | None) -> tuple[Span, ...]:
    return load_spans(orjson.loads(data)) if data else ()


def _annotation(row: Sequence[Any]) -> Annotation:
    """Return the annotation of a row of its SELECT."""
    return Annotation(
        id=row[0],
        article_id=row[1],
        label_id=row[2],
        fragments=_load_spans(row[5]) or load_spans(((row[3], row[4]),)),
        source=_load_spans(row[6]),
        cue=_load_spans(row[7]),
        addressee=_load_spans(row[8]),
        speaker_id=row[9] or "",
        statement_id=row[10] or "",
        attributes=_loaded(row[11]),
        note=row[12],
        annotator=row[13],
        origin=row[14],
        status=AnnotationStatus(row[15]),
        created=row[16],
        updated=row[17],
        extra=_loaded(row[18]),
    )


def _article(row: Sequence[Any]) -> Article:
    """Return the article of a row of its SELECT."""
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
        regions=load_regions(_tuple(row[14])),
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
    value = from_row(Kind.ANNOTATION, row)
    assert isinstance(value, Annotation)  # noqa: S101 - the kind says so
    return value


def article(row: Sequence[Any]) -> Article:
    """Return the article of a row of its SELECT; raise `UserError` where the row holds none."""
    value = from_row(Kind.ARTICLE, row)
    assert isinstance(value, Article)  # noqa: S101 - the kind says so
    return value


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
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise UserError("project.damaged", detail=f"{kind.value} {row[0]}") from error
    return value
