"""Pictures of the real window in each theme, for people to look at; the light one is the README's.

They go into the folder that ``CLAIMS_ANNOTATOR_PICTURES`` names, and are thrown away where it is not set:
``CLAIMS_ANNOTATOR_PICTURES=docs pytest tests/ui/test_pictures.py -k screenshot`` makes the README's anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "theme", "scale"),
    [("screenshot", "light", 1), ("window-dark", "dark", 1), ("window-high-contrast-2x", "high_contrast", 2)],
)
def test_the_window(name: str, theme: str, scale: int, tmp_path: Path, root: Path) -> None:
    folder = root / os.environ.get("CLAIMS_ANNOTATOR_PICTURES", tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.png"
    made = subprocess.run(
        [
            sys.executable,
            str(root / "tests" / "ui" / "scenes.py"),
            str(tmp_path / "profile"),
            str(target),
            theme,
        ],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "PYTHONPATH": str(root),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1280 * scale, 800 * scale)
    assert (picture.pixelColor(290 * scale, 400 * scale).lightness() > 200) == (theme == "light")
    step = 3 * scale
    columns, rows = range(0, picture.width(), step), range(0, picture.height(), step)
    colours = {picture.pixel(x, y) for x in columns for y in rows}
    assert len(colours) > 60, "articles, tints, lanes, badges and fields, not an empty window"
