"""What connections are made from, read from a project at one moment: by whoever asks, or by a job in the background."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from annotator.analysis.candidates import CandidateIndex
from annotator.analysis.ledger import Ledger
from annotator.analysis.marks import Mark, Side, sides_of
from annotator.core.spans import Span
from annotator.services.loading import marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.core.values import Statement
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]

_T = TypeVar("_T")
_TOLD = 1_000


@dataclass(slots=True)
class Stock:
    """The ledger, what ranks candidates for links, and what ranks statements, as they were after entry ``seq``."""

    ledger: Ledger = field(default_factory=Ledger)
    index: CandidateIndex = field(default_factory=CandidateIndex)
    wordings: CandidateIndex = field(default_factory=CandidateIndex)
    sides: dict[str, Side] = field(default_factory=dict)
    seq: int = 0


def read_stock(read: Queries, progress: Progress | None = None) -> Stock:
    """Read a whole project; ``progress`` hears of (articles done, of how many) and may raise to end it."""
    stock = Stock(seq=read.last_seq(), sides=sides_of(read.tag_set()))
    for mark in marks(read, progress):
        stock.ledger.put_mark(mark)
        stock.index.put(mark)
    for source in _heard(read.sources(), progress):
        stock.ledger.put_source(source)
    for statement in _heard(read.statements(), progress):
        stock.ledger.put_statement(statement)
        stock.wordings.put(as_mark(statement))
    for link in _heard(read.links(), progress):
        stock.ledger.put_link(link)
    # The rows are made here, where nobody waits, and not when the window asks for the first.
    for _ in _heard([stock.ledger.rows()], progress):
        stock.ledger.open_claims()
        stock.ledger.loose_denials()
    return stock


def _heard(every: Iterable[_T], progress: Progress | None) -> Iterator[_T]:
    """Yield each, and let progress end it before every thousandth; of how many they are nobody knows."""
    for number, one in enumerate(every):
        if progress is not None and number % _TOLD == 0:
            progress(0, 0)
        yield one


def as_mark(statement: Statement) -> Mark:
    """Return a statement's wording as something the index of wordings takes."""
    return Mark(
        id=statement.id,
        article_id="",
        side=Side.CLAIM,
        fragments=(Span(0, len(statement.wording)),),
        words=statement.wording,
    )
