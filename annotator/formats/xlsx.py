"""XLSX: the tables of CSV as a workbook that spreadsheets open."""

from __future__ import annotations
