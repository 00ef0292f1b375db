"""Links and statements of the selected annotation in the inspector, and the ledger's forms, by keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.services import annotate, connect
from annotator.ui.commands import preparing
from annotator.ui.dialogs.chain_dialog import ChainDialog
from annotator.ui.dialogs.link_dialog import LinkDialog
from annotator.ui.dialogs.link_picker import LinkPicker
from annotator.ui.dialogs.statement_dialog import StatementDialog
from annotator.ui.dialogs.statement_picker import StatementPicker
from annotator.ui.views.duplicates_view import DuplicatesView
from annotator.ui.views.ledger_view import LedgerView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from annotator.core.values import Annotation, Article
    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow
    from annotator.ui.views.rows import Door


@pytest.fixture
def own(window: MainWindow) -> Session:
    """Return the session of the window's project."""
    session = window.desk.session
    assert session is not None
    return session


def mark(session: Session, file: str, words: str, label: str, speaker: str) -> Annotation:
    for article in session.read.articles_with(session.read.article_ids()).values():
        if article.file.startswith(file):
            start = (session.read.text(article.text_sha256) or "").index(words)
            label_id = next(one.id for one in session.read.tag_set() if one.name == label)
            made = session.run(
                annotate.add(
                    article_id=article.id, label_id=label_id, fragments=[Span(start, start + len(words))]
                )
            )
            session.run(annotate.set_speaker(annotation_id=made.edits[0].id, name=speaker))
            found = session.read.annotation(made.edits[0].id)
            assert found is not None
            return found
    raise AssertionError(file)


@pytest.fixture
def claim(own: Session) -> Annotation:
    """Return a claim in 002."""
    return mark(own, "002", "failing to protect Armenia", "claim", "Nikol Pashinyan")


@pytest.fixture
def denial(own: Session) -> Annotation:
    """Return a denial in 001."""
    return mark(own, "001", "We cannot agree with these theses", "denial", "Peskov")


def choose(window: MainWindow, annotation: Annotation) -> None:
    assert window.host.go_to(annotation.article_id, annotation_id=annotation.id)
    window.inspector.settle()
    window.inspector.links.settle()


def key(window: MainWindow, letter: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, letter)


def opened_picker(window: MainWindow, qtbot: QtBot) -> StatementPicker:
    (picker,) = window.findChildren(StatementPicker)
    picker.activateWindow()
    qtbot.waitUntil(picker.search.hasFocus)
    return picker


# -- the inspector


def test_a_link_is_shown_from_both_ends_and_leads_across_articles(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    own.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id, note="these theses"))
    choose(window, denial)
    links = window.inspector.links
    assert links.list.count() == 1
    assert links.list.item(0).text().startswith("denies: “failing to protect Armenia”\nNikol Pashinyan")
    links.list.setFocus()
    links.list.setCurrentRow(0)
    QTest.keyClick(links.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.selected_id == claim.id)
    assert window.desk.article is not None
    assert window.desk.article.id == claim.article_id
    wanted = "is denied by: “We cannot agree"
    qtbot.waitUntil(lambda: links.list.count() == 1 and links.list.item(0).text().startswith(wanted))
    place = links.list.visualItemRect(links.list.item(0)).center()
    QTest.mouseClick(links.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: window.desk.selected_id == denial.id)


def test_del_in_the_links_deletes_the_link_and_not_the_annotation(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    own.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    choose(window, claim)
    links = window.inspector.links
    links.list.setFocus()
    links.list.setCurrentRow(0)
    QTest.keyClick(links.list, Qt.Key.Key_Delete)
    assert own.read.links() == []
    assert own.read.annotation(claim.id) is not None
    qtbot.waitUntil(lambda: links.list.count() == 0)
    window.desk.undo()
    assert len(own.read.links()) == 1
    qtbot.waitUntil(lambda: links.list.count() == 1)


def test_type_note_and_direction_of_a_link_are_edited_by_keys(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    own.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id, note="these"))
    choose(window, claim)
    links = window.inspector.links
    links.list.setFocus()
    links.list.setCurrentRow(0)
    QTest.keyClick(links.list, Qt.Key.Key_F2)
    (dialog,) = window.findChildren(LinkDialog)
    assert dialog.type.currentText() == "is denied by"
    assert dialog.changed == {}
    assert dialog.type.findData("denies") < 0  # a claim denies nothing
    dialog.activateWindow()
    qtbot.waitUntil(dialog.note.hasFocus)
    QTest.keyClicks(dialog.note, "these theses")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    (link,) = own.read.links()
    assert (link.type, link.from_id, link.note) == ("denies", denial.id, "these theses")
    qtbot.waitUntil(lambda: "these theses" in links.list.item(0).text())
    qtbot.waitUntil(lambda: not window.findChildren(LinkDialog))
    links.list.setCurrentRow(0)
    QTest.mouseClick(links.edit, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(LinkDialog)
    dialog.type.choose("rebuts")
    dialog.accept()
    (link,) = own.read.links()
    assert (link.type, link.from_id, link.to_id) == (
        "rebuts",
        claim.id,
        denial.id,
    )  # type and direction in one step
    window.desk.undo()
    (link,) = own.read.links()
    assert (link.type, link.from_id) == ("denies", denial.id)


def test_the_direction_of_a_link_that_reads_the_same_either_way_stays(
    window: MainWindow, own: Session, claim: Annotation
) -> None:
    other = mark(own, "001", "Russia had failed to protect Armenia", "claim", "Pashinyan")
    own.run(connect.add_link(type="same_claim", from_id=other.id, to_id=claim.id))
    choose(window, claim)
    links = window.inspector.links
    links.list.setCurrentRow(0)
    links.edit_link()
    (dialog,) = window.findChildren(LinkDialog)
    assert dialog.type.kind == "same_claim"
    assert dialog.changed == {}
    dialog.note.setText("by the agency")
    assert dialog.changed == {"note": "by the agency"}
    dialog.type.choose("supports")
    assert dialog.changed == {"type": "supports", "is_turned": True, "note": "by the agency"}
    dialog.reject()


def test_a_claim_is_linked_to_what_denies_it(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    choose(window, claim)
    window.trigger("annotation.link")
    (picker,) = window.findChildren(LinkPicker)
    picker.search.setText("agree with these theses")
    qtbot.waitUntil(lambda: [one.annotation_id for one in picker._choices] == [denial.id])
    picker.type.choose("denies", is_turned=True)
    assert picker.type.currentText() == "is denied by"
    picker.accept()
    (link,) = own.read.links()
    assert (link.type, link.from_id, link.to_id) == ("denies", denial.id, claim.id)


def test_a_new_statement_is_made_by_a_key_and_taken_out_of(
    window: MainWindow, own: Session, claim: Annotation, qtbot: QtBot
) -> None:
    choose(window, claim)
    key(window, Qt.Key.Key_T)
    picker = opened_picker(window, qtbot)
    assert picker.list.count() == 1  # nothing is worded yet: a new one
    QTest.keyClicks(picker.search, "Russia failed Armenia")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    (made,) = own.read.statements()
    assert made.wording == "Russia failed Armenia"
    kept = own.read.annotation(claim.id)
    assert kept is not None
    assert kept.statement_id == made.id
    links = window.inspector.links
    qtbot.waitUntil(lambda: links.statement.text() == "Russia failed Armenia")
    QTest.mouseClick(links.take_out, Qt.MouseButton.LeftButton)
    after = own.read.annotation(claim.id)
    assert after is not None
    assert after.statement_id == ""
    qtbot.waitUntil(links.statement.isHidden)


def test_a_statement_is_picked_from_ranked_ones(
    window: MainWindow, own: Session, claim: Annotation, qtbot: QtBot
) -> None:
    other = mark(own, "001", "Russia had failed to protect Armenia", "claim", "Pashinyan")
    own.run(connect.make_statement(annotation_ids=[other.id]))
    own.run(connect.make_statement(annotation_ids=[], wording="Exercises began on Monday"))
    choose(window, claim)
    key(window, Qt.Key.Key_T)
    picker = opened_picker(window, qtbot)
    assert picker._choices[0].statement.wording == "Russia had failed to protect Armenia"
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    kept, known = own.read.annotation(claim.id), own.read.annotation(other.id)
    assert kept is not None
    assert known is not None
    assert kept.statement_id == known.statement_id != ""


def test_a_key_that_selects_reads_no_links(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation
) -> None:
    own.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    window.host.go_to(claim.article_id)
    links = window.inspector.links
    window.desk.select(claim.id)
    window.inspector.settle()
    assert links.list.count() == 0  # they come when the hands rest
    links.settle()
    assert links.list.count() == 1


# -- the ledger


@pytest.fixture
def ledger(window: MainWindow, own: Session, claim: Annotation, denial: Annotation) -> LedgerView:
    """Return the ledger of one statement, asserted twice and denied once."""
    other = mark(own, "001", "Russia had failed to protect Armenia", "claim", "Pashinyan")
    own.run(connect.make_statement(annotation_ids=[claim.id, other.id], wording="Russia failed Armenia"))
    own.run(connect.add_link(type="denies", from_id=denial.id, to_id=other.id))
    window.trigger("view.ledger")
    view = window.host.view("ledger")
    assert isinstance(view, LedgerView)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return view


def shown(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_each_number_opens_what_it_counts(ledger: LedgerView, denial: Annotation) -> None:
    headings = list(ledger._cells.headings)
    ledger.table.setCurrentIndex(ledger.model.index(0, 0))
    assert ledger.doors.count() == 3
    ledger.table.setCurrentIndex(ledger.model.index(0, headings.index("Denied by")))
    assert ledger.doors.count() == 1
    assert "We cannot agree" in ledger.doors.item(0).text()
    ledger.table.setCurrentIndex(ledger.model.index(0, headings.index("Articles")))
    assert ledger.doors.count() == int(shown(ledger.model)[0][headings.index("Articles")]) == 2
    opened: list[Door] = []
    ledger.open_requested.connect(opened.append)
    ledger.table.setCurrentIndex(ledger.model.index(0, headings.index("Denied by")))
    QTest.keyClick(ledger.table, Qt.Key.Key_Return)
    assert opened[0].annotation_id == denial.id


def test_the_ledger_is_grouped_by_speaker_and_laid_out_as_a_matrix(ledger: LedgerView) -> None:
    ledger.shape.setCurrentIndex(ledger.shape.findData("groups"))
    assert sorted(row[0] for row in shown(ledger.model)) == ["Nikol Pashinyan", "Pashinyan", "Peskov"]
    peskov = next(at for at, row in enumerate(shown(ledger.model)) if row[0] == "Peskov")
    ledger.table.setCurrentIndex(ledger.model.index(peskov, 0))
    assert ledger.doors.count() == 1
    ledger.shape.setCurrentIndex(ledger.shape.findData("matrix"))
    (row,) = shown(ledger.model)
    assert row[0] == "Russia failed Armenia"
    assert sorted(row[1:]) == ["asserts", "asserts", "denies"]
    column = row.index("denies")
    ledger.table.setCurrentIndex(ledger.model.index(0, column))
    assert ledger.doors.count() == 1


def test_a_statement_is_worded_graded_and_judged(
    window: MainWindow, ledger: LedgerView, own: Session, qtbot: QtBot
) -> None:
    QTest.mouseClick(ledger.edit, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(StatementDialog)
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    dialog.wording.setPlainText("  ")
    assert not save.isEnabled()
    dialog.wording.setPlainText("Russia did not protect Armenia")
    dialog.credibility.setCurrentIndex(dialog.credibility.findData(3))
    dialog.judgement.setPlainText("Two sources, one origin")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    (kept,) = own.read.statements()
    assert (kept.wording, kept.credibility) == ("Russia did not protect Armenia", 3)
    assert kept.judgement == "Two sources, one origin"
    qtbot.waitUntil(lambda: shown(ledger.model)[0][-1] == "F3")
    window.desk.undo()
    assert own.read.statements()[0].credibility == 6


def test_what_nobody_has_worded_is_made_a_statement(
    window: MainWindow, own: Session, claim: Annotation, denial: Annotation
) -> None:
    own.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    window.trigger("view.ledger")
    view = window.host.view("ledger")
    assert isinstance(view, LedgerView)
    QTest.mouseClick(view.edit, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(StatementDialog)
    assert dialog.wording.toPlainText() == "failing to protect Armenia"
    dialog.wording.setPlainText("Russia fails Armenia")
    dialog.accept()
    (made,) = own.read.statements()
    kept, other = own.read.annotation(claim.id), own.read.annotation(denial.id)
    assert kept is not None
    assert other is not None
    assert (kept.statement_id, other.statement_id) == (made.id, "")


def test_statements_are_made_one_and_deleted(
    window: MainWindow, ledger: LedgerView, own: Session, qtbot: QtBot
) -> None:
    own.run(connect.make_statement(annotation_ids=[], wording="Armenia was failed"))
    qtbot.waitUntil(lambda: ledger.model.rowCount() == 2)
    first = ledger.model.row(0)
    assert first is not None
    assert not ledger.merge.isEnabled()
    ledger.table.selectAll()
    QTest.mouseClick(ledger.merge, Qt.MouseButton.LeftButton)
    assert [one.id for one in own.read.statements()] == [first.id]
    qtbot.waitUntil(lambda: ledger.model.rowCount() == 1)
    window.desk.undo()
    qtbot.waitUntil(lambda: ledger.model.rowCount() == 2)
    ledger.table.clearSelection()
    ledger.table.selectRow(0)
    QTest.mouseClick(ledger.delete, Qt.MouseButton.LeftButton)
    assert first.id not in {one.id for one in own.read.statements()}
    assert not list(own.read.annotations_with(statement_id=first.id))
    window.desk.undo()
    assert len(own.read.statements()) == 2


def test_a_denial_chain_is_a_page_whose_words_open(
    window: MainWindow, ledger: LedgerView, denial: Annotation, qtbot: QtBot
) -> None:
    QTest.mouseClick(ledger.chain, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(ChainDialog)
    words = dialog.page.toPlainText()
    assert words.index("Russia had failed to protect Armenia") < words.index(
        "We cannot agree with these theses"
    )
    assert "denies" in words
    dialog.page.anchorClicked.emit(QUrl(f"annotation:{denial.id}"))
    qtbot.waitUntil(lambda: window.desk.selected_id == denial.id)
    assert window.host.current_name == ""


def test_origins_are_counted_in_the_background(
    window: MainWindow,
    own: Session,
    claim: Annotation,
    add_article: Callable[..., Article],
    qtbot: QtBot,
) -> None:
    article = own.read.article(claim.article_id)
    assert article is not None
    text = own.read.text(article.text_sha256) or ""
    copy = add_article(own, f"{text} ", publisher="Another", file="copy.txt")
    same = own.run(annotate.add(article_id=copy.id, label_id=claim.label_id, fragments=claim.fragments))
    own.run(connect.make_statement(annotation_ids=[claim.id, same.edits[0].id], wording="It fails"))
    window.trigger("view.ledger")
    view = window.host.view("ledger")
    assert isinstance(view, LedgerView)
    at = list(view._cells.headings).index("Independent")
    assert shown(view.model)[0][at] == "2"
    qtbot.waitUntil(lambda: shown(view.model)[0][at] == "1")
    view.table.setCurrentIndex(view.model.index(0, at))
    assert view.doors.count() == 1


def test_a_large_project_is_read_in_the_background(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    own: Session,
    claim: Annotation,
    denial: Annotation,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(preparing, "SMALL", 0)
    own.run(connect.make_statement(annotation_ids=[claim.id], wording="It fails"))
    window.trigger("view.ledger")
    view = window.host.view("ledger")
    assert isinstance(view, LedgerView)
    assert view.model.rowCount() == 0
    assert "being read" in view.number.text()
    # What changes while it is read is there, too.
    window.desk.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    assert shown(view.model)[0][1] == "Denied"
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_a_picker_opens_when_the_project_has_been_read(
    window: MainWindow, claim: Annotation, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(preparing, "SMALL", 0)
    choose(window, claim)
    key(window, Qt.Key.Key_T)
    assert not window.findChildren(StatementPicker)
    qtbot.waitUntil(lambda: len(window.findChildren(StatementPicker)) == 1)
    window.findChildren(StatementPicker)[0].reject()
    qtbot.waitUntil(lambda: not window.jobs.running)


# -- duplicates


def test_marks_are_carried_over_to_a_duplicate_in_one_step(
    window: MainWindow,
    own: Session,
    claim: Annotation,
    add_article: Callable[..., Article],
    qtbot: QtBot,
) -> None:
    article = own.read.article(claim.article_id)
    assert article is not None
    text = own.read.text(article.text_sha256) or ""
    copies = [add_article(own, f"{lead}\n{text}", file=f"{lead}.txt") for lead in ("Agency", "Wire")]
    window.trigger("view.duplicates")
    view = window.host.view("duplicates")
    assert isinstance(view, DuplicatesView)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: view.model.rowCount() > 0)
    group = next(at for at, one in enumerate(view._groups) if {claim.article_id} < set(one.article_ids))
    assert {one.id for one in copies} <= set(view._groups[group].article_ids)
    view.table.selectRow(group)
    view.doors.setCurrentRow(list(view._groups[group].article_ids).index(claim.article_id))
    assert isinstance(view.carry, QPushButton)
    QTest.mouseClick(view.carry, Qt.MouseButton.LeftButton)
    for copy, lead in zip(copies, ("Agency", "Wire"), strict=True):
        (carried,) = own.read.annotations(copy.id)
        assert carried.status is AnnotationStatus.SUGGESTED
        assert carried.start == claim.start + len(lead) + 1
    window.desk.undo()
    assert not any(own.read.annotations(copy.id) for copy in copies)
    qtbot.waitUntil(lambda: not window.jobs.running)


# -- the margin


def badge_words(window: MainWindow, annotation: Annotation) -> str:
    from annotator.ui.reader.crossing import described

    known = window.page.reader._marks.get(annotation.id)
    assert known is not None
    return described([known])


def test_linked_annotations_have_a_mark_in_the_margin(
    window: MainWindow, claim: Annotation, denial: Annotation, qtbot: QtBot
) -> None:
    if window.page.card is not None:
        window.page.card.dismiss()  # it lies below the text and goes by itself when something is done
    qtbot.wait(30)
    choose(window, denial)
    reader = window.page.reader
    qtbot.wait(30)
    plain = reader.grab().toImage()
    assert "linked" not in badge_words(window, denial)
    window.desk.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    assert "linked" in badge_words(window, denial)
    assert reader.grab().toImage() != plain
    assert window.host.go_to(claim.article_id, annotation_id=claim.id)
    assert "linked" in badge_words(window, claim)  # read with what came into view
    window.desk.undo()
    assert "linked" not in badge_words(window, claim)
    choose(window, denial)
    assert "linked" not in badge_words(window, denial)
    qtbot.wait(30)
    assert reader.grab().toImage() == plain
