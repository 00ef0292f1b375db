"""The rows of the ledger as tables show them: what stands in the cells, and the annotations behind each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from PySide6.QtCore import QCoreApplication

from annotator.analysis.ledger_rows import Part, Standing
from annotator.analysis.ledger_view import LedgerOrder
from annotator.core.spans import Span
from annotator.services.ledger import names
from annotator.ui.terms import side_words
from annotator.ui.views.rows import Door, ViewRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.analysis.ledger_rows import LedgerRow, LedgerSpan
    from annotator.analysis.marks import Mark
    from annotator.services.connections import Connections
    from annotator.ui.desk import Desk


# A table that is sorted upwards shows the least first; the ledger, the most.
_MOST_FIRST = {LedgerOrder.DISCUSSED, LedgerOrder.PUBLISHERS, LedgerOrder.ORIGINS}


class _Column(NamedTuple):
    heading: str
    cell: Callable[[LedgerRow], str | int]
    spans: Callable[[LedgerRow], Iterable[LedgerSpan]]
    order: LedgerOrder


class _Cells(Sequence[str | int]):
    """The cells of a row, made when they are looked at: of many thousand rows some dozens are seen."""

    __slots__ = ("_columns", "_row")

    def __init__(self, row: LedgerRow, columns: tuple[_Column, ...]) -> None:
        self._row, self._columns = row, columns

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, at: int) -> str | int: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str | int, ...]: ...
    def __getitem__(self, at: int | slice) -> str | int | tuple[str | int, ...]:
        if isinstance(at, slice):
            return tuple(column.cell(self._row) for column in self._columns[at])
        return self._columns[at].cell(self._row)


class LedgerCells:
    """Makes rows of tables from rows of the ledger."""

    def __init__(self, desk: Desk, connections: Connections) -> None:
        self._desk, self._connections = desk, connections
        self._columns = self._make_columns()
        self._parts = part_titles()

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above a row."""
        return tuple(column.heading for column in self._columns)

    def order(self, column: int, *, descending: bool) -> tuple[LedgerOrder, bool]:
        """Return how the ledger sorts by a column, and whether it is to be turned round for that."""
        order = self._columns[column].order
        return order, descending != (order in _MOST_FIRST)

    def row(self, row: LedgerRow) -> ViewRow:
        """Return a row of the ledger."""
        return ViewRow(
            row.id,
            _Cells(row, self._columns),
            lambda: self._doors(row.spans),
            lambda at: self._doors(self._columns[at].spans(row)),
        )

    def row_of_speaker(self, speaker: str, row: LedgerRow) -> ViewRow:
        """Return a row with a speaker before it, whose cell has that speaker's own places."""

        def doors_of(at: int) -> Sequence[Door]:
            if at:
                return self._doors(self._columns[at - 1].spans(row))
            return self._doors(span for span in row.spans if span.speaker_id == speaker)

        plain = self.row(row)
        cells = (self.name_of(speaker), *plain.cells)
        return ViewRow(f"{speaker} {row.id}", cells, plain.doors, doors_of)

    def matrix_row(self, row: LedgerRow, speakers: Sequence[str]) -> ViewRow:
        """Return what each of some speakers does with a statement."""
        words = (self.parts_of(row, one) for one in speakers)

        def doors_of(at: int) -> Sequence[Door]:
            return self._doors(span for span in row.spans if not at or span.speaker_id == speakers[at - 1])

        return ViewRow(row.id, (row.wording, *words), lambda: doors_of(0), doors_of)

    def parts_of(self, row: LedgerRow, speaker: str) -> str:
        """Return what a speaker does with a statement, in words."""
        if speaker not in row.speaker_ids:
            return ""
        done = {span.part for span in row.spans if span.speaker_id == speaker}
        return ", ".join(title for part, title in self._parts.items() if part in done)

    def mark_row(self, mark: Mark) -> ViewRow:
        """Return an annotation that is no row of the ledger yet."""
        return ViewRow(mark.id, self.mark_cells(mark), lambda: self._doors_to([mark.id]))

    def mark_cells(self, mark: Mark) -> tuple[str, ...]:
        """Return what stands in the row of an annotation."""
        return (mark.words, self._desk.speaker_name(mark.speaker_id), mark.moment, mark.publisher)

    def name_of(self, speaker_id: str) -> str:
        """Return what a speaker is called, or nothing."""
        return self._desk.speaker_name(speaker_id)

    @property
    def mark_headings(self) -> tuple[str, ...]:
        """What stands above an annotation."""
        return (_words("Words"), _words("Speaker"), _words("When"), _words("Publisher"))

    # Inside

    def _make_columns(self) -> tuple[_Column, ...]:
        titles = standing_titles()

        def speakers(ids: Iterable[str]) -> str:
            return ", ".join(names(self._connections.ledger, ids))

        return (
            _Column(_words("Statement"), lambda r: r.wording, lambda r: r.spans, LedgerOrder.WORDING),
            _Column(_words("Status"), lambda r: titles[r.standing], lambda r: r.spans, LedgerOrder.STANDING),
            _Column(
                _words("Asserted by"),
                lambda r: speakers(r.asserted_by),
                _of_part(Part.ASSERTS),
                LedgerOrder.ASSERTED_BY,
            ),
            _Column(
                _words("Denied by"),
                lambda r: speakers(r.denied_by),
                _of_part(Part.DENIES),
                LedgerOrder.DENIED_BY,
            ),
            _Column(
                _words("Repeated by"),
                lambda r: speakers(r.repeated_by),
                lambda r: [s for s in _of_part(Part.ASSERTS)(r) if s.speaker_id in r.repeated_by],
                LedgerOrder.REPEATED_BY,
            ),
            _Column(
                _words("First seen"), lambda r: r.first_seen, lambda r: r.spans[:1], LedgerOrder.FIRST_SEEN
            ),
            _Column(
                _words("Articles"),
                lambda r: len(r.article_ids),
                lambda r: _first_of_each(r, _article),
                LedgerOrder.DISCUSSED,
            ),
            _Column(
                _words("Publishers"),
                lambda r: len(r.publishers),
                lambda r: _first_of_each(r, self._publisher),
                LedgerOrder.PUBLISHERS,
            ),
            _Column(
                _words("Independent"),
                lambda r: r.origins,
                lambda r: _first_of_each(r, self._origin),
                LedgerOrder.ORIGINS,
            ),
            _Column(_words("Grade"), lambda r: r.grade, lambda r: r.spans, LedgerOrder.GRADE),
        )

    def _publisher(self, span: LedgerSpan) -> str:
        mark = self._connections.ledger.mark(span.annotation_id)
        return mark.publisher if mark is not None else ""

    def _origin(self, span: LedgerSpan) -> str:
        return self._connections.origin_of(span.article_id)

    def _doors(self, spans: Iterable[LedgerSpan]) -> list[Door]:
        return self._doors_to(span.annotation_id for span in spans)

    def _doors_to(self, annotation_ids: Iterable[str]) -> list[Door]:
        found = map(self._connections.ledger.mark, annotation_ids)
        return [self._door(mark) for mark in found if mark is not None]

    def _door(self, mark: Mark) -> Door:
        facts = (
            side_words(mark.side.value),
            self._desk.speaker_name(mark.speaker_id),
            mark.moment,
            mark.publisher,
        )
        caption = f"{' · '.join(fact for fact in facts if fact)}\n{' '.join(mark.words.split())}"
        return Door(mark.article_id, Span(mark.start, mark.end), caption, mark.id)


def standing_titles() -> dict[Standing, str]:
    """Return how each standing of a statement is called."""
    return {
        Standing.UNANSWERED: _words("Unanswered"),
        Standing.DENIED: _words("Denied"),
        Standing.DISPUTED: _words("Disputed"),
        Standing.CONCEDED: _words("Conceded"),
        Standing.RETRACTED: _words("Retracted"),
    }


def part_titles() -> dict[Part, str]:
    """Return what somebody does with a statement, in words."""
    return {
        Part.ASSERTS: _words("asserts"),
        Part.DENIES: _words("denies"),
        Part.REBUTS: _words("rebuts"),
        Part.QUERIES: _words("queries"),
        Part.SUPPORTS: _words("supports"),
    }


def _of_part(part: Part) -> Callable[[LedgerRow], list[LedgerSpan]]:
    return lambda row: [span for span in row.spans if span.part is part]


def _article(span: LedgerSpan) -> str:
    return span.article_id


def _first_of_each(row: LedgerRow, key: Callable[[LedgerSpan], str]) -> list[LedgerSpan]:
    """Return the first annotation for each value of the key that a number counts; nothing is not counted."""
    first: dict[str, LedgerSpan] = {}
    for span in row.spans:
        # Who only asks or supports is not counted among the articles of a statement.
        if span.part in {Part.ASSERTS, Part.DENIES, Part.REBUTS} and (value := key(span)):
            first.setdefault(value, span)
    return list(first.values())


def _words(source: str) -> str:
    return QCoreApplication.translate("LedgerView", source)
