"""Reads what can be read of a damaged project, row by row, past what cannot."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Edit, EditSet, Entity, Kind
from annotator.core.errors import UserError
from annotator.core.rules import check_annotation
from annotator.core.tagset import Label, LinkType, TagSet
from annotator.core.text import sha256
from annotator.core.values import Annotation, Article
from annotator.store.columns import COLUMNS, TABLES
from annotator.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_CHUNK = 256
_GIVE_UP = 20_000  # rows in a row that cannot be read


@dataclass(slots=True)
class Salvaged:
    """What was read: texts by pk, things by kind and pk."""

    texts: dict[int, tuple[str, str]] = field(default_factory=dict)
    things: dict[Kind, dict[int, Entity]] = field(default_factory=lambda: {kind: {} for kind in Kind})

    @property
    def tag_set(self) -> TagSet | None:
        """The labels and link types, None where no label could be read."""
        labels = tuple(each for each in self.things[Kind.LABEL].values() if isinstance(each, Label))
        types = tuple(each for each in self.things[Kind.LINK_TYPE].values() if isinstance(each, LinkType))
        return TagSet(labels, types) if labels else None

    def edit_sets(self, saved: dict[str, int], lost: list[str]) -> Iterator[EditSet]:
        """Yield the edits that make everything that was read, an article and its annotations at a time."""
        for kind in (Kind.SOURCE, Kind.STATEMENT):
            things = list(self.things[kind].values())
            saved[TABLES[kind]] = len(things)
            yield EditSet("project.salvage", tuple(Edit(None, thing) for thing in things))
        by_article: dict[str, list[Annotation]] = {}
        for thing in self.things[Kind.ANNOTATION].values():
            if isinstance(thing, Annotation):
                by_article.setdefault(thing.article_id, []).append(thing)
        texts = dict(self.texts.values())
        saved["articles"] = saved["annotations"] = 0
        for article in self.things[Kind.ARTICLE].values():
            if not isinstance(article, Article):
                continue
            sound = [each for each in by_article.get(article.id, ()) if _fits(each, article, lost)]
            edits = (Edit(None, article), *(Edit(None, each) for each in sound))
            yield EditSet("project.salvage", edits, {article.text_sha256: texts[article.text_sha256]})
            saved["articles"] += 1
            saved["annotations"] += len(sound)
        for kind in (Kind.LINK, Kind.AWAITED_LINK):
            things = list(self.things[kind].values())
            saved[TABLES[kind]] = len(things)
            yield EditSet("project.salvage", tuple(Edit(None, thing) for thing in things))


def salvaged(path: Path, lost: list[str], *, progress: Callable[[str, int], None] | None = None) -> Salvaged:
    """Return what can be read of the project at ``path``, which is only read; ``lost`` takes a line for each loss.

    Raises `UserError` where the file is no database any more.
    """
    found = Salvaged()
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise UserError("recovery.nothing_left", file=str(path)) from error
    with contextlib.closing(connection):
        connection.execute("PRAGMA trusted_schema = OFF")
        for pk, *row in _rows(connection, "texts", ("sha256", "length", "content"), lost):
            if isinstance(row[2], str) and _hash(row[2]) == row[0]:
                found.texts[pk] = (row[0], row[2])
            else:
                lost.append(f"text {row[0]}: its words do not have this hash any more")
        for kind in Kind:
            things = found.things[kind]
            for pk, *row in _rows(connection, TABLES[kind], ("id", *COLUMNS[kind]), lost):
                try:
                    things[pk] = from_row(kind, _joined(kind, row, found))
                except (UserError, LookupError, TypeError):
                    lost.append(f"{kind.value} {row[0]}: it, or something it belongs to, cannot be read")
                if progress is not None:
                    progress(TABLES[kind], len(things))
    return found


def _joined(kind: Kind, row: Sequence[Any], found: Salvaged) -> Sequence[Any]:
    """Return a bare row as the SELECT of its kind would give it: ids in the place of pks."""

    def id_of(other: Kind, pk: int | None) -> str | None:
        return None if pk is None else found.things[other][pk].id

    match kind:
        case Kind.ARTICLE:
            return (row[0], found.texts[row[1]][0], *row[2:])
        case Kind.ANNOTATION:
            article, _, label, *extent = row[1:10]
            ends = (id_of(Kind.ARTICLE, article), id_of(Kind.LABEL, label))
            names = (id_of(Kind.SOURCE, row[10]), id_of(Kind.STATEMENT, row[11]))
            return (row[0], *ends, *extent, *names, *row[12:])
        case Kind.LINK:
            ends = (id_of(Kind.ANNOTATION, row[2]), id_of(Kind.ANNOTATION, row[3]))
            return (row[0], id_of(Kind.LINK_TYPE, row[1]), *ends, *row[4:])
        case Kind.AWAITED_LINK:
            id_of(Kind.ANNOTATION, row[1])
            return (row[0], row[3])
        case _:
            return row


def _fits(annotation: Annotation, article: Article, lost: list[str]) -> bool:
    try:
        check_annotation(annotation, article.text_length)
    except UserError:
        lost.append(f"annotation {annotation.id}: it does not fit its text")
        return False
    return True


def _rows(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], lost: list[str]
) -> Iterator[Sequence[Any]]:
    """Yield (pk, columns…) of every row that can be read, in the order of pk, stepping over those that cannot."""
    names = ", ".join(f'"{name}"' for name in ("pk", *columns))
    statement = f"SELECT {names} FROM {table} WHERE pk >= ? ORDER BY pk LIMIT ?"
    pk, size, failures = 0, _CHUNK, 0
    while failures < _GIVE_UP:
        try:
            chunk = connection.execute(statement, (pk, size)).fetchall()
        except (sqlite3.Error, UnicodeDecodeError):
            failures += size == 1
            pk, size = (pk + 1, 1) if size == 1 else (pk, 1)
            continue
        if failures:
            lost.append(f"{table}: about {failures} rows before number {pk} cannot be read")
            failures = 0
        yield from chunk
        if len(chunk) < size:
            return
        pk = int(chunk[-1][0]) + 1
        size = min(size * 2, _CHUNK)
    lost.append(f"{table}: what follows number {pk - failures} cannot be read")


def _hash(text: str) -> str:
    try:
        return sha256(text)
    except UnicodeEncodeError:
        return ""
