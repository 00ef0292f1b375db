"""The about dialog shows a text for every part that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from annotator.environment.resources import resource
from annotator.ui.dialogs.about_dialog import AboutDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow


def test_every_part_has_its_text(qtbot: QtBot) -> None:
    dialog = AboutDialog("1.2.3", "/somewhere/affair.claims", resource("licences"))
    qtbot.addWidget(dialog)
    names = []
    for row in range(dialog.parts.count()):
        dialog.parts.setCurrentRow(row)
        item = dialog.parts.item(row)
        names.append(item.text())
        shown = dialog.text.toPlainText()
        assert shown.startswith(f"{item.text()}: {item.data(Qt.ItemDataRole.UserRole)[0]}")
        assert len(shown) > 300
    assert {"Claims Annotator", "Qt and PySide6", "Python", "pydantic"} <= set(names)


def test_the_licence_of_qt_says_how_to_replace_it(qtbot: QtBot) -> None:
    dialog = AboutDialog("1.2.3", "-", resource("licences"))
    qtbot.addWidget(dialog)
    (row,) = dialog.parts.findItems("Qt and PySide6", Qt.MatchFlag.MatchExactly)
    dialog.parts.setCurrentItem(row)
    assert "You may replace them" in dialog.text.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()


def test_the_menu_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    window.program.show_about()
    dialogs = window.findChildren(AboutDialog)
    assert len(dialogs) == 1
    assert dialogs[0].isVisible()
    with qtbot.waitSignal(dialogs[0].finished):
        dialogs[0].reject()
