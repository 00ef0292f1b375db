"""What the reader costs over a bare text view with the same text: opening, one highlight more, scrolling, jumping.

The text is prose in paragraphs, the annotations overlap up to four deep. Times are processor times of the thread from
the call to the end of the painting it leads to, both widgets in one process, in alternating turns. Text and annotations
are in memory: what the project on disk adds is not in these figures.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.core.tagset import Pattern
from annotator.ui.reader.marks import ReaderMark
from tests.benchmarks.figures import Figure, at_percentile, environment, of_samples, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QPlainTextEdit

    from annotator.ui.reader import Reader

SIZES = ((5_000, 30), (100_000, 1_000), (1_000_000, 10_000), (10_000_000, 100_000))
NAMES = ("5 KB/30", "100 KB/1,000", "1 MB/10,000", "10 MB/100,000")
_SENTENCES = (
    "The Kremlin on Tuesday rejected a suggestion by Armenia’s prime minister that Russia had failed.",
    "“We cannot agree with these theses,” the spokesman said.",
    "It broke away from Baku’s control in a war in the early 1990s, and had no plans to come back.",
    "Officials in Washington denied that any such talks had been held, and called the report “pure invention”.",
)
_LOOKS = (("C", "#0072B2", Pattern.SOLID), ("D", "#D55E00", Pattern.DASHED), ("Q", "#009E73", Pattern.DOTTED))


def prose(length: int) -> str:
    """Return an article of about this many code points."""
    chance = random.Random(1)
    parts: list[str] = []
    total = 0
    while total < length:
        paragraph = " ".join(chance.choice(_SENTENCES) for _ in range(chance.randint(2, 6))) + "\n\n"
        parts.append(paragraph)
        total += len(paragraph)
    return "".join(parts)


def marks(text: str, count: int) -> list[ReaderMark]:
    """Return annotations all over the text, overlapping up to four deep."""
    chance = random.Random(2)
    step = len(text) / count
    result = []
    for number in range(count):
        start = min(len(text) - 2, int(number * step))
        end = min(len(text), start + chance.randint(20, int(3.5 * step) + 21))
        badge, colour, pattern = _LOOKS[number % 3]
        result.append(
            ReaderMark(
                f"{number:032d}", (Span(start, end),), badge, colour, pattern, caption="claim", speaker="P."
            )
        )
    return result


def measure(pairs: int) -> Iterator[Figure]:
    """Yield the ratios; Qt needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from annotator.ui.reader import Reader

    app = QApplication.instance() or QApplication([])
    bare, reader = QPlainTextEdit(), Reader()
    bare.setReadOnly(True)
    bare.setUndoRedoEnabled(False)
    for widget in (bare, reader):
        widget.resize(1000, 800)
        widget.show()
    reader.setFocus()
    adds: dict[str, float] = {}
    for name, (length, count) in zip(NAMES, SIZES, strict=True):
        text = prose(length)
        known = marks(text, count)
        bare.setFont(reader.font())
        yield from _opening(app, name, bare, reader, text, known, pairs=pairs)
        bare.setPlainText(text)
        figure = _adding(app, name, reader, len(text))
        adds[name] = figure.value
        yield figure
        yield from _moving(app, name, bare, reader, pairs)
    growth = adds[NAMES[3]] / adds[NAMES[2]]
    yield Figure("one more highlight, 10 MB over 1 MB", growth, "x", 1.5)
    for what, text in (("spaces", "word " * 400_000), ("no spaces", "y" * 2_000_000)):
        yield from _long_line(app, what, reader, text, pairs)
    for widget in (bare, reader):
        widget.close()
    for name, (length, count) in zip(NAMES, SIZES, strict=True):
        yield _memory(name, length, count)


def _timed(app: object, action: Callable[[], object]) -> float:
    """Return the processor time of this thread: painting is done in it, and other programs leave it alone."""
    begin = time.thread_time()
    action()
    app.processEvents()  # type: ignore[attr-defined]  # the application; Qt is imported late here
    return time.thread_time() - begin


def _opening(  # noqa: PLR0917 - two widgets and what they are to show
    app: object,
    name: str,
    bare: QPlainTextEdit,
    reader: Reader,
    text: str,
    known: list[ReaderMark],
    *,
    pairs: int,
) -> Iterator[Figure]:
    """Yield what opening costs: with the annotations in view, and with all of them."""
    in_view = [mark for mark in known if mark.start < 6_000]

    def first() -> None:
        reader.set_article("a", text)
        reader.set_annotations(in_view)

    def everything() -> None:
        reader.set_article("a", text)
        reader.set_annotations(known)

    def yardstick() -> float:
        return _timed(app, lambda: bare.setPlainText(text))

    yield ratio(
        f"{name}: text and annotations in view painted",
        lambda: _timed(app, first),
        yardstick,
        pairs=pairs,
        bar=1.5,
        what="bare text view",
    )
    yield ratio(
        f"{name}: all annotations there and painted",
        lambda: _timed(app, everything),
        yardstick,
        pairs=pairs,
        bar=3.5,
        what="bare text view",
    )


def _adding(app: object, name: str, reader: Reader, length: int) -> Figure:
    """Return what one highlight more costs, to painted, at places all over the text."""
    chance = random.Random(3)
    samples: list[float] = []
    for number in range(60):
        reader.set_caret(chance.randrange(length))
        app.processEvents()  # type: ignore[attr-defined]  # the application
        seen = reader.visible_span()
        start = chance.randrange(seen.start, max(seen.start + 1, seen.end - 80))
        mark = ReaderMark(f"new{number}", (Span(start, min(length, start + 60)),), "C", "#0072B2")
        samples.append(_timed(app, lambda mark=mark: reader.add_annotations([mark])))  # type: ignore[misc]  # bound now
    reader.remove_annotations(f"new{number}" for number in range(60))
    return at_percentile(f"{name}: one more highlight", samples, 95, bar=16)


def _moving(app: object, name: str, bare: QPlainTextEdit, reader: Reader, pairs: int) -> Iterator[Figure]:
    """Yield what a step of the wheel and a jump cost."""
    for what, steps in (("wheel step", [3, 3, 3, -3, -3, -3] * 2), ("jump", [])):
        ours: list[float] = []
        theirs: list[float] = []
        for turn in range(pairs):
            for widget, costs in ((reader, ours), (bare, theirs)):
                bar = widget.verticalScrollBar()
                chance = random.Random(turn)
                if what == "wheel step":
                    bar.setValue(chance.randrange(max(1, bar.maximum() - 12)))
                    app.processEvents()  # type: ignore[attr-defined]  # the application
                    costs += [
                        _timed(app, lambda bar=bar, step=step: bar.setValue(bar.value() + step))  # type: ignore[misc]  # bound now
                        for step in steps
                    ]
                else:
                    places = [chance.random() for _ in range(6)]
                    costs += [
                        _timed(app, lambda bar=bar, place=place: bar.setValue(int(place * bar.maximum())))  # type: ignore[misc]  # bound now
                        for place in places
                    ]
        yield of_samples(f"{name}: {what}", ours, theirs, bar=1.5, what="bare text view")


def _long_line(app: object, what: str, reader: Reader, text: str, pairs: int) -> Iterator[Figure]:
    """Yield what one line of two million characters costs to open, and a highlight in its middle."""
    name = f"one line of 2,000,000, {what}"
    begin = _timed(app, lambda: reader.set_article("a", text))
    yield Figure(f"{name}: opened", begin * 1e3, "ms", note="once")
    samples = []
    for number in range(pairs * 5):
        middle = 1_000_000 + number * 7
        reader.set_caret(middle)
        app.processEvents()  # type: ignore[attr-defined]  # the application
        mark = ReaderMark(f"n{number}", (Span(middle, middle + 40),), "C", "#0072B2")
        samples.append(_timed(app, lambda mark=mark: reader.add_annotations([mark])))  # type: ignore[misc]  # bound now
    yield at_percentile(f"{name}: one more highlight", samples, 95, bar=16)


def _memory(name: str, length: int, count: int) -> Figure:
    """Return the memory of a process with the reader, over one and a half times a bare one's and 300 bytes a mark."""
    used = {
        which: json.loads(
            subprocess.run(
                [sys.executable, "-c", _MEMORY, which, str(length), str(count)],
                env=environment(),
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for which in ("reader", "bare")
    }
    allowed = 1.5 * used["bare"] + 300 * count
    note = f"{used['reader'] / 1e6:.0f} MB / (1.5 x {used['bare'] / 1e6:.0f} MB + 300 bytes x {count:,})"
    return Figure(f"{name}: memory", used["reader"] / allowed, "x", 1.0, note)


_MEMORY = """
import sys
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.benchmarks.bench_reader import marks, prose
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096
which, length, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
app = QApplication([])
text = prose(length)
if which == "reader":
    from annotator.ui.reader import Reader
    widget = Reader()
else:
    widget = QPlainTextEdit()
    widget.setUndoRedoEnabled(False)
widget.resize(1000, 800)
widget.show()
if which == "reader":
    widget.set_article("a", text)
    widget.set_annotations(marks(text, count))
else:
    widget.setPlainText(text)
app.processEvents()
widget.verticalScrollBar().setValue(widget.verticalScrollBar().maximum() // 2)
app.processEvents()
print(resident())
"""
