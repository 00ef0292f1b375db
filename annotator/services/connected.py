"""What connections are made from, read from a project at one moment: by whoever asks, or by a job in the background."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.analysis.candidates import CandidateIndex
from annotator.analysis.ledger import Ledger
from annotator.analysis.marks import Mark, Side, sides_of
from annotator.core.spans import Span
from annotator.services.loading import marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Statement
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]


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
    for source in read.sources():
        stock.ledger.put_source(source)
    for statement in read.statements():
        stock.ledger.put_statement(statement)
        stock.wordings.put(as_mark(statement))
    for link in read.links():
        stock.ledger.put_link(link)
    # The rows are made here, where nobody waits, and not when the window asks for the first.
    stock.ledger.rows()
    stock.ledger.open_claims()
    stock.ledger.loose_denials()
    return stock


def as_mark(statement: Statement) -> Mark:
    """Return a statement's wording as something the index of wordings takes."""
    return Mark(
        id=statement.id,
        article_id="",
        side=Side.CLAIM,
        fragments=(Span(0, len(statement.wording)),),
        words=statement.wording,
    )
