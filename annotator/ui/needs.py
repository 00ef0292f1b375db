"""Which needs of the action table are met, as the desk and the reader are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.values import AnnotationStatus
from annotator.ui.actions import Need

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.reader import Reader


def needs_met(desk: Desk, reader: Reader, view: str = "") -> dict[Need, bool]:
    """Return for each need whether it is met; ``view`` is the name of the view that is shown."""
    has_selection, has_annotation = bool(reader.selection()), desk.selected is not None
    is_suggestion = has_annotation and desk.annotations[desk.selected_id].status is AnnotationStatus.SUGGESTED
    return {
        Need.NOTHING: True,
        Need.PROJECT: desk.session is not None,
        Need.ARTICLE: desk.article is not None,
        Need.SELECTION: has_selection,
        Need.ANNOTATION: has_annotation,
        Need.BOTH: has_selection and has_annotation,
        Need.EITHER: has_selection or has_annotation,
        Need.SUGGESTION: is_suggestion or bool(reader.suggestion_at_caret()),
        Need.DIFFERENCE: view == "agreement",
        Need.UNDO: desk.can_undo,
        Need.REDO: desk.can_redo,
    }
