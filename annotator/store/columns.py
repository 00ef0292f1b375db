"""Values -> rows. A row is a tuple in the order of `COLUMNS`, with pks in the place of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import orjson

from annotator.core.edits import Entity, Kind
from annotator.core.tagset import Label, LinkType
from annotator.core.values import Annotation, Article, AwaitedLink, Link, Source, Statement
from annotator.store.codec import dump_attribute_types, dump_fields, dump_regions, dump_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def dumped(value: object) -> str | None:
    """Return a value as JSON, None where it is empty."""
    return orjson.dumps(value).decode() if value else None


def _spans(spans: Sequence[Span]) -> str | None:
    return orjson.dumps(dump_spans(spans)).decode() if spans else None


def to_row(kind: Kind, entity: Entity, numbers: Numbers) -> tuple[Any, ...]:  # noqa: PLR0911 - one return a kind
    """Return the row of a value, without its pk and id."""
    match entity:
        case Annotation():
            article_pk, text_length = numbers.article(entity.article_id)
            fragments = entity.fragments
            return (
                article_pk,
                text_length,
                numbers.pk(Kind.LABEL, entity.label_id),
                fragments[0][0],
                fragments[-1][1],
                _spans(fragments) if len(fragments) > 1 else None,
                _spans(entity.source) if entity.source else None,
                _spans(entity.cue) if entity.cue else None,
                _spans(entity.addressee) if entity.addressee else None,
                numbers.pk(Kind.SOURCE, entity.speaker_id) if entity.speaker_id else None,
                numbers.pk(Kind.STATEMENT, entity.statement_id) if entity.statement_id else None,
                dumped(entity.attributes) if entity.attributes else None,
                entity.note,
                entity.annotator,
                entity.origin,
                entity.status.value,
                entity.created,
                entity.updated,
                dumped(entity.extra) if entity.extra else None,
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
                dumped(dump_regions(entity.regions)),
                dumped(entity.meta),
                dumped(entity.extra),
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
                dumped(dump_attribute_types(entity.attributes)),
                entity.position,
            )
        case LinkType():
            return (
                entity.title,
                dumped(list(entity.from_labels)),
                dumped(list(entity.to_labels)),
                *(entity.guideline, entity.position),
            )
        case Source():
            return (
                entity.name,
                dumped(list(entity.aliases)),
                *(entity.kind.value, entity.role, entity.affiliation, entity.reliability, entity.note),
                dumped(entity.extra),
            )
        case Statement():
            return (entity.wording, entity.credibility, entity.judgement, entity.note, dumped(entity.extra))
        case Link():
            return (
                numbers.pk(Kind.LINK_TYPE, entity.type),
                numbers.pk(Kind.ANNOTATION, entity.from_id),
                numbers.pk(Kind.ANNOTATION, entity.to_id),
                *(entity.note, entity.annotator, entity.created),
                dumped(entity.extra),
            )
        case AwaitedLink():
            return (
                numbers.pk(Kind.ANNOTATION, entity.link.from_id),
                entity.link.to_id,
                orjson.dumps(dump_fields(Kind.LINK, entity.link)).decode(),
            )
    raise TypeError(kind)
