"""The export dialog: what is written of which articles, what would be lost, how it begins, and the export itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.services import annotate, curate
from annotator.services.session import Session
from annotator.ui.dialogs.export_dialog import ExportDialog, ExportWish
from annotator.ui.models.articles import SUMMARY
from annotator.ui.terms import counted_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow

TIMEOUT = 20_000


@pytest.fixture
def session(window: MainWindow) -> Session:
    """Return the project of the window, with two annotations of alice's and one of bob's in its first two articles."""
    found = window.desk.session
    assert found is not None
    first, second = list(found.read.article_ids())[:2]
    claim, denial = (label.id for label in list(found.read.tag_set())[:2])
    found.run(annotate.add(article_id=first, label_id=claim, fragments=(Span(0, 5), Span(9, 12))))
    found.run(annotate.add(article_id=first, label_id=denial, fragments=(Span(0, 5),)))
    with Session.open(found.path, annotator="bob") as other:
        other.run(annotate.add(article_id=second, label_id=claim, fragments=(Span(3, 9),)))
    window.desk.bridge.refresh()
    return found


def opened(window: MainWindow, qtbot: QtBot, action: str = "project.export") -> ExportDialog:
    window.trigger(action)
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: bool(dialog.summary.text()), timeout=TIMEOUT)
    return dialog


def told(dialog: ExportDialog, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: dialog.summary.text() == words, timeout=TIMEOUT)


def test_what_is_chosen_is_counted_previewed_and_written(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.run(
        curate.set_article_status(article_ids=list(session.read.article_ids())[:1], status=ArticleStatus.DONE)
    )
    dialog = opened(window, qtbot)
    told(dialog, qtbot, "5 articles with 3 annotations.")
    assert dialog.beginning.toPlainText().startswith('{"schema":"claims-annotator/1"')
    dialog.which.setCurrentIndex(dialog.which.findData("done"))
    told(dialog, qtbot, "1 article with 2 annotations.")
    dialog.which.setCurrentIndex(dialog.which.findData("all"))
    dialog.annotators.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.wish.annotators == {"bob"}
    told(dialog, qtbot, "5 articles with 1 annotation.")
    dialog.annotators.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.labels.item(0).setCheckState(Qt.CheckState.Unchecked)
    told(dialog, qtbot, "5 articles with 0 annotations.")
    dialog.labels.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.labels.item(0).checkState() is Qt.CheckState.PartiallyChecked
    assert dialog.wish.labels == {"claim"}
    told(dialog, qtbot, "5 articles with 2 annotations.")
    target = tmp_path / "out.jsonl"
    dialog.path.setText(str(target))
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.jobs.running and target.exists(), timeout=TIMEOUT)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [span["label"] for row in rows for span in row.get("spans", ())] == ["claim", "claim"]


@pytest.mark.usefixtures("session")
def test_what_a_format_cannot_carry_is_said_with_numbers_before(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert not dialog.losses.isVisible()
    dialog.format.setCurrentIndex(dialog.format.findData("prodigy"))
    qtbot.waitUntil(lambda: "1" in dialog.losses.text(), timeout=TIMEOUT)
    dialog.format.setCurrentIndex(dialog.format.findData("xlsx"))
    qtbot.waitUntil(lambda: not dialog.beginning.toPlainText(), timeout=TIMEOUT)
    dialog.reject()


@pytest.mark.usefixtures("session")
def test_a_format_of_several_files_goes_into_a_folder_whole(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    dialog.format.setCurrentIndex(dialog.format.findData("brat"))
    assert dialog.as_folder.isVisible()
    dialog.as_folder.setChecked(True)
    qtbot.waitUntil(lambda: ".ann" in dialog.beginning.toPlainText(), timeout=TIMEOUT)
    target = tmp_path / "folder"
    dialog.path.setText(str(target))
    dialog.accept()
    qtbot.waitUntil(lambda: not window.jobs.running and target.is_dir(), timeout=TIMEOUT)
    qtbot.waitUntil(lambda: "written" in window.page.banner.words.text(), timeout=TIMEOUT)
    assert len(list(target.glob("*.ann"))) == 5
    assert not list(target.glob(".*"))


@pytest.mark.usefixtures("session")
def test_the_selected_articles_are_exported_from_the_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.articles.list.setFocus()
    for row in (1, 3):
        index = window.articles.model.index(row)
        window.articles.list.selectionModel().select(
            index, window.articles.list.selectionModel().SelectionFlag.Select
        )
    ids = window.articles.chosen_ids
    assert len(ids) == 3
    dialog = opened(window, qtbot, "article.export")
    assert dialog.wish.which == "chosen"
    told(dialog, qtbot, "3 articles with 3 annotations.")
    target = tmp_path / "some.jsonl"
    dialog.path.setText(str(target))
    dialog.accept()
    qtbot.waitUntil(lambda: not window.jobs.running and target.exists(), timeout=TIMEOUT)
    assert {json.loads(line)["id"] for line in target.read_text(encoding="utf-8").splitlines()} == set(ids)


def test_articles_that_are_gone_are_not_taken_for_all(window: MainWindow, tmp_path: Path) -> None:
    window.articles.list.clearSelection()
    assert window.exporting.export(ExportWish("jsonl", tmp_path / "x.jsonl", which="done")) is None
    assert "none of the chosen" in window.page.banner.words.text().lower()
    assert not (tmp_path / "x.jsonl").exists()


@pytest.mark.usefixtures("session")
def test_every_status_can_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    for box in dialog.statuses.values():
        box.setChecked(True)
    assert dialog.wish.statuses == frozenset(AnnotationStatus)
    dialog.reject()


def test_the_name_of_a_file_is_told_as_it_is(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the language has no "(s)" of its own before the name."""
    pattern = "Записано в {file}: статей — {articles}, аннотаций — {annotations}"
    monkeypatch.setattr("annotator.ui.commands.exporting._words", lambda _source: pattern)
    target = tmp_path / "report(s).jsonl"
    window.exporting.export(ExportWish("jsonl", target))
    qtbot.waitUntil(target.exists, timeout=TIMEOUT)
    qtbot.waitUntil(lambda: "report" in window.page.banner.words.text(), timeout=TIMEOUT)
    assert str(target) in window.page.banner.words.text()


def question(dialog: ExportDialog, qtbot: QtBot) -> QMessageBox:
    box = dialog.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    qtbot.waitExposed(box)
    return box


@pytest.mark.usefixtures("session")
def test_a_file_that_is_there_is_replaced_only_after_a_question(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "thesis(s).jsonl"
    target.write_text("my thesis")
    dialog = opened(window, qtbot)
    dialog.path.setText(str(target))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):  # both leave it as it is
        QTest.keyClick(dialog.path, Qt.Key.Key_Return)
        box = question(dialog, qtbot)
        assert target.name in box.text()
        QTest.keyClick(box.defaultButton(), key)
        qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
        assert dialog.isVisible()
        assert target.read_text() == "my thesis"
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    box = question(dialog, qtbot)
    QTest.keyClick(box.defaultButton(), Qt.Key.Key_Tab)
    assert box.focusWidget() is not box.defaultButton()
    QTest.keyClick(box.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "written" in window.page.banner.words.text(), timeout=TIMEOUT)
    assert target.read_text(encoding="utf-8").startswith('{"schema"')
    assert "thesis(s).jsonl" in window.page.banner.words.text()


@pytest.mark.usefixtures("session")
def test_a_folder_with_files_is_asked_about_and_an_empty_one_is_not(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    dialog.format.setCurrentIndex(dialog.format.findData("brat"))
    dialog.as_folder.setChecked(True)
    full, empty = tmp_path / "full", tmp_path / "empty"
    for folder in (full, empty):
        folder.mkdir()
    (full / "mine.txt").write_text("mine")
    dialog.path.setText(str(full))
    dialog.accept()
    box = question(dialog, qtbot)
    box.reject()
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    dialog.path.setText(str(empty))
    dialog.accept()
    qtbot.waitUntil(lambda: any(empty.glob("*.ann")), timeout=TIMEOUT)
    qtbot.waitUntil(lambda: "written" in window.page.banner.words.text(), timeout=TIMEOUT)
    assert [each.name for each in full.iterdir()] == ["mine.txt"]


@pytest.mark.usefixtures("session")
def test_what_the_file_dialog_asked_is_not_asked_again(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "there.jsonl"
    target.write_text("old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = opened(window, qtbot)
    dialog.browse.click()
    dialog.accept()
    assert dialog.findChild(QMessageBox) is None
    qtbot.waitUntil(lambda: "written" in window.page.banner.words.text(), timeout=TIMEOUT)
    assert target.read_text(encoding="utf-8") != "old"


@pytest.mark.usefixtures("session")
def test_the_one_article_that_is_meant_is_named(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk.article is not None
    window.articles.list.setFocus()
    row = next(
        at for at in range(5) if window.articles.model.index(at).data(SUMMARY).id != window.desk.article.id
    )
    window.articles.list.setCurrentIndex(window.articles.model.index(row))  # highlighted, not opened
    other = window.articles.model.index(row).data(SUMMARY)
    assert window.desk.article.id != other.id
    dialog = opened(window, qtbot, "article.export")
    assert dialog.wish.which == "chosen"
    assert other.title[:50] in dialog.which.currentText()
    told(dialog, qtbot, counted_in("1 article with {n} annotation(s).", n=sum(other.counts.values())))
    opened_title = dialog.which.itemText(dialog.which.findData("one"))
    assert window.desk.article.title[:50] in opened_title
    dialog.reject()
