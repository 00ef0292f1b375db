"""labelbuddy JSON and JSONL: documents known by their text or its checksum, annotations in code points and bytes."""

from __future__ import annotations
