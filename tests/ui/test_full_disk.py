"""The window on a full disk: it says so, saves nothing of it, and nothing that was being done is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from annotator.core.values import Annotation

if TYPE_CHECKING:
    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow

FULL = "the disk is full. Make room and try again; nothing was changed."


@pytest.fixture
def session(window: MainWindow) -> Session:
    """Return the session of the window on the seeds."""
    assert window.desk.session is not None
    return window.desk.session


def _fill(session: Session) -> None:
    """Let the database grow by nothing more."""
    connection = session._project.connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def _make_room(session: Session) -> None:
    session._project.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_a_mark_that_finds_no_room_is_told_and_can_be_made_again(
    window: MainWindow, session: Session
) -> None:
    reader = window.page.reader
    _fill(session)
    before, said = session.read.last_seq(), ""
    for _ in range(400):  # the last page has room for some
        before, said = session.read.last_seq(), window.status.saved.text()
        QTest.keyClicks(reader, "sc")
        if session.read.last_seq() == before:
            break
    assert FULL in window.page.banner.words.text()
    assert window.page.banner.isVisible()
    selected = reader.selection()
    assert selected
    assert window.status.saved.text() == said
    assert session.verify().is_sound
    _make_room(session)
    QTest.keyClicks(reader, "c")
    assert session.read.last_seq() == before + 1
    (made,) = (edit.after for edit in session.read.journal_edits(before + 1))
    assert isinstance(made, Annotation)
    assert made.fragments == selected


def test_a_note_that_finds_no_room_is_kept_until_it_can_be_saved(
    window: MainWindow, session: Session
) -> None:
    reader, inspector = window.page.reader, window.inspector
    QTest.keyClicks(reader, "sc")
    first = window.desk.selected_id
    QTest.keyClicks(reader, "sd")
    second = window.desk.selected_id
    assert first != second
    note = "what somebody thought about for an hour. " * 3_000
    window.desk.select(first)
    inspector.settle()
    _fill(session)
    inspector.note.setFocus()
    inspector.note.insertPlainText(note)
    window.desk.select(second)
    inspector.settle()
    assert FULL in window.page.banner.words.text()
    assert inspector.note.toPlainText() == ""
    window.desk.select(first)
    inspector.settle()
    assert inspector.note.toPlainText() == note
    _make_room(session)
    reader.setFocus()
    inspector.save()
    kept = session.read.annotation(first)
    assert kept is not None
    assert kept.note == note
    other = session.read.annotation(second)
    assert other is not None
    assert other.note == ""


def test_a_speaker_that_finds_no_room_stays_typed(window: MainWindow, session: Session) -> None:
    inspector = window.inspector
    QTest.keyClicks(window.page.reader, "sc")
    inspector.settle()
    _fill(session)
    name = "Yuri " * 5_000
    inspector.speaker.setMaxLength(100_000)
    inspector.speaker.setFocus()
    QTest.keyClicks(inspector.speaker, "x")
    inspector.speaker.setText(name)
    inspector.speaker.setModified(True)
    inspector.save()
    assert FULL in window.page.banner.words.text()
    assert inspector.speaker.text() == name
    _make_room(session)
    inspector.save()
    kept = session.read.annotation(window.desk.selected_id)
    assert kept is not None
    assert window.desk.speaker_name(kept.speaker_id) == name.strip()
