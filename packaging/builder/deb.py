"""The .deb: the program under /usr/lib, its dependencies computed from what it is linked to.

No script of a maintainer is in it: the triggers of the system take care of menus, file types and icons.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from builder import bundle, closure, linux
from builder.plan import NAME, PACKAGING, say

if TYPE_CHECKING:
    from builder.plan import Plan

MAINTAINER = "The Claims Annotator developers <developers@claims-annotator.invalid>"
_DESCRIPTION = """\
Analysts read news articles in it and mark who claimed, denied or said
what, with the mouse or with keys alone. Every mark is saved as it is made,
can be undone even after a restart, and leaves as JSONL.
.
This package holds Python and Qt; it needs no network."""
# What lintian sees in a package that carries its own Python and Qt, and why it stays.
_OVERRIDES = f"""\
# Python, Qt and the packages that the program runs on are shipped with it, pinned; it is one program on each system.
{NAME}: embedded-library *
# They are found by the loader's run path, relative to the program.
{NAME}: custom-library-search-path *
{NAME}: sharedobject-in-library-directory-missing-soname *
{NAME}: shared-library-lacks-prerequisites *
{NAME}: library-not-linked-against-libc *
# Built by their publishers, as they come in the wheels.
{NAME}: hardening-no-pie *
{NAME}: hardening-no-bindnow *
{NAME}: hardening-no-fortify-functions *
{NAME}: package-installs-python-bytecode *
# The program shows the texts of the licences under Help.
{NAME}: extra-license-file *
{NAME}: package-contains-documentation-outside-usr-share-doc *
# Built outside of Debian, so no bug of Debian's is closed by it.
{NAME}: initial-upload-closes-no-bugs
"""


def build(plan: Plan) -> Path:
    """Build the package into the output folder and return its path."""
    tree = bundle.variant(plan, "system")
    root = plan.folder("deb")
    say("building the .deb")
    linux.stage(plan, root, tree)
    _documents(plan, root)
    depends = _depends(plan, root)
    control = root / "DEBIAN"
    control.mkdir()
    _write(control / "control", _control(plan, root, depends))
    _write(control / "md5sums", _sums(root))
    linux.settle(root, plan.epoch)
    target = plan.out / f"{NAME}_{plan.version}_{_architecture(plan)}.deb"
    how = ["-Zgzip", "-z1"] if plan.quick else ["-Zxz", "-z9"]
    plan.run(["dpkg-deb", "--root-owner-group", "--threads-max=2", *how, "--build", root, target])
    return target


def _documents(plan: Plan, root: Path) -> None:
    folder = root / "usr/share/doc" / NAME
    folder.mkdir(parents=True)
    shutil.copyfile(PACKAGING / "linux" / "copyright", folder / "copyright")
    when = format_datetime(datetime.fromtimestamp(plan.epoch, UTC))
    entry = f"{NAME} ({plan.version}) unstable; urgency=medium\n\n  * See CHANGELOG.md of the project.\n\n"
    changelog = f"{entry} -- {MAINTAINER}  {when}\n"
    (folder / "changelog.gz").write_bytes(gzip.compress(changelog.encode(), 9, mtime=0))
    overrides = root / "usr/share/lintian/overrides" / NAME
    overrides.parent.mkdir(parents=True)
    _write(overrides, _OVERRIDES)


def _depends(plan: Plan, root: Path) -> str:
    """Return the packages that bring what the program is linked to, computed by Debian's own tool."""
    folder = plan.folder("shlibdeps")
    (folder / "debian").mkdir()
    _write(folder / "debian/control", f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    found = closure.elves(root / linux.SHARED)
    private = sorted({path.parent for path in found})
    said = plan.run(
        [
            *("dpkg-shlibdeps", "-O", "--ignore-missing-info"),
            *(f"-l{each}" for each in private),
            *(f"-x{each}" for each in _shipped(plan, found)),
            *(f"-e{each}" for each in sorted(found)),
        ],
        folder=folder,
    )
    line = re.search(r"^shlibs:Depends=(.+)$", said, re.MULTILINE)
    packages = line[1].split(", ") if line else []
    # Without any font every letter is a box; any of these will do.
    return ", ".join(
        [*packages, "fonts-dejavu-core | fonts-noto-core | fonts-liberation | fonts-freefont-ttf"]
    )


def _shipped(plan: Plan, found: dict[Path, closure.Elf]) -> list[str]:
    """Return the packages of this machine whose libraries are in the tree already."""
    origins: dict[str, str] = json.loads((plan.work / "frozen" / "origins.json").read_text())
    names = {path.name for path in found}
    sources = sorted(
        {str(Path(source).resolve()) for name, source in origins.items() if Path(name).name in names}
    )
    sources = [each for each in sources if each.startswith(("/usr/", "/lib"))]
    # Debian lists some files under /lib, though it is a link to /usr/lib by now.
    said = [plan.run(["dpkg-query", "-S", f"*{Path(each).name}"]) for each in sources]
    return sorted({line.partition(":")[0] for each in said for line in each.splitlines()})


def _control(plan: Plan, root: Path, depends: str) -> str:
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return "\n".join(
        (
            f"Package: {NAME}",
            f"Version: {plan.version}",
            f"Architecture: {_architecture(plan)}",
            f"Maintainer: {MAINTAINER}",
            f"Installed-Size: {-(-size // 1024)}",
            f"Depends: {depends}",
            "Section: text",
            "Priority: optional",
            "Description: mark who claimed, denied or said what in news articles",
            textwrap.indent(_DESCRIPTION, " "),
            "",
        )
    )


def _sums(root: Path) -> str:
    rows = []
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            rows.append(f"{digest}  {path.relative_to(root).as_posix()}\n")
    return "".join(rows)


def _architecture(plan: Plan) -> str:
    return plan.run(["dpkg", "--print-architecture"]).strip()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
