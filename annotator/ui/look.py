"""How the window looks now: the theme that the settings or the system ask for, handed to whoever paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from annotator.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


class Look(QObject):
    """Keeps the theme of the program, and follows the system where the settings say so."""

    changed = Signal()

    def __init__(
        self, app: QApplication, resource: Callable[[str], Path], choice: str = theme.SYSTEM
    ) -> None:
        super().__init__()
        self._app = app
        self._resource = resource
        self.choice = choice
        self.theme = self._load()
        theme.apply(app, self.theme, resource("icons"))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if theme.knows_contrast(hints):
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)  # type: ignore[attr-defined]  # from Qt 6.10 on

    def choose(self, choice: str) -> None:
        """Take another theme, or follow the system."""
        self.choice = choice
        self._follow()

    def _follow(self) -> None:
        if theme.wanted(self.choice) == self.theme.name:
            return
        self.theme = self._load()
        theme.apply(self._app, self.theme, self._resource("icons"))
        self.changed.emit()

    def _load(self) -> theme.Theme:
        return theme.load(self._resource(f"themes/{theme.wanted(self.choice)}.toml"))
