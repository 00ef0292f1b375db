"""Quotations: which quotation marks belong together, in any of the usual styles, nested or left open.

A quotation never crosses the end of a paragraph. A longer one is, as printers do it, left open at the end of a
paragraph and opened again at the start of the next: those are two quotations, the first not closed, the second
marked as continuing it. Apostrophes are told from single marks by what stands around them. The work is linear in
the length of the text, because no more than `DEEPEST` quotations are ever open at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.paragraphs import paragraph_around, paragraphs
from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEPEST = 6

# An apostrophe inside a word is no mark, nor those of rock 'n' roll, so the search passes over them.
_MARK = re.compile(
    r"[“”„«»‹›「」『』\"‟＂‘‚‛]|``|(?<=\S)'(?=''(?!'))|''|(?<!\w)['’](?!n['’](?!\w))|(?<!['’]n)['’](?!\w)"
)

# A single mark that closes a double one by a slip: “Let us go.’ She left.
_SLIP = re.compile(r"[.!?,]['’](?=\s|$)")

# What may close what. An opening mark that can also close (“ ends German „…“) is decided by what stands around it.
_CLOSERS = {
    "“": '”"“',
    "‟": '”"',
    "„": '“”"',
    "”": "”",  # Swedish, Finnish
    '"': '"”',
    "＂": "＂",
    "«": "»",
    "»": "«",  # Danish, and German books
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‛": "’",
    "‚": "‘’",
    "’": "’",
    "'": "'’",
    "「": "」",
    "『": "』",
    "``": "''\"",
    "''": "''",
}
_OPENERS = frozenset(_CLOSERS)
_SINGLES = frozenset("‘‛‚’'")
_BEFORE_OPENING = frozenset("([{<-–—/¡¿…*") | frozenset("“”„«‹\"‘'‚「『‟＂’")
_AFTER_CLOSING = frozenset(".,;:!?)]}>-–—/…։؟،؛。、*՝՞՜") | frozenset("”“»›\"’'‘」』＂«")


class Quotation(NamedTuple):
    """A quotation, its marks included. An unclosed one ends with its paragraph, or before the next one."""

    span: Span
    depth: int  # 0: not inside another
    is_closed: bool
    continues: bool = False  # opens again what the paragraph before left open
    opening: int = 1  # code points of the opening mark (2 for ``)
    closing: int = 1  # of the closing mark; 0 where there is none

    @property
    def words(self) -> Span:
        """What stands between the marks."""
        return Span(self.span.start + self.opening, self.span.end - self.closing)


class _Open:
    __slots__ = ("children", "mark", "start")

    def __init__(self, mark: str, start: int) -> None:
        self.mark = mark
        self.start = start
        self.children = 0  # index into the list of what was found, from where its own inner quotations are


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """Return the quotations in ``text[start:end]``, in the order of their starts; positions in code points."""
    stop = len(text) if end is None else end
    found: list[Quotation] = []
    marks = list(_MARK.finditer(text, start, stop))
    if not marks:
        return ()
    index = 0
    left_open = ""
    for paragraph in paragraphs(text, start, stop):
        first = index
        while index < len(marks) and marks[index].start() < paragraph.end:
            index += 1
        here = [(mark.group(), mark.start()) for mark in marks[first:index]]
        left_open = _pair(text, paragraph, here, left_open, found)
    return tuple(found)


def quotation_around(text: str, position: int) -> Span | None:
    """Return the innermost quotation that the caret at ``position`` stands in or touches, marks included.

    Only the paragraph around the position is read.
    """
    paragraph = paragraph_around(text, position)
    if paragraph is None:
        return None
    around = [q.span for q in quotations(text, *paragraph) if q.span.start <= position <= q.span.end]
    inside = [span for span in around if span.start < position < span.end or span.start == position]
    return min(inside or around, key=lambda span: span.length, default=None)


def _pair(
    text: str, paragraph: Span, marks: list[tuple[str, int]], left_open: str, found: list[Quotation]
) -> str:
    """Pair the marks of one paragraph; return the mark it leaves open at its end, or nothing."""
    stack: list[_Open] = []
    here: list[Quotation] = []
    for number, (mark, at) in enumerate(marks):
        opens, closes = _may(text, mark, at, paragraph)
        if mark == "“" and opens and stack and stack[-1].mark == "„":
            after = text[at + 1 : at + 2] if at + 1 < paragraph.end else " "
            if after.isspace() or after in _AFTER_CLOSING:  # „… ‚…‘“, sagte er
                opens, closes = False, True
        depth = _closed_by(stack, mark) if closes or not opens else -1
        if depth >= 0 and mark in _SINGLES and _is_possessive(text, marks, number):
            continue
        if depth >= 0 and (closes or mark not in _OPENERS or stack[depth].mark == mark):
            opened = stack[depth]
            del stack[depth:]
            here.append(
                Quotation(
                    Span(opened.start, at + len(mark)),
                    depth,
                    is_closed=True,
                    opening=len(opened.mark),
                    closing=len(mark),
                )
            )
        elif opens and mark in _OPENERS and len(stack) < DEEPEST:
            opened = _Open(mark, at)
            opened.children = len(here)
            stack.append(opened)
    still = _unclosed(text, paragraph, stack, here)
    here.sort(key=lambda q: (q.span.start, -q.span.end))
    if here and left_open and here[0].span.start == paragraph.start and text[paragraph.start] == left_open:
        here[0] = here[0]._replace(continues=True)
    found.extend(_with_depths(here))
    return still


def _may(  # noqa: PLR0911 - one line a rule, in their order
    text: str, mark: str, at: int, paragraph: Span
) -> tuple[bool, bool]:
    """Tell whether the mark may open, and whether it may close, by what stands around it."""
    before = text[at - 1] if at > paragraph.start else " "
    behind = at + len(mark)
    after = text[behind] if behind < paragraph.end else " "
    if mark in "„‚「『``‹" or (mark == "«" and not after.isspace() and before.isspace()):
        return True, False
    if mark in "」』":
        return False, True
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if mark in "«»":  # French sets spaces inside the marks
        return opens or mark == "«", closes or mark == "»"
    if mark in _SINGLES:
        if mark in "'’" and opens and (after.isdigit() or not (after.isalpha() or after in '“"[…')):
            opens = False  # the '90s
        return opens or (mark == "‘" and not after.isspace() and not closes), closes
    if mark == "“":
        return opens or not closes, closes and not opens
    if mark == "”":
        return opens and not closes, closes or not opens
    if before.isspace() and after.isspace():
        return False, True  # a slip: a space before the closing mark
    if not opens and not closes:  # a straight mark inside or outside of words: by turns
        return not before.isalnum() or after.isalpha(), not before.isspace()
    return opens, closes


def _closed_by(stack: list[_Open], mark: str) -> int:
    """Return the index of the innermost open quotation that ``mark`` can close, or -1."""
    for index in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[index].mark]:
            return index
        if stack[index].mark not in _SINGLES and mark in _SINGLES:
            return -1  # a single mark never reaches out of a double one
    return -1


def _is_possessive(text: str, marks: list[tuple[str, int]], number: int) -> bool:
    """Tell whether a closing single mark after an s is rather the genitive of a plural (the officials’ plan)."""
    mark, at = marks[number]
    if (
        text[at - 1 : at].lower() != "s"
        or text[at + 1 : at + 2] != " "
        or not text[at + 2 : at + 3].islower()
    ):
        return False
    for other, place in marks[number + 1 : number + 4]:
        if other in '‘“"':
            return False
        if other in {"’", "'"} and mark in {"’", "'"}:
            return not text[place - 1].isspace() and text[place - 1].lower() != "s"
    return False


def _unclosed(text: str, paragraph: Span, stack: list[_Open], here: list[Quotation]) -> str:
    """Add the quotations the paragraph leaves open; return the outermost one's mark."""
    still = ""
    limit = paragraph.end
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        at_start = opened.start == paragraph.start
        if opened.mark in _SINGLES and not (at_start and opened.mark in "‘‚"):
            continue  # an apostrophe
        inner = [q for q in here[opened.children :] if text[q.span.start] == opened.mark]
        end = min([limit, *(q.span.start for q in inner)])
        if opened.mark == "“" and (slip := _SLIP.search(text, opened.start, end)):
            end = slip.end()
        while end > opened.start + 1 and text[end - 1].isspace():
            end -= 1
        if end > opened.start + len(opened.mark):
            here.append(
                Quotation(
                    Span(opened.start, end), depth, is_closed=False, opening=len(opened.mark), closing=0
                )
            )
        limit = min(limit, opened.start)
        if end == paragraph.end:
            still = opened.mark
    return still


def _with_depths(here: Iterable[Quotation]) -> list[Quotation]:
    """Count depths anew, after unclosed quotations were cut short."""
    result: list[Quotation] = []
    ends: list[int] = []
    for quotation in here:
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        result.append(quotation._replace(depth=len(ends)))
        ends.append(quotation.span.end)
    return result
