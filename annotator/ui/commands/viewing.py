"""Views beside the reader: opening them as tabs, going from tab to tab, closing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.ui.commands.reading import Reading
    from annotator.ui.main_window import MainWindow


class Viewing:
    """Opens views. Each is imported when it is first opened."""

    def __init__(self, window: MainWindow, reading: Reading) -> None:
        self._window = window
        self._reading = reading
        self._host = window.host

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "edit.find": self.find,
            "view.reader": self.back_to_reader,
            "view.close": self._host.close_current,
            "view.next_tab": lambda: self._host.step(1),
            "view.previous_tab": lambda: self._host.step(-1),
        }

    def find(self) -> None:
        """Look for words in the article, which is shown for it."""
        self._host.show_reader()
        self._window.page.find_bar.open_bar()

    def back_to_reader(self) -> None:
        """Leave a view for the reader, and then what `Reading.back_to_reader` leaves."""
        if not self._host.show_reader(focus=False):
            self._reading.back_to_reader()
        else:
            self._window.page.reader.setFocus()


def _words(source: str) -> str:
    return QCoreApplication.translate("Viewing", source)
