"""The themes: every text legible on its ground, and the labels' colours on every ground they are painted on."""

from __future__ import annotations

import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from annotator.environment.resources import resource
from annotator.services.tagsets import load_default
from annotator.ui import theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

GROUNDS = {
    "page": ("text", "muted", "faded", "accent"),
    "chrome": ("chrome_text", "muted", "accent"),
    "field": ("text", "muted"),
    "row_selected": ("chrome_text",),
    "row_hover": ("chrome_text",),
    "selection": ("selection_text",),
    "banner": ("banner_text",),
    "failure": ("failure_text",),
    "accent": ("accent_text",),
}


@pytest.fixture(params=theme.NAMES)
def shown(request: pytest.FixtureRequest) -> theme.Theme:
    return theme.load(resource(f"themes/{request.param}.toml"))


def test_every_text_is_legible_on_its_ground(shown: theme.Theme) -> None:
    least = 7.0 if shown.name == "high_contrast" else 4.5
    for ground, texts in GROUNDS.items():
        for text in texts:
            ratio = theme.contrast(getattr(shown, text), getattr(shown, ground))
            assert ratio >= least, f"{text} on {ground}: {ratio:.2f}"


def test_edges_of_fields_and_the_focus_are_seen(shown: theme.Theme) -> None:
    assert theme.contrast(shown.field_line, shown.field) >= 3
    assert theme.contrast(shown.accent, shown.chrome) >= 3


def test_label_colours_are_legible_wherever_lists_paint_them(shown: theme.Theme) -> None:
    colours = {*theme.LABEL_COLOURS, *(label.colour for label in load_default())}
    for colour in colours:
        for ground in (shown.chrome, shown.row_selected, shown.page):
            assert theme.contrast(theme.legible(colour, ground), ground) >= 4.5


def test_contrast_is_that_of_the_guideline() -> None:
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_theme_with_a_colour_too_few_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "broken.toml"
    path.write_text('name = "broken"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="accent"):
        theme.load(path)


@pytest.mark.parametrize(("name", "asks"), [("HighContrast", True), ("NoPreference", False)])
def test_high_contrast_follows_the_system_where_qt_tells_of_it(name: str, asks: bool) -> None:
    hints = SimpleNamespace(
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: SimpleNamespace(name=name))
    )
    assert theme.asks_for_contrast(hints) is asks
    assert not theme.asks_for_contrast(SimpleNamespace()), "before Qt 6.10 it does not"
    assert not theme.knows_contrast(hints)


def test_the_program_may_lie_in_a_folder_of_any_name(tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001 - widgets need it
    folder = tmp_path / "it's a (folder) #1"
    shutil.copytree(resource("icons"), folder)
    light = theme.load(resource("themes/light.toml"))

    def field(icons: Path) -> QImage:
        box = QComboBox()
        box.setStyleSheet(theme.style_sheet(light, icons.as_posix()))
        box.resize(120, 30)
        return box.grab().toImage()

    drawn = field(resource("icons"))
    assert field(folder) == drawn
    assert field(tmp_path / "none") != drawn
