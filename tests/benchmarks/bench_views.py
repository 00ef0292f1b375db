"""How long the window stands still for ledger and timeline: 10,000 articles, 100,000 annotations, 20,000 statements.

The project is a file, the views are the program's own in a window that is shown; a figure is the time from the wish,
or the change, until the table is painted. Times are processor times of the window's thread.
"""

from __future__ import annotations

import json
import random
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure, at_percentile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from annotator.services.session import Session
    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.desk import Desk
    from annotator.ui.jobs import Jobs

_ARTICLES, _MARKS, _STATEMENTS, _SPEAKERS = 10_000, 10, 20_000, 2_000
_LABELS = ("claim", "claim", "claim", "denial", "quote")


def measure(pairs: int) -> Iterator[Figure]:
    """Yield times in milliseconds; ``pairs`` times three questions of each kind are asked."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    with tempfile.TemporaryDirectory() as folder:
        session = _project(Path(folder))
        from PySide6.QtWidgets import QApplication

        known = QApplication.instance()
        app = known if isinstance(known, QApplication) else QApplication([])
        yield from _views(app, session, pairs * 3)


def _project(folder: Path) -> Session:
    from annotator.services.session import Session
    from annotator.services.transfer import ImportOptions, import_files

    rng = random.Random(1)
    letters = "abcdefghijklmnoprstuvz"
    words = ["".join(rng.choice(letters) for _ in range(rng.randint(4, 11))) for _ in range(30_000)]
    statements = [f"s{number:05d}" for number in range(_STATEMENTS)]
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(_ARTICLES):
            text = " ".join(rng.choices(words, k=160))
            spans = [_span(rng, text, number, place, statements) for place in range(_MARKS)]
            links = [
                {
                    "id": f"l{number}-{place}",
                    "type": "denies",
                    "from": f"m{number}-{place}",
                    "to": f"m{max(0, number - 1)}-{rng.choice((0, 1, 2))}",
                    "to_article": f"a{max(0, number - 1)}",
                }
                for place in (3, 8)
            ]
            day = f"2023-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
            row = {"id": f"a{number}", "title": f"Article {number}", "publisher": f"publisher {number % 200}"}
            file.write(
                json.dumps({**row, "published": day, "text": text, "spans": spans, "links": links}) + "\n"
            )
    session = Session.create(folder / "a.claims", annotator="alice")
    report = import_files(session, [source], ImportOptions(format="jsonl"))
    assert not report.refused, report.refused[:3]
    return session


def _span(rng: random.Random, text: str, number: int, place: int, statements: list[str]) -> dict[str, object]:
    start = place * len(text) // _MARKS
    who = rng.randrange(_SPEAKERS)
    made: dict[str, object] = {
        "id": f"m{number}-{place}",
        "label": _LABELS[place % len(_LABELS)],
        "start": start,
        "end": start + 60,
        "speaker": {"id": f"p{who}", "name": f"Speaker {who}"},
    }
    if rng.random() < 0.8:
        one = rng.choice(statements)
        made["statement"] = {"id": one, "wording": f"Statement {one} says {text[start : start + 60]}"}
    return made


def _views(app: QApplication, session: Session, times: int) -> Iterator[Figure]:
    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.desk import Desk
    from annotator.ui.jobs import Jobs

    desk, jobs = Desk(), Jobs()
    desk.open(session)
    prepared = Preparing(desk, jobs)
    try:
        start = time.thread_time()
        prepared.connections.load()
        yield Figure("project read, in the background", time.thread_time() - start, "s")
        prepared._has_origins = True  # duplicates have a benchmark of their own
        yield from _ledger(app, desk, prepared, times)
        yield from _timeline(app, desk, prepared, jobs)
    finally:
        jobs.stop()
        desk.close()


def _ledger(app: QApplication, desk: Desk, prepared: Preparing, times: int) -> Iterator[Figure]:
    from annotator.services import annotate
    from annotator.ui.views.ledger_view import LedgerView

    view = LedgerView(desk, prepared)
    view.resize(1200, 800)
    view._timer.stop()

    def painted(act: Callable[[], object]) -> float:
        begin = time.thread_time()
        act()
        view.table.viewport().repaint()
        return time.thread_time() - begin

    def until_idle() -> None:
        for _ in range(5):
            app.processEvents()

    first = painted(view.show)
    until_idle()
    yield Figure("ledger, opened", first * 1000, "ms", note=f"{view.model.rowCount()} rows")
    yield at_percentile("ledger, first page again", [painted(view.refresh) for _ in range(times)], 95, bar=50)

    def after_change(number: int) -> float:
        name = f"Speaker {number % 50}"
        desk.run(annotate.set_speaker(annotation_id=f"m{number}-0", name=name))
        view._timer.stop()
        return painted(view.refresh)

    yield at_percentile(
        "ledger, first page after a change", [after_change(n) for n in range(times)], 95, bar=50
    )
    everywhere: list[float] = []
    for shape in ("rows", "groups", "matrix"):
        view.shape.setCurrentIndex(view.shape.findData(shape))
        own: list[float] = []
        for _ in range(max(2, times // 7)):
            for words in ("speaker 7", "no such word", "statement s01", ""):
                view.field.setText(words)
                view._timer.stop()
                own.append(painted(view.refresh))
            for status in ("denied", "unanswered", "open", "loose", ""):
                at = view.choice.findData(status)
                own.append(painted(lambda at=at: view.choice.setCurrentIndex(at)))  # type: ignore[misc]  # defaults bind now
            for speaker in ("p7", ""):
                at = view.speaker.findData(speaker)
                own.append(painted(lambda at=at: view.speaker.setCurrentIndex(at)))  # type: ignore[misc]  # as above
        everywhere += own
        yield at_percentile(f"ledger as {shape}, any filter", own, 95, bar=100)
    view.shape.setCurrentIndex(0)
    samples = []
    for column in range(view.model.columnCount()):
        view._sort(column)  # the order is made once
        view.field.setText("speaker 1")
        view._timer.stop()
        samples.append(painted(view.refresh))
        view.field.setText("")
        view._timer.stop()
        samples.append(painted(view.refresh))
    yield at_percentile("ledger, a filter in any order of a column", samples, 95, bar=100)
    view.close()
    view.deleteLater()


def _timeline(app: QApplication, desk: Desk, prepared: Preparing, jobs: Jobs) -> Iterator[Figure]:
    """Yield the parts that the window waits for: handing the values over, taking the picture, painting a page."""
    from annotator.ui.jobs import Progress
    from annotator.ui.views.timeline_drawing import MOST
    from annotator.ui.views.timeline_view import TimelineView

    view = TimelineView(desk, prepared, jobs)
    view.resize(1200, 800)
    view.show()
    view._timer.stop()
    handing, taking, painting = [], [], []
    progress = Progress(lambda _done, _total: None, threading.Event())
    drawn = 0.0
    for _ in range(5):
        begin = time.thread_time()
        view.refresh()
        handing.append(time.thread_time() - begin)
        job = view._job
        assert job is not None
        view._job = None  # its picture is taken by hand, to be timed
        begin = time.thread_time()
        picture = job._work(progress)
        drawn = max(drawn, time.thread_time() - begin)
        begin = time.thread_time()
        view._take(picture)
        taking.append(time.thread_time() - begin)
        for page in range(4):
            view.area.verticalScrollBar().setValue(page * 700)
            begin = time.thread_time()
            view.picture.repaint()
            painting.append(time.thread_time() - begin)
        for _ in range(3):
            app.processEvents()
    note = f"{len(view.timeline.events)} events shown of {_ARTICLES * _MARKS}, at most {MOST}"
    yield at_percentile("timeline, values handed to the job", handing, 95, bar=100)
    yield Figure("timeline, drawn in the background", drawn, "s", note=note)
    yield at_percentile("timeline, picture taken", taking, 95, bar=100)
    yield at_percentile("timeline, a page painted", painting, 95, bar=100)
    view.close()
    view.deleteLater()
