"""Checks what is kept beside the journaled rows: counters, numbers for new rows, speakers by name.

None of it is evidence, yet a name that leads to nobody misleads as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.values import Source
from annotator.core.views import Problem
from annotator.store.columns import TABLES
from annotator.store.rows import SELECTS, from_row
from annotator.store.state import folded_name

if TYPE_CHECKING:
    from annotator.store.connection import Connection


def check_derived(connection: Connection, problems: list[Problem]) -> None:
    """Hold everything that follows from the rows against them. Memory grows with the register of speakers alone."""
    _counts(connection, problems)
    _numbers(connection, problems)
    _names(connection, problems)


def _counts(connection: Connection, problems: list[Problem]) -> None:
    """Count what the counters say."""
    counted = (
        "SELECT {place} AS article_pk, label_pk, sum(status = 'accepted') AS accepted, "
        "sum(status = 'suggested') AS suggested FROM annotations WHERE status <> 'rejected' GROUP BY 1, 2"
    )
    true = f"{counted.format(place='article_pk')} UNION ALL {counted.format(place='0')}"
    kept = "SELECT article_pk, label_pk, accepted, suggested FROM label_counts"
    wrong = connection.exec_driver_sql(
        f"WITH counted AS ({true}), kept AS ({kept}) SELECT count(*) FROM ("
        "SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) "
        "UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))"
    ).scalar_one()
    if wrong:
        problems.append(Problem("counters", "verify.counters", {"count": wrong}))


def _numbers(connection: Connection, problems: list[Problem]) -> None:
    """Look for tables whose next row would get a number that one has already."""
    known = {
        str(name): value for name, value in connection.exec_driver_sql("SELECT name, value FROM counters")
    }
    wrong = 0
    for table in ("texts", *TABLES.values()):
        last = connection.exec_driver_sql(f"SELECT coalesce(max(pk), 0) FROM {table}").scalar_one()
        value = known.get(table, 0)
        wrong += not (isinstance(value, int) and isinstance(last, int) and value >= last)
    if wrong:
        problems.append(Problem("numbers of new rows", "verify.counters", {"count": wrong}))


def _names(connection: Connection, problems: list[Problem]) -> None:
    """Hold the names that speakers are found by against the speakers."""
    kept = {
        (str(one), str(name))
        for one, name in connection.exec_driver_sql(
            "SELECT s.id, n.folded FROM source_names n JOIN sources s ON s.pk = n.source_pk"
        )
    }
    true: set[tuple[str, str]] = set()
    for row in connection.exec_driver_sql(SELECTS[Kind.SOURCE]):
        try:
            source = from_row(Kind.SOURCE, row)
        except UserError:
            continue  # which is found where the rows are looked at
        if isinstance(source, Source):
            true |= {(source.id, folded_name(name)) for name in (source.name, *source.aliases)}
    if wrong := len(kept ^ true):
        problems.append(Problem("names of speakers", "verify.names", {"count": wrong}))
