"""Annotations that are dragged: onto statements, onto other annotations, from every list that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.values import AnnotationStatus
from annotator.services import annotate, connect
from annotator.ui import dragging
from annotator.ui.dialogs.link_dialog import LinkDialog
from annotator.ui.views.ledger_view import LedgerView
from annotator.ui.views.search_view import SearchView
from tests.ui.test_statements import mark

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView
    from pytestqt.qtbot import QtBot

    from annotator.core.values import Annotation
    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow


@pytest.fixture
def own(window: MainWindow) -> Session:
    """Return the session of the window's project."""
    session = window.desk.session
    assert session is not None
    return session


@pytest.fixture
def claim(own: Session) -> Annotation:
    """Return a claim in 002."""
    return mark(own, "002", "failing to protect Armenia", "claim", "Nikol Pashinyan")


@pytest.fixture
def denial(own: Session) -> Annotation:
    """Return a denial in 001."""
    return mark(own, "001", "We cannot agree with these theses", "denial", "Peskov")


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return where the ids of what is dragged are put: no test drags a real mouse across the screen."""
    found: list[str] = []
    monkeypatch.setattr(dragging.DragSource, "drag", lambda _self, one, _words: found.append(one))
    return found


def drag_from(view: QAbstractItemView, index: QModelIndex) -> None:
    start = view.visualRect(index).center()
    far = start + QPoint(QApplication.startDragDistance() + 4, 0)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), far)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=far)


def drop_on(view: QAbstractItemView, index: QModelIndex, data: QMimeData) -> bool:
    """Drop something on a row; tell whether it was taken."""
    at = view.visualRect(index).center()
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, *given))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(at, *given))
    drop = QDropEvent(QPointF(at), *given)
    drop.ignore()
    QApplication.sendEvent(view.viewport(), drop)
    return drop.isAccepted()


def open_ledger(window: MainWindow) -> LedgerView:
    window.trigger("view.ledger")
    view = window.host.view("ledger")
    assert isinstance(view, LedgerView)
    return view


def test_what_is_dragged_comes_back_as_it_was() -> None:
    data = dragging.packed(["a", "b"], "words")
    assert dragging.carried(data) == ["a", "b"]
    assert data.text() == "words"
    for raw in (b"", b"{", b"{}", b"[1, null]", b"\xff"):
        other = QMimeData()
        other.setData(dragging.MIME, raw)
        assert dragging.carried(other) == []


def test_an_annotation_is_put_into_the_statement_it_is_dropped_on(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    own.run(connect.make_statement(annotation_ids=[claim.id], wording="Russia failed Armenia"))
    view = open_ledger(window)
    first = view.model.index(0, 0)
    assert drop_on(view.table, first, dragging.packed([denial.id]))
    statement = own.read.statements()[0].id

    def is_in() -> bool:
        kept = own.read.annotation(denial.id)
        return kept is not None and kept.statement_id == statement

    qtbot.waitUntil(is_in)
    window.desk.undo()
    assert not is_in()


def test_an_annotation_that_is_let_go_elsewhere_becomes_no_article(window: MainWindow) -> None:
    text = QMimeData()
    text.setText("words")
    assert window.pasting.can_take(text)
    assert not window.pasting.can_take(dragging.packed(["a"], "words"))


def test_a_row_that_nobody_has_worded_becomes_a_statement(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    own.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    other = mark(own, "001", "Russia had failed to protect Armenia", "claim", "Pashinyan")
    view = open_ledger(window)
    assert drop_on(view.table, view.model.index(0, 0), dragging.packed([other.id]))
    qtbot.waitUntil(lambda: len(own.read.statements()) == 1)
    (made,) = own.read.statements()
    members = {one.id for one in own.read.annotations_with(statement_id=made.id)}
    assert members == {claim.id, other.id}


def test_dropped_on_another_annotation_a_link_is_offered(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    assert window.host.go_to(denial.article_id, annotation_id=denial.id)
    listed = window.annotations.list
    row = listed.model().index(window.annotations.model.place(denial.id), 0)
    assert drop_on(listed, row, dragging.packed([claim.id]))
    qtbot.waitUntil(lambda: len(window.findChildren(LinkDialog)) == 1)
    assert own.read.links() == []  # offered, not made
    (dialog,) = window.findChildren(LinkDialog)
    assert dialog.type.currentText() == "is denied by"
    dialog.note.setText("these theses")
    dialog.accept()
    (link,) = own.read.links()
    assert (link.type, link.from_id, link.to_id, link.note) == ("denies", denial.id, claim.id, "these theses")
    assert not drop_on(listed, row, dragging.packed([denial.id]))  # onto itself


def test_a_suggestion_is_not_linked_before_it_is_accepted(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    own.run(annotate.decide(annotation_ids=[claim.id], status=AnnotationStatus.SUGGESTED))
    window.connecting.dropping.offer_link([claim.id], denial.id)
    window.connecting.dropping.offer_link([denial.id], claim.id)
    window.connecting.dropping.offer_link(["gone"], claim.id)
    qtbot.wait(10)
    assert not window.findChildren(LinkDialog)
    assert "accept it first" in window.status.currentMessage()


def test_annotations_are_dragged_from_every_list(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, dragged: list[str]
) -> None:
    assert window.host.go_to(denial.article_id)
    listed = window.annotations.list
    drag_from(listed, listed.model().index(window.annotations.model.place(denial.id), 0))
    own.run(connect.make_statement(annotation_ids=[claim.id], wording="Russia failed Armenia"))
    view = open_ledger(window)
    drag_from(view.table, view.model.index(0, 0))  # a statement: nothing
    drag_from(view.doors, view.doors.model().index(0, 0))
    view.choice.setCurrentIndex(view.choice.findData("loose"))
    drag_from(view.table, view.model.index(0, 0))
    assert dragged == [denial.id, claim.id, denial.id]


def test_a_hit_is_dragged_as_the_annotation_it_lies_in(
    window: MainWindow, claim: Annotation, dragged: list[str], qtbot: QtBot
) -> None:
    window.trigger("edit.search")
    view = window.host.view("search")
    assert isinstance(view, SearchView)
    view.look_for("failing to protect")
    qtbot.waitUntil(lambda: view.model.is_whole and view.model.hits > 0)
    rows = [view.model.index(at, 0) for at in range(view.model.rowCount())]
    for row in rows:
        drag_from(view.list, row)
    assert dragged == [claim.id]
