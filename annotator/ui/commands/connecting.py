"""Connecting: links and the statement of the selected annotation, and the way to the other end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from annotator.core.spans import Span, covered
from annotator.core.values import AnnotationStatus
from annotator.services import connect
from annotator.ui.commands.dropping import Dropping
from annotator.ui.commands.overviews import Overviews
from annotator.ui.commands.preparing import Preparing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QDialog

    from annotator.core.values import Annotation
    from annotator.services.connections import Connections
    from annotator.services.linkage import LinkEnd
    from annotator.ui.main_window import MainWindow
    from annotator.ui.views.rows import Door


class Connecting:
    """What joins annotations across articles. Ledger and candidates are read when they are first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk, self._host = window.desk, window.host
        self.prepared = Preparing(self._desk, window.jobs, window)
        self.prepared.failed.connect(window.fail)
        self.prepared.broke.connect(self._desk.broke)
        self.prepared.ready.connect(self._go_on)
        self._waiting: tuple[str, Callable[[], object]] | None = (
            None  # an annotation, and what was asked for it
        )
        self.dropping = Dropping(window, self.prepared)
        self.overviews = Overviews(window, self.prepared, self.open_door, self.dropping)
        # Queued: a dialog that opened within the drag would keep it from ending.
        window.annotations.dropped_on_annotation.connect(
            self.dropping.offer_link, Qt.ConnectionType.QueuedConnection
        )
        links = window.inspector.links
        links.go_requested.connect(lambda article, one: self._host.go_to(article, annotation_id=one))
        links.action_requested.connect(window.trigger)
        links.edit_requested.connect(self.edit_link)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "annotation.link": self.ask_link,
            "annotation.statement": self.ask_statement,
            **self.overviews.table(),
        }

    @property
    def connections(self) -> Connections:
        """What is derived from the open project. Raises `ValueError` where none is open."""
        return self.prepared.connections

    def ask_link(self) -> None:
        """Ask what the selected annotation is to be linked to, and link it."""
        annotation = self._to_connect()
        if annotation is None or not self._is_ready(annotation.id, self.ask_link):
            return
        from annotator.ui.dialogs.link_picker import LinkPicker

        words = covered(self._desk.text, annotation.fragments)
        picker = LinkPicker(annotation, words, self.connections, self._desk.tag_set, self._window)

        def link(kind: str, other_id: str, note: str, is_turned: bool) -> None:  # noqa: FBT001 - a signal's
            one, other = (other_id, annotation.id) if is_turned else (annotation.id, other_id)
            self._desk.run_typed(connect.add_link(type=kind, from_id=one, to_id=other, note=note))

        picker.link_requested.connect(link)
        self._open(picker)

    def edit_link(self, end: LinkEnd) -> None:
        """Ask for the type, the direction and the note of a link of the selected annotation."""
        from annotator.core.values import Annotation
        from annotator.ui.dialogs.link_dialog import LinkDialog

        desk, annotation = self._desk, self._desk.selected
        other = desk.session.read.annotation(end.annotation_id) if desk.session is not None else None
        if annotation is None or not isinstance(other, Annotation):
            return
        labels = [desk.label(one.label_id) for one in (annotation, other)]
        mine, theirs = (label.name if label is not None else "" for label in labels)
        dialog = LinkDialog(end, desk.tag_set, (mine, theirs), self._window)

        def save() -> None:
            if dialog.changed:
                desk.run_typed(connect.change_link(link_id=end.link.id, **dialog.changed))

        dialog.accepted.connect(save)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _result: self._window.inspector.links.focus_list())
        dialog.open()

    def ask_statement(self) -> None:
        """Ask which statement the selected annotation expresses, and put it in."""
        annotation = self._to_connect()
        if annotation is None or not self._is_ready(annotation.id, self.ask_statement):
            return
        from annotator.ui.dialogs.statement_picker import StatementPicker

        words = covered(self._desk.text, annotation.fragments)
        picker = StatementPicker(annotation, words, self.connections, self._window)
        ids = [annotation.id]
        picker.put_in_requested.connect(
            lambda one: self._desk.run_typed(connect.put_in_statement(annotation_ids=ids, statement_id=one))
        )
        picker.new_requested.connect(
            lambda wording: self._desk.run_typed(connect.make_statement(annotation_ids=ids, wording=wording))
        )
        self._open(picker)

    def open_door(self, door: Door) -> None:
        """Show a place in its article: the annotation, or just the words; the article alone for an empty span."""
        span = Span(*door.span)
        place = span if span.end > span.start else None
        if not self._host.go_to(door.article_id, annotation_id=door.annotation_id, span=place):
            self._window.page.banner.tell(_tr("This article is no longer there."))

    def _open(self, picker: QDialog) -> None:
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.finished.connect(
            lambda _result: self._window.page.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        picker.open()

    def _to_connect(self) -> Annotation | None:
        """Return the selected annotation, unless it is a suggestion, which has to be accepted first."""
        annotation = self._desk.selected
        if annotation is not None and annotation.status is AnnotationStatus.SUGGESTED:
            self._window.status.hint(_tr("This is a suggestion: accept it first."))
            return None
        return annotation

    def _is_ready(self, annotation_id: str, ask: Callable[[], object]) -> bool:
        """Tell whether candidates can be ranked now; where the project is being read, ask again when it has been."""
        if self.prepared.is_ready():
            return True
        self._waiting = (annotation_id, ask)
        self._window.status.hint(_tr("The project is being read; the candidates come when that is done."))
        return False

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[0] == self._desk.selected_id:
            waiting[1]()


def _tr(words: str) -> str:
    return QCoreApplication.translate("Connecting", words)
