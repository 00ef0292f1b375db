"""Reads what can be read of a damaged project, row by row, past what cannot."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Edit, EditSet, Entity, Kind, kind_of
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.rules import check_annotation, check_plain
from annotator.core.tagset import Label, LinkType, TagSet
from annotator.core.text import sha256
from annotator.core.values import Annotation, Article, AwaitedLink, Link
from annotator.store.columns import COLUMNS, TABLES
from annotator.store.rows import from_row
from annotator.store.salvage_rows import open_for_reading, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_STAND_IN = "unknown"  # what begins the name of a label that takes the place of one that cannot be read


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
        there: set[str] = set()  # annotations
        for article in self.things[Kind.ARTICLE].values():
            if not isinstance(article, Article):
                continue
            text = texts[article.text_sha256]
            whole = replace(article, text_length=len(text))
            sound = [each for each in by_article.get(article.id, ()) if _fits(each, len(text), lost)]
            edits = (Edit(None, whole), *(Edit(None, each) for each in sound))
            yield EditSet("project.salvage", edits, {article.text_sha256: text})
            there.update(each.id for each in sound)
            saved["articles"] += 1
            saved["annotations"] += len(sound)
        for kind in (Kind.LINK, Kind.AWAITED_LINK):
            joined = [thing for thing in self.things[kind].values() if _joins(thing, there, lost)]
            saved[TABLES[kind]] = len(joined)
            yield EditSet("project.salvage", tuple(Edit(None, thing) for thing in joined))


def salvaged(path: Path, lost: list[str], *, progress: Callable[[str, int], None] | None = None) -> Salvaged:
    """Return what can be read of the project at ``path``, which is only read; ``lost`` takes a line for each loss.

    Raises `UserError` where the file is no database any more.
    """
    found = Salvaged()
    try:
        connection = open_for_reading(path.absolute().as_uri())
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise UserError("recovery.nothing_left", file=str(path)) from error
    with contextlib.closing(connection):
        for pk, *row in rows(connection, "texts", ("sha256", "length", "content"), lost):
            if isinstance(row[2], str) and _hash(row[2]) == row[0]:
                found.texts[pk] = (row[0], row[2])
            else:
                lost.append(f"text {_short(row[0])}: its words do not have this hash any more")
        for kind in Kind:
            _read(connection, kind, found, lost, progress)
    return found


def _read(
    connection: sqlite3.Connection,
    kind: Kind,
    found: Salvaged,
    lost: list[str],
    progress: Callable[[str, int], None] | None,
) -> None:
    things = found.things[kind]
    taken: set[object] = set()  # what no two things may share: a damaged tree may hold a page twice
    for pk, *row in rows(connection, TABLES[kind], ("id", *COLUMNS[kind]), lost):
        try:
            thing = from_row(kind, _joined(kind, row, found, lost))
        except (UserError, LookupError, TypeError):
            lost.append(f"{kind.value} {_short(row[0])}: it, or something it belongs to, cannot be read")
            continue
        marks = {thing.id, thing.name} if isinstance(thing, Label) else {thing.id}
        if taken.isdisjoint(marks) and _keeps_the_rules(thing):
            taken |= marks
            things[pk] = thing
        elif things.get(pk) != thing:
            lost.append(f"{kind.value} {_short(row[0])}: it holds what it cannot hold")
        if progress is not None:
            progress(TABLES[kind], len(things))


def _joined(kind: Kind, row: Sequence[Any], found: Salvaged, lost: list[str]) -> Sequence[Any]:
    """Return a bare row as the SELECT of its kind would give it: ids in the place of pks."""

    def id_of(other: Kind, pk: int) -> str:
        return found.things[other][pk].id

    def name_of(other: Kind, pk: int | None) -> str | None:
        if pk is None or pk in found.things[other]:
            return None if pk is None else id_of(other, pk)
        lost.append(f"{kind.value} {_short(row[0])}: the {other.value} it names cannot be read")
        return None

    match kind:
        case Kind.ARTICLE:
            return (row[0], found.texts[row[1]][0], *row[2:])
        case Kind.ANNOTATION:
            article, _, label, *extent = row[1:10]
            ends = (id_of(Kind.ARTICLE, article), _label_id(label, found, lost))
            names = (name_of(Kind.SOURCE, row[10]), name_of(Kind.STATEMENT, row[11]))
            return (row[0], *ends, *extent, *names, *row[12:])
        case Kind.LINK:
            ends = (id_of(Kind.ANNOTATION, row[2]), id_of(Kind.ANNOTATION, row[3]))
            return (row[0], id_of(Kind.LINK_TYPE, row[1]), *ends, *row[4:])
        case Kind.AWAITED_LINK:
            id_of(Kind.ANNOTATION, row[1])
            return (row[0], row[3])
        case _:
            return row


def _label_id(pk: object, found: Salvaged, lost: list[str]) -> str:
    """Return the id of a label; where it cannot be read, of one that stands in for it: no annotation is lost."""
    if not isinstance(pk, int):
        raise TypeError(pk)
    labels = found.things[Kind.LABEL]
    if pk not in labels:
        names = {label.name for label in labels.values() if isinstance(label, Label)}
        name = next(name for n in range(pk, pk + len(names) + 1) if (name := f"{_STAND_IN}-{n}") not in names)
        labels[pk] = Label(id=new_id(), name=name, position=len(labels))
        lost.append(f"label number {pk}: it cannot be read; what has it is labelled {name}")
    return labels[pk].id


def _keeps_the_rules(thing: Entity) -> bool:
    try:
        check_plain(thing)
    except UserError:
        return False
    return bool(thing.id) and (not isinstance(thing, Label) or bool(thing.name))


def _short(own_id: object) -> str:
    return repr(own_id)[:80] if not isinstance(own_id, str) else own_id[:80]


def _fits(annotation: Annotation, text_length: int, lost: list[str]) -> bool:
    try:
        check_annotation(annotation, text_length)
    except UserError:
        lost.append(f"annotation {_short(annotation.id)}: it does not fit its text")
        return False
    return True


def _joins(thing: Entity, there: set[str], lost: list[str]) -> bool:
    """Tell whether a link has both its ends, or, where the other is awaited, its own."""
    if isinstance(thing, AwaitedLink):
        is_whole_link = thing.link.from_id in there and thing.link.id == thing.id
    else:
        ends = {thing.from_id, thing.to_id} if isinstance(thing, Link) else set()
        is_whole_link = len(ends) == 2 and ends <= there
    if not is_whole_link:
        lost.append(f"{kind_of(thing).value} {_short(thing.id)}: an end of it could not be saved")
    return is_whole_link


def _hash(text: str) -> str:
    try:
        return sha256(text)
    except UnicodeEncodeError:
        return ""
