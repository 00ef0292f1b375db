"""What a screen reader finds: each control of the window, its views and its dialogs has a name and a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget

from tests.ui.scenes import annotate_seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow

VIEWS = (
    "view.ledger",
    "view.timeline",
    "view.drift",
    "view.duplicates",
    "view.speakers",
    "view.journal",
    "edit.search",
)
DIALOGS = ("help.keys", "help.palette", "help.about", "app.settings", "project.export", "project.import",
           "article.facts", "annotation.link", "annotation.statement")  # fmt: skip


@pytest.fixture
def annotated(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with the seeds annotated and one annotation selected."""
    session = window.desk.session
    assert session is not None
    chosen = session.read.annotation(annotate_seeds(session))
    assert chosen is not None
    window.host.go_to(chosen.article_id, annotation_id=chosen.id)
    qtbot.waitUntil(lambda: len(list(controls(window.inspector))) > 5)  # it fills a moment after the choice
    return window


def controls(root: QWidget) -> Iterator[QWidget]:
    """Yield what can be reached with the keyboard or pressed, as far as it is shown."""
    for widget in (root, *root.findChildren(QWidget)):
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if widget.isVisible() and (takes_keys or isinstance(widget, QAbstractButton)):
            yield widget


def unnamed(root: QWidget) -> list[str]:
    """Return the controls whose name, or whose role, a screen reader would not know."""
    found = []
    for widget in controls(root):
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name).strip()
        if isinstance(
            widget, QComboBox
        ):  # on Linux its name is what is chosen: a label or a description says of what
            is_labelled = any(relation[1] & QAccessible.RelationFlag.Label for relation in face.relations())
            if not is_labelled:
                name = face.text(QAccessible.Text.Description).strip()
        if not name or face.role() == QAccessible.Role.NoRole:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_every_control_of_the_window_has_a_name(annotated: MainWindow) -> None:
    annotated.page.find_bar.open_bar()
    assert len(list(controls(annotated))) > 30
    assert unnamed(annotated) == []


@pytest.mark.parametrize("action", VIEWS)
def test_every_control_of_a_view_has_a_name(annotated: MainWindow, action: str, qtbot: QtBot) -> None:
    annotated.trigger(action)
    qtbot.waitUntil(lambda: not annotated.jobs.running)
    view = annotated.host.current
    assert view is not annotated.page
    assert list(controls(view))
    assert unnamed(view) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(annotated: MainWindow, action: str) -> None:
    annotated.trigger(action)
    QApplication.processEvents()
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert shown
    for dialog in shown:
        assert dialog.windowTitle()
        assert unnamed(dialog) == []
        dialog.reject()


def test_a_screen_reader_hears_label_and_speaker_where_an_annotation_begins_and_ends(
    annotated: MainWindow,
) -> None:
    heard: list[str] = []
    reader = annotated.page.reader
    reader.announced.connect(heard.append)
    reader.setFocus()
    start = annotated.desk.text.index("“We cannot agree")
    reader.set_caret(start - 1)
    heard.clear()

    def right() -> None:
        QApplication.sendEvent(
            reader, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
        )

    right()
    assert sorted(heard) == ["Denial, Dmitry Peskov, starts", "Quote, Dmitry Peskov, starts"]
    heard.clear()
    reader.set_caret(annotated.desk.text.index("theses,”", start) + len("theses,”") - 1)
    right()
    assert sorted(heard) == ["Denial, Dmitry Peskov, ends", "Quote, Dmitry Peskov, ends"]


def test_the_panes_follow_one_another_and_none_is_a_trap(annotated: MainWindow) -> None:
    """F6 goes round, and Tab leaves every field that it does not belong to."""
    seen = []
    for _ in range(7):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        annotated.trigger("view.next_pane")
    assert seen[0] is seen[6]
    assert len(set(map(id, seen))) == 6
    fields = [
        widget for widget in controls(annotated.inspector) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    fields[0].setFocus()
    reached = {id(fields[0])}
    for _ in range(len(fields)):
        annotated.inspector.focusNextChild()
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(id(focus))
    assert len(reached) > 5
