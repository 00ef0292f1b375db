"""Dating: asks which number of an article's date is the day, quietly, when such an article is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.analysis.moments import WRITTEN, as_written

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_ISO = re.compile(r"\d{4}|$")


class Dating:
    """A banner over the text leads to the facts of the article, where it is said. It asks once for each article."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._asked: set[str] = set()
        self._words = ""
        window.desk.article_opened.connect(self._look)
        window.desk.article_changed.connect(self._look)
        window.desk.project_closed.connect(self._forget)

    def _forget(self) -> None:
        self._asked = set()

    def _look(self) -> None:
        article, banner = self._window.desk.article, self._window.page.banner
        # Most dates are ISO 8601, and need no look.
        if article is not None and (WRITTEN in article.meta or not _ISO.match(article.published)):
            from annotator.services.dates import ambiguous

            if ambiguous(article) is not None:
                if article.id not in self._asked:
                    self._asked.add(article.id)
                    pattern = _tr("The date {date} can be read in two ways: which number is the day?")
                    self._words = pattern.format(date=as_written(article.published, article.meta))
                    banner.tell(
                        self._words,
                        door=_tr("Say which…"),
                        on_door=lambda: self._window.trigger("article.facts"),
                    )
                return
        if self._words and banner.words.text() == self._words:
            banner.hide()  # another article, or it has been said
        self._words = ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Dating", words)
