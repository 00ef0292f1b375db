"""A whole project as a stream of rows: a few ordered statements read side by side, and no value made for a row.

For exports of everything, where making a value for each annotation would take longer than all the rest.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import orjson

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.values import AwaitedLink, Link
from annotator.store import rows
from annotator.store.failures import told_as_user_errors
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.core.values import AnnotationStatus, Source, Statement

    Row = tuple[Any, ...]

_ARTICLES = (
    "SELECT t.pk, t.id, x.sha256, x.content, t.title, t.publisher, t.author, t.url, t.published, t.published_basis, "
    "t.language, t.status, t.file, t.file_sha256, t.encoding, t.regions, t.meta, t.extra "
    "FROM articles t JOIN texts x ON x.pk = t.text_pk ORDER BY t.pk"
)
# What nearly every annotation has, and whether there is more of it: nine columns that are fetched for nothing take as
# long as the others.
_RARE = ("fragments", "source", "cue", "addressee", "speaker_pk", "statement_pk", "attributes", "extra")
_HAS_MORE = f"(t.note IS NOT '' OR coalesce({', '.join(f't.{name}' for name in _RARE)}) IS NOT NULL)"
_ANNOTATIONS = (
    'SELECT t.article_pk, t.id, t.label_pk, t.start, t."end", t.annotator, t.origin, t.status, t.created, t.updated, '
    f"{_HAS_MORE} FROM annotations t "
)
_MORE = f"SELECT t.id, t.note, {', '.join(f't.{name}' for name in _RARE)} FROM annotations t "
_IN_ORDER = 'ORDER BY t.article_pk, t.start, t."end", t.id'
_has_more = itemgetter(-1)


class Streamed(NamedTuple):
    """An article with what belongs to it. ``annotations`` are sorted by start, end and id, ``links`` by id.

    ``article`` holds the columns of the statement above without its pk. The first field of an annotation's row means
    nothing outside; the others are those of its statement, where the last is 0, or the note and the columns of `_RARE`
    in the last one's place. Its label, speaker and statement are numbers that
    `Stream.label_names`, `Stream.source_at` and `Stream.statement_at` take. Columns of JSON are text, or None;
    `decoded` reads them. A link comes with the id of the article it ends in, which is empty where the end is awaited.
    """

    article: Row
    annotations: Sequence[Row]
    links: Sequence[tuple[Link, str]]


def decoded(data: str) -> Any:
    """Return what a column's JSON says; raise `UserError` where it is none."""
    try:
        return orjson.loads(data)
    except ValueError as error:
        raise UserError("project.damaged", detail="a field that is no JSON") from error


class Stream(Reader):
    """The part of the queries that reads everything once, from the first article to the last."""

    def everything(
        self,
        *,
        statuses: Iterable[AnnotationStatus],
        labels: Iterable[str] = (),
        annotators: Iterable[str] = (),
    ) -> Iterator[Streamed]:
        """Yield every article in the order they came, with its chosen annotations and the links between chosen ones.

        ``labels`` and ``annotators`` are names; none of them chooses all. Nothing may be written while it runs: use it
        inside a snapshot. It raises `UserError` for what the disk did and for rows that hold no values.
        """
        chosen = tuple(
            (column, tuple(sorted(names)))
            for column, names in (
                ("{}.status", {status.value for status in statuses}),
                ("(SELECT name FROM labels WHERE pk = {}.label_pk)", set(labels)),
                ("{}.annotator", set(annotators)),
            )
            if names or column == "{}.status"
        )
        with told_as_user_errors(self._project.path):
            annotations = self._annotations(chosen)
            links = self._links(chosen)
            for row in self._stream(_ARTICLES, ()):
                pk = row[0]
                yield Streamed(row[1:], annotations(pk), links(pk))

    def label_names(self) -> dict[int, str]:
        """Return the names of the labels by their numbers."""
        return dict(self._rows("SELECT pk, name FROM labels"))

    def source_at(self, number: int) -> Source | None:
        """Return the speaker of that number, or None."""
        found = self._rows(f"{rows.SELECTS[Kind.SOURCE]} WHERE t.pk = ?", (number,))
        return cast("Source", rows.from_row(Kind.SOURCE, found[0])) if found else None

    def statement_at(self, number: int) -> Statement | None:
        """Return the statement of that number, or None."""
        found = self._rows(f"{rows.SELECTS[Kind.STATEMENT]} WHERE t.pk = ?", (number,))
        return cast("Statement", rows.from_row(Kind.STATEMENT, found[0])) if found else None

    def _annotations(self, chosen: Sequence[tuple[str, Sequence[str]]]) -> Callable[[int], Sequence[Row]]:
        """Return what finds the annotations of an article, by its pk; the pks must be asked for in order."""
        of = self._grouped(*_where(_ANNOTATIONS, chosen, "t"), _IN_ORDER)
        statement, values = _where(_MORE, chosen, "t")
        more: Iterator[Row] | None = None

        def of_article(pk: int) -> Sequence[Row]:
            nonlocal more
            found = of(pk)
            if not any(map(_has_more, found)):
                return found
            if more is None:
                more = self._stream(f"{statement}AND {_HAS_MORE} {_IN_ORDER}", values)
            whole: list[Row] = []
            for row in found:
                if not row[-1]:
                    whole.append(row)
                    continue
                own_id, *rest = next(more, (None,))
                if own_id != row[1]:
                    raise UserError("project.damaged", detail="a row that its index has otherwise")
                whole.append((*row[:-1], *rest))
            return whole

        return of_article

    def _links(self, chosen: Sequence[tuple[str, Sequence[str]]]) -> Callable[[int], list[tuple[Link, str]]]:
        """Return what finds the links that begin in an article, by its pk; the pks must be asked for in order."""
        select = rows.SELECTS[Kind.LINK].replace("SELECT ", "SELECT f.article_pk, e.id, ", 1)
        ended = self._grouped(
            *_where(f"{select} JOIN articles e ON e.pk = o.article_pk ", chosen, "f", "o"),
            "ORDER BY f.article_pk",
        )
        select = rows.SELECTS[Kind.AWAITED_LINK].replace("SELECT ", "SELECT f.article_pk, ", 1)
        awaited = self._grouped(
            *_where(f"{select} JOIN annotations f ON f.pk = t.from_pk ", chosen, "f"), "ORDER BY f.article_pk"
        )

        def of_article(pk: int) -> list[tuple[Link, str]]:
            found: list[tuple[Link, str]] = []
            for row in ended(pk):
                link = rows.from_row(Kind.LINK, row[2:])
                if isinstance(link, Link):
                    found.append((link, row[1]))
            for row in awaited(pk):
                waiting = rows.from_row(Kind.AWAITED_LINK, row[1:])
                if isinstance(waiting, AwaitedLink):
                    found.append((waiting.link, ""))
            found.sort(key=lambda each: each[0].id)
            return found

        return of_article

    def _grouped(self, statement: str, values: tuple[str, ...], order: str) -> Callable[[int], Sequence[Row]]:
        """Return what finds the rows that begin with a number; the numbers must be asked for in order."""
        groups = groupby(self._stream(f"{statement}{order}", values), itemgetter(0))
        key, group = next(groups, (None, iter(())))

        def of(number: int) -> Sequence[Row]:
            nonlocal key, group
            if key is not None and type(key) is not int:
                raise UserError("project.damaged", detail="a row that belongs to no article")
            while key is not None and key < number:
                key, group = next(groups, (None, iter(())))
            if key != number:
                return ()
            found = list(group)
            key, group = next(groups, (None, iter(())))
            return found

        return of

    def _stream(self, statement: str, values: tuple[str, ...]) -> Iterator[Row]:
        """Return the rows as the driver gives them, one by one."""
        return iter(self._project.connection.exec_driver_sql(statement, values))


def _where(
    statement: str, chosen: Sequence[tuple[str, Sequence[str]]], *tables: str
) -> tuple[str, tuple[str, ...]]:
    """Return the statement for those annotations only that are chosen, in each of the tables, and its values."""
    conditions: list[str] = []
    values: list[str] = []
    for table in tables:
        for column, names in chosen:
            conditions.append(f"{column.format(table)} IN ({', '.join('?' * len(names))})")
            values += names
    return f"{statement} WHERE {' AND '.join(conditions)} ", tuple(values)
