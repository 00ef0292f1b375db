"""The import dialog: files, formats, names, what would come of it, and the import itself."""

from __future__ import annotations

import csv
import json
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QTableView

from annotator.formats.mapping import Target
from annotator.services import speakers
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.dialogs.report_dialog import ReportDialog
from annotator.ui.models.import_names import BECOMES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow

TEXT = "“We deny it,” he said. “All of it.”"
TIMEOUT = 20_000


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.desk.session is not None
    return window.desk.session


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Return a file with two articles of one annotator, a label in capitals, a new one, and a row that is no row."""
    path = tmp_path / "rows.jsonl"
    spans = [
        {"label": "CLAIM", "start": 0, "end": 13, "speaker": {"name": "D. Peskov"}},
        {"label": "Odd", "start": 0, "end": 5, "speaker": {"name": "peskov"}},
    ]
    some: list[Any] = [{"text": f"{TEXT} {at}", "title": f"No. {at}", "spans": spans} for at in range(2)]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*some, {"text": 7}]))
    return path


def opened(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportDialog:
    window.importing.ask_import(paths)
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitExposed(dialog)
    for model in (dialog.files.model, dialog.labels.model, dialog.speakers.model, dialog.preview.model):
        QAbstractItemModelTester(model, dialog)
    if paths:
        qtbot.waitUntil(lambda: bool(dialog.summary.text()), timeout=TIMEOUT)
    return dialog


def imported(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.jobs.running), timeout=TIMEOUT)
    qtbot.waitUntil(lambda: not window.jobs.running and not window.desk.is_held, timeout=TIMEOUT)


def _is_closed(table: QTableView) -> bool:
    return table.findChild(QComboBox) is None


def cells(dialog: ImportDialog, page: str) -> list[tuple[str, ...]]:
    model = getattr(dialog, page).model
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_one_enter_imports_and_one_undo_takes_it_back(
    window: MainWindow, session: Session, rows: Path, qtbot: QtBot
) -> None:
    before = session.read.tag_set()
    dialog = opened(window, qtbot, rows)
    QTest.keyClick(dialog.files.table, Qt.Key.Key_Return)
    imported(window, qtbot)
    assert window.articles.model.total == 7
    assert {label.name for label in session.read.tag_set()} - {label.name for label in before} == {"Odd"}
    window.trigger("edit.undo")
    assert window.articles.model.total == 5
    assert session.read.tag_set() == before


def test_enter_before_the_files_were_looked_at_imports_when_they_are(
    window: MainWindow, rows: Path, qtbot: QtBot
) -> None:
    window.importing.ask_import([rows])
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.accept()
    imported(window, qtbot)
    assert window.articles.model.total == 7


def test_what_files_are_is_shown_and_can_be_changed(
    window: MainWindow, session: Session, rows: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    letter, odd = tmp_path / "letter.txt", tmp_path / "odd.bin"
    letter.write_bytes("Мир".encode("koi8-r"))
    odd.write_bytes(bytes(range(256)))
    dialog = opened(window, qtbot, rows, letter, odd)
    assert [row[:3] for row in cells(dialog, "files")] == [
        ("rows.jsonl", "Claims Annotator JSONL", "its name and content"),
        ("letter.txt", "Plain text", dialog.files.model.index(1, 2).data()),
        ("odd.bin", "?", "⚠ cannot be read"),
    ]
    dialog.files.table.selectRow(2)
    assert "odd.bin" in dialog.files.problem.text()
    dialog.files.table.selectRow(1)
    assert cells(dialog, "files")[1][2] in {"⚠ which encoding?", "⚠ cannot be read"}
    assert "--encoding" not in dialog.files.problem.text() or len(dialog.files.model.rows[1].encodings) < 2
    dialog.files.encoding.setCurrentText("koi8-r")
    dialog.files.encoding.activated.emit(dialog.files.encoding.currentIndex())
    qtbot.waitUntil(lambda: dialog.files.beginning.toPlainText() == "Мир", timeout=TIMEOUT)
    dialog.files.table.selectRow(0)
    dialog.files.format.setCurrentIndex(dialog.files.format.findData("prodigy"))
    dialog.files.format.activated.emit(dialog.files.format.currentIndex())
    qtbot.waitUntil(lambda: cells(dialog, "files")[0][2] == "your choice", timeout=TIMEOUT)
    dialog.files.table.selectRow(2)
    dialog.files.remove.click()
    assert [Path(place).name for place in dialog.files.places] == ["rows.jsonl", "letter.txt"]
    dialog.accept()
    imported(window, qtbot)
    texts = [
        session.read.text(one.text_sha256)
        for one in session.read.articles_with(session.read.article_ids()).values()
    ]
    assert "Мир" in texts


def test_names_are_mapped_by_keys(window: MainWindow, session: Session, rows: Path, qtbot: QtBot) -> None:
    window.desk.run(speakers.add_speaker(name="Dmitry Peskov", aliases=["Peskov"]))
    dialog = opened(window, qtbot, rows)
    assert cells(dialog, "labels") == [("CLAIM", "2", "Claim"), ("Odd", "2", "new: Odd")]
    assert cells(dialog, "speakers") == [
        ("D. Peskov", "2", "new: D. Peskov"),
        ("peskov", "2", "Dmitry Peskov"),
    ]
    assert [dialog.tabs.tabText(at) for at in (2, 3)] == ["Tags, 1 new", "Speakers, 1 new"]
    for page, row, typed in (("labels", 1, "Denial"), ("speakers", 0, "dmitry peskov")):
        table = getattr(dialog, page).table
        dialog.tabs.setCurrentWidget(getattr(dialog, page))
        table.setCurrentIndex(table.model().index(row, BECOMES))
        QTest.keyClick(table, Qt.Key.Key_Space)
        editor = table.findChild(QComboBox)
        assert editor is not None
        QTest.keyClicks(editor, typed)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(_is_closed, table))
    assert dialog.isVisible(), "Enter in a cell takes the cell, not the dialog"
    assert cells(dialog, "labels")[1] == ("Odd", "2", "Denial")
    assert cells(dialog, "speakers")[0] == ("D. Peskov", "2", "Dmitry Peskov")
    qtbot.waitUntil(lambda: dialog.tabs.tabText(2) == "Tags", timeout=TIMEOUT)
    dialog.accept()
    imported(window, qtbot)
    assert {source.name for source in session.read.sources()} == {"Dmitry Peskov"}
    labels = {label.id: label.name for label in session.read.tag_set()}
    assert sorted(labels.values()) == ["claim", "denial", "quote"]


def test_several_names_are_left_out_at_once(window: MainWindow, rows: Path, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, rows)
    dialog.labels.table.selectAll()
    dialog.labels._choose(0, "")
    assert dialog.wish.names.labels == {"CLAIM": "", "Odd": ""}
    qtbot.waitUntil(lambda: "0 annotations" in dialog.summary.text(), timeout=TIMEOUT)
    dialog.reject()


def test_the_preview_says_what_is_there_and_what_is_wrong(
    window: MainWindow, rows: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot, rows)
    assert [row[0] for row in cells(dialog, "preview")] == ["new", "new", "⚠ not taken"]
    assert "rows.jsonl:3" in dialog.preview.lines.toPlainText()
    assert dialog.summary.text() == "2 articles would come in, 4 annotations, 1 not taken."
    dialog.accept()
    imported(window, qtbot)
    again = opened(window, qtbot, rows)
    assert [row[0] for row in cells(again, "preview")] == ["there already", "there already", "⚠ not taken"]
    assert "2 articles there already" in again.summary.text()
    again.reject()


def test_the_report_lists_every_record_and_is_saved(
    window: MainWindow, rows: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    opened(window, qtbot, rows).accept()
    imported(window, qtbot)
    assert window.page.banner.words.text() == "2 articles came in, 4 annotations, 1 not taken."
    window.page.banner._go()
    report = window.findChild(ReportDialog)
    assert isinstance(report, ReportDialog)
    assert not report.isModal()
    QAbstractItemModelTester(report.model, report)
    assert [report.model.index(row, 0).data() for row in range(report.model.rowCount())] == [
        "not taken",
        "note",
        "note",
    ]
    report.kind.setCurrentIndex(report.kind.findData("note"))
    assert report.model.rowCount() == 2
    assert report.save(tmp_path / "report.csv") == ""
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.reader(stream))
    assert [row[:3] for row in table[:2]] == [["Outcome", "File", "Line"], ["not taken", str(rows), "3"]]
    assert len(table) == 4
    assert report.save(tmp_path / "report.txt") == ""
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").startswith("2 articles came in")
    report.close()


def test_files_come_by_drop_and_by_paste(
    window: MainWindow, rows: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Alpha said beta.")
    empty = tmp_path / "empty"
    empty.mkdir()
    dialog = opened(window, qtbot)
    assert dialog.files.add_files.isDefault()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder)), QUrl("https://example.org/")])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)
    qtbot.waitUntil(lambda: len(dialog.files.places) == 1, timeout=TIMEOUT)
    assert dialog.go.isDefault()
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(rows)), QUrl.fromLocalFile(str(empty))])
    QGuiApplication.clipboard().setMimeData(copied)
    dialog._paste()
    qtbot.waitUntil(lambda: len(dialog.files.places) == 2, timeout=TIMEOUT)
    assert "empty" in dialog.files.hint.text()
    dialog.reject()
    QGuiApplication.clipboard().clear()


def test_a_file_that_was_taken_away_stays_away_when_a_look_at_it_comes_late(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("He said no.")
    second.write_text("She said yes.")
    dialog = opened(window, qtbot, first, second)
    late = list(dialog.files.model.rows)
    dialog.files.table.selectRow(1)
    dialog.files.remove.click()
    dialog.files.take(late)
    assert [look.name for look in dialog.files.model.rows] == ["first.txt"]
    dialog.add([second])
    qtbot.waitUntil(lambda: len(dialog.files.model.rows) == 2, timeout=TIMEOUT)


def test_a_table_is_read_as_its_columns_are_said_to_be(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    table, archive = tmp_path / "table.csv", tmp_path / "more.zip"
    table.write_text("head,words,notes\nFirst,He said no.,x\nSecond,She said yes.,y\n")
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("inner.csv", "head,words,notes\nThird,They said nothing.,z\n")
        out.writestr("inner.txt", "Alpha said beta.")
    dialog = opened(window, qtbot, table, archive)
    QAbstractItemModelTester(dialog.columns.model, dialog)
    assert [look.name for look in dialog.files.model.rows] == ["table.csv", "inner.csv", "inner.txt"]
    assert dialog.tabs.isTabEnabled(1)
    assert [row[1] for row in cells(dialog, "columns")] == ["something else to be kept"] * 3
    first = dialog.columns.rows.model()
    assert first.index(0, 1).data() == "He said no."
    for row, target in ((0, Target.TITLE), (1, Target.TEXT), (2, Target.TITLE), (0, Target.PUBLISHER)):
        dialog.columns._choose(row, target)
        qtbot.waitUntil(partial(_is_target, dialog, row, target), timeout=TIMEOUT)
    assert [row[1] for row in cells(dialog, "columns")] == ["the publisher", "the text", "the title"]
    assert dialog.columns.model.index(2, 2).data() == "chosen by you"
    dialog.files.table.selectRow(2)
    dialog.files.remove.click()
    dialog.accept()
    imported(window, qtbot)
    found = session.read.articles_with(session.read.article_ids()).values()
    made = sorted((one.title, one.publisher, session.read.text(one.text_sha256)) for one in list(found)[5:])
    assert made == [
        ("x", "First", "He said no."),
        ("y", "Second", "She said yes."),
        ("z", "Third", "They said nothing."),
    ]


def _is_target(dialog: ImportDialog, row: int, target: Target) -> bool:
    return bool(dialog.columns.model.index(row, 1).data(Qt.ItemDataRole.EditRole) == target.value)


def test_a_look_that_brings_nothing_leaves_the_dialog_usable(
    window: MainWindow, qtbot: QtBot, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_what: object, **_more: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("annotator.services.import_look.look_at", broken)
        window.importing.ask_import([rows])
        dialog = window.findChild(ImportDialog)
        assert isinstance(dialog, ImportDialog)
        dialog.accept()  # before it was looked at
        qtbot.waitUntil(lambda: "ZeroDivisionError" in window.page.banner.words.text(), timeout=TIMEOUT)
    assert dialog.isVisible()
    assert not dialog.bar.isVisible()
    assert not dialog.go.isEnabled()
    dialog.add([rows])
    qtbot.waitUntil(lambda: bool(dialog.files.places), timeout=TIMEOUT)
    assert dialog.go.isEnabled()
    dialog.reject()
