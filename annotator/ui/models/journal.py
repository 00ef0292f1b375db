"""The journal as rows, newest first, read in pages as the list is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from annotator.core.errors import UserError
from annotator.core.views import EntryKind, JournalEntry
from annotator.ui.models.headed import HeadedTable
from annotator.ui.views.journal_words import entry_words

if TYPE_CHECKING:
    from annotator.ui.desk import Desk

PAGE = 100
_Index = QModelIndex | QPersistentModelIndex


class JournalModel(HeadedTable[JournalEntry]):
    """Number, moment, who, what (and to how many things), and whether it was taken back."""

    failed = Signal(object)  # Trouble

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        headings = (
            *(_words("No."), _words("When"), _words("Who")),
            *(_words("What was done"), _words("State")),
        )
        super().__init__(headings, parent)
        self._desk = desk
        self._is_whole = True

    def read(self) -> None:
        """Read the newest entries anew, as many as were there (at least a page)."""
        wanted = max(PAGE, len(self._rows))
        self.beginResetModel()
        self._rows = self._page(None, wanted)
        self._is_whole = len(self._rows) < wanted
        self.endResetModel()

    def place(self, seq: int) -> int:
        """Return the row of an entry, -1 where it is not read."""
        return next((at for at, entry in enumerate(self._rows) if entry.seq == seq), -1)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        entry = self.row_of(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _words("SHA-256 {hash}").format(hash=entry.hash)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there are older entries."""
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: _Index) -> None:
        """Read the next page."""
        if parent.isValid() or not self._rows:
            return
        page = self._page(self._rows[-1].seq, PAGE)
        self._is_whole = len(page) < PAGE
        if page:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def _page(self, before: int | None, limit: int) -> list[JournalEntry]:
        session = self._desk.session
        if session is None:
            return []
        try:
            return session.read.journal(limit=limit, before=before)
        except UserError as error:
            self.failed.emit(error.trouble)
            return []

    def _cell(self, entry: JournalEntry, column: int) -> str:
        moment = QDateTime.fromString(entry.at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        what = entry_words(entry)
        if entry.edit_count > 1:
            what += f" ({QLocale().toString(entry.edit_count)})"
        state = _words("taken back") if entry.undone and entry.kind is EntryKind.DO else ""
        return (
            str(entry.seq),
            QLocale().toString(moment, QLocale.FormatType.ShortFormat),
            entry.annotator,
            what,
            state,
        )[column]


def _words(source: str) -> str:
    return QCoreApplication.translate("Journal", source)
