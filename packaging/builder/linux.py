"""What every Linux package holds beside the program: menu entry, icons, file type, manual page, completions.

The files below ``usr/`` are the same in the .deb, the .rpm and the AppImage.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from builder import environment
from builder.plan import APPLICATION_ID, MIME_TYPE, NAME, PACKAGING, BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from builder.plan import Plan

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SHARED = "usr/lib/claims-annotator"


def stage(plan: Plan, root: Path, tree: Path) -> None:
    """Put the program's folder and all that belongs to it below ``root``, as it will lie in the system."""
    shutil.copytree(tree, root / SHARED, symlinks=True)
    program = root / "usr/bin" / NAME
    program.parent.mkdir(parents=True)
    program.symlink_to(f"../lib/{NAME}/{NAME}")
    share = root / "usr/share"
    linux = PACKAGING / "linux"
    _write(
        share / f"applications/{APPLICATION_ID}.desktop", (linux / f"{APPLICATION_ID}.desktop").read_bytes()
    )
    _write(share / f"metainfo/{APPLICATION_ID}.metainfo.xml", metainfo(plan).encode())
    _write(share / f"mime/packages/{APPLICATION_ID}.xml", mime(plan).encode())
    _icons(plan, share / "icons/hicolor")
    _manual(plan, share)


def settle(root: Path, epoch: int) -> None:
    """Give every file and folder its mode and its time."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def metainfo(plan: Plan) -> str:
    """Return the AppStream data with the releases that the changelog names."""
    rows = []
    for version, date in releases(plan):
        kind = ' type="development"' if re.search(r"[a-z]", version) else ""
        rows.append(f'    <release version="{escape(version)}" date="{date}"{kind}/>')
    source = (PACKAGING / "linux" / f"{APPLICATION_ID}.metainfo.xml").read_text(encoding="utf-8")
    return source.replace("@RELEASES@", "\n".join(rows))


def releases(plan: Plan) -> list[tuple[str, str]]:
    """Return each release with its date, newest first; what is not released yet has the day of its commit."""
    words = (plan.source / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.findall(r"^## \[?([0-9][^\]\s]*)\]? [-–—] ([0-9]{4}-[0-9]{2}-[0-9]{2})", words, re.MULTILINE)
    if plan.version not in dict(found):
        found.insert(0, (plan.version, datetime.fromtimestamp(plan.epoch, UTC).date().isoformat()))
    return found


def mime(plan: Plan) -> str:
    """Return the file type with the number by which a project's database is known."""
    source = (plan.source / "annotator/store/schema.py").read_text(encoding="utf-8")
    number = re.search(r"^APPLICATION_ID\b[^=\n]*= *(0x[0-9A-Fa-f_]+|[0-9_]+)", source, re.MULTILINE)
    if number is None:
        msg = "annotator/store does not say APPLICATION_ID any more; builder/linux.py reads it there"
        raise BuildError(msg)
    text = (PACKAGING / "linux" / f"{APPLICATION_ID}.mime.xml").read_text(encoding="utf-8")
    return text.replace("@APPLICATION_ID@", f"0x{int(number[1], 0):08x}")


def icons(plan: Plan) -> Path:
    """Return a folder with the icon in every size and container, drawn with the build's Qt."""
    folder = plan.folder("icons")
    script = PACKAGING / "builder" / "icons.py"
    svg = plan.source / "resources/icons/claims-annotator.svg"
    plan.run([environment.python(plan), script, svg, folder])
    return folder


def _icons(plan: Plan, target: Path) -> None:
    drawn = icons(plan)
    mime_icon = MIME_TYPE.replace("/", "-")
    for size in ICON_SIZES:
        png = (drawn / f"{size}.png").read_bytes()
        _write(target / f"{size}x{size}/apps/{APPLICATION_ID}.png", png)
        if size in {16, 32, 48, 64, 128}:
            _write(target / f"{size}x{size}/mimetypes/{mime_icon}.png", png)
    svg = (plan.source / "resources/icons/claims-annotator.svg").read_bytes()
    _write(target / f"scalable/apps/{APPLICATION_ID}.svg", svg)


def _manual(plan: Plan, share: Path) -> None:
    """Write the manual page and the completions, from the commands as the program itself defines them."""
    folder = plan.folder("manual")
    plan.run(
        [environment.python(plan), PACKAGING / "builder" / "manual.py", plan.version, str(plan.epoch), folder]
    )
    page = gzip.compress((folder / f"{NAME}.1").read_bytes(), 9, mtime=0)
    _write(share / f"man/man1/{NAME}.1.gz", page)
    _write(share / f"bash-completion/completions/{NAME}", (folder / "bash").read_bytes())
    _write(share / f"zsh/vendor-completions/_{NAME}", (folder / "zsh").read_bytes())
    _write(share / f"fish/vendor_completions.d/{NAME}.fish", (folder / "fish").read_bytes())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o644)
