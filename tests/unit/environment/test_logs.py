"""The log holds what helps to find a bug, and no article's text."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.environment import logs
from annotator.environment.logs import Log, describe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = "The Kremlin on Tuesday rejected a suggestion by Armenia's prime minister"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log(tmp_path / "log")
    yield log
    log.close()


def _written(log: Log) -> str:
    assert log.path is not None
    return log.path.read_text(encoding="utf-8")


def test_a_line_says_when_how_grave_and_where(log: Log) -> None:
    logging.getLogger("annotator.store").info("opened %s in %d ms", log.path, 12)
    (line,) = _written(log).splitlines()
    assert "Z INFO " in line
    assert line.endswith(f"annotator.store: opened {log.path} in 12 ms")


@given(text=st.text(min_size=logs.LONGEST_ARGUMENT + 1))
def test_a_long_argument_is_written_as_its_length(tmp_path: Path, text: str) -> None:
    log = Log(tmp_path / "log")
    try:
        log.logger.info("read %s", text)
        assert _written(log).endswith(f"read <{len(text)} characters>\n")
        assert log.path is not None
    finally:
        log.close()
        (tmp_path / "log" / logs.FILE_NAME).unlink()


@pytest.mark.parametrize("value", [[STORY], {"text": STORY}, ValueError(STORY), STORY.encode()])
def test_a_thing_that_may_hold_text_is_written_as_its_type(log: Log, value: object) -> None:
    log.logger.info("met %s", value)
    assert _written(log).endswith(f"met <{type(value).__name__}>\n")


def test_line_breaks_cannot_forge_a_line(log: Log) -> None:
    log.logger.info("file %s", "a\n2025-01-01 ERROR forged\x1b[31m")
    assert len(_written(log).splitlines()) == 1


def test_an_exception_is_told_by_its_places_and_not_by_its_values(log: Log) -> None:
    def fail(text: str) -> None:
        try:
            int(text)
        except ValueError as error:
            raise KeyError(text) from error

    try:
        fail(STORY)
    except KeyError:
        log.logger.exception("a bug")
    written = _written(log)
    assert "KeyError\n" in written
    assert "ValueError\n" in written
    assert "environment/test_logs.py:" in written
    assert "in fail" in written
    assert "Kremlin" not in written


def test_messages_that_the_interpreter_makes_are_kept() -> None:
    with pytest.raises(AttributeError) as caught:
        _ = STORY.no_such_thing  # type: ignore[attr-defined]  # that is the point
    assert "'str' object has no attribute 'no_such_thing'" in next(iter(describe(caught.value)))


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert list(describe(first)) == ["ValueError", "KeyError"]


def test_a_bug_in_any_thread_is_logged_and_handed_on(log: Log) -> None:
    met: list[BaseException] = []
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    log.watch(met.append)
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError(STORY), None)
    assert [type(each) for each in met] == [ZeroDivisionError, ValueError]
    assert _written(log).count("a bug") == 2
    log.close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_it_makes_way_for_a_new_file_and_keeps_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 500)
    log, other = Log(tmp_path), Log(tmp_path)
    for number in range(200):
        (log if number % 3 else other).logger.info("line %d", number)
    log.close()
    other.close()
    files = sorted(each.name for each in tmp_path.glob(f"{logs.FILE_NAME}*"))
    assert files == [logs.FILE_NAME, *(f"{logs.FILE_NAME}.{number}" for number in range(1, logs.KEPT + 1))]
    assert all((tmp_path / name).stat().st_size < 1000 for name in files)
    assert "line 199" in (tmp_path / logs.FILE_NAME).read_text()


def test_without_a_folder_the_program_runs_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    log = Log(tmp_path / "log")
    log.logger.error("lost")
    log.close()
    assert log.path is None


def test_it_costs_the_start_no_large_module() -> None:
    assert not hasattr(logs, "handlers")
