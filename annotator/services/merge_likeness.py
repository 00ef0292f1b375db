"""When two things of two projects are the same one, and which of two states of an annotation is the later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.values import AnnotationStatus
from annotator.store.state import folded_name

if TYPE_CHECKING:
    from annotator.core.values import Annotation, Link


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one, whatever their case and spacing."""
    return folded_name(one) == folded_name(other)


def alike(known: Annotation, wanted: Annotation) -> bool:
    """Tell whether annotations of two ids are one: same label and extent, and by the same annotator.

    A suggestion is nobody's: what stands here already, suggested or decided on, is not suggested once more.
    """
    if (known.label_id, known.fragments) != (wanted.label_id, wanted.fragments):
        return False
    if wanted.status is AnnotationStatus.SUGGESTED:
        return True
    return known.annotator == wanted.annotator and known.status is not AnnotationStatus.SUGGESTED


def precedence(annotation: Annotation) -> tuple[str, str]:
    """Return what decides between two states: the later wins, and of one moment always the same one.

    So both projects hold the same afterwards, whichever of them took the other in first.
    """
    plain = replace(
        annotation,
        attributes=dict(sorted(annotation.attributes.items())),
        extra=dict(sorted(annotation.extra.items())),
    )
    return annotation.updated, repr(plain)


def same_ends(one: Link, other: Link) -> bool:
    """Tell whether two links of other ids say the same."""
    return (one.type, one.from_id, one.to_id) == (other.type, other.from_id, other.to_id)
