"""A denial chain as a page to read: the claim, what denies it, what answers that; a click opens the words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from annotator.analysis.chains import quoted
from annotator.core.spans import Span
from annotator.ui.terms import shown, side_words
from annotator.ui.views.rows import Door

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.analysis.chains import Turn, TurnWords
    from annotator.analysis.marks import Mark
    from annotator.core.tagset import TagSet

_STEP = 28  # pixels an answer is moved in
_SCHEME = "annotation"


class ChainDialog(QDialog):
    """Shows chains; a click, or Tab and Enter, opens the words in their article."""

    open_requested = Signal(object)  # Door

    def __init__(
        self,
        turns: Sequence[Turn],
        describe: Callable[[Mark], TurnWords],
        tag_set: TagSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chainDialog")
        self.setWindowTitle(self.tr("Denial chain"))
        self._marks = {turn.mark.id: turn.mark for one in turns for _, turn in one.walk()}
        self.page = QTextBrowser()
        self.page.setObjectName("chainPage")
        self.page.setAccessibleName(self.tr("Denial chain"))
        self.page.setOpenLinks(False)
        self.page.setHtml(self._html(turns, describe, tag_set))
        self.page.anchorClicked.connect(self._open)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
        self.resize(680, 520)
        self.page.setFocus()

    def _html(self, turns: Sequence[Turn], describe: Callable[[Mark], TurnWords], tag_set: TagSet) -> str:
        if not turns:
            return f"<p>{escape(self.tr('Nothing denies this, and it answers nothing.'))}</p>"
        parts = []
        for first in turns:
            for depth, turn in first.walk():
                said = describe(turn.mark)
                kind = tag_set.link_type(turn.link_type) if turn.link_type else None
                how = shown(kind.title or kind.id) if kind is not None else side_words(turn.mark.side.value)
                facts = " · ".join(part for part in (said.moment, said.speaker, said.place) if part)
                words = quoted(turn.mark.words)
                # What stands in an article is never markup.
                parts.append(
                    f'<p style="margin-left:{depth * _STEP}px"><b>{escape(how)}</b> {escape(facts)}<br>'
                    f'<a href="{_SCHEME}:{escape(turn.mark.id)}">{escape(words)}</a></p>'
                )
            parts.append("<hr>")
        return "\n".join(parts[:-1])

    def _open(self, address: QUrl) -> None:
        mark = self._marks.get(address.path()) if address.scheme() == _SCHEME else None
        if mark is not None:
            self.accept()
            self.open_requested.emit(Door(mark.article_id, Span(mark.start, mark.end), mark.words, mark.id))
