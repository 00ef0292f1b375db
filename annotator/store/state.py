"""Puts edits into the state tables and their counters, inside a transaction that somebody else began."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from annotator.core.edits import CLASSES, Edit, Kind
from annotator.core.values import Annotation, Article, Source
from annotator.store.columns import COLUMNS, TABLES, to_row
from annotator.store.label_counts import LabelCounts
from annotator.store.made import INSERT_MADE, INSERT_PLAIN, made_rows
from annotator.store.many import write_rows
from annotator.store.reader import known_number
from annotator.store.rows import SELECTS, from_row
from annotator.store.unindexed import Unindexed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.edits import Entity
    from annotator.core.made import Made
    from annotator.store.connection import Connection

_ORDER = {kind: place for place, kind in enumerate(Kind)}
_PLACES = {cls: _ORDER[kind] for kind, cls in CLASSES.items()}
_CHUNK = 10_000
_MARKS = 500  # values in one statement
_CACHED = frozenset({Kind.LABEL, Kind.LINK_TYPE, Kind.SOURCE, Kind.STATEMENT})


class State:
    """The state tables during one transaction. It numbers rows itself, and remembers what it has looked up."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pks: dict[Kind, dict[str, int]] = {kind: {} for kind in Kind}
        self._articles: dict[str, tuple[int, int]] = {}
        self._texts: dict[str, int] = {}
        self._next: dict[str, int] = {}
        self._counts = LabelCounts()
        self._unindexed = Unindexed(connection)

    # Numbers, for rows

    def pk(self, kind: Kind, entity_id: str) -> int:
        """Return the pk of a thing; raise `LookupError` where there is none."""
        known = self._pks[kind].get(entity_id)
        if known is None:
            known = self._connection.exec_driver_sql(
                f"SELECT pk FROM {TABLES[kind]} WHERE id = ?", (entity_id,)
            ).scalar()
            if known is None:
                raise LookupError(kind, entity_id)
            if kind in _CACHED:
                self._pks[kind][entity_id] = known
        return int(known)

    def text(self, sha256: str) -> int:
        """Return the pk of a text; raise `LookupError` where it is not there."""
        known = self._texts.get(sha256)
        if known is None:
            known = self._connection.exec_driver_sql(
                "SELECT pk FROM texts WHERE sha256 = ?", (sha256,)
            ).scalar()
            if known is None:
                raise LookupError("text", sha256)
        return int(known)

    def article(self, article_id: str) -> tuple[int, int]:
        """Return an article's pk and the length of its text in code points; raise `LookupError`."""
        known = self._articles.get(article_id)
        if known is None:
            row = self._connection.exec_driver_sql(
                "SELECT pk, text_length FROM articles WHERE id = ?", (article_id,)
            ).first()
            if row is None:
                raise LookupError(Kind.ARTICLE, article_id)
            known = (row[0], row[1])
            self._articles[article_id] = known
        return known

    def known(self, edits: Sequence[Edit]) -> dict[tuple[Kind, str], Entity]:
        """Return those of the things the edits are about that exist, as they are now."""
        found: dict[tuple[Kind, str], Entity] = {}
        for kind in {edit.kind for edit in edits}:
            ids = list(dict.fromkeys(edit.id for edit in edits if edit.kind is kind))
            for start in range(0, len(ids), _MARKS):
                some = ids[start : start + _MARKS]
                marks = ", ".join("?" * len(some))
                statement = f"{SELECTS[kind]} WHERE t.id IN ({marks})"
                for row in self._connection.exec_driver_sql(statement, tuple(some)):
                    found[kind, row[0]] = from_row(kind, row)
        return found

    # Edits

    def add_texts(self, texts: Mapping[str, str]) -> None:
        """Keep texts, each once; they are searchable as soon as the transaction ends."""
        rows = []
        if len(self._texts) > _CHUNK:
            self._texts.clear()
        there = self._texts_there(tuple(texts))
        for sha256, content in texts.items():
            known = there.get(sha256)
            if known is None:
                known = self._numbers("texts", 1)
                rows.append((known, sha256, len(content), content))
            self._texts[sha256] = known
        if rows:
            write_rows(self._connection, "INSERT INTO texts (pk, sha256, length, content)", rows)
            self._unindexed.add_texts([row[0] for row in rows], sum(row[2] for row in rows))

    def _texts_there(self, hashes: Sequence[str]) -> dict[str, int]:
        """Return the pks of those of the texts that are kept already, by hash."""
        there: dict[str, int] = {}
        for start in range(0, len(hashes), _MARKS):
            some = hashes[start : start + _MARKS]
            marks = ", ".join("?" * len(some))
            found = self._connection.exec_driver_sql(
                f"SELECT sha256, pk FROM texts WHERE sha256 IN ({marks})", tuple(some)
            )
            there.update((row[0], row[1]) for row in found)
        return there

    def apply(
        self,
        edits: Iterable[Edit],
        *,
        places: Mapping[str, int] | None = None,
        made: Sequence[Made] = (),
    ) -> dict[str, int]:
        """Make the edits true, and return the pks of the articles among them, by id.

        ``made`` are annotations to be made as well, as in `annotator.core.edits.EditSet`. ``places`` gives the pks of
        articles that come back after a deletion. Deletions go last, so that what a deleted thing's dependants are
        given instead is there. Raises `LookupError` for an end that does not exist.
        """
        pks: dict[str, int] = {}
        groups: defaultdict[tuple[bool, int], list[Edit]] = defaultdict(list)
        for edit in edits:
            groups[_order(edit)].append(edit)
        for (is_deletion, place), chunk in sorted(groups.items()):
            if made and (is_deletion or place > _ORDER[Kind.ANNOTATION]):  # links go from one to another
                self._make_annotations(made)
                made = ()
            kind = chunk[0].kind
            if is_deletion:
                self._delete(kind, chunk, pks)
            else:
                self._insert(kind, [edit for edit in chunk if edit.before is None], pks, places or {})
                self._update(kind, [edit for edit in chunk if edit.before is not None], pks)
        if made:
            self._make_annotations(made)
        if self._counts.are_many:
            self._counts.write(self._connection)
        if len(self._articles) > _CHUNK:
            self._articles.clear()
        return pks

    def finish(self) -> None:
        """Write the counters back, and what can be searched for. Call it once, before the transaction ends."""
        if self._next:
            write_rows(
                self._connection,
                "INSERT INTO counters (name, value)",
                list(self._next.items()),
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )
        self._counts.write(self._connection)
        self._unindexed.index()
        self._next.clear()

    # The parts of apply

    def _make_annotations(self, made: Sequence[Made]) -> None:
        new = made_rows(made, self._numbers("annotations", sum(map(len, made))), self)
        write_rows(self._connection, INSERT_PLAIN, new.plain)
        write_rows(self._connection, INSERT_MADE, new.others)
        for (article, label, status), count in new.tally.items():
            self._counts.add(article, label, status, count)

    def _insert(
        self, kind: Kind, edits: Sequence[Edit], pks: dict[str, int], places: Mapping[str, int]
    ) -> None:
        if not edits:
            return
        table = TABLES[kind]
        rows = []
        first = self._numbers(table, len(edits))
        is_cached = kind in _CACHED
        for number, edit in enumerate(edits, first):
            entity = edit.entity
            pk = places.get(entity.id, number)
            rows.append((pk, entity.id, *to_row(kind, entity, self)))
            if is_cached:
                self._pks[kind][entity.id] = pk
            elif kind is Kind.ARTICLE:
                self._articles[entity.id] = (pk, entity.text_length)  # type: ignore[union-attr]  # it is one
                pks[entity.id] = pk
        columns = ", ".join(f'"{name}"' for name in ("pk", "id", *COLUMNS[kind]))
        write_rows(self._connection, f"INSERT INTO {table} ({columns})", rows)
        self._keep_derived(kind, edits, {row[1]: row[0] for row in rows})

    def _update(self, kind: Kind, edits: Sequence[Edit], pks: dict[str, int]) -> None:
        if not edits:
            return
        numbers = {edit.id: self.pk(kind, edit.id) for edit in edits}
        self._forget_derived(kind, edits, numbers)
        columns = ", ".join(f'"{name}" = ?' for name in COLUMNS[kind])
        rows = [(*to_row(kind, edit.entity, self), numbers[edit.id]) for edit in edits]
        self._connection.exec_driver_sql(f"UPDATE {TABLES[kind]} SET {columns} WHERE pk = ?", rows)
        self._keep_derived(kind, edits, numbers)
        if kind is Kind.ARTICLE:
            pks.update(numbers)

    def _delete(self, kind: Kind, edits: Sequence[Edit], pks: dict[str, int]) -> None:
        numbers = {edit.id: self.pk(kind, edit.id) for edit in edits}
        self._forget_derived(kind, edits, numbers)
        self._connection.exec_driver_sql(
            f"DELETE FROM {TABLES[kind]} WHERE pk = ?", [(pk,) for pk in numbers.values()]
        )
        for edit in edits:
            self._pks[kind].pop(edit.id, None)
            self._articles.pop(edit.id, None)
        if kind is Kind.ARTICLE:
            pks.update(numbers)

    # What is kept beside the rows: counters, search, the names of sources

    def _keep_derived(self, kind: Kind, edits: Iterable[Edit], numbers: Mapping[str, int]) -> None:
        if kind is Kind.ANNOTATION:
            self._count((edit.after for edit in edits), 1)
        elif kind is Kind.SOURCE:
            write_rows(
                self._connection,
                "INSERT OR IGNORE INTO source_names (folded, source_pk)",
                [(name, numbers[edit.id]) for edit in edits for name in _names(edit.after)],
            )
        elif kind is Kind.ARTICLE:
            self._unindexed.add_articles(numbers.values())

    def _forget_derived(self, kind: Kind, edits: Iterable[Edit], numbers: Mapping[str, int]) -> None:
        if kind is Kind.ANNOTATION:
            self._count((edit.before for edit in edits), -1)
        elif kind is Kind.SOURCE:
            self._connection.exec_driver_sql(
                "DELETE FROM source_names WHERE source_pk = ?", [(numbers[edit.id],) for edit in edits]
            )
        elif kind is Kind.ARTICLE:
            self._unindexed.index()  # only what is in an index can be taken out of it
            self._connection.exec_driver_sql(
                "INSERT INTO fact_search (fact_search, rowid, title, publisher, author, file) "
                "VALUES ('delete', ?, ?, ?, ?, ?)",
                [(numbers[edit.id], *_facts(edit.before)) for edit in edits],
            )

    def _count(self, entities: Iterable[Entity | None], step: int) -> None:
        tally = Counter(
            (entity.article_id, entity.label_id, entity.status)
            for entity in entities
            if isinstance(entity, Annotation)
        )
        for (article_id, label_id, status), count in tally.items():
            self._counts.add(self.article(article_id)[0], self.pk(Kind.LABEL, label_id), status, step * count)

    def _numbers(self, table: str, count: int) -> int:
        """Return the first of as many fresh pks, which follow each other."""
        last = self._next.get(table)
        if last is None:
            last = self._connection.exec_driver_sql(
                "SELECT value FROM counters WHERE name = ?", (table,)
            ).scalar()
        last = known_number(last or 0)
        self._next[table] = last + count
        return last + 1


def _order(edit: Edit) -> tuple[bool, int]:
    """Sort what is made or changed first, from labels up to links; then deletions, from links down to labels."""
    if edit.after is None:
        return (True, -_ORDER[edit.kind])
    return (False, _PLACES[type(edit.after)])


def _names(entity: Entity | None) -> set[str]:
    if not isinstance(entity, Source):
        raise TypeError(entity)
    return {folded_name(name) for name in (entity.name, *entity.aliases)}


def folded_name(name: str) -> str:
    """Return a speaker's name as it is looked up: case-folded, white space as single spaces."""
    return " ".join(name.casefold().split())


def _facts(entity: Entity | None) -> tuple[str, str, str, str]:
    if not isinstance(entity, Article):
        raise TypeError(entity)
    return (entity.title, entity.publisher, entity.author, entity.file)
