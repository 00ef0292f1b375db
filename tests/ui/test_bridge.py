"""The clock that looks for what others did: it goes on after the file was away, and tells of that once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.errors import UserError

if TYPE_CHECKING:
    import pytest

    from annotator.core.edits import Changes
    from annotator.core.errors import Trouble
    from annotator.ui.main_window import MainWindow


def test_a_file_that_was_away_for_a_moment_is_looked_at_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, bridge = window.desk.session, window.desk.bridge
    assert session is not None
    told: list[Trouble] = []
    bridge.failed.connect(told.append)
    refresh, is_away = session.refresh, [True]

    def refresh_or_not() -> list[Changes]:
        if is_away[0]:
            raise UserError("project.busy", file="project.claims")
        return refresh()

    monkeypatch.setattr(session, "refresh", refresh_or_not)
    for _ in range(3):
        bridge.refresh()
    assert [trouble.code for trouble in told] == ["project.busy"]
    is_away[0] = False
    bridge.refresh()
    assert bridge._clock.isActive()
    is_away[0] = True
    bridge.refresh()
    assert len(told) == 2
    is_away[0] = False
