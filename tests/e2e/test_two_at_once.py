"""A window and the shell on one project at once: each sees the other's changes, and a conflict is told."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import pytest

from annotator.core.spans import Span
from annotator.services import annotate
from annotator.services.session import Session
from tests.e2e.workers import WATCHING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60  # seconds until something must have been said, on a machine however busy


class Window:
    """The program in a process of its own, which says what it hears and does what it is told."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._said: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(process.stdout,))
        self._reader.start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._said.put(line.strip())

    def says(self) -> str:
        """Return the next line; fail where none comes."""
        return self._said.get(timeout=PATIENCE)

    def do(self, words: str) -> None:
        """Tell the window what to do."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{words}\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._reader.join()


@contextmanager
def _window(project: Path) -> Iterator[Window]:
    with subprocess.Popen(
        [sys.executable, "-c", WATCHING, str(project)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        window = Window(process)
        try:
            ready = window.says()
            assert ready.startswith("ready, looking every ")
            assert int(ready.split()[-2]) <= 1_000
            yield window
        finally:
            window.end()


@pytest.mark.skipif(os.name != "posix", reason="the window is told through a pipe that Qt watches")
def test_a_window_and_another_program_see_each_other_and_conflicts_are_told(tmp_path: Path) -> None:
    project = tmp_path / "project.claims"
    seeded = subprocess.run(
        [sys.executable, "-m", "annotator", "new", str(project), "--seeds"], check=True, capture_output=True
    )
    assert seeded.returncode == 0
    with Session.open(project, annotator="shell") as session, _window(project) as window:
        article = next(session.read.article_ids())
        label = session.read.tag_set().labels[0].id
        made = (
            session.run(annotate.add(article_id=article, label_id=label, fragments=[Span(0, 5)])).edits[0].id
        )
        # The window looks by itself; nothing has to be done in it.
        assert window.says() == f"heard {session.read.last_seq()} by shell"
        window.do(f"note {made} from the window")
        seq = session.read.last_seq() + 1
        assert window.says() == f"heard {seq} by window"
        assert [each.annotator for each in session.refresh()] == ["window"]
        # Both change the same annotation, the window without having looked in between.
        window.do("pause")
        assert window.says() == "paused"
        session.run(annotate.set_note(annotation_id=made, note="from the shell"))
        window.do(f"note {made} from the window again")
        heard = [window.says(), window.says(), window.says()]
        assert f"heard {seq + 1} by shell" in heard
        assert f"heard {seq + 2} by window, over {made}" in heard
        assert any(each.startswith("told ") for each in heard)
        notes = [getattr(session.read.journal_edits(one)[0].after, "note", "") for one in range(seq, seq + 3)]
        assert notes == ["from the window", "from the shell", "from the window again"]
        assert session.verify().is_sound
