"""The search of the project in the window: as one types, filtered, opened by keys, annotated in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog

from annotator.core.spans import Span
from annotator.core.views import ArticleFilter, ArticleSummary
from annotator.services.concordance import all_hits, concordance
from annotator.services.searching import Hit
from annotator.ui.dialogs.hits_dialog import HitsDialog
from annotator.ui.models.hits import HitModel
from annotator.ui.views.search_view import SearchView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from annotator.core.values import Article
    from annotator.services.session import Session
    from annotator.ui.main_window import MainWindow


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> SearchView:
    """Return the search of the project, opened by its key."""
    qtbot.waitUntil(window.page.reader.hasFocus)
    QTest.keyClick(
        window.page.reader,
        Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    view = window.host.view("search")
    assert isinstance(view, SearchView)
    qtbot.waitUntil(view.field.hasFocus)
    return view


def _type(view: SearchView, qtbot: QtBot, words: str) -> None:
    view.field.insert(words)
    qtbot.waitUntil(lambda: view.model.is_whole and not view._pause.isActive())


def test_hits_come_as_one_types_and_enter_opens_the_one_that_is_chosen(
    window: MainWindow, view: SearchView, qtbot: QtBot
) -> None:
    assert window.desk.session is not None
    _type(view, qtbot, "Peskov")
    expected = list(concordance(window.desk.session.read, "peskov"))
    assert view.model.hits == sum(len(group.hits) for group in expected) > 2
    assert view.model.articles == len(expected)
    assert str(view.model.hits) in view.number.text()
    QTest.keyClick(view.field, Qt.Key.Key_Down)
    chosen = view.model.row(view.list.currentIndex().row())
    assert isinstance(chosen, Hit)
    assert chosen == [hit for group in expected for hit in group.hits][1]
    QTest.keyClick(view.field, Qt.Key.Key_Return)
    assert window.host.current is window.page
    assert window.desk.article is not None
    assert window.desk.article.id == chosen.article_id
    assert window.page.reader.selection() == (Span(chosen.start, chosen.end),)
    assert window.page.reader.hasFocus()
    window.trigger("edit.search")
    assert window.host.current_name == "search"
    assert view.field.text() == chosen.text


def test_a_phrase_with_typographic_marks_and_no_hit(view: SearchView, qtbot: QtBot) -> None:
    _type(view, qtbot, "“prime minister”")
    assert view.model.hits > 0
    rows = [view.model.row(at) for at in range(view.model.rowCount())]
    assert {hit.text.lower() for hit in rows if isinstance(hit, Hit)} == {"prime minister"}
    view.field.clear()
    _type(view, qtbot, "“minister prime”")
    assert view.model.hits == 0
    assert "nowhere" in view.number.text()
    assert not view.annotate.isEnabled()


def test_filters_narrow_what_is_shown(window: MainWindow, view: SearchView, qtbot: QtBot) -> None:
    _type(view, qtbot, "Armenia")
    before = view.model.articles
    publisher = next(name for name, _n in _session(window).read.publishers() if name)
    view.publisher.setCurrentIndex(view.publisher.findData(publisher))
    view.publisher.activated.emit(view.publisher.currentIndex())
    qtbot.waitUntil(lambda: view.model.is_whole)
    assert 0 < view.model.articles < before
    heads = [view.model.row(at) for at in range(view.model.rowCount())]
    assert {row.publisher for row in heads if isinstance(row, ArticleSummary)} == {publisher}
    view.publisher.setCurrentIndex(0)
    view.since.setText("2100-01-01")
    qtbot.waitUntil(lambda: view.model.is_whole and view.model.hits == 0)


def test_all_hits_are_annotated_after_a_preview_in_one_step(
    window: MainWindow, view: SearchView, qtbot: QtBot
) -> None:
    session = _session(window)
    _type(view, qtbot, "Peskov")
    label = window.desk.tag_set.labels[0]
    view.annotate_requested.emit(view.query, view.filter, label.id)
    qtbot.waitUntil(lambda: window.findChild(QDialog, "hitsDialog") is not None)
    dialog = window.findChild(HitsDialog)
    assert isinstance(dialog, HitsDialog)
    assert session.read.annotation_total() == 0
    found = all_hits(session.read, "peskov")
    assert dialog.chosen == found
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen == found[1:]
    dialog.accept()
    qtbot.waitUntil(lambda: session.read.annotation_total() == len(found) - 1)
    qtbot.waitUntil(lambda: not window.desk.is_held)
    window.trigger("edit.undo")
    assert session.read.annotation_total() == 0


def test_the_model_grows_by_slices_and_keeps_the_rules_of_models(window: MainWindow, qtbot: QtBot) -> None:
    groups = list(concordance(_session(window).read, "the"))
    model = HitModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(iter(groups * 20))
    total = sum(len(group.hits) for group in groups) * 20
    assert 200 <= model.hits < total
    while not model.is_whole:
        with qtbot.waitSignal(model.grown):
            model.fetchMore(model.index(-1))
    assert model.hits == total
    assert model.rowCount() == total + len(groups) * 20
    model.deleteLater()


def test_an_article_that_went_away_is_told(window: MainWindow, view: SearchView, qtbot: QtBot) -> None:
    view.opened.emit(Hit("no such article", 0, 3, "abc", "", ""))
    assert "no longer there" in window.page.banner.words.text()
    assert view.filter == ArticleFilter()
    qtbot.waitUntil(window.page.banner.isVisible)


def _session(window: MainWindow) -> Session:
    assert window.desk.session is not None
    return window.desk.session


def test_a_year_at_the_end_is_the_whole_year(window: MainWindow, view: SearchView) -> None:
    view.since.setText("2023")
    view.until.setText("2023-02")
    assert view.filter.published_from == "2023"
    assert view.filter.published_to == "2023-02-31"
    view.until.setText("2023")
    assert view.filter.published_to == "2023-12-31"
    assert window.desk.session is not None


def test_publishers_that_come_in_can_be_chosen(
    window: MainWindow, view: SearchView, add_article: Callable[..., Article]
) -> None:
    assert window.desk.session is not None
    add_article(window.desk.session, "Words", publisher="A paper that is new")
    assert view.publisher.findData("A paper that is new") >= 0
