"""The journal in the window: pages, words, “undo just this” with its refusal, and a word on who came in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from annotator.core.spans import Span
from annotator.services import annotate
from annotator.services.session import Session
from annotator.ui.models.journal import PAGE
from annotator.ui.views.journal_view import JournalView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow


def _session(window: MainWindow) -> Session:
    assert window.desk.session is not None
    return window.desk.session


def _annotate(window: MainWindow, start: int) -> str:
    assert window.desk.article is not None
    label = window.desk.tag_set.labels[0]
    made = annotate.add(
        article_id=window.desk.article.id, label_id=label.id, fragments=[Span(start, start + 5)]
    )
    changes = window.desk.run(made)
    assert changes is not None
    return changes.edits[0].id


@pytest.fixture
def view(window: MainWindow) -> JournalView:
    """Return the journal, opened by its action."""
    window.trigger("view.journal")
    view = window.host.view("journal")
    assert isinstance(view, JournalView)
    return view


def _choose(view: JournalView, seq: int) -> None:
    view.read()
    view.table.selectRow(view.model.place(seq))
    assert view.chosen is not None
    assert view.chosen.seq == seq


def test_the_newest_comes_first_with_what_it_did_in_words(window: MainWindow, view: JournalView) -> None:
    made = _annotate(window, 3)
    window.desk.run(annotate.set_note(annotation_id=made, note="why so?"))
    view.read()
    first, second = (view.model.index(row, 3).data() for row in (0, 1))
    assert (first, second) == ("Changed the note", "Annotated")
    view.table.selectRow(0)
    words = view.edits.item(0).text()
    assert window.desk.text[3:8].strip() in words
    assert "why so?" in words
    window.trigger("edit.undo")
    view.read()
    assert view.model.index(0, 3).data().endswith("Changed the note")
    assert view.model.index(1, 4).data() == "taken back"
    view.table.selectRow(0)
    assert not view.undo.isEnabled()


def test_an_older_entry_is_taken_back_by_itself(window: MainWindow, view: JournalView, qtbot: QtBot) -> None:
    first, second = _annotate(window, 3), _annotate(window, 20)
    seq = _session(window).read.last_seq() - 1
    _choose(view, seq)
    view.undo.click()
    assert first not in window.desk.annotations
    assert second in window.desk.annotations
    assert str(seq) in window.page.banner.words.text()
    qtbot.waitUntil(lambda: not view._news.isActive())
    assert view.chosen is not None
    assert view.chosen.seq == seq
    assert not view.undo.isEnabled()
    window.trigger("edit.redo")
    assert first in window.desk.annotations


def test_an_entry_that_a_later_one_touched_is_refused_in_words(window: MainWindow, view: JournalView) -> None:
    made = _annotate(window, 3)
    seq = _session(window).read.last_seq()
    window.desk.run(annotate.set_note(annotation_id=made, note="later"))
    before = _session(window).read.last_seq()
    _choose(view, seq)
    view.undo.click()
    assert _session(window).read.last_seq() == before
    assert f"entry {before} (alice) changed the annotation" in window.page.banner.words.text()
    assert window.page.banner.isVisible()


def test_the_journal_is_read_in_pages(window: MainWindow) -> None:
    for at in range(PAGE + 20):
        _annotate(window, at)
    window.trigger("view.journal")
    view = window.host.view("journal")
    assert isinstance(view, JournalView)
    everything = [entry.seq for entry in _session(window).read.journal(limit=10_000)]
    assert view.model.rowCount() == PAGE < len(everything)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    while view.model.canFetchMore(view.model.index(-1, -1)):
        view.model.fetchMore(view.model.index(-1, -1))
    shown = [view.model.row(row) for row in range(view.model.rowCount())]
    assert [entry.seq for entry in shown if entry is not None] == everything


def test_a_line_leads_to_its_annotation(window: MainWindow, view: JournalView) -> None:
    made = _annotate(window, 3)
    view.read()
    view.table.selectRow(0)
    view.edits.setCurrentRow(0)
    QTest.keyClick(view.edits, Qt.Key.Key_Return)
    assert window.host.current is window.page
    assert window.desk.selected_id == made


def test_who_changed_the_same_in_between_is_told(window: MainWindow) -> None:
    made = _annotate(window, 3)
    window.desk.bridge._clock.stop()
    with Session.open(_session(window).path, annotator="bob") as other:
        other.run(annotate.set_note(annotation_id=made, note="Bob's"))
    window.desk.run(annotate.set_note(annotation_id=made, note="Alice's"))
    assert window.page.banner.isVisible()
    assert window.page.banner.words.text().startswith("bob changed the same")
    assert window.desk.annotations[made].note == "Alice's"
    window.page.banner.hide()
    window.desk.run(annotate.set_note(annotation_id=made, note="again"))
    assert not window.page.banner.isVisible()
