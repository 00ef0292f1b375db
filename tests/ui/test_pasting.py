"""Paste and drop: words become articles, files are imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from annotator.services.session import Session
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.paste_dialog import PasteDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow

TEXT = "A minister denied it\n\nThe minister said no on 3 May 2023.\n"


def asked(window: MainWindow, qtbot: QtBot) -> PasteDialog:
    qtbot.waitUntil(lambda: window.findChild(PasteDialog) is not None)
    dialog = window.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    qtbot.waitExposed(dialog)
    return dialog


def test_pasted_words_are_an_article_after_a_short_dialog(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    QTest.keyClick(window.page.reader, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = asked(window, qtbot)
    dialog.fields["published"].setText("yesterday")
    assert not dialog.add.isEnabled()
    dialog.fields["published"].setText("2023-05-04")
    dialog.fields["publisher"].setText("The Paper")
    QTest.keyClick(dialog.fields["publisher"], Qt.Key.Key_Return)
    article = window.desk.article
    assert article is not None
    assert window.desk.text == TEXT
    assert (article.publisher, article.published, article.published_basis) == (
        "The Paper",
        "2023-05-04",
        "analyst",
    )
    assert window.articles.model.total == 6
    QTest.keyClick(window.page.reader, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    again = asked(window, qtbot)
    again.accept()
    assert window.articles.model.total == 6
    assert "already" in window.page.banner.words.text()
    window.trigger("edit.undo")
    assert window.articles.model.total == 5


def test_ctrl_v_in_a_field_pastes_into_the_field(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("words")
    window.articles.search.setFocus()
    QTest.keyClick(window.articles.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.articles.search.text() == "words"
    assert window.findChild(PasteDialog) is None
    window.articles.search.clear()


def test_an_empty_clipboard_is_told_in_words(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.trigger("edit.paste")
    assert "no words" in window.page.banner.words.text()


def test_a_page_is_read_in_a_job(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml("<p>The minister <b>said</b> no.</p>")
    data.setText("The minister said no.")
    window.pasting.take(data)
    dialog = asked(window, qtbot)
    assert "The minister said no." in dialog.text.toPlainText()
    dialog.reject()
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_what_is_dropped_is_taken_as_what_is_pasted(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file))])
    words.setText(TEXT)
    assert window.pasting.can_take(files)
    assert not window.pasting.can_take(QMimeData())
    for data in (files, words):
        event = QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(event)
    qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: len(dialog.files.places) == 1)
    dialog.reject()
    asked(window, qtbot).reject()


@pytest.mark.parametrize("is_closed", [False, True])
def test_what_is_pasted_while_a_job_writes_is_added_after_it(
    window: MainWindow, qtbot: QtBot, *, is_closed: bool
) -> None:
    assert window.desk.session is not None
    path, holder = window.desk.session.path, object()
    QGuiApplication.clipboard().setText(TEXT)
    window.trigger("edit.paste")
    dialog = asked(window, qtbot)
    dialog.fields["publisher"].setText("The Paper")
    window.desk.hold(holder)
    dialog.accept()
    assert window.articles.model.total == 5
    assert "saved when" in window.status.currentMessage()
    if is_closed:
        window.desk.close()
    else:
        window.desk.release(holder)
        assert window.desk.text == TEXT
    with Session.open(path, annotator="") as again:
        assert again.read.article_count() == 6
        assert "The Paper" in [name for name, _count in again.read.publishers()]
