"""What must hold for a thing to be kept, whoever asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.values import Annotation, Article, Link, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.edits import Entity
    from annotator.core.made import Made
    from annotator.core.tagset import Label, LinkType


_WORDS = ("source", "cue", "addressee")
_MORE = frozenset(_WORDS)


def check_spans(spans: Iterable[Sequence[int]], text_length: int) -> None:
    """Raise `UserError` unless the spans are in order, not empty, apart, and inside a text of that many code points."""
    last = 0
    for start, end in spans:
        if start >= end:
            raise UserError("span.empty", start=start, end=end)
        if start < 0 or end > text_length:
            raise UserError("span.outside_text", start=start, end=end, length=text_length)
        if start < last:
            raise UserError("span.fragments_overlap", start=start, end=end)
        last = end


def check_annotation(annotation: Annotation, text_length: int) -> None:
    """Raise `UserError` for an annotation that its article's text cannot carry."""
    if not annotation.fragments:
        raise UserError("span.missing")
    for spans in (annotation.fragments, annotation.source, annotation.cue, annotation.addressee):
        if spans:
            check_spans(spans, text_length)


def check_extents(made: Made, text_length: int) -> None:
    """Do the same for annotations column by column."""
    fragments = made.columns["fragments"]
    if _MORE.isdisjoint(made.columns) and all(
        len(spans) == 1 and 0 <= spans[0][0] < spans[0][1] <= text_length for spans in fragments
    ):
        return
    if not all(fragments):
        raise UserError("span.missing")
    for name in ("fragments", *_WORDS):
        for spans in made.columns.get(name, ()):
            check_spans(spans, text_length)


def check_link(link: Link, kind: LinkType | None, from_label: Label, to_label: Label) -> None:
    """Raise `UserError` for a link of no known type, of a thing to itself, or between labels its type cannot join."""
    if kind is None:
        raise UserError("link.unknown_type", type=link.type)
    if link.from_id == link.to_id:
        raise UserError("link.to_itself")
    for allowed, label in ((kind.from_labels, from_label), (kind.to_labels, to_label)):
        if allowed and label.name not in allowed:
            raise UserError("link.wrong_label", type=link.type, label=label.name, allowed=", ".join(allowed))


def check_plain(entity: Entity) -> None:
    """Raise `UserError` for a speaker or a statement with an impossible field, or an article's region past its text."""
    if isinstance(entity, Article):
        for region in entity.regions:
            start, end = region.span
            if not 0 <= start <= end <= entity.text_length:
                length, kind = entity.text_length, region.kind.value
                raise UserError("region.outside_text", start=start, end=end, length=length, kind=kind)
    elif isinstance(entity, Source):
        if not entity.name.strip():
            raise UserError("source.no_name")
        if entity.reliability not in "ABCDEF" or len(entity.reliability) != 1:
            raise UserError("source.reliability", value=entity.reliability)
    elif isinstance(entity, Statement) and not 1 <= entity.credibility <= 6:
        raise UserError("statement.credibility", value=entity.credibility)
