"""What is pasted or dropped onto the window: files go to the import, words become an article after a short dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

from annotator.core.errors import UserError
from annotator.ui.messages import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.core.edits import Changes
    from annotator.formats.drafts import DraftArticle
    from annotator.services.session import Session
    from annotator.ui.jobs import Progress
    from annotator.ui.main_window import MainWindow


class Pasting:
    """Takes in what comes from other programs."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {"edit.paste": self.paste}

    def paste(self) -> None:
        """Take what is on the clipboard, which may be nothing at all."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self.take(data if data is not None else QMimeData())

    def can_take(self, data: QMimeData) -> bool:
        """Tell whether something could be made of what is dragged over the window."""
        from annotator.ui.dragging import MIME

        # An annotation that was dragged from a list and let go anywhere is no article.
        is_possible = self._window.desk.session is not None and not data.hasFormat(MIME)
        return is_possible and (bool(_files(data)) or data.hasHtml() or data.hasText())

    def take(self, data: QMimeData) -> None:
        """Import files, or make an article of words."""
        if self._window.desk.session is None:
            return
        paths = _files(data)
        if paths:
            self._window.importing.ask_import(paths)
        elif data.hasHtml():
            self._read_page(data.html(), data.text())
        else:
            self._ask(lambda: _of_text(data.text()))

    def take_later(self, data: QMimeData) -> None:
        """Take what is dropped, once the program it comes from has its hands free; the data are gone by then."""
        kept = QMimeData()
        kept.setUrls(data.urls())
        if data.hasHtml():
            kept.setHtml(data.html())
        kept.setText(data.text())
        QTimer.singleShot(0, self._window, lambda: self.take(kept))

    def _read_page(self, html: str, text: str) -> None:
        """Read a part of a web page, in a job: finding the article in it takes its time."""

        def work(_progress: Progress) -> DraftArticle:
            from annotator.formats.registry import Registry
            from annotator.services.pasting import of_html

            return of_html(html, text, Registry())

        job = self._window.jobs.start(_words("Read what is pasted"), work)
        job.succeeded.connect(lambda draft: self._ask(lambda: draft))
        job.refused.connect(lambda trouble: self._window.page.banner.fail(in_words(trouble)))
        job.broke.connect(self._window.desk.broke)

    def _ask(self, make: Callable[[], DraftArticle]) -> None:
        from annotator.ui.dialogs.paste_dialog import PasteDialog

        try:
            draft = make()
        except UserError as error:
            self._window.page.banner.fail(in_words(error.trouble))
            return
        dialog = PasteDialog(draft, self._window)
        dialog.accepted.connect(lambda: self._take_in(dialog.draft))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_in(self, draft: DraftArticle) -> None:
        """Add the article; while a job writes, when that has ended: what was typed is not lost."""
        self._window.desk.when_free(lambda: self._add(draft))

    def _add(self, draft: DraftArticle) -> None:
        from annotator.services import pasting

        window = self._window
        done: list[pasting.Pasted] = []

        def work(session: Session) -> Changes | None:
            done.append(pasting.add(session, draft, by=self))
            return None

        window.desk.guarded(work)
        for pasted in done:
            window.desk.open_article(pasted.article_id)
            window.host.show_reader()
            window.page.banner.tell(
                _words("The article is added; undo takes it out again.")
                if pasted.is_new
                else _words("An article with these very words is there already.")
            )


def _of_text(text: str) -> DraftArticle:
    from annotator.services.pasting import of_text

    return of_text(text)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _words(source: str) -> str:
    return QCoreApplication.translate("Pasting", source)
