"""How far one has read, from when to when articles are listed, and the way from the title to the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter
from annotator.services import curate
from annotator.ui.dialogs.facts_dialog import FactsDialog
from annotator.ui.models.articles import READ
from annotator.ui.panels.date_filter import DateFilter, end_of
from annotator.ui.window_state import WindowState

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow


def test_what_was_in_view_counts_as_read_and_is_remembered(window: MainWindow, tmp_path: Path) -> None:
    article, reader, model = window.desk.article, window.page.reader, window.articles.model
    assert article is not None
    assert window.desk.session is not None
    before = window.desk.session.read.last_seq()
    window.progress.look()
    first = window.progress.percent(article.id)
    assert first == min(100, round(reader.visible_span().end * 100 / len(window.desk.text)))
    assert 0 < first < 100
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    QApplication.processEvents()
    window.progress.look()
    assert window.progress.percent(article.id) == 100
    reader.verticalScrollBar().setValue(0)
    window.progress.look()
    row = model.index(model.place(article.id))
    assert row.data(READ) == 100, "going back does not undo it"
    assert window.desk.session.read.last_seq() == before, "the project does not hold it"
    state = WindowState(tmp_path / "state.ini")
    state.keep_progress("a", 40)
    assert WindowState(tmp_path / "state.ini").progress("a") == 40
    assert state.progress("b") == 0


def test_the_row_shows_it_until_the_article_is_done(window: MainWindow) -> None:
    article, model = window.desk.article, window.articles.model
    assert article is not None
    assert window.desk.session is not None
    area = window.articles.list.visualRect(model.index(model.place(article.id)))

    def picture() -> object:
        QApplication.processEvents()
        return window.articles.list.viewport().grab(area).toImage()

    unread = picture()
    window.state.keep_progress(article.id, 60)
    model.show_again(article.id)
    assert picture() != unread
    window.desk.session.run(curate.set_article_status(article_ids=[article.id], status=ArticleStatus.DONE))
    done = picture()
    window.state.keep_progress(article.id, 70)
    model.show_again(article.id)
    assert picture() == done


def test_articles_are_listed_from_a_date_to_another(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk.session is not None
    every = list(window.desk.session.read.article_ids())
    for article_id, published in zip(every, ("2023-09", "2023-09-25", "2023-11-07", "2025", ""), strict=True):
        window.desk.session.run(curate.set_article_facts(article_id=article_id, published=published))
    asked = DateFilter("", "", window)
    asked.chosen.connect(window.articles._choose_dates)
    asked.first.setText("2023-09-01")
    asked.last.setText("2023-11")
    with qtbot.waitSignal(asked.chosen):
        QTest.keyClick(asked.last, Qt.Key.Key_Return)
    model = window.articles.model
    shown = {
        summary.published for row in range(model.rowCount()) if (summary := model.summary(row)) is not None
    }
    assert shown == {"2023-09-25", "2023-11-07"}
    asked.first.setText("last week")
    with qtbot.assertNotEmitted(asked.chosen):
        QTest.keyClick(asked.first, Qt.Key.Key_Return)
    assert "2023-09-25" in asked.problem.text()
    window.articles.set_filter(ArticleFilter())


@pytest.mark.parametrize(
    ("date", "last"),
    [("2023", "2023-12-31"), ("2023-09", "2023-09-31"), ("2023-09-25", "2023-09-25"), ("", "")],
)
def test_all_of_a_year_or_a_month_passes(date: str, last: str) -> None:
    assert end_of(date) == last


def test_a_double_click_on_the_facts_corrects_them(window: MainWindow) -> None:
    where = QPoint(20, window.page.facts.height() // 2)
    QTest.mouseDClick(window.page.facts, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    (dialog,) = window.findChildren(FactsDialog)
    dialog.reject()
