"""A project as a whole: merged with another, copied, checked, counted, through the window."""

from __future__ import annotations

import csv
import io
import sqlite3
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from annotator.core.spans import Span
from annotator.services import annotate
from annotator.services.session import Session
from annotator.services.transfer import export_file
from annotator.ui.dialogs.merge_dialog import MergeDialog
from annotator.ui.dialogs.report_dialog import ReportDialog
from annotator.ui.views.statistics_view import StatisticsView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.jobs import Job
    from annotator.ui.main_window import MainWindow

Kind = TypeVar("Kind", bound=QDialog)


def _finish(qtbot: QtBot, window: MainWindow, job: Job | None) -> None:
    assert job is not None
    qtbot.waitUntil(lambda: not window.jobs.running and not window.desk.is_held)


def _shown(window: MainWindow, kind: type[Kind]) -> Kind:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def _colleague(window: MainWindow, path: Path) -> Path:
    """Return a copy of the open project in which bob has marked something."""
    session, article = window.desk.session, window.desk.article
    assert session is not None
    assert article is not None
    session.backup(path)
    with Session.open(path, annotator="bob") as theirs:
        label = theirs.read.tag_set().labels[0]
        theirs.run(annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(10, 30)]))
    return path


def test_a_merge_is_shown_first_then_made_and_undone_at_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session = window.desk.session
    assert session is not None
    other = _colleague(window, tmp_path / "bob.claims")
    before = session.read.last_seq()
    _finish(qtbot, window, window.teamwork.keeping.try_merge([other]))
    dialog = _shown(window, MergeDialog)
    assert session.read.last_seq() == before, "a look changes nothing"
    assert dialog.merge.isEnabled()
    dialog.accept()
    qtbot.waitUntil(
        lambda: bool(session.read.annotation_total()) and not window.jobs.running and not window.desk.is_held
    )
    assert [one.annotator for one in window.desk.in_order] == ["bob"]
    assert "1 annotation, " in window.page.banner.words.text()
    window.trigger("edit.undo")
    assert session.read.annotation_total() == 0
    for open_dialog in window.findChildren(QDialog):
        open_dialog.reject()


def test_a_merge_that_brings_nothing_is_not_offered(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    session = window.desk.session
    assert session is not None
    session.backup(tmp_path / "same.claims")
    _finish(qtbot, window, window.teamwork.keeping.try_merge([tmp_path / "same.claims"]))
    dialog = _shown(window, MergeDialog)
    assert not dialog.merge.isEnabled()
    dialog.reject()


def test_a_merge_that_only_changes_what_is_here_is_offered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session, article = window.desk.session, window.desk.article
    assert session is not None
    assert article is not None
    label = session.read.tag_set().labels[0]
    made = session.run(annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(10, 30)]))
    other = tmp_path / "bob.claims"
    session.backup(other)
    with Session.open(other, annotator="bob") as theirs:
        theirs.run(annotate.set_note(annotation_id=made.edits[0].id, note="seen"))
    _finish(qtbot, window, window.teamwork.keeping.try_merge([other]))
    dialog = _shown(window, MergeDialog)
    assert dialog.merge.isEnabled()
    dialog.accept()
    qtbot.waitUntil(lambda: _note(session, made.edits[0].id) == "seen" and not window.jobs.running)
    for open_dialog in window.findChildren(QDialog):
        open_dialog.reject()


def _note(session: Session, annotation_id: str) -> str:
    known = session.read.annotation(annotation_id)
    return known.note if known is not None else ""


def test_what_is_no_project_is_refused_in_words(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    strange = tmp_path / "strange.claims"
    strange.write_text("no project")
    _finish(qtbot, window, window.teamwork.keeping.try_merge([strange]))
    assert window.page.banner.isVisible()
    assert "no project" in window.page.banner.words.text()
    assert not [each for each in window.findChildren(MergeDialog) if each.isVisible()]


def test_a_copy_holds_what_the_project_does(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "copy.claims"
    _finish(qtbot, window, window.teamwork.keeping.copy(target))
    assert str(target) in window.page.banner.words.text()
    with Session.open(target, annotator="") as copy:
        assert copy.read.article_count() == 5
        assert copy.verify().is_sound


def test_a_copy_never_replaces_something_else(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "thesis.claims"
    target.write_text("my thesis")
    _finish(qtbot, window, window.teamwork.keeping.copy(target))
    assert target.read_text() == "my thesis"
    assert "thesis.claims" in window.page.banner.words.text()


def test_a_check_says_that_all_is_well_or_what_is_not(window: MainWindow, qtbot: QtBot) -> None:
    _finish(qtbot, window, window.teamwork.checking.verify())
    assert "Everything is in order" in window.page.banner.words.text()
    assert "5 articles" in window.page.banner.words.text()
    assert window.desk.session is not None
    with sqlite3.connect(window.desk.session.path) as harm:
        harm.execute("UPDATE articles SET url = 'another' WHERE pk = 1")
    harm.close()
    _finish(qtbot, window, window.teamwork.checking.verify())
    report = _shown(window, ReportDialog)
    assert report.model.rowCount() == 1
    assert "article " in report.model.index(0, 1).data()
    assert "1 problem found" in window.page.banner.words.text()
    report.reject()


def test_each_row_of_an_export_is_proved_or_disproved(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    session = window.desk.session
    assert session is not None
    file = tmp_path / "all.jsonl"
    export_file(session, file, "jsonl")
    _finish(qtbot, window, window.teamwork.checking.check_export([file]))
    assert "Every one stands" in window.page.banner.words.text()
    file.write_bytes(file.read_bytes().replace(b'"title":"', b'"title":"No: ', 1))
    _finish(qtbot, window, window.teamwork.checking.check_export([file]))
    report = _shown(window, ReportDialog)
    report.reject()


def test_statistics_lead_to_their_places_and_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    session, article = window.desk.session, window.desk.article
    assert session is not None
    assert article is not None
    label = session.read.tag_set().labels[1]
    made = session.run(annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(10, 30)]))
    window.trigger("view.statistics")
    view = window.host.current
    assert isinstance(view, StatisticsView)
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert [view.model.index(0, column).data() for column in range(7)] == [
        "Project", "all", "5", "1", "0", "1", "0"
    ]  # fmt: skip
    view.table.setCurrentIndex(view.model.index(0, 2))
    assert view.doors.count() == 5
    view.table.setCurrentIndex(view.model.index(0, 5))
    assert view.doors.count() == 1
    view.table.activated.emit(view.model.index(0, 5))
    assert window.desk.selected_id == made.edits[0].id
    view.copy_table()
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0][:4] == ["What", "Name", "Articles", "Annotations"]
    assert rows[1] == ["Project", "all", "5", "1", "0", "1", "0"]
    session.run(annotate.delete(annotation_ids=[made.edits[0].id]))
    assert "Count again" in view.state.text()
