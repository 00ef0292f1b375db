"""The letters in the right margin that name the annotations of each line, so that nothing rests on colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.ui.reader.marks import ReaderMark
    from annotator.ui.reader.page import Line
    from annotator.ui.reader.scene import Piece, Scene


class Badge(NamedTuple):
    """The letters of an annotation beside a line, in pixels of the viewport."""

    mark: ReaderMark
    left: int
    top: int
    width: int


def badge_at(scene: Scene, x: float, y: float) -> ReaderMark | None:
    """Return the annotation whose badge is there, or None."""
    if x < scene.badge_left:
        return None
    for line, here in zip(scene.lines, marks_by_line(scene.covered, len(scene.lines)), strict=True):
        if line.top <= y < line.bottom:
            for mark, left, top, width in placed(scene, line, here):
                if left <= x < left + width and top <= y < top + scene.inks.badge_height:
                    return mark
    return None


def marks_by_line(covered: list[tuple[ReaderMark, list[Piece]]], lines: int) -> list[list[ReaderMark]]:
    """Return the annotations of each visible line."""
    result: list[list[ReaderMark]] = [[] for _ in range(lines)]
    for mark, parts in covered:
        last = -1
        for part in parts:
            if part.line != last:  # the pieces of a mark are in the order of the lines
                last = part.line
                result[last].append(mark)
    return result


def placed(scene: Scene, line: Line, here: list[ReaderMark]) -> list[Badge]:
    """Return the badges beside a line, as many as there is room for: those of annotations that begin there first."""
    inks = scene.inks
    if len(here) > 1:
        lane = scene.marks.lane
        here.sort(key=lambda mark: (mark.fragments[0][0] < line.start, mark.fragments[0][0], lane(mark.id)))
    top = round((line.text_top + line.text_bottom - inks.badge_height) / 2)
    left = round(scene.badge_left)
    result: list[Badge] = []
    for mark in here:
        width = inks.badge_width(mark.badge, is_linked=mark.is_linked)
        if not mark.badge:
            continue
        if left + width > scene.badge_right and result:
            break
        result.append(Badge(mark, left, top, width))
        left += width + 3
    return result
