"""The composed window on a project with the seed articles, as the program makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.app import compose
from annotator.environment.paths import folders
from annotator.services.opening import open_project
from annotator.services.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow


@pytest.fixture
def bare_window(qtbot: QtBot, profile: Path) -> Iterator[MainWindow]:
    """Return a shown window without a project."""
    _app, window = compose(folders(profile), Settings(annotator="alice"))
    window.furnish()
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    # A window in view asks whether a job that still runs may be cancelled; where a test failed, nobody would answer.
    window.hide()
    window.close()
    window.deleteLater()


@pytest.fixture
def window(bare_window: MainWindow, profile: Path) -> MainWindow:
    """Return a shown window on the five seed articles, the focus in the reader."""
    bare_window.open_session(open_project(folders(profile).default_project, "alice", is_default=True))
    bare_window.activateWindow()
    return bare_window
