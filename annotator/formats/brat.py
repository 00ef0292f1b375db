"""brat standoff: a text and its lines of annotation, alone, in a folder or in a ZIP archive."""

from __future__ import annotations
