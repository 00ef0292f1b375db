"""Themes: palettes read from files, the look of the widgets made from them, and which one the system asks for."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SYSTEM = "system"
NAMES = ("light", "dark", "high_contrast")

# Okabe and Ito's colours ("Color Universal Design", 2008), which stay apart for colour-blind eyes. Yellow is left
# out: a line of it is not seen on paper.
LABEL_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A7A7A")


class Theme(NamedTuple):
    """The colours of one theme, as ``#RRGGBB``; the files in ``resources/themes`` say what each is for."""

    name: str
    is_dark: bool
    page: str
    text: str
    chrome: str
    chrome_text: str
    muted: str
    faded: str
    line: str
    field: str
    field_line: str
    accent: str
    accent_text: str
    row_selected: str
    row_hover: str
    selection: str
    selection_text: str
    banner: str
    banner_text: str
    failure: str
    failure_text: str


def load(path: Path) -> Theme:
    """Return the theme of a file; raise `ValueError` where it names too few or too many colours."""
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    if values.keys() != set(Theme._fields):
        wrong = sorted(values.keys() ^ set(Theme._fields))
        msg = f"{path}: these colours are missing or unknown: {', '.join(wrong)}"
        raise ValueError(msg)
    return Theme(**values)


def wanted(choice: str) -> str:
    """Return the name of the theme for a choice of the settings, which may be to follow the system."""
    if choice in NAMES:
        return choice
    if asks_for_contrast(QGuiApplication.styleHints()):
        return "high_contrast"
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"


def asks_for_contrast(hints: Any) -> bool:
    """Tell whether the system is set to high contrast, as far as Qt knows: from 6.10 on it does."""
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility() if callable(accessibility) else None, "contrastPreference", None)
    return callable(preference) and getattr(preference(), "name", "") == "HighContrast"


def knows_contrast(hints: Any) -> bool:
    """Tell whether Qt can say that the system's contrast was changed."""
    accessibility = getattr(hints, "accessibility", None)
    return callable(accessibility) and hasattr(accessibility(), "contrastPreferenceChanged")


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, from 0 to 1 (WCAG 2.2, "relative luminance")."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=1024)
def legible(colour: str, ground: str, ratio: float = 4.5) -> str:
    """Return the colour, moved towards black or white only as far as it takes to be read on the ground."""
    goal = 0 if luminance(ground) > 0.18 else 255
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    for step in range(21):
        mixed = "#" + "".join(f"{round(part + (goal - part) * step / 20):02X}" for part in channels)
        if contrast(mixed, ground) >= ratio:
            return mixed
    return "#000000" if goal == 0 else "#FFFFFF"


def palette(theme: Theme) -> QPalette:
    """Return the palette of the widgets."""
    result = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.chrome),
        (role.WindowText, theme.chrome_text),
        (role.Base, theme.field),
        (role.AlternateBase, theme.row_hover),
        (role.Text, theme.text),
        (role.Button, theme.chrome),
        (role.ButtonText, theme.chrome_text),
        (role.BrightText, theme.accent),
        (role.ToolTipBase, theme.field),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.selection_text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.Light, theme.field),
        (role.Midlight, theme.line),
        (role.Mid, theme.line),
        (role.Dark, theme.field_line),
        (role.Shadow, theme.field_line),
    ):
        result.setColor(which, QColor(colour))
    group = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(group, which, QColor(theme.faded))
    return result


def style_sheet(theme: Theme, icons: str = "") -> str:
    """Return what the palette cannot say: flat bars, thin lines, room around words; ``icons`` is a folder."""
    t = theme
    folder = icons.replace("\\", "\\\\").replace("'", "\\'")  # a folder may be called anything
    image = f"url('{folder}/chevron.png')" if icons else "none"
    up = f"url('{folder}/chevron-up.png')" if icons else "none"
    return f"""
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QStatusBar {{ border-top: 1px solid {t.line}; color: {t.muted}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 1px 4px; }}
QMenuBar {{ background: {t.chrome}; color: {t.chrome_text}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.row_selected}; }}
QListView {{ background: {t.chrome}; border: none; outline: none; }}
QTableView {{ background: {t.page}; color: {t.text}; border: none; outline: none; }}
QTableView::item {{ padding: 2px 8px; border: 1px solid transparent; }}
QTableView::item:selected {{ background: {t.row_selected}; color: {t.chrome_text}; }}
QTableView::item:focus {{ border: 1px solid {t.accent}; }}
QHeaderView {{ background: {t.chrome}; border: none; }}
QHeaderView::section {{ background: {t.chrome}; color: {t.muted}; border: none; border-bottom: 1px solid {t.line};
    padding: 5px 12px; }}
QHeaderView::section:hover {{ background: {t.row_hover}; color: {t.chrome_text}; }}
QHeaderView::down-arrow {{ image: {image}; width: 10px; height: 10px; subcontrol-position: center right; right: 6px; }}
QHeaderView::up-arrow {{ image: {up}; width: 10px; height: 10px; subcontrol-position: center right; right: 6px; }}
QListWidget::item {{ padding: 3px 12px; border: 1px solid transparent; color: {t.chrome_text}; }}
QListWidget::item:hover {{ background: {t.row_hover}; }}
QListWidget::item:selected {{ background: {t.row_selected}; color: {t.chrome_text}; }}
QListWidget::item:focus {{ border: 1px solid {t.accent}; }}
QScrollArea {{ border: none; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.chrome_text}; border-bottom: 2px solid {t.accent}; }}
QTabBar::tab:hover {{ background: {t.row_hover}; }}
QLineEdit, QComboBox, QPlainTextEdit#note, QPlainTextEdit#beginning, QPlainTextEdit#problems,
QTextBrowser, QSpinBox, QDoubleSpinBox {{
    background: {t.field}; color: {t.text}; border: 1px solid {t.field_line}; border-radius: 5px; padding: 4px 7px;
    selection-background-color: {t.selection}; selection-color: {t.selection_text}; }}
QSpinBox, QDoubleSpinBox {{ padding-right: 22px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ subcontrol-origin: border; subcontrol-position: top right;
    width: 20px; border: none; image: {up}; padding: 3px 5px 0 5px; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ subcontrol-origin: border; subcontrol-position: bottom right;
    width: 20px; border: none; image: {image}; padding: 0 5px 3px 5px; }}
QMenu::section {{ padding: 6px 10px 2px 10px; color: {t.muted}; }}
QComboBox QLineEdit {{ background: transparent; border: none; padding: 0; }}
QComboBox QLineEdit:focus {{ border: none; }}
QDialog QTableView {{ background: {t.field}; border: 1px solid {t.field_line}; border-radius: 5px; }}
QDialog QTableView::item, QDialog QHeaderView::section {{ padding: 3px 6px; }}
QComboBox::drop-down {{ border: none; width: 18px; }}
QComboBox::down-arrow {{ image: {image}; width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.field}; color: {t.text}; border: 1px solid {t.field_line}; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit#note:focus, QSpinBox:focus {{ border: 1px solid {t.accent}; }}
QPushButton {{ background: {t.chrome}; color: {t.chrome_text}; border: 1px solid {t.field_line};
    border-radius: 5px; padding: 5px 13px; }}
QPushButton:hover {{ background: {t.row_hover}; }}
QPushButton:focus {{ border: 1px solid {t.accent}; }}
QPushButton:default {{ background: {t.accent}; color: {t.accent_text}; border: 1px solid {t.accent}; }}
QPushButton:disabled {{ color: {t.faded}; background: {t.chrome}; border: 1px solid {t.line}; }}
QToolButton {{ background: transparent; color: {t.chrome_text}; border: 1px solid transparent; border-radius: 4px;
    padding: 3px 7px; }}
QToolButton:hover {{ background: {t.row_selected}; }}
QToolButton:focus {{ border: 1px solid {t.accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0px; }}
QToolTip {{ background: {t.field}; color: {t.text}; border: 1px solid {t.line}; padding: 5px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QTabBar#viewTabs {{ background: {t.chrome}; border-bottom: 1px solid {t.line}; }}
#heading {{ color: {t.muted}; font-weight: 600; }}
#hint, #facts, #emptyState {{ color: {t.muted}; }}
#readerPage, #searchView, #searchView QListView, #journalView, #journalView QListView,
#timelineView QScrollArea, #timelineView QScrollArea > QWidget {{ background: {t.page}; }}
#articleTitle {{ color: {t.text}; }}
#banner {{ background: {t.banner}; }}
#banner QLabel {{ color: {t.banner_text}; }}
#banner QToolButton {{ color: {t.banner_text}; }}
#banner[failure="true"] {{ background: {t.failure}; }}
#banner[failure="true"] QLabel, #banner[failure="true"] QToolButton {{ color: {t.failure_text}; }}
#card {{ background: {t.chrome}; border: 1px solid {t.line}; border-radius: 8px; }}
#card[flat="true"] {{ border-width: 1px 0 0 0; border-radius: 0; }}
#findBar {{ background: {t.chrome}; border-top: 1px solid {t.line}; }}
"""


def apply(app: QApplication, theme: Theme, icons: Path) -> None:
    """Give the whole program this look."""
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, icons.as_posix()))
