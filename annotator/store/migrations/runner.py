"""Brings an older project forward, one numbered step after another, in one transaction, after a copy was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.store.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from annotator.store.connection import Connection


# The step at n brings a project from version n - 1 to version n. Nothing older than version 1 was ever released.
STEPS: Mapping[int, Callable[[Connection], None]] = {}


def migrate(
    connection: Connection,
    path: Path,
    version: int,
    *,
    target: int = SCHEMA_VERSION,
    steps: Mapping[int, Callable[[Connection], None]] = STEPS,
) -> None:
    """Bring the project from ``version`` to ``target``; where a step fails, the project stays as it was.

    A copy named after the old version is left beside the project first. Raises `UserError` for a version without
    a way forward.
    """
    from annotator.store.backup import copy_database

    wanted = range(version + 1, target + 1)
    if version < 1 or any(number not in steps for number in wanted):
        raise UserError("project.unknown_version", file=str(path), version=version)
    copy_database(connection, path.with_name(f"{path.stem}.before-v{target}{path.suffix}"))
    connection.exec_driver_sql(
        "PRAGMA foreign_keys = OFF"
    )  # a step may rebuild a table; it cannot be set inside
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        for number in wanted:
            steps[number](connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {target}")
        _check_keys(connection, path)
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite ends it by itself on a full disk
            connection.exec_driver_sql("ROLLBACK")
        raise
    finally:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def _check_keys(connection: Connection, path: Path) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise UserError("project.damaged", file=str(path), detail=f"row {broken[1]} of {broken[0]}")
