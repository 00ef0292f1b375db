"""Carrying annotations over to an article that is nearly the same, as suggestions for a person to decide on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.analysis.anchoring import Anchoring
from annotator.core.edits import Edit, EditSet
from annotator.core.ids import new_id
from annotator.core.values import AnnotationStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.core.spans import Span
    from annotator.services.operation import Context, Operation

ORIGIN = "suggested:duplicates/carried"


def carry_over(*, from_article: str, to_article: str) -> Operation:
    """Suggest in one article what is accepted in another; see `carry_over_to`."""
    return carry_over_to(from_article=from_article, to_articles=(to_article,))


def carry_over_to(*, from_article: str, to_articles: Iterable[str]) -> Operation:
    """Suggest in articles what is accepted in another, where its words stand there too, in one step.

    Speaker, attributes and note go along; source, cue and addressee words where they are found; statement and links
    do not: whether it is the same statement there is for a person to say. What is annotated there already, with the
    same label and extent, is left out.
    """
    wanted = tuple(one for one in dict.fromkeys(to_articles) if one != from_article)

    def build(context: Context) -> EditSet:
        edits = [edit for one in wanted for edit in _carried(context, from_article, one)]
        return EditSet("annotation.carry_over", tuple(edits))

    return build


def _carried(context: Context, from_article: str, to_article: str) -> Iterator[Edit]:
    old, new = context.article(from_article), context.article(to_article)
    anchoring = Anchoring(context.read.text(old.text_sha256) or "", context.read.text(new.text_sha256) or "")
    there = {(one.label_id, one.fragments) for one in context.read.annotations(to_article)}
    for one in context.read.annotations(from_article):
        if one.status is AnnotationStatus.ACCEPTED:
            found = anchoring.find(one.fragments)
            if found is None or (one.label_id, found.fragments) in there:
                continue
            there.add((one.label_id, found.fragments))
            carried = replace(
                one,
                id=new_id(),
                article_id=to_article,
                fragments=found.fragments,
                source=_words(anchoring, one.source),
                cue=_words(anchoring, one.cue),
                addressee=_words(anchoring, one.addressee),
                statement_id="",
                annotator=context.annotator,
                origin=ORIGIN,
                status=AnnotationStatus.SUGGESTED,
                created=context.now,
                updated=context.now,
                extra={},
            )
            yield Edit(None, carried)


def _words(anchoring: Anchoring, spans: Sequence[Span]) -> tuple[Span, ...]:
    found = anchoring.find(spans) if spans else None
    return found.fragments if found is not None else ()
