"""Label Studio JSON: tasks with results of annotators and models, before and after 1.0, Text and HyperText."""

from __future__ import annotations
