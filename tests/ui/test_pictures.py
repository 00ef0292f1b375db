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
    ("name", "theme", "size", "scale"),
    [
        ("screenshot", "light", (1280, 800), 1),
        ("window-dark", "dark", (1280, 800), 1),
        ("window-high-contrast", "high_contrast", (1280, 800), 1),
        # A screen of 2560 by 1440 whose system sets everything twice as large, and one that does not.
        ("window-light-2560x1440-2x", "light", (1280, 720), 2),
        ("window-dark-2560x1440-2x", "dark", (1280, 720), 2),
        ("window-high-contrast-2560x1440-2x", "high_contrast", (1280, 720), 2),
        ("window-light-2560x1440", "light", (2560, 1440), 1),
    ],
)
def test_the_window(  # noqa: PLR0917 - what a picture is of, and where it goes
    name: str, theme: str, size: tuple[int, int], scale: int, tmp_path: Path, root: Path
) -> None:
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
            "x".join(map(str, size)),
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
    assert (picture.width(), picture.height()) == (size[0] * scale, size[1] * scale)
    assert (picture.pixelColor(290 * scale, 400 * scale).lightness() > 200) == (theme == "light")
    step = 3 * scale
    columns, rows = range(0, picture.width(), step), range(0, picture.height(), step)
    colours = {picture.pixel(x, y) for x in columns for y in rows}
    assert len(colours) > 60, "articles, tints, lanes, badges and fields, not an empty window"
