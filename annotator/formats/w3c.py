"""W3C Web Annotation JSON-LD: selectors by position and quote, links as annotations of their own."""

from __future__ import annotations
