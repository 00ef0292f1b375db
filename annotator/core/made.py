"""Annotations of one article that are new, column by column: a value for each would take longer than all the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Made:
    """New annotations of an article of which the same fields differ from their defaults, as plain JSON values.

    ``columns`` has those fields' values but for the article's id, in the order of the annotations: spans as lists of
    pairs of code points, a status as its name. ``id``, ``label_id`` and ``fragments`` are always among them.
    """

    article_id: str
    columns: Mapping[str, Sequence[Any]]

    def __len__(self) -> int:
        return len(self.columns["id"])

    def fields(self) -> list[dict[str, Any]]:
        """Return the fields of each annotation."""
        columns, article_id = dict(self.columns), self.article_id
        found = [
            {"id": own_id, "article_id": article_id, "label_id": label_id, "fragments": fragments}
            for own_id, label_id, fragments in zip(
                *(columns.pop(name) for name in ("id", "label_id", "fragments")), strict=True
            )
        ]
        for name, values in columns.items():
            for one, value in zip(found, values, strict=True):
                one[name] = value
        return found
