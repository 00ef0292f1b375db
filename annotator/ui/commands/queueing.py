"""The queue of the suggestions that wait: which comes next, and in which order the user wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup

from annotator.core.errors import UserError
from annotator.services.settings import QueueOrder, changed
from annotator.ui.messages import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.ui.main_window import MainWindow

_PREFIX = "suggestion.order."


class Queueing:
    """Goes to the suggestion that is next in the order of the settings, and changes that order."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._group: QActionGroup | None = None

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        orders = {
            f"{_PREFIX}text": lambda: self.set_order(QueueOrder.TEXT),
            f"{_PREFIX}confidence": lambda: self.set_order(QueueOrder.CONFIDENCE),
            f"{_PREFIX}teaches": lambda: self.set_order(QueueOrder.TEACHES),
        }
        return {"suggestion.next": self.go, **orders}

    def step(self) -> bool:
        """Select the suggestion that is next after the selected one; False where none is left in the article."""
        window, order = self._window, self._window.settings.queue_order
        session, article = window.desk.session, window.desk.article
        if order is QueueOrder.TEXT or session is None or article is None:
            return window.page.reader.next_suggestion()
        from annotator.services.suggestion_queue import queue

        waiting = [one.id for one in queue(session.read, (article.id,), order)]
        if not waiting:
            return False
        here = window.desk.selected_id
        at = waiting.index(here) + 1 if here in waiting else 0
        window.page.reader.select_annotation(waiting[at % len(waiting)])
        return True

    def go(self) -> None:
        """Go to the next suggestion, or say that there is none."""
        self._window.host.show_reader(focus=False)
        if not self.step():
            self._window.status.hint(_words("No suggestion is left in this article."))

    def set_order(self, order: QueueOrder) -> None:
        """Show the suggestions in this order from now on, and keep that."""
        window = self._window
        try:
            window.keep_settings(changed(window.settings, queue_order=order))
        except UserError as error:
            window.page.banner.fail(in_words(error.trouble))
        self.show_order()
        window.status.hint(order_words()[window.settings.queue_order])

    def show_order(self) -> None:
        """Mark the order that is in force in the menu."""
        actions = self._window.actions_
        if self._group is None:
            self._group = QActionGroup(self._window)
            for order in QueueOrder:
                action = actions[f"{_PREFIX}{order}"]
                action.setCheckable(True)
                self._group.addAction(action)
        actions[f"{_PREFIX}{self._window.settings.queue_order}"].setChecked(True)


def order_words() -> dict[QueueOrder, str]:
    """Return the orders in words."""
    return {
        QueueOrder.TEXT: _words("Suggestions come as they stand in the text."),
        QueueOrder.CONFIDENCE: _words("The surest suggestions come first."),
        QueueOrder.TEACHES: _words("Suggestions whose decision teaches most come first."),
    }


def _words(source: str) -> str:
    return QCoreApplication.translate("Queueing", source)
