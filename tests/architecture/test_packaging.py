"""What the packages are made from holds together: icons, licences, menu entries, workflows, the changelog."""

from __future__ import annotations

import json
import plistlib
import re
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
ID = "org.claimsannotator.ClaimsAnnotator"
LICENCES = ROOT / "resources" / "licences"


def _packaging(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=PACKAGING, capture_output=True, text=True, check=False
    )


def _pins(name: str) -> dict[str, str]:
    text = (PACKAGING / "constraints" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_runs_has_its_licence() -> None:
    rows = json.loads((LICENCES / "index.json").read_text(encoding="utf-8"))
    named = {_normal(row["name"]) for row in rows} | {"pyside6-essentials", "shiboken6"}
    assert set(_pins("run.txt")) - named == set()


def test_every_licence_has_its_text_and_every_text_its_licence() -> None:
    rows = json.loads((LICENCES / "index.json").read_text(encoding="utf-8"))
    named = {file for row in rows for file in row["files"]}
    assert named == {path.name for path in LICENCES.iterdir()} - {"index.json"}
    assert all(row["licence"] for row in rows)
    assert all((LICENCES / file).stat().st_size > 100 for file in named)


def test_the_build_is_pinned_to_what_runs() -> None:
    assert _pins("run.txt").items() <= _pins("build.txt").items()


@pytest.mark.parametrize("name", ["build.txt", "windows-python.txt"])
def test_the_pins_of_the_builds_have_their_hashes(name: str) -> None:
    text = (PACKAGING / "constraints" / name).read_text(encoding="utf-8")
    pins = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert pins
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", each) for each in pins)


def test_the_desktop_entry_opens_projects() -> None:
    text = (PACKAGING / "linux" / f"{ID}.desktop").read_text(encoding="utf-8")
    entry = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    mime = ET.parse(PACKAGING / "linux" / f"{ID}.mime.xml").getroot()  # noqa: S314 - our own file
    (kind,) = [each.attrib["type"] for each in mime if "type" in each.attrib]
    assert entry["MimeType"] == f"{kind};"
    assert entry["Exec"] == "claims-annotator %f"
    assert entry["Icon"] == ID


def test_the_names_are_the_same_everywhere() -> None:
    metainfo = ET.parse(PACKAGING / "linux" / f"{ID}.metainfo.xml").getroot()  # noqa: S314 - our own file
    assert metainfo.findtext("id") == ID
    info = plistlib.loads((PACKAGING / "macos" / "Info.plist").read_bytes())
    assert info["CFBundleIdentifier"] == ID
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert f"id: {ID}\n" in (PACKAGING / "linux" / "flatpak" / f"{ID}.yml").read_text(encoding="utf-8")
    for name in ("launcher.c", "launcher.manifest"):
        assert "org.claimsannotator.ClaimsAnnotator" in (PACKAGING / "windows" / name).read_text(
            encoding="utf-8"
        )


def test_the_icon_of_the_window_is_the_icon() -> None:
    png = (ROOT / "resources/icons/claims-annotator.png").read_bytes()
    assert struct.unpack_from(">II", png, 16) == (256, 256)


def test_the_icon_is_drawn_in_every_size_and_container(tmp_path: Path) -> None:
    done = _packaging("builder/icons.py", str(ROOT / "resources/icons/claims-annotator.svg"), str(tmp_path))
    assert done.returncode == 0, done.stderr
    ico = (tmp_path / "claims-annotator.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", ico)
    assert (reserved, kind, count) == (0, 1, 7)
    for number in range(count):
        side, *_, length, offset = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number)
        png = ico[offset : offset + length]
        assert struct.unpack_from(">I", png, 16) == (side or 256,)
    icns = (tmp_path / "claims-annotator.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4) == (len(icns),)
    assert (tmp_path / "256.png").read_bytes() == (ROOT / "resources/icons/claims-annotator.png").read_bytes()


def test_the_manual_and_the_completions_name_every_command(tmp_path: Path) -> None:
    from annotator.cli import COMMANDS

    done = _packaging("builder/manual.py", "1.2.3", "0", str(tmp_path))
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "claims-annotator.1").read_text(encoding="utf-8")
    assert '"1970-01-01" "Claims Annotator 1.2.3"' in page
    for name in COMMANDS:
        assert f".SS {name.replace('-', chr(92) + '-')}" in page
        for shell in ("bash", "zsh", "fish"):
            assert name in (tmp_path / shell).read_text(encoding="utf-8")


def test_a_target_for_another_system_is_refused_in_words() -> None:
    other = "macos" if sys.platform != "darwin" else "deb"
    done = _packaging("build.py", other, "--check")
    assert done.returncode == 1
    assert f"{other} cannot be made on {sys.platform}" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_tools_are_named_with_their_packages() -> None:
    code = (
        "from builder.tools import Tool, check\n"
        "from builder.plan import BuildError\n"
        "try:\n"
        "    check((Tool('no-such-tool', 'to try this', 'some-package', 'some-package'),\n"
        "        Tool('sh', 'to run', 'dash')))\n"
        "except BuildError as error:\n"
        "    print(error)\n"
    )
    said = _packaging("-c", code).stdout
    assert "no-such-tool, to try this" in said
    assert "some-package" in said
    assert "dash" not in said


def test_the_notes_of_a_release_come_from_the_changelog() -> None:
    code = (
        "from release_notes import notes\n"
        "text = '# C\\n\\n## Unreleased\\n\\nnew\\n\\n## [1.0.0] - 2026-01-02\\n\\n### Added\\n\\n- one\\n'\n"
        "print(notes(text, '1.0.0')); print('|'); print(notes(text, '1.1.0'))\n"
    )
    assert _packaging("-c", code).stdout == "### Added\n\n- one\n|\nnew\n"


def test_the_workflows_call_the_same_scripts() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    scripts = set(re.findall(r"packaging/[\w/]+\.(?:py|sh)", text))
    assert "packaging/build.py" in scripts
    assert [name for name in scripts if not (ROOT / name).is_file()] == []
    assert text.count("make test-packaged") == 3
