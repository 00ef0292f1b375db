"""In which order the suggestions that wait are shown: as they stand, the surest first, or what teaches most first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.values import Annotation, AnnotationStatus
from annotator.services.settings import QueueOrder
from annotator.services.suggestion_page import ORIGIN, SUGGESTION
from annotator.services.suggestion_reasons import RuleRecord, records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.store.queries import Queries

_TRUST = 8  # decisions after which a rule's own record weighs as much as its first confidence


def expected(annotation: Annotation, known: Mapping[str, RuleRecord]) -> float:
    """Return how likely a suggestion is to be accepted, 0 to 1: its confidence, moved by how its rule has fared."""
    confidence = float(annotation.extra.get(SUGGESTION, {}).get("confidence", 0.5))
    record = known.get(annotation.origin.removeprefix(ORIGIN), RuleRecord())
    decided = record.accepted + record.rejected
    return (confidence * _TRUST + record.accepted) / (_TRUST + decided)


def teaches(annotation: Annotation, known: Mapping[str, RuleRecord]) -> float:
    """Return how much a decision would teach, 0 to 1: most where it is open, and where little is decided yet.

    The first factor is the variance of a coin of that chance, the second falls with the rule's decisions: what was
    asked often is known.
    """
    chance = expected(annotation, known)
    record = known.get(annotation.origin.removeprefix(ORIGIN), RuleRecord())
    return 4 * chance * (1 - chance) * _TRUST / (_TRUST + record.accepted + record.rejected)


def queue(read: Queries, article_ids: Iterable[str], order: QueueOrder = QueueOrder.TEXT) -> list[Annotation]:
    """Return the suggestions that wait in some articles, in the order of the user's choice; equals as they stand."""
    waiting = [
        one
        for article_id in article_ids
        for one in read.annotations(article_id)
        if one.status is AnnotationStatus.SUGGESTED
    ]
    if order is QueueOrder.TEXT:
        return waiting
    known = records(read)
    value = expected if order is QueueOrder.CONFIDENCE else teaches
    return sorted(waiting, key=lambda one: -value(one, known))
