"""A key is found by what it means, on keyboards of every script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.ui.layouts import meanings

Mod = Qt.KeyboardModifier
NONE, SHIFT, ALT = Mod.NoModifier, Mod.ShiftModifier, Mod.AltModifier
ALT_GR = Mod.ControlModifier | Mod.AltModifier


def pressed(text: str, held: Mod = NONE, *, code: int = 0, virtual: int = 0) -> QKeyEvent:
    key = ord(text.upper()) if len(text.upper()) == 1 else 0
    return QKeyEvent(QEvent.Type.KeyPress, key, held, code, virtual, 0, text)


def meant(event: QKeyEvent, platform: str = "xcb") -> list[str]:
    return [QKeySequence(one).toString() for one in meanings(event, platform)]


@pytest.mark.parametrize(
    ("text", "held", "code", "means"),
    [
        ("с", NONE, 54, ["C"]),  # Russian, the key of C
        ("ы", NONE, 39, ["S"]),
        ("Ы", SHIFT, 39, ["Shift+S"]),
        ("с", ALT, 54, ["Alt+C"]),
        ("ъ", NONE, 35, ["]"]),
        ("Ъ", SHIFT, 35, ["}"]),
        ("э", NONE, 48, ["'"]),
        ("ς", NONE, 25, ["W"]),  # Greek
        ("ש", NONE, 38, ["A"]),  # Hebrew
        ("ؤ", NONE, 54, ["C"]),  # Arabic
        ("แ", NONE, 54, ["C"]),  # Thai
        ("é", NONE, 11, ["2"]),  # French, the key of 2 without Shift
        ("2", SHIFT, 11, ["2"]),
        ("&", NONE, 10, ["&", "1"]),
        ("[", Mod.GroupSwitchModifier, 17, ["["]),  # German
        ("[", ALT_GR, 17, ["["]),  # the same as Windows tells it
        ("a", NONE, 24, []),  # French: a Latin letter is meant as itself
        ("z", NONE, 29, []),
        ("с", Mod.ControlModifier, 54, []),  # Qt's own business
        ("с", Mod.MetaModifier, 54, []),
        ("&", SHIFT, 16, ["&"]),  # on a US keyboard 7 with Shift is no 7
        ("", NONE, 9, []),
        (" ", NONE, 65, []),
    ],
)
def test_what_a_key_is_meant_as(text: str, held: Mod, code: int, means: list[str]) -> None:
    assert meant(pressed(text, held, code=code)) == means
    if code > 8:
        assert meant(pressed(text, held, code=code - 8), "windows") == means


def test_where_no_number_is_told_the_letter_says_which_key_it_was() -> None:
    for text, means in (("с", "C"), ("й", "Q"), ("і", "S"), ("δ", "D"), ("ב", "C"), ("ي", "D"), ("ё", "`")):
        assert meant(pressed(text)) == [means]
    assert meant(pressed("界")) == []


def test_a_mac_tells_virtual_keys() -> None:
    assert meant(pressed("с", code=1, virtual=8), "cocoa") == ["C"]
    assert meant(pressed("ф", code=1, virtual=0), "cocoa") == ["A"]
    assert meant(pressed("ß", ALT, code=1, virtual=1), "cocoa") == ["Alt+S"]
    assert meant(pressed("ъ", code=1, virtual=30), "cocoa") == ["]"]
