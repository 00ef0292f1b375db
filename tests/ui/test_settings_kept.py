"""Choices that cannot be written hold until the window closes, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.services.settings import QueueOrder, Settings, Theme, changed

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _fail(_settings: Settings) -> None:
    raise UserError("settings.not_saved", reason="no room")


def test_a_choice_that_cannot_be_saved_is_in_force_and_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "_save_settings", _fail)
    wanted = changed(window.settings, theme="dark", zoom=150)
    with pytest.raises(UserError, match=r"settings\.not_saved"):
        window.take_settings(wanted, keep=True)
    assert (window.settings.theme, window.settings.zoom) == (Theme.DARK, 150)
    assert window.page.reader.zoom() == 150


def test_the_order_of_suggestions_holds_though_it_cannot_be_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "_save_settings", _fail)
    window.queueing.set_order(QueueOrder.TEACHES)
    assert window.settings.queue_order is QueueOrder.TEACHES
    assert "hold until the window closes" in window.page.banner.words.text()
