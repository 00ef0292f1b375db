"""Pictures of a seed article with overlapping annotations in each theme and at two scales, for people to look at.

They go into the folder that ``CLAIMS_ANNOTATOR_PICTURES`` names, and are thrown away where it is not set.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

THEMES = ("light", "dark", "high_contrast")

# In a process of its own, as the scale is chosen before the first window.
_PICTURE = r"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from annotator.core.spans import Span
from annotator.core.tagset import Pattern
from annotator.core.values import AnnotationStatus, Region, RegionKind
from annotator.ui import reader as r

seed, theme, target = sys.argv[1:]
text = Path(seed).read_bytes().decode()

def span(first, last=""):
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last) if last else start + len(first))

looks = {
    "claim": ("C", "#0072B2", Pattern.SOLID),
    "denial": ("D", "#D55E00", Pattern.DASHED),
    "quote": ("Q", "#009E73", Pattern.DOTTED),
}

def mark(name, label, *fragments, **more):
    badge, colour, pattern = looks[label]
    return r.ReaderMark(name, fragments, badge, colour, pattern, caption=label, **more)

app = QApplication([])
shown = r.Reader(colours=getattr(r, theme)())
shown.resize(1280, 800)
shown.show()
shown.setFocus()
shown.set_article("a", text, [
    Region(RegionKind.TITLE, span("Kremlin rejects", "Caucasus")),
    Region(RegionKind.PAGE_FURNITURE, span("Published:", "Font Size")),
    Region(RegionKind.PROMOTION, span("For all the latest", "via the app.")),
])
suggested = AnnotationStatus.SUGGESTED
shown.set_annotations([
    mark("1", "denial", span("rejected a suggestion", "wider region"),
         source=(span("The Kremlin"),), cue=(span("rejected"),)),
    mark("2", "claim", span("that Russia had failed", "wider region")),
    mark("3", "quote", span("failed to protect Armenia")),
    mark("4", "claim", span("accused Russia of failing", "Karabakh region")),
    mark("5", "quote", span("“...we see", "is not here,”")),
    mark("6", "claim", span("is itself leaving the region")),
    mark("7", "claim", span("that Russia, which has", "Armenia"), span("planned to continue", "South Caucasus"),
         source=(span("Kremlin spokesman Dmitry Peskov"),), cue=(span("told"),), addressee=(span("reporters"),)),
    mark("8", "denial", span("had no plans", "activities there")),
    mark("9", "denial", span("had also suggested", "in Ukraine"), status=suggested),
    mark("10", "quote", span("“We cannot agree", "theses,”")),
    mark("11", "denial", span("“We cannot agree", "theses,”")),
    mark("12", "claim", span("cannot agree")),
])
shown.select_annotation("7")
app.processEvents()
shown.verticalScrollBar().setValue(9)
app.processEvents()
assert shown.grab().save(target)
"""


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("theme", THEMES)
def test_a_seed_with_annotations(theme: str, scale: int, tmp_path: Path, root: Path) -> None:
    folder = Path(os.environ.get("CLAIMS_ANNOTATOR_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"reader-{theme.replace('_', '-')}-{scale}x.png"
    (seed,) = (root / "seeds").glob("001_*.txt")
    made = subprocess.run(
        [sys.executable, "-c", _PICTURE, str(seed), theme, str(target)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1280 * scale, 800 * scale)
    ground = picture.pixelColor(40 * scale, 40 * scale)
    assert (ground.lightness() > 200) == (theme == "light")
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 3 * scale)
        for y in range(0, picture.height(), 3 * scale)
    }
    assert len(colours) > 30  # tints, lanes and smooth letters, not an empty page
