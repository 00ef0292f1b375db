"""Values <-> JSON, as the journal keeps them: only the fields that differ from their defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from annotator.core.edits import CLASSES, Entity, Kind
from annotator.core.spans import Span
from annotator.core.tagset import AttributeType, Pattern
from annotator.core.values import (
    Annotation,
    AnnotationStatus,
    ArticleStatus,
    Link,
    Region,
    RegionKind,
    SourceKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum


def dump_spans(spans: Iterable[Span]) -> list[tuple[int, ...]]:
    """Return spans as pairs of code points."""
    return [tuple(span) for span in spans]  # of the type itself: orjson writes no types derived from it


def load_spans(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """Return pairs of code points as spans."""
    return tuple(Span(*pair) for pair in pairs)


def dump_regions(regions: Iterable[Region]) -> list[list[Any]]:
    """Return regions as ``[kind, start, end]``, with the name of the rule behind where one found it."""
    return [
        [region.kind.value, *region.span, region.rule] if region.rule else [region.kind.value, *region.span]
        for region in regions
    ]


def load_regions(rows: Iterable[Any]) -> tuple[Region, ...]:
    """Return the regions of ``[kind, start, end]`` rows, or of ``[kind, start, end, rule]``."""
    return tuple(Region(RegionKind(kind), Span(start, end), *rule) for kind, start, end, *rule in rows)


def dump_attribute_types(types: Iterable[AttributeType]) -> list[list[Any]]:
    """Return attribute types as ``[name, title, choices, guideline]``."""
    return [[kind.name, kind.title, list(kind.choices), kind.guideline] for kind in types]


def load_attribute_types(rows: Iterable[Any]) -> tuple[AttributeType, ...]:
    """Return the attribute types of ``[name, title, choices, guideline]`` rows."""
    return tuple(
        AttributeType(name=name, title=title, choices=tuple(choices), guideline=guideline)
        for name, title, choices, guideline in rows
    )


def _dump_enum(value: Enum) -> Any:
    return value.value


def _dump_link(link: Link) -> dict[str, Any]:
    return dump_fields(Kind.LINK, link)


def _load_link(row: Mapping[str, Any]) -> Link:
    return Link(**row)


# How the fields are written and read that are not plain JSON already.
_CODECS: dict[tuple[Kind, str], tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    **{
        (Kind.ANNOTATION, name): (dump_spans, load_spans)
        for name in ("fragments", "source", "cue", "addressee")
    },
    (Kind.ANNOTATION, "status"): (_dump_enum, AnnotationStatus),
    (Kind.ARTICLE, "status"): (_dump_enum, ArticleStatus),
    (Kind.ARTICLE, "regions"): (dump_regions, load_regions),
    (Kind.LABEL, "pattern"): (_dump_enum, Pattern),
    (Kind.LABEL, "attributes"): (dump_attribute_types, load_attribute_types),
    (Kind.SOURCE, "kind"): (_dump_enum, SourceKind),
    (Kind.SOURCE, "aliases"): (list, tuple),
    (Kind.LINK_TYPE, "from_labels"): (list, tuple),
    (Kind.LINK_TYPE, "to_labels"): (list, tuple),
    (Kind.AWAITED_LINK, "link"): (_dump_link, _load_link),
}


_REQUIRED = object()
_FIELDS = {
    kind: tuple(
        (
            field.name,
            field.default
            if field.default is not MISSING
            else field.default_factory()
            if field.default_factory is not MISSING
            else _REQUIRED,
            *_CODECS.get((kind, field.name), (None, None)),
        )
        for field in fields(cls)
        if field.init
    )
    for kind, cls in CLASSES.items()
}
_GETTERS = {kind: attrgetter(*(name for name, *_ in each)) for kind, each in _FIELDS.items()}
_LOADS = {
    kind: tuple((name, load) for name, _, _, load in each if load is not None)
    for kind, each in _FIELDS.items()
}


def dump_fields(kind: Kind, entity: Entity) -> dict[str, Any]:
    """Return the fields that differ from their defaults, as plain JSON values."""
    if isinstance(entity, Annotation):
        return _annotation(entity)
    row: dict[str, Any] = {}
    for (name, default, dump, _), value in zip(_FIELDS[kind], _GETTERS[kind](entity), strict=True):
        if value == default:
            continue
        if dump is not None:
            row[name] = dump(value)
        else:
            row[name] = dict(value) if isinstance(value, Mapping) else value
    return row


def _annotation(entity: Annotation) -> dict[str, Any]:  # noqa: PLR0912 - a branch for each field
    """Do the same, six times as fast: there are annotations by the million."""
    row: dict[str, Any] = {
        "id": entity.id,
        "article_id": entity.article_id,
        "label_id": entity.label_id,
        "fragments": dump_spans(entity.fragments),
    }
    if entity.source:
        row["source"] = dump_spans(entity.source)
    if entity.cue:
        row["cue"] = dump_spans(entity.cue)
    if entity.addressee:
        row["addressee"] = dump_spans(entity.addressee)
    if entity.speaker_id:
        row["speaker_id"] = entity.speaker_id
    if entity.statement_id:
        row["statement_id"] = entity.statement_id
    if entity.attributes:
        row["attributes"] = dict(entity.attributes)
    if entity.note:
        row["note"] = entity.note
    if entity.annotator:
        row["annotator"] = entity.annotator
    if entity.origin != "manual":
        row["origin"] = entity.origin
    if entity.status is not AnnotationStatus.ACCEPTED:
        row["status"] = entity.status.value
    if entity.created:
        row["created"] = entity.created
    if entity.updated:
        row["updated"] = entity.updated
    if entity.extra:
        row["extra"] = dict(entity.extra)
    return row


def load_fields(kind: Kind, row: dict[str, Any] | None) -> Entity | None:
    """Return the value of such fields, or None for None; raise `ValueError` or `TypeError` where they make none.

    The fields are used up.
    """
    if row is None:
        return None
    for name, load_field in _LOADS[kind]:
        if name in row:
            row[name] = load_field(row[name])
    return CLASSES[kind](**row)
