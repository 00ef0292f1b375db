"""What a person does to annotations. Each function returns an operation for `Session.run`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import Span, merged
from annotator.core.values import Annotation, AnnotationStatus, AwaitedLink, Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.services.operation import Context, Operation


def add(
    *,
    article_id: str,
    label_id: str,
    fragments: Sequence[Span],
    source: Sequence[Span] = (),
    cue: Sequence[Span] = (),
    addressee: Sequence[Span] = (),
    speaker_id: str = "",
    attributes: Mapping[str, str] | None = None,
    note: str = "",
    origin: str = "manual",
    status: AnnotationStatus = AnnotationStatus.ACCEPTED,
    annotation_id: str | None = None,
) -> Operation:
    """Annotate ``fragments`` (code points) of an article with a label. The same extent may be annotated again."""

    def build(context: Context) -> EditSet:
        made = Annotation(
            id=annotation_id or new_id(),
            article_id=article_id,
            label_id=label_id,
            fragments=merged(fragments),
            source=merged(source),
            cue=merged(cue),
            addressee=merged(addressee),
            speaker_id=speaker_id,
            attributes=dict(attributes or {}),
            note=note,
            annotator=context.annotator,
            origin=origin,
            status=status,
            created=context.now,
            updated=context.now,
        )
        return EditSet("annotation.add", (Edit(None, made),))

    return build


def relabel(*, annotation_id: str, label_id: str) -> Operation:
    """Give an annotation another label. Attributes that the new label does not define are kept."""
    return _change("annotation.relabel", annotation_id, label_id=label_id)


def set_fragments(*, annotation_id: str, fragments: Sequence[Span]) -> Operation:
    """Give an annotation another extent; fragments that touch or overlap become one."""
    return _change("annotation.set_fragments", annotation_id, fragments=merged(fragments))


def add_fragment(*, annotation_id: str, span: Span) -> Operation:
    """Add a part of the text to an annotation, as a fragment of its own unless it touches one."""

    def build(context: Context) -> EditSet:
        before = context.annotation(annotation_id)
        return _edit("annotation.add_fragment", context, before, fragments=merged((*before.fragments, span)))

    return build


def delete(*, annotation_ids: Iterable[str]) -> Operation:
    """Delete annotations, with the links from and to them."""
    wanted = tuple(dict.fromkeys(annotation_ids))

    def build(context: Context) -> EditSet:
        return EditSet("annotation.delete", deletion(context, [context.annotation(each) for each in wanted]))

    return build


def deletion(context: Context, annotations: Iterable[Annotation]) -> tuple[Edit, ...]:
    """Return the edits that delete annotations and the links that begin or end at them.

    A link from elsewhere is not lost: it waits for its end, as one does whose end was never there.
    """
    gone = {annotation.id: annotation for annotation in annotations}
    edits: dict[str, Edit] = {}
    for annotation in gone.values():
        for link in context.read.links_touching(annotation.id):
            edits[link.id] = Edit(link, None)
            if link.from_id not in gone:
                waiting = AwaitedLink(id=link.id, link=replace(link, to_article=annotation.article_id))
                edits[f"awaited {link.id}"] = Edit(None, waiting)
    articles = {annotation.article_id for annotation in gone.values()}
    for article_id in articles:
        for awaited in context.read.awaited_links(article_id=article_id):
            if awaited.link.from_id in gone:
                edits[f"awaited {awaited.id}"] = Edit(awaited, None)
    return (*edits.values(), *(Edit(annotation, None) for annotation in gone.values()))


def set_speaker(*, annotation_id: str, name: str, kind: SourceKind = SourceKind.PERSON) -> Operation:
    """Say who speaks: the one speaker of the register with this name or alias, else a new one; "" for nobody.

    Raises `UserError` where several speakers share the name.
    """

    def build(context: Context) -> EditSet:
        before = context.annotation(annotation_id)
        wanted = " ".join(name.split())
        made: tuple[Edit, ...] = ()
        speaker_id = ""
        if wanted:
            known = context.read.sources_named(wanted)
            exact = [source for source in known if source.name == wanted]
            if len(known) > 1 and len(exact) != 1:
                raise UserError("source.ambiguous", name=wanted, count=len(known))
            if known:
                speaker_id = (exact or known)[0].id
            else:
                speaker_id = new_id()
                made = (Edit(None, Source(id=speaker_id, name=wanted, kind=kind)),)
        changed = _edit("annotation.set_speaker", context, before, speaker_id=speaker_id)
        return EditSet(changed.operation, (*made, *changed.edits) if changed.edits else ())

    return build


def set_attribute(*, annotation_id: str, name: str, value: str) -> Operation:
    """Set one attribute of an annotation; "" takes it away."""

    def build(context: Context) -> EditSet:
        before = context.annotation(annotation_id)
        attributes = {key: known for key, known in before.attributes.items() if key != name}
        if value:
            # A changed value stays in its place, so that exports differ in nothing else.
            attributes = {**before.attributes, name: value}
        return _edit("annotation.set_attribute", context, before, attributes=attributes)

    return build


def set_note(*, annotation_id: str, note: str) -> Operation:
    """Set the note of an annotation."""
    return _change("annotation.set_note", annotation_id, note=note)


def set_source_words(*, annotation_id: str, spans: Sequence[Span]) -> Operation:
    """Say which words name the source (code points); none takes the mark away."""
    return _change("annotation.set_source_words", annotation_id, source=merged(spans))


def set_cue_words(*, annotation_id: str, spans: Sequence[Span]) -> Operation:
    """Say which words are the cue (code points); none takes the mark away."""
    return _change("annotation.set_cue_words", annotation_id, cue=merged(spans))


def set_addressee_words(*, annotation_id: str, spans: Sequence[Span]) -> Operation:
    """Say which words name the addressee (code points); none takes the mark away."""
    return _change("annotation.set_addressee_words", annotation_id, addressee=merged(spans))


def decide(*, annotation_ids: Iterable[str], status: AnnotationStatus) -> Operation:
    """Accept or reject suggestions, or make annotations suggestions again."""
    wanted = tuple(dict.fromkeys(annotation_ids))

    def build(context: Context) -> EditSet:
        edits: list[Edit] = []
        for annotation_id in wanted:
            edits += _edit("", context, context.annotation(annotation_id), status=status).edits
        return EditSet(f"annotation.{_DECISIONS[status]}", tuple(edits))

    return build


_DECISIONS = {
    AnnotationStatus.ACCEPTED: "accept",
    AnnotationStatus.REJECTED: "reject",
    AnnotationStatus.SUGGESTED: "suggest",
}


def _change(operation: str, annotation_id: str, **fields: Any) -> Operation:
    def build(context: Context) -> EditSet:
        return _edit(operation, context, context.annotation(annotation_id), **fields)

    return build


def _edit(operation: str, context: Context, before: Annotation, **fields: Any) -> EditSet:
    """Return the edit that sets the fields, or none where they are so already."""
    after = replace(before, **fields)
    if after == before:
        return EditSet(operation, ())
    return EditSet(operation, (Edit(before, replace(after, updated=context.moment_after(before))),))
