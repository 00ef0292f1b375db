"""The preview before every hit of a search is annotated: all hits, each of which can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListView, QVBoxLayout, QWidget

from annotator.ui.models.hits import line_of
from annotator.ui.terms import counted_in, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.services.searching import Hit

_Index = QModelIndex | QPersistentModelIndex


class HitChoice(QAbstractListModel):
    """Hits with a tick each."""

    changed = Signal()

    def __init__(self, hits: Sequence[Hit], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits = tuple(hits)
        self._left_out: set[int] = set()

    @property
    def chosen(self) -> list[Hit]:
        """The hits that are ticked."""
        return [hit for at, hit in enumerate(self._hits) if at not in self._left_out]

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of hits."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a hit as a line, or its tick."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            hit = self._hits[index.row()]
            return f"{' '.join(hit.before[-40:].split())} [{hit.text}] {' '.join(hit.after[:40].split())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line_of(self._hits[index.row()]))
        if role == Qt.ItemDataRole.CheckStateRole:
            is_out = index.row() in self._left_out
            return (
                Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
            ).value  # models want a number
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """Tick a hit or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index, [role])
        self.changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every row be ticked."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else plain


class HitsDialog(QDialog):
    """Shows what would be annotated; Space leaves a hit out."""

    def __init__(self, hits: Sequence[Hit], label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hitsDialog")
        self.setWindowTitle(self.tr("Annotate all hits"))
        self._label = label
        self.model = HitChoice(hits, self)
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QListView()
        self.list.setObjectName("hitChoice")
        self.list.setAccessibleName(self.tr("Hits to annotate"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Annotate"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        for widget in (self._head, self.list, self.buttons):
            layout.addWidget(widget)
        self.resize(720, 460)
        self.model.changed.connect(self._show)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()
        self._show()

    @property
    def chosen(self) -> list[Hit]:
        """The hits that are to be annotated."""
        return self.model.chosen

    def _show(self) -> None:
        chosen = self.model.chosen
        words = self.tr(
            "The tag “{label}” goes to {number} hit(s) in {articles} article(s), in one step that can be undone."
            " Space leaves a hit out. Words that have the tag already are passed over."
        )
        articles = len({hit.article_id for hit in chosen})
        self._head.setText(counted_in(words, number=len(chosen), articles=articles, label=self._label))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(chosen))
