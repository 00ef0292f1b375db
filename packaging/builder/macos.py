"""The macOS application and its disk image. Only a Mac can build it; the release workflow does.

It is signed with the identity that ``CODESIGN_IDENTITY`` names, else for this machine alone ("-").
"""

from __future__ import annotations

import os
import platform
import shutil
from typing import TYPE_CHECKING

from builder import bundle, environment, linux
from builder.plan import NAME, PACKAGING, PRODUCT, BuildError, say

if TYPE_CHECKING:
    from pathlib import Path

    from builder.plan import Plan

PLUGINS = (
    "platforms/libqcocoa.dylib",
    "platforms/libqoffscreen.dylib",
    "styles/libqmacstyle.dylib",
)

_TRANSLATIONS = [f"/qtbase_{each}.qm" for each in bundle.LANGUAGES]


def build(plan: Plan) -> Path:
    """Build the disk image into the output folder and return its path."""
    environment.install(plan, environment.wheel(plan))
    icon = linux.icons(plan) / f"{NAME}.icns"
    made = bundle.pyinstall(plan, plan.work / "origins.json", {"CLAIMS_ANNOTATOR_ICON": str(icon)})
    app = made / f"{PRODUCT}.app"
    if not app.is_dir():
        msg = f"PyInstaller made no {app.name} in {made}"
        raise BuildError(msg)
    _trim(app)
    _sign(plan, app)
    return _image(plan, app)


def _trim(app: Path) -> None:
    """Delete the plugins and translations that are not used, and the links that led to them."""
    for path in sorted(app.rglob("*"), reverse=True):
        name = path.relative_to(app).as_posix()
        is_plugin = "/plugins/" in name and path.suffix == ".dylib"
        is_translation = "/translations/" in name and path.suffix == ".qm" and "PySide6" in name
        wanted = [f"/plugins/{each}" for each in PLUGINS] if is_plugin else _TRANSLATIONS
        if (is_plugin or is_translation) and not name.endswith(tuple(wanted)):
            path.unlink()
    for path in sorted(app.rglob("*"), reverse=True):
        if path.is_symlink() and not path.exists():
            path.unlink()
        elif path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def _sign(plan: Plan, app: Path) -> None:
    """Sign everything anew, from the inside out: what was deleted has broken the seal."""
    identity = os.environ.get("CODESIGN_IDENTITY") or "-"
    hardened = [] if identity == "-" else ["--timestamp", "--options", "runtime"]
    entitlements = ["--entitlements", str(PACKAGING / "macos" / "entitlements.plist")]
    inner = sorted(
        each for each in app.rglob("*") if each.suffix in {".so", ".dylib"} and not each.is_symlink()
    )
    for path in [*inner, *sorted(app.rglob("*.framework"), reverse=True)]:
        if not path.is_symlink():
            plan.run(["codesign", "--force", "--sign", identity, *hardened, path])
    plan.run(["codesign", "--force", "--sign", identity, *hardened, *entitlements, app])
    plan.run(["codesign", "--verify", "--deep", "--strict", app])


def _image(plan: Plan, app: Path) -> Path:
    """Write the disk image: the application beside a link to the folder that it is to be dragged into."""
    say("building the disk image")
    folder = plan.folder("image")
    shutil.copytree(app, folder / app.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    shutil.copyfile(plan.source / "LICENSE", folder / "License.txt")
    target = plan.out / f"Claims_Annotator-{plan.version}-macos-{platform.machine()}.dmg"
    target.unlink(missing_ok=True)
    plan.run(
        [
            *("hdiutil", "create", "-volname", f"{PRODUCT} {plan.version}", "-srcfolder", folder),
            *("-fs", "HFS+", "-format", "ULMO", target),
        ]
    )
    identity = os.environ.get("CODESIGN_IDENTITY")
    if identity:
        plan.run(["codesign", "--sign", identity, "--timestamp", target])
        if os.environ.get("NOTARY_APPLE_ID"):
            plan.run([PACKAGING / "macos" / "notarise.sh", target])
    return target
