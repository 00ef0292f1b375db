"""Write `annotator/store/ddl.py`, the statements that make a project, from the tables in `annotator/store/tables.py`.

    python packaging/schema.py

The program reads the statements, so that it need not import what compiled them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from sqlalchemy.dialects import sqlite  # noqa: E402 - the folder above stands outside any package
from sqlalchemy.schema import CreateIndex, CreateTable  # noqa: E402

from annotator.store.tables import SEARCH_TABLES, metadata  # noqa: E402

FILE = ROOT / "annotator" / "store" / "ddl.py"
_HEAD = '''"""The statements that make an empty project; made from `tables.py` by `packaging/schema.py`."""

from __future__ import annotations

STATEMENTS = (
'''


def statements() -> list[str]:
    """Return the statements for SQLite, each table before what refers to it and followed by its indexes."""
    dialect = sqlite.dialect()
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(_tidy(str(CreateTable(table).compile(dialect=dialect))))
        made += [
            _tidy(str(CreateIndex(index).compile(dialect=dialect)))
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    return [*made, *SEARCH_TABLES]


def _tidy(statement: str) -> str:
    return re.sub(r" +$", "", statement.strip(), flags=re.MULTILINE).replace("\t", "    ")


def source() -> str:
    """Return the module that holds them, before the formatter has seen it."""
    return _HEAD + "".join(f'    """{statement}""",\n' for statement in statements()) + ")\n"


if __name__ == "__main__":
    FILE.write_text(source(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(FILE)], check=True)
