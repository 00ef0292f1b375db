"""The .rpm: the portable variant of the program, for Fedora, openSUSE and their kin."""

from __future__ import annotations

import platform
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from builder import bundle, closure, linux
from builder.plan import NAME, PACKAGING, BuildError, say

if TYPE_CHECKING:
    from builder.plan import Plan


def build(plan: Plan) -> Path:
    """Build the package into the output folder and return its path."""
    tree = bundle.variant(plan, "portable")
    folder = plan.folder("rpm")
    root = folder / "root"
    say("building the .rpm")
    linux.stage(plan, root, tree)
    zsh = root / "usr/share/zsh"
    (zsh / "vendor-completions").rename(zsh / "site-functions")
    licences = root / "usr/share/licenses" / NAME
    shutil.copytree(plan.source / "resources/licences", licences)
    linux.settle(root, plan.epoch)
    # rpmbuild takes no path with a space in it, and a checkout may lie anywhere.
    with tempfile.TemporaryDirectory(prefix="rpm-") as named:
        place = Path(named)
        (place / "files").symlink_to(root)
        spec = place / f"{NAME}.spec"
        spec.write_text(_spec(plan, place / "files"), encoding="utf-8")
        plan.run(
            [
                *("rpmbuild", "-bb", "--target", platform.machine(), "--define", f"_topdir {place / 'top'}"),
                *("--define", f"_tmppath {place / 'work'}", spec),
            ],
            folder=place,
        )
        built = list((place / "top" / "RPMS").rglob("*.rpm"))
        if len(built) != 1:
            msg = f"rpmbuild said nothing and made nothing of {root}"
            raise BuildError(msg)
        return Path(shutil.copy2(built[0], plan.out / built[0].name))


def _spec(plan: Plan, root: Path) -> str:
    found = closure.elves(root.resolve())
    # By what it is linked to, which is the same on each distribution, and not by the names of packages.
    names = [name for name in closure.outside(found) if not name.startswith("ld-linux")]
    requires = [f"Requires:       {name}()(64bit)" for name in names]
    requires.append(f"Requires:       libc.so.6(GLIBC_{closure.glibc_floor(found)})(64bit)")
    # Without any font every letter is a box.
    requires.append("Recommends:     dejavu-sans-fonts")
    text = (PACKAGING / "linux" / "rpm.spec.in").read_text(encoding="utf-8")
    for name, value in {
        "VERSION": plan.version.replace("-", "~"),
        "REQUIRES": "\n".join(requires),
        "ROOT": str(root),
        "PAYLOAD": "w3.zstdio" if plan.quick else "w19.zstdio",
    }.items():
        text = text.replace(f"@{name}@", value)
    return text
