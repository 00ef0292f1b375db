"""What somebody typed is not lost: not while a job writes, not when the window closes; and it is never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.services import annotate
from annotator.services.report_lines import LineKind, ReportLine
from annotator.services.session import Session
from annotator.ui.dialogs.label_dialog import LabelDialog
from annotator.ui.dialogs.report_dialog import ReportDialog
from annotator.ui.models.articles import SUMMARY
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@pytest.fixture
def annotation_id(window: MainWindow) -> str:
    desk = window.desk
    assert desk.article is not None
    label = desk.tag_set.labels[0]
    changes = desk.run(annotate.add(article_id=desk.article.id, label_id=label.id, fragments=[Span(0, 9)]))
    assert changes is not None
    made = changes.edits[0].id
    desk.select(made)
    window.inspector.settle()
    return made


def note_of(window: MainWindow, annotation_id: str) -> str:
    assert window.desk.session is not None
    known = window.desk.session.read.annotation(annotation_id)
    assert known is not None
    assert known.status is AnnotationStatus.ACCEPTED
    return known.note


def test_a_note_that_is_typed_while_a_job_writes_is_saved_after_it(
    window: MainWindow, annotation_id: str
) -> None:
    first, second = object(), object()
    window.desk.hold(first)
    window.desk.hold(second)
    window.inspector.note.setFocus()
    QTest.keyClicks(window.inspector.note, "said twice")
    window.desk.select("")  # what is typed is saved when it is left
    assert note_of(window, annotation_id) == ""
    assert "saved when" in window.status.currentMessage()
    window.desk.release(first)
    assert note_of(window, annotation_id) == ""
    window.desk.release(second)
    assert note_of(window, annotation_id) == "said twice"
    window.trigger("edit.undo")
    assert note_of(window, annotation_id) == ""


def test_it_is_saved_also_when_the_project_closes_first(window: MainWindow, annotation_id: str) -> None:
    session = window.desk.session
    assert session is not None
    path = session.path
    window.desk.hold(object())
    window.inspector.note.setFocus()
    QTest.keyClicks(window.inspector.note, "at the end")
    window.desk.close()
    assert not window.desk.is_held
    with Session.open(path, annotator="") as again:
        known = again.read.annotation(annotation_id)
        assert known is not None
        assert known.note == "at the end"


def test_a_dialog_that_is_accepted_while_a_job_writes_loses_nothing(window: MainWindow) -> None:
    holder = object()
    window.program.edit_label(window.desk.tag_set.labels[0].id)
    dialog = window.findChild(LabelDialog)
    assert isinstance(dialog, LabelDialog)
    dialog.guideline.setPlainText("A long guideline.")
    window.desk.hold(holder)
    dialog.accept()
    assert window.desk.tag_set.labels[0].guideline != "A long guideline."
    window.desk.release(holder)
    assert window.desk.tag_set.labels[0].guideline == "A long guideline."


def test_words_of_data_are_never_markup(window: MainWindow) -> None:
    words = "<b>bold</b> & <img src=x>"
    dialog = ReportDialog(words, [ReportLine(LineKind.NOTE, words, 1, words, words)], window)
    labels = [label for label in dialog.findChildren(QLabel) if "<b>" in label.text()]
    assert len(labels) == 2
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    tip = dialog.model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;bold" in tip
    dialog.deleteLater()
    for label in (window.status.saved, *window.status.findChildren(QLabel)):
        if label.text() and label.text() != "Ln 1":
            assert label.textFormat() is Qt.TextFormat.PlainText or "annotation" in label.text()
    assert plain_tip("two\nlines") == "two\nlines"
    row = window.articles.model.index(0)
    assert "<" not in row.data(Qt.ItemDataRole.ToolTipRole) or "<" in row.data(SUMMARY).caption
