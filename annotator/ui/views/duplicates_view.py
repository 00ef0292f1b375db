"""Duplicates in the window: articles that are one, nearly one, or rewritten, and marks carried to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from annotator.analysis.duplicates import DuplicateKind
from annotator.core.spans import Span
from annotator.ui.views.rows import Door, RowsView, ViewRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.analysis.duplicates import DuplicateGroup


class DuplicatesView(RowsView):
    """One row a group; its places are its articles. They are found in the background when asked for."""

    carry_requested = Signal(str, list)  # id of the article the marks come from, ids of those they go to

    def __init__(self, look_again: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__((), self.tr("Duplicates"), parent)
        self.setObjectName("duplicatesView")
        self._groups: Sequence[DuplicateGroup] = ()
        self._captions: Mapping[str, str] = {}
        self.state = QLabel()
        self.state.setObjectName("hint")
        self.carry = QPushButton(self.tr("Carry marks over"))
        self.carry.setObjectName("duplicatesCarry")
        self.carry.setToolTip(
            self.tr("Suggest what is annotated in the article chosen below in the others of its group.")
        )
        self.again = QPushButton(self.tr("Look again"))
        self.again.setObjectName("duplicatesAgain")
        self.bar.addWidget(self.state, 1)
        self.bar.addWidget(self.carry)
        self.bar.addWidget(self.again)
        self.carry.clicked.connect(lambda _on: self.carry_over())
        self.again.clicked.connect(lambda _on: look_again())
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._enable())
        self.tell(self.tr("Articles are being compared …"))
        self._enable()

    def tell(self, words: str) -> None:
        """Say how far the looking is."""
        self.state.setText(words)

    def show_result(self, result: tuple[Sequence[DuplicateGroup], Mapping[str, str]]) -> None:
        """Show what a job found: groups, and captions of articles."""
        self._groups, self._captions = result
        self.empty.set_words(
            self.tr(
                "Here will be articles that are one, nearly one, or rewritten from one story. None was found; "
                "{project.import} brings in more."
            )
        )
        self.tell(self.tr("{count} found").format(count=len(self._groups)))
        titles = {
            DuplicateKind.IDENTICAL: self.tr("Identical"),
            DuplicateKind.NEAR: self.tr("Nearly identical"),
            DuplicateKind.REWRITE: self.tr("Rewritten from one story"),
        }
        self.set_rows(
            [
                ViewRow(
                    str(number),
                    (
                        " / ".join(self._captions.get(one, one) for one in group.article_ids),
                        titles[group.kind],
                        len(group.article_ids),
                        round(group.score, 2),
                    ),
                    lambda ids=group.article_ids: [self._door(one) for one in ids],  # type: ignore[misc]  # defaults bind now
                )
                for number, group in enumerate(self._groups)
            ],
            (self.tr("Articles"), self.tr("Kind"), self.tr("Number"), self.tr("Likeness")),
        )
        self._enable()

    def tell_cancelled(self, *_why: object) -> None:
        """Say that the looking was stopped."""
        self.empty.set_words("")
        self.tell(self.tr("Stopped. “Look again” begins anew."))

    def carry_over(self) -> None:
        """Ask for the marks of the article that is chosen below, else of the first, to go to the others."""
        chosen = self.chosen()
        if chosen:
            ids = list(self._groups[int(chosen[0].id)].article_ids)
            at = max(0, self.doors.currentRow())
            self.carry_requested.emit(ids[at], [one for one in ids if one != ids[at]])

    def _enable(self) -> None:
        chosen = self.chosen()
        self.carry.setEnabled(bool(chosen))

    def _door(self, article_id: str) -> Door:
        return Door(article_id, Span(0, 0), self._captions.get(article_id, article_id))
