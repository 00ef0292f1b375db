"""The ledger: one row a statement, over all articles, kept up to date as annotations and links come and go.

Annotations of one statement are one row. Annotations without a statement are a row of their own, an implicit one, as
soon as they are linked: those joined by ``same_claim`` or ``same_utterance`` together. An annotation that is neither
in a statement nor linked is no row; a claim waits in `Ledger.open_claims`, a denial in `Ledger.loose_denials`.

What changes marks the rows it touches; they are built again when somebody looks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.analysis.ledger_rows import LedgerRow, Part, Standing, build_row
from annotator.analysis.ledger_stock import LedgerStock
from annotator.analysis.ledger_view import LedgerFilter, LedgerOrder, Sorted, Waiting, key_of
from annotator.analysis.marks import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.analysis.marks import Mark
    from annotator.core.values import Link

IMPLICIT = "annotation:"
_JOINING = frozenset({"same_claim", "same_utterance"})
_MANY = 500  # rows built anew at once, from which sorting all again is quicker than one by one
_ANSWERS = frozenset({"denies", "rebuts"})


__all__ = ["IMPLICIT", "Ledger", "LedgerFilter", "LedgerOrder"]


class Ledger(LedgerStock):
    """All rows."""

    def __init__(self) -> None:
        super().__init__()
        self._sorted: dict[LedgerOrder, Sorted[LedgerRow]] = {}
        self._open = Waiting(self._marks)
        self._loose = Waiting(self._marks)

    def set_origins(self, origin_of: Mapping[str, str]) -> None:
        """Say which articles come from one story: for an article's id, that of the one that stands for its origin."""
        before, after = self._origin_of, dict(origin_of)
        self._origin_of = after
        other = {one for one in {*before, *after} if before.get(one, one) != after.get(one, one)}
        newer: list[LedgerRow] = []
        for row in self._rows.values():
            if not other.isdisjoint(row.article_ids):
                count = len({after.get(one, one) for one in row.article_ids})
                if count != row.origins:
                    newer.append(replace(row, origins=count))
        if len(newer) > _MANY:
            self._sorted.clear()
        for row in newer:
            self._rows[row.id] = row
            for known in self._sorted.values():
                known.remove(row.id)
                known.add(row)

    # What it tells

    def __len__(self) -> int:
        self._refresh()
        return len(self._rows)

    def row(self, row_id: str) -> LedgerRow | None:
        """Return a row, or None."""
        self._refresh()
        return self._rows.get(row_id)

    def row_of(self, annotation_id: str) -> LedgerRow | None:
        """Return the row that an annotation is a member of, or None."""
        self._refresh()
        return self._rows.get(self._row_of.get(annotation_id, ""))

    def rows(
        self,
        wanted: LedgerFilter | None = None,
        order: LedgerOrder = LedgerOrder.DISCUSSED,
        *,
        descending: bool = False,
    ) -> list[LedgerRow]:
        """Return the rows that pass, sorted."""
        self._refresh()
        known = self._sorted.get(order)
        if known is None:
            known = self._sorted[order] = Sorted(key_of(order, self._name_of), self._rows.values())
        found = list(known.things) if wanted is None else wanted.chosen(known.things)
        if descending:
            found.reverse()
        return found

    def matrix(self, rows: Iterable[LedgerRow]) -> dict[tuple[str, str], tuple[Part, ...]]:
        """Return what each speaker does with each statement, by (speaker id, row id)."""
        cells: defaultdict[tuple[str, str], set[Part]] = defaultdict(set)
        for row in rows:
            for span in row.spans:
                if span.speaker_id:
                    cells[span.speaker_id, row.id].add(span.part)
        order = list(Part)
        return {cell: tuple(sorted(parts, key=order.index)) for cell, parts in cells.items()}

    def loose_denials(self) -> list[Mark]:
        """Return the denials that are linked to nothing they deny, by time."""
        self._refresh()
        return self._loose.by_time()

    def open_claims(self) -> list[Mark]:
        """Return the claims that nobody is known to have answered, by time."""
        self._refresh()
        return self._open.by_time()

    # How it keeps up

    def _refresh(self) -> None:
        if not self._changed and not self._stale:
            return
        touched = self._regroup()
        looked_at = set(touched)
        for one in touched:
            for link in self.links_of(one):
                for end in (link.from_id, link.to_id):
                    looked_at.add(end)
                    self._stale_row_of(end)
                    # An answer to an answer tells on the first statement, too.
                    for further in self.links_of(end):
                        self._stale_row_of(further.to_id)
        if len(self._stale) > _MANY:
            self._sorted.clear()
        if len(looked_at) > _MANY:
            self._open.unsort()
            self._loose.unsort()
        for row_id in self._stale:
            self._build(row_id)
            looked_at |= self._members.get(row_id, set())
        for one in looked_at:
            self._judge(one)
        self._changed.clear()
        self._stale.clear()

    def _stale_row_of(self, annotation_id: str) -> None:
        row_id = self._row_of.get(annotation_id)
        if row_id is not None:
            self._stale.add(row_id)

    def _regroup(self) -> set[str]:
        """Say anew which row the changed annotations belong to; return all that this concerns."""
        touched = set(self._changed)
        for one in self._changed:
            row_id = self._row_of.get(one, "")
            if row_id.startswith(IMPLICIT):
                touched |= self._members[row_id]
        for one in tuple(touched):
            self._detach(one)
        placed: set[str] = set()
        for one in tuple(touched):
            mark = self._marks.get(one)
            if mark is None or one in placed:
                continue
            if mark.statement_id in self._statements:
                self._attach({one}, mark.statement_id)
                continue
            group = self._joined(one)
            for other in group - touched:
                self._detach(other)
            placed |= group
            touched |= group
            if any(self._marks[each].asserts for each in group) and any(
                self._is_linked(each) for each in group
            ):
                self._attach(group, IMPLICIT + min(group))
        return touched

    def _is_linked(self, annotation_id: str) -> bool:
        return any(
            link.from_id in self._marks and link.to_id in self._marks for link in self.links_of(annotation_id)
        )

    def _joined(self, annotation_id: str) -> set[str]:
        """Return the annotations without a statement that say the same as this one, by their links."""
        found = {annotation_id}
        queue = [annotation_id]
        while queue:
            for link in self.links_of(queue.pop()):
                if link.type not in _JOINING:
                    continue
                for end in (link.from_id, link.to_id):
                    mark = self._marks.get(end)
                    if mark is not None and end not in found and mark.statement_id not in self._statements:
                        found.add(end)
                        queue.append(end)
        return found

    def _detach(self, annotation_id: str) -> None:
        row_id = self._row_of.pop(annotation_id, None)
        if row_id is not None:
            self._members[row_id].discard(annotation_id)
            self._stale.add(row_id)

    def _attach(self, annotation_ids: set[str], row_id: str) -> None:
        self._members[row_id] |= annotation_ids
        for one in annotation_ids:
            self._row_of[one] = row_id
        self._stale.add(row_id)

    def _build(self, row_id: str) -> None:
        old = self._rows.pop(row_id, None)
        if old is not None:
            for speaker in old.speaker_ids:
                self._by_speaker[speaker].discard(row_id)
            for known in self._sorted.values():
                known.remove(row_id)
        statement = self._statements.get(row_id)
        members = [self._marks[one] for one in self._members.get(row_id, ())]
        if statement is None and not members:
            self._members.pop(row_id, None)
            return
        incoming: dict[str, Sequence[tuple[Link, Mark]]] = {}
        for mark in members:
            incoming[mark.id] = self._incoming(mark.id)
            for _, other in incoming[mark.id]:
                incoming.setdefault(other.id, self._incoming(other.id))
        row = build_row(
            row_id,
            statement,
            members,
            incoming=incoming,
            sources=self._sources,
            origin_of=self._origin_of,
        )
        self._rows[row_id] = row
        for known in self._sorted.values():
            known.add(row)
        for speaker in row.speaker_ids:
            self._by_speaker[speaker].add(row_id)

    def _name_of(self, speaker_id: str) -> str:
        source = self._sources.get(speaker_id)
        return source.name if source is not None else ""

    def _incoming(self, annotation_id: str) -> list[tuple[Link, Mark]]:
        return sorted(
            (
                (link, self._marks[link.from_id])
                for link in self.links_of(annotation_id)
                if link.to_id == annotation_id and link.from_id in self._marks
            ),
            key=lambda pair: pair[0].id,
        )

    def _judge(self, annotation_id: str) -> None:
        """Say whether an annotation waits for its other side."""
        self._open.remove(annotation_id)
        self._loose.remove(annotation_id)
        mark = self._marks.get(annotation_id)
        if mark is None:
            return
        links = self.links_of(annotation_id)
        row = self._rows.get(self._row_of.get(annotation_id, ""))
        if mark.side is Side.DENIAL:
            denies = any(
                link.type in _ANSWERS and link.from_id == mark.id and link.to_id in self._marks
                for link in links
            )
            in_row = row is not None and any(span.part is Part.ASSERTS for span in row.spans)
            if not denies and not in_row:
                self._loose.add(mark)
        elif mark.side is Side.CLAIM:
            answered = any(
                link.type in _ANSWERS and link.to_id == mark.id and link.from_id in self._marks
                for link in links
            )
            if not answered and (row is None or row.standing is Standing.UNANSWERED):
                self._open.add(mark)
