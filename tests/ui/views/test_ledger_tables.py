"""The ledger's table in each shape: rows made when looked at are sorted, found and kept as if all were there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from annotator.core.spans import Span
from annotator.services import annotate, connect
from annotator.ui.views.ledger_view import LedgerView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow

SAID = (  # statement, label, speaker, article
    ("zinc is dear", "claim", "Bela", 0),
    ("zinc is dear", "claim", "anna", 1),
    ("zinc is dear", "denial", "Cleo", 1),
    ("Apples are cheap", "claim", "Cleo", 2),
    ("Apples are cheap", "claim", "Cleo", 3),
    ("Apples are cheap", "claim", "Bela", 4),
    ("mules are slow", "denial", "anna", 0),
    ("nobody says this", "", "", 0),
)


@pytest.fixture
def own(window: MainWindow) -> Session:
    """Return a session with four statements."""
    session = window.desk.session
    assert session is not None
    articles = list(session.read.article_ids())
    labels = {label.name: label.id for label in session.read.tag_set()}
    for number, (wording, label, speaker, article) in enumerate(SAID):
        ids = []
        if label:
            span = Span(number * 7, number * 7 + 5)
            made = session.run(
                annotate.add(article_id=articles[article], label_id=labels[label], fragments=[span])
            )
            ids = [made.edits[0].id]
            session.run(annotate.set_speaker(annotation_id=ids[0], name=speaker))
        known = next((one for one in session.read.statements() if one.wording == wording), None)
        if known is None:
            session.run(connect.make_statement(annotation_ids=ids, wording=wording))
        else:
            session.run(connect.put_in_statement(annotation_ids=ids, statement_id=known.id))
    return session


@pytest.fixture
def view(window: MainWindow, own: Session) -> LedgerView:
    """Return the ledger, shown."""
    assert own.read.statements()
    window.trigger("view.ledger")
    view = window.host.view("ledger")
    assert isinstance(view, LedgerView)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return view


def column(view: LedgerView, at: int) -> list[str]:
    return [str(view.model.index(row, at).data()) for row in range(view.model.rowCount())]


def click(view: LedgerView, at: int) -> list[str]:
    view.table.horizontalHeader().sectionClicked.emit(at)
    return column(view, at)


def as_number(cell: str) -> int:
    return int(cell) if cell.isdigit() else 0


def test_each_column_sorts_upwards_then_downwards(view: LedgerView) -> None:
    headings = view.model.headings
    assert column(view, 0)[0] == "Apples are cheap"  # most discussed first, before anybody sorts
    for at, heading in enumerate(headings):
        if heading in {"Status", "Grade"}:
            continue
        up = click(view, at)
        down = click(view, at)
        if heading in {"Articles", "Publishers", "Independent"}:
            numbers = list(map(as_number, up))
            assert numbers == sorted(numbers)
            assert list(map(as_number, down)) == numbers[::-1]
        elif heading == "First seen":
            assert down == up[::-1]
        else:
            said = [cell.casefold() for cell in up if cell]
            assert said == sorted(said), heading
            assert [cell for cell in down if cell] == [cell for cell in up if cell][::-1]


def test_an_order_holds_when_the_project_changes(view: LedgerView, own: Session, qtbot: QtBot) -> None:
    assert click(view, 0) == ["Apples are cheap", "mules are slow", "nobody says this", "zinc is dear"]
    empty = next(one for one in own.read.statements() if one.wording == "nobody says this")
    own.run(connect.change_statement(statement_id=empty.id, wording="zz top"))
    qtbot.waitUntil(lambda: column(view, 0)[-1] == "zz top")
    assert column(view, 0) == ["Apples are cheap", "mules are slow", "zinc is dear", "zz top"]


def test_what_is_chosen_stays_chosen(view: LedgerView, own: Session, qtbot: QtBot) -> None:
    at = column(view, 0).index("zinc is dear")
    view.table.setCurrentIndex(view.model.index(at, 3))  # who denies it
    kept = view.chosen_row_id()
    assert view.doors.count() == 1
    view.table.horizontalHeader().sectionClicked.emit(0)
    assert view.chosen_row_id() == kept
    known = next(one for one in own.read.statements() if one.id == kept)
    own.run(connect.change_statement(statement_id=known.id, wording="zinc was dear"))
    qtbot.waitUntil(lambda: "zinc was dear" in column(view, 0))
    assert view.chosen_row_id() == kept
    assert view.table.currentIndex().column() == 3
    assert view.doors.count() == 1


def test_statements_by_speaker(view: LedgerView) -> None:
    view.shape.setCurrentIndex(view.shape.findData("groups"))
    assert column(view, 0) == ["Bela", "Bela", "Cleo", "Cleo", "anna", "anna"] or sorted(column(view, 0)) == [
        "Bela",
        "Bela",
        "Cleo",
        "Cleo",
        "anna",
        "anna",
    ]
    assert click(view, 0) == ["anna", "anna", "Bela", "Bela", "Cleo", "Cleo"]
    assert click(view, 0) == ["Cleo", "Cleo", "Bela", "Bela", "anna", "anna"]
    click(view, 1)
    words = column(view, 1)
    assert [words[at : at + 2] == sorted(words[at : at + 2], key=str.casefold) for at in (0, 2, 4)] == [
        True
    ] * 3
    # The cell of a speaker has that speaker's own places; the others, those of the statement.
    for at in range(view.model.rowCount()):
        view.table.setCurrentIndex(view.model.index(at, 0))
        own = [view.doors.item(row).text() for row in range(view.doors.count())]
        assert own
        assert all(column(view, 0)[at] in words for words in own)
        assert view.model.place_of(view.chosen()[0].id) == at
    view.speaker.setCurrentIndex(view.speaker.findText("Cleo"))
    assert column(view, 0) == ["Cleo", "Cleo"]


def test_the_matrix_sorts_by_what_a_speaker_does(view: LedgerView) -> None:
    view.shape.setCurrentIndex(view.shape.findData("matrix"))
    names = list(view.model.headings[1:])
    assert sorted(names) == ["Bela", "Cleo", "anna"]
    at = names.index("Cleo") + 1
    assert click(view, at) == ["asserts", "denies", "", ""]
    assert click(view, at) == ["denies", "asserts", "", ""]
    assert click(view, 0)[0] == "Apples are cheap"


def test_what_waits_is_sorted_and_filtered(view: LedgerView) -> None:
    view.choice.setCurrentIndex(view.choice.findData("open"))
    speakers = view.model.headings.index("Speaker")
    assert click(view, speakers) == ["Bela", "Cleo", "Cleo"]  # the zinc is answered
    assert click(view, speakers) == ["Cleo", "Cleo", "Bela"]
    view.speaker.setCurrentIndex(view.speaker.findText("Bela"))
    assert column(view, speakers) == ["Bela"]
    view.speaker.setCurrentIndex(0)
    view.choice.setCurrentIndex(view.choice.findData("loose"))
    assert column(view, view.model.headings.index("Speaker")) == ["anna"]


def test_a_ledger_that_nobody_sees_waits(
    window: MainWindow, view: LedgerView, own: Session, qtbot: QtBot
) -> None:
    window.host.show_reader()
    own.run(connect.make_statement(annotation_ids=[], wording="made behind its back"))
    view.refresh()
    assert "made behind its back" not in column(view, 0)
    window.trigger("view.ledger")
    qtbot.waitUntil(lambda: "made behind its back" in column(view, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Down)
