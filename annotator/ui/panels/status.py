"""The status bar: what was saved last and when, who works, how many annotations, where the caret is, running jobs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from annotator.core.values import AnnotationStatus
from annotator.ui.panels.parts import counted, plain_label
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from annotator.services.session import Session
    from annotator.ui.desk import Desk
    from annotator.ui.jobs import Job, Jobs

_HINT_MILLISECONDS = 5_000
_LONGEST_AT_CARET = 60  # characters; the whole is under the pointer


class Status(QStatusBar):
    """Says quietly how things stand."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[Job, tuple[QWidget, ...]] = {}
        self.setSizeGripEnabled(False)
        self.saved = plain_label("", self)
        self.saved.setObjectName("saveState")
        self.saved.setAccessibleName(self.tr("What was saved last"))
        self._who = plain_label("", self)
        self._numbers = QLabel(self)
        self._caret = plain_label("", self)
        self._caret.setAccessibleName(self.tr("At the caret"))
        self._line = QLabel(self)
        for label in (self.saved, self._who, self._numbers):
            self.addWidget(label)
        self.addPermanentWidget(self._caret)
        self.addPermanentWidget(self._line)
        desk.project_opened.connect(self.show_project)
        desk.project_closed.connect(self.show_project)
        desk.article_opened.connect(self._show_numbers)
        desk.annotations_changed.connect(self._show_numbers)
        desk.annotations_replaced.connect(self._show_numbers)
        desk.slices.complete.connect(self._show_numbers)
        desk.saved.connect(self._show_saved)
        jobs.started.connect(self._show_job)
        jobs.ended.connect(self._hide_job)
        self.show_project()

    def hint(self, words: str) -> None:
        """Show a hint for a moment, in place of the rest."""
        self.showMessage(words, _HINT_MILLISECONDS)

    def show_line(self, number: int) -> None:
        """Show the line of the caret."""
        self._line.setText(self.tr("Ln {number}").format(number=number))

    def show_at_caret(self, words: str) -> None:
        """Show what annotations the caret is in: label, speaker and note of each, a paragraph each."""
        line = " | ".join(part.replace("\n", ": ") for part in words.split("\n\n") if part)
        self._caret.setText(
            line if len(line) <= _LONGEST_AT_CARET else line[:_LONGEST_AT_CARET].rstrip() + "…"
        )
        self._caret.setToolTip(plain_tip(words))

    def show_project(self) -> None:
        """Show who works on what."""
        session = self._desk.session
        if session is None:
            self.saved.setText(self.tr("No project is open"))
            self._who.setText("")
        else:
            is_closed = session.is_read_only
            self.saved.setText(self.tr("Read only") if is_closed else self._last_saved(session))
            self._who.setText(session.annotator)
        self._show_numbers()

    def _show_saved(self, moment: datetime) -> None:
        session = self._desk.session
        if session is not None:
            self.saved.setText(self._saved_words(session, f"{moment:%H:%M:%S}"))

    def _last_saved(self, session: Session) -> str:
        """Say when somebody changed the project last; that it came to be is nobody's change."""
        entry = session.read.undoable() or session.read.redoable()
        if entry is None:
            return self.tr("All changes are saved")
        moment, now = datetime.fromisoformat(entry.at).astimezone(), datetime.now().astimezone()
        is_today = moment.date() == now.date()
        return self._saved_words(session, f"{moment:%H:%M:%S}" if is_today else f"{moment:%Y-%m-%d %H:%M}")

    def _saved_words(self, session: Session, time: str) -> str:
        """Say what was saved last, and when."""
        from annotator.ui.views.journal_words import entry_words

        (entry,) = session.read.journal(limit=1)
        return self.tr("Saved {time}: {what}").format(time=time, what=entry_words(entry))

    def _show_numbers(self, *_which: object) -> None:
        if self._desk.article is None:
            self._numbers.setText("")
            return
        numbers = self._desk.annotations.numbers
        accepted = numbers[AnnotationStatus.ACCEPTED.value]
        left = numbers[AnnotationStatus.SUGGESTED.value]
        words = counted(self.tr("%n annotation(s)", "", accepted), accepted)
        if left:
            words += " · " + counted(self.tr("%n suggestion(s) left", "", left), left)
        self._numbers.setText(words)

    def _show_job(self, job: Job) -> None:
        title = plain_label(job.title, self)
        bar = QProgressBar(self)
        bar.setAccessibleName(job.title)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(140)
        cancel = QToolButton(self)
        cancel.setText(self.tr("Cancel"))
        cancel.setAccessibleName(self.tr("Cancel: {job}").format(job=job.title))
        cancel.clicked.connect(lambda _on=False: job.cancel())
        self._rows[job] = (title, bar, cancel)
        for widget in self._rows[job]:
            self.addPermanentWidget(widget)

        def show(done: int, total: int) -> None:
            bar.setRange(0, total)
            bar.setValue(done)

        job.progressed.connect(show)

    def _hide_job(self, job: Job) -> None:
        for widget in self._rows.pop(job, ()):
            self.removeWidget(widget)
            widget.deleteLater()
