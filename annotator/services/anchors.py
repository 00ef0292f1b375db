"""Proof from outside that a journal was not cut short: a hash of it that somebody noted, or an earlier copy has.

A chain of hashes shows that nothing in it was changed. That its newest entries are gone, together with what they did,
only somebody can see who knows one of them; and whoever knows the newest knows them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.views import Problem
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotator.core.views import JournalEntry
    from annotator.store.queries import Queries

_NOTED = re.compile(r"[0-9a-f]{16,64}")  # sixteen digits are enough that nobody finds a second one


def head_of(read: Queries) -> JournalEntry | None:
    """Return the newest entry of the journal, None where there is none."""
    return next(iter(read.journal(limit=1)), None)


def heads_of_copies(copies: Iterable[Path]) -> list[str]:
    """Return the hashes of the newest entries of earlier copies; raise `UserError` where one does not open."""
    heads = []
    for path in copies:
        with Session.open(path, annotator="") as session:
            head = head_of(session.read)
            if head is not None:
                heads.append(head.hash)
    return heads


def missing_heads(read: Queries, noted: Iterable[str]) -> list[Problem]:
    """Return a problem for each hash that no entry of the journal has.

    A hash may be shortened to its first sixteen digits. Raises `UserError` for what is none.
    """
    problems = []
    for one in noted:
        digits = one.strip().lower()
        if not _NOTED.fullmatch(digits):
            raise UserError("verify.no_hash", hash=one[:80])
        if read.entry_with_hash(digits) is None:
            problems.append(Problem("journal", "verify.cut_short", {"hash": digits[:16]}))
    return problems
