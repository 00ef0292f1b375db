"""What opening an article from the project on disk costs, over a bare text view given the same text in memory.

The desk and the reader's page are the program's own; the list of the annotations beside it and the status bar come
in a figure of their own, for which the bare text view is no measure. Times are processor times of the thread.
"""

from __future__ import annotations

import gc
import json
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.bench_reader import NAMES, SIZES, marks, prose
from tests.benchmarks.figures import Figure, at_percentile, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.services.session import Session

_LABELS = {"C": "claim", "D": "denial", "Q": "quote"}


def measure(pairs: int) -> Iterator[Figure]:
    """Yield opening with the annotations in view, everything loaded, and the longest the window stood still."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    with tempfile.TemporaryDirectory() as folder, _project(Path(folder)) as session:
        yield from _opening(session, pairs)


def _project(folder: Path) -> Session:
    """Return a project with an article of each size, and an empty one."""
    from annotator.services.session import Session
    from annotator.services.transfer import ImportOptions, import_files

    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"id": "empty", "text": "-"}) + "\n")
        for name, (length, count) in zip(NAMES, SIZES, strict=True):
            text = prose(length)
            spans = [
                {
                    "label": _LABELS[mark.badge],
                    "fragments": [list(part) for part in mark.fragments],
                    "start": mark.start,
                    "end": mark.end,
                }
                for mark in marks(text, count)
            ]
            file.write(json.dumps({"id": name, "text": text, "spans": spans}) + "\n")
    session = Session.create(folder / "a.claims", annotator="alice")
    report = import_files(session, [source], ImportOptions(format="jsonl"))
    assert not report.refused
    return session


def _opening(session: Session, pairs: int) -> Iterator[Figure]:
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from annotator.environment.resources import resource
    from annotator.ui.desk import Desk
    from annotator.ui.jobs import Jobs
    from annotator.ui.look import Look
    from annotator.ui.panels.annotation_panel import AnnotationPanel
    from annotator.ui.panels.reader_panel import ReaderPanel
    from annotator.ui.panels.status import Status

    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication([])
    look, desk = Look(app, resource, "light"), Desk()
    page = ReaderPanel(desk, look)
    bare = QPlainTextEdit()
    bare.setReadOnly(True)
    bare.setUndoRedoEnabled(False)
    bare.setFont(page.reader.font())
    for widget in (page, bare):
        widget.resize(1000, 800)
        widget.show()
    desk.open(session)
    app.processEvents()
    texts = {}
    for name in NAMES:
        article = session.read.article(name)
        assert article is not None
        texts[name] = session.read.text(article.text_sha256) or ""

    def first(name: str) -> float:
        desk.open_article("empty")
        app.processEvents()
        begin = time.thread_time()
        desk.open_article(name)
        desk.slices.pause()
        page.reader.viewport().repaint()
        return time.thread_time() - begin

    def everything(name: str, still: list[float]) -> float:
        desk.open_article("empty")
        app.processEvents()
        begin = time.thread_time()
        desk.open_article(name)
        while True:
            before = time.thread_time()
            app.processEvents()
            still.append(time.thread_time() - before)
            if desk.annotations.is_complete:
                break
        return time.thread_time() - begin

    def yardstick(name: str) -> float:
        bare.setPlainText("-")
        app.processEvents()
        begin = time.thread_time()
        bare.setPlainText(texts[name])
        bare.viewport().repaint()
        return time.thread_time() - begin

    gc.collect()
    gc.freeze()  # as the program does when it has started
    what = "bare text view"
    for name in NAMES:
        still: list[float] = []
        bar_of, given = partial(yardstick, name), partial(first, name)
        yield ratio(f"{name}: from the disk, in view", given, bar_of, pairs=pairs, bar=1.5, what=what)
        given = partial(everything, name, still)
        yield ratio(f"{name}: from the disk, all navigable", given, bar_of, pairs=pairs, bar=3.5, what=what)
    listed, status = AnnotationPanel(desk, look), Status(desk, Jobs())
    listed.resize(300, 600)
    listed.show()
    status.show()
    for name in NAMES:
        still = []
        samples = [everything(name, still) for _ in range(pairs)]
        longest = f"longest turn {max(still) * 1e3:.1f} ms"
        yield at_percentile(f"{name}: with list and status bar", samples, 50, note=longest)
    desk.close()
    listed.close()
    status.close()
    for widget in (page, bare):
        widget.close()
