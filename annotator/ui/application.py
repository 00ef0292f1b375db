"""The Qt application: its name, language and icon; and pictures of the window for machines without a display."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from annotator.environment.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ID = "org.claimsannotator.ClaimsAnnotator"


def application(language: str, translations: Path | None) -> QApplication:
    """Return the one Qt application of this process, made if there is none yet, speaking a language."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["claims-annotator"])
    app.setApplicationName("claims-annotator")
    app.setApplicationDisplayName("Claims Annotator")
    app.setDesktopFileName(ID)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    _speak(app, language, translations)
    return app


def set_icon(app: QApplication, path: Path) -> None:
    """Give the window its icon."""
    app.setWindowIcon(QIcon(str(path)))


def quit_on_signals(window: QWidget) -> Callable[[], None]:
    """Close the window on Ctrl+C in the shell and on a polite kill; return what puts the old answers back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, lambda *_args: QTimer.singleShot(0, window.close))
    # Python answers signals only when it runs; Qt's loop gives it no turn without something to do.
    clock = QTimer(window)
    clock.start(400)
    clock.timeout.connect(lambda: None)

    def restore() -> None:
        clock.stop()
        for number, answer in before.items():
            signal.signal(number, answer)

    return restore


class PaintWatch(QObject):
    """Tells once that a widget has been painted."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event; tell of it when the widget is on the screen."""
        if watched is self._widget and event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


def save_picture(window: QWidget, path: Path) -> None:
    """Write the window as it is to a PNG file; raise `OSError` where that cannot be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    buffer.close()
    with atomic_write(path) as out:
        out.write(data.data())


def _speak(app: QApplication, language: str, translations: Path | None) -> None:
    locale = QLocale(language) if language else QLocale.system()
    if language:
        QLocale.setDefault(locale)
    if locale.textDirection() == Qt.LayoutDirection.RightToLeft:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if locale.language() not in {QLocale.Language.English, QLocale.Language.C}:
        from annotator.ui.translation import speak

        speak(app, locale, translations)
