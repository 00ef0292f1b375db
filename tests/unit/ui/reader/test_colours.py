"""Every label's tint lets the text be read, every lane be seen, in each theme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.reader.colours import (
    LINE_CONTRAST,
    TEXT_CONTRAST,
    ReaderColours,
    dark,
    high_contrast,
    light,
    mixed,
)
from annotator.ui.theme import contrast

# Okabe and Ito, "Color Universal Design", 2008, all eight.
OKABE_ITO = ("#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7")
THEMES = {
    "light": light(),
    "dark": dark(),
    "high contrast, dark": high_contrast(),
    "high contrast, light": high_contrast(is_dark=False),
}
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("colour", OKABE_ITO)
def test_text_is_legible_on_every_tint_and_lanes_are_seen(name: str, colour: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.text, theme.tint(colour)) >= TEXT_CONTRAST
    assert contrast(theme.line(colour), theme.page) >= LINE_CONTRAST


@given(st.sampled_from(sorted(THEMES)), colours)
def test_whatever_colour_is_chosen_for_a_label(name: str, colour: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.text, theme.tint(colour)) >= TEXT_CONTRAST
    assert contrast(theme.line(colour), theme.page) >= LINE_CONTRAST


@pytest.mark.parametrize("name", THEMES)
def test_the_pages_own_colours(name: str) -> None:
    theme = THEMES[name]
    for ground in (theme.page, theme.selection, theme.selection_unfocused, theme.hit, theme.hit_current):
        assert contrast(theme.text, ground) >= TEXT_CONTRAST
    assert contrast(theme.muted, theme.page) >= TEXT_CONTRAST
    assert contrast(theme.caret, theme.page) >= LINE_CONTRAST
    assert contrast(theme.outline, theme.page) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", THEMES)
def test_boilerplate_is_faded_and_still_legible(name: str) -> None:
    theme: ReaderColours = THEMES[name]
    assert contrast(theme.faded(), theme.page) >= TEXT_CONTRAST
    assert (
        theme.is_high_contrast or contrast(theme.faded(), theme.page) < contrast(theme.text, theme.page) / 1.5
    )


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_tints_of_a_theme_stay_apart(name: str) -> None:
    theme = THEMES[name]
    tints = {theme.tint(colour) for colour in OKABE_ITO}
    assert len(tints) == len(OKABE_ITO)


def test_mixing() -> None:
    assert mixed("#FFFFFF", "#000000", 0.5) == "#808080"
    assert mixed("#123456", "#FFFFFF", 1.0) == "#123456"
    assert mixed("#123456", "#FFFFFF", 0.0) == "#FFFFFF"
