"""The files that flatpak-builder packs; the manifest in packaging/linux/flatpak says how."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from builder import bundle, linux

if TYPE_CHECKING:
    from pathlib import Path

    from builder.plan import Plan


def build(plan: Plan) -> Path:
    """Put the portable variant and all that belongs to it below ``usr`` in the output folder; return that."""
    tree = bundle.variant(plan, "portable")
    root = plan.folder("flatpak")
    linux.stage(plan, root, tree)
    linux.settle(root, plan.epoch)
    target = plan.out / "usr"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(root / "usr", target, symlinks=True)
    return target
