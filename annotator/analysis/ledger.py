"""The ledger: one row a statement, over all articles, kept up to date as annotations and links come and go.

Annotations of one statement are one row. Annotations without a statement are a row of their own, an implicit one, as
soon as they are linked: those joined by ``same_claim`` or ``same_utterance`` together. An annotation that is neither
in a statement nor linked is no row; a claim waits in `Ledger.open_claims`, a denial in `Ledger.loose_denials`.

What changes marks the rows it touches; they are built again when somebody looks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from annotator.analysis.ledger_rows import LedgerRow, Part, Standing, build_row
from annotator.analysis.marks import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.analysis.marks import Mark
    from annotator.core.values import Link, Source, Statement

IMPLICIT = "annotation:"
_JOINING = frozenset({"same_claim", "same_utterance"})
_ANSWERS = frozenset({"denies", "rebuts"})


class LedgerOrder(StrEnum):
    """How the ledger may be sorted."""

    DISCUSSED = "discussed"  # most articles first
    FIRST_SEEN = "first_seen"
    WORDING = "wording"
    STANDING = "standing"
    ORIGINS = "origins"
    GRADE = "grade"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """Which rows to show. Empty fields let everything pass; dates are ISO 8601, both inclusive."""

    words: str = ""
    standings: frozenset[Standing] = frozenset()
    speaker_ids: frozenset[str] = frozenset()
    article_ids: frozenset[str] = frozenset()
    first_seen_from: str = ""
    first_seen_to: str = ""
    fewest_origins: int = 0

    def passes(self, row: LedgerRow) -> bool:
        """Tell whether a row is shown. Every word must be in its wording or in a name."""
        return (
            (not self.standings or row.standing in self.standings)
            and row.origins >= self.fewest_origins
            and (not self.first_seen_from or row.first_seen >= self.first_seen_from)
            and (not self.first_seen_to or "" < row.first_seen <= self.first_seen_to + "~")
            and all(word in row.folded for word in self.words.casefold().split())
            and (not self.speaker_ids or not self.speaker_ids.isdisjoint(row.speaker_ids))
            and (not self.article_ids or not self.article_ids.isdisjoint(row.article_ids))
        )


class Ledger:
    """All rows, from values put in and taken out one by one."""

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
        self._sorted: dict[LedgerOrder, list[LedgerRow]] = {}
        self._open: set[str] = set()
        self._loose: set[str] = set()

    # What it is told

    def put_mark(self, mark: Mark) -> None:
        """Take an annotation in, or its new state."""
        self._marks[mark.id] = mark
        self._changed.add(mark.id)

    def remove_mark(self, annotation_id: str) -> None:
        """Forget an annotation."""
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
            self._changed.update(one.id for one in self._marks.values() if one.statement_id == statement.id)
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

    def set_origins(self, origin_of: Mapping[str, str]) -> None:
        """Say which articles come from one story: for an article's id, that of the one that stands for its origin."""
        self._origin_of = dict(origin_of)
        self._stale |= self._rows.keys()

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
            known = self._sorted[order] = sorted(self._rows.values(), key=_ORDERS[order])
        found = (
            known if wanted is None or wanted == LedgerFilter() else [r for r in known if wanted.passes(r)]
        )
        return found[::-1] if descending else list(found)

    def by_speaker(self, wanted: LedgerFilter | None = None) -> dict[str, list[LedgerRow]]:
        """Return the rows that pass, for each speaker who is on them; those with most rows first."""
        groups: defaultdict[str, list[LedgerRow]] = defaultdict(list)
        for row in self.rows(wanted):
            for speaker in row.speaker_ids:
                groups[speaker].append(row)
        return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))

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
        return sorted((self._marks[one] for one in self._loose), key=_by_time)

    def open_claims(self) -> list[Mark]:
        """Return the claims that nobody is known to have answered, by time."""
        self._refresh()
        return sorted((self._marks[one] for one in self._open), key=_by_time)

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
        for row_id in self._stale:
            self._build(row_id)
            looked_at |= self._members.get(row_id, set())
        for one in looked_at:
            self._judge(one)
        self._changed.clear()
        self._stale.clear()
        self._sorted.clear()

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
        for speaker in row.speaker_ids:
            self._by_speaker[speaker].add(row_id)

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
        self._open.discard(annotation_id)
        self._loose.discard(annotation_id)
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
                self._loose.add(annotation_id)
        elif mark.side is Side.CLAIM:
            answered = any(
                link.type in _ANSWERS and link.to_id == mark.id and link.from_id in self._marks
                for link in links
            )
            if not answered and (row is None or row.standing is Standing.UNANSWERED):
                self._open.add(annotation_id)


def _by_time(mark: Mark) -> tuple[str, str, int, str]:
    return (mark.moment or "~", mark.article_id, mark.start, mark.id)


_ORDERS: dict[LedgerOrder, Any] = {
    LedgerOrder.DISCUSSED: lambda r: (-len(r.article_ids), -len(r.spans), r.first_seen or "~", r.id),
    LedgerOrder.FIRST_SEEN: lambda r: (r.first_seen or "~", r.id),
    LedgerOrder.WORDING: lambda r: (r.wording.casefold(), r.id),
    LedgerOrder.STANDING: lambda r: (list(Standing).index(r.standing), -len(r.article_ids), r.id),
    LedgerOrder.ORIGINS: lambda r: (-r.origins, -len(r.article_ids), r.id),
    LedgerOrder.GRADE: lambda r: (r.reliability, r.credibility, r.id),
}
