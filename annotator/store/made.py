"""The rows of annotations that are new, straight from their fields (`annotator.core.edits.EditSet.made`)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.core.edits import Kind
from annotator.store.columns import dumped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.store.columns import Numbers

# The columns of an annotation that all have, and those that few have. sqlite3 takes a third of a row's time for its
# NULLs alone, so that most rows are written without them.
_COMMON = (
    *("pk", "id", "article_pk", "text_length", "label_pk", "start", "end"),
    *("note", "annotator", "origin", "status", "created", "updated"),
)
_RARE = ("fragments", "source", "cue", "addressee", "speaker_pk", "statement_pk", "attributes", "extra")
_DEFAULTS = {
    "note": "",
    "annotator": "",
    "origin": "manual",
    "status": "accepted",
    "created": "",
    "updated": "",
}
_PLAIN = frozenset({"article_id", "label_id", "fragments", *_COMMON})


def _insert(columns: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO annotations ({names}) VALUES ({', '.join('?' * len(columns))})"


INSERT_PLAIN = _insert(_COMMON)
INSERT_MADE = _insert((*_COMMON, *_RARE))


class MadeRows(NamedTuple):
    """Rows for the two statements, and how many annotations there are by article, label and status."""

    plain: list[tuple[Any, ...]]
    others: list[tuple[Any, ...]]
    tally: Counter[tuple[int, int, str]]


def made_rows(made: Sequence[Mapping[str, Any]], first: int, numbers: Numbers) -> MadeRows:
    """Return the rows of the annotations, numbered from ``first`` on.

    Raises `LookupError` for an article, label, speaker or statement that does not exist.
    """
    rows = MadeRows([], [], Counter())
    labels: dict[str, int] = {}
    article_id, article, length = "", 0, 0
    for pk, fields in enumerate(made, first):
        label_id, fragments = fields["label_id"], fields["fragments"]
        if fields["article_id"] != article_id:
            article_id = fields["article_id"]
            article, length = numbers.article(article_id)
        label = labels.get(label_id)
        if label is None:
            label = labels[label_id] = numbers.pk(Kind.LABEL, label_id)
        own_id, status, kept, is_plain = _values(tuple(fields))
        values = (*fields.values(), *_DEFAULTS.values())
        rows.tally[article, label, values[status]] += 1
        common = (
            pk,
            values[own_id],
            article,
            length,
            label,
            fragments[0][0],
            fragments[-1][1],
            *kept(values),
        )
        if is_plain and len(fragments) == 1:
            rows.plain.append(common)
        else:
            rows.others.append(common + _rare(fields, numbers))
    return rows


@lru_cache(maxsize=256)
def _values(names: tuple[str, ...]) -> tuple[int, int, itemgetter[Any], bool]:
    """Say where, among the values of fields of these names with the defaults behind them, the columns' values stand.

    That of the id, that of the status, what gets all that `_DEFAULTS` has, and whether there is nothing rare among
    them. The annotations of a file have a handful of different fields between them.
    """
    places = {name: len(names) + place for place, name in enumerate(_DEFAULTS)}
    places |= {name: place for place, name in enumerate(names)}
    kept = itemgetter(*(places[name] for name in _DEFAULTS))
    return places["id"], places["status"], kept, _PLAIN.issuperset(names)


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
