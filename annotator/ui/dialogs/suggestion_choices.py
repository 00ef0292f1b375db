"""The choices about suggestions: whether decisions are learned from, and which rules of the engine are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.services.settings import QueueOrder

if TYPE_CHECKING:
    from annotator.services.settings import Settings

_NAME = Qt.ItemDataRole.UserRole


class SuggestionChoices(QWidget):
    """A page of the settings."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        from annotator.services.region_reasons import region_rules
        from annotator.services.suggestion_reasons import rules

        super().__init__(parent)
        self.learn = QCheckBox(self.tr("Learn from what was accepted and rejected in the project"))
        self.learn.setObjectName("learn")
        self.learn.setToolTip(self.tr("Only where cross-validation on the project says that it helps."))
        self.learn.setChecked(settings.learn)
        self.order = QComboBox()
        self.order.setObjectName("queueOrder")
        self.order.setAccessibleName(self.tr("Which suggestion comes next"))
        for order, words in (
            (QueueOrder.TEXT, self.tr("the next in the text")),
            (QueueOrder.CONFIDENCE, self.tr("the surest")),
            (QueueOrder.TEACHES, self.tr("the one whose decision teaches most")),
        ):
            self.order.addItem(words, order.value)
        self.order.setCurrentIndex(self.order.findData(settings.queue_order.value))
        self.rules = QListWidget()
        self.rules.setObjectName("rules")
        self.rules.setAccessibleName(self.tr("Rules"))
        self.rules.setWordWrap(True)
        self.rules.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.rules.setResizeMode(QListView.ResizeMode.Adjust)
        self.rules.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        known = (*rules(), *region_rules())
        # A name that this version does not know stays off: another version may know it.
        self._unknown = tuple(name for name in settings.rules_off if name not in {one.name for one in known})
        self._head(self.tr("Rules that make suggestions"))
        for at, rule in enumerate(known):
            if at == len(rules()):
                self._head(self.tr("Rules that grey what is not the article's own"))
            words = QCoreApplication.translate("Rules", rule.explanation)
            item = QListWidgetItem(f"{words}   ({rule.example})" if rule.example else words)
            item.setData(_NAME, rule.name)
            item.setToolTip(rule.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_off = rule.name in settings.rules_off
            item.setCheckState(Qt.CheckState.Unchecked if is_off else Qt.CheckState.Checked)
            self.rules.addItem(item)
        layout = QVBoxLayout(self)
        layout.addWidget(self.learn)
        row = QHBoxLayout()
        label = QLabel(self.tr("After a decision comes"))
        label.setBuddy(self.order)
        row.addWidget(label)
        row.addWidget(self.order, 1)
        layout.addLayout(row)
        layout.addWidget(self.rules, 1)

    def _head(self, words: str) -> None:
        """Put a heading into the list, which cannot be chosen."""
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.rules.addItem(item)

    @property
    def rules_off(self) -> tuple[str, ...]:
        """The names of the rules that are switched off."""
        items = (self.rules.item(at) for at in range(self.rules.count()))
        off = (
            str(item.data(_NAME))
            for item in items
            if item.data(_NAME) and item.checkState() == Qt.CheckState.Unchecked
        )
        return (*off, *self._unknown)
