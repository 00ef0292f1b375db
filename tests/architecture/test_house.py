"""The house rules that a machine can check: what each file says it is, how long it may be, what no file may name."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 300  # lines
# Modules that are longer, each with the reason.
LONGER: dict[str, str] = {}

SEEDS = {
    "000_6b4b3b9dbedb7cc3.txt": "cc0e927ac9a659138e3228e2338bcf744ac90d49ac20e704abd5d111947e0b69",
    "001_6fee7fd5d6ecfe93.txt": "820529b6cc713a0c0859ddd8e728aa75074d75771821b41a73c11088bca2d043",
    "002_69c10cbc4915efea.txt": "dd783c6b09b9989d86cc8e99a23e8a9a3f34f3449487171833baed093c67c1d6",
    "003_46d9625db089c5db.txt": "7bd1dbb4c52c8f7e224943517b6444933571a5316efb57589f4e03bb9fee9609",
    "004_6a4134bd51c2b6ad.txt": "91c52e619be5a4d693c933b7a6d796ccc899754e3419a3f5b14718c75f1bc5f5",
}

# A file that names the host of a package index ties every machine to it, and tells where somebody works.
_HOSTS = re.compile(r"pypi\.org|pythonhosted|index-url *[=h]|find-links *[=h]|/simple/?[\"' ]")
_SKIPPED = {".git", ".venv", ".venv-fuzz", "build", "dist", "node_modules", "__pycache__", "data"}
_TEXT = {".py", ".toml", ".md", ".txt", ".yml", ".yaml", ".cfg", ".ini", ".sh", ".in", ".json", ".lock", ""}


def _modules() -> list[Path]:
    return sorted((ROOT / "annotator").rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_says_in_its_first_line_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_bytes()))
    assert docstring
    assert docstring.splitlines()[0].rstrip().endswith((".", "?"))


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_is_short_or_says_why_not(path: Path) -> None:
    count = len(path.read_bytes().splitlines())
    assert count <= LONGEST or LONGER.get(_name(path)), (
        f"{count} lines: split it, or list it here with the reason"
    )


def test_the_list_of_longer_modules_is_true() -> None:
    for name, reason in LONGER.items():
        assert reason
        assert len((ROOT / name).read_bytes().splitlines()) > LONGEST, f"{name} is short by now"


def test_the_seeds_are_what_they_were_byte_for_byte() -> None:
    found = {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in (ROOT / "seeds").iterdir()}
    assert found == SEEDS


def test_git_keeps_the_seeds_byte_for_byte() -> None:
    assert "seeds/* -text" in (ROOT / ".gitattributes").read_text(encoding="utf-8")


def test_no_file_names_the_host_of_a_package_index() -> None:
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [each for each in folders if each not in _SKIPPED and not each.endswith("_cache")]
        for path in (
            Path(folder) / each
            for each in files
            if Path(each).suffix in _TEXT and each != Path(__file__).name
        ):
            match = _HOSTS.search(path.read_text(encoding="utf-8", errors="replace"))
            if match:
                found.append(f"{_name(path)}: {match[0]}")
    assert not found


def test_the_check_for_hosts_can_find_one() -> None:
    assert _HOSTS.search("--index-url https://example.org/")
    assert _HOSTS.search("https://files.pythonhosted.org/packages/")


def test_each_folder_of_the_program_is_a_package_with_a_sentence() -> None:
    folders = {path.parent for path in _modules()}
    assert [_name(each) for each in sorted(folders) if not (each / "__init__.py").is_file()] == []


def test_unit_tests_mirror_the_modules() -> None:
    known = {path.relative_to(ROOT / "annotator").parent for path in _modules()}
    mirrored = {
        path.relative_to(ROOT / "tests" / "unit").parent
        for path in (ROOT / "tests" / "unit").rglob("test_*.py")
    }
    assert sorted(map(str, mirrored - known)) == []


def _codes(path: Path) -> set[str]:
    """Return the codes of failures that a module names: the first word of a `UserError` or `Trouble`."""
    codes = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            first = node.args[0] if node.args else None
            if name in {"UserError", "Trouble"} and isinstance(first, ast.Constant):
                codes.add(str(first.value))
    return codes


def test_every_failure_has_its_words() -> None:
    from annotator.services.wording import ROWS

    codes = set().union(*map(_codes, _modules()))
    assert len(codes) > 20
    assert sorted(codes - ROWS.keys()) == []


def test_pyside_keeps_the_reference_count_of_none() -> None:
    """PySide6 6.12.0 loses one on most void calls, and aborts after some 5,300 of them on Python 3.11 and before."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for number in range(2000):\n"
        "    thing.setObjectName('name')\n"
        "print(before - sys.getrefcount(None))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert abs(int(done.stdout)) < 100


def test_the_required_pyside_excludes_the_one_that_loses_references() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"PySide6-Essentials>=6.8,<6.12"' in text


@pytest.mark.parametrize("name", ["dev.txt", "run.txt"])
def test_every_pin_has_its_hashes(name: str) -> None:
    lines = (ROOT / "packaging" / "constraints" / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith(" ")]
    assert pins
    assert all(re.match(r"[a-z0-9.-]+==\S+( ; .+)? \\$", line) for line in pins)
    assert all(
        re.match(r" +--hash=sha256:[0-9a-f]{64}( \\)?$", line) for line in lines if line.startswith(" ")
    )


def test_what_runs_is_pinned_the_same_in_both_files() -> None:
    pins = [
        {
            line
            for line in (ROOT / "packaging" / "constraints" / name).read_text().splitlines()
            if "==" in line
        }
        for name in ("run.txt", "dev.txt")
    ]
    assert pins[0] <= pins[1]
