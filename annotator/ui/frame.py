"""The frame of the main window, which is seen before anything else is imported: menus and bare grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from annotator.ui.actions import MENUS, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from annotator.environment.itself import Command
    from annotator.services.settings import Settings
    from annotator.ui.look import Look
    from annotator.ui.window_state import WindowState

TITLE = "Claims Annotator"
LEAST_WIDTHS = (180, 320, 240)  # pixels, of the articles, the reader, the side
_SIZE = (1280, 800)
_WIDTHS = (270, 700, 310)


class Frame(QMainWindow):
    """A window whose three panels are not there yet; `MainWindow.furnish` puts them where the grounds are."""

    painted = Signal()  # once, after the window was first seen

    def __init__(
        self,
        look: Look,
        settings: Settings,
        state: WindowState,
        save_settings: Callable[[Settings], None],
        *,
        backups: Path | None = None,
        models: Path | None = None,
        trainer: Command | None = None,
        default_project: Path | None = None,
    ) -> None:
        """Make the frame.

        ``backups`` is the folder of automatic copies and ``models`` that of what was learned from decisions; without
        them neither is kept. ``trainer`` starts a process that learns, so that it does not hold the window up.
        """
        super().__init__()
        self.backups, self.default_project = backups, default_project
        self.models, self.trainer = models, trainer
        self.setObjectName("mainWindow")
        self.setWindowTitle(TITLE)
        self.look, self.settings, self.state = look, settings, state
        self._save_settings = save_settings
        self._is_painted = self._is_furnished = False
        self._commands: dict[str, Callable[[], object]] = {}
        self._menus = {name: self.menuBar().addMenu(words(text)) for name, text in MENUS}
        self._across = QSplitter(Qt.Orientation.Horizontal)
        for at, name in enumerate(("articlesGround", "readerPage", "sideGround")):
            ground = QWidget()
            ground.setObjectName(name)
            ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._across.addWidget(ground)
            ground.setMinimumWidth(LEAST_WIDTHS[at])
        self._across.setHandleWidth(1)
        self._across.setChildrenCollapsible(False)
        self._across.resize(
            *_SIZE
        )  # else the widths are cut to what a widget has that nothing has laid out yet
        self._across.setSizes(list(_WIDTHS))
        self._across.setStretchFactor(1, 1)
        self._splitters = {"across": self._across}
        self.setCentralWidget(self._across)
        self.statusBar().setSizeGripEnabled(False)
        self.resize(*_SIZE)
        state.restore(self, self._splitters)

    def keep_settings(self, settings: Settings) -> None:
        """Keep choices that change nothing of what is shown now; may raise `UserError`, and they hold until the end."""
        self.settings = settings
        self._save_settings(settings)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that the window has been seen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)
