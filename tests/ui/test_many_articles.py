"""What is done to several articles that are selected in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QDialogButtonBox

from annotator.core.values import ArticleStatus
from annotator.ui.dialogs.many_facts_dialog import ManyFactsDialog

if TYPE_CHECKING:
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
