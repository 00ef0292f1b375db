"""Measure how long a packaged program takes to show its window, against the checkout, in alternating pairs.

    python packaging/measure_start.py PROGRAM [PAIRS]

Both start on the same profile, on a virtual display of their own (Xvfb and xdotool). Printed are the medians, in
seconds until the window is on the screen and in seconds of processor, and the ratios of the pairs' medians.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def start(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Start the program, wait for its window, end it; return seconds until then and seconds of processor in all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    program = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Claims Annotator$"]
    subprocess.run(search, env=environment, check=True, capture_output=True, timeout=60)
    shown = time.monotonic() - begin
    time.sleep(1.5)  # until the article is there too
    program.terminate()
    program.wait(20)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return shown, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: list[str]) -> int:
    """Print the figures; return 0, or 1 for wrong usage."""
    if not 1 <= len(arguments) <= 2:
        print("usage: measure_start.py PROGRAM [PAIRS]", file=sys.stderr)
        return 1
    pairs = int(arguments[1]) if len(arguments) == 2 else 7
    commands = {
        "checkout": [sys.executable, "-m", "annotator"],
        "packaged": [str(Path(arguments[0]).absolute())],
    }
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer, tempfile.TemporaryDirectory() as profile:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("QT_")},
            "DISPLAY": f":{answer.readline().strip()}",
            "CLAIMS_ANNOTATOR_PROFILE": profile,
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for pair in range(pairs + 1):
            for name, command in commands.items():
                figures = start(command, environment)
                if pair > 0:  # the first of each makes the project and fills the caches
                    taken[name].append(figures)
    server.terminate()
    server.wait()
    medians = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)]
        for name, rows in taken.items()
    }
    for name, (shown, used) in medians.items():
        print(f"{name}: {shown:.2f} s to the window, {used:.2f} s of processor")
    for number, what in enumerate(("to the window", "of processor")):
        print(f"ratio {what}: {medians['packaged'][number] / medians['checkout'][number]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
