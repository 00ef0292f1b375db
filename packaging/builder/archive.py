"""The frozen program as a folder to be tried out, or as the archive for those who want no package."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from builder import bundle
from builder.plan import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from builder.plan import Plan


def build(plan: Plan) -> Path:
    """Put the portable variant into the output folder and return its path."""
    tree = bundle.variant(plan, "portable")
    target = plan.out / NAME
    shutil.rmtree(target, ignore_errors=True)
    return shutil.copytree(tree, target, symlinks=True)
