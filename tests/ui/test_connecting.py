"""Links and the views of the project, by real keys, on the seed articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from annotator.core.spans import Span
from annotator.services import annotate
from annotator.ui.dialogs.link_picker import LinkPicker
from annotator.ui.dialogs.speaker_dialog import SpeakerDialog
from annotator.ui.views.drift_view import DriftView
from annotator.ui.views.ledger_view import LedgerView
from annotator.ui.views.marked_words import MARKED, marked_words
from annotator.ui.views.speakers_view import SpeakersView
from annotator.ui.views.timeline_view import TimelineView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.core.values import Annotation
    from annotator.ui.main_window import MainWindow

FAILING = "Russia had failed to protect Armenia"
THESES = "We cannot agree with these theses"


def annotate_words(window: MainWindow, file: str, words: str, label: str, speaker: str) -> Annotation:
    session = window.desk.session
    assert session is not None
    for article_id in session.read.article_ids():
        article = session.read.article(article_id)
        assert article is not None
        if article.file.startswith(file):
            start = (session.read.text(article.text_sha256) or "").index(words)
            label_id = next(one.id for one in session.read.tag_set() if one.name == label)
            fragments = [Span(start, start + len(words))]
            made = session.run(annotate.add(article_id=article_id, label_id=label_id, fragments=fragments))
            session.run(annotate.set_speaker(annotation_id=made.edits[0].id, name=speaker))
            found = session.read.annotation(made.edits[0].id)
            assert found is not None
            return found
    raise AssertionError(file)


@pytest.fixture
def affair(window: MainWindow) -> tuple[Annotation, Annotation]:
    """Return a claim in 002 and a denial in 001 of what Pashinyan says there, too."""
    annotate_words(window, "001", FAILING, "claim", "Pashinyan")
    claim = annotate_words(window, "002", "failing to protect Armenia", "claim", "Nikol Pashinyan")
    return claim, annotate_words(window, "001", THESES, "denial", "Peskov")


def key(
    window: MainWindow, letter: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, letter, modifier)


def test_a_denial_is_linked_across_articles_by_keys(
    window: MainWindow, affair: tuple[Annotation, Annotation], qtbot: QtBot
) -> None:
    claim, denial = affair
    window.connecting._host.go_to(denial.article_id, annotation_id=denial.id)
    key(window, Qt.Key.Key_L)
    (picker,) = window.findChildren(LinkPicker)
    assert picker.list.count() == 2
    assert picker.type.currentData() == "denies"
    picker.search.setFocus()
    QTest.keyClicks(picker.search, "failing to protect")
    qtbot.waitUntil(lambda: picker._choices[0].annotation_id == claim.id)
    picker.note.setText("these theses")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    session = window.desk.session
    assert session is not None
    (link,) = session.read.links()
    assert (link.type, link.from_id, link.to_id, link.note) == ("denies", denial.id, claim.id, "these theses")
    assert window.focusWidget() is window.page.reader
    window.activateWindow()
    qtbot.waitUntil(window.page.reader.hasFocus)
    key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.read.links() == []


def test_only_types_that_fit_are_offered(window: MainWindow, affair: tuple[Annotation, Annotation]) -> None:
    claim, _ = affair
    window.connecting._host.go_to(claim.article_id, annotation_id=claim.id)
    window.trigger("annotation.link")
    (picker,) = window.findChildren(LinkPicker)
    offered = {picker.type.itemData(at) for at in range(picker.type.count())}
    assert "denies" not in offered  # only a denial denies
    assert {"same_claim", "same_utterance"} <= offered
    picker.reject()
    session = window.desk.session
    assert session is not None
    assert session.read.links() == []


def test_the_ledger_follows_the_project_and_opens_its_places(
    window: MainWindow, affair: tuple[Annotation, Annotation], qtbot: QtBot
) -> None:
    from annotator.services import connect

    claim, denial = affair
    key(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    view = window.host.view("ledger")
    assert isinstance(view, LedgerView)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert view.model.rowCount() == 0
    window.desk.run(connect.make_statement(annotation_ids=[claim.id], wording="Russia failed Armenia"))
    window.desk.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    row = view.model.row(0)
    assert row is not None
    assert row.cells[:4] == ("Russia failed Armenia", "Denied", "Nikol Pashinyan", "Peskov")
    view.choice.setCurrentIndex(view.choice.findData("open"))
    assert view.model.rowCount() == 1  # the claim in 001 waits
    view.choice.setCurrentIndex(view.choice.findData(""))
    view.field.setText("no such words")
    qtbot.waitUntil(lambda: view.model.rowCount() == 0)
    view.field.setText("peskov failed")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    view.doors.setCurrentRow(view.doors.count() - 1)
    QTest.keyClick(view.doors, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.host.current_name == "")
    assert window.desk.selected_id in {claim.id, denial.id}
    assert window.page.reader.hasFocus()


def test_speakers_are_merged_and_parted(
    window: MainWindow, affair: tuple[Annotation, Annotation], qtbot: QtBot
) -> None:
    assert affair
    window.trigger("view.speakers")
    view = window.host.view("speakers")
    assert isinstance(view, SpeakersView)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert view.model.rowCount() == 3
    view.table.clearSelection()
    for name in ("Nikol Pashinyan", "Pashinyan"):
        at = next(at for at in range(3) if view.model.index(at, 0).data() == name)
        place = view.table.visualRect(view.model.index(at, 0)).center()
        QTest.mouseClick(
            view.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
        )
    QTest.mouseClick(view.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.model.rowCount() == 2)
    session = window.desk.session
    assert session is not None
    assert [source.aliases for source in session.read.sources() if source.aliases] == [("Pashinyan",)]
    window.desk.undo()
    assert len(session.read.sources()) == 3


def test_a_speaker_is_described_added_and_deleted_by_keys(
    window: MainWindow, affair: tuple[Annotation, Annotation], qtbot: QtBot
) -> None:
    assert affair
    session = window.desk.session
    assert session is not None
    window.trigger("view.speakers")
    view = window.host.view("speakers")
    assert isinstance(view, SpeakersView)
    assert [view.model.index(at, 0).data() for at in range(3)] == ["Nikol Pashinyan", "Pashinyan", "Peskov"]
    view.table.selectRow(2)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_F2)
    (dialog,) = window.findChildren(SpeakerDialog)
    assert dialog.changed == {}
    dialog.aliases.setPlainText("Dmitry Peskov\n\n Kremlin spokesman ")
    dialog.role.setText("spokesman")
    dialog.affiliation.setText("Kremlin")
    dialog.reliability.setCurrentIndex(dialog.reliability.findData("C"))
    dialog.note.setPlainText("speaks for the president")
    dialog.accept()
    peskov = next(one for one in session.read.sources() if one.name == "Peskov")
    assert peskov.aliases == ("Dmitry Peskov", "Kremlin spokesman")
    assert (peskov.role, peskov.affiliation, peskov.reliability) == ("spokesman", "Kremlin", "C")
    assert peskov.note == "speaks for the president"
    view.field.setText("kremlin")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    assert view.doors.count() == 1
    view.field.clear()
    qtbot.waitUntil(lambda: view.model.rowCount() == 3)
    qtbot.waitUntil(lambda: not window.findChildren(SpeakerDialog))
    QTest.mouseClick(view.new, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(SpeakerDialog)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    dialog.name.setText("unnamed officials")
    dialog.kind.setCurrentIndex(dialog.kind.findData("anonymous"))
    dialog.accept()
    qtbot.waitUntil(lambda: view.model.rowCount() == 4 and not window.findChildren(SpeakerDialog))
    window.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    view.table.selectRow(3)
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: view.model.rowCount() == 3)
    window.desk.undo()
    qtbot.waitUntil(lambda: view.model.rowCount() == 4)


def test_a_name_of_another_speaker_is_refused_in_words(
    window: MainWindow, affair: tuple[Annotation, Annotation]
) -> None:
    assert affair
    session = window.desk.session
    assert session is not None
    peskov = next(one for one in session.read.sources() if one.name == "Peskov")
    window.connecting.overviews.edit_speaker(peskov.id)
    (dialog,) = window.findChildren(SpeakerDialog)
    dialog.aliases.setPlainText("pashinyan")
    dialog.accept()
    assert "merge the two" in window.page.banner.words.text()
    assert session.read.source(peskov.id) == peskov


def test_drift_is_found_in_the_background(window: MainWindow, qtbot: QtBot) -> None:
    key(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    view = window.host.view("drift")
    assert isinstance(view, DriftView)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.waitUntil(lambda: view.model.rowCount() > 4)
    assert view.model.index(0, 0).data() == '"its favor"'
    view.table.selectRow(0)
    assert [view.doors.item(at).data(MARKED).rpartition("<br>")[2] for at in range(2)] == [
        "&quot;<b><u>its</u></b> favor&quot;",
        "<b><u>our</u></b> favor",
    ]
    assert "<" not in view.doors.item(0).text()
    view.choice.setCurrentIndex(view.choice.findData("conflict"))
    assert view.model.rowCount() == 1
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.host.current_name == "")
    assert "2020" in window.page.reader.selected_text()
    qtbot.waitUntil(lambda: not window.jobs.running)


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        ([], "a &lt;b&gt; c"),
        ([(2, 5)], "a <b><u>&lt;b&gt;</u></b> c"),
        ([(0, 1), (0, 3), (6, 7)], "<b><u>a</u></b> &lt;b&gt; <b><u>c</u></b>"),
        ([(-3, 2), (3, 3), (5, 90)], "a &lt;b&gt; c"),
    ],
)
def test_words_are_marked_and_never_markup(spans: list[tuple[int, int]], html: str) -> None:
    assert marked_words("a <b> c", spans) == html


def test_a_view_that_is_closed_hears_nothing_of_its_job(window: MainWindow, qtbot: QtBot) -> None:
    window.trigger("view.drift")
    window.host.close_current()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.jobs.running)


def test_the_timeline_is_drawn_opened_and_written(
    window: MainWindow, affair: tuple[Annotation, Annotation], tmp_path: Path, qtbot: QtBot
) -> None:
    claim, _ = affair
    window.trigger("view.timeline")
    view = window.host.view("timeline")
    assert isinstance(view, TimelineView)
    qtbot.waitUntil(lambda: view.picture.place_of(claim.id) is not None)
    for name in ("picture.svg", "picture.png"):
        view.write(tmp_path / name)
    assert (tmp_path / "picture.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert (tmp_path / "picture.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    before = view.picture.width()
    view.zoom(1)
    assert view.picture.width() > before
    view.zoom(-1)
    place = view.picture.place_of(claim.id)
    assert place is not None
    point = QPoint(round(place.x), round(place.y))
    QTest.mouseClick(view.picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    qtbot.waitUntil(lambda: window.desk.selected_id == claim.id)


def test_everything_of_a_view_can_be_named_by_a_screen_reader(
    window: MainWindow, affair: tuple[Annotation, Annotation], qtbot: QtBot
) -> None:
    for name in ("ledger", "speakers", "timeline", "drift"):
        window.trigger(f"view.{name}")
        view = window.host.view(name)
        assert view is not None
        assert view.objectName() == f"{name}View"
        for part in view.findChildren(QWidget):
            if (
                part.focusPolicy() & Qt.FocusPolicy.TabFocus
                and str(part.metaObject().className()) not in _UNNAMED
            ):
                named = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
                assert named, part
    assert affair
    qtbot.waitUntil(lambda: not window.jobs.running)


_UNNAMED = {"QTableCornerButton", "QScrollArea", "QSplitterHandle", "QLineEdit", "QComboBoxListView"}
