"""The menus of a right click: rows of the action table that make sense where it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from annotator.ui.actions import label_action_id

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from annotator.ui.action_set import ActionSet
    from annotator.ui.desk import Desk

_ARTICLE_MENU = (
    "article.done",
    "article.status.open",
    "article.status.new",
    "",
    "article.facts",
    "article.export",
    "",
    "article.delete",
)
_MARK_MENU = ("annotation.inspect", "annotation.speaker", "annotation.link", "annotation.statement",
              "suggestion.accept", "suggestion.reject", "", "annotation.delete")  # fmt: skip
_TEXT_MENU = ("annotation.add_fragment", "annotation.source_words", "annotation.cue_words",
              "annotation.addressee_words", "", "select.sentence", "select.extend_sentence", "select.quotation",
              "select.words", "", "edit.copy", "edit.search")  # fmt: skip


class ContextMenus:
    """Opens the menus of the text, of the list of annotations and of the list of articles."""

    def __init__(self, window: QWidget, actions: ActionSet, desk: Desk) -> None:
        self._window, self._actions, self._desk = window, actions, desk

    def of_article(self, point: QPoint) -> None:
        """Open the menu of the articles that are chosen in the list, at a point of the screen."""
        self._open(point, _ARTICLE_MENU)

    def of_annotation(self, point: QPoint) -> None:
        """Open the menu of the selected annotation."""
        self._open(point, _MARK_MENU)

    def of_text(self, point: QPoint, _span: object, ids: tuple[str, ...]) -> None:
        """Open the menu of a place in the text, over the annotations ``ids``, the shortest first."""
        if ids and self._desk.selected_id not in ids:
            self._desk.select(ids[0])
        labels = tuple(label_action_id(label.name) for label in self._desk.tag_set)
        marks = (*_MARK_MENU, "") if self._desk.selected is not None else ()
        self._open(point, (*labels, "", *marks, *_TEXT_MENU))

    def _open(self, point: QPoint, action_ids: tuple[str, ...]) -> None:
        menu = QMenu(self._window)
        for action_id in action_ids:
            if not action_id:
                menu.addSeparator()
            elif self._actions[action_id].isEnabled():
                menu.addAction(self._actions[action_id])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
