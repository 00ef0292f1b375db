"""What an operation is: a function that looks at the project and returns the edits that would do what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from annotator.core.edits import EditSet
from annotator.core.errors import UserError
from annotator.core.times import stamp_after

if TYPE_CHECKING:
    from annotator.core.values import Annotation, Article
    from annotator.store.queries import Queries


@dataclass(frozen=True, slots=True)
class Context:
    """What an operation may know: the project as it is, who acts, and when."""

    read: Queries
    annotator: str
    now: str

    def annotation(self, annotation_id: str) -> Annotation:
        """Return an annotation; raise `UserError` where it is gone."""
        found = self.read.annotation(annotation_id)
        if found is None:
            raise UserError("annotation.gone", id=annotation_id)
        return found

    def article(self, article_id: str) -> Article:
        """Return an article; raise `UserError` where it is gone."""
        found = self.read.article(article_id)
        if found is None:
            raise UserError("article.gone", id=article_id)
        return found

    def moment_after(self, before: Annotation) -> str:
        """Return when a change of ``before`` is made: now, and later than its last change, whatever the clock says."""
        return stamp_after(before.updated, self.now)


Operation: TypeAlias = Callable[[Context], EditSet]
"""It runs inside the transaction that makes its edits true, and may raise `UserError`: then nothing happens."""
