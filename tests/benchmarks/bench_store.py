"""What a project costs at a thousand, ten thousand and more articles of 3 KB with 10 annotations each.

``CLAIMS_ANNOTATOR_BENCH_ARTICLES`` names the sizes ("1000,10000" unless said; "1000,10000,100000" takes a quarter of
an hour). Import and export are processes of their own, against the least that plain `sqlite3` and `orjson` need for
the same rows, the same full-text index, and the same bytes; what a reader waits for is measured inside this one,
against a project of five.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter, ArticleOrder
from annotator.services.searching import Hit, hits
from annotator.services.session import Session
from tests.benchmarks.bench_start import watch
from tests.benchmarks.figures import Figure, environment, of_samples
from tests.benchmarks.plain_store import ANNOTATIONS, COMMON, RARE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PLAIN = (sys.executable, str(Path(__file__).with_name("plain_store.py")))
_OURS = (sys.executable, "-m", "annotator")
_SHOWN = 50  # hits


class Cost(NamedTuple):
    """What a process took: processor time and time on the wall in seconds, and the most memory, in megabytes."""

    cpu: float
    wall: float
    megabytes: float


def measure(pairs: int) -> Iterator[Figure]:
    """Yield, for each size, the ratios, the times, the memory, and how each cost grew since the size before."""
    sizes = [int(size) for size in os.environ.get("CLAIMS_ANNOTATOR_BENCH_ARTICLES", "1000,10000").split(",")]
    grown: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        five = _project(Path(folder), 5)
        for size in sizes:
            place = Path(folder, str(size))
            place.mkdir()
            turns = pairs if size < 10_000 else 5 if size < 50_000 else 2
            costs: dict[str, float] = {}
            yield from _in_and_out(place, size, turns, costs)
            yield from _reading(place / "ours.claims", five, size, costs)
            if grown:
                for name, cost in costs.items():
                    note = f"{grown[name] * 1e6:.3g} to {cost * 1e6:.3g} µs an article"
                    yield Figure(f"{name}: growth to {size:,}", cost / grown[name], "x", 1.5, note)
            grown = costs
            for left in place.iterdir():
                left.unlink()


# In and out


def _in_and_out(place: Path, size: int, turns: int, costs: dict[str, float]) -> Iterator[Figure]:
    file, plain = place / "in.jsonl", place / "plain.db"
    project, ours, theirs = place / "ours.claims", place / "ours.jsonl", place / "theirs.jsonl"
    _cost([*_PLAIN, "make", str(size), str(file)])

    def imported() -> Cost:
        for name in ("", "-wal", "-shm"):
            Path(f"{project}{name}").unlink(missing_ok=True)
        _cost([*_OURS, "new", str(project)])
        return _cost([*_OURS, "import", str(project), str(file), "--format", "jsonl", "-q"])

    def plainly_imported() -> Cost:
        for name in ("", "-wal", "-shm"):
            Path(f"{plain}{name}").unlink(missing_ok=True)
        return _cost([*_PLAIN, "import", str(file), str(plain)])

    yield from _compared(
        "import", size, imported, plainly_imported, turns=turns, costs=costs, bar=2, most=250
    )
    command = [*_OURS, "export", str(project), "--format", "jsonl", "-o", str(ours), "-q"]
    yield from _compared(
        "export",
        size,
        lambda: _cost(command),
        lambda: _cost([*_PLAIN, "export", str(plain), str(theirs)]),
        turns=turns,
        costs=costs,
        bar=1 / 0.7,
        most=150,
    )
    if not ours.read_bytes() == theirs.read_bytes() == file.read_bytes():
        msg = "what came out is not what went in"
        raise RuntimeError(msg)


def _compared(
    name: str,
    size: int,
    subject: Callable[[], Cost],
    yardstick: Callable[[], Cost],
    *,
    turns: int,
    costs: dict[str, float],
    bar: float,
    most: float,
) -> Iterator[Figure]:
    ours: list[Cost] = []
    theirs: list[Cost] = []
    for number in range(turns):
        both = [(subject, ours), (yardstick, theirs)]
        for call, found in both if number % 2 else reversed(both):
            found.append(call())
    what = "sqlite3 and orjson alone"
    # What the program needs to start does not grow; the ratio is held to at the sizes where it is small.
    ratio = of_samples(
        f"{name} {size:,}, processor",
        *([cost.cpu for cost in costs_] for costs_ in (ours, theirs)),
        bar=bar if size >= 10_000 else None,
        what=what,
    )
    yield ratio
    yield of_samples(
        f"{name} {size:,}, wall", *([cost.wall for cost in costs_] for costs_ in (ours, theirs)), what=what
    )
    yield Figure(f"{name} {size:,}, memory", max(cost.megabytes for cost in ours), "MB", most)
    costs[name] = median(cost.cpu for cost in ours) / size


def _cost(command: Sequence[str]) -> Cost:
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        error = process.stderr.read() if process.stderr else b""
        if sys.platform == "win32":
            process.wait()
            wall = time.perf_counter() - began
            cost = Cost(wall, wall, 0)
        else:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
            cost = Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - began, kilobytes / 1000)
    if process.returncode != 0:
        msg = f"{' '.join(command[1:4])} ended with {process.returncode}: {error.decode()[-500:]}"
        raise RuntimeError(msg)
    return cost


# What a reader waits for


def _reading(path: Path, five: Path, size: int, costs: dict[str, float]) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as profile:
        shown = [_shown(each, profile) for _ in range(6) for each in (path, five)][2:]
    yield of_samples(
        f"list {size:,} in the window", shown[::2], shown[1::2], bar=1.3, what="a project of five"
    )
    opened = [_opened(each) for _ in range(15) for each in (path, five)]
    more = (median(opened[::2]) - median(opened[1::2])) * 1e3
    note = "than a project of five, whose list is five rows"
    yield Figure(f"open {size:,} and read a page of 200 rows, without a window", more, "ms more", note=note)
    with Session.open(path, annotator="bob") as session, Session.open(five, annotator="bob") as small:
        ids = list(
            itertools.islice(
                session.read.article_ids(order=ArticleOrder.TITLE), 0, 5 * size, max(1, size // 40)
            )
        )
        few = list(small.read.article_ids())
        larger = [_timed(_read, session, one) for one in ids]
        smaller = [_timed(_read, small, one) for one in few * 8]
        note = f"{median(larger) * 1e3:.2f} ms, {median(smaller) * 1e3:.2f} ms in a project of five"
        yield Figure(
            f"open an article of {size:,}", (median(larger) - median(smaller)) * 1e3, "ms more", 2, note
        )
        for what, query, bar in (
            ("a rare word", RARE, 20),
            ("the commonest word", COMMON, 250),
            ("a phrase", f'"{COMMON} {COMMON}"', 250),
            ("a beginning", f"{COMMON[:2]}*", 250),
            ("two common words", f"{COMMON} said", 250),
        ):
            times = [_timed(_first_hits, session, query) for _ in range(7)]
            found = len(_first_hits(session, query))
            yield Figure(f"search {size:,} for {what}", median(times) * 1e3, "ms", bar, f"first {found} hits")
        for what, wanted in _filters(session):
            times = [_timed(_listed, session, wanted) for _ in range(7)]
            count = session.read.article_count(wanted)
            note = f"first page and count of {count:,}"
            yield Figure(f"filter {size:,} by {what}", median(times) * 1e3, "ms", 50, note)
        times = [
            _timed(lambda: (session.read.label_counts(), session.read.annotation_total())) for _ in range(7)
        ]
        if sum(session.read.label_counts().values()) != size * ANNOTATIONS:
            msg = "the counters are wrong"
            raise RuntimeError(msg)
        yield Figure(f"counts of {size:,}", median(times) * 1e3, "ms", 50)
        began = time.process_time()
        if not session.verify().is_sound:
            msg = "the project is not sound"
            raise RuntimeError(msg)
        costs["verify"] = (time.process_time() - began) / size


def _filters(session: Session) -> Iterator[tuple[str, ArticleFilter]]:
    label = session.read.tag_set().labels[0]
    yield "nothing", ArticleFilter()
    yield "status", ArticleFilter(statuses=frozenset({ArticleStatus.OPEN}))
    yield "publisher", ArticleFilter(publishers=frozenset({"Publisher 7"}))
    yield "date", ArticleFilter(published_from="2003-01-01", published_to="2004-12-31")
    yield "label", ArticleFilter(label_ids=frozenset({label.id}))
    yield "a rare word", ArticleFilter(words=RARE)
    yield "the commonest word", ArticleFilter(words=COMMON)


def _listed(session: Session, wanted: ArticleFilter) -> None:
    session.read.article_page(wanted)
    session.read.article_count(wanted)


def _read(session: Session, article_id: str) -> None:
    article = session.read.article(article_id)
    if article is None or not session.read.text(article.text_sha256):
        raise RuntimeError(article_id)
    session.read.annotations(article_id)


def _shown(path: Path, profile: str) -> float:
    """Return the processor time of the program from its start until the list of articles is painted, in seconds."""
    return watch({"CLAIMS_ANNOTATOR_PROFILE": profile}, "list", str(path))["list"]


def _opened(path: Path) -> float:
    began = time.perf_counter()
    with Session.open(path, annotator="bob") as session:
        session.read.article_page()
        session.read.label_counts()
        return time.perf_counter() - began


def _first_hits(session: Session, query: str) -> list[Hit]:
    return list(itertools.islice(hits(session.read, query), _SHOWN))


def _timed(call: Callable[..., object], *values: object) -> float:
    began = time.perf_counter()
    call(*values)
    return time.perf_counter() - began


def _project(folder: Path, count: int) -> Path:
    file, path = folder / f"{count}.jsonl", folder / f"{count}.claims"
    _cost([*_PLAIN, "make", str(count), str(file)])
    _cost([*_OURS, "new", str(path)])
    _cost([*_OURS, "import", str(path), str(file), "--format", "jsonl", "-q"])
    return path
