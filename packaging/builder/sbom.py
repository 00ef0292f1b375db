"""The bill of materials of what is built, in CycloneDX: each part with its version and licence.

The packages and their hashes are those of `constraints/run.txt`; the libraries beside them are those that the frozen
program was found to hold, with the versions of the packages they came from.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder import bundle, closure, environment
from builder.plan import APPLICATION_ID, NAME, PACKAGING, PRODUCT

if TYPE_CHECKING:
    from builder.plan import Plan

Component = dict[str, Any]
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "claims-annotator")


def build(plan: Plan) -> Path:
    """Write the bill into the output folder and return its path."""
    components = [*_packages(plan), *_python(plan)]
    if sys.platform.startswith("linux"):
        components += _libraries(plan)
    components.sort(key=lambda each: (str(each["name"]).lower(), str(each.get("version", ""))))
    main = {
        "type": "application",
        "bom-ref": f"pkg:generic/{NAME}@{plan.version}",
        "name": PRODUCT,
        "version": plan.version,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
        "purl": f"pkg:generic/{NAME}@{plan.version}",
        "properties": [{"name": "application id", "value": APPLICATION_ID}],
    }
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, json.dumps([main, components], sort_keys=True))}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(plan.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": main,
        },
        "components": components,
        "dependencies": [
            {"ref": main["bom-ref"], "dependsOn": sorted(each["bom-ref"] for each in components)}
        ],
    }
    target = plan.out / f"{NAME}-{plan.version}.cdx.json"
    target.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return target


def _licences() -> dict[str, str]:
    """Return the licence of each part, by its name in lower case with dashes."""
    rows = json.loads((PACKAGING.parent / "resources/licences/index.json").read_text(encoding="utf-8"))
    return {re.sub(r"[-_. ]+", "-", row["name"]).lower(): row["licence"] for row in rows}


def _component(kind: str, name: str, version: str, purl: str, licence: str) -> Component:
    is_expression = any(word in licence for word in (" AND ", " OR ", " WITH ", "LicenseRef"))
    return {
        "type": kind,
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{"expression": licence} if is_expression else {"license": {"id": licence}}],
    }


def _packages(plan: Plan) -> list[Component]:
    """Return the packages as pinned for the Python that builds, with the hashes that pip checks."""
    licences = _licences()
    text = (PACKAGING / "constraints" / "run.txt").read_text(encoding="utf-8")
    wanted = _installed(plan)
    found = []
    for match in re.finditer(
        r"^([a-z0-9.-]+)==([^\s;]+)[^\n]*\\\n((?: +--hash=[^\n]+\n)+)", text, re.MULTILINE
    ):
        name, version, hashes = match.groups()
        if wanted.get(name) != version:
            continue  # the pin of another Python
        licence = licences.get(name) or licences["qt-and-pyside6"]
        component = _component("library", name, version, f"pkg:pypi/{name}@{version}", licence)
        component["hashes"] = [
            {"alg": "SHA-256", "content": each} for each in re.findall(r"sha256:([0-9a-f]{64})", hashes)
        ]
        found.append(component)
    return found


def _installed(plan: Plan) -> dict[str, str]:
    code = (
        "import importlib.metadata as m, json, re;"
        "print(json.dumps({re.sub('[-_.]+', '-', d.metadata['Name']).lower(): d.version for d in m.distributions()}))"
    )
    versions: dict[str, str] = json.loads(plan.run([environment.python(plan), "-c", code]))
    return versions


def _python(plan: Plan) -> list[Component]:
    """Return Python, the SQLite it is linked to, and Qt."""
    code = "import platform, sqlite3; print(platform.python_version(), sqlite3.sqlite_version)"
    python, sqlite = plan.run([environment.python(plan), "-c", code]).split()
    qt = _installed(plan)["pyside6-essentials"]
    return [
        _component("platform", "Python", python, f"pkg:generic/python@{python}", "PSF-2.0"),
        _component("library", "SQLite", sqlite, f"pkg:generic/sqlite@{sqlite}", "blessing"),
        _component("framework", "Qt", qt, f"pkg:generic/qt@{qt}", "LGPL-3.0-only"),
    ]


def _libraries(plan: Plan) -> list[Component]:
    """Return the libraries of this system that the portable variant holds, by the packages they came from."""
    origins: dict[str, str] = json.loads((plan.work / "frozen" / "origins.json").read_text())
    held = {path.name for path in closure.elves(bundle.variant(plan, "portable"))}
    licences = _licences()
    found: dict[str, Component] = {}
    for name, source in origins.items():
        if Path(name).name not in held or not source.startswith(("/usr/", "/lib")):
            continue
        package, version = _package(Path(source).resolve())
        if not package or package.startswith("libsqlite3"):
            continue
        licence = next((value for key, value in licences.items() if _same(key, package)), "MIT")
        found[package] = _component(
            "library", package, version, f"pkg:deb/debian/{package}@{version}", licence
        )
    return list(found.values())


def _same(name: str, package: str) -> bool:
    """Tell whether a part of the list of licences is what a Debian package holds."""
    short = {
        "glib": "libglib",
        "pcre2": "libpcre2",
        "zstandard": "libzstd",
        "xz-utils": "liblzma",
        "bzip2": "libbz2",
    }
    return package.startswith(short.get(name, name if name.startswith("lib") else "\0"))


def _package(path: Path) -> tuple[str, str]:
    said = subprocess.run(
        ["dpkg-query", "-S", f"*{path.name}"], check=False, capture_output=True, text=True
    ).stdout.partition(":")[0]
    if not said:
        return "", ""
    version = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version}", said], check=False, capture_output=True, text=True
    ).stdout
    return said, version.partition("\n")[0]
