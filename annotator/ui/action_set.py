"""The window's actions made from the table: their keys, the user's own keys, and who clashes with whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from annotator.ui.actions import ROWS, Need, Row, Scope, label_action_id, plain, words
from annotator.ui.terms import plain_tip, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QMenu, QWidget

    from annotator.core.tagset import Label


class ActionSet(QObject):
    """Every action as a `QAction`, reachable by the id of its row."""

    def __init__(
        self,
        window: QWidget,
        trigger: Callable[[str], None],
        *,
        own_keys: Mapping[str, str] | None = None,
        key_set: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(window)
        self._key_set = dict(key_set or {})
        self._window = window
        self._trigger = trigger
        self._own_keys = dict(own_keys or {})
        self._actions: dict[str, QAction] = {}
        self._rows: dict[str, Row] = {}
        self._met: dict[Need, bool] = {}
        self._panes: dict[Scope, tuple[QWidget, ...]] = {Scope.WINDOW: (window,)}
        self._menus: dict[str, QMenu] = {}
        self._label_ids: list[str] = []
        for row in ROWS:
            self._make(row)

    def __getitem__(self, action_id: str) -> QAction:
        """Return the action of this id; raise `KeyError` where there is none."""
        return self._actions[action_id]

    def rows(self) -> Iterable[Row]:
        """Return the rows of all actions there are now, those of the labels first in their menu."""
        return tuple(self._rows.values())

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action as people read them."""
        native = QKeySequence.SequenceFormat.NativeText
        return tuple(key.toString(native) for key in self._actions[action_id].shortcuts())

    def place(self, scope: Scope, panes: Iterable[QWidget]) -> None:
        """Let the keys of a scope work in these widgets and what is in them."""
        self._panes[scope] = tuple(panes)
        for action_id, row in self._rows.items():
            if row.scope is scope:
                for pane in self._panes[scope]:
                    pane.addAction(self._actions[action_id])

    def fill(self, menus: Mapping[str, QMenu]) -> None:
        """Fill the menus, which are there by name."""
        self._menus = dict(menus)
        for name, menu in menus.items():
            for row in ROWS:
                if row.menu != name:
                    continue
                if row.begins_group:
                    menu.addSeparator()
                menu.addAction(self._actions[row.id])

    def set_labels(self, labels: Iterable[Label]) -> None:
        """Make one action for each label, anew: its own key, and its number from 1 to 9."""
        for action_id in self._label_ids:
            action = self._actions.pop(action_id)
            del self._rows[action_id]
            for widget in action.associatedObjects():
                if widget is not self._window and hasattr(widget, "removeAction"):
                    widget.removeAction(action)
            action.setParent(None)
            action.deleteLater()
        self._label_ids = []
        menu = self._menus.get("annotation")
        before = menu.actions()[0] if menu is not None and menu.actions() else None
        labels = tuple(labels)
        said = {label.key for label in labels}  # a digit that is some tag's own key is no other's number
        for number, label in enumerate(labels, 1):
            digit = (
                (str(number),)
                if number <= 9 and (label.key == str(number) or str(number) not in said)
                else ()
            )
            own = () if not label.key or label.key in digit else (_as_keys(label.key),)
            row = Row(
                label_action_id(label.name),
                shown(label.caption).replace("&", "&&"),
                own + digit,
                "annotation",
                Scope.MARKS,
                Need.ARTICLE,
                shown(label.guideline).split("\n")[0],
            )
            if row.id in self._actions:
                continue
            action = self._make(row)
            self._label_ids.append(row.id)
            for pane in self._panes.get(Scope.MARKS, ()):
                pane.addAction(action)
            if menu is not None and before is not None:
                menu.insertAction(before, action)

    def set_own_keys(
        self, own_keys: Mapping[str, str], key_set: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """Take the user's own keys: action id -> key; an empty key takes the action's keys away.

        ``key_set`` stands for the table's own keys where it names an action; None keeps the one that is in force.
        """
        self._own_keys = dict(own_keys)
        if key_set is not None:
            self._key_set = dict(key_set)
        for action_id, row in self._rows.items():
            self._set_keys(self._actions[action_id], row)

    def clashes(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that more than one action has, with the ids of these, in the order of the table.

        Two that never work in the same place do not clash.
        """
        held: dict[str, list[str]] = defaultdict(list)
        for action_id, action in self._actions.items():
            for key in action.shortcuts():
                held[key.toString()].append(action_id)
        clashing = {
            key: tuple(one for one in ids if any(self._meet(one, other) for other in ids if other != one))
            for key, ids in held.items()
        }
        return {key: ids for key, ids in clashing.items() if ids}

    def _meet(self, one: str, other: str) -> bool:
        scopes = {self._rows[one].scope, self._rows[other].scope}
        return Scope.DIFFERENCES not in scopes or len(scopes) == 1 or Scope.WINDOW in scopes

    def clash_sentences(self) -> list[str]:
        """Return a sentence for each key that more than one action has: neither would run."""
        pattern = words(
            "“{key}” belongs to more than one command: {names}. Change one of them in the settings."
        )
        return [
            pattern.format(key=key, names=", ".join(plain(self._rows[action_id].text) for action_id in ids))
            for key, ids in self.clashes().items()
        ]

    def enable(self, is_met: Callable[[Need], bool]) -> None:
        """Switch each action on or off by what it needs."""
        met = {need: is_met(need) for need in Need}
        changed = {need for need, now in met.items() if self._met.get(need) is not now}
        self._met = met
        if changed:  # each press of a key asks several times, and seldom is anything else
            for action_id, row in self._rows.items():
                if row.need in changed:
                    self._actions[action_id].setEnabled(met[row.need])

    def _make(self, row: Row) -> QAction:
        action = QAction(words(row.text), self._window)
        action.setObjectName(row.id)
        action.setShortcutVisibleInContextMenu(True)  # some desktops leave it out; it is how keys are learned
        if row.scope is not Scope.WINDOW:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        if row.help:
            action.setStatusTip(
                ""
            )  # the status bar belongs to what was saved; the help is shown in the palette
            action.setToolTip(plain_tip(words(row.help)))
        action.triggered.connect(lambda *_ignored, name=row.id: self._trigger(name))
        self._actions[row.id] = action
        self._rows[row.id] = row
        self._set_keys(action, row)
        action.setEnabled(self._met.get(row.need, True))
        if row.id == "app.quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        return action

    def _set_keys(self, action: QAction, row: Row) -> None:
        own = self._own_keys.get(row.id)
        keys = self._key_set.get(row.id, row.keys) if own is None else ((own,) if own else ())
        action.setShortcuts([QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in keys])


def _as_keys(character: str) -> str:
    """Return a label's character as a key: capitals are typed with Shift."""
    if character.isalpha() and character != character.lower():
        return f"Shift+{character}"
    return character.upper() if character.isalpha() else character
