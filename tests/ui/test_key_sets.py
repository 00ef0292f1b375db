"""Sets of keys in the window: Vim's, and those for one hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QKeySequenceEdit

from annotator.services import key_sets
from annotator.services.settings import Settings
from annotator.ui.actions import ROWS
from annotator.ui.dialogs.help_dialog import HelpDialog
from annotator.ui.dialogs.settings_dialog import SettingsDialog, key_set_words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow

# Keys that a hand reaches without leaving its half of a US keyboard; modifiers are on both halves.
LEFT = set("`12345QWERTASDFGZXCVB~!@#$%") | {"Tab", "Esc", "Space", "F1", "F2", "F3", "F4", "F5"}
RIGHT = set("67890-=YUIOP[]\\HJKL;'NM,./^&*()_+{}|:\"<>?") | {
    *(
        "Return",
        "Enter",
        "Backspace",
        "Del",
        "Ins",
        "Home",
        "End",
        "PgUp",
        "PgDown",
        "Left",
        "Right",
        "Up",
        "Down",
    ),
    *("F6", "F7", "F8", "F9", "F10", "F11", "F12"),
}
# What is done many times in every article, and must be there for each hand.
WORK = (
    *("select.sentence", "select.extend_sentence", "select.quotation", "select.mode", "annotation.add.claim"),
    *("annotation.add.denial", "annotation.add.quote", "select.end_forward", "select.end_back"),
    *("select.start_forward", "select.start_back", "annotation.add_fragment", "annotation.source_words"),
    *(
        "annotation.cue_words",
        "annotation.speaker",
        "annotation.link",
        "annotation.statement",
        "annotation.next",
    ),
    *(
        "annotation.previous",
        "suggestion.accept",
        "suggestion.reject",
        "suggestion.next",
        "annotation.delete",
    ),
    *("article.next", "article.previous", "article.done", "article.suggest", "edit.undo", "edit.redo"),
    *("view.reader", "help.palette"),
)


def use(window: MainWindow, name: str) -> None:
    window.take_settings(Settings(annotator="alice", key_set=name))
    assert not window.page.banner.isVisible()


@pytest.mark.parametrize("name", key_sets.names())
def test_a_set_names_actions_that_there_are_gives_no_key_twice_and_has_a_title(
    window: MainWindow, name: str
) -> None:
    use(window, name)
    known = {row.id for row in window.actions_.rows()}
    found = key_sets.keys_of(name)
    assert found.keys() <= known
    assert window.actions_.clashes() == {}
    assert name in key_set_words()
    for keys in found.values():
        assert all(not QKeySequence(key, QKeySequence.SequenceFormat.PortableText).isEmpty() for key in keys)
    assert all(window.actions_.keys(row.id) for row in ROWS if row.keys), "what has keys keeps some"


@pytest.mark.parametrize(("name", "reach"), [("left_hand", LEFT), ("right_hand", RIGHT)])
def test_one_hand_reaches_all_that_is_done_often(window: MainWindow, name: str, reach: set[str]) -> None:
    use(window, name)
    missing = []
    for action in WORK:
        keys = [
            key.toString(QKeySequence.SequenceFormat.PortableText)
            for key in window.actions_[action].shortcuts()
        ]
        plain = [key.replace("Ctrl+", "").replace("Shift+", "").replace("Alt+", "") for key in keys]
        if not any(key in reach for key in plain):
            missing.append((action, keys))
    assert not missing


def test_vims_keys_move_select_and_take_back(window: MainWindow, qtbot: QtBot) -> None:
    use(window, "vim")
    reader = window.page.reader
    qtbot.waitUntil(reader.hasFocus)
    reader.set_caret(0)
    QTest.keyClicks(reader, "lll")
    assert reader.caret() == 3
    QTest.keyClicks(reader, "h")
    assert reader.caret() == 2
    QTest.keyClicks(reader, "w")
    word = reader.caret()
    assert word > 2
    QTest.keyClicks(reader, "vl")
    assert [(span.start, span.end) for span in reader.selection()] == [(word, word + 1)]
    QTest.keyClicks(reader, "llc")
    (made,) = window.desk.annotations.values()
    assert [(span.start, span.end) for span in made.fragments] == [(word, word + 3)]
    assert not window.moving.is_selecting
    QTest.keyClicks(reader, "u")
    assert not window.desk.annotations
    QTest.keyClick(reader, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert reader.caret() == len(window.desk.text)
    QTest.keyClicks(reader, "gg")
    assert reader.caret() == 0
    article = window.desk.article
    QTest.keyClick(reader, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert window.desk.article != article


def test_the_settings_change_the_set_and_the_help_follows(window: MainWindow, profile: Path) -> None:
    window.trigger("app.settings")
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    at = next(at for at, row in enumerate(ROWS) if row.id == "annotation.link")
    field = dialog.table.cellWidget(at, 1)
    assert isinstance(field, QKeySequenceEdit)
    assert field.keySequence().toString() == "L"
    dialog.key_set.setCurrentIndex(dialog.key_set.findData("vim"))
    assert field.keySequence().toString() == "Shift+L"
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    field.setKeySequence(QKeySequence("J"))
    assert "J" in dialog.problem.text()
    assert not save.isEnabled()
    field.setKeySequence(QKeySequence("Shift+L"))
    assert save.isEnabled()
    dialog.accept()
    kept = json.loads((profile / "settings.json").read_text(encoding="utf-8"))
    assert (kept["key_set"], "keys" in kept) == ("vim", False)
    assert window.actions_.keys("caret.left") == ("H",)
    window.trigger("help.keys")
    page = window.findChild(HelpDialog)
    assert isinstance(page, HelpDialog)
    assert "Caret left" in page.keys.toPlainText()
    page.close()
    window.take_settings(Settings(annotator="alice"))
    assert window.actions_.keys("annotation.link") == ("L",)
    assert window.actions_.keys("caret.left") == ()
