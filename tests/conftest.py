"""What every test has: a profile of its own, Qt without a display, and checks that nothing is left behind."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from annotator.core.values import Article
    from annotator.services.session import Session

# Before anything imports Qt. A test of a real display names its platform itself, in a process of its own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _variable in ("LANGUAGE", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(_variable, None)  # of the machine the tests run on, not of the tests

# No deadlines: they time the machine. The examples are derived from the test, so that a run repeats the last one;
# the thorough profile looks for new ones (CLAIMS_ANNOTATOR_HYPOTHESIS=thorough).
_common = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.register_profile("quick", _common, max_examples=60, derandomize=True, database=None)
settings.register_profile("thorough", _common, max_examples=2000, stateful_step_count=100)
settings.load_profile(os.environ.get("CLAIMS_ANNOTATOR_HYPOTHESIS", "quick"))

_LONGEST_WAIT = 60_000  # milliseconds that a test waits for something to come about, before it fails
PATIENCE = 30.0  # seconds that a thread may take to end by itself after its test


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the profile folder of this test alone; the program and its subprocesses find it by themselves."""
    folder = tmp_path / "profile"
    folder.mkdir()
    monkeypatch.setenv("CLAIMS_ANNOTATOR_PROFILE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _nothing_is_held() -> None:
    """Let go of the keys and buttons that an earlier test's events told of: Qt asks for them when a row is chosen."""
    if "PySide6.QtTest" not in sys.modules:
        return
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QWindow
    from PySide6.QtTest import QTest

    if QGuiApplication.instance() is None:
        return
    nowhere = QWindow()
    nowhere.resize(10, 10)
    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        QTest.mouseRelease(nowhere, QGuiApplication.mouseButtons())
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(nowhere, Qt.Key.Key_F35)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Return pytest-qt's bot, which waits as long as the slowest machine may need, not five seconds."""
    for wait in (qtbot.waitUntil, qtbot.waitSignal, qtbot.waitSignals, qtbot.waitExposed, qtbot.waitActive):
        monkeypatch.setitem(wait.__kwdefaults__ or {}, "timeout", _LONGEST_WAIT)
    return qtbot


@pytest.fixture
def root() -> Path:
    """Return the checkout that holds these tests."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(profile: Path, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001 - sets the order
    """Fail a test that leaves a thread, a window or an open project behind."""
    threads = set(threading.enumerate())
    windows = set(map(id, _windows()))
    yield
    problems = [f"the thread {name}" for name in _left_threads(threads)]
    problems += [f"the window {each!r}" for each in _windows() if id(each) not in windows]
    problems += [f"the open file {name}" for name in _open_projects(tmp_path)]
    if problems:
        pytest.fail("left behind: " + ", ".join(problems), pytrace=False)


def _left_threads(before: set[threading.Thread]) -> list[str]:
    end = time.monotonic() + PATIENCE
    while True:
        left = [each for each in threading.enumerate() if each not in before and each.is_alive()]
        left = [
            each for each in left if not each.name.startswith(("Dummy-", "execnet"))
        ]  # not started by Python
        if not left or time.monotonic() > end:
            return [each.name for each in left]
        time.sleep(0.01)


def _windows() -> list[object]:
    """Return the top-level widgets there are, once Qt has deleted what it was asked to delete."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if widgets is None or not isinstance(app, widgets.QApplication):
        return []
    core = sys.modules["PySide6.QtCore"]
    app.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    tip = core.Qt.WindowType.ToolTip  # Qt keeps one and uses it again
    return [each for each in app.topLevelWidgets() if each.windowType() != tip]


def _open_projects(folder: Path) -> list[str]:
    """Return the files below ``folder`` that this process still has open, where the system lets it see them."""
    listing = Path("/proc/self/fd")
    if not listing.is_dir():
        return []
    found = _open_below(listing, folder)
    if found:
        gc.collect()  # what nothing refers to any more is not left behind, only not yet collected
        found = _open_below(listing, folder)
    return found


def _open_below(listing: Path, folder: Path) -> list[str]:
    names = []
    for each in listing.iterdir():
        try:
            target = str(each.readlink())
        except OSError:
            continue
        if target.startswith(f"{folder}{os.sep}"):
            names.append(target)
    return names


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return an open, empty project with the default tag set."""
    from annotator.services.session import Session

    with Session.create(tmp_path / "project.claims", annotator="alice") as opened:
        yield opened


@pytest.fixture
def add_article() -> Callable[..., Article]:
    """Return what puts an article with a text into a session's project."""
    from annotator.core.edits import Edit, EditSet
    from annotator.core.ids import new_id
    from annotator.core.text import sha256
    from annotator.core.values import Article

    def add(session: Session, text: str, **facts: str) -> Article:
        made = Article(id=new_id(), text_sha256=sha256(text), text_length=len(text), **facts)  # type: ignore[arg-type]  # facts that are text
        session.run(lambda _context: EditSet("import", (Edit(None, made),), {made.text_sha256: text}))
        return made

    return add
