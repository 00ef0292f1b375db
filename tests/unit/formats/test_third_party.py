"""The format that CONTRIBUTING.md shows works as it stands there, found by its entry point."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest

from annotator.formats.base import ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.registry import GROUP, Registry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def example(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the example as a package with an entry point would."""
    page = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(\"\"\"Tab lines.*?)```", page, re.DOTALL)
    assert found is not None
    assert len([line for line in found[1].splitlines() if line.strip()]) <= 45
    module = types.ModuleType("tab_lines_of_contributing")
    exec(found[1], module.__dict__)  # noqa: S102 - our own page
    monkeypatch.setitem(sys.modules, module.__name__, module)
    point = importlib.metadata.EntryPoint("tab-lines", f"{module.__name__}:TabLines", GROUP)
    monkeypatch.setattr(
        importlib.metadata, "entry_points", lambda *, group: [point] if group == GROUP else []
    )


@pytest.mark.usefixtures("example")
def test_the_example_reads_what_it_writes(bench: Any, make: Any, tmp_path: Path) -> None:
    registry = Registry()
    format_ = registry.named("tab-lines")
    assert "tab-lines" in registry.names()
    data = bench.written(format_, [make("One.\nTwo.", ("claim", [(0, 3)]), ("claim", [(1, 8)]))])
    (tmp_path / "a.tab").write_bytes(data + b"x\ty\n")
    assert registry.detect(tmp_path / "a.tab") is format_
    (draft,) = format_.read(tmp_path / "a.tab", ReadOptions())
    assert isinstance(draft, DraftArticle)
    assert draft.text == "One.\nTwo."
    assert [tuple(span.fragments[0]) for span in draft.spans] == [(0, 3), (1, 8)]
    assert [(each.code, each.line) for each in draft.troubles] == [("record.wrong_shape", 6)]
