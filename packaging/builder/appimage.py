"""The AppImage: one file that runs wherever there is a desktop, with a runtime of the project's own in front."""

from __future__ import annotations

import platform
import shutil
from typing import TYPE_CHECKING

from builder import bundle, linux
from builder.plan import APPLICATION_ID, NAME, PACKAGING, say

if TYPE_CHECKING:
    from pathlib import Path

    from builder.plan import Plan

_BLOCK = "256K"  # larger blocks make a smaller file and a slower start


def build(plan: Plan) -> Path:
    """Build the AppImage into the output folder and return its path."""
    tree = bundle.variant(plan, "portable")
    folder = plan.folder("appimage")
    root = folder / "AppDir"
    say("building the AppImage")
    linux.stage(plan, root, tree)
    _front(root)
    linux.settle(root, plan.epoch)
    image = folder / "image"
    level = ["-Xcompression-level", "3" if plan.quick else "19"]
    plan.run(
        [
            *("mksquashfs", root, image),
            *("-root-owned", "-noappend", "-no-progress", "-comp", "zstd", *level),
            *("-b", _BLOCK, "-processors", "2", "-no-xattrs"),
        ],
        variables={"SOURCE_DATE_EPOCH": str(plan.epoch)},
    )
    target = plan.out / f"Claims_Annotator-{plan.version}-{platform.machine()}.AppImage"
    target.write_bytes(_runtime(plan, folder) + image.read_bytes())
    target.chmod(0o755)
    return target


def _front(root: Path) -> None:
    """Put in front what the specification wants there: AppRun, the menu entry and the icon."""
    shutil.copyfile(PACKAGING / "linux" / "AppRun", root / "AppRun")
    (root / "AppRun").chmod(0o755)
    (root / f"{APPLICATION_ID}.desktop").symlink_to(f"usr/share/applications/{APPLICATION_ID}.desktop")
    icon = f"usr/share/icons/hicolor/256x256/apps/{APPLICATION_ID}.png"
    (root / f"{APPLICATION_ID}.png").symlink_to(icon)
    (root / ".DirIcon").symlink_to(icon)
    # The entry that desktops look for has the name of the older form of this file.
    metainfo = root / "usr/share/metainfo"
    (metainfo / f"{APPLICATION_ID}.appdata.xml").symlink_to(f"{APPLICATION_ID}.metainfo.xml")


def _runtime(plan: Plan, folder: Path) -> bytes:
    """Return the compiled runtime, with the mark of an AppImage of type 2."""
    program = folder / "runtime"
    plan.run(
        [
            *("gcc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static"),
            *("-ffile-prefix-map=" + str(PACKAGING) + "=.", f'-DVERSION_TEXT="of {NAME} {plan.version}"'),
            *("-Wl,--build-id=none", "-o", program, PACKAGING / "linux" / "runtime.c"),
            *("-lsquashfuse_ll", "-lsquashfuse", "-lfuse3", "-lzstd", "-lz", "-lpthread"),
        ]
    )
    plan.run(["strip", program])
    data = bytearray(program.read_bytes())
    data[8:11] = b"AI\x02"
    return bytes(data)
