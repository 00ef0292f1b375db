"""What the window remembers by itself: its size, the panels' widths, the last folder, the card that was dismissed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter


class WindowState:
    """A small file beside the profile's others. Losing it loses no choice of the user's."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        """Give the window and its panels the sizes they had; leave them where nothing is known."""
        geometry = self._store.value("geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        self.restore_splitters(splitters)

    def restore_splitters(self, splitters: dict[str, QSplitter]) -> None:
        """Give the panels the sizes they had."""
        for name, splitter in splitters.items():
            sizes = self._store.value(f"splitter/{name}")
            if isinstance(sizes, QByteArray):
                splitter.restoreState(sizes)

    def keep(self, window: QMainWindow, splitters: dict[str, QSplitter], zoom: int) -> None:
        """Remember the sizes and the zoom."""
        self._store.setValue("geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self._store.setValue(f"splitter/{name}", splitter.saveState())
        self._store.setValue("zoom", zoom)
        self._store.sync()

    @property
    def zoom(self) -> int | None:
        """The zoom that the reader had, in per cent."""
        value = str(self._store.value("zoom", ""))
        return int(value) if value.isdigit() else None

    def forget_zoom(self) -> None:
        """Take the zoom of the settings from now on."""
        self._store.remove("zoom")

    @property
    def folder(self) -> Path:
        """The folder that files came from or went to last."""
        known = self._store.value("folder")
        path = Path(known) if isinstance(known, str) else Path.home()
        return path if path.is_dir() else Path.home()

    @folder.setter
    def folder(self, path: Path) -> None:
        self._store.setValue("folder", str(path))

    def progress(self, article_id: str) -> int:
        """Return how much of an article has been in view, in per cent."""
        value = str(self._store.value(f"read/{article_id}", ""))
        return int(value) if value.isdigit() else 0

    def keep_progress(self, article_id: str, percent: int) -> None:
        """Remember how much of an article has been in view."""
        self._store.setValue(f"read/{article_id}", percent)

    @property
    def is_card_dismissed(self) -> bool:
        """Tell whether the card of the first start has been read."""
        return str(self._store.value("card_dismissed", "false")) == "true"

    def dismiss_card(self) -> None:
        """Never show the card again."""
        self._store.setValue("card_dismissed", "true")
        self._store.sync()
