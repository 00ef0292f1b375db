"""REFI-QDA projects and codebooks (.qdpx, .qdc), as qualitative analysis programs exchange them."""

from __future__ import annotations
