"""The rows of annotations that are new, straight from their fields (`annotator.core.edits.EditSet.made`)."""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.core.edits import Kind
from annotator.store.columns import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.made import Made
    from annotator.store.columns import Numbers

# The columns of an annotation that all have, and those that few have. sqlite3 takes a third of a row's time for its
# NULLs alone, so that most rows are written without them.
_COMMON = (
    *("pk", "id", "article_pk", "text_length", "label_pk", "start", "end"),
    *("note", "annotator", "origin", "status", "created", "updated"),
)
_RARE = ("fragments", "source", "cue", "addressee", "speaker_pk", "statement_pk", "attributes", "extra")
# What the common ones are where an annotation's fields do not say.
_DEFAULTS = {
    "note": "",
    "annotator": "",
    "origin": "manual",
    "status": "accepted",
    "created": "",
    "updated": "",
}
_PLAIN = frozenset({"id", "label_id", "fragments", *_DEFAULTS})


def _insert(columns: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO annotations ({names})"


INSERT_PLAIN = _insert(_COMMON)
INSERT_MADE = _insert((*_COMMON, *_RARE))


class MadeRows(NamedTuple):
    """Rows for the two statements, and how many annotations there are by article, label and status."""

    plain: list[tuple[Any, ...]]
    others: list[tuple[Any, ...]]
    tally: Counter[tuple[int, int, str]]


def made_rows(made: Iterable[Made], first: int, numbers: Numbers) -> MadeRows:
    """Return the rows of the annotations, numbered from ``first`` on.

    Raises `LookupError` for an article, label, speaker or statement that does not exist.
    """
    rows = MadeRows([], [], Counter())
    labels: dict[str, int] = {}
    for some in made:
        columns = some.columns
        article, length = numbers.article(some.article_id)
        for label_id in columns["label_id"]:
            if label_id not in labels:
                labels[label_id] = numbers.pk(Kind.LABEL, label_id)
        own_labels = [labels[label_id] for label_id in columns["label_id"]]
        fragments = columns["fragments"]
        common = zip(
            range(first, first + len(fragments)),
            columns["id"],
            repeat(article),
            repeat(length),
            own_labels,
            [spans[0][0] for spans in fragments],
            [spans[-1][1] for spans in fragments],
            *(columns.get(name) or repeat(default) for name, default in _DEFAULTS.items()),
        )
        first += len(fragments)
        rows.tally.update(zip(repeat(article), own_labels, columns.get("status") or repeat("accepted")))
        if _PLAIN.issuperset(columns) and max(map(len, fragments)) == 1:
            rows.plain.extend(common)
        else:
            rare = (_rare(fields, numbers) for fields in some.fields())
            rows.others.extend(one + more for one, more in zip(common, rare, strict=True))
    return rows


def _rare(fields: Mapping[str, Any], numbers: Numbers) -> tuple[Any, ...]:
    """Return what few annotations have, in the order of `_RARE`."""
    get = fields.get
    fragments, speaker, statement = fields["fragments"], get("speaker_id"), get("statement_id")
    return (
        dumped(fragments if len(fragments) > 1 else None),
        *(dumped(get(name)) for name in ("source", "cue", "addressee")),
        numbers.pk(Kind.SOURCE, speaker) if speaker else None,
        numbers.pk(Kind.STATEMENT, statement) if statement else None,
        *(dumped(get(name)) for name in ("attributes", "extra")),
    )
