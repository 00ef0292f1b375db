"""Connecting: links of the selected annotation, and the views of the whole project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from annotator.core.spans import Span
from annotator.services import connect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.analysis.drift import Finding
    from annotator.services.connections import Connections
    from annotator.ui.jobs import Progress
    from annotator.ui.main_window import MainWindow
    from annotator.ui.views.drift_view import DriftView
    from annotator.ui.views.rows import Door


class Connecting:
    """What joins annotations across articles. Ledger and candidates are read when they are first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk, self._host = window.desk, window.host
        self._known: Connections | None = None
        self._desk.project_closed.connect(self._forget)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "annotation.link": self.ask_link,
            "view.ledger": self.show_ledger,
            "view.timeline": self.show_timeline,
            "view.drift": self.show_drift,
            "view.speakers": self.show_speakers,
        }

    @property
    def connections(self) -> Connections:
        """What is derived from the open project. Raises `ValueError` where none is open."""
        if self._desk.session is None:
            msg = "no project is open"
            raise ValueError(msg)
        if self._known is None:
            from annotator.services.connections import Connections

            self._known = Connections(self._desk.session)
        return self._known

    def ask_link(self) -> None:
        """Ask what the selected annotation is to be linked to, and link it."""
        annotation = self._desk.selected
        if annotation is None:
            return
        from annotator.core.spans import covered
        from annotator.ui.dialogs.link_picker import LinkPicker

        words = covered(self._desk.text, annotation.fragments)
        picker = LinkPicker(annotation, words, self.connections, self._desk.tag_set, self._window)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def link(kind: str, to_id: str, note: str) -> None:
            self._desk.run(connect.add_link(type=kind, from_id=annotation.id, to_id=to_id, note=note))

        picker.link_requested.connect(link)
        picker.finished.connect(
            lambda _result: self._window.page.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        picker.open()

    def open_door(self, door: Door) -> None:
        """Show a place in its article: the annotation, or just the words."""
        self._host.go_to(door.article_id, annotation_id=door.annotation_id, span=Span(*door.span))

    def show_ledger(self) -> None:
        """Open the ledger."""
        from annotator.ui.views.ledger_view import LedgerView

        def make() -> QWidget:
            view = LedgerView(self._desk, self.connections)
            view.open_requested.connect(self.open_door)
            return view

        self._host.open("ledger", _tr("Ledger"), make)

    def show_speakers(self) -> None:
        """Open the register of speakers."""
        from annotator.ui.views.speakers_view import SpeakersView

        def make() -> QWidget:
            view = SpeakersView(self._desk, self.connections)
            view.open_requested.connect(self.open_door)
            return view

        self._host.open("speakers", _tr("Speakers"), make)

    def show_timeline(self) -> None:
        """Open the timeline."""
        from annotator.ui.views.timeline_view import TimelineView

        def make() -> QWidget:
            view = TimelineView(self._desk)
            view.open_requested.connect(self.open_door)
            view.failed.connect(self._window.fail)
            return view

        self._host.open("timeline", _tr("Timeline"), make)

    def show_drift(self) -> None:
        """Open drift, and look for it in the background."""
        from annotator.ui.views.drift_view import DriftView

        def make() -> QWidget:
            view = DriftView(lambda: self._look_for_drift(view))
            view.open_requested.connect(self.open_door)
            self._look_for_drift(view)
            return view

        self._host.open("drift", _tr("Drift"), make)

    def _look_for_drift(self, view: DriftView) -> None:
        if self._desk.session is None:
            return
        path = self._desk.session.path

        def work(progress: Progress) -> tuple[Sequence[Finding], Mapping[str, str]]:
            from annotator.services.drift import drift
            from annotator.services.session import Session

            with Session.open(path, annotator="") as session:
                found = drift(session.read, progress=progress)
                ids = {side.article_id for one in found for side in (one.a, one.b)}
                articles = session.read.articles_with(ids)
                return found, {one: each.title or each.file or one for one, each in articles.items()}

        job = self._window.jobs.start(_tr("Compare the articles"), work)
        # The view is the receiver of the signals, so that one closed meanwhile hears nothing.
        job.succeeded.connect(view.show_result)
        job.refused.connect(self._window.fail)
        job.was_cancelled.connect(view.tell_cancelled)

    def _forget(self) -> None:
        if self._known is not None:
            self._known.close()
            self._known = None


def _tr(words: str) -> str:
    return QCoreApplication.translate("Connecting", words)
