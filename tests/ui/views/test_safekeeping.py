"""The automatic copy at an opening, and the way out of a project that is really damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton

from annotator.core.errors import Trouble
from annotator.core.spans import Span
from annotator.environment.paths import folders
from annotator.services import annotate
from annotator.services.backups import copies
from annotator.ui.dialogs.recovery_dialog import RecoveryDialog
from annotator.ui.dialogs.report_dialog import ReportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow

PAGE = 16_384
Kind = TypeVar("Kind", bound=QDialog)


def _copied(window: MainWindow, qtbot: QtBot) -> None:
    job = window.safekeeping.keep_copy()
    assert job is not None
    with qtbot.waitSignal(window.jobs.ended):
        pass


def _annotate(window: MainWindow, start: int) -> None:
    article = window.desk.article
    assert article is not None
    label = window.desk.tag_set.labels[0]
    made = annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(start, start + 9)])
    assert window.desk.run(made) is not None


def _texts(session: Session) -> set[str]:
    found = (session.read.article(one) for one in session.read.article_ids())
    return {session.read.text(article.text_sha256) or "" for article in found if article is not None}


def _shown(window: MainWindow, kind: type[Kind]) -> Kind:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def _harm(path: Path, *, from_byte: int) -> None:
    data = bytearray(path.read_bytes())
    data[from_byte : from_byte + PAGE // 2] = b"\xa5" * (PAGE // 2)
    path.write_bytes(data)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@pytest.fixture
def damaged(window: MainWindow, qtbot: QtBot) -> Path:
    """Return the path of a project with an automatic copy, one change after it, and its head overwritten."""
    assert window.desk.session is not None
    path = window.desk.session.path
    _annotate(window, 3)
    _copied(window, qtbot)
    _annotate(window, 30)
    window.desk.close()
    _harm(path, from_byte=100)
    return path


def test_a_copy_is_made_once_for_what_is_new(window: MainWindow, qtbot: QtBot, profile: Path) -> None:
    assert window.desk.session is not None
    path, folder = window.desk.session.path, folders(profile).backups
    _copied(window, qtbot)
    _copied(window, qtbot)
    assert len(copies(path, folder)) == 1
    _annotate(window, 3)
    _copied(window, qtbot)
    assert len(copies(path, folder)) == 2
    assert not window.page.banner.isVisible()


def test_a_copy_that_cannot_be_written_is_told_and_nothing_else_happens(
    window: MainWindow, qtbot: QtBot, profile: Path
) -> None:
    folders(profile).backups.write_text("a file where the folder should be")
    _copied(window, qtbot)
    qtbot.waitUntil(window.page.banner.isVisible)
    assert "no automatic copy" in window.page.banner.words.text()
    _annotate(window, 3)


def test_a_copy_is_restored_and_the_damaged_file_is_kept(
    window: MainWindow, qtbot: QtBot, damaged: Path
) -> None:
    before = damaged.read_bytes()
    assert not window.program.open_project(damaged)
    dialog = _shown(window, RecoveryDialog)
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    assert listed.count() == 1
    with qtbot.waitSignal(window.desk.project_opened):
        dialog.restore.click()
    assert window.desk.session is not None
    assert window.desk.session.path == damaged
    assert window.desk.session.read.annotation_total() == 1
    aside = list(damaged.parent.glob("*.damaged-*.claims"))
    assert [each.read_bytes() for each in aside] == [before]
    assert aside[0].name in window.page.banner.words.text()


def test_a_damaged_copy_is_refused_in_words_and_the_dialog_comes_back(
    window: MainWindow, qtbot: QtBot, damaged: Path, profile: Path
) -> None:
    copy = copies(damaged, folders(profile).backups)[0]
    _harm(copy.path, from_byte=100)
    before = damaged.read_bytes()
    assert not window.program.open_project(damaged)
    _shown(window, RecoveryDialog).restore.click()

    def is_back() -> bool:
        return any(each.isVisible() for each in window.findChildren(RecoveryDialog))

    qtbot.waitUntil(is_back)
    assert damaged.read_bytes() == before
    _shown(window, RecoveryDialog).reject()


def test_what_can_be_read_is_saved_into_a_new_project_with_a_list_of_the_rest(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.desk.session is not None
    path, target = window.desk.session.path, tmp_path / "rescued.claims"
    texts = _texts(window.desk.session)
    _annotate(window, 3)
    window.desk.close()
    words = max(filter(None, texts), key=len)[40:80].encode()
    data = path.read_bytes()
    assert words in data
    path.write_bytes(data.replace(words, b"\xa5" * len(words)))
    with qtbot.waitSignal(window.desk.project_opened):
        window.safekeeping.salvage(path, target)
    rescued = window.desk.session
    assert rescued is not None
    assert rescued.path == target
    assert len(_texts(rescued)) == 4
    assert _texts(rescued) < texts
    report = _shown(window, ReportDialog)
    assert report.model.rowCount() > 0
    assert report.save(tmp_path / "report.txt") == ""
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").count("\n") >= 3
    report.reject()


def test_what_was_never_a_project_has_no_recovery(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "letter.claims"
    other.write_text("Dear Sir or Madam")
    before = window.desk.session
    assert not window.program.open_project(other)
    assert window.findChildren(RecoveryDialog) == []
    assert window.page.banner.isVisible()
    assert window.desk.session is before


def test_a_project_that_breaks_while_it_is_open_leads_to_the_copies(window: MainWindow) -> None:
    assert window.desk.session is not None
    window.desk.failed.emit(Trouble("project.damaged", {"detail": "page 7"}))
    door = window.page.banner.findChild(QPushButton)
    assert door is not None
    assert door.isVisible()
    door.click()
    _shown(window, RecoveryDialog).reject()


def test_a_project_of_other_tables_is_told_and_can_be_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.desk.session is not None
    path, target = window.desk.session.path, tmp_path / "rescued.claims"
    _annotate(window, 3)
    window.desk.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE journal_edits (x)")
        connection.commit()
    assert not window.program.open_project(path)
    dialog = _shown(window, RecoveryDialog)
    assert "not those of this version (journal_edits)" in dialog.accessibleDescription()
    dialog.reject()
    with qtbot.waitSignal(window.desk.project_opened):
        window.safekeeping.salvage(path, target)
    assert window.desk.session.path == target
    assert window.desk.session.read.annotation_total() == 1
