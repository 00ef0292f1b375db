"""Whether one entry of the journal can be taken back by itself, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.views import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.core.views import JournalEntry
    from annotator.store.queries import Queries


_MOST_MARKS = 40


def entry_to_undo(read: Queries, seq: int) -> JournalEntry:
    """Return the entry; raise `UserError` where it is none that can be taken back at all."""
    entry = read.journal_entry(seq)
    if entry is None:
        raise UserError("undo.no_entry", seq=seq)
    if entry.undone:
        raise UserError("undo.undone_already", seq=seq)
    if entry.kind is not EntryKind.DO:
        raise UserError("undo.of_an_undo", seq=seq, target=entry.target or 0)
    if entry.operation.startswith("project."):
        raise UserError("undo.of_the_beginning", seq=seq)
    return entry


def check_alone(read: Queries, seq: int) -> None:
    """Raise `UserError` where a later entry that is not taken back meets what the entry ``seq`` did.

    Whatever the values are now: where A became B, A and B again in three entries, the first looks as if it could go,
    but then the others no longer fit on what they find, and plain undo would come to a halt before them. Two entries
    meet where both touch the same thing, or the same name or place that only one thing may have; and where one makes
    or removes a thing that the other refers to. Entries that do not meet can be taken back in any order.
    """
    own = _Reach()
    own.add(read.journal_rows(seq))
    for later, row in read.standing_rows(seq, own.marks()):
        if own.is_met_in(row):
            kind = row[0].replace("_", " ")
            raise UserError("undo.overtaken", kind=kind, id=row[1], **_facts(read, seq, later))
        if own.hangs_together_with(row):
            raise UserError("undo.leant_on", **_facts(read, seq, later))


def _facts(read: Queries, seq: int, later: int) -> dict[str, Any]:
    entry = read.journal_entry(later)
    return {"seq": seq, "later": later, "annotator": entry.annotator if entry else ""}


def why_not_alone(seq: int, error: UserError) -> UserError:
    """Return what refused the undoing of an entry that no later one meets, in terms of the entry."""
    if error.code in {"project.contradiction", "edit.missing"}:
        return UserError("undo.needed", seq=seq)
    return error


class _Reach:
    """What the edits of an entry touch, make or remove, and refer to. Edits are rows of the journal."""

    def __init__(self) -> None:
        self._touched: set[tuple[str, ...]] = set()
        self._made: set[tuple[str, str]] = set()
        self._referred: set[tuple[str, str]] = set()

    def add(self, rows: Iterable[list[Any]]) -> None:
        """Take edits in."""
        for row in rows:
            self._touched.update(_touched(row))
            self._referred.update(_referred(row))
            if _comes_or_goes(row):
                self._made.add((row[0], row[1]))

    def marks(self) -> frozenset[bytes] | None:
        """Return JSON of which some is in every part that meets these edits; None where that is too much to look for.

        Parts that do not meet may hold one of them as well.
        """
        begun = self._referred | {(one[0], one[1]) for one in self._touched if len(one) == 2}
        if len(begun) + len(self._made) > _MOST_MARKS:
            return None
        named = (one[-1] for one in self._touched if len(one) > 2)  # a name, a key, an end of a link
        return frozenset(
            {orjson.dumps(one)[:-1] + b"," for one in begun}
            | {orjson.dumps(one) for _, one in self._made}
            | {orjson.dumps(one) for one in named}
        )

    def is_met_in(self, row: list[Any]) -> bool:
        """Tell whether the edit touches what these touch."""
        return not self._touched.isdisjoint(_touched(row))

    def hangs_together_with(self, row: list[Any]) -> bool:
        """Tell whether the edit refers to what these make or remove, or the other way round."""
        if not self._made.isdisjoint(_referred(row)):
            return True
        return _comes_or_goes(row) and (row[0], row[1]) in self._referred


def _comes_or_goes(row: list[Any]) -> bool:
    return row[3] is None or row[4] is None


def _touched(row: list[Any]) -> Iterator[tuple[str, ...]]:
    """Yield the thing itself, and the name and key of a label or the ends of a link that it takes or gives free."""
    kind, own_id, _, before, after = row
    yield kind, own_id
    for names in _ONE_ONLY.get(kind, ()):
        taken = {
            (kind, *names, *(str(fields.get(name, "")) for name in names))
            for fields in (before, after)
            if fields is not None and fields.get(names[0])
        }
        if None in (before, after) or not _alike(names, before, after):
            yield from taken


def _alike(names: tuple[str, ...], one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(name) == other.get(name) for name in names)


# The fields in which no two things of a kind may be alike, unless the first of them is empty.
_ONE_ONLY: dict[str, tuple[tuple[str, ...], ...]] = {
    Kind.LABEL.value: (("name",), ("key",)),
    Kind.LINK.value: (("type", "from_id", "to_id"),),
}
_REFERRING: dict[str, dict[str, str]] = {
    Kind.ANNOTATION.value: {
        "article_id": Kind.ARTICLE.value,
        "label_id": Kind.LABEL.value,
        "speaker_id": Kind.SOURCE.value,
        "statement_id": Kind.STATEMENT.value,
    },
    Kind.LINK.value: {
        "type": Kind.LINK_TYPE.value,
        "from_id": Kind.ANNOTATION.value,
        "to_id": Kind.ANNOTATION.value,
    },
    Kind.AWAITED_LINK.value: {"from_id": Kind.ANNOTATION.value},
}


def _referred(row: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield the things that an edit's thing needs, before it and after it."""
    kind, _, _, before, after = row
    for fields in (before, after):
        if fields is not None and kind in _REFERRING:
            own = fields.get("link") if kind == Kind.AWAITED_LINK.value else fields
            if not isinstance(own, dict):
                continue
            for name, other in _REFERRING[kind].items():
                if isinstance(one := own.get(name), str) and one:  # a stranger's journal may hold anything
                    yield other, one
