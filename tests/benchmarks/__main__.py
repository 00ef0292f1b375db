"""Run the benchmarks, print a table, and write the figures as JSON: python -m tests.benchmarks [NAME...]."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.core.times import stamp

if TYPE_CHECKING:
    from tests.benchmarks.figures import Figure

HERE = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    """Return 0 when every figure is within its bar, 1 when one is over it or a benchmark failed."""
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    parser = argparse.ArgumentParser(prog="make bench ARGS=", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ({', '.join(known)}); none: all")
    parser.add_argument("--pairs", type=int, default=7, help="alternating pairs of subject and yardstick (7)")
    parser.add_argument("--json", type=Path, default=HERE.parent.parent / "build" / "benchmarks.json")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.names) - set(known):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if chosen.pairs < 5:
        parser.error("fewer than five pairs say nothing")
    figures: list[tuple[str, Figure]] = []
    failed = []
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.platform()}\n",
        flush=True,
    )
    for name in chosen.names or known:
        module = importlib.import_module(f"tests.benchmarks.bench_{name}")
        try:
            for figure in module.measure(chosen.pairs):
                figures.append((name, figure))
                print(_line(name, figure), flush=True)
        except Exception as error:  # noqa: BLE001 - one benchmark that fails must not keep the others from running
            failed.append(name)
            print(f"{name:<10} FAILED: {type(error).__name__}: {error}", flush=True)
    _write(chosen.json, figures)
    over = [figure.name for _, figure in figures if figure.is_over]
    print(f"\nwritten to {chosen.json}" + (f"\nover the bar: {'; '.join(over)}" if over else ""))
    return 1 if over or failed else 0


def _line(name: str, figure: Figure) -> str:
    bar = "" if figure.bar is None else f"(at most {figure.bar:g})"
    mark = "OVER" if figure.is_over else "ok" if figure.bar is not None else ""
    return f"{name:<10} {figure.name:<58} {figure.value:>9.2f} {figure.unit:<6} {bar:<16} {mark:<5} {figure.note}"


def _write(path: Path, figures: list[tuple[str, Figure]]) -> None:
    report = {
        "version": __version__,
        "at": stamp(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processors": os.cpu_count(),
        "figures": [
            {"benchmark": name, "over": figure.is_over, **asdict(figure)} for name, figure in figures
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
