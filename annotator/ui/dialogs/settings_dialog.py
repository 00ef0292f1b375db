"""The settings: name, theme, the look of the article, the user's own keys with their clashes named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QFormLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.environment.resources import resource
from annotator.services import key_sets
from annotator.services.catalogue import languages
from annotator.services.settings import Settings, Theme, changed
from annotator.ui.actions import ROWS, plain
from annotator.ui.dialogs.forms import save_or_cancel
from annotator.ui.dialogs.suggestion_choices import SuggestionChoices
from annotator.ui.panels.parts import speak

if TYPE_CHECKING:
    from annotator.ui.action_set import ActionSet

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class SettingsDialog(QDialog):
    """Edits a copy of the settings; the window takes it when the dialog is accepted."""

    def __init__(self, settings: Settings, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._actions = actions
        self._keys = dict(settings.keys)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._choices(), self.tr("Choices"))
        self.suggestions = SuggestionChoices(settings)
        tabs.addTab(self.suggestions, self.tr("Suggestions"))
        tabs.addTab(self._key_page(), self.tr("Keys"))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.buttons = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(tabs, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.resize(600, 520)
        self.annotator.textChanged.connect(self._check)
        self._check()

    @property
    def settings(self) -> Settings:
        """The settings as the fields say them; raises `UserError` for a value that cannot be."""
        family = self.family.currentFont().family() if self.own_font.currentIndex() else ""
        return changed(
            self._settings,
            annotator=self.annotator.text().strip(),
            theme=self.theme.currentData(),
            font_family=family,
            font_size=self.size_.value(),
            line_height=self.line_height.value(),
            measure=self.measure.value(),
            language=self.language.currentData(),
            learn=self.suggestions.learn.isChecked(),
            queue_order=self.suggestions.order.currentData(),
            rules_off=self.suggestions.rules_off,
            key_set=self.key_set.currentData(),
            keys=dict(self._keys),
        )

    def _choices(self) -> QWidget:
        now = self._settings
        self.annotator = QLineEdit(now.annotator)
        self.theme = QComboBox()
        for theme, words in (
            (Theme.SYSTEM, self.tr("as the system")),
            (Theme.LIGHT, self.tr("light")),
            (Theme.DARK, self.tr("dark")),
            (Theme.HIGH_CONTRAST, self.tr("high contrast")),
        ):
            self.theme.addItem(words, theme.value)
        self.theme.setCurrentIndex(self.theme.findData(now.theme.value))
        self.own_font = QComboBox()
        self.own_font.addItems([self.tr("the program's choice"), self.tr("my own")])
        self.own_font.setCurrentIndex(1 if now.font_family else 0)
        self.family = QFontComboBox()
        if now.font_family:
            self.family.setCurrentFont(QFont(now.font_family))
        self.family.setEnabled(bool(now.font_family))
        self.own_font.currentIndexChanged.connect(lambda at: self.family.setEnabled(at == 1))
        self.size_ = _number(QDoubleSpinBox(), 6, 72, now.font_size)
        self.line_height = _number(QDoubleSpinBox(), 1, 3, now.line_height)
        self.line_height.setSingleStep(0.1)
        self.measure = QSpinBox()
        self.measure.setRange(30, 200)
        self.measure.setValue(now.measure)
        self.language = QComboBox()
        self.language.addItem(self.tr("as the system"), "")
        for code in ("en", *languages(resource("translations"))):
            name = "English" if code == "en" else QLocale(code).nativeLanguageName()
            self.language.addItem(name[:1].upper() + name[1:], code)
        if now.language and self.language.findData(now.language) < 0:
            self.language.addItem(now.language, now.language)
        self.language.setCurrentIndex(self.language.findData(now.language))
        page = QWidget()
        form = QFormLayout(page)
        form.setVerticalSpacing(9)
        for words, field in (
            (self.tr("Your name, as annotations carry it"), self.annotator),
            (self.tr("Theme"), self.theme),
            (self.tr("Font of the article"), self.own_font),
            ("", self.family),
            (self.tr("Size, in points"), self.size_),
            (self.tr("Line height"), self.line_height),
            (self.tr("Characters to a line"), self.measure),
            (self.tr("Language, from the next start on"), self.language),
        ):
            field.setAccessibleName(words or self.tr("Font of the article"))
            if isinstance(field, QComboBox):
                speak(field, field.accessibleName())
            form.addRow(words, field)
        return page

    def _key_page(self) -> QWidget:
        self.key_set = QComboBox()
        self.key_set.setObjectName("keySet")
        titles = key_set_words()
        for name in ("", *key_sets.names()):
            self.key_set.addItem(titles.get(name, name), name)
        if self.key_set.findData(self._settings.key_set) < 0:
            self.key_set.addItem(self._settings.key_set, self._settings.key_set)
        self.key_set.setCurrentIndex(self.key_set.findData(self._settings.key_set))
        self.key_set.setAccessibleName(self.tr("Set of keys"))
        self.key_set.currentIndexChanged.connect(self._show_keys)
        page = QWidget()
        layout = QVBoxLayout(page)
        form = QFormLayout()
        form.addRow(self.tr("Set of keys"), self.key_set)
        layout.addLayout(form)
        layout.addWidget(self._key_table(), 1)
        return page

    def _standard(self, action_id: str) -> tuple[str, ...]:
        """Return the keys of an action in the chosen set."""
        own = next(row.keys for row in ROWS if row.id == action_id)
        return key_sets.keys_of(self.key_set.currentData()).get(action_id, own)

    def _show_keys(self) -> None:
        """Show the keys of the chosen set; what the user has changed stays changed."""
        chosen = key_sets.keys_of(self.key_set.currentData())
        for at, row in enumerate(ROWS):
            keys = chosen.get(row.id, row.keys)
            key = self._keys.get(row.id, keys[0] if keys else "")
            field = self.table.cellWidget(at, 1)
            if isinstance(field, QKeySequenceEdit):
                field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
                _show_key(field, QKeySequence(key, _PORTABLE))
                field.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._check()

    def _key_table(self) -> QWidget:
        self.table = QTableWidget(len(ROWS), 2)
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Key")])
        self.table.verticalHeader().setVisible(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 170)
        for at, row in enumerate(ROWS):
            name = QTableWidgetItem(plain(row.text))
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.table.setItem(at, 0, name)
            keys = self._actions[row.id].shortcuts()
            field = QKeySequenceEdit()
            _show_key(field, keys[0] if keys else QKeySequence())
            field.setClearButtonEnabled(True)
            field.setAccessibleName(plain(row.text))
            field.keySequenceChanged.connect(lambda key, which=row.id: self._take_key(which, key))
            self.table.setCellWidget(at, 1, field)
        return self.table

    def _take_key(self, action_id: str, key: QKeySequence) -> None:
        standard = self._standard(action_id)
        own = key.toString(_PORTABLE)
        if standard and own == QKeySequence(standard[0]).toString(_PORTABLE):
            self._keys.pop(action_id, None)
        else:
            self._keys[action_id] = own
        self._check()

    def _check(self) -> None:
        before = dict(self._settings.keys)
        now = key_sets.keys_of(self._settings.key_set)
        self._actions.set_own_keys(self._keys, key_sets.keys_of(self.key_set.currentData()))
        clashes = self._actions.clash_sentences()
        self._actions.set_own_keys(before, now)
        problem = "" if self.annotator.text().strip() else self.tr("Annotations need your name.")
        self.problem.setText("\n".join([problem, *clashes]).strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not problem and not clashes)


def key_set_words() -> dict[str, str]:
    """Return what the sets of keys are called."""
    return {
        "": _words("the program's own"),
        "vim": _words("for Vim users"),
        "left_hand": _words("for the left hand alone"),
        "right_hand": _words("for the right hand alone"),
    }


def _show_key(field: QKeySequenceEdit, key: QKeySequence) -> None:
    """Show a key, or two in a row where a set has such; one is typed."""
    field.setMaximumSequenceLength(max(1, key.count()))
    field.setKeySequence(key)


def _words(source: str) -> str:
    return QCoreApplication.translate("SettingsDialog", source)


def _number(field: QDoubleSpinBox, least: float, most: float, value: float) -> QDoubleSpinBox:
    field.setRange(least, most)
    field.setDecimals(1)
    field.setValue(value)
    return field
