"""Moving the caret by keys of the user's own: each does what an arrow key does, and selects while selecting is on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.ui.reader import Reader

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
_MOVES = {
    "caret.left": (_Key.Key_Left, _Mod.NoModifier),
    "caret.right": (_Key.Key_Right, _Mod.NoModifier),
    "caret.up": (_Key.Key_Up, _Mod.NoModifier),
    "caret.down": (_Key.Key_Down, _Mod.NoModifier),
    "caret.word_left": (_Key.Key_Left, _Mod.ControlModifier),
    "caret.word_right": (_Key.Key_Right, _Mod.ControlModifier),
    "caret.line_start": (_Key.Key_Home, _Mod.NoModifier),
    "caret.line_end": (_Key.Key_End, _Mod.NoModifier),
    "caret.text_start": (_Key.Key_Home, _Mod.ControlModifier),
    "caret.text_end": (_Key.Key_End, _Mod.ControlModifier),
    "caret.page_up": (_Key.Key_PageUp, _Mod.NoModifier),
    "caret.page_down": (_Key.Key_PageDown, _Mod.NoModifier),
}


class Moving:
    """Hands the reader the key that a move stands for. Selecting ends where what was selected is let go of."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.is_selecting = False
        self._had_selection = False
        self.hint: Callable[[str], None] | None = None  # where a hint for the user goes
        reader.selection_changed.connect(lambda *_which: self._look())

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        moves = {action: partial(self.move, key, held) for action, (key, held) in _MOVES.items()}
        return {"select.mode": self.toggle, **moves}

    def toggle(self) -> None:
        """Let moves select from here on, or let them only move again."""
        self.is_selecting = not self.is_selecting
        self._had_selection = bool(self._reader.selection())
        if self.hint is not None:
            self.hint(
                _words("Moves of the caret select now.")
                if self.is_selecting
                else _words("Moves of the caret only move it.")
            )

    def move(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Press a key in the reader, with Shift while selecting is on."""
        if self.is_selecting:
            held |= _Mod.ShiftModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._reader, QKeyEvent(kind, key, held))

    def _look(self) -> None:
        has_selection = bool(self._reader.selection())
        if self._had_selection and not has_selection:
            self.is_selecting = False
        self._had_selection = has_selection


def _words(source: str) -> str:
    return QCoreApplication.translate("Moving", source)
