"""The program's icon, in each size and container that a system asks for, drawn from the one SVG.

    python icons.py SVG FOLDER      (with the Python of the build's environment: it draws with Qt)

writes ``NUMBER.png`` for each size, ``claims-annotator.ico`` and ``claims-annotator.icns``. The containers are
written here: both hold PNGs since Windows Vista and OS X 10.7, and nothing of time or machine gets into them.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# The type of each entry of an ICNS file, and the pixels on each side of its picture.
ICNS_TYPES = (
    (b"icp4", 16),
    (b"icp5", 32),
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
)


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an ICO file that holds the PNGs of `ICO_SIZES`."""
    head = struct.pack("<HHH", 0, 1, len(ICO_SIZES))
    offset = len(head) + 16 * len(ICO_SIZES)
    entries, data = b"", b""
    for size in ICO_SIZES:
        png = pictures[size]
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(data))
        data += png
    return head + entries + data


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return an ICNS file that holds the PNGs of `ICNS_TYPES`."""
    data = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for kind, size in ICNS_TYPES
    )
    return b"icns" + struct.pack(">I", 8 + len(data)) + data


def draw(svg: Path) -> dict[int, bytes]:
    """Return the PNG of each of `SIZES`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        msg = f"{svg} is not an SVG that Qt can draw"
        raise SystemExit(msg)
    pictures = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG", 0)  # type: ignore[call-overload]  # PySide6 takes a device; its stubs do not say so
        pictures[size] = bytes(buffer.data().data())
    del application
    return pictures


def main(arguments: list[str]) -> int:
    """Write every file; return 0, or 1 for wrong usage."""
    if len(arguments) != 2:
        print("usage: icons.py SVG FOLDER", file=sys.stderr)
        return 1
    svg, folder = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    pictures = draw(svg)
    for size, png in pictures.items():
        (folder / f"{size}.png").write_bytes(png)
    (folder / "claims-annotator.ico").write_bytes(ico(pictures))
    (folder / "claims-annotator.icns").write_bytes(icns(pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
