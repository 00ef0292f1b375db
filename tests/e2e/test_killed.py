"""The program is killed at random moments: what it had acknowledged is there afterwards, and nothing half."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from annotator.services import curate
from annotator.services.session import Session
from annotator.store.schema import SCHEMA_VERSION
from tests.e2e.workers import ANNOTATING, IMPORTING, MIGRATING, WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = int(os.environ.get("CLAIMS_ANNOTATOR_KILLS", "12"))


def _kill_after(command: list[str], seconds: float, *, lines: int = 0) -> list[str]:
    """Start a program, kill it ``seconds`` after it said so many lines, and return what it had said."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(lines)]
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return said + process.stdout.read().split("\n")


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the seeds, closed, to be copied."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.claims"
    command = [sys.executable, "-m", "annotator", "new", str(path), "--seeds"]
    subprocess.run(command, check=True, capture_output=True)
    return path


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_annotating(seeded: Path, tmp_path: Path) -> None:
    project = tmp_path / "project.claims"
    shutil.copyfile(seeded, project)
    chance = random.Random(2023)
    acknowledged = _last_seq(project)
    for round_ in range(KILLS):
        command = [sys.executable, "-c", ANNOTATING, str(project), str(round_)]
        # Every other time it has made a change, however slow the machine is.
        said = _kill_after(command, chance.random() * 0.15, lines=1 + round_ % 2)
        assert said[0] == "ready"
        numbers = [int(line) for line in said[1:-1]]
        with Session.open(project, annotator="checker") as session:
            assert session.verify().is_sound
            last = session.read.last_seq()
            # One more change may have been on the disk before it could be told of.
            assert last - 1 <= max(numbers, default=acknowledged) <= last
            acknowledged = last
    assert acknowledged >= KILLS // 2


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_importing(seeded: Path, tmp_path: Path) -> None:
    project = tmp_path / "project.claims"
    shutil.copyfile(seeded, project)
    many = tmp_path / "many.jsonl"
    with many.open("w", encoding="utf-8") as out:
        for n in range(1_500):
            spans = ", ".join(f'{{"start": {k}, "end": {k + 5}, "label": "claim"}}' for k in range(10))
            out.write(f'{{"text": "Article {n} says this and that.", "spans": [{spans}]}}\n')
    command = [sys.executable, "-m", "annotator", "import", str(project), str(many), "-q"]
    started = time.monotonic()
    subprocess.run([*command, "--dry-run"], check=True, capture_output=True)
    whole = time.monotonic() - started
    chance = random.Random(7)
    for _ in range(max(KILLS // 2, 3)):
        _kill_after(command, whole * (0.3 + chance.random()))
        with Session.open(project, annotator="checker") as session:
            assert session.verify().is_sound
            assert session.read.article_count() in {5, 1_505}
            if session.read.article_count() > 5:
                session.undo()
                assert session.read.article_count() == 5


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_making_a_project(tmp_path: Path) -> None:
    chance = random.Random(11)
    for round_ in range(KILLS // 2):
        project = tmp_path / f"new-{round_}.claims"
        command = [sys.executable, "-m", "annotator", "new", str(project), "--seeds"]
        _kill_after(command, 0.1 + chance.random() * 0.5)
        if project.exists():
            with Session.open(project, annotator="checker") as session:
                assert session.verify().is_sound
                assert session.read.article_count() == 5


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_at_work_in_the_window(seeded: Path, tmp_path: Path) -> None:
    """The window takes a while to open, so there are fewer of these."""
    project = tmp_path / "project.claims"
    shutil.copyfile(seeded, project)
    chance = random.Random(5)
    acknowledged = last = _last_seq(project)
    rounds = max(KILLS // 6, 2)
    for round_ in range(rounds):
        command = [sys.executable, "-c", WINDOW, str(project), str(round_)]
        said = _kill_after(command, chance.random() * 0.5, lines=2)
        assert said[0] == "ready"
        numbers = [int(line) for line in said[1:-1]]
        with Session.open(project, annotator="checker") as session:
            assert session.verify().is_sound
            last = session.read.last_seq()
            assert last - 1 <= max(numbers, default=acknowledged) <= last
            acknowledged = last
    assert last >= rounds


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_importing_in_the_window(seeded: Path, tmp_path: Path) -> None:
    project, many = tmp_path / "project.claims", tmp_path / "many.jsonl"
    shutil.copyfile(seeded, project)
    with many.open("w", encoding="utf-8") as out:
        for n in range(400):
            spans = ", ".join(f'{{"start": {k}, "end": {k + 5}, "label": "claim"}}' for k in range(10))
            out.write(f'{{"text": "Article {n} says this and that.", "spans": [{spans}]}}\n')
    command = [sys.executable, "-c", IMPORTING, str(project), str(many)]
    started = time.monotonic()
    _kill_after(command, 0, lines=2)  # until it was told that the import is there
    whole, chance = time.monotonic() - started, random.Random(29)
    with Session.open(project, annotator="checker") as session:
        assert session.read.article_count() == 405
        session.undo()
    for _ in range(max(KILLS // 6, 2)):
        said = _kill_after(command, whole * chance.random() * 0.7, lines=1)
        assert said[0] == "ready"
        with Session.open(project, annotator="checker") as session:
            assert session.verify().is_sound
            count = session.read.article_count()
            assert count in {5, 405}
            assert session.read.annotation_total() == (4_000 if count > 5 else 0)
            if [line for line in said[1:] if line]:
                assert count == 405, said
            if count > 5:
                session.undo()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_undoing_and_redoing(seeded: Path, tmp_path: Path) -> None:
    project, many = tmp_path / "project.claims", tmp_path / "many.jsonl"
    shutil.copyfile(seeded, project)
    with many.open("w", encoding="utf-8") as out:
        for n in range(1_500):
            spans = ", ".join(f'{{"start": {k}, "end": {k + 5}, "label": "claim"}}' for k in range(10))
            out.write(f'{{"text": "Article {n} says this and that.", "spans": [{spans}]}}\n')
    subprocess.run(
        [sys.executable, "-m", "annotator", "import", str(project), str(many), "-q"],
        check=True,
        capture_output=True,
    )
    chance = random.Random(13)
    is_there, whole = True, 2.0
    for _ in range(max(KILLS // 2, 3)):
        command = [sys.executable, "-m", "annotator", "undo" if is_there else "redo", str(project)]
        started = time.monotonic()
        _kill_after(command, whole * chance.random() * 1.2)
        whole = max(whole * 0.9, min(time.monotonic() - started, whole))
        with Session.open(project, annotator="checker") as session:
            assert session.verify().is_sound
            count = session.read.article_count()
            assert count in {5, 1_505}
            assert session.read.annotation_total() == (15_000 if count > 5 else 0)
            is_there = count > 5
            assert (session.read.redoable() is None) is is_there


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_backing_up(seeded: Path, tmp_path: Path) -> None:
    project, target = tmp_path / "project.claims", tmp_path / "copy.claims"
    shutil.copyfile(seeded, project)
    shutil.copyfile(seeded, target)
    before = target.read_bytes()
    with Session.open(project, annotator="worker") as session:
        article_id = next(session.read.article_ids())
        session.run(curate.set_article_facts(article_id=article_id, title="Newer"))
        newest = session.read.last_seq()
    chance = random.Random(19)
    for _ in range(max(KILLS // 2, 3)):
        command = [sys.executable, "-m", "annotator", "backup", str(project), str(target)]
        _kill_after(command, 0.2 + chance.random() * 0.8)
        for path in (project, target):
            with Session.open(path, annotator="checker") as session:
                assert session.verify().is_sound
        assert target.read_bytes() == before or _last_seq(target) == newest


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_migrating(seeded: Path, tmp_path: Path) -> None:
    chance = random.Random(23)
    outcomes = set()
    for round_ in range(max(KILLS // 2, 3)):
        project = tmp_path / f"old-{round_}.claims"
        shutil.copyfile(seeded, project)
        _kill_after([sys.executable, "-c", MIGRATING, str(project)], chance.random() * 0.6, lines=1)
        connection = sqlite3.connect(project)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        rows = connection.execute("SELECT count(*) FROM fresh").fetchone()[0] if "fresh" in tables else 0
        connection.close()
        outcomes.add(version)
        assert rows == (2_000 if version > SCHEMA_VERSION else 0)
        copy = project.with_name(f"{project.stem}.before-v{SCHEMA_VERSION + 1}.claims")
        for path in [project] * (version == SCHEMA_VERSION) + [copy] * copy.exists():
            with Session.open(path, annotator="checker") as session:
                assert session.verify().is_sound
                assert session.read.article_count() == 5
        assert version == SCHEMA_VERSION or copy.exists()
    assert outcomes <= {SCHEMA_VERSION, SCHEMA_VERSION + 1}


@pytest.fixture(scope="module")
def filled(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the seeds and 800 articles more, closed, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    path, many = folder / "filled.claims", folder / "many.jsonl"
    shutil.copyfile(seeded, path)
    with many.open("w", encoding="utf-8") as out:
        for n in range(800):
            spans = ", ".join(f'{{"start": {k}, "end": {k + 5}, "label": "claim"}}' for k in range(10))
            out.write(f'{{"text": "Article {n} says this and that.", "spans": [{spans}]}}\n')
    command = [sys.executable, "-m", "annotator", "import", str(path), str(many), "-q"]
    subprocess.run(command, check=True, capture_output=True)
    return path


def _moments(command: list[str], seed: int) -> Iterator[float]:
    """Yield random moments of a command, in seconds: most of them while it works, which is after it has started."""
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole, chance = time.monotonic() - started, random.Random(seed)
    for _ in range(max(KILLS // 2, 3)):
        yield whole * (0.2 + chance.random() * 0.9)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_salvaging(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "saved" / "saved.claims"
    command = [sys.executable, "-m", "annotator", "salvage", str(filled), str(target), "-q"]
    before = filled.read_bytes()
    for moment in _moments(command, 31):
        shutil.rmtree(target.parent, ignore_errors=True)
        _kill_after(command, moment)
        assert filled.read_bytes() == before
        if target.exists():
            with Session.open(target, annotator="checker") as session:
                assert session.verify().is_sound
                assert session.read.article_count() == 805
                assert session.read.annotation_total() == 8_000


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_while_merging(seeded: Path, filled: Path, tmp_path: Path) -> None:
    project = tmp_path / "project.claims"
    command = [sys.executable, "-m", "annotator", "merge", str(project), str(filled), "-q"]
    shutil.copyfile(seeded, project)
    before = filled.read_bytes()
    for moment in _moments(command, 37):
        for left in tmp_path.glob("project.claims*"):
            left.unlink()
        shutil.copyfile(seeded, project)
        _kill_after(command, moment)
        assert filled.read_bytes() == before
        with Session.open(project, annotator="checker") as session:
            assert session.verify().is_sound
            count = session.read.article_count()
            assert count in {5, 805}
            assert session.read.annotation_total() == (8_000 if count > 5 else 0)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize("name", ["jsonl", "refi-qda"])
def test_killed_while_exporting(filled: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / f"out.{name}"
    command = [
        sys.executable,
        "-m",
        "annotator",
        "export",
        str(filled),
        "--format",
        name,
        "-o",
        str(target),
        "-q",
    ]
    size = 0
    for round_, moment in enumerate(_moments(command, 41)):
        size = size or target.stat().st_size  # of the first, which was not killed
        target.unlink(missing_ok=True)
        if round_ % 2:
            target.write_bytes(b"older")
        _kill_after(command, moment)
        if target.exists() and target.read_bytes() != b"older":
            assert target.stat().st_size == size


def _last_seq(path: Path) -> int:
    with Session.open(path, annotator="checker") as session:
        return session.read.last_seq()


def test_a_copy_of_the_files_at_any_write_is_whole(seeded: Path, tmp_path: Path) -> None:
    """What a power cut leaves: the files as they are between two writes (their order is SQLite's promise)."""
    project = tmp_path / "project.claims"
    shutil.copyfile(seeded, project)
    command = [sys.executable, "-c", ANNOTATING, str(project), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for round_ in range(KILLS):
            told = int(process.stdout.readline())
            process.send_signal(signal.SIGSTOP)
            copy = tmp_path / f"copy-{round_}.claims"
            shutil.copyfile(project, copy)
            shutil.copyfile(project.with_name("project.claims-wal"), copy.with_name(f"{copy.name}-wal"))
            process.send_signal(signal.SIGCONT)
            with Session.open(copy, annotator="checker") as session:
                assert session.verify().is_sound
                assert session.read.last_seq() >= told
        process.kill()
