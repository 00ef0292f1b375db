"""Single keys of the table on every keyboard: Russian, Greek, Arabic ones, and marks that need Shift or AltGr.

The key of an action is a character of a Latin keyboard. Qt finds it where a key gives that very character and nothing
was held down for it. What Qt leaves is looked at here: the character that was typed, whatever had to be held down for
it (`2` on a French keyboard, `[` on a German one), and then the character that the same key has on a US keyboard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QAction

# The keys of a US keyboard by their numbers in Linux's <linux/input-event-codes.h>, which are those of the scan codes
# of set 1 that Windows tells; X11 and Wayland count from 8 on.
_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
_PLAIN = {first + at: one for first, plain, _ in _ROWS for at, one in enumerate(plain)}
_SHIFTED = dict(
    zip("".join(plain for _, plain, _ in _ROWS), "".join(shifted for *_, shifted in _ROWS), strict=True)
)
# macOS tells no scan codes, but virtual keys (kVK_ANSI_… of HIToolbox/Events.h): A is 0, S is 1, and so on.
_MAC = dict(enumerate("asdfhgzxcv\0bqweryt123465=97-80]ou[ip\0lj'k;\\,/nm."))
# Where no number is told (a remote desktop, a keyboard on the screen): the letters of the usual layouts.
_TYPED = {
    typed: key
    for letters, keys in (
        ("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"),
        ("іїєґў", "s]'\\o"),
        ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
        ("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."),
        ("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[]asdfghjkl;'zxcvnm,./"),
    )
    for typed, key in zip(letters, keys, strict=True)
}
_Mod = Qt.KeyboardModifier
_ALT_GR = _Mod.ControlModifier | _Mod.AltModifier  # how Windows tells it


class OtherLayouts(QObject):
    """Runs the action of a pane whose key was pressed on a keyboard that has another character there."""

    def watch(self, panes: Iterable[QWidget]) -> None:
        """Look at the keys that the panes are handed when no action has taken them."""
        for pane in panes:
            pane.installEventFilter(self)

    def eventFilter(self, pane: QObject, event: QEvent) -> bool:
        """Run the first action that one of the key's meanings belongs to."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(pane, QWidget)
        ):
            actions = pane.actions()
            for meant in meanings(event, QGuiApplication.platformName()):
                action = next((one for one in actions if _has(one, meant)), None)
                if action is not None:
                    action.trigger()
                    return True
        return False


def meanings(event: QKeyEvent, platform: str) -> Iterator[QKeyCombination]:
    """Yield what a key press may be meant as, besides what it is; ``platform`` says how its numbers count."""
    text, held = event.text(), event.modifiers()
    if held & _Mod.MetaModifier:
        return
    is_typed = not held & _ALT_GR or held & _ALT_GR == _ALT_GR
    if len(text) == 1 and is_typed and text.isprintable() and not text.isalpha() and not text.isspace():
        yield QKeyCombination(Qt.Key(ord(text)))
    if held & _Mod.ControlModifier:
        return
    key = _us_key(event, platform)
    is_shifted = bool(held & _Mod.ShiftModifier)
    if not key or (text.isascii() and not (key.isdigit() and held == _Mod.NoModifier)):
        return  # a Latin letter is meant as itself, wherever it stands
    alt = held & _Mod.AltModifier
    if key.isalpha():
        yield QKeyCombination(held & (_Mod.AltModifier | _Mod.ShiftModifier), Qt.Key(ord(key.upper())))
    else:
        yield QKeyCombination(alt, Qt.Key(ord(_SHIFTED[key] if is_shifted else key)))


def _us_key(event: QKeyEvent, platform: str) -> str:
    """Return what the pressed key gives on a US keyboard, without Shift, or nothing."""
    code = event.nativeScanCode()
    if platform == "cocoa":
        known = _MAC.get(event.nativeVirtualKey(), "")
    else:
        known = _PLAIN.get(code if platform == "windows" else code - 8, "")
    return known.strip("\0") or _TYPED.get(event.text().lower(), "")


def _has(action: QAction, key: QKeyCombination) -> bool:
    wanted = QKeySequence(key)
    return action.isEnabled() and wanted in action.shortcuts()
