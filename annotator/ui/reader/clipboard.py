"""What goes to the clipboard: the stored text, exactly."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def mime_of(text: str) -> QMimeData:
    """Return the text for a clipboard.

    Where it begins with U+FEFF or U+FFFE it is there as bytes too: Qt takes the first for a byte order mark and drops
    it on the way to its own strings, and swaps the bytes of all that follows the second.
    """
    data = QMimeData()
    data.setText(text)
    if text[:1] in {"\ufeff", "\ufffe"}:
        data.setData("text/plain;charset=utf-8", text.encode())
    return data
