"""Where the packaged program starts: the same door as the console script's, with what a package has to set right."""

from __future__ import annotations

import os
import sys


def prepare() -> None:
    """Set right what the loaders of the packages leave behind, before the program looks at it."""
    # PyInstaller's loader points the system's own programs, such as the browser that a link opens, to our libraries.
    if sys.platform.startswith("linux"):
        original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        if original is None:
            os.environ.pop("LD_LIBRARY_PATH", None)
        else:
            os.environ["LD_LIBRARY_PATH"] = original
    # Without a display, Qt draws with the fonts of a folder, and knows none on Windows by itself.
    if sys.platform == "win32":
        os.environ.setdefault("QT_QPA_FONTDIR", os.environ.get("WINDIR", r"C:\Windows") + r"\Fonts")
    # A program without a console has no streams; words for nobody go nowhere.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open while it runs
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - as above


if __name__ == "__main__":
    prepare()
    from annotator.app import run

    run()
