"""The migration runner: forward in one transaction after a copy, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.store.migrations.runner import STEPS, migrate
from annotator.store.project import Project
from annotator.store.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.store.connection import Connection


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Return an open project of the present version."""
    made = Project.create(tmp_path / "old.claims")
    yield made
    made.close()


def _add(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE statements ADD COLUMN fresh TEXT")


def _fail(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE links")
    message = "the step failed"
    raise RuntimeError(message)


def _orphan(connection: Connection) -> None:
    connection.exec_driver_sql("INSERT INTO source_names VALUES ('nobody', 77)")


def _columns(project: Project) -> list[str]:
    return [row[1] for row in project.connection.exec_driver_sql("PRAGMA table_info(statements)")]


def test_every_version_up_to_this_one_has_its_step() -> None:
    assert set(STEPS) == set(range(2, SCHEMA_VERSION + 1))


def test_steps_run_in_order_and_leave_a_copy_of_what_was(project: Project, tmp_path: Path) -> None:
    seen: list[int] = []
    last = SCHEMA_VERSION + 2
    steps = {number: (lambda _c, number=number: seen.append(number)) for number in range(2, last)} | {
        last: _add
    }
    migrate(project.connection, project.path, SCHEMA_VERSION, target=last, steps=steps)
    assert seen == list(range(SCHEMA_VERSION + 1, last))
    assert "fresh" in _columns(project)
    assert project.connection.exec_driver_sql("PRAGMA user_version").scalar() == last
    assert project.connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    old = Project.open(tmp_path / f"old.before-v{last}.claims")
    assert "fresh" not in _columns(old)
    old.close()


@pytest.mark.parametrize(("step", "error"), [(_fail, RuntimeError), (_orphan, UserError)])
def test_a_step_that_fails_leaves_the_project_as_it_was(
    project: Project, step: object, error: type[Exception]
) -> None:
    steps = {SCHEMA_VERSION + 1: _add, SCHEMA_VERSION + 2: step}
    with pytest.raises(error):
        migrate(project.connection, project.path, SCHEMA_VERSION, target=SCHEMA_VERSION + 2, steps=steps)  # type: ignore[arg-type]  # one of two steps
    assert "fresh" not in _columns(project)
    assert project.connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA_VERSION
    assert project.connection.exec_driver_sql("SELECT count(*) FROM links").scalar() == 0
    assert project.connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_version_without_a_way_forward_is_refused(project: Project) -> None:
    with pytest.raises(UserError) as caught:
        migrate(project.connection, project.path, SCHEMA_VERSION, target=SCHEMA_VERSION + 1, steps={})
    assert caught.value.code == "project.unknown_version"
