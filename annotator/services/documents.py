"""The articles of a project as they are written to files: chosen ones, each with all it refers to, as a stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.values import AnnotationStatus
from annotator.formats.documents import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.core.edits import Entity
    from annotator.core.values import Annotation, Article, Link
    from annotator.store.queries import Queries

_BATCH_ARTICLES = 200
_BATCH_POINTS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What to write. Empty fields choose everything, but for ``statuses``: accepted annotations unless said.

    Articles without a chosen annotation are written too. ``labels`` and ``annotators`` are names.
    """

    article_ids: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    annotators: frozenset[str] = frozenset()
    statuses: frozenset[AnnotationStatus] = frozenset({AnnotationStatus.ACCEPTED})
    with_text: bool = True

    @property
    def is_whole(self) -> bool:
        """Tell whether every article is chosen, with every annotation."""
        return not (self.article_ids or self.labels or self.annotators) and self.statuses == ALL_STATUSES


ALL_STATUSES = frozenset(AnnotationStatus)


def documents(
    read: Queries, options: ExportOptions, progress: Callable[[int, int], None] | None = None
) -> Iterator[Document]:
    """Yield the chosen articles in the order they came, each with its chosen annotations and their links.

    Raises `UserError` for an article, a label or an annotator that the project does not know.
    """
    names = check_options(read, options)
    known = read.articles_with(options.article_ids)
    for article_id in options.article_ids:
        if article_id not in known:
            raise UserError("article.unknown", id=article_id)
    total = len(known) if options.article_ids else read.article_count()
    return _documents(read, options, names, progress, total)


def check_options(read: Queries, options: ExportOptions) -> dict[str, str]:
    """Raise `UserError` for a label or an annotator the project does not know; return the labels' names, by id."""
    names = {label.id: label.name for label in read.tag_set()}
    for label in options.labels:
        if label not in names.values():
            raise UserError("label.unknown", name=label, known=", ".join(names.values()))
    for annotator in sorted(options.annotators):
        if not read.has_worked(annotator):
            known = ", ".join(name for name in read.annotators() if name)
            if not known:
                raise UserError("annotator.none", name=annotator)
            raise UserError("annotator.unknown", name=annotator, known=known)
    return names


def _documents(
    read: Queries,
    options: ExportOptions,
    names: dict[str, str],
    progress: Callable[[int, int], None] | None,
    total: int,
) -> Iterator[Document]:
    done = 0
    for batch in _batches(read, options):
        yield from _Batch(read, options, names, batch).documents()
        done += len(batch)
        if progress is not None:
            progress(done, total)


def _batches(read: Queries, options: ExportOptions) -> Iterator[list[Article]]:
    """Yield the articles some at a time, so many that their texts stay small together."""
    batch: list[Article] = []
    size = 0
    for some in _some_ids(options.article_ids or read.article_ids()):
        found = read.articles_with(some)
        for article in (found[one] for one in some if one in found):
            if batch and size + article.text_length > _BATCH_POINTS:
                yield batch
                batch, size = [], 0
            batch.append(article)
            size += article.text_length
        if batch:
            yield batch
            batch, size = [], 0


def _some_ids(article_ids: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for article_id in dict.fromkeys(article_ids) if isinstance(article_ids, tuple) else article_ids:
        some.append(article_id)
        if len(some) == _BATCH_ARTICLES:
            yield some
            some = []
    if some:
        yield some


class _Batch:
    """Some articles, and what a few statements read for all of them."""

    def __init__(
        self, read: Queries, options: ExportOptions, names: dict[str, str], articles: Sequence[Article]
    ) -> None:
        self._options = options
        self._names = names
        self._articles = articles
        ids = [article.id for article in articles]
        self._texts = read.texts(article.text_sha256 for article in articles)
        every = read.annotations_of(ids)
        self._annotations = {
            one: [each for each in some if self._is_chosen(each)] for one, some in every.items()
        }
        chosen = [annotation for some in self._annotations.values() for annotation in some]
        self._sources: Any = _named(read, Kind.SOURCE, {each.speaker_id for each in chosen})
        self._statements: Any = _named(read, Kind.STATEMENT, {each.statement_id for each in chosen})
        self._links = read.links_of(ids)
        self._awaited = read.awaited_of(ids)
        chosen_ids = {annotation.id for annotation in chosen}
        ends = {link.to_id for some in self._links.values() for link, _ in some} - chosen_ids
        here = {annotation.id for some in every.values() for annotation in some}
        others: Any = read.with_ids(Kind.ANNOTATION, ends - here)
        self._chosen_ids = chosen_ids | {one for one, each in others.items() if self._is_chosen(each)}

    def documents(self) -> Iterator[Document]:
        """Yield the articles with what belongs to them."""
        for article in self._articles:
            annotations = tuple(self._annotations.get(article.id, ()))
            links, ends = self._links_from(article.id, {annotation.id for annotation in annotations})
            yield Document(
                article=article,
                text=self._texts[article.text_sha256],
                annotations=annotations,
                links=links,
                labels=self._names,
                sources=self._sources,
                statements=self._statements,
                ends=ends,
            )

    def _links_from(self, article_id: str, chosen: set[str]) -> tuple[tuple[Link, ...], dict[str, str]]:
        """Return the links whose both ends are chosen, or whose other end is awaited, and where their ends are."""
        links: list[Link] = []
        ends: dict[str, str] = {}
        for link, end in self._links.get(article_id, ()):
            if link.from_id in chosen and link.to_id in self._chosen_ids:
                links.append(link)
                ends[link.to_id] = end
        links += [each.link for each in self._awaited.get(article_id, ()) if each.link.from_id in chosen]
        links.sort(key=lambda link: link.id)
        return tuple(links), ends

    def _is_chosen(self, annotation: Annotation) -> bool:
        wanted = self._options
        return (
            annotation.status in wanted.statuses
            and (not wanted.labels or self._names[annotation.label_id] in wanted.labels)
            and (not wanted.annotators or annotation.annotator in wanted.annotators)
        )


def _named(read: Queries, kind: Kind, ids: set[str]) -> dict[str, Entity]:
    """Return what annotations name, by id; raise `UserError` where some of it is not there, as in a damaged project."""
    found = read.with_ids(kind, ids)
    if not ids - {""} <= found.keys():
        raise UserError("project.damaged", detail=f"a {kind.value} that an annotation names")
    return found
