"""How long a start takes: to the first painted window, to the first painted article, to the version."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.environment.resources import seeds
from tests.benchmarks.figures import cpu_of, environment, of_samples, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Figure

_WATCHED = Path(__file__).with_name("watched.py")


def measure(pairs: int) -> Iterator[Figure]:
    """Yield the ratios of processor time; each start is a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        profile = {"CLAIMS_ANNOTATOR_PROFILE": folder}
        watch(
            profile, "program"
        )  # makes the default project; the first start ever is not what people wait for
        ours: list[dict[str, float]] = []
        bare: list[dict[str, float]] = []
        with_text: list[dict[str, float]] = []
        for _ in range(pairs):
            ours.append(watch(profile, "program"))
            bare.append(watch(profile, "bare"))
            with_text.append(watch(profile, "bare-text", str(seeds()[0])))
        windows = [each["window"] for each in bare]
        yield of_samples(
            "first painted window", [each["window"] for each in ours], windows, bar=1.5, what="bare window"
        )
        yield of_samples(
            "first painted article", [each["article"] for each in ours], windows, bar=3.5, what="bare window"
        )
        yield of_samples(
            "first painted article, over a bare window with its text",
            [each["article"] for each in ours],
            [each["article"] for each in with_text],
            what="bare window with text",
        )
        yield ratio(
            "--version",
            lambda: cpu_of([sys.executable, "-m", "annotator", "--version"], env=environment(**profile)),
            lambda: cpu_of([sys.executable, "-c", "pass"], env=environment(**profile)),
            pairs=max(pairs, 15),  # each is short, and the clock of processor time is coarse
            bar=3,
            what="python -c pass",
        )


def watch(profile: dict[str, str], *arguments: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, str(_WATCHED), *arguments],
        env=environment(**profile),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        msg = f"{arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-500:]}"
        raise RuntimeError(msg)
    moments: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return moments
