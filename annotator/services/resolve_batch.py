"""What an import knows while it compares some articles of a file with a project."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.edits import Edit
from annotator.core.text import lone_surrogate, sha256
from annotator.formats.jsonl_plain import PlainSpans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.made import Made
    from annotator.core.spans import Span
    from annotator.core.values import Annotation, Article
    from annotator.formats.drafts import DraftArticle


@dataclass(slots=True)
class Held:
    """The annotations of one article, as they are and as this batch adds to them."""

    by_id: dict[str, Annotation] = field(default_factory=dict)
    _by_extent: dict[tuple[str, tuple[Span, ...], str], str] = field(default_factory=dict)
    _unread: list[Annotation] = field(default_factory=list)  # not in it yet: few files ask for extents

    @property
    def is_empty(self) -> bool:
        """Tell whether there is none."""
        return not self.by_id

    def add(self, annotation: Annotation) -> None:
        """Take an annotation in."""
        self.by_id[annotation.id] = annotation
        self._unread.append(annotation)

    def same(self, label_id: str, fragments: tuple[Span, ...], annotator: str) -> str | None:
        """Return the id of the first annotation with this label, extent and annotator, or None."""
        for one in self._unread:
            self._by_extent.setdefault((one.label_id, one.fragments, one.annotator), one.id)
        self._unread.clear()
        return self._by_extent.get((label_id, fragments, annotator))


@dataclass(slots=True)
class Row:
    """One draft on its way in: its article, that article's annotations, and which id each of its ids stands for."""

    draft: DraftArticle
    article: Article
    held: Held
    homes: dict[str, str]
    local: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Batch:
    """What one call of `Resolver.resolve` knows and has made so far."""

    articles: dict[str, Article]
    by_text: dict[str, Article]
    homes: dict[str, str]  # annotation id -> article id
    held: dict[str, Held] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    plain: dict[str, list[Made]] = field(default_factory=dict)  # by article id

    @property
    def made(self) -> list[Made]:
        """All annotations that are taken over as they stand."""
        return [made for some in self.plain.values() for made in some]

    def change(self, before: Article, after: Article) -> None:
        """Take ``after`` for ``before``, which is in the project or among the edits."""
        self.articles[after.id] = after
        if self.by_text.get(after.text_sha256) is before:
            self.by_text[after.text_sha256] = after
        for place, edit in enumerate(self.edits):
            if edit.after is before:
                self.edits[place] = Edit(edit.before, after)
                return
        self.edits.append(Edit(before, after))


def hash_of(draft: DraftArticle) -> str:
    """Return the hash of the text that a draft holds or names; empty where there is none."""
    if draft.text is None:
        return draft.text_sha256
    return "" if lone_surrogate(draft.text) is not None else sha256(draft.text)


def named_annotations(drafts: Iterable[DraftArticle]) -> set[str]:
    """Return the ids of annotations that drafts name, but for those that hold in one draft only.

    Those of plain spans are not among them: most are new, which `plain_annotations` is asked for.
    """
    ids: set[str] = set()
    for draft in drafts:
        if not draft.local_ids:
            if not isinstance(draft.spans, PlainSpans):
                ids.update(span.id for span in draft.spans if span.id)
            for link in draft.links:
                ids.update((link.from_id, link.to_id))
    return ids


def plain_annotations(drafts: Iterable[DraftArticle]) -> list[str]:
    """Return the ids of the plain spans of drafts."""
    plain = [draft.spans for draft in drafts if isinstance(draft.spans, PlainSpans)]
    return [one for spans in plain for run in spans.runs for one in run.columns["id"]]
