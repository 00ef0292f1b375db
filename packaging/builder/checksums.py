"""The checksums of everything in the output folder, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from builder.plan import Plan

NAME = "SHA256SUMS"


def build(plan: Plan) -> Path:
    """Write the checksums of what is in the output folder and return their path."""
    rows = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(plan.out.iterdir())
        if path.is_file() and not path.name.startswith(NAME)
    ]
    target = plan.out / NAME
    target.write_text("".join(rows), encoding="utf-8")
    return target
