"""Adjudication: what was decided where annotators differ, kept with the annotations it was decided about.

A decision stands in ``extra["adjudication"]`` of an annotation, so that every export and merge carries it. What an
annotator had marked before anybody decided can be told from it: agreement is measured on that, not on the outcome.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from annotator.core.values import Annotation, AnnotationStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = "adjudication"


class Verdict(StrEnum):
    """What became of an annotation that somebody else had not, or otherwise."""

    KEPT = "kept"
    REJECTED = "rejected"
    MERGED = "merged"  # made from several, which are rejected for it


def verdict(annotation: Annotation) -> Verdict | None:
    """Return what was decided about an annotation, None where nothing was."""
    said = _said(annotation).get("verdict")
    return Verdict(said) if isinstance(said, str) and said in set(Verdict) else None


def settled_against(annotation: Annotation) -> frozenset[str]:
    """Return against what it was decided: ids of annotations, and names of annotators who had not marked it."""
    against = _said(annotation).get("against")
    return (
        frozenset(each for each in against if isinstance(each, str))
        if isinstance(against, list)
        else frozenset()
    )


def decided(annotation: Annotation, outcome: Verdict, *, by: str, against: Iterable[str]) -> Annotation:
    """Return the annotation with a decision about it; what was decided against others before is kept."""
    known = settled_against(annotation) | set(against)
    said = {"verdict": outcome.value, "by": by, "against": sorted(known)}
    status = AnnotationStatus.REJECTED if outcome is Verdict.REJECTED else annotation.status
    return replace(annotation, status=status, extra={**annotation.extra, KEY: said})


def was_annotated(annotation: Annotation) -> bool:
    """Tell whether its annotator stood behind it before anybody decided between the annotators."""
    outcome = verdict(annotation)
    if outcome is Verdict.MERGED:
        return False
    is_turned_down = annotation.status is AnnotationStatus.REJECTED and outcome is Verdict.REJECTED
    return annotation.status is AnnotationStatus.ACCEPTED or is_turned_down


def _said(annotation: Annotation) -> dict[str, Any]:
    said = annotation.extra.get(KEY)
    return said if isinstance(said, dict) else {}
