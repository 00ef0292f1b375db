"""Agreement in the window: figures, places, and decisions at typing speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.services import annotate
from annotator.ui.actions import ROWS, Scope
from annotator.ui.views.agreement_view import AgreementView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.core.values import Annotation
    from annotator.ui.main_window import MainWindow

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def _mark(window: MainWindow, who: str, start: int, end: int, *, label: int = 0) -> str:
    session, article = window.desk.session, window.desk.article
    assert session is not None
    assert article is not None
    session.annotator = who
    labels = session.read.tag_set().labels
    made = session.run(
        annotate.add(article_id=article.id, label_id=labels[label].id, fragments=[Span(start, end)])
    )
    session.annotator = "carol"
    return made.edits[0].id


def _known(window: MainWindow, annotation_id: str) -> Annotation:
    assert window.desk.session is not None
    known = window.desk.session.read.annotation(annotation_id)
    assert known is not None
    return known


def _open(window: MainWindow, qtbot: QtBot) -> AgreementView:
    window.trigger("view.agreement")
    view = window.host.current
    assert isinstance(view, AgreementView)
    qtbot.waitUntil(lambda: not window.jobs.running)
    qtbot.waitUntil(view.table.hasFocus)
    return view


@pytest.fixture
def marks(window: MainWindow) -> list[str]:
    """Return what alice and bob have marked: another extent, another tag, and one mark that only alice has."""
    return [
        _mark(window, "alice", 100, 120), _mark(window, "bob", 105, 120),
        _mark(window, "alice", 200, 220), _mark(window, "bob", 200, 220, label=2),
        _mark(window, "alice", 300, 320),
    ]  # fmt: skip


def test_without_two_annotators_it_says_how_to_get_there(window: MainWindow, qtbot: QtBot) -> None:
    view = _open(window, qtbot)
    assert view.empty.isVisible()
    assert "Merge a project" in view.empty.text()
    assert view.empty.text() == view.table.accessibleDescription()
    assert not any(button.isEnabled() for button in view.buttons.values())
    assert not view.figures.isVisible()


def test_places_are_decided_by_keys_one_after_the_other(
    window: MainWindow, marks: list[str], qtbot: QtBot
) -> None:
    view = _open(window, qtbot)
    tester = QAbstractItemModelTester(view.model, FATAL)
    assert view.model.rowCount() == 3
    assert not view.empty.isVisible()
    assert [view.model.index(row, 1).data() for row in range(3)] == [
        "other extent",
        "other tag",
        "only one marked it",
    ]
    QTest.keyClick(view.table, Qt.Key.Key_2)
    assert _known(window, marks[0]).status is AnnotationStatus.REJECTED
    assert view.model.rowCount() == 2
    chosen = view.chosen_difference()
    assert chosen is not None
    assert chosen.one is not None
    assert chosen.one.id == marks[2], "the next one is chosen"
    QTest.keyClick(view.table, Qt.Key.Key_3)
    assert {_known(window, one).status for one in marks[2:4]} == {AnnotationStatus.ACCEPTED}
    QTest.keyClick(view.table, Qt.Key.Key_4)
    assert view.model.rowCount() == 1, "one mark cannot be merged with nothing"
    QTest.keyClick(view.table, Qt.Key.Key_1)
    assert view.model.rowCount() == 0
    assert view.empty.isVisible()
    for _step in range(3):
        window.trigger("edit.undo")
    assert view.model.rowCount() == 3
    assert _known(window, marks[0]).status is AnnotationStatus.ACCEPTED
    del tester


def test_one_is_made_of_both(window: MainWindow, marks: list[str], qtbot: QtBot) -> None:
    view = _open(window, qtbot)
    QTest.keyClick(view.table, Qt.Key.Key_4)
    assert {_known(window, one).status for one in marks[:2]} == {AnnotationStatus.REJECTED}
    made = [one for one in window.desk.in_order if one.annotator == "carol"]
    assert [one.fragments for one in made] == [(Span(100, 120),)]


def test_a_row_is_a_door_and_figures_narrow_the_list(
    window: MainWindow, marks: list[str], qtbot: QtBot
) -> None:
    view = _open(window, qtbot)
    assert view.figures_model.rowCount() == 3, "all tags, and the two that were used"
    view.figures.activated.emit(view.figures_model.index(2, 0))
    assert view.model.rowCount() == 1
    assert view.model.index(0, 1).data() == "other tag"
    assert view.doors.count() == 2
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert window.host.current_name == ""
    assert window.desk.selected_id == marks[2]


def test_filters_by_kind(window: MainWindow, marks: list[str], qtbot: QtBot) -> None:
    assert len(marks) == 5
    view = _open(window, qtbot)
    view.kind.setCurrentIndex(view.kind.findText("only one marked it"))
    assert view.model.rowCount() == 1
    view.label.setCurrentIndex(view.label.findText("Quote"))
    assert view.model.rowCount() == 0
    assert "Nothing of this kind" in view.empty.text()


def test_it_follows_what_is_changed_elsewhere(window: MainWindow, marks: list[str], qtbot: QtBot) -> None:
    view = _open(window, qtbot)
    window.desk.run(annotate.delete(annotation_ids=[marks[4]]))
    assert view.model.rowCount() == 2
    kappa = view.figures_model.index(0, 8).data()
    window.desk.run(annotate.delete(annotation_ids=[marks[2], marks[3]]))
    qtbot.waitUntil(lambda: view.figures_model.index(0, 8).data() != kappa)
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_the_keys_of_decisions_work_only_in_the_view(window: MainWindow, qtbot: QtBot) -> None:
    assert window.actions_.clashes() == {}
    decisions = [row.id for row in ROWS if row.scope is Scope.DIFFERENCES]
    assert len(decisions) == 4
    assert not any(window.actions_[one].isEnabled() for one in decisions)
    _open(window, qtbot)
    assert all(window.actions_[one].isEnabled() for one in decisions)
    window.trigger("view.close")
    assert not any(window.actions_[one].isEnabled() for one in decisions)
    for one in decisions:
        window.trigger(one)  # without the view nothing happens
