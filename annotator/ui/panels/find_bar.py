"""The find bar under the reader: words or a pattern, how many there are, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from annotator.ui.panels.parts import plain_label
from annotator.ui.reader import FindOptions

if TYPE_CHECKING:
    from annotator.ui.reader import Reader


class FindBar(QWidget):
    """Looks for words in the article that is open. Escape closes it."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit(self)
        self.field.setObjectName("findField")
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(360)
        self._number = plain_label("", self)
        self._number.setObjectName("hint")
        self._is_cut = False  # there may be more places than were counted
        self._case = self._switch("Aa", self.tr("Capitals count"))
        self._accents = self._switch("\u00e9", self.tr("Accents count, and so do kinds of quotation marks"))
        self._word = self._switch("\u201cw\u201d", self.tr("Whole words only"))
        self._regex = self._switch(".*", self.tr("A regular expression"))
        previous = self._button("↑", self.tr("The place before (Shift+F3)"))
        following = self._button("↓", self.tr("The next place (F3)"))
        close = self._button("×", self.tr("Close (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        for widget in (
            self.field, self._case, self._accents, self._word, self._regex, previous, following, self._number,
        ):  # fmt: skip
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self.go_on)
        previous.clicked.connect(lambda _on=False: self.go_back())
        following.clicked.connect(lambda _on=False: self.go_on())
        close.clicked.connect(lambda _on=False: self.close_bar())
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with the focus in it; words that are selected in one line are what is looked for."""
        words = self._reader.selected_text()
        self.show()
        if words and len(words) <= 100 and words.isprintable():
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def close_bar(self) -> None:
        """Hide the bar, take the marks away and go back to the text."""
        self.hide()
        self._reader.clear_find()
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Look again: another article is open."""
        if self.isVisible():
            self._look()

    def go_on(self) -> None:
        """Go to the next place."""
        self._go(self._reader.find_next)

    def go_back(self) -> None:
        """Go to the place before."""
        self._go(self._reader.find_previous)

    def _go(self, move: object) -> None:
        if not self.isVisible() and not self.field.text():
            self.open_bar()
            return
        if not self.isVisible():
            self.show()
            self._look()
        if callable(move):
            move()
        self._show_number()

    def _look(self) -> None:
        query = self.field.text()
        if not query:
            self._reader.clear_find()
            self._number.setText("")
            return
        result = self._reader.find_words(query, self._options())
        self._is_cut = result.problem in {"limit", "time"}
        if result.problem == "pattern":
            self._number.setText(self.tr("not a pattern: {reason}").format(reason=result.reason))
        elif result.problem == "time" and not result.hits:
            self._number.setText(self.tr("this pattern takes too long"))
        else:
            self._show_number()

    def _options(self) -> FindOptions:
        return FindOptions(
            match_case=self._case.isChecked(),
            match_accents=self._accents.isChecked(),
            whole_words=self._word.isChecked(),
            is_pattern=self._regex.isChecked(),
        )

    def _show_number(self) -> None:
        at, of = self._reader.find_position()
        if not of:
            self._number.setText(self.tr("nowhere in this article") if self.field.text() else "")
        else:
            pattern = self.tr("{at} of {of} and more") if self._is_cut else self.tr("{at} of {of}")
            self._number.setText(pattern.format(at=at, of=of))

    def _switch(self, words: str, spoken: str) -> QToolButton:
        button = self._button(words, spoken)
        button.setCheckable(True)
        button.toggled.connect(lambda _on: self._look())
        return button

    def _button(self, words: str, spoken: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(spoken)
        button.setAccessibleName(spoken)
        return button
