"""The floors of the house: imports go one way, and each toolkit stays in its folder."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# The Qt modules whose libraries the set-up looks for (packaging/setup/system.py).
QT_MODULES = {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest"}
HEAVY = {"PySide6", "shiboken6", "sqlalchemy", "pydantic", "orjson"}


def _contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_import_contracts_hold(root: Path) -> None:
    done = _contracts(root)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("core/spans.py", "import annotator.services", "The floors of the house"),
        ("store/extra.py", "import annotator.formats", "The floors of the house"),
        ("services/extra.py", "import PySide6.QtCore", "Qt lives in ui"),
        ("ui/extra.py", "import sqlite3", "SQL lives in store"),
        ("core/extra.py", "import orjson", "The core stands on"),
    ],
)
def test_the_contracts_notice_what_breaks_them(
    tmp_path: Path, root: Path, module: str, line: str, contract: str
) -> None:
    for folder in ("core", "environment", "store", "formats", "suggest", "analysis", "services", "ui", "cli"):
        (tmp_path / "annotator" / folder).mkdir(parents=True)
        (tmp_path / "annotator" / folder / "__init__.py").touch()
    (tmp_path / "annotator" / "__init__.py").touch()
    (tmp_path / "annotator" / "app.py").touch()
    (tmp_path / "pyproject.toml").write_bytes((root / "pyproject.toml").read_bytes())
    assert _contracts(tmp_path).returncode == 0
    (tmp_path / "annotator" / module).write_text(f"{line}\n")
    done = _contracts(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract}" in done.stdout
    assert "BROKEN" in done.stdout


def _imported_names(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{each.name}" for each in node.names}
    return names


def test_the_set_up_looks_for_the_libraries_of_every_qt_module_in_use(root: Path) -> None:
    modules = {
        name.split(".")[1]
        for path in (root / "annotator").rglob("*.py")
        for name in _imported_names(path)
        if name.startswith("PySide6.")
    }
    assert modules
    assert modules <= QT_MODULES
    known = (root / "packaging" / "setup" / "system.py").read_text(encoding="utf-8")
    for module in modules:
        assert f"libQt6{module.removeprefix('Qt')}.so.6" in known


def _modules_after(*arguments: str) -> set[str]:
    """Return the modules that ``python -m annotator`` with these arguments has loaded when it ends."""
    code = (
        "import runpy, sys\n"
        f"sys.argv = ['claims-annotator', *{arguments!r}]\n"
        "try:\n"
        "    runpy.run_module('annotator', run_name='__main__')\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "print('MODULES', *{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return set(done.stdout.rpartition("MODULES ")[2].split())


def test_saying_the_version_loads_nothing_heavy() -> None:
    # What of the standard library takes as long as the rest of such a start.
    slow = {"dataclasses", "inspect", "pathlib", "logging", "json", "subprocess"}
    assert not (HEAVY | slow) & _modules_after("--version")
