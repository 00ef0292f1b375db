"""The keyboard comes back to the window when one of its dialogs closes, also where no window manager sees to that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget


class KeyboardReturn(QObject):
    """Watches which window of the program has the keyboard, and asks for it when that one closes.

    Where somebody has gone to another program meanwhile, nothing is taken from them.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._follow)

    def _follow(self, now: QWindow | None) -> None:
        if now is not None and now is not self._window.windowHandle() and now is not self._watched:
            self._watched = now
            now.visibleChanged.connect(partial(self._hear, now))

    def _hear(self, closed: QWindow, is_visible: bool) -> None:  # noqa: FBT001 - the signal's own argument
        if not shiboken6.isValid(self):  # a dialog may outlive the window by a moment
            return
        if is_visible or QApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
            return
        if self._watched is closed:
            self._watched = None
        QTimer.singleShot(0, self, self._take_back)

    def _take_back(self) -> None:
        if (
            shiboken6.isValid(self._window)
            and self._window.isVisible()
            and not QApplication.activeModalWidget()
        ):
            self._window.activateWindow()
