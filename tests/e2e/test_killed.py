"""The program is killed at random moments: what it had acknowledged is there afterwards, and nothing half."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from annotator.services.session import Session

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("CLAIMS_ANNOTATOR_KILLS", "12"))

# Works on a project until it is killed, and writes a line for each change once it counts as saved.
WORKER = """
import random, sys
from pathlib import Path
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import Span
from annotator.services import annotate, curate
from annotator.services.session import Session

chance = random.Random(int(sys.argv[2]))
with Session.open(Path(sys.argv[1]), annotator="worker") as session:
    labels = session.read.tag_set().labels
    articles = list(session.read.article_ids())
    print("ready", flush=True)
    while True:
        known = [each for article in articles for each in session.read.annotations(article)]
        kind = chance.random()
        if kind < 0.6 or not known:
            start = chance.randrange(500)
            changes = session.run(
                annotate.add(
                    article_id=chance.choice(articles),
                    label_id=chance.choice(labels).id,
                    fragments=[Span(start, start + 20), Span(start + 30, start + 40)],
                )
            )
        elif kind < 0.7:
            changes = session.run(annotate.delete(annotation_ids=[chance.choice(known).id]))
        elif kind < 0.8:
            changes = session.run(annotate.set_speaker(annotation_id=chance.choice(known).id, name=str(kind)))
        elif kind < 0.9:
            changes = session.undo()
        else:
            changes = session.redo()
        if changes is not None:
            print(changes.seq, flush=True)
"""


def _kill_after(command: list[str], seconds: float, *, ready: bool) -> list[str]:
    """Start a program, kill it ``seconds`` after it is ready (or after its start), and return what it had said."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip()] if ready else []
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
    acknowledged = 0
    for round_ in range(KILLS):
        command = [sys.executable, "-c", WORKER, str(project), str(round_)]
        said = _kill_after(command, chance.random() * 0.15, ready=True)
        assert said[0] == "ready"
        numbers = [int(line) for line in said[1:-1]]
        with Session.open(project, annotator="checker") as session:
            assert session.verify().is_sound
            last = session.read.last_seq()
            # One more change may have been on the disk before it could be told of.
            assert last - 1 <= max(numbers, default=acknowledged) <= last
            acknowledged = last
    assert acknowledged > KILLS


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
        _kill_after(command, whole * (0.3 + chance.random()), ready=False)
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
        _kill_after(command, 0.1 + chance.random() * 0.5, ready=False)
        if project.exists():
            with Session.open(project, annotator="checker") as session:
                assert session.verify().is_sound
                assert session.read.article_count() in {0, 5}


def test_a_copy_of_the_files_at_any_write_is_whole(seeded: Path, tmp_path: Path) -> None:
    """What a power cut leaves: the files as they are between two writes (their order is SQLite's promise)."""
    project = tmp_path / "project.claims"
    shutil.copyfile(seeded, project)
    command = [sys.executable, "-c", WORKER, str(project), "1"]
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
