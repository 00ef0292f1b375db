"""CSV: articles in, one a row; annotations out and in, one a row, safe to open in a spreadsheet."""

from __future__ import annotations
