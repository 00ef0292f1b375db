"""The timeline in the window: what is shown is what is saved, keys reach every event, much is drawn in a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest

from annotator.core.spans import Span
from annotator.services import annotate, connect
from annotator.ui.views import timeline_view
from annotator.ui.views.timeline_view import TimelineView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow

SAID = (  # time, label, speaker
    ("2023-09-03", "claim", "Bela"),
    ("2023-09-05", "denial", "Cleo"),
    ("2023-09-05", "claim", "Cleo"),
    ("2025-01-14", "quote", "Bela"),
    ("02/01/2024", "claim", "Dora"),
    ("", "claim", ""),
)


@pytest.fixture
def own(window: MainWindow) -> Session:
    """Return a session with six annotations of three speakers, one answering another."""
    session = window.desk.session
    assert session is not None
    article = next(iter(session.read.article_ids()))
    labels = {label.name: label.id for label in session.read.tag_set()}
    for number, (when, label, speaker) in enumerate(SAID):
        made = session.run(
            annotate.add(
                article_id=article,
                label_id=labels[label],
                fragments=[Span(number * 9, number * 9 + 8)],
                annotation_id=f"m{number}",
            )
        )
        if speaker:
            session.run(annotate.set_speaker(annotation_id=made.edits[0].id, name=speaker))
        if when:
            session.run(annotate.set_attribute(annotation_id=f"m{number}", name="resolved_time", value=when))
    session.run(connect.add_link(type="denies", from_id="m1", to_id="m0"))
    return session


@pytest.fixture
def view(window: MainWindow, own: Session, qtbot: QtBot) -> TimelineView:
    """Return the timeline, drawn."""
    assert own.read.links()
    window.trigger("view.timeline")
    view = window.host.view("timeline")
    assert isinstance(view, TimelineView)
    qtbot.waitUntil(lambda: view.picture.place_of("m0") is not None)
    qtbot.waitUntil(lambda: not view._timer.isActive())
    return view


def test_what_is_saved_is_what_is_shown(view: TimelineView, tmp_path: Path) -> None:
    view.write(tmp_path / "t.svg")
    renderer = QSvgRenderer((tmp_path / "t.svg").read_bytes())
    assert renderer.defaultSize() == view.picture.size()
    shown = view.picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    saved = QImage(shown.size(), QImage.Format.Format_RGB32)
    saved.setDevicePixelRatio(shown.devicePixelRatio())
    painter = QPainter(saved)
    renderer.render(painter, QRectF(view.picture.rect()))
    painter.end()
    wide, high = shown.width(), shown.height()
    differing = sum(
        shown.pixel(x, y) != saved.pixel(x, y) for x in range(0, wide, 3) for y in range(0, high, 3)
    )
    # Letters that the edge of a tile cuts are smoothed a little otherwise.
    assert differing < 0.002 * wide * high / 9
    view.write(tmp_path / "t.png")
    png = QImage(str(tmp_path / "t.png"))
    assert (png.width(), png.height()) == (2 * view.picture.width(), 2 * view.picture.height())


def test_keys_reach_every_event_and_open_it(window: MainWindow, view: TimelineView, qtbot: QtBot) -> None:
    picture = view.picture
    picture.setFocus()
    met = []
    for _ in range(len(SAID)):
        QTest.keyClick(picture, Qt.Key.Key_Right)
        met.append(picture.chosen_id)
    assert met == ["m0", "m1", "m2", "m4", "m3", "m5"]  # by time, the one without a time last
    assert "02/01/2024" not in picture.accessibleDescription()
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert picture.chosen_id == "m0"
    assert "2023-09-03" in picture.accessibleDescription()
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert picture.chosen_id in {"m1", "m2"}
    QTest.keyClick(picture, Qt.Key.Key_Up)
    assert picture.chosen_id in {"m0", "m1"}
    QTest.keyClick(picture, Qt.Key.Key_End)
    wide = picture.width()
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.width() > wide
    QTest.keyClick(picture, Qt.Key.Key_Minus)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.selected_id == "m5")


def test_it_is_narrowed_to_a_speaker_and_whom_that_one_answers(view: TimelineView) -> None:
    view.speaker.setCurrentIndex(view.speaker.findText("Cleo"))
    assert {event.annotation_id for event in view.timeline.events} == {"m0", "m1", "m2"}
    view.speaker.setCurrentIndex(0)
    assert len(view.timeline.events) == len(SAID)


def test_much_is_drawn_in_the_background(
    view: TimelineView, own: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(timeline_view, "_FEW", 0)
    own.run(annotate.delete(annotation_ids=["m5"]))
    own.run(annotate.delete(annotation_ids=["m4"]))  # the first drawing is overtaken
    qtbot.waitUntil(lambda: len(view.timeline.events) == len(SAID) - 2)
    assert "drawn" not in view.hint.text()


def test_a_view_that_is_closed_is_drawn_no_more(
    window: MainWindow, view: TimelineView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(timeline_view, "_FEW", 0)
    view.refresh()
    window.host.close_current()
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not window.jobs._running)


def test_by_night_it_is_dark_and_on_white_where_that_is_wished(
    window: MainWindow, view: TimelineView, qtbot: QtBot
) -> None:
    assert view.paper.isHidden()
    window.look.choose("dark")
    qtbot.waitUntil(lambda: not view.paper.isHidden())  # it draws itself anew
    assert view.picture.picture is not None
    assert "#ffffff" not in view.picture.picture.svg()
    view.paper.setChecked(True)
    assert "#ffffff" in view.picture.picture.svg()
    window.look.choose("light")


def test_names_stay_in_view_where_it_is_wide(view: TimelineView) -> None:
    for _ in range(4):
        view.zoom(1)
    view.area.horizontalScrollBar().setValue(0)
    assert view.names.isHidden()
    view.area.horizontalScrollBar().setValue(500)
    assert view.names.isVisible()
    grabbed = view.names.grab().toImage()
    assert len({grabbed.pixel(x, y) for x in range(132) for y in range(95, 130)}) > 2


def test_dates_stay_in_view_where_it_is_tall(view: TimelineView) -> None:
    assert view.dates.isHidden()
    view.picture.setFixedHeight(4000)
    view.area.verticalScrollBar().setMaximum(3000)
    view.area.verticalScrollBar().setValue(400)
    assert view.dates.isVisible()
    grabbed = view.dates.grab().toImage()
    assert len({grabbed.pixel(x, y) for x in range(0, grabbed.width(), 2) for y in range(4, 20)}) > 2


def test_what_comes_into_an_empty_timeline_is_shown_from_its_beginning(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.desk.session
    assert session is not None
    window.trigger("view.timeline")
    view = window.host.view("timeline")
    assert isinstance(view, TimelineView)
    qtbot.waitUntil(view.picture.isHidden)
    view.picture.setFocus()
    label = session.read.tag_set().labels[0].id
    article = next(iter(session.read.article_ids()))
    session.run(annotate.add(article_id=article, label_id=label, fragments=[Span(0, 8)], annotation_id="m"))
    qtbot.waitUntil(lambda: view.picture.place_of("m") is not None)
    assert view.picture.isVisible()
    QTest.keyClick(view.save, Qt.Key.Key_Tab)
    window.host.focusNextChild()
    assert view.area.horizontalScrollBar().maximum() > 0
    assert view.area.horizontalScrollBar().value() == 0
    assert view.names.isHidden()
