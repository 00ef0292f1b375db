"""What a person does to articles, labels and links. Each function returns an operation for `Session.run`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.rules import check_link
from annotator.core.values import ArticleStatus, Link
from annotator.services.annotate import deletion
from annotator.services.connect import check_circle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.tagset import Label
    from annotator.services.operation import Context, Operation

_FACTS = frozenset(
    {"title", "publisher", "author", "url", "published", "published_basis", "language", "meta", "regions"}
)


def set_article_facts(*, article_id: str, **facts: Any) -> Operation:
    """Correct what is known of an article: title, publisher, author, url, published, its basis, language, meta."""
    if not facts.keys() <= _FACTS:
        msg = f"not facts of an article: {sorted(facts.keys() - _FACTS)}"
        raise TypeError(msg)

    def build(context: Context) -> EditSet:
        before = context.article(article_id)
        return EditSet("article.set_facts", (Edit(before, replace(before, **facts)),))

    return build


def set_facts_of_articles(*, article_ids: Iterable[str], **facts: Any) -> Operation:
    """Give several articles the same facts, of those that `set_article_facts` knows, in one change."""
    if not facts.keys() <= _FACTS:
        msg = f"not facts of an article: {sorted(facts.keys() - _FACTS)}"
        raise TypeError(msg)
    wanted = tuple(dict.fromkeys(article_ids))

    def build(context: Context) -> EditSet:
        edits = []
        for article_id in wanted:
            before = context.article(article_id)
            after = replace(before, **facts)
            if after != before:
                edits.append(Edit(before, after))
        return EditSet("article.set_facts", tuple(edits))

    return build


def set_article_status(*, article_ids: Iterable[str], status: ArticleStatus) -> Operation:
    """Say how far the reading of articles has come."""
    wanted = tuple(dict.fromkeys(article_ids))

    def build(context: Context) -> EditSet:
        edits = []
        for article_id in wanted:
            before = context.article(article_id)
            edits.append(Edit(before, replace(before, status=status)))
        return EditSet("article.set_status", tuple(edits))

    return build


def delete_articles(*, article_ids: Iterable[str]) -> Operation:
    """Delete articles with their annotations and links. Their texts are kept, so that undo brings all of it back."""
    wanted = tuple(dict.fromkeys(article_ids))

    def build(context: Context) -> EditSet:
        articles = [context.article(article_id) for article_id in wanted]
        annotations = [each for article in articles for each in context.read.annotations(article.id)]
        return EditSet(
            "article.delete",
            (*deletion(context, annotations), *(Edit(article, None) for article in articles)),
        )

    return build


def add_label(*, label: Label) -> Operation:
    """Add a label at the end of the tag set; raise `UserError` where its name or key is taken."""

    def build(context: Context) -> EditSet:
        labels = context.read.tag_set().labels
        made = replace(label, position=max((known.position for known in labels), default=-1) + 1)
        _check_label(made, labels)
        return EditSet("label.add", (Edit(None, made),))

    return build


def change_label(*, label: Label) -> Operation:
    """Change a label's name, title, look, key, guideline or attributes; raise `UserError`."""

    def build(context: Context) -> EditSet:
        tag_set = context.read.tag_set()
        before = _label(tag_set.labels, label.id)
        _check_label(label, [known for known in tag_set.labels if known.id != label.id])
        edits: list[Edit] = [Edit(before, label)]
        if label.name != before.name:
            # Link types know labels by name, as files do.
            for kind in tag_set.link_types:
                renamed = replace(
                    kind,
                    from_labels=tuple(
                        label.name if name == before.name else name for name in kind.from_labels
                    ),
                    to_labels=tuple(label.name if name == before.name else name for name in kind.to_labels),
                )
                edits.append(Edit(kind, renamed))
        return EditSet("label.change", tuple(edits))

    return build


def delete_label(*, label_id: str, annotations: str) -> Operation:
    """Delete a label; its annotations are deleted (``"delete"``) or get the label whose id ``annotations`` is."""

    def build(context: Context) -> EditSet:
        labels = context.read.tag_set().labels
        label = _label(labels, label_id)
        if len(labels) == 1:
            raise UserError("label.last", name=label.name)
        concerned = list(context.read.annotations_with(label_id=label_id))
        if annotations == "delete":
            edits = deletion(context, concerned)
        else:
            heir = _label(labels, annotations)
            if heir.id == label_id:
                raise UserError("label.own_heir", name=label.name)
            edits = tuple(
                Edit(before, replace(before, label_id=heir.id, updated=context.moment_after(before)))
                for before in concerned
            )
        return EditSet("label.delete", (*edits, Edit(label, None)))

    return build


def add_link(*, type: str, from_id: str, to_id: str, note: str = "", link_id: str | None = None) -> Operation:  # noqa: A002 - its name in files
    """Join two annotations; raise `UserError` where the tag set does not allow it or they are joined so already."""

    def build(context: Context) -> EditSet:
        tag_set = context.read.tag_set()
        ends = context.annotation(from_id), context.annotation(to_id)
        made = Link(
            id=link_id or new_id(),
            type=type,
            from_id=from_id,
            to_id=to_id,
            note=note,
            annotator=context.annotator,
            created=context.now,
        )
        check_link(made, tag_set.link_type(type), *(tag_set.label(end.label_id) for end in ends))
        for known in context.read.links_touching(from_id):
            if (known.type, known.from_id, known.to_id) == (type, from_id, to_id):
                raise UserError("link.exists", type=type)
        check_circle(context, made)
        return EditSet("link.add", (Edit(None, made),))

    return build


def delete_link(*, link_id: str) -> Operation:
    """Take a link away."""

    def build(context: Context) -> EditSet:
        link = context.read.link(link_id)
        if link is None:
            raise UserError("link.gone", id=link_id)
        return EditSet("link.delete", (Edit(link, None),))

    return build


def _label(labels: Iterable[Label], label_id: str) -> Label:
    for label in labels:
        if label.id == label_id:
            return label
    raise UserError("label.gone", id=label_id)


def _check_label(label: Label, others: Iterable[Label]) -> None:
    if not label.name.strip():
        raise UserError("label.no_name")
    if len(label.key) > 1 or label.key.isspace():
        raise UserError("label.key", key=label.key)
    for other in others:
        if other.name == label.name:
            raise UserError("label.name_taken", name=label.name)
        if label.key and other.key == label.key:
            raise UserError("label.key_taken", key=label.key, name=other.name)
