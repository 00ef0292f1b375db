"""What the ledger is made from: annotations, links, statements and speakers, put in and taken out one by one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.analysis.ledger_rows import LedgerRow
    from annotator.analysis.marks import Mark
    from annotator.core.values import Link, Source, Statement


class LedgerStock:
    """The values, and which of them changed since the rows were last built."""

    def __init__(self) -> None:
        self._marks: dict[str, Mark] = {}
        self._statements: dict[str, Statement] = {}
        self._sources: dict[str, Source] = {}
        self._links: dict[str, Link] = {}
        self._touching: defaultdict[str, dict[str, None]] = defaultdict(dict)  # link ids by annotation
        self._origin_of: Mapping[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._row_of: dict[str, str] = {}
        self._rows: dict[str, LedgerRow] = {}
        self._by_speaker: defaultdict[str, set[str]] = defaultdict(set)  # row ids
        self._changed: set[str] = set()  # annotations
        self._stale: set[str] = set()  # rows
        self._by_statement: defaultdict[str, set[str]] = defaultdict(set)  # annotation ids

    # What it is told

    def put_mark(self, mark: Mark) -> None:
        """Take an annotation in, or its new state."""
        self._leave_statement(mark.id)
        self._marks[mark.id] = mark
        self._changed.add(mark.id)
        if mark.statement_id:
            self._by_statement[mark.statement_id].add(mark.id)

    def remove_mark(self, annotation_id: str) -> None:
        """Forget an annotation."""
        self._leave_statement(annotation_id)
        if self._marks.pop(annotation_id, None) is not None:
            self._changed.add(annotation_id)

    def mark(self, annotation_id: str) -> Mark | None:
        """Return an annotation, or None."""
        return self._marks.get(annotation_id)

    def marks(self) -> Iterable[Mark]:
        """Return all annotations."""
        return self._marks.values()

    def put_link(self, link: Link) -> None:
        """Take a link in, or its new state."""
        self.remove_link(link.id)
        self._links[link.id] = link
        for end in (link.from_id, link.to_id):
            self._touching[end][link.id] = None
            self._changed.add(end)

    def remove_link(self, link_id: str) -> None:
        """Forget a link."""
        link = self._links.pop(link_id, None)
        if link is not None:
            for end in (link.from_id, link.to_id):
                self._touching[end].pop(link_id, None)
                self._changed.add(end)

    def links(self) -> Iterable[Link]:
        """Return all links."""
        return self._links.values()

    def links_of(self, annotation_id: str) -> list[Link]:
        """Return the links that begin or end at an annotation."""
        return [self._links[one] for one in self._touching.get(annotation_id, ())]

    def put_statement(self, statement: Statement) -> None:
        """Take a statement in, or its new state."""
        if statement.id not in self._statements:
            self._changed |= self._by_statement.get(statement.id, set())
        self._statements[statement.id] = statement
        self._stale.add(statement.id)

    def remove_statement(self, statement_id: str) -> None:
        """Forget a statement; its annotations stand for themselves from then on."""
        if self._statements.pop(statement_id, None) is not None:
            self._changed |= self._members.get(statement_id, set())
            self._stale.add(statement_id)

    def put_source(self, source: Source) -> None:
        """Take a speaker in, or the new state."""
        self._sources[source.id] = source
        self._stale |= self._by_speaker.get(source.id, set())

    def remove_source(self, source_id: str) -> None:
        """Forget a speaker."""
        if self._sources.pop(source_id, None) is not None:
            self._stale |= self._by_speaker.get(source_id, set())

    def sources(self) -> Mapping[str, Source]:
        """Return the register of speakers, by id."""
        return self._sources

    def _leave_statement(self, annotation_id: str) -> None:
        old = self._marks.get(annotation_id)
        if old is not None and old.statement_id:
            self._by_statement[old.statement_id].discard(annotation_id)
