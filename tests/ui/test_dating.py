"""The window asks which number of a date is the day, once, and quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.dialogs.facts_dialog import FactsDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article
    from annotator.ui.main_window import MainWindow


def test_an_ambiguous_date_is_asked_about_and_read_for_its_publisher(
    window: MainWindow, add_article: Callable[..., Article]
) -> None:
    session = window.desk.session
    assert session is not None
    first, second, later = (
        add_article(session, f"text {at}", publisher="Gazette", published=written)
        for at, written in enumerate(("01/02/2025", "03/04/2025", "2025-05-06"))
    )
    banner = window.page.banner
    assert window.desk.open_article(later.id)
    assert banner.isHidden()
    assert window.desk.open_article(first.id)
    assert not banner.isHidden()
    assert "01/02/2025" in banner.words.text()
    banner._door.click()
    (dialog,) = window.findChildren(FactsDialog)
    assert dialog.order.currentData() is None  # nothing is guessed
    assert dialog.everywhere.isChecked()
    dialog.order.setCurrentIndex(dialog.order.findData("month_first"))
    dialog.accept()
    found = [session.read.article(one.id) for one in (first, second, later)]
    assert [one.published for one in found if one is not None] == ["2025-01-02", "2025-03-04", "2025-05-06"]
    window.desk.undo()
    again = session.read.article(second.id)
    assert again is not None
    assert again.published == "03/04/2025"


def test_what_was_said_of_a_publisher_is_offered_for_the_next_article(
    window: MainWindow, add_article: Callable[..., Article]
) -> None:
    from annotator.analysis.moments import Order
    from annotator.services import dates

    session = window.desk.session
    assert session is not None
    first = add_article(session, "text", publisher="Gazette", published="01/02/2025")
    session.run(dates.set_date_order(article_id=first.id, order=Order.DAY_FIRST, everywhere=True))
    second = add_article(session, "another", publisher="Gazette", published="03/04/2025")
    assert window.desk.open_article(second.id)
    window.trigger("article.facts")
    (dialog,) = window.findChildren(FactsDialog)
    assert dialog.date_order is Order.DAY_FIRST
    dialog.fields["published"].setText("2025-04")
    assert dialog.date_order is None  # what is typed counts
    dialog.reject()
    assert window.desk.open_article(first.id)
    assert window.page.banner.isHidden()
