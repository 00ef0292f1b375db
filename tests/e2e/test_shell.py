"""The program as a process: streams, signals, encodings, locks and large files, without a window."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import orjson
import pytest

from annotator import __version__
from annotator.core.spans import Span
from annotator.services import annotate
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

PROGRAM = [sys.executable, "-m", "annotator"]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")


@pytest.fixture
def run(root: Path) -> Run:
    """Return what runs the program in a process of its own."""

    def call(*argv: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [*PROGRAM, *map(str, argv)]
        surroundings = {**os.environ, **environment}
        return subprocess.run(
            command, capture_output=True, cwd=root, env=surroundings, timeout=120, check=False
        )

    return call


@pytest.fixture
def project(tmp_path: Path, run: Run) -> Path:
    """Return a project with the five articles."""
    path = tmp_path / "p.claims"
    assert run("new", path, "--seeds").returncode == 0
    return path


def _rows(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(json.dumps({"text": f"{number} " + "words of an article " * 200}) + "\n")
    return path


def test_reports_are_printed_without_a_display(project: Path, tmp_path: Path, run: Run) -> None:
    without = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    for name, suffix, start in (
        ("report", "html", b"<!DOCTYPE html>"),
        ("report-docx", "docx", b"PK"),
        ("report-pdf", "pdf", b"%PDF"),
        ("codebook", "html", b"<!DOCTYPE html>"),
        ("codebook-qdc", "qdc", b"<?xml"),
    ):
        path = tmp_path / f"{name}.{suffix}"
        done = run("export", project, "--format", name, "-o", path, **without)
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
        assert path.read_bytes().startswith(start)


def test_one_round_through_everything(project: Path, tmp_path: Path, run: Run) -> None:
    assert run("--version").stdout.decode() == f"claims-annotator {__version__}{os.linesep}"
    export, other = tmp_path / "e.jsonl", tmp_path / "o.claims"
    assert run("export", project, "--format", "jsonl", "--status", "all", "-o", export).returncode == 0
    assert run("new", other).returncode == 0
    taken = run("import", other, export, "--json")
    assert (taken.returncode, taken.stderr) == (0, b"")
    assert orjson.loads(taken.stdout)["accepted"] == 5
    assert run("export", other, "--format", "jsonl", "--status", "all").stdout == export.read_bytes()
    assert run("verify", other, export).returncode == 0
    assert run("undo", other).returncode == 0
    assert orjson.loads(run("articles", other, "--json").stdout) == []


def test_output_needs_no_unicode_terminal(project: Path, run: Run) -> None:
    plain = run("articles", project, PYTHONIOENCODING="ascii")
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"\\u2019" in plain.stdout or "’".encode() in plain.stdout  # which one is click's choice
    exported = run("export", project, "--format", "jsonl", PYTHONIOENCODING="ascii")
    assert exported.returncode == 0
    assert "’" in exported.stdout.decode()


@posix
def test_a_reader_that_leaves_is_no_error(project: Path, root: Path) -> None:
    for arguments in (
        ["export", project, "--format", "jsonl"],
        ["search", project, "the"],
        ["history", project, "--json"],
    ):
        command = [*PROGRAM, *map(str, arguments)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
            assert process.stdout is not None
            process.stdout.close()
            assert process.stderr is not None
            assert process.stderr.read() == b""
            assert process.wait(60) in {0, 1}


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")  # noqa: PTH110 - at import
def test_a_full_disk_behind_standard_output_is_told(project: Path, root: Path) -> None:
    for arguments in (
        ["export", project, "--format", "jsonl"],
        ["articles", project],
        ["formats"],
        ["--version"],
    ):
        with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
            done = subprocess.run(
                [*PROGRAM, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, cwd=root, check=False
            )
        assert done.returncode == 2
        assert done.stderr.startswith(b"claims-annotator: error: standard output: ")
        assert len(done.stderr.splitlines()) == 1


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")  # noqa: PTH110 - at import
def test_what_was_done_before_it_could_not_be_said_is_not_denied(project: Path, root: Path) -> None:
    with Session.open(project, annotator="alice") as session:
        label = session.read.tag_set().labels[0]
        article_id = next(iter(session.read.article_ids()))
        session.run(annotate.add(article_id=article_id, label_id=label.id, fragments=[Span(0, 3)]))
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        command = [*PROGRAM, "undo", str(project)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=root, check=False)
    with Session.open(project, annotator="alice") as session:
        assert session.read.redoable() is not None
    assert done.returncode == 1
    assert b"nothing was changed" not in done.stderr


@posix
def test_closed_streams_are_no_fault(project: Path, root: Path) -> None:
    def closed(streams: str, *argv: str) -> subprocess.CompletedProcess[bytes]:
        words = shlex.join([*PROGRAM, *argv])
        return subprocess.run(["sh", "-c", f"{words} {streams}"], capture_output=True, cwd=root, check=False)

    for argv in (["stats", str(project)], ["--version"], ["formats", "--json"]):
        done = closed(">&-", *argv)
        assert (done.returncode, done.stderr) == (0, b"")
    done = closed(">&-", "export", str(project), "--format", "jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith(b"claims-annotator: error: standard output: ")
    for streams in ("2>&-", "2>/dev/full") if os.path.exists("/dev/full") else ("2>&-",):  # noqa: PTH110 - a device
        assert closed(streams, "articles", "missing.claims").returncode == 2
        assert closed(streams, "--no-such-option").returncode == 2


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_import_that_is_stopped_leaves_nothing(
    project: Path, tmp_path: Path, root: Path, number: int
) -> None:
    rows = _rows(tmp_path / "rows.jsonl", 150_000)  # more than can be done before the signal comes
    command = [*PROGRAM, "import", str(project), str(rows)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
        _stop_where_it_writes(process, project)
        process.send_signal(number)
        process.send_signal(signal.SIGCONT)
        _, err = process.communicate(timeout=60)
    if number != signal.SIGKILL:
        assert process.returncode == 2
        assert err.startswith(b"claims-annotator: error: interrupted: ")
        assert len(err.splitlines()) == 1
    with Session.open(project, annotator="alice") as session:
        assert session.read.article_count() == 5
        assert session.read.last_seq() == 2
        assert session.verify().is_sound


def _stop_where_it_writes(process: subprocess.Popen[bytes], project: Path) -> None:
    """Let the process stand still at a moment when it holds the project's write lock.

    It stands still at each look already, so that it cannot end between the look and the signal.
    """
    end = time.monotonic() + 60
    while time.monotonic() < end:
        process.send_signal(signal.SIGSTOP)
        with closing(sqlite3.connect(project, timeout=0, isolation_level=None)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return
            connection.execute("ROLLBACK")
        process.send_signal(signal.SIGCONT)
        time.sleep(0.02)
    pytest.fail("the import never began to write")


@posix
def test_an_export_that_is_stopped_leaves_no_part_of_a_file(
    project: Path, tmp_path: Path, root: Path, run: Run
) -> None:
    assert run("import", project, _rows(tmp_path / "rows.jsonl", 15_000), "-q").returncode == 0
    folder = tmp_path / "out"
    folder.mkdir()
    command = [*PROGRAM, "export", str(project), "--format", "jsonl", "-o", str(folder / "e.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
        end = time.monotonic() + 60
        while not list(folder.iterdir()) and time.monotonic() < end:
            time.sleep(0.005)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    left = [path.name for path in folder.iterdir()]
    assert left == ([] if process.returncode == 2 else ["e.jsonl"])


def test_a_project_that_another_program_writes_to_is_told(project: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("new words")
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        done = run("import", project, tmp_path / "a.txt")
        assert done.returncode == 2
        assert b"another program is writing" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert run("articles", project).returncode == 0  # reading goes on
        connection.execute("ROLLBACK")
    assert run("import", project, tmp_path / "a.txt").returncode == 0


@posix
def test_a_line_of_200_mb_is_refused_within_little_memory(project: Path, tmp_path: Path, root: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    with rows.open("wb") as out:
        out.write(b'{"text":"first"}\n{"text":"')
        for _ in range(200):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n{"text":"last"}\n')
    code = (
        "import re, resource, sys\n"
        "from pathlib import Path\n"
        "from annotator.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "status = Path('/proc/self/status')\n"
        # Linux counts into ru_maxrss what the parent had at the fork: the size of this test run.
        "peak = (re.search(r'VmHWM:\\s+(\\d+)', status.read_text())[1] if status.exists()\n"
        "        else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        "print(peak, file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    command = [sys.executable, "-c", code, "import", str(project), str(rows), "--json"]
    done = subprocess.run(command, capture_output=True, cwd=root, timeout=120, check=False)
    assert done.returncode == 1
    report = orjson.loads(done.stdout)
    assert report["accepted"] == 2
    assert [(one["line"], one["code"]) for one in report["refused"]] == [(2, "line.too_long")]
    kilobytes = int(done.stderr) // (1024 if sys.platform == "darwin" else 1)
    assert kilobytes < 350_000


def test_commands_load_neither_qt_nor_what_they_do_not_need(
    project: Path, tmp_path: Path, root: Path
) -> None:
    code = (
        "import sys\n"
        "from annotator.cli import main\n"
        "main(sys.argv[1:])\n"
        "print([name for name in ('PySide6', 'sqlalchemy', 'pydantic') if name in sys.modules], file=sys.stderr)\n"
    )
    export = ["export", str(project), "--format", "jsonl", "-o", str(tmp_path / "out.jsonl")]
    for arguments in (["--help"], ["articles", "none"], export):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, cwd=root, text=True, check=False
        )
        assert done.stderr.splitlines()[-1] == "[]"
