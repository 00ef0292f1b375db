"""The files of an import as rows: what each was found to be and why, and what the user says instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QModelIndex, Qt

from annotator.services.import_look import FileLook, Why
from annotator.ui.messages import in_words
from annotator.ui.models.headed import HeadedTable
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.ui.models.headed import Index

NAME, FORMAT, WHY, ENCODING, SIZE = range(5)


class ImportFilesModel(HeadedTable[FileLook]):
    """One row for each file, in the order they came."""

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        headings = (
            *(_words("File"), _words("Format"), _words("Recognised by")),
            *(_words("Encoding"), _words("Size")),
        )
        super().__init__(headings, parent)
        self._titles = titles
        self._places: dict[str, int] = {}
        self.left_out: dict[str, Path] = {}  # places of files that were taken away, and what they came with

    @property
    def rows(self) -> Sequence[FileLook]:
        """The files."""
        return self._rows

    def take(self, looks: Sequence[FileLook]) -> None:
        """Add files, and show anew those that are there; what was taken away stays away, also if a look is late."""
        newer: list[FileLook] = []
        for look in looks:
            if look.place in self.left_out:
                continue
            at = self._places.get(look.place)
            if at is None:
                self._places[look.place] = len(self._rows) + len(newer)
                newer.append(look)
            elif at < len(self._rows):
                self._rows[at] = look
                self.dataChanged.emit(self.index(at, 0), self.index(at, SIZE))
        if newer:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(newer) - 1)
            self._rows += newer
            self.endInsertRows()

    def remove(self, places: Sequence[int]) -> None:
        """Take rows away."""
        gone = set(places)
        self.left_out |= {self._rows[at].place: self._rows[at].given for at in gone}
        self.set_rows([row for at, row in enumerate(self._rows) if at not in gone])
        self._places = {row.place: at for at, row in enumerate(self._rows)}

    def let_back(self, given: Iterable[Path]) -> None:
        """Let files that were taken away be added again, because what they came with is named once more."""
        named = set(given)
        self.left_out = {place: path for place, path in self.left_out.items() if path not in named}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; what is wrong with a file stands in the column that says why."""
        row = self.row_of(index)
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            wrong = row.trouble
            return plain_tip(in_words(wrong) if wrong is not None and column == WHY else row.place)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, look: FileLook, column: int) -> str:
        if column == NAME:
            return look.name
        if column == FORMAT:
            return self._titles.get(look.format, look.format) or "?"
        if column == WHY:
            if look.trouble is None:
                return why_words(look.why)
            return _words("⚠ which encoding?") if is_unsure(look) else _words("⚠ cannot be read")
        if column == ENCODING:
            return encoding_words(look)
        return QLocale().formattedDataSize(look.size, 1)


def is_unsure(look: FileLook) -> bool:
    """Tell whether a file cannot be read only because its encoding is to be chosen."""
    return (
        look.trouble is not None
        and bool(look.format)
        and len(look.encodings) > 1
        and not look.choice.encoding
    )


def why_words(why: Why) -> str:
    """Return what a format was recognised by, in words."""
    return {
        Why.NAME: _words("its name"),
        Why.CONTENT: _words("its content"),
        Why.BOTH: _words("its name and content"),
        Why.SAID: _words("your choice"),
    }[why]


def encoding_words(look: FileLook) -> str:
    """Return the encoding, with how sure it is where it is not certain."""
    if not look.encoding or look.confidence >= 100:
        return look.encoding
    return _words("{encoding}, {percent} % sure").format(encoding=look.encoding, percent=look.confidence)


def _words(source: str) -> str:
    return QCoreApplication.translate("ImportFiles", source)
