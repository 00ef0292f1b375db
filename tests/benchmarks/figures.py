"""What a benchmark hands back, and how it is measured: against a yardstick, in alternating pairs, in the same run.

Absolute times of one machine move by a factor of three from hour to hour; a ratio to something comparable, measured
in turns with it, does not. A module ``bench_NAME.py`` in this folder is a benchmark when it has a function
``measure(pairs: int) -> Iterator[Figure]``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

if sys.platform != "win32":
    import resource


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, in which unit, and the most it should be."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    note: str = ""
    samples: Sequence[float] = field(default=(), repr=False)

    @property
    def is_over(self) -> bool:
        """Tell whether it is more than it should be."""
        return self.bar is not None and self.value > self.bar


def ratio(
    name: str,
    subject: Callable[[], float],
    yardstick: Callable[[], float],
    *,
    pairs: int,
    bar: float | None = None,
    what: str = "yardstick",
) -> Figure:
    """Return how many times the yardstick's cost the subject's is, from the medians of ``pairs`` alternating runs.

    Both are called once before, for the caches. Each returns what it cost, in seconds.
    """
    subject()
    yardstick()
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(pairs):
        turns = [(subject, ours), (yardstick, theirs)]
        for call, costs in turns if number % 2 else reversed(turns):
            costs.append(call())
    return of_samples(name, ours, theirs, bar=bar, what=what)


def of_samples(
    name: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    *,
    bar: float | None = None,
    what: str = "yardstick",
) -> Figure:
    """Return the ratio of two medians that were measured in alternation, in seconds."""
    mine, other = statistics.median(ours), statistics.median(theirs)
    spread = statistics.quantiles([a / b for a, b in zip(ours, theirs, strict=True)], n=4)
    note = (
        f"{_shown(mine)} / {_shown(other)} ({what}); middle half of the pairs {spread[0]:.2f}-{spread[2]:.2f}"
    )
    return Figure(name, mine / other, "x", bar, note, tuple(ours))


def at_percentile(
    name: str, samples: Sequence[float], percentile: int, *, bar: float | None = None, note: str = ""
) -> Figure:
    """Return the ``percentile`` of times in seconds, as milliseconds; the note tells the median and the most."""
    ordered = sorted(samples)
    value = ordered[min(len(ordered) - 1, round(percentile / 100 * (len(ordered) - 1)))]
    told = f"median {_shown(statistics.median(ordered))}, most {_shown(ordered[-1])}, {len(ordered)} times"
    return Figure(
        f"{name}, p{percentile}", value * 1e3, "ms", bar, "; ".join(filter(None, (told, note))), samples
    )


def cpu_of(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> float:
    """Run a command to its end and return the processor time it took, in seconds (on Windows, the time on the wall).

    Raises `subprocess.CalledProcessError` where it fails.
    """
    before = _children()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return _children() - before


def _children() -> float:
    """Return the processor time of all children that have ended."""
    if sys.platform == "win32":
        return time.perf_counter()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment for a child, without a display and with compiled modules kept, with ``more``.

    Users' modules are compiled once; with PYTHONDONTWRITEBYTECODE every start would compile them anew.
    """
    usual = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**usual, "QT_QPA_PLATFORM": "offscreen", **more}


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"
