"""Connections: the ledger and the ranked candidates of an open project, kept true as it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.analysis.marks import mark_of
from annotator.core.edits import Kind
from annotator.core.sentences import sentence_at
from annotator.core.spans import Span
from annotator.core.values import Annotation, Article, Link, Source, Statement
from annotator.services.connected import Stock, as_mark, read_stock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from annotator.analysis.ledger import Ledger
    from annotator.analysis.marks import Side
    from annotator.core.edits import Changes, Edit
    from annotator.services.session import Session

    Progress = Callable[[int, int], None]

_RANKED = 60  # annotations whose statements are suggested


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """An annotation that another may be linked to, as it is shown: with the sentence it stands in."""

    annotation_id: str
    article_id: str
    article_caption: str
    side: Side
    words: str
    sentence: str
    sentence_span: Span  # code points of its article
    speaker: str
    moment: str
    link_type: str
    score: float


@dataclass(frozen=True, slots=True)
class StatementChoice:
    """A statement that an annotation may express."""

    statement: Statement
    members: int
    score: float


class Connections:
    """What is derived from all annotations, links, statements and speakers of a session.

    It hears of every change and changes no more than that touches. After a bulk change (an import) it reads the
    project anew the next time somebody asks; `is_stale` tells of it, so that a window can do it in the background.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._end = session.subscribe(self._hear)
        self._stock = Stock()
        self._missed: list[Changes] | None = None  # while a job reads
        self._origin_of: Mapping[str, str] = {}
        self.is_stale = True

    def close(self) -> None:
        """Hear of no further change."""
        self._end()

    def load(self, progress: Progress | None = None) -> None:
        """Read the whole project; ``progress`` hears of (articles done, of how many) and may raise to end it."""
        self._missed = None
        self._use(read_stock(self._session.read, progress))

    def begin(self) -> None:
        """Remember what changes from now on: somebody reads the project in the background, for `take`."""
        self._missed = []

    def take(self, stock: Stock) -> bool:
        """Use what was read in the background since `begin`, and what changed meanwhile.

        Tells False where that was more than can be named, so that it must be read again.
        """
        missed, self._missed = self._missed, None
        later = [changes for changes in missed or () if changes.seq > stock.seq]
        if missed is None or any(map(_is_too_much, later)):
            return False
        self._use(stock)
        for changes in later:
            self._follow(changes)
        return True

    def _use(self, stock: Stock) -> None:
        stock.ledger.set_origins(self._origin_of)
        self._stock = stock
        self.is_stale = False

    @property
    def ledger(self) -> Ledger:
        """The ledger as the project is now."""
        self._freshen()
        return self._stock.ledger

    def set_origins(self, origin_of: Mapping[str, str]) -> None:
        """Say which articles come from one story (`annotator.analysis.duplicates.origins`)."""
        self._origin_of = dict(origin_of)
        self._stock.ledger.set_origins(self._origin_of)

    def origin_of(self, article_id: str) -> str:
        """Return the article that stands for the origin of this one: itself where nothing else is known."""
        return self._origin_of.get(article_id, article_id)

    def candidates(self, annotation_id: str, limit: int = 20) -> list[LinkChoice]:
        """Return the annotations that this one may be linked to, best first; none where it is gone or not accepted."""
        self._freshen()
        mark = self._stock.ledger.mark(annotation_id)
        if mark is None:
            return []
        choices = []
        for candidate in self._stock.index.rank(mark, limit):
            choice = self._choice(candidate.id, candidate.link_type, candidate.score)
            if choice is not None:
                choices.append(choice)
        return choices

    def search(self, words: str, limit: int = 20) -> list[LinkChoice]:
        """Return the annotations whose wording is most like some words, for a picker's search field."""
        self._freshen()
        found = (self._choice(one, "", score) for one, score in self._stock.index.wordings(words, limit))
        return [choice for choice in found if choice is not None]

    def statements_for(self, annotation_id: str, limit: int = 10) -> list[StatementChoice]:
        """Return the statements that an annotation may express, best first, by their wordings and their annotations."""
        self._freshen()
        mark = self._stock.ledger.mark(annotation_id)
        if mark is None:
            return []
        scores: dict[str, float] = {}
        for candidate in self._stock.index.rank(mark, _RANKED):
            member = self._stock.ledger.mark(candidate.id)
            if member is not None and member.statement_id:
                scores[member.statement_id] = max(candidate.wording, scores.get(member.statement_id, 0.0))
        for statement_id, likeness in self._stock.wordings.wordings(mark.words, _RANKED):
            scores[statement_id] = max(likeness, scores.get(statement_id, 0.0))
        scores.pop(mark.statement_id, None)
        best = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
        return self._statement_choices(best[:limit])

    def statements_like(self, words: str, limit: int = 20, *, without: str = "") -> list[StatementChoice]:
        """Return the statements whose wording is most like some words, without the one of this annotation."""
        self._freshen()
        mark = self._stock.ledger.mark(without)
        own = mark.statement_id if mark is not None else ""
        found = self._stock.wordings.wordings(words, limit)
        return self._statement_choices((one, score) for one, score in found if one != own)

    def _statement_choices(self, found: Iterable[tuple[str, float]]) -> list[StatementChoice]:
        choices = []
        for statement_id, score in found:
            statement = self._session.read.statement(statement_id)
            row = self._stock.ledger.row(statement_id)
            if statement is not None:
                choices.append(StatementChoice(statement, len(row.spans) if row is not None else 0, score))
        return choices

    # How it keeps up

    def _freshen(self) -> None:
        if self.is_stale:
            self.load()

    def _hear(self, changes: Changes, _by: object) -> None:
        if self._missed is not None:
            self._missed.append(changes)
        if self.is_stale:
            return
        if _is_too_much(changes):
            self.is_stale = True
        else:
            self._follow(changes)

    def _follow(self, changes: Changes) -> None:
        changed_articles: dict[str, None] = {}
        for edit in changes.edits:
            if isinstance(edit.entity, Article):
                changed_articles[edit.id] = None
            else:
                self._take(edit)
        for article_id in changed_articles:
            for annotation in self._session.read.annotations(article_id):
                self._put_annotation(annotation)

    def _take(self, edit: Edit) -> None:  # noqa: PLR0912 - one arm a kind of thing
        match edit.entity:
            case Annotation():
                if isinstance(edit.after, Annotation):
                    self._put_annotation(edit.after)
                else:
                    self._remove_annotation(edit.id)
            case Link() as link:
                if edit.after is not None:
                    self._stock.ledger.put_link(link)
                else:
                    self._stock.ledger.remove_link(link.id)
            case Statement() as statement:
                if edit.after is not None:
                    self._stock.ledger.put_statement(statement)
                    self._stock.wordings.put(as_mark(statement))
                else:
                    self._stock.ledger.remove_statement(statement.id)
                    self._stock.wordings.remove(statement.id)
            case Source() as source:
                if edit.after is not None:
                    self._stock.ledger.put_source(source)
                else:
                    self._stock.ledger.remove_source(source.id)
            case _:
                pass  # an awaited link joins nothing yet

    def _put_annotation(self, annotation: Annotation) -> None:
        read = self._session.read
        article = read.article(annotation.article_id)
        text = read.text(article.text_sha256) if article is not None else None
        mark = None
        if article is not None and text is not None:
            mark = mark_of(annotation, article, text, self._stock.sides)
        if mark is None:
            self._remove_annotation(annotation.id)
        else:
            self._stock.ledger.put_mark(mark)
            self._stock.index.put(mark)

    def _remove_annotation(self, annotation_id: str) -> None:
        self._stock.ledger.remove_mark(annotation_id)
        self._stock.index.remove(annotation_id)

    def _choice(self, annotation_id: str, link_type: str, score: float) -> LinkChoice | None:
        mark = self._stock.ledger.mark(annotation_id)
        article = self._session.read.article(mark.article_id) if mark is not None else None
        if mark is None or article is None:
            return None
        text = self._session.read.text(article.text_sha256) or ""
        span = sentence_at(text, mark.start) or Span(mark.start, mark.end)
        source = self._stock.ledger.sources().get(mark.speaker_id)
        return LinkChoice(
            annotation_id=mark.id,
            article_id=mark.article_id,
            article_caption=article.title or article.file or article.id,
            side=mark.side,
            words=mark.words,
            sentence=text[slice(*span)],
            sentence_span=span,
            speaker=source.name if source is not None else "",
            moment=mark.moment,
            link_type=link_type,
            score=score,
        )


def _is_too_much(changes: Changes) -> bool:
    return changes.is_bulk or changes.concerns(Kind.LABEL, Kind.LINK_TYPE)
