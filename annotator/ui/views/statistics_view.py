"""Statistics in the window: counts by tag, speaker, publisher, annotator and status, each with its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from annotator.core.spans import Span
from annotator.services.tally import Group, as_csv
from annotator.ui.models.articles import status_words
from annotator.ui.panels.parts import counted
from annotator.ui.terms import shown
from annotator.ui.views.rows import Door, RowsView, ViewRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.services.tally import Spot, Tally
    from annotator.ui.desk import Desk

_LONGEST = 140  # characters of a place
_WIDTHS = (150, 130, 78, 100, 74)  # pixels; the last for every tag
_ARTICLES, _ALL = 2, 3  # columns; those of the tags follow


class StatisticsView(RowsView):
    """One row for each thing that is counted; the places of a number are below. Counted in a job."""

    copied = Signal(str)  # what was put on the clipboard, in words

    def __init__(self, desk: Desk, count_again: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__((), self.tr("Statistics"), parent)
        self.setObjectName("statisticsView")
        self._desk = desk
        self._tallies: Sequence[Tally] = ()
        self._text: tuple[str, str] = ("", "")  # hash and content of the text that was looked at last
        self.choice = QComboBox()
        self.choice.setObjectName("statisticsGroup")
        self.choice.setAccessibleName(self.tr("What is counted"))
        self._titles = {
            Group.ALL: self.tr("Project"),
            Group.ARTICLE_STATUS: self.tr("Articles that are"),
            Group.STATUS: self.tr("Annotations that are"),
            Group.PUBLISHER: self.tr("Publisher"),
            Group.ANNOTATOR: self.tr("Annotator"),
            Group.SPEAKER: self.tr("Speaker"),
        }
        self.choice.addItem(self.tr("Everything"), "")
        for group, title in self._titles.items():
            self.choice.addItem(title, group.value)
        self.state = QLabel()
        self.state.setObjectName("hint")
        self.copy = QPushButton(self.tr("Copy as CSV"))
        self.copy.setObjectName("statisticsCopy")
        self.again = QPushButton(self.tr("Count again"))
        self.again.setObjectName("statisticsAgain")
        self.bar.addWidget(self.choice)
        self.bar.addWidget(self.state, 1)
        self.bar.addWidget(self.copy)
        self.bar.addWidget(self.again)
        self.choice.currentIndexChanged.connect(lambda _at: self._show())
        self.copy.clicked.connect(lambda _on=False: self.copy_table())
        self.again.clicked.connect(lambda _on=False: count_again())
        desk.changed.connect(self._tell_old)
        self.empty.set_words(self.tr("The project is being counted …"))
        self._show()

    def show_result(self, found: Sequence[Tally]) -> None:
        """Show what a job counted."""
        self._tallies = found
        self.state.setText("")
        self.empty.set_words(
            self.tr("Here will be the counts of the project. There is no article yet: {project.import}.")
        )
        if found and not found[0].articles:
            self._tallies = ()
        self._show()

    def tell_cancelled(self, *_why: object) -> None:
        """Say that the counting was stopped."""
        self.empty.set_words("")
        self.empty.stand_for(self.table, is_empty=not self.model.rowCount())
        self.state.setText(self.tr("Stopped. “Count again” begins anew."))

    def copy_table(self) -> None:
        """Put what is listed on the clipboard, as CSV."""
        headings = self._headings()
        rows = [row.cells for at in range(self.model.rowCount()) if (row := self.model.row(at)) is not None]
        QGuiApplication.clipboard().setText(as_csv(headings, rows))  # type: ignore[arg-type]  # its numbers are whole
        words = self.tr("%n row(s) on the clipboard, as CSV.", "", len(rows))
        self.copied.emit(counted(words, len(rows)))

    def _tell_old(self, *_what: object) -> None:  # a method: a lambda would be called when the view has gone
        if self._tallies:
            self.state.setText(self.tr("Something changed since; “Count again” is up to date."))

    def _headings(self) -> tuple[str, ...]:
        labels = tuple(shown(label.caption) for label in self._desk.tag_set)
        return (self.tr("What"), self.tr("Name"), self.tr("Articles"), self.tr("Annotations"), *labels)

    def _show(self) -> None:
        wanted = str(self.choice.currentData() or "")
        labels = [label.id for label in self._desk.tag_set]
        rows = []
        for at, tally in enumerate(self._tallies):
            if wanted in {"", tally.group.value}:
                numbers = [tally.by_label[label] for label in labels]
                cells: tuple[str | int, ...] = (
                    self._titles[tally.group],
                    self._name(tally),
                    tally.articles,
                    tally.annotations,
                    *numbers,
                )
                rows.append(
                    ViewRow(
                        str(at),
                        cells,
                        tuple,
                        lambda column, tally=tally: self._doors(tally, column, labels),  # type: ignore[misc]  # defaults bind now
                    )
                )
        self.copy.setEnabled(bool(rows))
        self.set_rows(rows, self._headings())
        for column in range(self.model.columnCount() if rows else 0):
            self.table.setColumnWidth(column, _WIDTHS[column] if column < len(_WIDTHS) else _WIDTHS[-1])

    def _name(self, tally: Tally) -> str:
        if tally.group is Group.SPEAKER:
            return self._desk.speaker_name(tally.name)
        if tally.group is Group.ARTICLE_STATUS:
            return status_words(tally.name)  # type: ignore[arg-type]  # its values are an ArticleStatus's
        if tally.group is Group.STATUS:
            words = {
                "suggested": self.tr("suggested"),
                "accepted": self.tr("accepted"),
                "rejected": self.tr("rejected"),
            }
            return words[tally.name]
        if tally.group is Group.ALL:
            return self.tr("all")
        return tally.name or "–"

    def _doors(self, tally: Tally, column: int, labels: Sequence[str]) -> list[Door]:
        session = self._desk.session
        if session is None:
            return []
        if column <= _ARTICLES:
            known = session.read.articles_with(tally.article_ids)
            return [
                Door(one, Span(0, 0), known[one].title or known[one].file or one)
                for one in tally.article_ids
                if one in known
            ]
        spots = tally.places() if column == _ALL else tally.places(labels[column - _ALL - 1])
        return [self._door(spot) for spot in spots]

    def _door(self, spot: Spot) -> Door:
        session = self._desk.session
        article = session.read.article(spot.article_id) if session is not None else None
        if session is None or article is None:
            return Door(spot.article_id, Span(spot.start, spot.end), "", spot.annotation_id)
        if self._text[0] != article.text_sha256:
            self._text = (article.text_sha256, session.read.text(article.text_sha256) or "")
        words = " ".join(self._text[1][spot.start : min(spot.end, spot.start + _LONGEST)].split())
        caption = f"{article.title or article.file or article.id}\n{words}"
        return Door(spot.article_id, Span(spot.start, spot.end), caption, spot.annotation_id)
