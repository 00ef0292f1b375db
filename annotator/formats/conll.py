"""CoNLL with IOB2 tags: a token a line."""

from __future__ import annotations
