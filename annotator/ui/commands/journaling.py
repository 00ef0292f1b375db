"""The journal's view, “undo just this”, and a word where two people changed the same at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from annotator.core.edits import Changes
    from annotator.ui.main_window import MainWindow

_VIEW = "journal"
_MOST_REMEMBERED = 200  # changes of others


class Journaling:
    """Opens the journal, and keeps an eye on what others do."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._others: list[Changes] = []  # what came from elsewhere, newest last
        window.desk.changed.connect(self._watch)
        window.desk.project_closed.connect(self._others.clear)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {"view.journal": self.show}

    def show(self) -> None:
        """Open the journal."""
        self._window.host.open(_VIEW, _words("Journal"), self._make)

    def _make(self) -> QWidget:
        from annotator.ui.views.journal_view import JournalView

        view = JournalView(self._window.desk)
        view.undo_requested.connect(self.undo_entry)
        view.opened.connect(self._open)
        view.failed.connect(self._window.desk.failed)
        return view

    def undo_entry(self, seq: int) -> None:
        """Take back just this entry, where no later one touched the same; the banner says why not otherwise."""
        desk = self._window.desk
        desk.leaving.emit()
        if desk.guarded(lambda session: session.undo_entry(seq, by=self)) is not None:
            words = _words("Entry {number} is taken back; redo does it again.").format(number=seq)
            self._window.page.banner.tell(words)

    def _open(self, article_id: str, annotation_id: str) -> None:
        if not self._window.host.go_to(article_id, annotation_id=annotation_id):
            self._window.page.banner.tell(_words("This is no longer there."))

    # -- what others do ---------------------------------------------------------------------------------------------

    def _watch(self, changes: Changes, by: object) -> None:
        if by is None:
            self._others = [*self._others[1 - _MOST_REMEMBERED :], changes]
            return
        if not changes.overtaken:
            return
        who = {
            other.annotator
            for other in self._others
            if any(edit.id in changes.overtaken for edit in other.edits) and other.annotator
        }
        words = _words("{who} changed the same just before you. Your change holds; both are in the journal.")
        self._window.page.banner.tell(
            words.format(who=", ".join(sorted(who)) or _words("Somebody else")),
            door=_words("Show the journal"),
            on_door=self.show,
        )


def _words(source: str) -> str:
    return QCoreApplication.translate("Journaling", source)
