"""The window closes: what still runs is asked about where somebody can answer, and cancelled where nobody can."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.ui.jobs import Job, Progress
    from annotator.ui.main_window import MainWindow


def _endless(window: MainWindow, qtbot: QtBot) -> Job:
    """Return a job that runs until it is cancelled."""
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress(0)

    job = window.jobs.start("Endless", work)
    qtbot.waitUntil(started.is_set)
    return job


def test_a_window_out_of_view_asks_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is at the end of a test that failed while a job ran."""
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("nobody would answer"))
    job = _endless(window, qtbot)
    window.hide()
    assert window.close()
    assert job.isFinished()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes])
def test_a_window_in_view_asks(
    answer: QMessageBox.StandardButton, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def question(_parent: object, _title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    job = _endless(window, qtbot)
    assert window.close() is (answer is QMessageBox.StandardButton.Yes)
    assert "Endless" in asked[0]
    assert job.isFinished() is (answer is QMessageBox.StandardButton.Yes)
