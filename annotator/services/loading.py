"""Loading: a project's articles with their texts and annotations, some hundred at a time, for what reads them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.analysis.marks import mark_of, sides_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.analysis.marks import Mark
    from annotator.core.values import Annotation, Article
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]

_BATCH = 200


class Loaded(NamedTuple):
    """An article with its text and its annotations of every status."""

    article: Article
    text: str
    annotations: Sequence[Annotation]


def load(
    read: Queries, progress: Progress | None = None, *, with_annotations: bool = True
) -> Iterator[Loaded]:
    """Yield every article in the order they came; ``progress`` hears of (done, of how many) and may raise."""
    total = read.article_count()
    done = 0
    some: list[str] = []

    def batch() -> Iterator[Loaded]:
        nonlocal done
        articles = read.articles_with(some)
        texts = read.texts(article.text_sha256 for article in articles.values())
        annotations = read.annotations_of(some) if with_annotations else {}
        for one in some:
            if (article := articles.get(one)) is not None:
                yield Loaded(article, texts[article.text_sha256], annotations.get(one, ()))
        done += len(some)
        some.clear()
        if progress is not None:
            progress(done, max(total, done))

    for article_id in read.article_ids():
        some.append(article_id)
        if len(some) == _BATCH:
            yield from batch()
    if some:
        yield from batch()


def marks(read: Queries, progress: Progress | None = None) -> Iterator[Mark]:
    """Yield all accepted annotations as marks."""
    sides = sides_of(read.tag_set())
    for article, text, some in load(read, progress):
        for annotation in some:
            mark = mark_of(annotation, article, text, sides)
            if mark is not None:
                yield mark
