"""The link picker: what the selected annotation may be linked to, best first, and by which type of link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.analysis.marks import Side
from annotator.ui.dialogs.link_types import LinkTypeField
from annotator.ui.terms import side_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.core.tagset import TagSet
    from annotator.core.values import Annotation
    from annotator.services.connections import Connections, LinkChoice

_PLACE = Qt.ItemDataRole.UserRole
_PAUSE = 150  # milliseconds after the last key, before the search
_MOST = 40


class LinkPicker(QDialog):
    """Shows candidates of any article. Nothing is linked before Enter is pressed on one."""

    link_requested = Signal(
        str, str, str, bool
    )  # type, annotation id of the other end, note, does it come from there

    def __init__(
        self,
        annotation: Annotation,
        words: str,
        connections: Connections,
        tag_set: TagSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("linkPicker")
        self.setWindowTitle(self.tr("Link to …"))
        self._annotation, self._connections, self._tag_set = annotation, connections, tag_set
        self._choices: Sequence[LinkChoice] = ()
        own = QLabel(" ".join(words.split())[:400])
        own.setWordWrap(True)
        own.setTextFormat(Qt.TextFormat.PlainText)
        self.search = QLineEdit()
        self.search.setObjectName("linkSearch")
        self.search.setPlaceholderText(self.tr("Search other words"))
        self.search.setAccessibleName(self.tr("Search annotations"))
        self.list = QListWidget()
        self.list.setObjectName("linkList")
        self.list.setAccessibleName(self.tr("Annotations to link to"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.type = LinkTypeField()
        self.type.setObjectName("linkType")
        self.note = QLineEdit()
        self.note.setObjectName("linkNote")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.link = self.buttons.addButton(self.tr("&Link"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.link.setDefault(True)
        form = QFormLayout()
        form.addRow(self.tr("&Type"), self.type)
        form.addRow(self.tr("&Note"), self.note)
        layout = QVBoxLayout(self)
        layout.addWidget(own)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.resize(640, 560)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show)
        self.search.textChanged.connect(lambda _words: self._timer.start())
        self.search.installEventFilter(self)
        self.list.currentRowChanged.connect(self._offer_types)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show()
        self.search.setFocus()

    def accept(self) -> None:
        """Ask for the link to the chosen annotation, where there is one and a type joins the two."""
        if self._timer.isActive():  # the list still shows what was searched for before
            self._timer.stop()
            self._show()
        choice = self._chosen()
        if choice is None or not self.type.kind:
            return
        note = self.note.text().strip()
        self.link_requested.emit(self.type.kind, choice.annotation_id, note, self.type.is_turned)
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while words are typed."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                at = min(max(0, self.list.currentRow() + step), self.list.count() - 1)
                self.list.setCurrentRow(at)
                return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> LinkChoice | None:
        at = self.list.currentRow()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _show(self) -> None:
        wanted = self.search.text().strip()
        if wanted:
            found = self._connections.search(wanted, _MOST)
            self._choices = [one for one in found if one.annotation_id != self._annotation.id]
        else:
            self._choices = self._connections.candidates(self._annotation.id, _MOST)
        self.list.clear()
        for number, choice in enumerate(self._choices):
            facts = (side_words(choice.side.value), choice.speaker, choice.moment, choice.article_caption)
            words, sentence = " ".join(choice.words.split()), " ".join(choice.sentence.split())
            lines = [words, " · ".join(fact for fact in facts if fact)]
            if sentence != words:
                lines.append(self.tr("in: {sentence}").format(sentence=sentence))
            item = QListWidgetItem("\n".join(lines))
            item.setData(_PLACE, number)
            self.list.addItem(item)
        if self._choices:
            self.list.setCurrentRow(0)
        else:
            self._offer_types(-1)

    def _offer_types(self, _at: int) -> None:
        """Offer the types of link that may join the two, the one their sides suggest first."""
        choice = self._chosen()
        self.type.clear()
        if choice is not None:
            labels = {label.id: label.name for label in self._tag_set}
            mark = self._connections.ledger.mark(choice.annotation_id)
            mine = labels.get(self._annotation.label_id, "")
            theirs = labels.get(mark.label_id, "") if mark is not None else ""
            self.type.offer(self._tag_set, mine, theirs)
            self.type.choose(choice.link_type)
            own = self._connections.ledger.mark(self._annotation.id)
            if own is not None and own.asserts and choice.side is Side.DENIAL and own.moment <= choice.moment:
                self.type.choose(
                    "denies", is_turned=True
                )  # what was said before is denied rather than a rebuttal
        self.link.setEnabled(self.type.count() > 0)
