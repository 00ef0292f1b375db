"""What is done to several articles that are selected in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter
from annotator.ui.dialogs.many_facts_dialog import ManyFactsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article
    from annotator.ui.main_window import MainWindow


def chosen(window: MainWindow, *rows: int) -> tuple[str, ...]:
    """Select rows of the list, for somebody who works there; return the ids of the articles."""
    window.articles.list.setFocus()
    model = window.articles.list.selectionModel()
    model.clearSelection()
    for row in rows:
        model.select(window.articles.model.index(row), QItemSelectionModel.SelectionFlag.Select)
    return window.articles.chosen_ids


def articles(window: MainWindow, ids: tuple[str, ...]) -> list[Article]:
    session = window.desk.session
    assert session is not None
    found = session.read.articles_with(ids)
    return [found[one] for one in ids]


def test_facts_are_given_to_all_of_them_in_one_change(window: MainWindow) -> None:
    ids = chosen(window, 0, 2, 3)
    before = articles(window, ids)
    window.trigger("article.facts")
    dialog = window.findChild(ManyFactsDialog)
    assert isinstance(dialog, ManyFactsDialog)
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not save.isEnabled()
    dialog.fields["publisher"].setText("The Paper")
    dialog.fields["publisher"].textEdited.emit("The Paper")
    dialog.ticks["published"].setChecked(True)
    dialog.fields["published"].setText("soon")
    assert not save.isEnabled()
    dialog.fields["published"].setText("2023-09")
    assert save.isEnabled()
    dialog.accept()
    after = articles(window, ids)
    assert {(one.publisher, one.published, one.published_basis) for one in after} == {
        ("The Paper", "2023-09", "analyst")
    }
    assert [one.title for one in after] == [one.title for one in before]
    window.trigger("edit.undo")
    assert articles(window, ids) == before


def test_status_and_deletion_are_for_all_of_them_and_undone_at_once(window: MainWindow) -> None:
    ids = chosen(window, 1, 2)
    window.reading.set_status(ArticleStatus.DONE)
    assert {one.status for one in articles(window, ids)} == {ArticleStatus.DONE}
    window.trigger("edit.undo")
    assert ArticleStatus.DONE not in {one.status for one in articles(window, ids)}
    ids = chosen(window, 1, 2)
    window.trigger("article.delete")
    assert window.articles.model.total == 3
    window.trigger("edit.undo")
    assert window.articles.model.total == 5


def test_who_works_in_the_reader_means_the_article_that_is_open(window: MainWindow) -> None:
    chosen(window, 0, 1, 2)
    assert len(window.articles.acted_on) == 3
    window.page.reader.setFocus()
    article = window.desk.article
    assert article is not None
    assert list(window.articles.acted_on) == [article.id]


def place(window: MainWindow, row: int) -> QPoint:
    return window.articles.list.visualRect(window.articles.model.index(row)).center()


def test_a_click_with_ctrl_or_shift_adds_to_the_selection(window: MainWindow) -> None:
    view, keys = window.articles.list.viewport(), Qt.KeyboardModifier
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(view, button, keys.NoModifier, place(window, 0))
    QTest.mouseClick(view, button, keys.ControlModifier, place(window, 2))
    first, third = (window.articles.model.summary(row) for row in (0, 2))
    assert first is not None
    assert third is not None
    assert window.articles.chosen_ids == (first.id, third.id)
    assert window.desk.article is not None
    assert window.desk.article.id == first.id  # the text stays while rows are gathered
    QTest.mouseClick(view, button, keys.ShiftModifier, place(window, 4))
    assert len(window.articles.chosen_ids) == 4
    QTest.mouseClick(view, button, keys.ControlModifier, place(window, 3))
    assert len(window.articles.chosen_ids) == 3
    QTest.mouseClick(view, button, keys.NoModifier, place(window, 1))
    assert len(window.articles.chosen_ids) == 1


def test_after_several_are_done_comes_one_that_is_not(window: MainWindow) -> None:
    model = window.articles.model
    first, fourth = model.summary(0), model.summary(3)
    assert first is not None
    assert fourth is not None
    window.desk.open_article(first.id)
    chosen(window, 0, 1, 2)
    window.trigger("article.done")
    assert window.desk.article is not None
    assert window.desk.article.id == fourth.id


def test_a_long_list_stays_where_one_reads(window: MainWindow, add_article: Callable[..., Article]) -> None:
    session, model = window.desk.session, window.articles.model
    assert session is not None
    made = [add_article(session, f"Text {number}", title=f"Title {number:03}") for number in range(450)]
    model.reset()
    # The list has not come so far; the next article is the one after this all the same.
    window.desk.open_article(made[300].id)
    window.page.reader.setFocus()
    window.trigger("article.done")
    assert window.desk.article is not None
    assert window.desk.article.title == "Title 301"
    while model.place(made[300].id) < 0:
        model.fetchMore(model.index(-1))
    fetched = model.rowCount()
    window.articles.list.setCurrentIndex(model.index(model.place(made[301].id)))
    add_article(session, "One more", title="One more")  # rows come and go
    assert model.rowCount() == fetched
    assert window.articles.list.currentIndex().row() == model.place(made[301].id)


@pytest.fixture
def long_list(window: MainWindow, add_article: Callable[..., Article]) -> MainWindow:
    """Return the window with a list of 455 articles, all of which are selected, and 200 fetched."""
    session = window.desk.session
    assert session is not None
    for number in range(450):
        add_article(session, f"Text {number}")
    window.articles.model.reset()
    window.articles.list.setFocus()
    select_all(window)
    return window


def select_all(window: MainWindow) -> None:
    QTest.keyClick(window.articles.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def test_all_means_also_what_was_not_scrolled_to(long_list: MainWindow) -> None:
    model, view = long_list.articles.model, long_list.articles.list
    session = long_list.desk.session
    assert session is not None
    assert model.rowCount() == 200  # nothing was fetched for that
    assert long_list.articles.acted_on == tuple(session.read.article_ids())
    while model.canFetchMore(QModelIndex()):  # as scrolling does
        model.fetchMore(QModelIndex())
        assert len(view.selectionModel().selectedRows()) == model.rowCount()
        assert len(long_list.articles.chosen_ids) == 455
    assert model.rowCount() == 455


def test_a_row_can_be_left_out_of_all_and_taken_in_again(long_list: MainWindow) -> None:
    view, keys, left = long_list.articles.list, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
    view.scrollToTop()
    second = long_list.articles.model.summary(1)
    assert second is not None
    QTest.mouseClick(view.viewport(), left, keys.ControlModifier, place(long_list, 1))
    assert len(long_list.articles.chosen_ids) == 454
    assert second.id not in long_list.articles.chosen_ids
    QTest.mouseClick(view.viewport(), left, keys.ControlModifier, place(long_list, 1))
    assert len(long_list.articles.chosen_ids) == 455
    QTest.mouseClick(view.viewport(), left, keys.NoModifier, place(long_list, 1))
    assert long_list.articles.chosen_ids == (second.id,)
    long_list.articles.model.fetchMore(QModelIndex())
    assert long_list.articles.chosen_ids == (second.id,)


def test_what_is_done_to_all_is_done_to_all_that_pass_the_filter(long_list: MainWindow) -> None:
    session = long_list.desk.session
    assert session is not None
    long_list.reading.set_status(ArticleStatus.OPEN)
    wanted = ArticleFilter(statuses=frozenset({ArticleStatus.OPEN}))
    assert session.read.article_count(wanted) == 455
    long_list.articles.set_filter(ArticleFilter(words="Text"))
    assert (
        not long_list.articles.list.selectionModel().hasSelection() or len(long_list.articles.chosen_ids) == 1
    )
    long_list.articles.list.setFocus()
    select_all(long_list)
    count = session.read.article_count(long_list.articles.model.filter)
    assert len(long_list.articles.acted_on) == count >= 450
    long_list.trigger("article.delete")
    assert session.read.article_count() == 455 - count
    long_list.trigger("edit.undo")
    assert session.read.article_count() == 455


def test_a_key_in_the_list_is_for_the_row_that_is_chosen_there(window: MainWindow) -> None:
    first = window.articles.model.summary(0)
    assert first is not None
    window.desk.open_article(first.id)
    (second,) = chosen(window, 1)
    assert window.articles.acted_on == (second,)
    window.trigger("article.delete")
    session = window.desk.session
    assert session is not None
    assert session.read.article(second) is None
    assert session.read.article(first.id) is not None
    window.trigger("edit.undo")
    window.page.reader.setFocus()
    assert window.desk.article is not None
    assert window.articles.acted_on == (window.desk.article.id,)
