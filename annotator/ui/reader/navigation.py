"""What the selecting keys select: sentences, quotations, paragraphs and words, as spans of the text.

Plain functions without Qt. Positions are code points; every span they return begins and ends between characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core import words
from annotator.core.graphemes import ceiling_boundary, floor_boundary
from annotator.core.paragraphs import paragraph_around
from annotator.core.quotations import quotation_around
from annotator.core.sentences import sentence_at
from annotator.core.spans import Span

if TYPE_CHECKING:
    from annotator.core.spans import Cover


def snapped(text: str, span: Span) -> Span:
    """Return the span made as long as it takes to split no cluster, and to lie inside the text."""
    length = len(text)
    start, end = max(0, min(span.start, length)), max(0, min(span.end, length))
    return Span(floor_boundary(text, start), ceiling_boundary(text, end))


def sentence(text: str, selection: Span, boilerplate: Cover) -> Span | None:
    """Return the sentence at the caret; where exactly that is selected already, the next one outside boilerplate.

    A caret between two paragraphs gets the sentence after it. ``selection`` may be empty: it is the caret then.
    """
    here = sentence_at(text, selection.start)
    if here is None:
        return next_sentence(text, selection.end, boilerplate)
    here = snapped(text, here)
    if here == selection:
        return next_sentence(text, selection.end, boilerplate)
    return here


def next_sentence(text: str, position: int, boilerplate: Cover) -> Span | None:
    """Return the first sentence that begins at or after ``position`` and is no boilerplate, or None."""
    length = len(text)
    while position < length:
        while position < length and text[position].isspace():
            position += 1
        found = sentence_at(text, position) if position < length else None
        if found is None:
            return None
        if found.start < position:
            position = max(found.end, position + 1)
            continue
        passed = boilerplate.over(found)
        if not passed:
            return snapped(text, found)
        position = max(passed[0].end, found.end)
    return None


def extended_by_sentence(text: str, selection: Span, boilerplate: Cover) -> Span | None:
    """Return the selection up to the end of its last sentence, or, where it is there, of the next; None at the end."""
    if selection.start == selection.end:
        return sentence(text, selection, boilerplate)
    last = sentence_at(text, selection.end - 1)
    if last is not None and last.start < selection.end < last.end:
        return Span(selection.start, ceiling_boundary(text, last.end))
    following = next_sentence(text, selection.end, boilerplate)
    return None if following is None else Span(selection.start, following.end)


def quotation(text: str, selection: Span) -> Span | None:
    """Return the innermost quotation around the caret, marks included; around a selected one, the next outer one."""
    found = quotation_around(text, selection.start)
    if found is None and selection.end != selection.start:
        found = quotation_around(text, selection.end)
    if found is not None and found == selection and found.start > 0:
        outer = quotation_around(text, found.start - 1)
        if outer is not None and outer.start < found.start and outer.end > found.end:
            return snapped(text, outer)
    return None if found is None else snapped(text, found)


def paragraph(text: str, selection: Span) -> Span | None:
    """Return the paragraph at the caret, without white space around it, or None on an empty line."""
    found = paragraph_around(text, selection.start)
    return None if found is None else snapped(text, found)


def word(text: str, position: int) -> Span | None:
    """Return the word or mark at ``position``, or None in white space."""
    found = words.word_at(text, position)
    return None if found is None else snapped(text, found)


def end_moved(text: str, span: Span, direction: int) -> Span | None:
    """Return the span with its end a word further (+1) or back (-1); None where it would be empty or is at the end."""
    end = words.next_word_end(text, span.end) if direction > 0 else words.previous_word_end(text, span.end)
    if direction > 0:
        while end > span.end and text[end - 1].isspace():  # nothing but white space was left
            end -= 1
    return Span(span.start, end) if end != span.end and end > span.start else None


def start_moved(text: str, span: Span, direction: int) -> Span | None:
    """Return the span with its start a word further (+1) or back (-1); None where it would be empty."""
    move = words.next_word_start if direction > 0 else words.previous_word_start
    start = move(text, span.start)
    return Span(start, span.end) if start != span.start and start < span.end else None


def fragments_end_moved(text: str, fragments: tuple[Span, ...], direction: int) -> tuple[Span, ...] | None:
    """Return the fragments with the end of the last a word further or back, or None."""
    last = end_moved(text, fragments[-1], direction)
    return None if last is None else (*fragments[:-1], last)


def fragments_start_moved(text: str, fragments: tuple[Span, ...], direction: int) -> tuple[Span, ...] | None:
    """Return the fragments with the start of the first a word further or back, or None."""
    first = start_moved(text, fragments[0], direction)
    return None if first is None else (first, *fragments[1:])


def paragraph_start_before(text: str, position: int) -> int:
    """Return where the line of text (up to its line end) that holds the point before ``position`` begins."""
    while position > 0 and text[position - 1] in "\n\r\u2029":
        position -= 1
    return max(text.rfind(mark, 0, position) for mark in "\n\r\u2029") + 1


def paragraph_start_after(text: str, position: int) -> int:
    """Return where the next line of text with something in it begins, or the length of the text."""
    found = [at for at in (text.find(mark, position) for mark in "\n\r\u2029") if at >= 0]
    if not found:
        return len(text)
    after = min(found)
    while after < len(text) and text[after] in "\n\r\u2029":
        after += 1
    return after


def differing(before: Span, after: Span) -> list[Span]:
    """Return the parts of the text whose look differs between two selections or carets."""
    if before.start == after.start:
        return [Span(min(before.end, after.end), max(before.end, after.end))]
    if before.end == after.end:
        return [Span(min(before.start, after.start), max(before.start, after.start))]
    return [before, after]
