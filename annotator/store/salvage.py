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
from annotator.store.salvage_journal import SalvagedJournal
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
    # What no two things may share: a damaged tree may hold a page twice.
    taken: dict[Kind, set[object]] = field(default_factory=lambda: {kind: set() for kind in Kind})
    _lengths: dict[str, int] = field(default_factory=dict)  # of texts by article

    def text_length(self, article_id: str) -> int:
        """Return how many code points an article's text has, 0 where there is none."""
        if not self._lengths:
            known = {digest: len(text) for digest, text in self.texts.values()}
            for article in self.things[Kind.ARTICLE].values():
                if isinstance(article, Article):
                    self._lengths[article.id] = known.get(article.text_sha256, 0)
        return self._lengths.get(article_id, 0)

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
            sound = by_article.get(article.id, [])
            edits = (Edit(None, whole), *(Edit(None, each) for each in sound))
            yield EditSet("project.salvage", edits, {article.text_sha256: text})
            there.update(each.id for each in sound)
            saved["articles"] += 1
            saved["annotations"] += len(sound)
        for kind in (Kind.LINK, Kind.AWAITED_LINK):
            joined = [thing for thing in self.things[kind].values() if _joins(thing, there, lost)]
            saved[TABLES[kind]] = len(joined)
            yield EditSet("project.salvage", tuple(Edit(None, thing) for thing in joined))


def salvaged(
    path: Path,
    lost: list[str],
    restored: list[str],
    *,
    progress: Callable[[str, int], None] | None = None,
) -> Salvaged:
    """Return what can be read of the project at ``path``, which is only read; ``lost`` takes a line for each loss.

    ``restored`` takes one for each thing whose row cannot be read, and which is as the journal left it.

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
        journal = SalvagedJournal(connection)
        for kind in Kind:
            of_kind: list[str] = []
            unsure = _read(connection, kind, found, of_kind, progress)
            if (of_kind or unsure) and journal.is_whole:
                # It says which things there are: what of them is not there by now is lost, and nothing else.
                of_kind = _restore(journal, kind, found, restored)
            else:
                for pk, fields in unsure:
                    _take(kind, pk, fields, found, of_kind)
            lost += of_kind
    return found


def _restore(journal: SalvagedJournal, kind: Kind, found: Salvaged, restored: list[str]) -> list[str]:
    """Put in what the journal left and the rows do not show; return a line for each thing that still lacks."""
    things, taken = found.things[kind], found.taken[kind]
    there = {each: {thing.id for thing in found.things[each].values()} for each in Kind}
    texts = {digest for digest, _ in found.texts.values()}
    free = min((0, *things)) - 1  # numbers that no row has
    lost: list[str] = []
    for own_id, left in journal.left(kind, there[kind]).items():
        thing = _with_what_there_is(left.thing, there, texts)
        marks = {own_id, thing.name} if isinstance(thing, Label) else {own_id}
        if thing is None or not (
            taken.isdisjoint(marks) and _keeps_the_rules(thing) and _is_inside(thing, found)
        ):
            lost.append(f"{kind.value} {_short(own_id)}: something it belongs to cannot be read")
            continue
        taken |= marks
        pk = left.place if left.place is not None and left.place not in things else free
        things[pk] = thing
        free = min(free, pk) - 1
        restored.append(f"{kind.value} {_short(own_id)}: as entry {left.seq} of the journal left it")
    return lost


def _with_what_there_is(thing: Entity, there: dict[Kind, set[str]], texts: set[str]) -> Entity | None:
    """Return a thing without the speaker or statement that is not there; None where it cannot be without what lacks."""
    match thing:
        case Article():
            return thing if thing.text_sha256 in texts else None
        case Annotation():
            if thing.article_id not in there[Kind.ARTICLE] or thing.label_id not in there[Kind.LABEL]:
                return None
            speaker = thing.speaker_id if thing.speaker_id in there[Kind.SOURCE] else ""
            statement = thing.statement_id if thing.statement_id in there[Kind.STATEMENT] else ""
            return replace(thing, speaker_id=speaker, statement_id=statement)
        case Link():
            return thing if thing.type in there[Kind.LINK_TYPE] else None
        case _:
            return thing


def _read(
    connection: sqlite3.Connection,
    kind: Kind,
    found: Salvaged,
    lost: list[str],
    progress: Callable[[str, int], None] | None,
) -> list[tuple[int, Sequence[Any]]]:
    """Take the rows of a kind in; return those that name a label, a speaker or a statement that is not there."""
    unsure: list[tuple[int, Sequence[Any]]] = []
    for pk, *row in rows(connection, TABLES[kind], ("id", *COLUMNS[kind]), lost):
        if kind is Kind.ANNOTATION and not _has_its_names(row, found):
            unsure.append((pk, row))
        else:
            _take(kind, pk, row, found, lost)
        if progress is not None:
            progress(TABLES[kind], len(found.things[kind]))
    return unsure


def _has_its_names(row: Sequence[Any], found: Salvaged) -> bool:
    label, speaker, statement = row[3], row[10], row[11]
    return (
        label in found.things[Kind.LABEL]
        and (speaker is None or speaker in found.things[Kind.SOURCE])
        and (statement is None or statement in found.things[Kind.STATEMENT])
    )


def _take(kind: Kind, pk: int, row: Sequence[Any], found: Salvaged, lost: list[str]) -> None:
    """Take a row in, or say that it is lost."""
    things, taken = found.things[kind], found.taken[kind]
    try:
        thing = from_row(kind, _joined(kind, row, found, lost))
    except (UserError, LookupError, TypeError):
        lost.append(f"{kind.value} {_short(row[0])}: it, or something it belongs to, cannot be read")
        return
    marks = {thing.id, thing.name} if isinstance(thing, Label) else {thing.id}
    if taken.isdisjoint(marks) and _keeps_the_rules(thing):
        if not _is_inside(thing, found):
            lost.append(f"{kind.value} {_short(row[0])}: it does not fit its text")
            return
        taken |= marks
        things[pk] = thing
    elif things.get(pk) != thing:
        lost.append(f"{kind.value} {_short(row[0])}: it holds what it cannot hold")


def _is_inside(thing: Entity, found: Salvaged) -> bool:
    """Tell whether an annotation fits the text of its article, and anything else always."""
    if not isinstance(thing, Annotation):
        return True
    try:
        check_annotation(thing, found.text_length(thing.article_id))
    except UserError:
        return False
    return True


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
