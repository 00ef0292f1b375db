"""A report for people: one HTML file that needs nothing else, to read, print or listen to."""

from __future__ import annotations
