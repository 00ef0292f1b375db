"""The table of keys, row by row, by real key events in a window on a fresh default project, and after a restart."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from annotator.core.values import AnnotationStatus
from tests.e2e.test_window import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from annotator.core.values import Annotation
    from annotator.ui.main_window import MainWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL, ALT = Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier, Mod.AltModifier
PATIENCE = 60.0  # seconds; a busy machine takes its time


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press keys where the focus is, one after the other."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keyClick(focus, key, held)


def typed(text: str) -> None:
    for character in text:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keyClicks(focus, character)


def until(is_so: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"in vain waited for {what}"
        QApplication.processEvents()
        time.sleep(0.005)


def all_of(window: MainWindow) -> list[Annotation]:
    assert window.desk.session is not None
    assert window.desk.article is not None
    return window.desk.session.read.annotations(window.desk.article.id)


def words_of(window: MainWindow, annotation: Annotation) -> list[str]:
    return [window.desk.text[start:end] for start, end in annotation.fragments]


def names(window: MainWindow) -> list[str]:
    return [window.desk.tag_set.label(each.label_id).name for each in all_of(window)]


def go_to(window: MainWindow, words: str) -> None:
    """Go to words of the article by keys alone: find them, let go of the bar."""
    press(Key.Key_F, held=CTRL)
    press(Key.Key_A, held=CTRL)
    typed(words)
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert window.page.reader.selected_text() == words


def caret_is_seen(window: MainWindow) -> bool:
    """Tell whether the page looks otherwise when its caret is elsewhere."""

    def picture() -> QImage:
        QApplication.processEvents()
        return window.page.reader.viewport().grab().toImage()

    first = picture()
    press(Key.Key_Right)
    moved = picture()
    press(Key.Key_Left)
    return first != moved and picture() == first


def opened_by(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> str:
    """Press a key that opens a dialog; close that with Esc and return its class, or that of what has the focus."""
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):  # it runs a loop of its own
            seen.append(type(dialog).__name__)
            dialog.reject()

    QTimer.singleShot(0, look)
    press(key, held=held)
    until(
        lambda: (
            not QApplication.activeModalWidget()
            or not isinstance(QApplication.activeModalWidget(), QFileDialog)
        ),
        "Esc",
    )
    if not seen:
        dialog = next(
            (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()),
            None,
        )
        if dialog is not None:
            seen.append(type(dialog).__name__)
            dialog.activateWindow()
            until(dialog.isActiveWindow, "the dialog to be active")
            press(Key.Key_Escape)
            until(lambda: not dialog.isVisible(), "the dialog to close")
    for window in QApplication.topLevelWidgets():
        if window.objectName() == "mainWindow":
            window.activateWindow()
    QApplication.processEvents()
    return seen[0] if seen else ""


@pytest.mark.usefixtures("qapp")
def test_every_row_of_the_table(profile: object) -> None:  # noqa: ARG001 - a folder of its own
    kept: list[Annotation] = []

    def first(window: MainWindow) -> None:
        reader, desk = window.page.reader, window.desk
        # On start: the focus and a visible caret in the reader, so that the keys work at once.
        assert QApplication.focusWidget() is reader
        assert window.windowTitle().endswith("Claims Annotator")
        assert caret_is_seen(window)
        # Arrows, Shift+arrows, Ctrl+Shift+arrows.
        press(Key.Key_Right, Key.Key_Right)
        assert reader.caret() == 2
        press(Key.Key_Right, held=SHIFT)
        assert reader.selected_text() == desk.text[2:3]
        press(Key.Key_Right, held=CTRL | SHIFT)
        assert reader.selected_text() == desk.text[2:5]
        press(Key.Key_Left)
        assert reader.selection() == ()
        assert caret_is_seen(window)
        # s, then Shift+S.
        typed("s")
        sentence = reader.selected_text()
        assert sentence.startswith("US is working")
        press(Key.Key_S, held=SHIFT)
        longer = reader.selected_text()
        assert longer.startswith(sentence)
        assert len(longer) > len(sentence)
        # ] [ } { on the selection.
        for key, grows, at_end in (
            ("[", False, True),
            ("]", True, True),
            ("}", False, False),
            ("{", True, False),
        ):
            (before,) = reader.selection()
            typed(key)
            (after,) = reader.selection()
            assert (after.length > before.length) is grows, key
            assert (after.start == before.start) is at_end, key
        assert reader.selected_text() == longer
        # Digits and letters annotate the selection; without a selection they change the label.
        for keys, label in (
            ("1", "claim"),
            ("2", "denial"),
            ("3", "quote"),
            ("c", "claim"),
            ("d", "denial"),
            ("q", "quote"),
        ):
            typed(keys)
            assert reader.selection() == ()
            assert names(window) == [label], keys
        # ] [ } { on the selected annotation.
        for key, grows in (("[", False), ("]", True), ("}", False), ("{", True)):
            (one,) = all_of(window)
            typed(key)
            (other,) = all_of(window)
            assert (other.end - other.start > one.end - one.start) is grows, key
        assert words_of(window, other) == [longer]
        # ' selects the quotation around the caret, marks included.
        go_to(window, "its favor")
        press(Key.Key_Left)
        typed("'")
        assert reader.selected_text() == '"its favor"'
        # + adds the selection to the selected annotation as a fragment.
        assert desk.selected_id == other.id
        go_to(window, "It is not just")
        typed("'")
        quotation = reader.selected_text()
        assert quotation.startswith('"It is not just')
        typed("+")
        (one,) = all_of(window)
        assert words_of(window, one) == [longer, quotation]
        # Alt+S, Alt+C.
        go_to(window, "State Department")
        press(Key.Key_S, held=ALT)
        go_to(window, "said")
        press(Key.Key_C, held=ALT)
        (one,) = all_of(window)
        assert [desk.text[a:b] for a, b in one.source] == ["State Department"]
        assert [desk.text[a:b] for a, b in one.cue] == ["said"]
        # Tab, Shift+Tab, Enter, Esc.
        press(Key.Key_Escape)
        go_to(window, "The official")
        typed("c")
        ids = [each.id for each in desk.in_order]
        assert len(ids) == 2
        press(Key.Key_Escape)
        press(Key.Key_Home, held=CTRL)
        press(Key.Key_Tab)
        assert desk.selected_id == ids[0]
        press(Key.Key_Tab)
        assert desk.selected_id == ids[1]
        press(Key.Key_Backtab, held=SHIFT)
        assert desk.selected_id == ids[0]
        press(Key.Key_Return)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        assert window.inspector.isAncestorOf(focus)
        press(Key.Key_Escape)
        assert QApplication.focusWidget() is reader
        # Del, Ctrl+Z, Ctrl+Shift+Z.
        press(Key.Key_Delete)
        assert len(all_of(window)) == 1
        press(Key.Key_Z, held=CTRL)
        assert len(all_of(window)) == 2
        press(Key.Key_Z, held=CTRL | SHIFT)
        assert len(all_of(window)) == 1
        press(Key.Key_Z, held=CTRL)
        # n, p.
        here = desk.article
        typed("n")
        assert desk.article != here
        typed("p")
        assert desk.article == here
        # What opens: l, Ctrl+F, Ctrl+Shift+F, Ctrl+K, F1, Ctrl+E, Ctrl+I, Ctrl+O, Ctrl+N.
        press(Key.Key_Tab)
        assert opened_by(Key.Key_L) == "LinkPicker"
        reader.setFocus()
        press(Key.Key_F, held=CTRL)
        assert QApplication.focusWidget() is window.page.find_bar.field
        press(Key.Key_Escape)
        assert opened_by(Key.Key_K, CTRL) == "CommandPalette"
        assert opened_by(Key.Key_F1) == "HelpDialog"
        assert opened_by(Key.Key_E, CTRL) == "ExportDialog"
        assert opened_by(Key.Key_I, CTRL) == "ImportDialog"
        assert opened_by(Key.Key_O, CTRL) == "QFileDialog"
        assert opened_by(Key.Key_N, CTRL) == "QFileDialog"
        press(Key.Key_F, held=CTRL | SHIFT)
        assert window.host.current is not window.page
        press(Key.Key_Escape)
        until(lambda: QApplication.focusWidget() is not None, "the focus")
        kept.extend(all_of(window))

    def second(window: MainWindow) -> None:
        desk, reader = window.desk, window.page.reader
        assert {each.id for each in all_of(window)} == {each.id for each in kept}
        # Undo reaches what was done before the restart.
        press(Key.Key_Z, held=CTRL)
        assert len(all_of(window)) == len(kept) - 1
        press(Key.Key_Z, held=CTRL | SHIFT)
        assert len(all_of(window)) == len(kept)
        # a, x: accept, reject the suggestion at the caret, and go to the next.
        typed("n")

        def suggested() -> list[Annotation]:
            return [each for each in all_of(window) if each.status is AnnotationStatus.SUGGESTED]

        typed("g")
        until(lambda: len(suggested()) > 2, "suggestions")
        until(lambda: not window.jobs.running, "the job to end")
        total = len(suggested())
        press(Key.Key_Home, held=CTRL)
        press(Key.Key_Tab)
        for key, status in (("a", AnnotationStatus.ACCEPTED), ("x", AnnotationStatus.REJECTED)):
            decided = reader.suggestion_at_caret()
            assert decided
            typed(key)
            assert desk.annotations[decided].status is status
            assert reader.suggestion_at_caret() not in {"", decided}
        assert len(suggested()) == total - 2

    assert start(first) == 0
    assert start(second) == 0
