"""Deletes here what the other project deleted since the two parted, where nobody has worked on it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.edits import Edit, EditSet, Kind
from annotator.core.errors import Trouble
from annotator.services.annotate import deletion
from annotator.services.merge_history import OPERATION, Histories, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.edits import Entity
    from annotator.core.values import Annotation
    from annotator.services.operation import Context
    from annotator.services.session import Bulk
    from annotator.services.transfer_report import ImportReport


def delete_as_there(
    context: Context, histories: Histories, bulk: Bulk, report: ImportReport, file: str
) -> None:
    """Delete links, annotations, articles, speakers and statements that were deleted there.

    What was changed here since stays, and so does an article that has something new here, with all that was in it;
    the report tells of both. A speaker or a statement stays, too, while an annotation names it.
    """
    read = context.read

    def unchanged(kind: Kind, thing: Entity | None, name: str) -> bool:
        if thing is None:
            return False
        verdict = histories.verdict(kind, thing.id, thing, None)
        if verdict is Verdict.BOTH:
            tell(kind, thing.id, name)
        return verdict is Verdict.THEIRS

    def tell(kind: Kind, own_id: str, name: str) -> None:
        facts = {"kind": kind.value, "id": own_id, "name": name[:80], **histories.places(kind, own_id)}
        report.repairs.append(Trouble("merge.deleted_there", facts, file))

    def apply(*edits: Edit) -> None:
        if edits:
            bulk.apply(EditSet(OPERATION, edits))

    gone = set(histories.deleted_there(Kind.ANNOTATION))
    kept_articles = set()
    for one in list(histories.deleted_there(Kind.ARTICLE)):
        article = read.article(one)
        if article is None or not unchanged(Kind.ARTICLE, article, article.title or one):
            kept_articles.add(one)
            continue
        annotations = read.annotations(one)
        if any(not _may_go(each, gone, histories) for each in annotations):
            tell(Kind.ARTICLE, one, article.title or one)
            kept_articles.add(one)
            continue
        apply(*deletion(context, annotations), Edit(article, None))
    for one in sorted(gone):
        annotation = read.annotation(one)
        if annotation is None or annotation.article_id in kept_articles:
            continue
        if unchanged(Kind.ANNOTATION, annotation, one):
            apply(*deletion(context, [annotation]))
    # Links last: those of an annotation that went wait for it now, as they do there.
    for one in list(histories.deleted_there(Kind.LINK)):
        link = read.link(one)
        if link is not None and unchanged(Kind.LINK, link, link.type):
            apply(Edit(link, None))
    _register(context, histories, unchanged, apply)


def _may_go(annotation: Annotation, gone: set[str], histories: Histories) -> bool:
    if annotation.id not in gone:
        return False
    return histories.verdict(Kind.ANNOTATION, annotation.id, annotation, None) is Verdict.THEIRS


def _register(
    context: Context,
    histories: Histories,
    unchanged: Callable[[Kind, Entity | None, str], bool],
    apply: Callable[..., None],
) -> None:
    read = context.read
    for one in list(histories.deleted_there(Kind.SOURCE)):
        source = read.source(one)
        is_named = next(iter(read.annotations_with(speaker_id=one)), None) is not None
        if source is not None and not is_named and unchanged(Kind.SOURCE, source, source.name):
            apply(Edit(source, None))
    for one in list(histories.deleted_there(Kind.STATEMENT)):
        statement = read.statement(one)
        is_named = next(iter(read.annotations_with(statement_id=one)), None) is not None
        if statement is not None and not is_named and unchanged(Kind.STATEMENT, statement, statement.wording):
            apply(Edit(statement, None))
