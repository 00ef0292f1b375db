"""The program from its first start to the next, through `app.main`: annotate by keys, restart, export, compare."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTableView

from annotator import app
from annotator.environment.paths import folders

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow

PATIENCE = 30_000  # milliseconds


def start(steps: Callable[[MainWindow], None], *arguments: str) -> int:
    """Run the program; when its first article is painted, do the steps and close the window."""
    failures: list[BaseException] = []

    def act() -> None:
        from annotator.ui.main_window import MainWindow

        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        try:
            steps(window)
        except BaseException as error:  # noqa: BLE001 - raised again outside of Qt's loop
            failures.append(error)
        window.close()

    def watch(what: str) -> None:
        if what == "article":
            QTimer.singleShot(0, act)

    code = app.main(list(arguments), watch=watch)
    if failures:
        raise failures[0]
    return code


def press(keys: str) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, key)


@pytest.mark.usefixtures("qapp")
def test_from_the_first_start_to_an_export_that_comes_back_equal(profile: Path, tmp_path: Path) -> None:
    def first(window: MainWindow) -> None:
        assert window.articles.model.total == 5
        assert window.page.card is not None
        assert window.page.card.isVisible()
        press("sc")
        press("nsd")
        window.page.reader.set_caret(window.desk.text.index("we see that Russia"))
        press("'q")
        window.trigger("annotation.speaker")
        press("Nikol Pashinyan")
        window.trigger("view.reader")

    def second(window: MainWindow) -> None:
        session = window.desk.session
        assert session is not None
        assert session.read.annotation_total() == 3
        window.trigger("edit.undo")
        assert session.read.undoable() is not None
        window.trigger("edit.redo")
        assert [source.name for source in session.read.sources()] == ["Nikol Pashinyan"]

    assert start(first) == 0
    assert start(second) == 0
    project = folders(profile).default_project
    rows = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    copy = tmp_path / "copy.claims"
    assert app.main(["export", str(project), "--format", "jsonl", "--status", "all", "-o", str(rows[0])]) == 0
    assert app.main(["new", str(copy)]) == 0
    assert app.main(["import", str(copy), str(rows[0])]) == 0
    assert app.main(["export", str(copy), "--format", "jsonl", "--status", "all", "-o", str(rows[1])]) == 0
    assert rows[0].read_bytes() == rows[1].read_bytes()
    lines = rows[0].read_text(encoding="utf-8").splitlines()
    spans = [span for line in lines for span in json.loads(line).get("spans", ())]
    assert [span["label"] for span in spans] == ["claim", "denial", "quote"]
    assert spans[2]["speaker"]["name"] == "Nikol Pashinyan"


@pytest.mark.usefixtures("qapp")
def test_the_card_stays_away_once_it_was_read(qtbot: QtBot) -> None:  # noqa: ARG001 - gives the application
    def dismiss(window: MainWindow) -> None:
        assert window.page.card is not None
        window.page.card.dismissed.emit()

    def look(window: MainWindow) -> None:
        assert window.page.card is None

    assert start(dismiss) == 0
    assert start(look) == 0


@pytest.mark.usefixtures("qapp")
def test_a_start_goes_on_with_the_first_article_that_is_not_done() -> None:
    def finish_one(window: MainWindow) -> None:
        window.trigger("article.done")

    def look(window: MainWindow) -> None:
        assert window.desk.article is not None
        assert window.desk.article.file.startswith("001")

    assert start(finish_one) == 0
    assert start(look) == 0


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **environment}, capture_output=True, text=True, check=False,
        timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_at_the_first_paint_nothing_heavy_is_imported() -> None:
    done = python(
        "import os, sys\n"
        "from annotator.app import main\n"
        "def watch(what):\n"
        "    heavy = {'sqlalchemy', 'sqlite3', 'pydantic', 'orjson', 'regex', 'click', 'lxml', 'trafilatura',\n"
        "             'pypdf', 'docx', 'warcio', 'charset_normalizer', 'babel'} & set(sys.modules)\n"
        "    print(what, sorted(heavy), flush=True)\n"
        "    os._exit(0)\n"
        "main([], watch=watch)\n",
        QT_QPA_PLATFORM="offscreen",
    )
    assert done.stdout == "window []\n", done.stderr


def test_without_a_display_a_picture_and_the_rows_are_left_in_the_profile(profile: Path) -> None:
    code = (
        "import os\n"
        "for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM'): os.environ.pop(name, None)\n"
        "from annotator.app import main; raise SystemExit(main([]))"
    )
    done = python(code)
    assert done.returncode == 0, done.stderr
    picture, rows = profile / "window.png", profile / "default.jsonl"
    assert str(picture) in done.stdout
    assert str(rows) in done.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert len(rows.read_text(encoding="utf-8").splitlines()) == 5
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["no-such.claims"], "no-such.claims: there is no such project; make one with"),
        (["."], ".: the project cannot be read"),
        (["pyproject.toml"], "pyproject.toml: this is not a project"),
        (["--colour"], "--colour: there is no such option"),
        (["--profile"], "--profile: a value is missing"),
        (["one.claims", "two.claims"], "two.claims: there is room for one project"),
    ],
)
def test_a_wrong_start_says_why_and_changes_nothing(
    arguments: list[str],
    says: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(root)
    assert app.main(arguments) == 2
    assert f"claims-annotator: error: {says}" in capsys.readouterr().err


def test_a_truncated_project_is_told_and_not_opened(tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001
    project = tmp_path / "broken.claims"
    assert app.main(["new", str(project), "--seeds"]) == 0
    project.write_bytes(project.read_bytes()[:5000])
    before = project.read_bytes()
    assert app.main([str(project)]) == 2
    assert project.read_bytes() == before


def test_a_profile_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    code = "from annotator.app import main; raise SystemExit(main([]))"
    done = python(code, CLAIMS_ANNOTATOR_PROFILE=str(blocked / "profile"), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "claims-annotator: error: " in done.stderr


@pytest.mark.usefixtures("qapp")
def test_an_import_through_the_dialog_maps_names_and_is_undone_at_once(profile: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.jsonl"
    spans = [
        {"label": "Assertion", "start": 0, "end": 5, "speaker": {"name": "D. Peskov"}},
        {"label": "DENIAL", "start": 6, "end": 10},
        {"label": "junk", "start": 0, "end": 1},
    ]
    theirs.write_text(
        json.dumps({"text": "Alpha said beta.", "title": "Theirs", "spans": spans}) + '\n{"text": 7}\n'
    )
    project = folders(profile).default_project

    def wait(until: Callable[[], bool]) -> None:
        for _time in range(PATIENCE // 20):
            if until():
                return
            QTest.qWait(20)
        pytest.fail("waited in vain")

    def choose(table: QTableView, row: int, words: str) -> None:
        table.setCurrentIndex(table.model().index(row, 2))
        QTest.keyClick(table, Qt.Key.Key_Space)
        editor = table.findChild(QComboBox)
        assert editor is not None
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        wait(lambda: table.findChild(QComboBox) is None)

    def first(window: MainWindow) -> None:
        from annotator.ui.dialogs.import_dialog import ImportDialog

        window.importing.ask_import([theirs])
        dialog = window.findChild(ImportDialog)
        assert isinstance(dialog, ImportDialog)
        wait(lambda: bool(dialog.summary.text()))
        names = [dialog.labels.model.index(row, 0).data() for row in range(3)]
        choose(dialog.labels.table, names.index("Assertion"), "Claim")
        choose(dialog.labels.table, names.index("junk"), "left out, with its annotations")
        choose(dialog.speakers.table, 0, "Dmitry Peskov")
        QTest.keyClick(dialog.labels.table, Qt.Key.Key_Return)
        wait(lambda: window.articles.model.total == 6 and not window.jobs.running and not window.desk.is_held)

    def second(window: MainWindow) -> None:
        window.trigger("edit.undo")
        assert window.articles.model.total == 5

    assert start(first) == 0
    rows = tmp_path / "rows.jsonl"
    assert app.main(["export", str(project), "--format", "jsonl", "-o", str(rows)]) == 0
    made = json.loads(rows.read_text(encoding="utf-8").splitlines()[-1])
    assert [(one["label"], one.get("speaker", {}).get("name")) for one in made["spans"]] == [
        ("claim", "Dmitry Peskov"),
        ("denial", None),
    ]
    assert start(second) == 0
    assert app.main(["export", str(project), "--format", "jsonl", "-o", str(rows)]) == 0
    assert "Theirs" not in rows.read_text(encoding="utf-8")
