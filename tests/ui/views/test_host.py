"""Views as tabs over the reader: opened, left, closed, and the way from a view into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.core.spans import Span
from annotator.core.values import ArticleStatus
from annotator.services import annotate, curate
from annotator.ui.views.rows import Door

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow


def _view() -> QWidget:
    view = QWidget()
    field = QLineEdit()
    field.setObjectName("typed")
    QVBoxLayout(view).addWidget(field)
    return view


def test_the_reader_stands_alone_until_a_view_is_opened(window: MainWindow) -> None:
    assert not window.host.tabs.isVisible()
    assert window.page.isVisible()
    assert not window.host.close_current()


def test_a_view_takes_the_focus_and_esc_and_ctrl_w_give_it_back(window: MainWindow, qtbot: QtBot) -> None:
    view = window.host.open("first", "First", _view)
    field = view.findChild(QLineEdit)
    assert window.host.tabs.isVisible()
    assert view.isVisible()
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.page.reader.hasFocus()
    assert window.host.open("first", "First", _view) is view
    with qtbot.waitSignal(view.destroyed):
        QTest.keyClick(field, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.page.reader.hasFocus()
    assert not window.host.tabs.isVisible()


def test_opening_an_article_shows_the_reader(window: MainWindow) -> None:
    assert window.desk.session is not None
    here = window.desk.article
    window.host.open("first", "First", _view)
    other = next(one for one in window.desk.session.read.article_ids() if here is None or one != here.id)
    assert window.host.go_to(other, span=Span(3, 9))
    assert window.host.current is window.page
    assert window.page.reader.selection() == (Span(3, 9),)
    assert not window.host.go_to("no such article")


def test_tabs_are_gone_through_and_closed_with_the_project(window: MainWindow, qtbot: QtBot) -> None:
    one, two = (window.host.open(name, name, _view) for name in ("one", "two"))
    seen = []
    for _ in range(3):
        window.trigger("view.next_tab")
        seen.append(window.host.current)
    assert seen == [window.page, one, two]
    with qtbot.waitSignals([one.destroyed, two.destroyed]):
        window.desk.close()
    assert window.host.current is window.page


@pytest.mark.parametrize("action", ["view.next_pane", "view.previous_pane"])
def test_the_panes_are_gone_through_with_the_view_among_them(window: MainWindow, action: str) -> None:
    view = window.host.open("first", "First", _view)
    visited: set[bool] = set()
    for _ in range(8):
        window.trigger(action)
        focus = window.focusWidget()
        visited.add(view.isAncestorOf(focus))
    assert visited == {True, False}


@pytest.mark.parametrize(
    "action",
    [
        *("view.agreement", "view.drift", "view.duplicates", "view.journal", "view.ledger"),
        *("view.speakers", "view.statistics", "view.timeline", "edit.search"),
    ],
)
def test_a_view_that_was_closed_hears_of_no_change(window: MainWindow, qtbot: QtBot, action: str) -> None:
    window.trigger(action)
    qtbot.waitUntil(lambda: not window.jobs.running)
    view, desk = window.host.current, window.desk
    assert view is not window.page
    window.trigger("view.close")
    qtbot.waitUntil(lambda: not shiboken6.isValid(view))
    assert desk.article is not None
    # What a slot of a view that has gone raises fails the test.
    desk.run(curate.set_article_status(article_ids=[desk.article.id], status=ArticleStatus.DONE))
    assert desk.article.status is ArticleStatus.DONE


def test_a_door_to_what_has_gone_says_so_or_shows_the_words(window: MainWindow) -> None:
    session, article = window.desk.session, window.desk.article
    assert session is not None
    assert article is not None
    window.connecting.open_door(Door(article.id, Span(3, 9), "", "an annotation that is gone"))
    assert window.page.reader.selection() == (Span(3, 9),)
    assert not window.page.banner.isVisible()
    window.connecting.open_door(Door("an article that is gone", Span(0, 3), ""))
    assert "no longer there" in window.page.banner.words.text()


@pytest.mark.parametrize("action", ["view.agreement", "view.drift", "view.duplicates", "view.statistics"])
def test_a_view_says_when_its_job_broke(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    def broken(*_what: object, **_more: object) -> None:
        raise ZeroDivisionError

    for name in ("agreeing.agreement_of", "drift.drift", "duplicates.duplicates", "tally.tallies"):
        monkeypatch.setattr(f"annotator.services.{name}", broken)
    window.trigger(action)
    qtbot.waitUntil(lambda: not window.jobs.running)
    view = window.host.current
    words = " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())
    assert "Stopped" in words
    assert "…" not in words
    assert "ZeroDivisionError" in window.page.banner.words.text()


@pytest.mark.parametrize(
    "view", ["view.ledger", "view.timeline", "view.speakers", "view.statistics", "view.journal"]
)
def test_undo_and_redo_in_a_view_stay_there(window: MainWindow, qtbot: QtBot, view: str) -> None:
    desk = window.desk
    assert desk.session is not None
    assert desk.article is not None
    here = desk.article.id
    other = next(one for one in desk.session.read.article_ids() if one != here)
    label = desk.tag_set.labels[0]
    desk.run(annotate.add(article_id=other, label_id=label.id, fragments=[Span(0, 9)]))
    window.trigger(view)
    qtbot.waitUntil(lambda: not window.jobs.running)
    name = window.host.current_name
    assert name
    place = window.focusWidget()
    assert place is not None
    QTest.keyClick(place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.read.annotation_total() == 0
    assert (window.host.current_name, desk.article.id) == (name, here)
    window.trigger("edit.redo")
    assert desk.session.read.annotation_total() == 1
    assert (window.host.current_name, desk.article.id) == (name, here)
    qtbot.waitUntil(lambda: not window.jobs.running)
    window.host.show_reader()
    window.trigger("edit.undo")
    assert desk.article.id == other  # in the reader what was changed is shown
