"""How the counters of one transaction move: annotations by article and label, accepted and suggested."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from annotator.core.values import AnnotationStatus
from annotator.store.many import write_rows

if TYPE_CHECKING:
    from annotator.store.connection import Connection

_WHOLE = 0  # the article that stands for the whole project
_MOST_MOVES = 20_000  # that are kept in memory


class LabelCounts:
    """What is to be added to the counters, now and then and when the transaction ends."""

    def __init__(self) -> None:
        self._moves: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0])

    def add(self, article: int, label: int, status: str, count: int) -> None:
        """Count so many more annotations of a status, or fewer; those that are rejected count nowhere."""
        if status != AnnotationStatus.REJECTED:
            column = 0 if status == AnnotationStatus.ACCEPTED else 1
            self._moves[_WHOLE, label][column] += count
            self._moves[article, label][column] += count

    @property
    def are_many(self) -> bool:
        """Tell whether it is time to write what there is."""
        return len(self._moves) > _MOST_MOVES

    def write(self, connection: Connection) -> None:
        """Move the counters of the project."""
        rows = [(*key, *move) for key, move in self._moves.items() if move != [0, 0]]
        self._moves.clear()
        write_rows(
            connection,
            "INSERT INTO label_counts (article_pk, label_pk, accepted, suggested)",
            rows,
            "ON CONFLICT (article_pk, label_pk) DO UPDATE SET accepted = accepted + excluded.accepted, "
            "suggested = suggested + excluded.suggested",
        )
        connection.exec_driver_sql(
            "DELETE FROM label_counts WHERE article_pk = ? AND label_pk = ? AND accepted = 0 AND suggested = 0",
            [row[:2] for row in rows if min(row[2:]) < 0],
        )
