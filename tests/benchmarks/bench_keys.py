"""How long one annotation takes on the seeds: from the key press to shown and durable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.figures import at_percentile, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Figure

_PRESSED = Path(__file__).with_name("pressed.py")
PRESSES = 120


def measure(pairs: int) -> Iterator[Figure]:
    """Yield the 95th percentile of the presses of all runs, with this disk's own limit beside it."""
    times: list[float] = []
    for _ in range(max(1, pairs // 3)):
        with tempfile.TemporaryDirectory() as profile:
            times += _presses(profile)
    limit = median(_append_and_sync(200))
    note = f"to append and fsync a page on this disk takes {limit * 1e3:.2f} ms"
    yield at_percentile("key press to painted and durable", times, 95, bar=16, note=note)


def _presses(profile: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, str(_PRESSED), str(PRESSES)],
        env=environment(CLAIMS_ANNOTATOR_PROFILE=profile),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        msg = f"the run ended with {done.returncode}: {done.stderr.strip()[-500:]}"
        raise RuntimeError(msg)
    times: list[float] = json.loads(done.stdout.splitlines()[-1])
    return times


def _append_and_sync(count: int) -> list[float]:
    times = []
    with tempfile.TemporaryFile() as file:
        for _ in range(count):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            times.append(time.perf_counter() - began)
    return times
