"""schema.org JSON-LD: articles with their Quotations and Claims, to be published beside them."""

from __future__ import annotations
