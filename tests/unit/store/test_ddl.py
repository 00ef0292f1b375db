"""The statements that make a project are those of its tables."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from annotator.store.ddl import STATEMENTS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_statements_are_made_from_the_tables(root: Path) -> None:
    spec = importlib.util.spec_from_file_location("schema", root / "packaging" / "schema.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert list(STATEMENTS) == module.statements(), "run packaging/schema.py"
